"""One date as printed, and the Gregorian day that it is."""

from datetime import date, timedelta

from newscrawl.arabic import hijri
from newscrawl.arabic.dates.reading import ImpossibleError, UnreadError


class Printed:
    """One date as printed: a calendar letter (g, h, j, l, c), and what is known of year, month and day."""

    __slots__ = ("calendar", "day", "day_index", "era", "index", "month", "others", "year", "year_digits", "year_index")

    def __init__(self, calendar: str, year: int | None, month: int | None, day: int | None, index: int) -> None:
        self.calendar = calendar
        self.year = year
        self.month = month
        self.day = day
        self.index = index
        self.day_index = index
        self.year_index: int | None = None
        self.year_digits = 4
        self.era = False  # was the calendar of the year printed? «19 نوفمبر 923 م»
        self.others: list[tuple[int, int, int]] = []  # other readings of the same digits: (year, month, day)


def to_day(printed: Printed) -> date | None:
    """The Gregorian day of a full date, or None where the calendar has no such day (or no table for it)."""
    if printed.year is None or printed.month is None or printed.day is None:
        return None
    if printed.calendar == "h":
        return hijri.to_gregorian(printed.year, printed.month, printed.day)
    if printed.calendar == "j":
        return hijri.jalali_to_gregorian(printed.year, printed.month, printed.day)
    return civil(printed.year, printed.month, printed.day)


def civil(year: int, month: int, day: int) -> date | None:
    """A Gregorian day, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def hijri_on(printed: Printed, weekdays: list[int], flags: list[str]) -> date:
    """The day of a Hijri date that stands alone; the printed weekday may choose within a day of Umm al-Qura.

    Raises UnreadError where there is no such day, or where the weekday is further away.
    """
    year, month, day = printed.year, printed.month, printed.day
    if year is None or month is None or day is None:
        raise UnreadError("a Hijri month or year alone lies across two Gregorian ones")
    if not hijri.FIRST_YEAR <= year <= hijri.LAST_YEAR:
        raise UnreadError(f"no Umm al-Qura table covers the Hijri year {year}")
    found = hijri.to_gregorian(year, month, day)
    if found is None:
        before = hijri.to_gregorian(year, month, day - 1) if day == 30 else None
        if before is None or (before + timedelta(days=1)).weekday() not in weekdays:
            raise ImpossibleError("the Hijri month has no such day")
        flags.append("hijri_shifted")
        return before + timedelta(days=1)
    if not weekdays or found.weekday() in weekdays:
        return found
    for step in (1, -1):
        if (found + timedelta(days=step)).weekday() in weekdays:
            flags.append("hijri_shifted")
            return found + timedelta(days=step)
    raise ImpossibleError("weekday and Hijri date cannot both be right")
