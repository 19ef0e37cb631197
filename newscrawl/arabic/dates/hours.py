"""Times of day without a date, or beside a day word: «15:15», «الساعة 10 مساء», «أمس عند الساعة 12:00»."""

from collections.abc import Callable
from datetime import timedelta
from itertools import product
from typing import Any

from newscrawl.arabic.dates.clock import from_digits
from newscrawl.arabic.dates.context import Context
from newscrawl.arabic.dates.reading import Reading
from newscrawl.arabic.dates.timed import Time, timed

_PRINTED = ("C", "Cp", "hC", "hCp", "hn", "hnp", "np")
HOURS = (
    *_PRINTED,
    *map("".join, product(("r", "rW"), (*_PRINTED, "n"))),
    *map("".join, product((*_PRINTED, "n"), ("r",))),
)
_HALVES = {"night": "night", "morning": "early", "noon": "noon"}  # of the day, as a day word tells them


def at_hour(shape: str) -> Callable[[list[Any], Context, str], Reading | None]:
    """«15:15», «الساعة 10 مساء», «أمس عند الساعة 12:00», «هذه الليلة في 7»."""
    word_at, weekday_at, clock_at, number_at, half_at = (shape.find(kind) for kind in "rWCnp")
    announced = "h" in shape or half_at >= 0

    def read(values: list[Any], context: Context, raw: str) -> Reading | None:
        if context.now is None:
            return None
        away, part = values[word_at] if word_at >= 0 else (0, "")
        day = context.now.date() + timedelta(days=away)
        if weekday_at >= 0 and day.weekday() != values[weekday_at]:
            return None
        if clock_at >= 0:
            time: Time = from_digits(values[clock_at])
        else:
            hour, digits, style = values[number_at]
            if digits > 2 or not (announced or (0 < hour <= 12 and (part or style == "f"))):
                return None
            time = (hour, None, None)
        if time[0] > 23:
            return None
        half = values[half_at] if half_at >= 0 else _HALVES.get(part)
        rule = "day-word" if word_at >= 0 else "clock"
        return timed(day, "gregorian", rule, ("anchored",), raw, time, half, None, context)

    return read
