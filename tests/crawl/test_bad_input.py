"""Everything the web can send in place of an article: each is named and counted, and the rest of the crawl goes on."""

import gzip
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from newscrawl.failure import printable
from tests.crawl.site import XML, Crawled, Reply, Site, article_page, crawl

MB = 1_000_000
ENGLISH = (
    "<!doctype html><html lang=en><title>Library opens</title><article><h1>City library opens its doors downtown</h1>"
    + "<p>The city opened a new public library on Friday morning, with more than twenty thousand books on its shelves.</p>"
    * 4
    + "</article></html>"
)


def endless(handler: Any) -> None:
    """60 MB of HTML, without saying so beforehand."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html><body>")
    for _ in range(60):
        handler.wfile.write(b"<p>" + b"x" * (MB - 3))


def drip(handler: Any) -> None:
    """A page that comes byte by byte."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n")
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.1)


def cut(handler: Any) -> None:
    """Half of what was announced."""
    page = article_page("خبر مقطوع من منتصفه").encode()
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page))
    handler.wfile.write(page[: len(page) // 2])


def headers_without_end(handler: Any) -> None:
    """Header lines until the reader has had enough."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(20_000):
        handler.wfile.write(b"X-Filler-%d: %s\r\n" % (number, b"x" * 1000))


BAD: dict[str, tuple[Reply, set[str]]] = {
    "/news/910001": (Reply(b""), {"empty"}),
    "/news/910002": (Reply(b"\x89PNG\r\n\x1a\n" + bytes(500), type="image/png"), {"not-html"}),
    "/news/910003": (Reply(play=endless), {"too-large"}),
    "/news/910004": (Reply(b"<p>" + b"x" * 60 * MB), {"too-large"}),
    "/news/910005": (Reply("<html><body>" + "<div>" * 100_000 + "نص" + "</div>" * 100_000), {"too-large"}),
    "/news/910006": (Reply(ENGLISH), {"language"}),
    "/news/910007": (Reply(play=cut), {"connect"}),
    "/news/910008": (Reply(bytes(range(128, 256)) * 60, type="text/html"), {"not-html", "empty", "no-article"}),
    "/news/910009": (Reply(status=302, headers={"Location": "/news/910009"}), {"redirects"}),
    "/news/910010": (Reply(status=302, headers={"Location": "http://10.1.2.3/"}), {"private"}),
    "/news/910011": (Reply(status=302, headers={"Location": "http://127.0.0.2:9/"}), {"private"}),
    "/news/910012": (
        Reply(gzip.compress(b"<p>" + b" " * 9 * MB), headers={"Content-Encoding": "gzip"}),
        {"too-large"},
    ),
    "/news/910013": (
        Reply(gzip.compress(b"<p>" + b" " * 200 * MB), headers={"Content-Encoding": "gzip"}),
        {"too-large"},
    ),
    "/news/910014": (Reply(play=drip), {"timeout"}),
    "/news/910015": (Reply(play=headers_without_end), {"too-large"}),
    "/news/910016": (Reply("", 404), {"gone"}),
    "/news/910017": (Reply(status=302, headers={"Location": "file:///etc/passwd"}), {"scheme"}),
    "/news/910021": (Reply(status=302, headers={"Location": "http://a..b/x"}), {"dns"}),
    "/news/910022": (Reply(status=302, headers={"Location": f"http://{'a' * 64}.com/x"}), {"dns"}),
    "/news/910023": (Reply(status=302, headers={"Location": "http://[::1/x"}), {"http"}),
    "/news/910019\x1b]0;owned\x07\nINFO fine": (Reply("", 410), {"gone"}),
    "/x\u202e/910020": (Reply("", 404), {"gone"}),
    "/news/910018": (Reply(b"not gzip at all", headers={"Content-Encoding": "gzip"}), {"http"}),
}
GOOD = [f"/news/92000{n}" for n in range(5)]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Crawled]]:
    """One crawl of a site that sends all of it."""
    with Site() as site:
        for path, (reply, _) in BAD.items():
            site.replies[path] = reply
        for path in GOOD:
            site.article(path, f"خبر سليم {path[-1]}")
        bad = [quote(path) for path in BAD]
        site.feed([GOOD[0], *bad[:9], GOOD[1], *bad[9:], GOOD[2], "file:///etc/passwd", "http://10.0.0.7/news/1"])
        site.replies["/broken-feed"] = Reply("<!doctype html><html><body>عفوا</body></html>", type=XML)
        home = site.replies["/"]
        assert isinstance(home, Reply)
        assert isinstance(home.body, str)
        home.body = home.body.replace(
            "</head>", '<link rel="alternate" type="application/rss+xml" href="/broken-feed"></head>'
        )
        index = "".join(f"<sitemap><loc>{site.url(p)}</loc></sitemap>" for p in ("/index.xml", "/news.xml"))
        space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        site.replies["/index.xml"] = Reply(f"<sitemapindex {space}>{index}</sitemapindex>", type=XML)
        today = time.strftime("%Y-%m-%d")
        urls = "".join(f"<url><loc>{site.url(p)}</loc><lastmod>{today}</lastmod></url>" for p in GOOD[3:])
        site.replies["/news.xml"] = Reply(f"<urlset {space}>{urls}</urlset>", type=XML)
        site.replies["/robots.txt"] = Reply(f"Sitemap: {site.url('/index.xml')}\n", type="text/plain")
        settings = {"NEWSCRAWL_SLOW_AFTER": 1, "DOWNLOAD_TIMEOUT": 8}
        yield site, crawl(tmp_path_factory.mktemp("bad"), site.url(), **settings)


def test_hostile_addresses_cannot_drive_the_terminal(crawled: tuple[Site, Crawled]) -> None:
    said = crawled[1].said
    assert not set(said) & set("\x1b\x07\r\u202e")
    assert not any(line.startswith("INFO fine") for line in said.splitlines())


@pytest.mark.parametrize("path", BAD)
def test_bad_page_is_named(crawled: tuple[Site, Crawled], path: str) -> None:
    _, result = crawled
    shown = printable(path)
    named = {
        kind for kind in BAD[path][1] if any(f"{kind}: " in line and shown in line for line in result.said.splitlines())
    }
    assert named, f"{path} is not named as {BAD[path][1]}:\n" + "\n".join(
        line for line in result.said.splitlines() if shown in line
    )


def test_every_bad_page_is_counted(crawled: tuple[Site, Crawled]) -> None:
    site, result = crawled
    failures = result.outlet(site.slug)["failures"]
    assert sum(failures.values()) >= len(BAD)
    assert not failures.get("bug")


def test_bad_feed_and_sitemap_are_named(crawled: tuple[Site, Crawled]) -> None:
    _, result = crawled
    assert "bad-feed" in result.kinds("/broken-feed")
    assert "loop" in result.kinds("/index.xml")


def test_the_rest_goes_on(crawled: tuple[Site, Crawled]) -> None:
    site, result = crawled
    assert {record["url"] for record in result.records} == {site.url(path) for path in GOOD}
    assert result.code == 0
    assert result.outlet(site.slug)["articles"] == len(GOOD)


def test_memory_stays_small(crawled: tuple[Site, Crawled]) -> None:
    assert 0 < crawled[1].memory < 400


def test_each_page_is_asked_for_a_few_times_at_most(crawled: tuple[Site, Crawled]) -> None:
    site, _ = crawled
    counts = {path: site.paths().count(quote(path)) for path in BAD}
    assert max(counts.values()) <= 6  # a circle of redirects, followed five times


def test_sitemap_that_lists_itself_is_read_once(crawled: tuple[Site, Crawled]) -> None:
    assert crawled[0].paths().count("/index.xml") == 1


def test_outlet_file_with_a_typo_is_named_and_the_others_are_crawled(tmp_path: Path) -> None:
    with Site() as site:
        site.feed([site.article("/news/930001")])
        folder = tmp_path / "outlets" / "eg"
        folder.mkdir(parents=True)
        outlet = 'name = "Good"\narabic_name = "الجيد"\ncountry = "EG"\nkind = "site"\n'
        (folder / "good-one.toml").write_text(outlet + f'home = "{site.url()}"\n', "utf-8")
        (folder / "bad-one.toml").write_text(
            outlet.replace("country", "contry") + f'home = "{site.url()}x/"\n', "utf-8"
        )
        result = crawl(tmp_path, "good-one", "bad-one", "--outlets", str(tmp_path / "outlets"))
    assert [record["outlet"] for record in result.records] == ["good-one"]
    assert "bad-one.toml" in result.said
    assert "contry" in result.said
    assert result.outlet("bad-one")["outcome"] == "outlet-file"
    assert result.code == 1
