"""Forms of one to three words, read without the machinery of the rest: «أمس», «الأحد الماضي», «مارس 2019», «عام 1994».

As in plain.py, the general way must give the same answer for every string that is read here.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from newscrawl.arabic.dates.context import Context, nearest_year
from newscrawl.arabic.dates.reading import Precision, Reading

_MANY = 1000  # of one unit: more is left to relative.py
_SHIFT = {"last": -1, "this": 0, "pointing": 0, "next": 1}


def brief(shape: str, values: list[Any], context: Context, raw: str) -> Reading | None:
    """The reading of a string of that shape, or None where the general way must read or refuse it."""
    how = _FORMS.get(shape)
    return None if how is None else how(values, context, raw)


def _month_of_year(values: list[Any], context: Context, raw: str) -> Reading | None:
    (calendar, months, weak), (year, digits, _) = values
    if calendar != "g" or len(months) > 1 or weak or digits != 4 or not 1700 <= year <= 2199:
        return None
    return Reading(f"{year}-{months[0]:02d}", "month", "gregorian", "month-year", (), None, raw)


def _year(values: list[Any], context: Context, raw: str) -> Reading | None:
    (name, size), (year, digits, _) = values
    if name != "year" or size not in (1, -1) or digits != 4 or not (1000 <= year < 1300 or 1500 < year <= 2199):
        return None
    return Reading(str(year), "year", "gregorian", "year", (), None, raw)


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


def _without_year(values: list[Any], context: Context, raw: str) -> Reading | None:
    """«15 مايو», «الخميس 15 أغسطس»."""
    (day, digits, _), (calendar, months, weak) = values[-2:]
    if context.now is None or calendar != "g" or len(months) > 1 or weak or digits > 2 or not 0 < day <= 31:
        return None
    found, _ = nearest_year(months[0], day, context.now.date(), None, values[:-2])
    return Reading(found.isoformat(), "day", "gregorian", "named-month", ("year_inferred", "anchored"), None, raw)


def _quantity(direction: int) -> Callable[[list[Any], Context, str], Reading | None]:
    """«منذ 3 أيام», «قبل ساعتين», «بعد أسبوع»: one quantity, whole and not vague."""

    def read(values: list[Any], context: Context, raw: str) -> Reading | None:
        name, size = values[-1]
        quantity = values[1][0] if len(values) == 3 else size
        if (
            context.now is None
            or size < 0
            or not 0 < quantity < _MANY
            or (len(values) == 3 and values[1][2] in ("o", "f"))
        ):
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
_FORMS: dict[str, Callable[[list[Any], Context, str], Reading | None]] = {
    "Mn": _month_of_year, "un": _year, "r": _day_word, "rW": _day_word, "Wx": _weekday, "ux": _this, "xu": _this,
    "nM": _without_year, "WnM": _without_year, "au": _quantity(-1), "anu": _quantity(-1), "iu": _quantity(1),
    "inu": _quantity(1),
}  # fmt: skip
