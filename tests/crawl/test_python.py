"""`newscrawl.crawl` and `newscrawl.read` from a script, and where an event loop runs already, as in a notebook."""

import asyncio
import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import newscrawl
from newscrawl.run import CrawlError, CrawlWarning
from tests.crawl.site import QUICK, Reply, Site

SCRIPT = """
import json, sys
import newscrawl
url, settings, out = json.loads(sys.argv[1])
titles = [article.title for article in newscrawl.crawl(url, limit=2, settings=settings)]
print(json.dumps(titles))
"""


def test_in_a_script(tmp_path: Path) -> None:
    with Site() as site:
        site.feed([site.article(f"/news/71000{n}", f"خبر من المدينة رقم {n}") for n in range(4)])
        (tmp_path / "crawl.py").write_text(SCRIPT, "utf-8")
        words = [sys.executable, "crawl.py", json.dumps([site.url(), QUICK, None])]
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=90, env=dict(os.environ))
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["crawl.py"]  # a loop over articles leaves no files


def test_in_a_running_event_loop_and_left_early() -> None:
    async def cell() -> list[str]:
        articles = newscrawl.crawl(site.url(), settings=QUICK | {"DOWNLOAD_DELAY": "0.1"})
        return [article.url for article in itertools.islice(articles, 3)]

    with Site() as site:
        site.feed([site.article(f"/news/72{n:04}") for n in range(40)])
        found = asyncio.run(cell())
    assert len(set(found)) == 3


def test_an_outlet_that_fails_loses_nothing_of_the_others() -> None:
    with Site() as site, Site() as dead:
        site.feed([site.article(f"/news/74000{n}") for n in range(3)])
        dead.replies["/"] = Reply("", 403)
        with pytest.warns(CrawlWarning, match=dead.slug):
            found = list(newscrawl.crawl(site.url(), dead.url(), settings=QUICK))
        assert len(found) == 3
        with pytest.raises(CrawlError) as raised:
            list(newscrawl.crawl(dead.url(), settings=QUICK))
    assert raised.value.code == 3


def test_a_wrong_option_is_told_without_the_usage_of_the_command_line() -> None:
    with pytest.raises(CrawlError) as raised:
        list(newscrawl.crawl("hespress", settings={"DOWNLOAD_DELAY": "slow"}))
    assert raised.value.code == 2
    assert str(raised.value).startswith("argument -s/--set: 'DOWNLOAD_DELAY=slow': is no number")


@pytest.mark.parametrize("name", ["articles.jsonl", "articles.jsonl.gz", "articles.jsonl.zst"])
def test_what_a_crawl_wrote_is_read_back(tmp_path: Path, name: str) -> None:
    async def cell() -> list[str]:
        return [article.url for article in newscrawl.read(tmp_path / name)]

    settings = [word for key, value in QUICK.items() for word in ("-s", f"{key}={value}")]
    with Site() as site:
        site.feed([site.article("/news/730001"), site.article("/news/730002")])
        main = "import sys; from newscrawl.commands import main; sys.exit(main())"
        words = [sys.executable, "-c", main, "crawl", site.url(), "-o", name, *settings]
        subprocess.run(words, cwd=tmp_path, check=True, capture_output=True, timeout=90)
    assert sorted(asyncio.run(cell())) == [site.url("/news/730001"), site.url("/news/730002")]
    assert [article.to_dict()["schema"] for article in newscrawl.read(tmp_path / name)] == ["newscrawl/article/1"] * 2
