"""May the fetch time stand for "today" on this page?

Relative and year-less dates («منذ ساعتين», «اليوم الخميس») mean something only near the day they were printed. A page
fetched years later still says «اليوم». So the fetch time stands in only where nothing on the page shows it to be older.
"""

from datetime import date, datetime, timedelta
from functools import cached_property

from newscrawl import urls
from newscrawl.arabic import dates
from newscrawl.arabic.dates.reading import EITHER
from newscrawl.normalise.case import Case
from newscrawl.normalise.clock import day_of
from newscrawl.normalise.moments_in_text import datelines
from newscrawl.normalise.stamps import impossible

_SLACK = timedelta(days=14)  # a week's relative dates, and a picture taken from last week's upload


class Anchor:
    """The moment to read a page's relative dates against. Found out when first asked: most pages print full dates."""

    def __init__(self, case: Case) -> None:
        self._case = case

    @cached_property
    def _trusted(self) -> tuple[datetime | None, str]:
        return _trusted(self._case)

    def when(self) -> datetime | None:
        """The anchor, or None where nothing trustworthy stands for "today"."""
        return self._trusted[0]

    @property
    def why(self) -> str:
        """The reason, in words."""
        return self._trusted[1]


def _trusted(case: Case) -> tuple[datetime | None, str]:
    given = case.fetch.anchor
    if given is False:
        return None, "the page comes from an archive run: nothing says what 'today' was"
    if given is not None:
        return given, "the page is known to be new near this time"
    fetched = case.fetch.fetched_at
    if fetched is None:
        return None, "no fetch time is known, so 'today' means nothing"
    older = _older_sign(case, fetched.date())
    if older is not None:
        return None, f"the page is older than its fetch: {older}"
    return fetched, "fetch time; nothing on the page shows it to be older"


def _older_sign(case: Case, fetched: date) -> str | None:
    """What on the page shows it to be older than the day it was fetched, in words."""
    draft = case.draft
    clocks = draft.clocks
    files = [claim.raw for claim in clocks if claim.where == "asset"]
    for path in (draft.url, *(image.url for image in draft.images), *files):
        month = urls.month_in(path)
        if month is not None and fetched - _month_end(*month) > _SLACK:
            return f"{month[0]}/{month[1]:02d} in {path}"
    for claim in (*draft.get("published"), *draft.get("modified"), *clocks, *datelines(case)):
        days = _days(claim.raw)
        if days and fetched - max(days) > _SLACK:
            return f"{claim.raw!r} ({claim.where or claim.source})"
    return None


def _days(raw: str) -> list[date]:
    """The day that a claim names; two where day and month could be either, none where it names none."""
    reading = dates.read(raw)
    readings = [reading]
    if reading.value is None and (reading.reason or "").startswith(EITHER):
        readings = [dates.read(raw, order=order) for order in ("DMY", "MDY")]
    found = (day_of(each.value) for each in readings if each.value and impossible(each.value) is None)
    return [day for day in found if day is not None]


def _month_end(year: int, month: int) -> date:
    """The first day after a month."""
    return date(year + month // 12, month % 12 + 1, 1)
