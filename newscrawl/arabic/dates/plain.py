"""The forms that most pages print, read without the machinery of the rest: «الخميس، 12 نوفمبر 2020 - 10:30 ص».

The shape of the tokens chooses; whatever is not wholly plain (a month name with two meanings, a year of two digits, a
day and month that could change places) is left to parts.py and resolve.py, which must give the same answer for every
string that is read here.
"""

import re
from datetime import date
from itertools import product

from newscrawl.arabic.dates.assemble import Printed, civil, hijri_on
from newscrawl.arabic.dates.clock import from_digits as clock_from_digits
from newscrawl.arabic.dates.clock import on_24_hours
from newscrawl.arabic.dates.context import Context, offset_at, zone_of
from newscrawl.arabic.dates.moment import Moment
from newscrawl.arabic.dates.reading import ImpossibleError
from newscrawl.arabic.dates.tokens import Tokens
from newscrawl.arabic.hijri import FIRST_YEAR, LAST_YEAR

_CLOCKS = ("", "C", "Cp", "Ce", "hC", "hCp", "hCe", "Cz", "CZz", "Cpz", "CpZz", "CeZz", "hCZz", "hCpZz")
# What may stand before the date, the date, and its clock; signs, dashes and words that say nothing are left out.
SHAPES = frozenset(
    "".join(shape) for shape in product(("", "W", "rW", "uW", "u", "r"), ("nMn", "nMne", "Mnn", "D", "De"), _CLOCKS)
) | {"CD", "CnMn", "DW"}
_DIGITS = re.compile(r"\d+")
_SAYS_NOTHING = str.maketrans("", "", "s.-/")


def plain(tokens: Tokens, context: Context) -> Moment | None:
    """The moment of a plain string, or None where the general way must read it."""
    kinds = "".join(tokens.kinds)
    shape = kinds.translate(_SAYS_NOTHING)
    if shape not in SHAPES or ("nn" in shape and ("-" in kinds or "/" in kinds)):
        return None
    day = month = year = None
    weekday = clock = meridiem = digits = zone_name = era = None
    calendar = "g"
    for kind, value in zip(tokens.kinds, tokens.values, strict=True):
        if kind == "n":
            if value[1] == 4:
                year = value[0]
            elif 0 < value[0] <= 31 and value[1] <= 2:
                day = value[0]
            else:
                return None
        elif kind == "M":
            if value[0] not in "gh" or len(value[1]) > 1:
                return None
            calendar, month = value[0], value[1][0]
        elif kind == "W":
            weekday = value
        elif kind == "C":
            clock = value
        elif kind == "p":
            meridiem = value
        elif kind == "e":
            if clock is None:
                era = value[0]
            elif value[1] == "م":
                meridiem = "pm"
            else:
                return None
        elif kind == "u":
            if value[0] != "day" or value[1] == 2:
                return None
        elif kind == "D":
            digits = value
        elif kind == "z":
            zone_name = value
    if era not in (None, calendar) or (zone_name is not None and "|" in zone_name):
        return None
    if digits is not None:
        printed = _unambiguous(digits, context.order if weekday is None and context.order_from == "caller" else None)
        if printed is None:
            return None
        year, month, day = printed
    if year is None or month is None or day is None:
        return None
    flags: list[str] = []
    if calendar == "g":
        if not 1700 <= year <= 2199:
            return None
        found = civil(year, month, day)
        if found is None:
            raise ImpossibleError("there is no such day")
        if weekday is not None and found.weekday() != weekday:
            flags.append("weekday_mismatch")
        moment = Moment(found.isoformat(), "day", "gregorian", "numeric" if digits else "named-month", flags)
    else:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        found = hijri_on(Printed("h", year, month, day, 0), [] if weekday is None else [weekday], flags)
        moment = Moment(found.isoformat(), "day", "islamic-umalqura", "hijri", flags)
    if clock is not None:
        _add_clock(moment, found, clock, meridiem, zone_name, context)
    return moment


def _add_clock(
    moment: Moment, day: date, clock: str, meridiem: str | None, zone_name: str | None, context: Context
) -> None:
    time = clock_from_digits(clock, 0)
    time.meridiem = meridiem
    hour, minute, second, odd = on_24_hours(time)
    if odd:
        moment.flags.append("meridiem_mismatch")
    moment.value += f"T{hour:02d}:{minute:02d}" + ("" if second is None else f":{second:02d}")
    moment.precision = "minute" if second is None else "second"
    if zone_name is not None and zone_name != "local":
        moment.timezone, moment.timezone_source = zone_name, "text"
    elif context.zone_name:
        zone_name = context.zone_name
        if context.zone is not None:
            moment.timezone, moment.timezone_source = zone_name, "outlet"
            moment.flags.append("zone_assumed")
    zone = zone_of(zone_name) if zone_name and zone_name != "local" else None
    if zone is not None:
        moment.value += offset_at(zone, day.year, day.month, day.day, hour, minute or 0)


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
