"""The moment that a string prints, and the clock time added to its day."""

from datetime import date, datetime, timedelta, tzinfo
from typing import Literal

from newscrawl.arabic.dates.clock import Clock, on_24_hours
from newscrawl.arabic.dates.context import Context, offset_text, zone_of
from newscrawl.arabic.dates.parts import Parts
from newscrawl.arabic.dates.reading import Calendar, Precision, UnreadError
from newscrawl.arabic.dates.zones import UNREAD_ZONE


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
        self.timezone_source: Literal["text", "outlet"] | None = None


def add_clock(moment: Moment, day: date, parts: Parts, context: Context) -> None:
    """Add the clock time and its zone; a second clock must be the same moment elsewhere, or the end of a range."""
    first = parts.clocks[0]
    if first.meridiem is None and len(parts.clocks) == 1:
        first.meridiem = parts.meridiem or _part_of(parts)
    elif first.meridiem is None and (parts.ranges or parts.joins) and first.hour <= parts.clocks[1].hour:
        first.meridiem = parts.clocks[1].meridiem  # «بين الساعة 5 و7 مساء»
    hour, minute, second, odd = on_24_hours(first)
    if odd:
        moment.flags.append("meridiem_mismatch")
    when = datetime(day.year, day.month, day.day, hour, minute or 0, second or 0)
    source: Literal["text", "outlet"] = "text"
    zone_name = _one_zone(first.zone, context, moment.flags)
    if first.zone is None and context.zone_name:
        zone_name, source = context.zone_name, "outlet"
    if len(parts.clocks) == 2 and first.local and first.zone is None and parts.clocks[1].zone is not None:
        zone_name, source = _apart(when, parts.clocks[1], context, moment.flags), "text"
    zone = zone_of(zone_name) if zone_name else None
    if len(parts.clocks) > 1:
        _second_clock(parts, when, zone, day, moment)
    precision: Precision = "second" if second is not None else "minute" if minute is not None else "hour"
    text = when.isoformat(timespec="seconds")[: {"hour": 13, "minute": 16, "second": 19}[precision]]
    if zone is None and zone_name is not None:
        moment.flags.append("zone_unread")
    if zone is not None:
        text += offset_text(when.replace(tzinfo=zone))
        moment.timezone, moment.timezone_source = zone_name, source
        if source == "outlet":
            moment.flags.append("zone_assumed")
    moment.value, moment.precision = text, precision


def _one_zone(name: str | None, context: Context, flags: list[str]) -> str | None:
    """The zone of the zone words: «عمان» is Amman or Muscat as the country says, and no zone where it does not."""
    if name is None or ("|" not in name and name != UNREAD_ZONE):
        return name
    for choice in name.split("|"):
        country, _, zone = choice.partition("=")
        if zone and (country == context.country or zone == context.zone_name):
            return zone
    flags.append("zone_unread")
    return None


def _apart(when: datetime, other: Clock, context: Context, flags: list[str]) -> str | None:
    """The offset that makes the local time `when` the moment of the `other` clock, which has a zone."""
    zone = zone_of(_one_zone(other.zone, context, flags) or "?")
    hour, minute, _, _ = on_24_hours(other)
    if zone is None:
        return None
    there = zone.utcoffset(when.replace(hour=hour, minute=minute or 0)) or timedelta(0)
    minutes = (when.hour - hour) * 60 + when.minute - (minute or 0) + int(there.total_seconds()) // 60
    minutes = (minutes + 720) % 1440 - 720
    if minutes % 15:
        raise UnreadError("two clock times")
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _part_of(parts: Parts) -> str | None:
    return {"night": "night", "morning": "early", "noon": "noon"}.get(parts.day[1]) if parts.day else None


def _second_clock(parts: Parts, when: datetime, zone: tzinfo | None, day: date, moment: Moment) -> None:
    second = parts.clocks[1]
    hour, minute, seconds, _ = on_24_hours(second)
    other = datetime(day.year, day.month, day.day, hour, minute or 0, seconds or 0)
    if second.local and zone is not None:
        return  # the same moment on the clock of the place
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
