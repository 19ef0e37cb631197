"""Where a link leads, as its address says."""

from urllib.parse import quote

import pytest

from newscrawl.extraction.links import leads_elsewhere, leads_to_piece, leads_to_writer
from newscrawl.page import Page

HERE = "https://news.example/story/77812"


@pytest.mark.parametrize(
    ("href", "elsewhere", "piece"),
    [
        ("/story/9", True, True),
        ("https://www.news.example/story/9", True, True),
        ("/story/77812/e1", True, False),
        ("/story/77812?entry=1", True, False),
        ("/story/77812?page=2#e1", False, False),
        ("#e1", False, False),
        ("/tag/port", True, False),
        ("/" + quote("كاتب") + "/7", True, False),
        ("/share?u=1", True, False),
        ("/u/9.jpg", False, False),
        ("https://other.example/story/9", False, False),
        ("http://a\u2100b/x", False, False),
        ("mailto:a@b.example", False, False),
    ],
)
def test_other_pages_and_pieces_of_the_site(href: str, elsewhere: bool, piece: bool) -> None:
    page = Page("<p>x</p>", HERE)
    assert (leads_elsewhere(page, href), leads_to_piece(page, href)) == (elsewhere, piece)


@pytest.mark.parametrize(
    "href", ["/author/7", "/writers/salma", "/كاتب/7", "/" + quote("كاتب") + "/7", "/authors?id=7"]
)
def test_page_of_a_writer(href: str) -> None:
    assert leads_to_writer(href)


@pytest.mark.parametrize("href", ["", "/authority/7", "/story/7", "/كتابة/7"])
def test_other_pages_are_no_writer_s(href: str) -> None:
    assert not leads_to_writer(href)
