"""The forms that most pages print, read without the machinery of the rest: «الخميس، 12 نوفمبر 2020 - 10:30 ص».

The shape of the tokens chooses; whatever is not wholly plain (a month name with two meanings, a year of two digits, a
day and month that could change places) is left to parts.py and resolve.py, which must give the same answer for every
string that is read here.
"""

import re
from itertools import product

from newscrawl.arabic.dates.assemble import civil
from newscrawl.arabic.dates.clock import from_digits as clock_from_digits
from newscrawl.arabic.dates.clock import on_24_hours
from newscrawl.arabic.dates.context import Context, offset_at
from newscrawl.arabic.dates.moment import Moment
from newscrawl.arabic.dates.reading import ImpossibleError
from newscrawl.arabic.dates.tokens import Tokens

# What may stand before the date, the date, and its clock; signs, dashes and words that say nothing are left out.
SHAPES = frozenset(
    "".join(shape)
    for shape in product(
        ("", "W", "rW", "uW", "u", "r"), ("nMn", "nMne", "Mnn", "D", "De"), ("", "C", "Cp", "Ce", "hC", "hCp", "hCe")
    )
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
    weekday = clock = meridiem = digits = None
    rule = "named-month"
    for kind, value in zip(tokens.kinds, tokens.values, strict=True):
        if kind == "n":
            if value[1] == 4 and not value[2] and 1700 <= value[0] <= 2199:
                year = value[0]
            elif 0 < value[0] <= 31 and value[1] <= 2:
                day = value[0]
            else:
                return None
        elif kind == "M":
            if value[0] != "g" or len(value[1]) > 1:
                return None
            month = value[1][0]
        elif kind == "W":
            weekday = value
        elif kind == "C":
            clock = value
        elif kind == "p":
            meridiem = value
        elif kind == "e":
            if value[0] != "g":
                return None
            if clock is not None and value[1] == "م":
                meridiem = "pm"
            elif clock is not None:
                return None
        elif kind == "u":
            if value[0] != "day" or value[1] == 2:
                return None
        elif kind == "D":
            digits = value
    if digits is not None:
        printed = _unambiguous(digits, context.order if weekday is None and context.order_from == "caller" else None)
        if printed is None:
            return None
        year, month, day = printed
        rule = "numeric"
    if year is None or month is None or day is None:
        return None
    found = civil(year, month, day)
    if found is None:
        raise ImpossibleError("there is no such day")
    flags = ["weekday_mismatch"] if weekday is not None and found.weekday() != weekday else []
    if clock is None:
        return Moment(found.isoformat(), "day", "gregorian", rule, flags)
    time = clock_from_digits(clock, 0)
    time.meridiem = meridiem
    hour, minute, second, odd = on_24_hours(time)
    if odd:
        flags.append("meridiem_mismatch")
    value = f"{found.isoformat()}T{hour:02d}:{minute:02d}" + ("" if second is None else f":{second:02d}")
    moment = Moment(value, "minute" if second is None else "second", "gregorian", rule, flags)
    zone = context.zone
    if zone is not None:
        moment.value += offset_at(zone, year, month, day, hour, minute or 0)
        moment.timezone, moment.timezone_source = context.zone_name, "outlet"
        flags.append("zone_assumed")
    return moment


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
