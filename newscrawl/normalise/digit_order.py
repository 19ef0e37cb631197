"""The order of day and month in digits that could be either, «06/10/2024», by what else is known of the page."""

import re
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from newscrawl.draft import Claim
from newscrawl.normalise import clock, stamps
from newscrawl.normalise.case import Case
from newscrawl.normalise.moments_in_text import datelines
from newscrawl.normalise.stamps import Stamp

# Languages that write the day first in digits wherever they are spoken (CLDR's short dates). Arabic sites do, but for
# forum software and ASP.NET without a culture, and English does as its country does.
DAY_FIRST = frozenset({
    "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "gl", "he", "hr", "hy", "id", "is",
    "it", "ka", "kk", "mk", "ms", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "tr", "uk",
    "ur", "uz", "vi",
})  # fmt: skip
# Domains of the Arab countries, all of which write the day first (CLDR, ar-*). Asked of Arabic pages only: some are
# sold abroad.
ARAB_DOMAINS = frozenset({
    "ae", "bh", "dj", "dz", "eg", "iq", "jo", "km", "kw", "lb", "ly", "ma", "mr", "om", "ps", "qa", "sa", "sd", "so",
    "sy", "tn", "ye",
})  # fmt: skip
# The parts of the day in Arabic come from an Arabic culture, and with them its order; English ones from none.
_ARABIC_PART = re.compile(r":\d\d\s*(?:[صم]|صباحا[ً]?|مساء[ً]?)(?!\w)")  # «2024م» is the era
_DOTTED = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.\d{4}(?![\d.])")  # nobody writes the month first with dots (CLDR)
_DIGITS = re.compile(r"(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-]\d{4}(?!\d)")
_ENGLISH_PART = re.compile(r"\d\s*[ap]\.?m\b", re.I)


def settled(claim: Claim, case: Case, zone: str | None) -> Stamp | None:
    """A claim in the order that names a day of the machines or of the dateline, else the only one that is not ahead of
    the fetch, else that of the page's language or country; None where nothing tells."""
    days = _certain_days(case, claim)
    beside = stamps.read_either(claim, lambda stamp: clock.day_of(stamp.value) in days, zone)
    if beside is not None:
        return beside
    past = stamps.read_either(claim, lambda stamp: not stamp.is_after(case.fetch.fetched_at), zone)
    if past is None and _writes_day_first(case, claim.raw):
        past = stamps.read_in_order(claim, "DMY", zone)
    return past._replace(flags=("order_inferred",)) if past is not None and not past.weak else None


def _writes_day_first(case: Case, raw: str) -> bool:
    if case.language in DAY_FIRST:
        return True
    if case.language != "ar" or _ENGLISH_PART.search(raw) is not None or _shows_month_first(case):
        return False
    domain = (urlsplit(case.fetch.url).hostname or "").rpartition(".")[2]
    told = domain in ARAB_DOMAINS or _ARABIC_PART.search(raw) is not None
    return told or _DOTTED.search(raw) is not None


def _shows_month_first(case: Case) -> bool:
    """Whether another date on the page has a day above twelve behind its month: «5/28/2024»."""
    draft = case.draft
    said = (claim.raw for claim in (*draft.get("published"), *draft.get("modified"), *draft.clocks))
    return any(match and int(match[1]) <= 12 < int(match[2]) for match in map(_DIGITS.search, said))


def _certain_days(case: Case, printed: Claim) -> set[date]:
    """The days that machine claims of publication and change and the dateline name: «06/10/2024» beside them is one of
    these. A dateline without a year means that of the `printed` date."""
    found: set[date] = set()
    orders = (stamps.read_in_order(printed, order, None) for order in ("DMY", "MDY"))
    year = next((int(stamp.value[:4]) for stamp in orders if stamp is not None), None)
    near = datetime(year, 7, 1, tzinfo=UTC) if year is not None else None  # half a year from all of its days
    machine = (c for c in (*case.draft.get("published"), *case.draft.get("modified")) if c.source in stamps.MACHINE)
    for claim in (*machine, *datelines(case, lambda: near)):
        stamp = stamps.read(claim, (lambda: near) if claim.source == "text" else None, None, None)[0]
        day = clock.day_of(stamp.value) if stamp is not None else None
        if day is not None:
            found.add(day)
    return found
