"""Forms of one to three words, read without the machinery of the rest: «أمس», «الأحد الماضي», «مارس 2019», «عام 1994».

As in plain.py, the general way must give the same answer for every string that is read here.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

from newscrawl.arabic.dates.clock import from_digits
from newscrawl.arabic.dates.context import Context, around, nearest_year
from newscrawl.arabic.dates.hours import HOURS, at_hour
from newscrawl.arabic.dates.reading import Precision, Reading
from newscrawl.arabic.dates.timed import timed

Form = Callable[[list[Any], Context, str], Reading | None]

ONE_DAY = (("day", 1), ("day", 0), ("day", -1))
_A_MONTH = (("month", 1), ("month", -1))
_A_YEAR = (("year", 1), ("year", -1))
_MANY = 1000  # of one unit: more is left to relative.py
_SHIFT = {"last": -1, "this": 0, "pointing": 0, "next": 1}


def _month_of_year(values: list[Any], context: Context, raw: str) -> Reading | None:
    (calendar, months, weak), (year, digits, _) = values
    if calendar != "g" or len(months) > 1 or weak or digits != 4 or not 1700 <= year <= 2199:
        return None
    return Reading(f"{year}-{months[0]:02d}", "month", "gregorian", "month-year", (), None, raw)


def _year(shape: str) -> Form:
    """«عام 1994», «1492 م»."""
    unit_at, year_at, era_at = (shape.find(kind) for kind in "une")

    def read(values: list[Any], context: Context, raw: str) -> Reading | None:
        year, digits, _ = values[year_at]
        if digits != 4 or not 1000 <= year <= 2199 or (era_at < 0 and year <= 1500):
            return None
        if (unit_at >= 0 and values[unit_at] not in _A_YEAR) or (era_at >= 0 and values[era_at][0] != "g"):
            return None
        return Reading(str(year), "year", "gregorian", "year", (), None, raw)

    return read


def _anchored(day: date, rule: str, raw: str) -> Reading:
    return Reading(day.isoformat(), "day", "gregorian", rule, ("anchored",), None, raw)


def _day_word(values: list[Any], context: Context, raw: str) -> Reading | None:
    if context.now is None:
        return None
    day = context.now.date() + timedelta(days=values[0][0])
    if len(values) > 1 and day.weekday() != values[1]:
        return None
    return _anchored(day, "day-word", raw)


def _weekday(values: list[Any], context: Context, raw: str) -> Reading | None:
    weekday, deictic = values
    if context.now is None or deictic not in ("last", "next"):
        return None
    today = context.now.date()
    if deictic == "last":
        return _anchored(today - timedelta(days=(today.weekday() - weekday) % 7 or 7), "weekday", raw)
    return _anchored(today + timedelta(days=(weekday - today.weekday()) % 7 or 7), "weekday", raw)


def _this(values: list[Any], context: Context, raw: str) -> Reading | None:
    """«الشهر الماضي», «هذه السنة»."""
    unit, deictic = values if isinstance(values[0], tuple) else reversed(values)
    name, size = unit
    step = _SHIFT.get(deictic)
    if context.now is None or step is None or size not in (1, -1):
        return None
    if values[1] == "pointing" and size == 1:
        return None  # «عام لهذا»
    today = context.now.date()
    if name == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
        return Reading(f"{year:04d}-{month + 1:02d}", "month", "gregorian", "this-month", ("anchored",), None, raw)
    if name == "year":
        return Reading(f"{today.year + step:04d}", "year", "gregorian", "this-year", ("anchored",), None, raw)
    if name == "week":
        monday = today + timedelta(days=7 * step - today.weekday())
        return Reading(monday.isoformat(), "week", "gregorian", "this-week", ("anchored",), None, raw)
    return None


def _without_year(shape: str) -> Form:
    """«15 مايو», «الخميس 15 أغسطس», «يوم 22 مارس الماضي», «14 أكتوبر الساعة 8:00 صباحا»."""
    day_at, month_at, weekday_at, deictic_at, clock_at, half_at, word_at = (shape.find(kind) for kind in "nMWxCpr")
    units = [(i, shape[i + 1] == "M") for i, kind in enumerate(shape) if kind == "u"]

    def read(values: list[Any], context: Context, raw: str) -> Reading | None:
        (day, digits, _), (calendar, months, weak) = values[day_at], values[month_at]
        if context.now is None or calendar != "g" or len(months) > 1 or weak or digits > 2 or not 0 < day <= 31:
            return None
        for i, of_month in units:
            if values[i] not in (_A_MONTH if of_month else ONE_DAY):
                return None
        deictic = values[deictic_at] if deictic_at >= 0 else None
        if deictic in ("same", "pointing"):
            return None
        weekdays = [values[weekday_at]] if weekday_at >= 0 else []
        found, _ = nearest_year(months[0], day, context.now.date(), deictic, weekdays)
        flags = ("year_inferred", "anchored")
        if clock_at < 0:
            return Reading(found.isoformat(), "day", "gregorian", "named-month", flags, None, raw)
        half = values[half_at] if half_at >= 0 else None
        if half is None and word_at >= 0 and values[word_at][1]:
            return None
        return timed(found, "gregorian", "named-month", flags, raw, from_digits(values[clock_at]), half, None, context)

    return read


def _numbered_day(values: list[Any], context: Context, raw: str) -> Reading | None:
    """«الجمعة 22»: the one such day in the anchor's month and the two beside it."""
    weekday, (number, _, _) = values
    if context.now is None:
        return None
    today = context.now.date()
    days = [day for day in around(today, number) if day.weekday() == weekday]
    if not days:
        return None
    found = min(days, key=lambda day: abs(day - today))
    return Reading(found.isoformat(), "day", "gregorian", "weekday-day", ("anchored", "month_inferred"), None, raw)


def _quantity(shape: str) -> Form:
    """«منذ 3 أيام», «قبل ساعتين», «بعد أسبوع», «5 ساعات ago»: one quantity, whole and not vague."""
    direction = -1 if "a" in shape else 1
    unit_at, number_at = shape.find("u"), shape.find("n")

    def read(values: list[Any], context: Context, raw: str) -> Reading | None:
        name, size = values[unit_at]
        quantity, _, style = values[number_at] if number_at >= 0 else (size, 0, "")
        if context.now is None or size < 0 or not 0 < quantity < _MANY or style in ("o", "f"):
            return None
        if number_at > unit_at and size == 2:
            return None
        return _counted(direction * quantity, name, context.now, context, raw)

    return read


def _counted(quantity: int, name: Precision, now: datetime, context: Context, raw: str) -> Reading | None:
    if name in ("day", "week"):
        day = now.date() + timedelta(days=quantity if name == "day" else 7 * quantity)
        return Reading(day.isoformat(), name, "gregorian", "relative", ("anchored",), None, raw)
    if name in ("month", "year"):
        year, month = divmod(now.year * 12 + now.month - 1 + quantity * (1 if name == "month" else 12), 12)
        if not 1000 <= year <= 9999:
            return None
        value = f"{year}-{month + 1:02d}" if name == "month" else str(year)
        return Reading(value, name, "gregorian", "relative", ("anchored",), None, raw)
    if context.zone_name is not None or context.anchor_zone is not None:
        return None  # the clocks may have changed in between
    moment = now + timedelta(seconds=quantity * (3600 if name == "hour" else 60 if name == "minute" else 1))
    value = moment.isoformat(timespec=_CUT.get(name, "seconds"))
    return Reading(value, name, "gregorian", "relative", ("anchored",), None, raw)


_CUT = {"hour": "hours", "minute": "minutes"}
_CLOCKS = ("C", "Cp", "hC", "hCp")
FORMS: dict[str, Form] = {
    "Mn": _month_of_year, "r": _day_word, "rW": _day_word, "Wx": _weekday,
    "ux": _this, "xu": _this, "Wn": _numbered_day,
    **{shape: _year(shape) for shape in ("un", "une", "ne")},
    **{shape: _quantity(shape) for shape in ("au", "anu", "aun", "ua", "nua", "iu", "inu", "iun")},
    **{
        shape: _without_year(shape)
        for shape in map("".join, product(("", "W", "u", "uW", "r", "rW"), ("nM", "nuM"), ("", "x", *_CLOCKS)))
    },
    **{shape: at_hour(shape) for shape in HOURS},
}  # fmt: skip
