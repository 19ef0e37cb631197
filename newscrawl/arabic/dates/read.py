"""Read one printed date. The reader behind it loads with the first string, so that importing is quick."""

from collections.abc import Callable
from datetime import datetime
from functools import cache, lru_cache

from newscrawl.arabic.dates.reading import Reading

Reader = Callable[[str, datetime | None, str | None, str | None, str | None], Reading]


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
    if anchor is None and len(text) <= _SHORT:
        return _kept(text, timezone, country, order)
    return _reader()(text, anchor, timezone, country, order)


_SHORT = 100  # characters of a string whose reading is kept


@lru_cache(128)  # one page prints the same stamp in its metadata, beside its headline and for its change
def _kept(text: str, timezone: str | None, country: str | None, order: str | None) -> Reading:
    return _reader()(text, None, timezone, country, order)


@cache
def _reader() -> Reader:
    """The reader, with all that it needs: of many strings only the first waits."""
    from newscrawl.arabic.dates.reader import load, read_string

    load()
    return read_string
