"""Sitemap lines of robots.txt."""

import pytest

from newscrawl.discover.robots import MAX_SITEMAPS, sitemaps

URL = "https://news.example/robots.txt"
MAP = "https://news.example/sitemap.xml"


@pytest.mark.parametrize(
    "line",
    [
        "Sitemap: https://news.example/sitemap.xml",
        "SITEMAP:https://news.example/sitemap.xml",
        "sitemap :  https://news.example/sitemap.xml   ",
        "Sitemap:\u00a0https://news.example/sitemap.xml",
        "\ufeffSitemap: https://news.example/sitemap.xml",
        "  Site-map: /sitemap.xml # ours",
        "User-agent: *\r\nDisallow: /x\r\n\r\nSitemap: https://news.example/sitemap.xml\r\n",
        "Disallow: /editor\rSitemap: https://news.example/sitemap.xml",
    ],
)
def test_one_line(line: str) -> None:
    assert sitemaps(line.encode(), URL) == [MAP]


def test_addresses_without_an_ending_and_in_order() -> None:
    body = b"Sitemap: https://news.example/sitemap/news\nSitemap: https://news.example/b\nSitemap: https://news.example/b\n"
    assert sitemaps(body, URL) == ["https://news.example/sitemap/news", "https://news.example/b"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe\x00",
        b"<html>Sitemap: x</html>",
        b"# Sitemap: https://news.example/s",
        b"Sitemap:",
        b"Sitemap: ftp://news.example/s",
        b"Sitemap: http://[",
    ],
)
def test_nothing(body: bytes) -> None:
    assert sitemaps(body, URL) == []


def test_bounds() -> None:
    body = "".join(f"Sitemap: /s{n}.xml\n" for n in range(MAX_SITEMAPS * 3)).encode()
    assert len(sitemaps(body, URL)) == MAX_SITEMAPS
    assert sitemaps(b"#" * 600_000 + b"\nSitemap: /s.xml", URL) == []
