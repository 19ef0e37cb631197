"""The page of our own: read as it should be, once, and a fault of reading is told."""

import pytest

from newscrawl import normalise, rehearsal
from newscrawl.discover.feeds import read_feed
from newscrawl.discover.sitemaps import read_sitemap


def test_the_page_touches_all_that_reading_loads() -> None:
    case = rehearsal.rehearse_draft()
    for step in normalise.STEPS:
        step.rule(case)
    article = normalise.article(case)
    assert article.title == "افتتاح ميناء جديد في الإسكندرية"
    assert [author.name for author in article.authors] == ["سالم العمري"]
    assert article.published_day == "2024-05-07"
    assert article.language == "ar"
    assert "EG" in {place.country for place in article.places}
    assert [cited.id for cited in article.cited] == ["reuters"]


def test_the_documents_of_discovery_are_read_well() -> None:
    rehearsal.rehearse_discovery()
    feed, sitemap = (
        read_feed(rehearsal._FEED.encode(), rehearsal._URL),
        read_sitemap(rehearsal._SITEMAP.encode(), rehearsal._URL),
    )
    assert [lead.url for lead in (*feed.leads, *sitemap.leads)] == [rehearsal._URL] * 2
    assert not feed.problem
    assert not sitemap.problem


def test_a_page_of_our_own_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsal, "_PAGE", "<p>x</p>")
    with pytest.raises(RuntimeError, match="a page of its own"):
        rehearsal.rehearse_draft()
