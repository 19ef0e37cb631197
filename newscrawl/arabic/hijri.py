"""Hijri dates by the Umm al-Qura calendar, and Jalali dates, as Gregorian days.

Umm al-Qura is what Saudi sources print; countries that follow sightings (Egypt, Algeria, Morocco) can be a day away,
and callers allow for that. `hijridate` holds the official tables, 1343 to 1500 AH (1924 to 2077).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

FIRST_YEAR, LAST_YEAR = 1343, 1500
_DAYS_BEFORE_TABLE = 678574  # from the tables' reduced Julian days (JD - 2400000) to the ordinals of Python, less one
# Years at which the 33-year run of Jalali leap years breaks (Borkowski, "The Persian calendar for 3000 years", 1996).
_BREAKS = (-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060)


def to_gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of an Umm al-Qura date; None outside 1343 to 1500 or where the month lacks that day."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    offset, starts = month_starts()
    index = (year - 1) * 12 + month - 1 - offset
    start = starts[index]  # the table has one more entry, the end of the last month
    if start + day > starts[index + 1]:
        return None
    return date.fromordinal(start + day + _DAYS_BEFORE_TABLE)


@cache
def month_starts() -> tuple[int, Sequence[int]]:
    """The number of the first month in the table, and where each month begins."""
    from hijridate.ummalqura import HIJRI_OFFSET, MONTH_STARTS

    return HIJRI_OFFSET, MONTH_STARTS


def year_of(day: date) -> int | None:
    """The Hijri year of a Gregorian day, or None outside the tables."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def jalali_to_gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Jalali (Persian solar) date, 1178 to 1633; None where there is no such day."""
    if not 1178 <= year <= 1633 or not 1 <= month <= 12:
        return None
    leaps, previous, jump = -14, _BREAKS[0], 0
    for year_of_break in _BREAKS[1:]:
        jump = year_of_break - previous
        if year < year_of_break:
            break
        leaps += jump // 33 * 8 + jump % 33 // 4
        previous = year_of_break
    since = year - previous
    leaps += since // 33 * 8 + (since % 33 + 3) // 4
    if jump % 33 == 4 and jump - since == 4:
        leaps += 1
    gregorian = year + 621
    march = 20 + leaps - (gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150)
    length = 31 if month <= 6 else 30
    if month == 12 and not _is_leap(since, jump):
        length = 29
    if not 1 <= day <= length:
        return None
    elapsed = (month - 1) * 31 - max(0, month - 7) + day - 1
    return date(gregorian, 3, 1) + timedelta(days=march - 1 + elapsed)


def _is_leap(since: int, jump: int) -> bool:
    if jump - since < 6:
        since = since - jump + (jump + 4) // 33 * 33
    leap = ((since + 1) % 33 - 1) % 4
    return leap == 0 and since != -1
