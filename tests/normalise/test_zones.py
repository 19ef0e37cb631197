"""Which zone a stamp in UTC is in, by what the page prints for its readers."""

from datetime import UTC, datetime

import pytest

import newscrawl
from newscrawl.article import Article
from tests.extraction.pages import page

STAMP = '<meta property="article:published_time" content="{}">'
URL = "https://news.example/world/harbour-opens-again-81234.html"


def read(stamp: str, printed: str) -> Article:
    """The record of a page with a stamp for machines and a line for readers."""
    made = page(head=STAMP.format(stamp), inside=f'<p class="date">{printed}</p>', url=URL)
    article = newscrawl.extract(made.utf8, URL, fetched_at=datetime(2026, 11, 29, 12, tzinfo=UTC))
    assert article is not None
    return article


@pytest.mark.parametrize(
    ("stamp", "printed", "value", "day"),
    [
        ("2026-11-25T16:00:00Z", "26 Nov, 2026 05:00 AM", "2026-11-26T05:00:00+13:00", "2026-11-26"),
        ("2026-11-20T02:10:22Z", "19/11/2026 23:10", "2026-11-19T23:10:22-03:00", "2026-11-19"),
        ("2026-11-24T21:30:00+00:00", "25 نوفمبر 2026 - 00:30", "2026-11-25T00:30:00+03:00", "2026-11-25"),
        # The day alone is printed: the instant stays, the day is that of the readers.
        ("2026-11-20T03:10:22+00:00", "19 نوفمبر 2026", "2026-11-20T03:10:22+00:00", "2026-11-19"),
        # The day of the stamp is printed, so that nothing shows its zone to be another; nor do 20 minutes.
        ("2026-11-20T08:10:22Z", "20 نوفمبر 2026 - 11:10", "2026-11-20T08:10:22Z", "2026-11-20"),
        ("2026-11-20T23:10:00Z", "21 نوفمبر 2026 - 01:30", "2026-11-20T23:10:00Z", "2026-11-21"),
    ],
)
def test_the_clock_printed_for_readers_tells_the_zone(stamp: str, printed: str, value: str, day: str) -> None:
    article = read(stamp, printed)
    assert article.published is not None
    assert (article.published.value, article.published_day) == (value, day)
    assert ("zone_by_clock" in article.published.flags) == (article.published.value != stamp)


SPANISH = "Los vecinos se reunieron en la plaza para pedir que vuelva el agua a las casas del barrio viejo. " * 3


@pytest.mark.parametrize(("language", "value"), [("es", "2024-04-03"), ("en", None)])
def test_the_order_of_digits_by_the_language_of_the_page(language: str, value: str | None) -> None:
    prose = (
        SPANISH if language == "es" else "The neighbours met in the square to ask for water in their houses again. " * 4
    )
    html = f"<html><body><main><h1>Agua</h1><p class=date>03/04/2024</p><div><p>{prose}</p><p>{prose}</p></div></main>"
    article = newscrawl.extract(html, "https://news.example/world/agua-81234.html")
    assert article is not None
    assert article.published is not None
    assert article.published.value == value
    assert ("order_inferred" in article.published.flags) == (value is not None)
