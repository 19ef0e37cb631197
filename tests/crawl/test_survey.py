"""What a document of discovery gave, and what of it counts as a failure."""

from datetime import date

import pytest

from newscrawl.discover.plan import Step, Window
from newscrawl.spiders.survey import Found, Survey

URL = "https://news.example/feed"
ITEMS = "".join(f"<item><title>خبر & تعليق {n}</title><link>https://news.example/{n}</link></item>" for n in range(3))


def read(body: str) -> Found:
    survey = Survey(None, Window(date(2026, 11, 22)))
    return survey.read(Step(URL, "feed", "page"), body.encode(), URL, {"content-type": "application/xml"})


@pytest.mark.parametrize("root", ["rss", "RSS"])
def test_a_malformed_feed_of_which_every_item_was_read_is_no_failure(root: str) -> None:
    found = read(f'<{root} version="2.0"><channel><title>الأخبار</title>{ITEMS}</channel></{root}>')
    assert len(found.leads) == 3
    assert not found.failures
    assert "malformed feed, 3 items read" in found.notes[0]


@pytest.mark.parametrize("end", [-30, -150])
def test_a_feed_that_was_cut_short_is_one(end: int) -> None:
    found = read(f'<rss version="2.0"><channel><title>الأخبار</title>{ITEMS}</channel></rss>'[:end])
    assert found.leads
    assert [failure.kind for failure in found.failures] == ["bad-feed"]
    assert not found.notes


def test_a_feed_with_entities_of_its_own_is_one() -> None:
    start = '<!DOCTYPE rss [<!ENTITY lol "خبر">]><rss version="2.0"><channel><title>&lol;</title>'
    found = read(f"{start}{ITEMS}</channel></rss>")
    assert [failure.kind for failure in found.failures] == ["bad-feed"]
