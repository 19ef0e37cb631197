"""What a run takes in, what it writes, how it ends."""

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newscrawl.commands import main
from newscrawl.run import exit_code
from newscrawl.tally import Tally
from newscrawl.warc import pages
from tests.crash.runs import small_files
from tests.crawl.site import XML, Crawled, Reply, Site, article_page, command, crawl, home_page, sites

CLOSED = "http://127.0.0.1:9/"  # nothing listens there


def test_limit_is_exact_and_output_goes_on(tmp_path: Path) -> None:
    out = tmp_path / "articles.jsonl"
    with Site() as site:
        site.feed([site.article(f"/news/3100{n:02}") for n in range(20)])
        first = crawl(tmp_path, site.url(), "--limit", "3")
        second = crawl(tmp_path, site.url(), "--limit", "2", "-o", str(out))
    assert [len(run.records) for run in (first, second)] == [3, 5]
    assert sum(path.startswith("/news/") for path in site.paths()) == 5


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, Site], Crawled]]:
    """One crawl: an article by its URL, a listing by its URL, two dead sites and one without articles."""
    with sites(3) as made, Site() as plain:
        named = dict(zip(["article", "listing", "bare"], made, strict=True))
        named["plain"] = plain
        for site in made:
            site.feed([site.article("/news/320001"), site.article("/news/320002")])
        listed = [named["listing"].article(f"/news/32001{n}", f"خبر طويل عن المدينة وأهلها {n}") for n in range(8)]
        named["listing"].replies["/section/city"] = Reply(home_page(links=listed))
        named["bare"].replies["/"] = Reply("<html><title>قريبا</title><body><p>الموقع قيد الإنشاء</p></body></html>")
        words = [named["article"].url("/news/320001"), named["listing"].url("/section/city"), named["bare"].url()]
        words += [CLOSED, "https://127.0.0.2/", "http://no-such-host.invalid/", plain.url().replace("http:", "https:")]
        yield named, crawl(tmp_path_factory.mktemp("mixed"), *words)


def test_url_of_an_article_is_fetched_as_one(mixed: Any) -> None:
    site = mixed[0]["article"]
    assert site.paths() == ["/robots.txt", "/.well-known/tdmrep.json", "/news/320001"]
    records = [record for record in mixed[1].records if record["outlet"] == site.slug]
    assert [record["discovered"]["via"] for record in records] == ["given"]


def test_any_other_url_means_its_site(mixed: Any) -> None:
    site = mixed[0]["listing"]
    records = [record for record in mixed[1].records if record["outlet"] == site.slug]
    assert {record["url"] for record in records} >= {site.url("/news/320001"), site.url("/news/320017")}


def test_what_went_wrong_is_named_for_each_outlet(mixed: Any) -> None:
    outcomes = {outlet["outlet"]: outlet["outcome"] for outlet in mixed[1].report["outlets"]}
    assert outcomes[mixed[0]["bare"].slug] == "no-articles"
    bare = mixed[0]["bare"]
    assert f"`newscrawl discover {bare.url()}` shows" in str(mixed[1].outlet(bare.slug)["notes"])
    assert f"`newscrawl discover {bare.url()}` shows" in mixed[1].said
    assert outcomes["127.0.0.1:9"] == "connect"
    assert outcomes["127.0.0.2"] == "private"
    assert outcomes["no-such-host.invalid"] == "dns"
    assert outcomes[mixed[0]["plain"].slug] == "tls"


def test_some_failed_is_exit_code_one_and_the_report_says_it(mixed: Any) -> None:
    assert mixed[1].code == mixed[1].report["exit_code"] == 1
    assert mixed[1].report["articles"] == len(mixed[1].records)


def test_days_asked_for(tmp_path: Path) -> None:
    days = {f"/news/3300{n:02}": f"2024-0{n}-15" for n in range(1, 7)}
    with Site() as site:
        for path, day in days.items():
            site.replies[path] = Reply(article_page("خبر من الأرشيف", day))
        site.replies["/news/330099"] = Reply(article_page("خبر بلا تاريخ").replace("article:published_time", "x"))
        space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        urls = "".join(
            f"<url><loc>{site.url(path)}</loc><lastmod>2024-06-30</lastmod></url>" for path in [*days, "/news/330099"]
        )
        site.replies["/sitemap.xml"] = Reply(f"<urlset {space}>{urls}</urlset>", type=XML)
        site.replies["/robots.txt"] = Reply(f"Sitemap: {site.url('/sitemap.xml')}", type="text/plain")
        site.replies["/"] = Reply(home_page())
        result = crawl(tmp_path, site.url(), "--since", "2024-03", "--until", "2024-04")
    found = {record["published_day"] for record in result.records}
    assert found == {"2024-03-15", "2024-04-15", None}
    report = result.outlet(site.slug)
    assert (report["undated"], report["outside"]) == (1, 4)


def test_pages_are_kept_and_the_record_says_where(tmp_path: Path) -> None:
    with Site() as site:
        site.feed([site.article("/news/380001")])
        (record,) = crawl(tmp_path, site.url(), "--keep-pages", "--store", str(tmp_path / "store")).records
    (file,) = (tmp_path / "store").glob("*/pages/*.warc.gz")
    assert record["page"]["file"] == file.name
    assert [page.url for page in pages(file)] == [site.url("/news/380001")]


def test_budget_ends_an_outlet_and_says_so(tmp_path: Path) -> None:
    with sites(2) as (small, large):
        for site in (small, large):
            site.feed([site.article(f"/news/39{n:04}") for n in range(3 if site is small else 60)])
        result = crawl(tmp_path, small.url(), large.url(), NEWSCRAWL_MAX_REQUESTS=20)
    assert len(large.hits) == 20
    assert any("20 requests" in note for note in result.outlet(large.slug)["notes"])
    assert result.outlet(small.slug)["articles"] == 3
    assert result.outlet(large.slug)["failures"]["budget"] >= 1


def test_bytes_of_downloads_that_came_to_nothing_count(tmp_path: Path) -> None:
    with Site() as site:
        site.replies["/news/395001"] = Reply(b"<p>" + b"x" * 1_000_000, headers={"Content-Length": "2000000"})
        site.feed([site.article("/news/395002"), "/news/395001"])
        result = crawl(tmp_path, site.url(), DOWNLOAD_TIMEOUT=2)  # the server keeps the connection
    assert result.outlet(site.slug)["articles"] == 1
    assert result.outlet(site.slug)["bytes"] > 1_000_000


def test_full_disk_ends_the_run_with_its_own_code(tmp_path: Path) -> None:
    with Site() as site:
        site.feed([site.article(f"/news/35{n:04}") for n in range(60)])
        result = crawl(tmp_path, site.url(), before=small_files(150_000))
    assert result.code == 5
    assert result.outlet(site.slug)["outcome"] == "disk"
    assert "start the same command again" in result.said


def test_sigterm_ends_it_in_seconds_with_whole_lines(tmp_path: Path) -> None:
    with Site() as site:
        site.feed([site.article(f"/news/37{n:04}") for n in range(400)])
        words = command(tmp_path, site.url(), DOWNLOAD_DELAY=0.05, CONCURRENT_REQUESTS_PER_DOMAIN=1)
        process = subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.DEVNULL)
        out = tmp_path / "articles.jsonl"
        while process.poll() is None and not (out.exists() and out.stat().st_size):
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 128 + signal.SIGTERM
    lines = out.read_bytes().splitlines(keepends=True)
    assert 0 < len(lines) < 400
    assert all(line.endswith(b"\n") and json.loads(line) for line in lines)


@pytest.mark.parametrize(
    "words",
    [
        ["crawl"],
        ["crawl", "no-such-outlet-anywhere"],
        ["crawl", "ftp://host/"],
        ["crawl", "x", "--since", "yesterday"],
        ["crawl", "x", "--limit", "0"],
        ["crawl", "x", "-s", "NAME"],
        ["crawl", "x", "-o", "a", "-O", "b"],
    ],
)
def test_wrong_words_are_exit_code_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main(words)
    except SystemExit as error:  # argparse's way
        code = int(str(error.code))
    assert code == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    ("outcomes", "articles", "code"),
    [
        (["ok", "ok"], 3, 0),
        (["ok"], 0, 6),
        (["ok", "dns"], 3, 1),
        (["dns", "tls"], 0, 3),
        (["locked"], 0, 4),
        (["locked", "ok"], 1, 1),
        (["ok", "disk"], 5, 5),
        (["outlet-file"], 0, 2),
    ],
)
def test_exit_codes(outcomes: list[str], articles: int, code: int) -> None:
    tallies = [Tally(f"o{n}", outcome=outcome, articles=articles) for n, outcome in enumerate(outcomes)]
    assert exit_code(tallies, fail_if_empty=True) == code


def test_nothing_new_is_well_unless_asked_otherwise() -> None:
    assert exit_code([Tally("o", outcome="ok")]) == 0
    assert exit_code([Tally("o", outcome="stopped")], stopped_by=signal.SIGINT) == 130
