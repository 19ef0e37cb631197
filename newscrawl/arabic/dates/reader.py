"""The reader of one string: the whole of it must be explained, or there is no reading."""

from datetime import datetime

from newscrawl.arabic.dates.context import Context, zones_of_region
from newscrawl.arabic.dates.dateline import agencies
from newscrawl.arabic.dates.general import read_general
from newscrawl.arabic.dates.machine import read_machine, read_usual
from newscrawl.arabic.dates.parted import may_be_parted, read_parts
from newscrawl.arabic.dates.plain import plain
from newscrawl.arabic.dates.reading import Reading, UnreadError
from newscrawl.arabic.dates.verbatim import scan_printed
from newscrawl.arabic.hijri import month_starts

LONGEST = 400  # characters; a printed date has fewer, and a paragraph is the business of find()
_LONGEST_RAW = 4000  # before white space is squeezed
# Bidi controls, and the white space they may enclose.
_MARKS = "\u200e\u200f\u061c\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069 \u00a0"


def load() -> None:
    """Load what is loaded once: the agencies, the zones that the tables name, the Hijri months."""
    agencies()
    zones_of_region()
    month_starts()


def read_string(
    text: str, anchor: datetime | None, timezone: str | None, country: str | None, order: str | None
) -> Reading:
    """What `dates.read` gives. Never raises."""
    try:
        if len(text) > LONGEST:
            if len(text) > _LONGEST_RAW or len(squeezed := " ".join(text.split())) > LONGEST:
                return Reading(reason="too long to be a date", raw=text[:LONGEST])
            stripped = squeezed
        else:
            stripped = text.strip()
        if not stripped.isascii() and (stripped[0] in _MARKS or stripped[-1] in _MARKS):
            stripped = stripped.strip(_MARKS)
        for_machines = stripped.isascii()
        if for_machines and anchor is None and (usual := read_usual(stripped)) is not None:
            return usual
        context = Context(anchor, timezone, country, order)
        if for_machines:
            reading = read_machine(stripped, context)
            if reading is not None:
                return reading
        tokens = scan_printed(stripped)
        short = plain(tokens, context, text)
        if short is not None:
            return short
        try:
            whole = read_general(tokens, context, text)
        except UnreadError:
            if (parted := read_parts(stripped, None, context)) is not None:
                return parted._replace(raw=text)
            raise
        return whole if not may_be_parted(whole, stripped) else (read_parts(stripped, whole, context) or whole)
    except UnreadError as why:
        return Reading(reason=str(why), raw=text)
    except (OverflowError, ValueError):
        return Reading(reason="there is no such date", raw=text)
