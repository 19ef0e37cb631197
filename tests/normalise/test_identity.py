"""Which URL a record stands under."""

import hashlib

import pytest

from newscrawl import normalise, urls
from newscrawl.draft import Claim
from tests.normalise.drafts import URL, draft, fetch


@pytest.mark.parametrize(
    ("declared", "why"),
    [
        ("https://news.example/", "is the home page"),
        ("http://10.1.2.3/story/17", "is an address, not a name"),
        ("https://elsewhere.example/story/17", "is of another site"),
        ("javascript:void(0)", "is no web address"),
    ],
)
def test_a_canonical_url_that_is_none_is_refused(declared: str, why: str) -> None:
    case = normalise.rule(draft(canonical=[Claim(declared, "meta", "canonical")]), fetch())
    assert case.canonical_url == URL
    assert [loser.why for loser in case.rulings["canonical_url"].losers] == [why]


def test_a_declared_canonical_of_the_same_site_wins_cleaned() -> None:
    claim = Claim("https://www.news.example/story/17?utm_source=x", "meta", "canonical")
    article = normalise.normalise(draft(canonical=[claim]), fetch())
    assert article.canonical_url == "https://www.news.example/story/17"
    assert article.id == hashlib.sha256(article.canonical_url.encode()).hexdigest()[:16]


def test_outlet_and_site_when_unknown() -> None:
    known = normalise.normalise(draft(), fetch())
    assert (known.outlet, known.outlet_name, known.country) == ("example", "المثال", "EG")
    unknown = normalise.normalise(draft(site_name=[Claim("صوت الضفة", "meta", "og:site_name")]), fetch(outlet=None))
    assert (unknown.outlet, unknown.outlet_name, unknown.country) == ("news.example", "صوت الضفة", None)


@pytest.mark.parametrize(
    ("declared", "fetched"),
    [
        ("https://news.example/news/", "https://news.example/news/8812"),
        ("https://news.example/news", "https://news.example/news/the-old-port-opens-again"),
        ("https://news.example/ar/local/", "https://news.example/ar/local/2024/05/06/افتتاح-الميناء-الجديد-اليوم"),
        ("https://news.example/2024/05/", "https://news.example/2024/05/the-old-port-opens-again"),
    ],
)
def test_a_section_above_the_page_is_no_canonical_url(declared: str, fetched: str) -> None:
    case = normalise.rule(draft(canonical=[Claim(declared, "meta", "canonical")]), fetch(url=fetched))
    assert case.canonical_url == urls.canonical(fetched)
    assert "section" in case.rulings["canonical_url"].losers[0].why


@pytest.mark.parametrize(
    ("declared", "fetched"),
    [
        ("https://news.example/news/8812", "https://news.example/news/8812/the-old-port-opens-again"),
        ("https://news.example/news/8812/port", "https://news.example/news/8812/port/amp"),
        ("https://news.example/the-old-port-opens-again", "https://news.example/the-old-port-opens-again/8812"),
        ("https://news.example/story/17", "https://news.example/story/17/the-old-port-opens-again"),
        ("https://news.example/news/?id=8812", "https://news.example/news/8812"),
        ("https://news.example/port", "https://news.example/port/page/2"),
        ("https://news.example/new/8812", "https://news.example/news/8812"),
    ],
)
def test_a_piece_above_a_view_of_it_is_its_canonical_url(declared: str, fetched: str) -> None:
    case = normalise.rule(draft(canonical=[Claim(declared, "meta", "canonical")]), fetch(url=fetched))
    assert case.canonical_url == urls.canonical(declared)
