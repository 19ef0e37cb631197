"""Numbers to their months, digits to their order: the dates a string prints, before any anchor is asked."""

import re

from newscrawl.arabic.dates.parts import Digits, Month, Number, Parts
from newscrawl.arabic.dates.printed import Printed
from newscrawl.arabic.dates.reading import ImpossibleError, UnreadError

LIBYAN_ERA = 632  # the Jamahiriya counted solar years from the death of the Prophet
SEPARATORS = re.compile(r"[ /\\.\-_]+")
# Hijri and Jalali years overlap in number, not in the years that news was printed in.
_SURELY_HIJRI = range(1416, 1461)


def with_months(parts: Parts, flags: list[str]) -> tuple[list[Printed], list[Number]]:
    """Give every number beside month names its role; return the dates and the numbers that found none."""
    months = parts.months
    numbers = parts.numbers
    if parts.pairs:
        numbers = sorted([*numbers, *(n for pair in parts.pairs for n in pair)], key=_index)
        parts.ranges.extend(pair[0].index for pair in parts.pairs)
    if len(months) > 1:
        months, numbers = _first_of(months, numbers)
    out = [Printed(m.calendar, None, m.numbers[0] if len(m.numbers) == 1 else None, None, m.index) for m in months]
    rest: list[Number] = []
    for number in numbers:
        left = right = None
        for slot in out:
            if slot.index < number.index:
                left = slot
            elif right is None:
                right = slot
        if not _place(number, left, right, parts):
            rest.append(number)
    for slot, month in zip(out, months, strict=True):
        if slot.month is None and (slot.calendar == "g" or len(out) == 1):
            raise UnreadError(f"the month name alone can be month {month.numbers[0]} or {month.numbers[1]}")
        if month.weak and (slot.day is None or slot.year is None):
            raise UnreadError("a month cut to a letter needs a day and a year beside it")
        if slot.calendar == "l":
            slot.calendar = "g"
            if slot.year is not None and 1369 <= slot.year <= 1450:
                slot.year += LIBYAN_ERA
            elif slot.year is None or slot.day is None:
                raise UnreadError("a Libyan month name needs a day and a year beside it")
        if slot.year_digits < 4 and slot.calendar == "g" and not slot.era:
            flags.append("year_two_digits")
    return [slot for slot in out if slot.calendar != "c"], rest


def _index(number: Number) -> int:
    return number.index


def _first_of(months: list[Month], numbers: list[Number]) -> tuple[list[Month], list[Number]]:
    """«الفاتح من يناير» is the first of January: the Libyan September means "the opening" beside another month."""
    head, following = months[0], months[1]
    if head.calendar == "l" and head.numbers == (9,) and following.calendar in "gh":
        numbers = sorted([*numbers, Number(1, 0, "o", head.index)], key=_index)
        return months[1:], numbers
    return months, numbers


def _place(number: Number, left: Printed | None, right: Printed | None, parts: Parts) -> bool:
    """Give `number` to the month on either side. In running order the left month takes what it still lacks."""
    slots = [slot for slot in (left, right) if slot]
    if left is None and number.digits == 2 and number.value > 31 and not (number.era or number.year):
        return False  # «32 مايو 2024»: a year of two digits does not stand in front
    if _is_year(number):
        for slot in slots:
            if slot.year is None and _year_fits(number, slot, slots):
                slot.year, slot.year_digits, slot.era = number.value, number.digits or 4, number.era is not None
                slot.year_index = number.index
                if number.digits == 3 and number.value < 100 and not number.era:
                    slot.year = 2000 + number.value
                return True
        return False
    if number.value == 0:
        return False
    for slot in slots:
        if slot.day is None:
            slot.day, slot.day_index = number.value, number.index
            return True
    target = right if left is None else left
    if target is not None and _is_end_of_range(number, target, parts):
        parts.is_range = True
        return True
    if left is not None and left.year is None and number.digits == 2 and not number.style and right is None:
        left.year, left.year_digits, left.year_index = number.value, 2, number.index
        return True
    return False


def _is_year(number: Number) -> bool:
    return number.year or number.era is not None or number.value > 31 or number.digits >= 3


def _year_fits(number: Number, slot: Printed, slots: list[Printed]) -> bool:
    if number.digits > 4 or (number.digits == 3 and number.value >= 100 and not (number.era or number.year)):
        return False
    if number.era is not None and number.era != slot.calendar and not (number.era in "gl" and slot.calendar in "gl"):
        return False
    old = 1300 <= number.value <= 1500
    if old and slot.calendar == "g" and number.era is None:
        return False
    return not (number.value > 1500 and slot.calendar in "hj" and number.era is None and len(slots) > 1)


def _is_end_of_range(number: Number, slot: Printed, parts: Parts) -> bool:
    """Was the number joined by «إلى», a dash or «و» to the day before it, with no month between the two?"""
    if any(slot.day_index < month.index < number.index for month in parts.months):
        return False
    if slot.day is not None and number.value <= slot.day and slot.index > number.index:
        return False  # «فرانس 24 - 12 مارس»: within a month days go up
    return any(slot.day_index <= mark < number.index for mark in (*parts.ranges, *parts.joins))


def from_digits(digits: Digits, order: str | None, country: str | None, persian: bool) -> Printed:
    """Read one date in digits; where day and month can change places both readings are kept in `others`.

    `persian` says that the digits were printed in Persian script, which tells Jalali years from Hijri ones.
    """
    pieces = [piece for piece in SEPARATORS.split(digits.text) if piece]
    a, b, c = (int(piece) for piece in pieces)
    size_a, size_c = len(pieces[0]), len(pieces[2])
    short = False
    if size_a == 4 and size_c <= 2:
        readings = [(a, b, c)]
    elif size_c == 4 and size_a <= 2:
        readings = _both(a, b, c, order)
    elif size_c == 3 and pieces[2][0] == "0" and size_a <= 2:  # «18/11/022»
        readings = _both(a, b, 2000 + c, order)
    elif size_a <= 2 and size_c <= 2:
        short = True
        readings = [(c, b, a), (c, a, b), (a, b, c)]
        if order:
            readings = {"DMY": readings[:1], "MDY": readings[1:2], "YMD": readings[2:]}.get(order, readings)
    else:
        raise UnreadError("digits that are no date: no part of them can be the year")
    year = readings[0][0]
    calendar = _calendar(digits, year, readings, country, persian, short)
    valid = [r for r in dict.fromkeys(readings) if 1 <= r[1] <= 12 and 1 <= r[2] <= (30 if calendar == "h" else 31)]
    if calendar == "h" and len(valid) > 1:
        valid = [r for r in valid if r == readings[0] or r == (year, b, a)][:1]  # Hijri digits are day, month, year
    if not valid:
        raise ImpossibleError("there is no such day")
    printed = Printed(calendar, *valid[0], digits.index)
    printed.others = valid[1:]
    if short:
        printed.year_digits = 2
    return printed


def _both(a: int, b: int, year: int, order: str | None) -> list[tuple[int, int, int]]:
    """Day first and month first; the caller's order comes first."""
    return [(year, a, b), (year, b, a)] if order == "MDY" else [(year, b, a), (year, a, b)]


def _calendar(
    digits: Digits, year: int, readings: list[tuple[int, int, int]], country: str | None, persian: bool, short: bool
) -> str:
    era = digits.era
    if short:
        if era in ("h", "j"):
            raise UnreadError("a year of two digits in a calendar that is not the Gregorian")
        return "g"
    if 1300 <= year <= 1500:
        if era == "g":
            raise UnreadError("a Hijri year that is called Gregorian")
        if era in ("h", "j"):
            return era
        if persian or country in ("IR", "AF"):
            return "j"
        if year in _SURELY_HIJRI:
            return "h"
        if all(r[2] > 30 for r in readings if r[1] <= 12):
            return "j"
        raise UnreadError("the year can be Hijri or Jalali")
    if era in ("h", "j"):
        raise UnreadError("a Gregorian year that is called Hijri")
    if era is None and not 1700 <= year <= 2199:
        raise UnreadError(f"{year} is not a year that news is dated with")
    return "g"
