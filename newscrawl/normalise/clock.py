"""Arithmetic on Moment values: ISO 8601 strings cut at their precision."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_VALUE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d))?)?(Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII)


def day_of(value: str) -> date | None:
    """The calendar day a value names, in its own zone; None where it is coarser than a day."""
    if len(value) < 10:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def has_clock(value: str) -> bool:
    """Whether the value goes down to the minute."""
    return len(value) >= 16 and value[10] == "T" and value[13] == ":"


def offset_of(value: str) -> str | None:
    """The printed offset, `Z` or `+03:00`; None where there is none."""
    if value.endswith("Z"):
        return "Z"
    tail = value[-6:]
    return tail if tail[0:1] in ("+", "-") and tail[3:4] == ":" else None


def naive(value: str) -> str:
    """The value without its offset."""
    offset = offset_of(value)
    return value[: -len(offset)] if offset else value


@lru_cache(64)  # the stamps of a page are compared with one another
def instant(value: str) -> datetime | None:
    """The UTC instant; None for a value without offset, or coarser than a minute."""
    if offset_of(value) is None or not has_clock(value):
        return None
    return datetime.fromisoformat(value).astimezone(UTC)


@lru_cache(64)
def wall(value: str) -> datetime | None:
    """The printed wall time as a naive datetime, missing parts at their lowest; None where it is no date."""
    found = _VALUE.fullmatch(value)
    if not found:
        return None
    year, month, day, hour, minute, second, _ = found.groups()
    try:
        return datetime(int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0))
    except ValueError:
        return None


def with_zone(value: str, zone: str) -> str:
    """A naive value with the offset that `zone` (IANA) had at that wall time."""
    there = wall(value)
    if there is None or len(value) < 13:
        return value
    offset = there.replace(tzinfo=ZoneInfo(zone)).utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    return f"{value}{'+' if minutes >= 0 else '-'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def local_day(value: str, zone: str | None) -> str | None:
    """The calendar day at the outlet: converted from the instant where both it and the zone are known."""
    moment = instant(value)
    if moment is not None and zone is not None:
        return moment.astimezone(ZoneInfo(zone)).date().isoformat()
    return value[:10] if len(value) >= 10 else None


def utc(value: str) -> str | None:
    """The UTC instant as a string ending in Z; None where the value has no clock or no zone."""
    moment = instant(value)
    return None if moment is None else _stamped(moment)


def gap(a: str, b: str) -> timedelta | None:
    """How far apart two values are: as instants where both have one, else as wall times cut at the coarser one.

    None where they cannot be compared.
    """
    first = instant(a)
    second = instant(b) if first is not None else None
    if first is not None and second is not None:
        return abs(first - second)
    one, other = naive(a), naive(b)
    length = min(len(one), len(other))
    left, right = wall(one[:length]), wall(other[:length])
    return None if left is None or right is None else abs(left - right)


def before(a: str, b: str) -> bool:
    """Whether `a` certainly lies before `b`; values that only differ in how far they go do not."""
    first, second = instant(a), instant(b)
    if first is not None and second is not None:
        return first < second
    length = min(len(naive(a)), len(naive(b)))
    return naive(a)[:length] < naive(b)[:length]


def stamp(moment: datetime) -> str:
    """An aware datetime as ISO 8601 in UTC, to the second; a naive one is taken for UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return _stamped(aware.astimezone(UTC))


def _stamped(moment: datetime) -> str:
    """A datetime in UTC; `strftime` takes five times as long."""
    return moment.isoformat(timespec="seconds").removesuffix("+00:00") + "Z"
