"""The calendar day of a machine date, for choosing what to read. Not for records: those go through
normalise/.
"""

import re
from datetime import date, timedelta
from email.utils import parsedate_tz

_ISO = re.compile(r"^\s*(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)")
_COMPACT = re.compile(r"^\s*(\d{4})(\d{2})(\d{2})(?:T|\s|$)")

# A date in a URL: 2019/05/31, 2019-05, 201905, 2019. Longest first; years of the web only, so that 1439
# (Hijri) and 2050 (an article number) are no years.
_IN_URL = (
    re.compile(r"(?<!\d)((?:199|20[0-3])\d)[-/_.]?(0[1-9]|1[0-2])[-/_.]?(0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)((?:199|20[0-3])\d)[-/_.]([1-9]|1[0-2])[-/_.]([1-9]|[12]\d|3[01])(?![\d])"),
    re.compile(r"(?<!\d)((?:199|20[0-3])\d)[-/_.]?(0[1-9]|1[0-2])(?!\d)"),
    re.compile(r"(?<!\d)(?<!\d\.)((?:199|20[0-3])\d)(?!\.?\d)"),
)
_QUERY = re.compile(r"[?&](y|yy|yyyy|year|m|mm|month|d|dd|day)=(\d{1,4})(?=&|$)", re.I)
FIRST, LAST = 1990, 2039


def day(text: str | None) -> date | None:
    """The day of a W3C/ISO 8601 or RFC 822 stamp as it is written (no zone conversion); None if it has none.

    A stamp of a month only gives its last day, so that "modified since" never leaves it out wrongly. Years
    outside 1990 to 2039 give None: Hijri years stand in ISO fields of real sites.
    """
    if not text:
        return None
    text = text[:80]
    if (found := _ISO.match(text) or _COMPACT.match(text)) is not None:
        return span(*(int(part) if part else None for part in found.groups()))[1]
    try:
        parsed = parsedate_tz(text)
    except (ValueError, IndexError, TypeError):
        return None
    return span(parsed[0], parsed[1], parsed[2])[1] if parsed else None


def in_url(url: str) -> tuple[date, date] | None:
    """First and last day of the date that a URL names (a day, a month or a year), or None.

    ``/sitemap-2019-05.xml`` gives 1 to 31 May 2019; ``?yyyy=2019&mm=05`` the same.
    """
    query = {name.lower()[0]: int(value) for name, value in _QUERY.findall(url[:2_000])}
    if "y" in query:
        first, last = span(query["y"], query.get("m"), query.get("d"))
        if first and last:
            return first, last
    path = url[:2_000].split("//", 1)[-1].partition("/")[2]
    for pattern in _IN_URL:
        # The last one: an archive's folder may carry the year in which it was set up.
        for found in reversed(list(pattern.finditer(path))):
            first, last = span(*(int(part) for part in found.groups()))
            if first and last:
                return first, last
    return None


def span(
    year: int | None, month: int | None = None, of_month: int | None = None
) -> tuple[date, date] | tuple[None, None]:
    """First and last day of a year, a month or a day; (None, None) where there is no such thing."""
    if year is None or not FIRST <= year <= LAST:
        return None, None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if of_month is None:
            following = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), following - timedelta(days=1)
        return date(year, month, of_month), date(year, month, of_month)
    except ValueError:
        return None, None
