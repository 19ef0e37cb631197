"""Sitemaps: kinds, bad ones, hostile ones, large ones."""

import gzip
import time

import pytest

from newscrawl.discover.inflate import TooLargeError, inflate
from newscrawl.discover.sitemaps import MAX_ENTRIES, read_sitemap

URL = "https://news.example/sitemap.xml"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
)
NEWS = (
    HEAD + "<url><loc>\n https://news.example/a/1 </loc><lastmod>2026-11-03</lastmod>"
    "<image:image><image:loc>https://news.example/i/1.jpg</image:loc><image:title>صورة</image:title></image:image>"
    "<news:news><news:publication><news:name>المثال</news:name></news:publication>"
    "<news:publication_date>2026-11-03T10:00:00+03:00</news:publication_date>"
    "<news:title><![CDATA[عنوان & خبر]]></news:title></news:news></url></urlset>"
)


def urls(count: int) -> bytes:
    rows = "".join(
        f"<url><loc>https://news.example/a/{n}</loc><lastmod>2026-11-03</lastmod></url>" for n in range(count)
    )
    return f"{HEAD}{rows}</urlset>".encode()


def test_news_sitemap() -> None:
    (lead,) = read_sitemap(NEWS.encode(), URL).leads
    assert lead.url == "https://news.example/a/1"
    assert (lead.via, lead.fresh) == ("news_sitemap", True)
    assert lead.title == "عنوان & خبر"
    assert (lead.published, lead.modified) == ("2026-11-03T10:00:00+03:00", "2026-11-03")


def test_index_with_lastmod_and_relative_children() -> None:
    body = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sitemap><loc>https://news.example/s-2026-10.xml</loc><lastmod>2026-10-31</lastmod></sitemap>
    <sitemap><loc>/s-2026-11.xml</loc></sitemap></sitemapindex>"""
    found = read_sitemap(body, URL)
    assert [(child.url, child.lastmod) for child in found.children] == [
        ("https://news.example/s-2026-10.xml", "2026-10-31"),
        ("https://news.example/s-2026-11.xml", None),
    ]
    assert found.problem is None


def test_index_that_lists_itself() -> None:
    body = f"<sitemapindex><sitemap><loc>{URL}</loc></sitemap><sitemap><loc>{URL}?p=2</loc></sitemap></sitemapindex>"
    found = read_sitemap(body.encode(), URL)
    assert [child.url for child in found.children] == [f"{URL}?p=2"]
    assert found.problem == f"{URL}: the sitemap index lists itself"


def test_without_namespace_and_with_a_prefix() -> None:
    plain = b"<urlset><url><loc>https://news.example/a/1</loc></url></urlset>"
    prefixed = (
        b'<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:url><s:loc>https://news.example/a/1</s:loc>'
        b"</s:url></s:urlset>"
    )
    for body in (plain, prefixed, b"\n  " + plain, b"\xef\xbb\xbf" + plain):
        assert [lead.url for lead in read_sitemap(body, URL).leads] == ["https://news.example/a/1"]


def test_gzip_twice_and_cut_short() -> None:
    body = urls(300)
    assert len(read_sitemap(gzip.compress(body), URL).leads) == 300
    assert len(read_sitemap(gzip.compress(gzip.compress(body)), URL).leads) == 300
    cut = read_sitemap(gzip.compress(body, mtime=0)[:-200], URL)
    assert 0 < len(cut.leads) < 300
    assert cut.problem is not None


def test_utf16() -> None:
    body = '<?xml version="1.0" encoding="UTF-16"?><urlset><url><loc>https://news.example/خبر</loc></url></urlset>'
    assert read_sitemap(body.encode("utf-16"), URL).leads[0].url == "https://news.example/خبر"


def test_plain_text() -> None:
    found = read_sitemap("https://news.example/a/1\r\nhttps://news.example/خبر\n\n".encode(), URL)
    assert [lead.url for lead in found.leads] == ["https://news.example/a/1", "https://news.example/خبر"]


def test_a_feed_in_its_place() -> None:
    body = b"<rss version='2.0'><channel><item><link>https://news.example/a/1</link></item></channel></rss>"
    assert read_sitemap(body, URL).leads[0].via == "feed"


def test_bare_ampersands() -> None:
    body = b"<urlset><url><loc>https://news.example/?id=1&cat=2</loc></url></urlset>"
    assert [lead.url for lead in read_sitemap(body, URL).leads] == ["https://news.example/?id=1&cat=2"]


def test_cut_short_drops_the_half_url() -> None:
    found = read_sitemap(urls(50)[: -len("</loc><lastmod>2026-11-03</lastmod></url></urlset>") - 1], URL)
    assert len(found.leads) == 49
    assert found.problem is not None
    assert "malformed" in found.problem


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>404</body></html>",
        b"nothing here",
        b"\x00\x01\x02" * 500,
        b"<urlset></urlset>",
        b"\x1f\x8bbroken",
    ],
)
def test_no_sitemap_names_the_url(body: bytes) -> None:
    found = read_sitemap(body, URL)
    assert (found.leads, found.children) == ((), ())
    assert found.problem is not None
    assert found.problem.startswith(URL)


def test_entity_bomb_and_outside_files_expand_to_nothing() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    body = (
        f'<?xml version="1.0"?><!DOCTYPE u [<!ENTITY e0 "lollollol">{levels}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        "<urlset><url><loc>https://news.example/&e9;</loc></url><url><loc>https://news.example/&f;</loc></url>"
        "<url><loc>https://news.example/a/1</loc></url></urlset>"
    )
    found = [lead.url for lead in read_sitemap(body.encode(), URL).leads]
    assert found[-1] == "https://news.example/a/1"
    assert not any("lol" in url or "root:" in url for url in found)


@pytest.mark.parametrize("part", [b"<![CDATA[", b"<!--", b"&", b"<a>", b"<url>", b"<!DOCTYPE x [", b"<url><loc>"])
def test_repeated_openings_cost_no_more_than_their_length(part: bytes) -> None:
    def cost(count: int) -> float:
        start = time.process_time()
        read_sitemap(b"<urlset>" + part * count, URL)
        return time.process_time() - start

    assert cost(80_000) < 0.5 + 4 * 16 * cost(5_000)


def test_gzip_bomb() -> None:
    bomb = gzip.compress(bytes(200_000_000), compresslevel=1)
    found = read_sitemap(bomb, URL)
    assert found.leads == ()
    assert "too large" in (found.problem or "")
    with pytest.raises(TooLargeError):
        inflate(gzip.compress(bytes(2_000_000)), max_bytes=1_000_000)
    assert len(inflate(gzip.compress(bytes(2_000_000)))) == 2_000_000


def test_count_is_bounded_and_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newscrawl.discover.sitemaps.MAX_ENTRIES", 500)
    found = read_sitemap(urls(510), URL)
    assert len(found.leads) == 500
    assert "the rest is left out" in (found.problem or "")


def test_cost_grows_linearly() -> None:
    def cost(count: int) -> float:
        body = urls(count)
        start = time.process_time()
        assert len(read_sitemap(body, URL).leads) == count
        return time.process_time() - start

    cost(1_000)  # warm
    small, large = (min(cost(n) for _ in range(3)) for n in (2_000, 16_000))
    assert large < 4 * 8 * small


@pytest.mark.soak
def test_a_hundred_thousand_entries() -> None:
    assert len(read_sitemap(gzip.compress(urls(MAX_ENTRIES)), URL).leads) == MAX_ENTRIES == 100_000


@pytest.mark.parametrize(
    "link", ["ftp://news.example/a", "javascript:x", "https://", "http://[", "https://news.example/<a>"]
)
def test_what_is_no_web_address_is_left_out(link: str) -> None:
    body = f"<urlset><url><loc>{link.replace('<', '&lt;')}</loc></url><url><loc>/a/1</loc></url></urlset>"
    assert [lead.url for lead in read_sitemap(body.encode(), URL).leads] == ["https://news.example/a/1"]
