"""A day and the time of day printed beside it, as a reading: what `plain` and `brief` do with a clock."""

from datetime import date
from typing import Literal

from newscrawl.arabic.dates.clock import Clock, on_24_hours
from newscrawl.arabic.dates.context import Context, offset_at, zone_of
from newscrawl.arabic.dates.reading import Calendar, Precision, Reading

Time = tuple[int, int | None, int | None]  # hour, minute, second


def timed(
    day: date, calendar: Calendar, rule: str, flags: tuple[str, ...], raw: str,
    time: Time, meridiem: str | None, zone_name: str | None, context: Context,
) -> Reading:  # fmt: skip
    """The reading of a day at a time. Raises UnreadError where the clock has no such time.

    `meridiem` is the part of the day printed beside it; `zone_name` what the text says, the caller's is taken where
    that is nothing.
    """
    hour, minute, second = time
    if hour > 23 or (minute or 0) > 59 or (second or 0) > 59 or meridiem is not None:
        if meridiem in ("am", "pm") and 0 < hour < 13 and (minute or 0) < 60 and (second or 0) < 60:
            hour = hour % 12 + (12 if meridiem == "pm" else 0)
        else:
            clock = Clock(hour, minute, second, 0)
            clock.meridiem = meridiem
            hour, _, _, odd = on_24_hours(clock)
            if odd:
                flags = (*flags, "meridiem_mismatch")
    precision: Precision
    if minute is None:
        value, precision = f"{day.isoformat()}T{hour:02d}", "hour"
    elif second is None:
        value, precision = f"{day.isoformat()}T{hour:02d}:{minute:02d}", "minute"
    else:
        value, precision = f"{day.isoformat()}T{hour:02d}:{minute:02d}:{second:02d}", "second"
    source: Literal["text", "outlet"] | None = None
    if zone_name is not None and zone_name != "local":
        source, zone = "text", zone_of(zone_name)
    elif context.zone_name and (zone := zone_of(context.zone_name)) is not None:
        zone_name, source = context.zone_name, "outlet"
        flags = (*flags, "zone_assumed")
    else:
        if context.zone_name:
            flags = (*flags, "zone_unread")
        zone_name = zone = None
    if zone is not None:
        value += offset_at(zone, day.year, day.month, day.day, hour, minute or 0)
    return Reading(value, precision, calendar, rule, flags, None, raw, zone_name, source)
