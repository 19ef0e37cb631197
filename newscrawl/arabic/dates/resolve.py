"""The parts of a string to one moment, or to the reason why not: calendars weighed, the anchor asked."""

from datetime import date

from newscrawl.arabic import hijri
from newscrawl.arabic.dates import assemble
from newscrawl.arabic.dates.choose import choose_order, full_century, settle_range
from newscrawl.arabic.dates.clock import Clock
from newscrawl.arabic.dates.context import Context, nearest_year
from newscrawl.arabic.dates.moment import Moment, add_clock
from newscrawl.arabic.dates.nearby import SHIFT, Nearby, without_date
from newscrawl.arabic.dates.parts import Month, Number, Parts, left_over
from newscrawl.arabic.dates.printed import Printed, civil, hijri_on, to_day
from newscrawl.arabic.dates.reading import Calendar, ImpossibleError, UnreadError

MOST_UNKNOWN_WORDS = 4
_NAMES: dict[str, Calendar] = {"g": "gregorian", "h": "islamic-umalqura", "j": "persian"}


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
        raise UnreadError(left_over(rest))
    found: date | str | Nearby
    if dates:
        found, rule, calendar = _one_date(dates, parts, context, flags)
    else:
        found, calendar = without_date(parts, rest, context, flags), "g"
        rule = found.rule
        if isinstance(found.day, date) and parts.weekdays and found.day.weekday() not in parts.weekdays:
            raise ImpossibleError("the weekday does not fit the day")
    if isinstance(found, date):
        day: date | None = found
        value, precision = found.isoformat(), "day"
    elif isinstance(found, str):
        day, value, precision = None, found, "year" if len(found) == 4 else "month"
    else:
        day, value, precision = found.day, found.value, found.precision
    if parts.vague and precision in ("year", "month", "week"):
        flags.append("part_of_period")
    elif parts.vague:
        parts.unknown += 1
    explicit = bool(dates) and isinstance(found, date) and "anchored" not in flags
    if (parts.unknown or parts.references) and not explicit:
        if parts.references and not parts.unknown:
            raise UnreadError("the number of an issue, a decree or a volume")
        raise UnreadError("words that are no part of a date")
    if parts.unknown > MOST_UNKNOWN_WORDS:
        raise UnreadError("too many words that are no part of a date")
    if parts.unknown:
        flags.append("words_ignored")
    moment = Moment(value, precision, _NAMES[calendar], rule, flags)  # type: ignore[arg-type]
    if parts.clocks:
        if day is None:
            raise UnreadError("a clock time without its day")
        add_clock(moment, day, parts, context)
    return moment


def _september(parts: Parts) -> None:
    """«11 سبتـ 1987»: cut short, September looks like Saturday; between a day and a year it is the month."""
    if parts.weekdays == [5] and parts.short_saturday is not None and len(parts.numbers) == 2:
        small, large = sorted(n.value for n in parts.numbers)
        if small <= 31 and 1900 <= large <= 2100:
            parts.months.append(Month("g", (9,), parts.short_saturday))
            parts.weekdays.clear()


def _is_last(number: Number, parts: Parts) -> bool:
    """Does the number stand behind the month or the digits of the date?"""
    return all(number.index > part.index for part in parts.months) and all(
        number.index > part.index for part in parts.digits
    )


def _spelled_hour(parts: Parts, rest: list[Number], dated: bool) -> list[Number]:
    """«23 أكتوبر في السابعة», «الليلة 7»: a number left over that can only be an hour."""
    if parts.clocks or len(rest) != 1 or not 0 < rest[0].value <= 12:
        return rest
    if (rest[0].style == "f" and (parts.day or (dated and _is_last(rest[0], parts)))) or (parts.day and parts.day[1]):
        parts.clocks.append(Clock(rest[0].value, None, None, rest[0].index))
        return []
    return rest


def _one_date(dates: list[Printed], parts: Parts, context: Context, flags: list[str]) -> tuple[date | str, str, str]:
    """The one date meant: the Gregorian where there is one, else the Hijri, else the Jalali."""
    gregorian = [d for d in dates if d.calendar == "g"]
    other = [d for d in dates if d.calendar != "g"]
    if not gregorian:
        return _foreign(other, parts, context, flags)
    twin = next((known for d in other if (known := to_day(d)) is not None), None)
    first = gregorian[0]
    if first.year_digits == 2:
        full_century(first, context, flags)
    rule = "numeric" if first.index in {d.index for d in parts.digits} else "named-month"
    if first.others or (first.year_digits == 2 and rule == "numeric" and not context.order):
        choose_order(first, parts, context, flags, twin)
    if len(gregorian) > 1:
        settle_range(gregorian, parts, context, flags)
    year, month, day = first.year, first.month, first.day
    assert month is not None
    if year is None and twin is not None and day is not None:
        year = twin.year
        if (near := civil(year, month, day)) is not None and abs((near - twin).days) > 300:
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
    found = civil(year, month, day)
    if found is None:
        raise ImpossibleError("there is no such day")
    if not (1000 <= year <= 2199 or (100 <= year < 1000 and first.era)):
        raise UnreadError(f"{year} is not a year that news is dated with")
    if parts.weekdays and found.weekday() not in parts.weekdays:
        flags.append("weekday_mismatch")
    if twin is not None and abs((twin - found).days) > 1:
        flags.append("hijri_mismatch")
    if other:
        rule += "+hijri" if other[0].calendar == "h" else "+jalali"
    return found, rule, "g"


def _foreign(dates: list[Printed], parts: Parts, context: Context, flags: list[str]) -> tuple[date | str, str, str]:
    first = dates[0]
    if len(dates) > 1 and not (parts.ranges or parts.joins) and to_day(first) != to_day(dates[1]):
        raise UnreadError("two different dates")
    if first.calendar == "j" and None in (first.year, first.day):
        raise UnreadError("a Jalali month or year alone lies across two Gregorian ones")
    if first.calendar == "j":
        found = to_day(first)
        if found is None:
            raise ImpossibleError("there is no such day in the Jalali calendar")
        if parts.weekdays and found.weekday() not in parts.weekdays:
            flags.append("weekday_mismatch")
        return found, "jalali", "j"
    if first.year is None and first.day is not None and first.month is not None:
        return _hijri_without_year(first, parts, context, flags), "hijri", "h"
    if first.year is not None and first.year >= 1700:
        raise UnreadError("a Hijri month beside a Gregorian year")
    return hijri_on(first, parts.weekdays, flags), "hijri", "h"


def _hijri_without_year(first: Printed, parts: Parts, context: Context, flags: list[str]) -> date:
    today = context.today("a date without a year")
    year = hijri.year_of(today)
    if year is None or first.month is None or first.day is None:
        raise UnreadError("no Umm al-Qura table covers the anchor")
    near = [hijri.to_gregorian(year + step, first.month, first.day) for step in (-1, 0, 1)]
    deictic = parts.deictics[0][0] if parts.deictics else None
    if parts.units:
        raise UnreadError("a unit of time that no date explains")
    days = sorted((d for d in near if d), key=lambda d: abs(d - today))
    if deictic in ("last", "next"):
        days = [d for d in days if (d <= today) == (deictic == "last")]
    if not days:
        raise ImpossibleError("there is no such day")
    flags += ["year_inferred", "anchored"]
    if parts.weekdays and days[0].weekday() not in parts.weekdays:
        first.year = hijri.year_of(days[0])
        return hijri_on(first, parts.weekdays, flags)
    return days[0]


def _in_named_year(
    month: int, day: int | None, deictic: str | None, parts: Parts, today: date, flags: list[str]
) -> date | str:
    """«15 مايو من العام الماضي»: the year is told by the present one."""
    if [name for name, _ in parts.units] != ["year"] or deictic is None:
        raise UnreadError("a unit of time that no date explains")
    year = today.year + SHIFT[deictic]
    flags.append("anchored")
    if day is None:
        return f"{year:04d}-{month:02d}"
    found = civil(year, month, day)
    if found is None:
        raise ImpossibleError("there is no such day")
    if parts.weekdays and found.weekday() not in parts.weekdays:
        flags.append("weekday_mismatch")
    return found


def _without_year(month: int, day: int | None, parts: Parts, context: Context, flags: list[str]) -> date | str:
    today = context.today("a date without a year")
    deictic = parts.deictics[0][0] if parts.deictics else None
    if parts.units:
        return _in_named_year(month, day, deictic, parts, today, flags)
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
