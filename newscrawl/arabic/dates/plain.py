"""The forms that most pages print, read without the machinery of the rest: «الخميس، 12 نوفمبر 2020 - 10:30 ص».

The shape of the tokens chooses; whatever is not wholly plain (a month name with two meanings, a year of two digits, a
day and month that could change places) is left to parts.py and resolve.py, which must give the same answer for every
string that is read here.
"""

import re
from datetime import date
from itertools import product
from typing import Any

from newscrawl.arabic.dates.brief import FORMS, ONE_DAY
from newscrawl.arabic.dates.clock import from_digits
from newscrawl.arabic.dates.context import Context
from newscrawl.arabic.dates.doubled import one_month
from newscrawl.arabic.dates.printed import Printed, hijri_on
from newscrawl.arabic.dates.reading import ImpossibleError, Reading
from newscrawl.arabic.dates.timed import timed
from newscrawl.arabic.dates.tokens import Tokens
from newscrawl.arabic.hijri import FIRST_YEAR, LAST_YEAR

_CLOCKS = ("", "C", "Cp", "Ce", "hC", "hCp", "hCe", "Cz", "CZz", "Cpz", "CpZz", "CeZz", "hCZz", "hCpZz")
_DIGITS = re.compile(r"\d+")
_SAYS_NOTHING = str.maketrans("", "", "s.-/")
# Where the values stand: two numbers, month, digits, weekday, unit, clock, its half of the day, zone, era, day word;
# -1: nowhere.
Plan = tuple[int, int, int, int, int, int, int, int, int, int, int]


def _plan(shape: str) -> Plan:
    clock = shape.find("C")
    before = len(shape) if clock < 0 else clock
    half = max(shape.find("p"), shape.find("e", before))
    n, m, d, w, u = (shape.find(kind) for kind in "nMDWu")
    return n, shape.rfind("n"), m, d, w, u, clock, half, shape.find("z"), shape.find("e", 0, before), shape.find("r")


# What may stand before the date, the date, and its clock; signs, dashes and words that say nothing are left out.
_PLAIN = (
    *map("".join, product(("", "W", "rW", "uW", "u", "r"), ("nMn", "nMne", "Mnn", "D", "De"), _CLOCKS)),
    "CD", "CnMn", "DW",
)  # fmt: skip
# The same with one of those where most pages have one, which need not be looked for.
_PARTED = map("".join, product(("", "W"), ("nMn", "nMne", "D", "De"), "-s.", ("C", "Cp", "Ce", "hC", "hCp")))
PLANS: dict[str, Plan] = {shape: _plan(shape) for shape in (*_PLAIN, *_PARTED, ".D", ".nMn")}


def plain(tokens: Tokens, context: Context, raw: str = "") -> Reading | None:
    """The reading of a plain string, or None where the general way must read it. Raises ImpossibleError."""
    shape = "".join(tokens.kinds)
    plan = PLANS.get(shape)
    if plan is not None:
        return _planned(plan, tokens.values, context, raw)
    how = FORMS.get(shape)
    if how is not None:
        return how(tokens.values, context, raw)
    bare = shape.translate(_SAYS_NOTHING)
    values = (
        tokens.values if bare == shape else [v for k, v in zip(shape, tokens.values, strict=True) if k not in "s.-/"]
    )
    if "MM" in bare:
        if "C" in bare and ("r" in bare or "z" in bare):
            return None  # «مساء اليوم»: the part of the day is the clock's
        at = bare.index("MM")
        month = one_month(values[at], values[at + 1])
        if month is None or ("ne" in bare and bare[at - 1] == "n" and values[at - 1][1] > 2):
            return None  # «2026 أيار/مايو 4 م»
        bare, values = bare.replace("MM", "M", 1), [*values[:at], month, *values[at + 2 :]]
    plan = PLANS.get(bare)
    if plan is None:
        how = FORMS.get(bare)
        return how(values, context, raw) if how is not None and _says_nothing(shape, bare, tokens.values) else None
    if plan[0] != plan[1] and plan[2] < plan[0] and ("-" in shape or "/" in shape):
        return None
    if "De" in bare and "De" not in shape and values[plan[9]][0] == "h":
        return None  # «1/5/1404 - هجري»
    return _planned(plan, values, context, raw)


def _says_nothing(shape: str, bare: str, values: list[Any]) -> bool:
    """Does all that `bare` leaves out of a brief form say nothing? A dash can join, «شهر» tells what a number is."""
    if bare == "un" or "e" in bare or ("x" in bare and "u" in bare) or "month" in values:
        return False
    if ("M" not in bare or "uM" in bare) and ("-" in shape or "/" in shape):
        return False
    return "p" not in bare or "np" in shape or "Cp" in shape


def _planned(plan: Plan, values: list[Any], context: Context, raw: str) -> Reading | None:
    first, second, month_at, digits_at, weekday_at, unit_at, clock_at, half_at, zone_at, era_at, word_at = plan
    if unit_at >= 0 and values[unit_at] not in ONE_DAY:
        return None
    if clock_at >= 0 and word_at >= 0 and values[word_at][1]:
        return None  # «مساء أمس»: the part of the day is the clock's
    weekday = values[weekday_at] if weekday_at >= 0 else None
    calendar = "g"
    if digits_at >= 0:
        era = values[era_at][0] if era_at >= 0 else None
        if era == "h" and zone_at < 0 and word_at < 0:
            calendar, printed = "h", _hijri(values[digits_at], context.order)
        else:
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
            if era_at >= 0:
                return None  # «2026 مايو 4 م»: behind a day the letter is no era
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
        if clock_at < 0:
            return Reading(found.isoformat(), "day", "gregorian", rule, flags, None, raw)
    else:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        shifted: list[str] = []
        found = hijri_on(Printed("h", year, month, day, 0), [] if weekday is None else [weekday], shifted)
        flags, rule = tuple(shifted), "hijri"
        if clock_at < 0:
            return Reading(found.isoformat(), "day", "islamic-umalqura", rule, flags, None, raw)
    zone_name = values[zone_at] if zone_at >= 0 else None
    meridiem = values[half_at] if half_at >= 0 else None
    if isinstance(meridiem, tuple):
        if meridiem[1] != "م":
            return None
        meridiem = "pm"
    if zone_name is not None and "|" in zone_name:
        return None
    return timed(
        found,
        "gregorian" if calendar == "g" else "islamic-umalqura",
        rule,
        flags,
        raw,
        from_digits(values[clock_at]),
        meridiem,
        zone_name,
        context,
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


def _hijri(text: str, order: str | None) -> tuple[int, int, int] | None:
    """Year, month and day of Hijri digits where the day stands in its usual place."""
    first, second, third = _DIGITS.findall(text)
    if len(first) == 4 and len(third) <= 2:
        year, month, day = int(first), int(second), int(third)
    elif len(third) == 4 and len(first) <= 2 and order != "MDY":
        year, month, day = int(third), int(second), int(first)
    else:
        return None
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 30 else None
