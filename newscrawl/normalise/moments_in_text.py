"""A publication date that stands only inside a sentence of the body: «ونقلت صحيفة …، اليوم الخميس، …».

Only a "today" speaks of the day the piece was written; every other date in a sentence is the date of an event.
"""

from datetime import datetime

from newscrawl.arabic import dates
from newscrawl.draft import Claim
from newscrawl.normalise import stamps
from newscrawl.normalise.case import Case
from newscrawl.normalise.stamps import Stamp

_OPENING = 3  # paragraphs in which news says when it happened
_TODAY = "اليوم"


def said_today(
    case: Case, anchor: datetime | None, zone: str | None, country: str | None
) -> tuple[Stamp | None, Claim | None]:
    """The first "today" of the opening paragraphs as a stamp; or None and the claim that could not be read."""
    unread: Claim | None = None
    for paragraph in case.paragraphs[:_OPENING]:
        if _TODAY not in paragraph.text:
            continue
        for found in dates.find(paragraph.text, anchor=anchor, timezone=zone, country=country):
            words = paragraph.text[found.start : found.end]
            if not words.startswith(_TODAY) or words == _TODAY:  # a bare «اليوم» is often "nowadays"
                continue
            claim = Claim(words, "text", "body")
            stamp, _ = stamps.read(claim, anchor, zone, country)
            if stamp is not None:
                return stamp, None
            unread = unread or claim
    return None, unread
