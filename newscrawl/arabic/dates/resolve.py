"""The parts of a string to one moment, or to the reason why not: calendars weighed, the anchor asked, the zone added."""

from datetime import date, datetime, timedelta
from typing import Any

from newscrawl.arabic import hijri
from newscrawl.arabic.dates import assemble
from newscrawl.arabic.dates.assemble import LEFT_OVER, Printed
from newscrawl.arabic.dates.clock import Clock, on_24_hours
from newscrawl.arabic.dates.context import Context, nearest_year, offset_text, zone_of
from newscrawl.arabic.dates.nearby import without_date
from newscrawl.arabic.dates.parts import UNREAD_ZONE, Number, Parts
from newscrawl.arabic.dates.reading import ImpossibleError, UnreadError
from newscrawl.article import Calendar, Precision

MOST_UNKNOWN_WORDS = 4
_NAMES: dict[str, Calendar] = {"g": "gregorian", "h": "islamic-umalqura", "j": "persian"}


class Moment:
    """What resolving found, in the terms of a Reading."""

    __slots__ = ("calendar", "flags", "precision", "rule", "timezone", "timezone_source", "value")

    def __init__(self, value: str, precision: Precision, calendar: Calendar, rule: str, flags: list[str]) -> None:
        self.value = value
        self.precision: Precision = precision
        self.calendar: Calendar = calendar
        self.rule = rule
        self.flags = flags
        self.timezone: str | None = None
        self.timezone_source: Any = None


def resolve(parts: Parts, context: Context, persian: bool) -> Moment:
    """Weigh the parts. Raises UnreadError, with the reason, where they do not make one moment."""
    flags: list[str] = []
    if parts.limit:
        raise UnreadError("before or after a date is not a date")
    if len(parts.weekdays) == 1 and not parts.months and not parts.digits:
        _september(parts)
    dates: list[Printed] = []
    rest: list[Number] = parts.numbers
    if parts.months:
        dates, rest = assemble.with_months(parts, flags)
        if not dates:
            raise UnreadError("a calendar that is not converted")
        if parts.is_range:
            flags.append("range_start")
    for digits in parts.digits:
        dates.append(assemble.from_digits(digits, context.order, context.country, persian))
    rest = _spelled_hour(parts, rest, bool(dates))
    if rest and dates:
        raise UnreadError(LEFT_OVER)
    if dates:
        found, rule, calendar = _one_date(dates, parts, context, flags)
    else:
        found, rule, calendar = without_date(parts, rest, context, flags), "", "g"
        rule = found.rule
        if isinstance(found.day, date) and parts.weekdays and found.day.weekday() not in parts.weekdays:
            raise ImpossibleError("the weekday does not fit the day")
    explicit = bool(dates) and isinstance(found, date) and "anchored" not in flags
    if (parts.unknown or parts.references) and not explicit:
        raise UnreadError("words that are no part of a date")
    if parts.unknown > MOST_UNKNOWN_WORDS:
        raise UnreadError("too many words that are no part of a date")
    if parts.unknown:
        flags.append("words_ignored")
    if isinstance(found, date):
        day: date | None = found
        value, precision = found.isoformat(), "day"
    elif isinstance(found, str):
        day, value, precision = None, found, "year" if len(found) == 4 else "month"
    else:
        day, value, precision = found.day, found.value, found.precision
    moment = Moment(value, precision, _NAMES[calendar], rule, flags)  # type: ignore[arg-type]
    if parts.clocks:
        if day is None:
            raise UnreadError("a clock time without its day")
        _add_clock(moment, day, parts, context)
    return moment


def _september(parts: Parts) -> None:
    """«11 سبتـ 1987»: cut short, September looks like Saturday; between a day and a year it is the month."""
    if parts.weekdays == [5] and parts.short_saturday is not None and len(parts.numbers) == 2:
        small, large = sorted(n.value for n in parts.numbers)
        if small <= 31 and 1900 <= large <= 2100:
            parts.months.append(assemble.Month("g", (9,), parts.short_saturday))
            parts.weekdays.clear()


def _spelled_hour(parts: Parts, rest: list[Number], dated: bool) -> list[Number]:
    """«23 أكتوبر في السابعة», «الليلة 7»: a number left over that can only be an hour."""
    if parts.clocks or len(rest) != 1 or not 0 < rest[0].value <= 12:
        return rest
    if (rest[0].style == "f" and (dated or parts.day)) or (parts.day and parts.day[1]):
        parts.clocks.append(Clock(rest[0].value, None, None, rest[0].index))
        return []
    return rest


def _one_date(
    dates: list[Printed], parts: Parts, context: Context, flags: list[str]
) -> tuple[date | str, str, str]:
    """The one date meant: the Gregorian where there is one, else the Hijri, else the Jalali."""
    gregorian = [d for d in dates if d.calendar == "g"]
    other = [d for d in dates if d.calendar != "g"]
    if not gregorian:
        return _foreign(other, parts, context, flags)
    twin = next((day for d in other if (day := assemble.to_day(d)) is not None), None)
    first = gregorian[0]
    if first.year_digits == 2:
        _century(first, context, flags)
    rule = "numeric" if first.index in {d.index for d in parts.digits} else "named-month"
    if first.others or (first.year_digits == 2 and rule == "numeric" and not context.order):
        _choose_order(first, parts, context, flags, twin)
    if len(gregorian) > 1:
        _range(gregorian, parts, context, flags)
    year, month, day = first.year, first.month, first.day
    assert month is not None
    if year is None and twin is not None and day is not None:
        year = twin.year
        if (near := assemble.civil(year, month, day)) is not None and abs((near - twin).days) > 300:
            year += 1 if near < twin else -1
    if year is None:
        return _without_year(month, day, parts, context, flags), rule, "g"
    if parts.deictics and context.now is None and day is None:
        flags.append("deictic_ignored")
    if day is None:
        if parts.weekdays:
            raise UnreadError("a weekday without a day of the month")
        if not 1000 <= year <= 2199:
            raise UnreadError(f"{year} is not a year that news is dated with")
        return f"{year:04d}-{month:02d}", "month-year", "g"
    found = assemble.civil(year, month, day)
    if found is None:
        raise ImpossibleError("there is no such day")
    if parts.weekdays and found.weekday() not in parts.weekdays:
        flags.append("weekday_mismatch")
    if twin is not None and abs((twin - found).days) > 1:
        flags.append("hijri_mismatch")
    if other:
        rule += "+hijri" if other[0].calendar == "h" else "+jalali"
    return found, rule, "g"


def _foreign(
    dates: list[Printed], parts: Parts, context: Context, flags: list[str]
) -> tuple[date | str, str, str]:
    first = dates[0]
    if len(dates) > 1 and not (parts.ranges or parts.joins) and assemble.to_day(first) != assemble.to_day(dates[1]):
        raise UnreadError("two different dates")
    if first.calendar == "j":
        found = assemble.to_day(first)
        if found is None:
            raise ImpossibleError("there is no such day in the Jalali calendar")
        if parts.weekdays and found.weekday() not in parts.weekdays:
            flags.append("weekday_mismatch")
        return found, "jalali", "j"
    if first.year is None and first.day is not None and first.month is not None:
        return _hijri_without_year(first, parts, context, flags), "hijri", "h"
    if first.year is not None and 1700 <= first.year:
        raise UnreadError("a Hijri month beside a Gregorian year")
    return assemble.hijri_on(first, parts.weekdays, flags), "hijri", "h"


def _hijri_without_year(first: Printed, parts: Parts, context: Context, flags: list[str]) -> date:
    today = context.today("a date without a year")
    year = hijri.year_of(today)
    if year is None or first.month is None or first.day is None:
        raise UnreadError("no Umm al-Qura table covers the anchor")
    near = [hijri.to_gregorian(year + step, first.month, first.day) for step in (-1, 0, 1)]
    days = sorted((d for d in near if d), key=lambda d: abs(d - today))
    if not days:
        raise ImpossibleError("there is no such day")
    flags += ["year_inferred", "anchored"]
    if parts.weekdays and days[0].weekday() not in parts.weekdays:
        first.year = hijri.year_of(days[0])
        return assemble.hijri_on(first, parts.weekdays, flags)
    return days[0]


def _without_year(month: int, day: int | None, parts: Parts, context: Context, flags: list[str]) -> date | str:
    today = context.today("a date without a year")
    deictic = parts.deictics[0][0] if parts.deictics else None
    if parts.units:
        raise UnreadError("a unit of time that no date explains")
    flags += ["year_inferred", "anchored"]
    if day is not None:
        return nearest_year(month, day, today, deictic, parts.weekdays)[0]
    if parts.weekdays:
        raise UnreadError("a weekday without a day of the month")
    step = month - today.month
    year = today.year
    match deictic:
        case "last":
            year -= step >= 0
        case "next":
            year += step <= 0
        case "this":
            pass
        case None:
            if parts.short_month:
                raise UnreadError("a word this short is a month only beside a day or a year")
            year += -1 if step > 6 else 1 if step < -6 else 0
        case _:
            raise UnreadError("too vague to be a date")
    return f"{year:04d}-{month:02d}"


def _century(printed: Printed, context: Context, flags: list[str]) -> None:
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


def _choose_order(
    printed: Printed, parts: Parts, context: Context, flags: list[str], twin: date | None
) -> None:
    """Day first or month first: the weekday decides, then the Hijri twin, then the order of the caller or country."""
    readings = [(printed.year, printed.month, printed.day), *printed.others]
    days = {r: d for r in readings if r[0] and r[1] and r[2] and (d := assemble.civil(*r))}
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
        raise UnreadError("day and month could be either; give an order or a country")
    printed.year, printed.month, printed.day = chosen


def _range(dates: list[Printed], parts: Parts, context: Context, flags: list[str]) -> None:
    """Two Gregorian dates: equal, or a range whose start is meant; the start borrows year and month from the end."""
    first, second = dates[0], dates[1]
    if second.others:
        _choose_order(second, parts, context, [], None)
    same = (first.year, first.month, first.day) == (second.year, second.month, second.day)
    if same:
        return
    if first.month == second.month and first.day == second.day and None in (first.year, second.year):
        first.year = first.year or second.year
        return
    if len(dates) > 2 or not (parts.ranges or parts.joins):
        raise UnreadError("two different dates")
    if first.day is None or second.day is None:
        if first.day is None and second.day is not None:
            raise UnreadError("two different dates")
    if first.year is None and second.year is not None and first.month and second.month:
        first.year = second.year - ((first.month, first.day or 0) > (second.month, second.day or 0))
    start, end = assemble.to_day(first), assemble.to_day(second)
    if start and end and start > end:
        raise UnreadError("two dates that make no range")
    if "range_start" not in flags:
        flags.append("range_start")


def _add_clock(moment: Moment, day: date, parts: Parts, context: Context) -> None:
    """Add the clock time and its zone; a second clock must be the same moment elsewhere, or the end of a range."""
    first = parts.clocks[0]
    if first.meridiem is None and len(parts.clocks) == 1:
        first.meridiem = parts.meridiem or _part_of(parts)
    hour, minute, second, odd = on_24_hours(first)
    if odd:
        moment.flags.append("meridiem_mismatch")
    when = datetime(day.year, day.month, day.day, hour, minute or 0, second or 0)
    zone_name, source = _one_zone(first.zone, context, moment.flags), "text"
    if first.zone is None and context.zone is not None:
        zone_name, source = context.zone_name, "outlet"
    zone = zone_of(zone_name) if zone_name else None
    if len(parts.clocks) > 1:
        _second_clock(parts, when, zone, day, moment)
    precision: Precision = "second" if second is not None else "minute" if minute is not None else "hour"
    text = when.isoformat(timespec="seconds")[: {"hour": 13, "minute": 16, "second": 19}[precision]]
    if zone is not None:
        text += offset_text(when.replace(tzinfo=zone))
        moment.timezone, moment.timezone_source = zone_name, source
        if source == "outlet":
            moment.flags.append("zone_assumed")
    moment.value, moment.precision = text, precision


def _one_zone(name: str | None, context: Context, flags: list[str]) -> str | None:
    """The zone of the zone words: «عمان» is Amman or Muscat as the country says, and no zone where it does not."""
    if name is None or "|" not in name and name != UNREAD_ZONE:
        return name
    for choice in name.split("|"):
        country, _, zone = choice.partition("=")
        if zone and (country == context.country or zone == context.zone_name):
            return zone
    flags.append("zone_unread")
    return None


def _part_of(parts: Parts) -> str | None:
    return {"night": "night", "morning": "early", "noon": "noon"}.get(parts.day[1]) if parts.day else None


def _second_clock(parts: Parts, when: datetime, zone: Any, day: date, moment: Moment) -> None:
    second = parts.clocks[1]
    hour, minute, seconds, _ = on_24_hours(second)
    other = datetime(day.year, day.month, day.day, hour, minute or 0, seconds or 0)
    if second.zone is not None and zone is not None:
        there = zone_of(_one_zone(second.zone, Context(None, None, None, None), []) or "?")
        if there is not None:
            apart = abs(when.replace(tzinfo=zone) - other.replace(tzinfo=there)) % timedelta(days=1)
            if apart:
                moment.flags.append("clock_mismatch")
            return
    if other.replace(second=0) == when.replace(second=0) or parts.ranges:
        return
    raise UnreadError("two clock times")
