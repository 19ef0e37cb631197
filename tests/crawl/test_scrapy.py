"""`scrapy` inside the project: the same spiders, pipelines and record, as Scrapy users expect them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.settings import Settings

from newscrawl import outlets
from newscrawl.run import settings
from newscrawl.spiders.loader import OutletLoader
from tests.crawl.site import QUICK, Site

ROOT = Path(__file__).resolve().parents[2]


def scrapy(*words: str, outlets: Path) -> subprocess.CompletedProcess[str]:
    """Run `scrapy` in the project, with a folder of outlet files besides the shipped ones."""
    sets = [word for name, value in QUICK.items() for word in ("-s", f"{name}={value}")]
    main = "import sys; from scrapy.cmdline import execute; execute(['scrapy', *sys.argv[1:]])"
    env = os.environ | {"NEWSCRAWL_OUTLETS": str(outlets)}
    return subprocess.run(
        [sys.executable, "-c", main, *words, *sets], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60
    )


def test_scrapy_crawl_and_shell(tmp_path: Path) -> None:
    with Site() as site:
        site.feed([site.article(f"/news/51000{n}") for n in range(4)])
        folder = tmp_path / "eg"
        folder.mkdir()
        outlet = f'name = "T"\narabic_name = "ت"\nhome = "{site.url()}"\ncountry = "EG"\nkind = "site"\n'
        (folder / "test-outlet.toml").write_text(outlet, "utf-8")
        out = tmp_path / "x.jsonl"
        done = scrapy("crawl", "test-outlet", "-O", str(out), "-a", "limit=2", outlets=tmp_path)
        assert done.returncode == 0, done.stderr
        page = site.url("/news/510001")
        shell = scrapy("shell", page, "-c", "(spider.name, len(list(spider.parse(response))))", outlets=tmp_path)
    records = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [record["outlet"] for record in records] == ["test-outlet"] * 2
    assert list(records[0])[:3] == ["schema", "id", "revision"]
    assert "\\u" not in out.read_text("utf-8")
    assert "('test-outlet', 1)" in shell.stdout


def test_scrapy_shell_opens_a_saved_page(tmp_path: Path) -> None:
    page = tmp_path / "saved.html"
    page.write_text("<html><h1>عنوان محفوظ</h1></html>", "utf-8")
    shell = scrapy("shell", str(page), "-c", 'response.css("h1::text").get()', outlets=tmp_path)
    assert "عنوان محفوظ" in shell.stdout, shell.stderr


def test_list_is_every_outlet_and_reads_none() -> None:
    assert OutletLoader.from_settings(Settings()).list() == list(outlets.slugs())


def test_spider_of_an_outlet_is_named_after_it() -> None:
    loader = OutletLoader(Settings())
    slug = next(iter(outlets.slugs()))
    spider = loader.load(slug)
    assert spider.name == spider.target.slug == slug
    assert slug in loader.find_by_request(Request(spider.target.home))
    with pytest.raises(KeyError):
        loader.load("no-such-outlet")


def test_settings_are_polite_and_close_what_scrapy_leaves_open() -> None:
    made = settings()
    assert made.getbool("ROBOTSTXT_OBEY")
    assert made.getfloat("DOWNLOAD_DELAY") >= 2
    assert made.getint("CONCURRENT_REQUESTS_PER_DOMAIN") == 1
    assert made.getbool("AUTOTHROTTLE_ENABLED")
    assert not any(map(made.getbool, ("REMOTE_CONTROL_ENABLED", "TELNETCONSOLE_ENABLED", "COOKIES_ENABLED")))
    assert made.getint("DOWNLOAD_MAXSIZE") <= 10 * 2**20
    assert made["FEED_EXPORT_ENCODING"] == "utf-8"
    assert made["USER_AGENT"].startswith("newscrawl/")
    handlers = made.getwithbase("DOWNLOAD_HANDLERS")
    assert {scheme for scheme, handler in handlers.items() if handler} == {"http", "https"}


def test_user_agent_carries_the_contact_that_was_set() -> None:
    made = settings({"NEWSCRAWL_CONTACT": "https://example.org/crawl\r\nX: y"})
    assert made["USER_AGENT"].endswith(" (+https://example.org/crawlX: y)")
    assert settings({"NEWSCRAWL_CONTACT": "a@b", "USER_AGENT": "x"})["USER_AGENT"] == "x"


def test_a_run_may_set_what_it_likes() -> None:
    assert settings({"DOWNLOAD_DELAY": "0.5"}).getfloat("DOWNLOAD_DELAY") == 0.5
