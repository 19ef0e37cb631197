"""Date claims, read: each claim with its reading, and whether two of them speak of the same time."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from newscrawl.arabic import dates
from newscrawl.article import Moment, Precision
from newscrawl.draft import ABOVE, Claim, Source
from newscrawl.normalise import clock

# How much a source is worth when sources disagree. JSON-LD and meta tags come from one CMS field, so that they do not
# outvote what readers see and what the URL says; a feed is written when the piece is. Measured on the disagreements of
# the labelled pages; ties fall to the order of the table.
WEIGHT: dict[Source, float] = {
    "select": 9.0,
    "jsonld": 2.0,
    "meta": 2.0,
    "microdata": 2.0,
    "time": 2.0,
    "visible": 2.5,
    "url": 2.5,
    "feed": 2.0,
    "sitemap": 2.0,
    "header": 0.2,
    "text": 0.5,
}
MACHINE: frozenset[Source] = frozenset({"jsonld", "meta", "microdata", "time", "feed", "sitemap", "header"})
WEAK = frozenset({"words_ignored", "month_misspelt", "parted", "range_start"})
# Of a date in another language: «Fundado el 14 de mayo de 1924», "Estreno: ...".
FOREIGN_WORDS = {"month_foreign", "words_ignored"}
WEAKER = 0.4  # of the weight of its source
_TRUST = {source: rank for rank, source in enumerate(WEIGHT)}
# Years in which a piece of news can have been published; outside lie null dates, and numbers taken for years.
FIRST_YEAR, LAST_YEAR = 1800, 2100
_ZERO = ("1970-01-01", "1969-12-31")  # the zero of a clock, printed in the zones of the world
_ZONE_SPAN = timedelta(hours=14)  # the widest offset in use: beyond it no zone explains a difference
_AHEAD = timedelta(hours=26)  # a clock in the easternmost zone, read as UTC, plus an hour of skew


class Stamp(NamedTuple):
    """A date claim that was read."""

    claim: Claim
    reading: dates.Reading
    value: str
    anchored: bool = False
    flags: tuple[str, ...] = ()  # added by the ruling

    @property
    def rank(self) -> int:
        """Its place in the order of trust, 0 best."""
        return _TRUST[self.claim.source]

    @property
    def machine(self) -> bool:
        """Written for machines, not for readers."""
        return self.claim.source in MACHINE

    @property
    def day_alone(self) -> bool:
        """Whether it names a day by the anchor («اليوم», «14 مايو») as page clocks do, and counts no time since."""
        return self.reading.rule == "day-word" or "year_inferred" in self.reading.flags

    @property
    def weak(self) -> bool:
        """Right where others agree, proof of little: read past words that are no date, or past a misspelt month, or
        where the page's clock may stand."""
        above = self.claim.where.startswith(ABOVE) and not self.claim.label
        return above or not WEAK.isdisjoint(self.reading.flags)

    def is_after(self, fetched: datetime | None) -> bool:
        """Whether it lies after the fetch by more than any zone explains."""
        if fetched is None:
            return False
        wall = clock.wall(clock.naive(self.value))
        if wall is None:
            return False
        at = clock.instant(self.value) or wall.replace(tzinfo=UTC)
        if fetched.tzinfo is None:
            fetched = fetched.replace(tzinfo=UTC)
        return at > fetched + _AHEAD

    def moment(self, extra: tuple[str, ...] = ()) -> Moment:
        """The record's Moment of this stamp."""
        reading = self.reading
        flags = dict.fromkeys((*reading.flags, *self.flags, *extra))
        if self.anchored:
            flags["anchored"] = None
        if self.claim.source == "text":
            flags["from_text"] = None
        source = reading.timezone_source
        false_utc = "false_utc" in flags
        return Moment(
            value=self.value,
            precision=_precision(self.value, reading),
            timezone=None if false_utc and not clock.offset_of(self.value) else reading.timezone,
            timezone_source="meta" if source == "text" and self.machine else source,
            calendar=reading.calendar,
            raw=self.claim.raw,
            source=self.claim.source,
            rule=reading.rule,
            flags=tuple(flags),
        )


_BY_LENGTH: dict[int, Precision] = {4: "year", 7: "month", 10: "day", 13: "hour", 16: "minute"}


def _precision(value: str, reading: dates.Reading) -> Precision:
    return "week" if reading.precision == "week" else _BY_LENGTH.get(len(clock.naive(value)), "second")


def read(
    claim: Claim,
    anchor: Callable[[], datetime | None] | None,
    zone: str | None,
    country: str | None,
) -> tuple[Stamp | None, str]:
    """A claim as a stamp; or None and the reason. The anchor is asked only where the text alone gives nothing."""
    reading = dates.read(claim.raw, timezone=zone, country=country)
    anchored = False
    if reading.value is None and anchor is not None and (near := anchor()) is not None:
        against = dates.read(claim.raw, anchor=near, timezone=zone, country=country)
        if against.value is not None:
            reading, anchored = against, True
        elif reading.needs_anchor:
            reading = against  # and its reason is the true one
    if reading.value is None:
        return None, reading.reason or "no date was read"
    unsaid = claim.source == "visible" and claim.label is None and set(reading.flags) >= FOREIGN_WORDS
    if unsaid and not _stands_by_names(claim):
        return None, "words beside it say what it is, and none that it is of publication"
    if claim.source == "visible" and claim.label is None and "range_start" in reading.flags:
        return None, "from one day to another: what it tells of lasted"
    wrong = impossible(reading.value)
    if wrong is not None:
        return None, wrong
    stamp = Stamp(claim, reading, reading.value, anchored)
    return _without_filler(stamp), ""


def _stands_by_names(claim: Claim) -> bool:
    """Whether marks part a date from the names of people, in a line made for them: «12. März 2025 · Katrin Lehmann»."""
    if MADE_FOR.search(claim.where) is None or OF_OTHERS.search(claim.where) is not None:
        return False
    parts = PARTS.split(claim.raw)
    if len(parts) == 1:
        parts = COMMA.split(claim.raw)
    wrong = {"words_ignored", "weekday_mismatch"}
    days = [part for part in parts if (found := dates.read(part)).value and wrong.isdisjoint(found.flags)]
    return len(days) == 1 and len(parts) > 1 and all(part in days or _is_name(part) for part in parts)


def _is_name(part: str) -> bool:
    """Whether a part of a line is a name by its capitals: of two words and few more, small ones only between them."""
    words = part.split()
    large = [word[0].isupper() for word in words]
    if not 1 < sum(large) <= len(words) <= MOST_WORDS or not large[0] or not large[-1]:
        return False
    particles = all(is_large or len(word) <= LONGEST_PARTICLE for word, is_large in zip(words, large, strict=True))
    return particles and not any(map(str.isdigit, part))


PARTS = re.compile(r"\s*[·|•]\s*|\s+[-–—]\s+")
COMMA = re.compile(r",\s+")
# In the class of the line.
MADE_FOR = re.compile(r"\.[^.]*(?:date|time|meta|byline|author|publi)", re.I)
OF_OTHERS = re.compile(r"photo|image|caption|event|game|match", re.I)
LONGEST_PARTICLE = 3  # letters
MOST_WORDS = 6  # of a name, and "Von", "Por" before it


def impossible(value: str) -> str | None:
    """Why no piece of news can have been published then; None where it can."""
    if not FIRST_YEAR <= int(value[:4]) <= LAST_YEAR:
        return f"{int(value[:4])} is not a year that news is dated with"
    return "the zero of a clock, not a date" if value[:10] in _ZERO else None


def read_either(claim: Claim, fits: Callable[[Stamp], bool], zone: str | None) -> Stamp | None:
    """A claim whose day and month could be either, in the one order in which it fits; None where it does in both."""
    found = [read_in_order(claim, order, zone) for order in ("DMY", "MDY")]
    fitting = [stamp for stamp in found if stamp is not None and fits(stamp)]
    return fitting[0] if len(fitting) == 1 else None


def read_in_order(claim: Claim, order: str, zone: str | None) -> Stamp | None:
    """A claim in one order of day, month and year; None where it is no date in it."""
    reading = dates.read(claim.raw, timezone=zone, order=order)
    return Stamp(claim, reading, reading.value) if reading.value is not None else None


def _without_filler(stamp: Stamp) -> Stamp:
    """Cut a midnight that fills a date field: `T00:00:00`, without offset or with Z, in a machine's field."""
    if stamp.value[10:16] == "T00:00" and stamp.machine:
        naive = clock.naive(stamp.value)
        if naive[10:] not in ("T00:00", "T00:00:00"):
            return stamp
        printed = stamp.reading.timezone_source != "text" or clock.offset_of(stamp.value) in ("Z", "+00:00")
        if printed:
            return stamp._replace(value=naive[:10], flags=(*stamp.flags, "midnight_dropped"))
    return stamp


def agree(a: str, b: str) -> bool:
    """Whether two values can be of one publication: the same day, or within what a zone explains."""
    if a == b or (a[:10] == b[:10] and min(len(a), len(b)) == 10):
        return True
    gap = clock.gap(a, b)
    if gap is None:
        return False
    if clock.has_clock(a) and clock.has_clock(b):
        return gap <= _ZONE_SPAN
    # A day beside an instant elsewhere in the world may be its neighbour: 24 December UTC, 25 December in Beirut.
    zoned = clock.offset_of(a) in ("Z", "+00:00") or clock.offset_of(b) in ("Z", "+00:00")
    return gap <= (timedelta(days=1) if zoned else timedelta())


def zone_explains(a: str, b: str) -> bool:
    """Whether two clock times differ by a whole number of quarter hours within the span of zones, or not at all."""
    gap = clock.gap(a, b) if a != b else None
    if gap is None or not (clock.has_clock(a) and clock.has_clock(b)):
        return True
    rest = gap % timedelta(minutes=15)
    near = min(rest, timedelta(minutes=15) - rest)
    return gap <= _ZONE_SPAN and near <= timedelta(minutes=1)
