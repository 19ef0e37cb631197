"""Read one printed date: the whole string must be explained, or there is no reading."""

from collections.abc import Callable
from datetime import datetime
from functools import cache

from newscrawl.arabic.dates.context import Context, zones_of_region
from newscrawl.arabic.dates.machine import read_machine
from newscrawl.arabic.dates.plain import plain
from newscrawl.arabic.dates.reading import Reading, UnreadError
from newscrawl.arabic.dates.tokens import Tokens
from newscrawl.arabic.dates.verbatim import scan_printed
from newscrawl.arabic.hijri import month_starts

LONGEST = 400  # characters; a printed date has fewer, and a paragraph is the business of find()
_LONGEST_RAW = 4000  # before white space is squeezed
# Bidi controls, and the white space they may enclose.
_MARKS = "\u200e\u200f\u061c\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069 \u00a0"


def read(
    text: str,
    *,
    anchor: datetime | None = None,
    timezone: str | None = None,
    country: str | None = None,
    order: str | None = None,
) -> Reading:
    """Read the date that `text` prints.

    anchor: the moment near which the text was written, for relative and year-less dates; naive, it is wall time in
    `timezone`. Without one such dates are refused. timezone: IANA name, attached to a clock time where the text states
    no zone. country: ISO 3166 code, gives the order of day and month and the calendar of bare digits, never restricts
    the month names. order: "DMY", "MDY" or "YMD", for digits.

    Returns a Reading; its `value` is None where the text prints no date or more than one reading is possible, and
    `reason` says which. Never raises on any text. Cost is linear in the text, and long text is refused at once.
    """
    general_way = _loaded()
    try:
        if len(text) > LONGEST:
            if len(text) > _LONGEST_RAW or len(squeezed := " ".join(text.split())) > LONGEST:
                return Reading(reason="too long to be a date", raw=text[:LONGEST])
            stripped = squeezed
        else:
            stripped = text.strip()
        if stripped and (stripped[0] in _MARKS or stripped[-1] in _MARKS):
            stripped = stripped.strip(_MARKS)
        context = Context(anchor, timezone, country, order)
        if stripped.isascii():
            reading = read_machine(stripped, context)
            if reading is not None:
                return reading
        tokens = scan_printed(stripped)
        short = plain(tokens, context, text)
        if short is not None:
            return short
        return general_way(tokens, context, text)
    except UnreadError as why:
        return Reading(reason=str(why), raw=text)
    except (OverflowError, ValueError):
        return Reading(reason="there is no such date", raw=text)


@cache
def _loaded() -> Callable[[Tokens, Context, str], Reading]:
    """The general way of reading. The first call loads it, with the zones, the Hijri months and the agencies.

    All at once: so importing is quick, and of many strings only the first waits.
    """
    from newscrawl.arabic.dates.dateline import agencies
    from newscrawl.arabic.dates.general import read_general

    agencies()
    zones_of_region()
    month_starts()
    return read_general
