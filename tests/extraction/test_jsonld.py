"""What it takes to call two headlines, addresses or types the same; the short ways agree with the long ones."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.extraction.breadcrumbs import HOME_PATHS, leads_home
from newscrawl.extraction.jsonld import Sameness, article, letters
from newscrawl.structured_data import ARTICLE_TYPES, Node, is_any, types

URL = "https://marfa.example/news/1"
HEADLINE = "ممشى جديد على شاطئ المدينة"


@given(st.text(st.characters(codec=None), max_size=40))
def test_letters_are_those_and_digits_lower_cased(text: str) -> None:
    assert letters(text) == "".join(filter(str.isalnum, text)).lower()


@pytest.mark.parametrize("text", ["ΟΔΟΣ, «Σ»", "İstanbul — 2024", "\ud83d: \ude00", "²½ _x_", ""])
def test_letters_of_odd_texts(text: str) -> None:
    assert letters(text) == "".join(filter(str.isalnum, text)).lower()


def test_a_lone_node_with_the_headline_of_the_page_is_the_piece_whatever_its_address() -> None:
    node: Node = {"@type": "NewsArticle", "headline": HEADLINE, "url": "https://marfa.example/other"}
    assert article([node], Sameness([URL], [HEADLINE])) is node
    assert article([node], Sameness([URL], ["عنوان لا صلة له به"])) is None
    assert article([node], Sameness([URL], [])) is None


@pytest.mark.parametrize(
    "kind",
    [
        "Article",
        " Article ",
        "http://schema.org/Article",
        "Article/",
        "WebSite",
        "",
        None,
        ["WebSite", "Article"],
        [None],
    ],
)
def test_type_among_some(kind: object) -> None:
    assert is_any({"@type": kind}, ARTICLE_TYPES) == bool(types({"@type": kind}) & ARTICLE_TYPES)


PARTS = (
    "http:",
    "https://",
    "//",
    "/",
    "?",
    "#",
    ":",
    "ar",
    "en",
    "home",
    "x.example",
    "news",
    " ",
    "\n",
    "[",
    "é",
    "=",
)


@given(st.lists(st.sampled_from(PARTS), max_size=7).map("".join))
def test_a_link_home_is_told_as_the_parts_of_its_address_tell(href: str) -> None:
    try:
        parts = urlsplit(href)
    except ValueError:
        assert not leads_home(href)
        return
    assert leads_home(href) == (parts.path.strip("/") in HOME_PATHS and not parts.query)
