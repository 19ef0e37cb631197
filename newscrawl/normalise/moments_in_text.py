"""A publication date that stands only in the body: in an agency's dateline, or in a sentence.

«دمشق 14 مايو 2024 (سانا) - …»: the dateline was cut off with the credits (`Case.openings`), its date is kept here.
«ونقلت صحيفة …، اليوم الخميس، …»: only a "today" with its weekday or date speaks of the day the piece was written; every
other date in a sentence is the date of an event, and a bare «اليوم» is often "nowadays".
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from newscrawl.arabic import dates
from newscrawl.draft import Claim
from newscrawl.normalise.case import Case
from newscrawl.normalise.clock import day_of
from newscrawl.normalise.stamps import Stamp, impossible

_OPENING = 3  # paragraphs in which news says when it happened
_BEHIND = 40  # characters
_TODAY = "اليوم"
_ANY_WEEK = datetime(2001, 1, 1, tzinfo=UTC)  # stands in for the anchor only to see that the words are a "today"
_EASTERNMOST = timedelta(hours=4)  # of the Arab zones, where the outlet's is not known
_YEAR = re.compile(r"\d{4}")
_NAMED = frozenset({"named-month", "named-month+hijri", "numeric", "numeric+hijri", "hijri"})  # a dateline's date


def datelines(case: Case, anchor: Callable[[], datetime | None] | None = None) -> list[Claim]:
    """The date of the dateline that the body begins with, as a claim; empty where it has none."""
    if not case.openings:
        return []
    near = (anchor() if anchor else None) or _ANY_WEEK
    for line, end in case.openings:
        opening = line[: end + _BEHIND]  # a mark in the date («1445 هـ») may end the credit before it
        for found in dates.find(opening, anchor=near, order="DMY"):
            reading = found.reading
            if found.start >= end:
                break
            if "year_inferred" in reading.flags and _YEAR.search(line, 0, end):
                continue  # the year was printed and not understood
            if reading.rule in _NAMED and reading.precision not in ("year", "month"):
                return [Claim(opening[found.start : found.end], "text", "dateline")]
    return []


def said_today(
    case: Case, anchor: datetime | None, zone: str | None, country: str | None
) -> tuple[Stamp | None, Claim | None]:
    """The first "today" of the opening paragraphs as a stamp; or None and the claim that could not be read.

    The anchor is when the page was seen; the piece was written that day or up to six days before, and the weekday says
    which.
    """
    for paragraph in case.paragraphs[:_OPENING]:
        if _TODAY not in paragraph.text:
            continue
        for found in _todays(paragraph.text, anchor or _ANY_WEEK, zone, country):
            if anchor is not None and _is_ahead(found.reading, anchor, zone):
                continue
            claim = Claim(paragraph.text[found.start : found.end], "text", "body")
            if anchor is None and "anchored" in found.reading.flags:
                return None, claim
            if found.reading.value is not None and impossible(found.reading.value) is None:
                return Stamp(claim, found.reading, found.reading.value), None
    return None, None


def _is_ahead(reading: dates.Reading, seen: datetime, zone: str | None) -> bool:
    """Whether a "today" is a later day than the one on which the page was seen, at the outlet or in the Gulf."""
    day = day_of(reading.value) if reading.value else None
    there = seen
    if seen.tzinfo is not None:
        there = seen.astimezone(ZoneInfo(zone)) if zone else seen.astimezone(UTC) + _EASTERNMOST
    return day is not None and day > there.date()


def _todays(text: str, last: datetime, zone: str | None, country: str | None) -> Iterator[dates.Found]:
    """Mentions of a "today" with more words, read against `last` and the six days before it."""
    for back in range(7):
        for found in dates.find(text, anchor=last - timedelta(days=back), timezone=zone, country=country):
            words = text[found.start : found.end]
            if words.startswith(_TODAY) and len(words.split()) > 1:
                yield found
