"""Which URL a record stands under."""

import hashlib

import pytest

from newscrawl import normalise
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
