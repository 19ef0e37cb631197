"""The forms that most pages print, read without the machinery of the rest: «الخميس، 12 نوفمبر 2020 - 10:30 ص».

The shape of the tokens chooses; whatever is not wholly plain (a month name with two meanings, a year of two digits, a
day and month that could change places) is left to parts.py and resolve.py, which must give the same answer for every
string that is read here.
"""

import re
from datetime import date
from itertools import product
from typing import Literal

from newscrawl.arabic.dates.brief import brief
from newscrawl.arabic.dates.clock import Clock, on_24_hours
from newscrawl.arabic.dates.clock import from_digits as clock_from_digits
from newscrawl.arabic.dates.context import Context, offset_at, zone_of
from newscrawl.arabic.dates.printed import Printed, hijri_on
from newscrawl.arabic.dates.reading import ImpossibleError, Precision, Reading
from newscrawl.arabic.dates.tokens import Tokens
from newscrawl.arabic.hijri import FIRST_YEAR, LAST_YEAR

_CLOCKS = ("", "C", "Cp", "Ce", "hC", "hCp", "hCe", "Cz", "CZz", "Cpz", "CpZz", "CeZz", "hCZz", "hCpZz")
_DIGITS = re.compile(r"\d+")
_ONE_DAY = (("day", 1), ("day", 0), ("day", -1))
_SAYS_NOTHING = str.maketrans("", "", "s.-/")
# Where the values stand: two numbers, month, digits, weekday, unit, clock, its half of the day, zone, era; -1: nowher
Plan = tuple[int, int, int, int, int, int, int, int, int, int]


def _plan(shape: str) -> Plan:
    clock = shape.find("C")
    before = len(shape) if clock < 0 else clock
    half = max(shape.find("p"), shape.find("e", before))
    n, m, d, w, u = (shape.find(kind) for kind in "nMDWu")
    return n, shape.rfind("n"), m, d, w, u, clock, half, shape.find("z"), shape.find("e", 0, before)


# What may stand before the date, the date, and its clock; signs, dashes and words that say nothing are left out.
PLANS: dict[str, Plan] = {
    shape: _plan(shape)
    for shape in (
        *map("".join, product(("", "W", "rW", "uW", "u", "r"), ("nMn", "nMne", "Mnn", "D", "De"), _CLOCKS)),
        "CD", "CnMn", "DW",
    )
}  # fmt: skip


def plain(tokens: Tokens, context: Context, raw: str = "") -> Reading | None:
    """The reading of a plain string, or None where the general way must read it. Raises ImpossibleError."""
    shape = "".join(tokens.kinds)
    values = tokens.values
    plan = PLANS.get(shape)
    if plan is None:
        bare = shape.translate(_SAYS_NOTHING)
        plan = PLANS.get(bare)
        if plan is None:
            return brief(shape, values, context, raw)
        if plan[0] != plan[1] and plan[2] < plan[0] and ("-" in shape or "/" in shape):
            return None
        values = [value for kind, value in zip(shape, values, strict=True) if kind not in "s.-/"]
    first, second, month_at, digits_at, weekday_at, unit_at, clock_at, half_at, zone_at, era_at = plan
    if unit_at >= 0 and values[unit_at] not in _ONE_DAY:
        return None
    weekday = values[weekday_at] if weekday_at >= 0 else None
    calendar = "g"
    if digits_at >= 0:
        printed = _unambiguous(
            values[digits_at], context.order if weekday is None and context.order_from == "caller" else None
        )
        if printed is None:
            return None
        year, month, day = printed
        rule = "numeric"
    else:
        calendar, months, _ = values[month_at]
        if len(months) > 1 or calendar not in "gh":
            return None
        month = months[0]
        day, size, _ = values[first]
        year, size_of_year, _ = values[second]
        if size == 4:
            day, size, year, size_of_year = year, size_of_year, day, size
        if size_of_year != 4 or size > 2 or not 0 < day <= 31:
            return None
        rule = "named-month"
    if era_at >= 0 and values[era_at][0] != calendar:
        return None
    flags: tuple[str, ...] = ()
    if calendar == "g":
        if not 1700 <= year <= 2199:
            return None
        try:
            found = date(year, month, day)
        except ValueError:
            raise ImpossibleError("there is no such day") from None
        if weekday is not None and found.weekday() != weekday:
            flags = ("weekday_mismatch",)
        value = found.isoformat()
        if clock_at < 0:
            return Reading(value, "day", "gregorian", rule, flags, None, raw)
    else:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        shifted: list[str] = []
        found = hijri_on(Printed("h", year, month, day, 0), [] if weekday is None else [weekday], shifted)
        value, flags, rule = found.isoformat(), tuple(shifted), "hijri"
        if clock_at < 0:
            return Reading(value, "day", "islamic-umalqura", rule, flags, None, raw)
    zone_name = values[zone_at] if zone_at >= 0 else None
    meridiem = values[half_at] if half_at >= 0 else None
    if isinstance(meridiem, tuple):
        if meridiem[1] != "م":
            return None
        meridiem = "pm"
    if zone_name is not None and "|" in zone_name:
        return None
    return _with_clock(value, found, calendar, rule, flags, raw, values[clock_at], meridiem, zone_name, context)


def _with_clock(
    value: str, day: date, calendar: str, rule: str, flags: tuple[str, ...], raw: str,
    clock: str, meridiem: str | None, zone_name: str | None, context: Context,
) -> Reading:  # fmt: skip
    hour, minute, second = clock_from_digits(clock)
    if hour > 23 or minute > 59 or (second is not None and second > 59) or meridiem is not None:
        if meridiem in ("am", "pm") and 0 < hour < 13 and minute < 60 and (second is None or second < 60):
            hour = hour % 12 + (12 if meridiem == "pm" else 0)
        else:
            time = Clock(hour, minute, second, 0)
            time.meridiem = meridiem
            hour, _, second, odd = on_24_hours(time)
            if odd:
                flags = (*flags, "meridiem_mismatch")
    value = f"{value}T{hour:02d}:{minute:02d}" if second is None else f"{value}T{hour:02d}:{minute:02d}:{second:02d}"
    precision: Precision = "minute" if second is None else "second"
    source: Literal["text", "outlet"] | None = None
    if zone_name is not None and zone_name != "local":
        source, zone = "text", zone_of(zone_name)
    elif context.zone_name and (zone := zone_of(context.zone_name)) is not None:
        zone_name, source = context.zone_name, "outlet"
        flags = (*flags, "zone_assumed")
    else:
        if context.zone_name:
            flags = (*flags, "zone_unread")
        zone_name = zone = None
    if zone is not None:
        value += offset_at(zone, day.year, day.month, day.day, hour, minute)
    return Reading(
        value,
        precision,
        "gregorian" if calendar == "g" else "islamic-umalqura",
        rule,
        flags,
        None,
        raw,
        zone_name,
        source,
    )


def _unambiguous(text: str, order: str | None) -> tuple[int, int, int] | None:
    """Year, month and day of digits that can be read in one way only, by themselves or in the caller's order."""
    first, second, third = _DIGITS.findall(text)
    a, b = int(first), int(second)
    if len(first) == 4 and len(third) <= 2:
        year, month, day = a, b, int(third)
    elif len(third) == 4 and len(first) <= 2:
        year = int(third)
        if a > 12 or a == b or (b <= 12 and order == "DMY"):
            month, day = b, a
        elif b > 12 or order == "MDY":
            month, day = a, b
        else:
            return None
    else:
        return None
    return (year, month, day) if 1700 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31 else None
