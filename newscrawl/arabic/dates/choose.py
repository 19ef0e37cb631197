"""Which of several readings of the same digits is meant, and which of two dates."""

from datetime import date

from newscrawl.arabic.dates import assemble
from newscrawl.arabic.dates.context import Context
from newscrawl.arabic.dates.parts import Parts
from newscrawl.arabic.dates.printed import Printed, civil, to_day
from newscrawl.arabic.dates.reading import EITHER, ImpossibleError, UnreadError
from newscrawl.arabic.dates.tokens import Tokens


def ordered(context: Context, tokens: Tokens) -> Context:
    """The context with the order that the clearest of several dates in digits shows: «12/05/2021 … 13/05/2021».

    Where they show none, or not the same, the context as it was.
    """
    shown = set()
    for kind, value in zip(tokens.kinds, tokens.values, strict=True):
        if kind == "D":
            first, second, third = assemble.SEPARATORS.split(value.strip())
            if len(third) == 4 and len(first) <= 2 and (int(first) > 12) != (int(second) > 12):
                shown.add("DMY" if int(first) > 12 else "MDY")
    if len(shown) != 1:
        return context
    found = Context(context.now, context.zone_name, context.country, shown.pop())
    found.anchor_zone, found.order_from = context.anchor_zone, "country"
    return found


def full_century(printed: Printed, context: Context, flags: list[str]) -> None:
    """A year of two digits: the century that brings it nearest to the anchor, else 1970 to 2069."""

    def full(year: int) -> int:
        if year > 99:
            return year
        pivot = context.now.year if context.now else 2019
        return min((1900 + year, 2000 + year, 2100 + year), key=lambda y: abs(y - pivot))

    if printed.year is not None:
        printed.year = full(printed.year)
    printed.others = [(full(y), m, d) for y, m, d in printed.others]
    if "year_two_digits" not in flags:
        flags.append("year_two_digits")


def choose_order(printed: Printed, parts: Parts, context: Context, flags: list[str], twin: date | None) -> None:
    """Day first or month first: the weekday decides, then the Hijri twin, then the order of the caller or country."""
    readings = [(printed.year or 0, printed.month or 0, printed.day or 0), *printed.others]
    days = {r: d for r in readings if (d := civil(*r))}
    fitting = [r for r, d in days.items() if d.weekday() in parts.weekdays]
    if twin is not None:
        close = [r for r, d in days.items() if abs((d - twin).days) <= 1]
        fitting = close if len(close) == 1 else fitting
    if not days:
        raise ImpossibleError("there is no such day")
    if len(fitting) == 1:
        chosen = fitting[0]
        if len(days) > 1:
            flags.append("order_inferred")
    elif printed.year_digits == 2 and not context.order:
        raise UnreadError("a year of two digits: year, month and day could stand in any order")
    elif len(set(days.values())) == 1:
        chosen = next(iter(days))
    elif context.order:
        chosen = next(iter(days))
        if context.order_from == "country":
            flags.append("order_inferred")
    else:
        raise UnreadError(f"{EITHER}; give an order or a country")
    printed.year, printed.month, printed.day = chosen


def settle_range(dates: list[Printed], parts: Parts, context: Context, flags: list[str]) -> None:
    """Two Gregorian dates: equal, or a range whose start is meant; the start borrows year and month from the end."""
    first, second = dates[0], dates[1]
    printed = (first.year, first.month, first.day)
    if second.others and printed in [(second.year, second.month, second.day), *second.others]:
        return  # «06/01/2026 - 6 يناير 2026»
    if second.others:
        choose_order(second, parts, context, [], None)
    same = (first.year, first.month, first.day) == (second.year, second.month, second.day)
    if same:
        return
    if first.month == second.month and first.day == second.day and None in (first.year, second.year):
        first.year = first.year or second.year
        return
    if len(dates) > 2 or not (parts.ranges or parts.joins):
        raise UnreadError("two different dates")
    if first.day is None and second.day is not None:
        raise UnreadError("two different dates")
    if first.year is None and second.year is not None and first.month and second.month:
        first.year = second.year - ((first.month, first.day or 0) > (second.month, second.day or 0))
    start, end = to_day(first), to_day(second)
    if start and end and start > end:
        raise UnreadError("two dates that make no range")
    if "range_start" not in flags:
        flags.append("range_start")
