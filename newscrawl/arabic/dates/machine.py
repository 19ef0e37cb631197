"""Machine dates: ISO 8601, RFC 3339 and RFC 2822 strings of JSON-LD, meta tags, sitemaps and feeds."""

import re
from datetime import date, datetime

from newscrawl.arabic.dates.context import Context, offset_text, zone_of
from newscrawl.arabic.dates.reading import ImpossibleError, Reading, UnreadError
from newscrawl.arabic.hijri import to_gregorian

_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:(?:T|t| )(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?[ ]?(Z|z|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
_USUAL = re.compile(
    r"((?!1970-01-01)(?:1[7-9]|2[01])\d\d-\d\d-\d\dT\d\d:\d\d:\d\d)(?:[.,]\d{1,9})?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)",
    re.ASCII,
)
_LOOKS_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}[Tt]|\d{8}[Tt]\d", re.ASCII)
_RFC = re.compile(
    r"(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? +)?"
    r"(\d{1,2}) +(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6},?"
    r" +(\d{4}),? +(\d\d):(\d\d)(?::(\d\d))?(?: *(GMT|UTC|UT|Z|[+-]\d{4}|[+-]\d\d:\d\d))?",
    re.ASCII,
)
_MONTHS = {
    name: i + 1
    for i, name in enumerate(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"])
}
_WEEKDAYS = {name: i for i, name in enumerate(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])}


def read_usual(text: str) -> Reading | None:
    """Read the one form that most machines print, of a year and a zone that are as usual: «2024-05-14T08:30:00+03:00».

    None for all else, and for a time that there is none of; `read_machine` gives the same for what is read here.
    """
    match = _USUAL.fullmatch(text)
    if match is None:
        return None
    value, zone = match.groups()
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    name = "+00:00" if zone == "Z" else zone
    return Reading(value + zone, "second", "gregorian", "iso-8601", (), None, text, name, "text")


def read_machine(text: str, context: Context) -> Reading | None:
    """Read a machine date; None where the string is none. Raises UnreadError for one that is broken.

    An offset is kept as printed, not converted. A Hijri year in an ISO field (Saudi pages have it) is read as Hijri and
    flagged; midnight of 1 January 1970 is the zero of a clock and no date.
    """
    match = _ISO.fullmatch(text)
    if match:
        year, month, day, hour, minute, second, zone = match.groups()
        if hour is None and "-" not in text:
            return None  # eight digits: a decree, a telephone, or a date; not known which
        return _reading(text, int(year), int(month), int(day), hour, minute, second, zone, "iso-8601", [], context)
    match = _RFC.fullmatch(text)
    if match:
        weekday, day, name, year, hour, minute, second, zone = match.groups()
        flags = []
        found = _day(int(year), _MONTHS[name], int(day))
        if weekday and found.weekday() != _WEEKDAYS[weekday]:
            flags.append("weekday_mismatch")
        if zone in ("GMT", "UTC", "UT"):
            zone = "Z"
        return _reading(
            text, int(year), _MONTHS[name], int(day), hour, minute, second, zone, "rfc-2822", flags, context
        )
    if _LOOKS_ISO.match(text):
        raise UnreadError("not a valid ISO 8601 date and time")
    return None


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ImpossibleError("there is no such day") from None


def _reading(
    text: str, year: int, month: int, day: int, hour: str | None, minute: str | None, second: str | None,
    zone: str | None, rule: str, flags: list[str], context: Context,
) -> Reading:  # fmt: skip
    calendar = "gregorian"
    if 1416 <= year <= 1460 and context.country not in ("IR", "AF"):
        converted = to_gregorian(year, month, day)
        if converted is None:
            raise ImpossibleError("there is no such day")
        year, month, day, calendar = converted.year, converted.month, converted.day, "islamic-umalqura"
        flags.append("hijri_year")
    elif not 1700 <= year <= 2199:
        raise UnreadError(f"{year} is not a year that news is dated with")
    found = _day(year, month, day)
    if hour is None or minute is None:
        return Reading(found.isoformat(), "day", calendar, rule, tuple(flags), None, text)  # type: ignore[arg-type]
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        raise ImpossibleError("there is no such time of day")
    if found == date(1970, 1, 1) and hour == minute == "00":
        raise UnreadError("the zero of a clock, not a date")
    value = f"{found.isoformat()}T{hour}:{minute}" + (f":{second}" if second else "")
    name, source = zone, "text"
    if zone in ("Z", "z"):
        value, name = value + "Z", "+00:00"
    elif zone:
        digits = zone[1:].replace(":", "").ljust(4, "0")
        if int(digits[:2]) > 14 or int(digits[2:]) > 59:
            raise UnreadError("there is no such offset from UTC")
        name = f"{zone[0]}{digits[:2]}:{digits[2:]}"
        value += name
    elif context.zone_name and (there := zone_of(context.zone_name)) is not None:
        value += offset_text(datetime.fromisoformat(value).replace(tzinfo=there))
        name, source = context.zone_name, "outlet"
        flags.append("zone_assumed")
    elif context.zone_name:
        flags.append("zone_unread")
    return Reading(
        value, "second" if second else "minute", calendar, rule, tuple(flags), None, text,  # type: ignore[arg-type]
        name, source if name else None,  # type: ignore[arg-type]
    )  # fmt: skip
