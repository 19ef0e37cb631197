"""Find the dates in running text: datelines, event dates, «أمس», «قبل يومين»."""

from collections.abc import Iterator
from datetime import datetime

from newscrawl.arabic.dates.reading import Found


def find(
    text: str,
    *,
    anchor: datetime | None = None,
    timezone: str | None = None,
    country: str | None = None,
    order: str | None = None,
) -> Iterator[Found]:
    """Yield every date that `text` mentions and that can be read, in order, with character offsets.

    The arguments are those of `read`. What `read` would refuse is not yielded: relative mentions without an anchor,
    digits whose order is not known. Beyond that a mention must stand on its own: a clock time alone, a bare weekday, a
    fraction or the number of a decree is no mention. Never raises on any text; the cost is linear in its length.
    """
    from newscrawl.arabic.dates.context import Context
    from newscrawl.arabic.dates.mentions import mentions  # loads with the first text, as the reader does

    return mentions(text, Context(anchor, timezone, country, order))
