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


@pytest.mark.parametrize(
    ("stamp", "changed", "printed"),
    [
        # The clock is, or may be, that of the change.
        ("2026-11-24T14:00:00Z", "2026-11-25T01:30:00Z", "25 نوفمبر 2026 - 01:30"),
        ("2026-11-24T14:00:00Z", "2026-11-24T22:00:00Z", "25 نوفمبر 2026 - 01:00"),
        ("2026-11-24T14:00:00Z", "2026-11-25T09:00:00Z", "25 نوفمبر 2026"),
        # No zone explains it; other words say what it is.
        ("2026-11-24T09:00:00Z", None, "25 نوفمبر 2026"),
        ("2026-11-24T15:00:00Z", None, "Estreno: 25 de noviembre de 2026"),
    ],
)
def test_another_day_that_is_not_of_publication(stamp: str, changed: str | None, printed: str) -> None:
    meta = f'<meta property="article:modified_time" content="{changed}">' if changed else ""
    made = page(head=STAMP.format(stamp) + meta, inside=f'<p class="date">{printed}</p>', url=URL)
    article = newscrawl.extract(made.utf8, URL)
    assert article is not None
    assert article.published is not None
    assert (article.published.value, article.published_day) == (stamp, "2026-11-24")


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("12. März 2025 · Katrin Lehmann", "2025-03-12"),
        ("Von Katrin Lehmann, 12. März 2025", "2025-03-12"),
        ("12 de marzo de 2025 | Lucía Herrera", "2025-03-12"),
        ("12 марта 2025 · Ольга Смирнова", "2025-03-12"),
        ("Berlin, geboren 12. März 1950", None),
        ("12. März 1950 · Katrin kommt zur Welt", None),
        ("Gültig bis – 31. Dezember 2025", None),
        ("Termin · 12. März 2025", None),
        ("Madrid, 14 de mayo de 1984", None),
    ],
)
def test_a_foreign_date_beside_nothing_but_names(line: str, value: str | None) -> None:
    for label, read in (("post-date", value), ("x", None)):
        article = newscrawl.extract(page(inside=f'<p class="{label}">{line}</p>', url=URL).utf8, URL)
        assert article is not None
        assert (article.published.value if article.published else None) == read


@pytest.mark.parametrize(
    "line", ["Fundado el 14 de mayo de 1924", "Válido hasta el 14 de mayo de 2024", "開催日:2024年5月14日"]
)
def test_a_foreign_date_behind_words_that_are_no_label(line: str) -> None:
    made = page(inside=f"<p>{line}</p>", url=URL)
    article = newscrawl.extract(made.utf8, URL)
    assert article is not None
    assert article.published is None or article.published.value is None
