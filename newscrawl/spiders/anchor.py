"""Near which time the piece behind a lead is known to be new, so that relative dates on its page can be read."""

from datetime import datetime
from typing import Literal

from newscrawl.arabic import dates
from newscrawl.lead import Lead
from newscrawl.normalise import clock


def anchor_of(lead: Lead) -> datetime | Literal[False] | None:
    """The anchor for `newscrawl.extract`: the date that a feed or news sitemap gives beside a fresh lead.

    None for a fresh lead without one: the fetch then stands in where the page does not show itself to be older. False
    for all others.
    """
    if not lead.fresh:
        return False
    value = dates.read(lead.published).value if lead.published else None
    if value is None:
        return None
    return clock.instant(value) or clock.wall(clock.naive(value))
