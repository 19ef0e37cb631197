"""Days named by their distance from the anchor: «أمس», «الأحد الماضي», «الجمعة 22», «الشهر الجاري», «15:15»."""

from datetime import date, timedelta

from newscrawl.arabic.dates.context import Context, around, nearest_year
from newscrawl.arabic.dates.parts import Number, Parts, left_over
from newscrawl.arabic.dates.printed import civil
from newscrawl.arabic.dates.reading import EITHER, ImpossibleError, Precision, UnreadError
from newscrawl.arabic.dates.relative import cut

SHIFT = {"beforelast": -2, "last": -1, "this": 0, "pointing": 0, "next": 1, "afternext": 2}


class Nearby:
    """A day, or a week, month or year, with the rule that found it."""

    __slots__ = ("day", "precision", "rule", "value")

    def __init__(self, value: str, precision: Precision, rule: str, day: date | None = None) -> None:
        self.value = value
        self.precision: Precision = precision
        self.rule = rule
        self.day = day


def _day(day: date, rule: str) -> Nearby:
    return Nearby(day.isoformat(), "day", rule, day)


def without_date(parts: Parts, rest: list[Number], context: Context, flags: list[str]) -> Nearby:
    """Resolve a string that prints no full date. Raises UnreadError with the reason where it names no moment."""
    if parts.pairs:
        return _pair(parts, rest, context, flags)
    if parts.day is not None:
        if rest or parts.units:
            raise UnreadError(left_over(rest))
        flags.append("anchored")
        return _day(_step(context.today("a day word"), parts.day[0], parts.weekdays), "day-word")
    year = _year(rest, parts)
    if year is not None:
        if parts.weekdays or parts.clocks or parts.now:
            raise UnreadError("a year alone beside a weekday or a clock")
        if parts.is_range:
            flags.append("range_start")
        return Nearby(f"{year:04d}", "year", "year")
    if len(rest) > 1 and not (parts.joins or (parts.ranges and not parts.weekdays)):
        raise UnreadError(left_over(rest))
    deictic = parts.deictics[0][0] if parts.deictics else None
    if parts.units or (deictic == "this" and rest):
        return _unit(parts, rest, deictic, context, flags)
    if parts.weekdays:
        return _weekday(parts, rest, deictic, context, flags)
    if rest:
        raise UnreadError("a number alone is not a date" if len(rest) == 1 and not parts.unknown else left_over(rest))
    if parts.references:
        raise UnreadError("the number of an issue, a decree or a volume")
    if deictic:
        raise UnreadError("no date in it")
    if parts.clocks:
        if parts.unknown or parts.references:
            raise UnreadError("words that are no part of a date")
        flags.append("anchored")
        return _day(context.today("a clock time without a day"), "clock")
    if parts.now:
        flags.append("anchored")
        context.today("«now»")
        assert context.now is not None
        return Nearby(cut(context.now, "minute", context), "minute", "now")
    raise UnreadError("no date in it")


def _step(today: date, days: int, weekdays: list[int]) -> date:
    """The day `days` from the anchor; a printed weekday may correct an anchor that is a day off."""
    found = today + timedelta(days=days)
    if weekdays and found.weekday() not in weekdays:
        for step in (-1, 1):
            if (found + timedelta(days=step)).weekday() in weekdays:
                return found + timedelta(days=step)
    return found


def _year(rest: list[Number], parts: Parts) -> int | None:
    if len(rest) == 2 and rest[0].year and rest[1].digits == 4 and not parts.units:
        if not (parts.ranges or (parts.joins and not rest[1].year)):
            return None
        parts.is_range = True  # «عامي 2011 و2012», «من عام 2011 إلى عام 2014»
    elif len(rest) != 1:
        return None
    number = rest[0]
    # «العام الحالي 2024», but «2100 عام» is how long a thing lasts
    told = number.digits == 4 and [name for name, index in parts.units if index < number.index] == ["year"]
    if number.year and parts.units:
        return None
    told = told or (parts.vague and number.digits == 4 and not parts.units)  # «مطلع 2023»
    if not (number.year or number.era or told) or number.digits > 4:
        return None
    if number.era in ("h", "j") or (1300 <= number.value <= 1500 and number.era is None):
        raise UnreadError("a Hijri year alone lies across two Gregorian ones")
    if number.era not in (None, "g") or not 100 <= number.value <= 2199 or number.value < 1000 > number.digits * 250:
        raise UnreadError(f"{number.value} is not a year that news is dated with")
    return number.value


def _pair(parts: Parts, rest: list[Number], context: Context, flags: list[str]) -> Nearby:
    """«2/2013» is a month, «1/9» a day and a month where the order is known."""
    if len(parts.pairs) > 1 or rest:
        raise UnreadError("numbers with a stroke between them, but no date")
    first, second = parts.pairs[0]
    if 4 in (first.digits, second.digits):
        year, month = (first.value, second.value) if first.digits == 4 else (second.value, first.value)
        if not 1 <= month <= 12 or not 1700 <= year <= 2199 or parts.weekdays or parts.clocks:
            raise UnreadError("no month and year")
        if parts.unknown:
            raise UnreadError("words that are no part of a date")
        return Nearby(f"{year:04d}-{month:02d}", "month", "month-year")
    today = context.today("a day and month without a year")
    readings = [(first.value, second.value), (second.value, first.value)]
    if context.order == "MDY":
        readings.reverse()
    days = []
    for day, month in readings:
        if 1 <= month <= 12 and 1 <= day <= 31 and (day, month) not in days:
            days.append((day, month))
    if not days:
        raise UnreadError("numbers with a stroke between them, but no date")
    if len(days) > 1 and context.order is None:
        fitting = [d for d in days if parts.weekdays and _fits(d, today, parts.weekdays)]
        if len(fitting) != 1:
            raise UnreadError(f"{EITHER}; give an order or a country")
        days = fitting
        flags.append("order_inferred")
    day, month = days[0]
    deictic = parts.deictics[0][0] if parts.deictics else None
    flags += ["year_inferred", "anchored"]
    return _day(nearest_year(month, day, today, deictic, parts.weekdays)[0], "day-month")


def _fits(pair: tuple[int, int], today: date, weekdays: list[int]) -> bool:
    near = [civil(today.year + step, pair[1], pair[0]) for step in (-1, 0, 1)]
    return any(d and abs(d - today).days < 190 and d.weekday() in weekdays for d in near)


def _unit(parts: Parts, rest: list[Number], deictic: str | None, context: Context, flags: list[str]) -> Nearby:
    """«الشهر الماضي», «هذا الأسبوع», «العام قبل الماضي», «التاسع عشر من هذا الشهر», «23 الجاري»."""
    if deictic is None or len(parts.units) > 1:
        raise UnreadError("a length of time, not a date" if parts.units else left_over(rest))
    step = SHIFT[deictic]
    name = parts.units[0][0] if parts.units else "month"
    today = context.today("a date told by the present one")
    flags.append("anchored")
    if name == "month":
        total = today.year * 12 + today.month - 1 + step
        year, month = divmod(total, 12)
        if not rest:
            if parts.weekdays or parts.clocks:
                raise UnreadError("a month is not a day")
            return Nearby(f"{year:04d}-{month + 1:02d}", "month", "this-month")
        if rest[0].style == "f" and len(rest) > 1:
            raise UnreadError(left_over(rest))
        found = civil(year, month + 1, rest[0].value)
        if found is None:
            raise ImpossibleError("there is no such day in that month")
        return _day(found, "this-month")
    if rest or parts.clocks:
        raise UnreadError(left_over(rest))
    if name == "year":
        return Nearby(f"{today.year + step:04d}", "year", "this-year")
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
    if parts.weekdays:
        raise UnreadError("a weekday of a week: weeks begin on different days")
    return Nearby(monday.isoformat(), "week", "this-week")


def _weekday(parts: Parts, rest: list[Number], deictic: str | None, context: Context, flags: list[str]) -> Nearby:
    """«الأحد الماضي», «الخميس المقبل», «الجمعة 22»."""
    if len(parts.weekdays) > 1:
        raise UnreadError("two weekdays")
    weekday = parts.weekdays[0]
    if rest:
        today = context.today("a weekday and a day")
        days = [d for d in around(today, rest[0].value) if d.weekday() == weekday]
        if not days:
            raise ImpossibleError("no day near the anchor has that weekday and number")
        days.sort(key=lambda d: abs(d - today))
        flags += ["anchored", "month_inferred"]
        return _day(days[0], "weekday-day")
    if deictic in (None, "this", "pointing"):
        raise UnreadError("a weekday alone: which week is not said")
    today = context.today("a weekday")
    back = (today.weekday() - weekday) % 7 or 7
    ahead = (weekday - today.weekday()) % 7 or 7
    days_away = {"last": -back, "beforelast": -back - 7, "next": ahead, "afternext": ahead + 7}[deictic]
    flags.append("anchored")
    return _day(today + timedelta(days=days_away), "weekday")
