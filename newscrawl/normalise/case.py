"""A case: one page's draft, what is known of its fetch, and the rulings made so far.

Rulings are made field by field, each by one module of this package that takes the case and fills its part in. The
command line prints them (`newscrawl extract --explain`); `assemble.py` turns them into the Article.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from newscrawl.arabic.language import language
from newscrawl.arabic.text import ALIKE, clean
from newscrawl.article import (
    Agency,
    Author,
    Cited,
    Dateline,
    Discovered,
    Http,
    Image,
    KeptPage,
    Moment,
    Place,
)
from newscrawl.draft import Claim, Draft, Paragraph
from newscrawl.lead import Lead
from newscrawl.outlet import Outlet

_GIVEN = Discovered()
FIRST = 6  # paragraphs that tell the language of a piece
LIKE_ARABIC = frozenset(("fa", "ur", "ckb", "ku", "ug", "ps", "sd", "prs", "pnb"))  # other languages of its script
# The web's first page is of 1990; between the two no day before or after a time falls out of Python's calendar.
_FIRST_YEAR, _LAST_YEAR = 1990, 9000


class FetchError(ValueError):
    """What is said of a fetch cannot be; the message says what and why."""


@dataclass(frozen=True, slots=True)
class Fetch:
    """What is known of the page besides its bytes.

    `anchor`: a datetime near which the piece is known to be new; None lets `fetched_at` stand in unless the page shows
    itself to be older; False lets nothing stand in (backfill, archives).

    Raises FetchError for a `url` that is none and for times of years in which no page is served.
    """

    url: str
    outlet: Outlet | None = None
    fetched_at: datetime | None = None
    anchor: datetime | Literal[False] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    lead: Lead | None = None
    http: Http = field(default_factory=Http)
    page: KeptPage | None = None

    def __post_init__(self) -> None:
        try:
            urlsplit(self.url)
            self.url.encode()  # a record is UTF-8
        except ValueError as wrong:
            raise FetchError(f"{self.url!r} is no web address: {wrong}") from None
        for name, time in (("fetched_at", self.fetched_at), ("anchor", self.anchor)):
            if time and not _FIRST_YEAR <= time.year <= _LAST_YEAR:
                raise FetchError(f"{name} is in the year {time.year}; where it is not known, it is None")

    @property
    def day(self) -> date | None:
        """The day on which the page was served, in UTC; None where that is not known."""
        return self.fetched_at.astimezone(UTC).date() if self.fetched_at else None

    @property
    def has_selectors(self) -> bool:
        """Whether the outlet has selectors of its own, which may ask for any part of the page."""
        return self.outlet is not None and bool(self.outlet.select)


class Loser(NamedTuple):
    """A claim that did not win, and why."""

    claim: Claim
    why: str


class Ruling(NamedTuple):
    """How one field came about: the claim that won, the ones that lost, and the reason in words."""

    field: str
    value: str | None
    winner: Claim | None
    why: str
    losers: tuple[Loser, ...] = ()


@dataclass
class Case:
    """One page on its way from Draft to Article. Each ruling fills its own fields; none reads a later one's."""

    draft: Draft
    fetch: Fetch
    rulings: dict[str, Ruling] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    # identity.py
    canonical_url: str = ""
    outlet_slug: str = ""
    outlet_name: str | None = None
    # title.py
    title: str | None = None
    subtitle: str | None = None
    summary: str | None = None
    # credits.py
    paragraphs: list[Paragraph] = field(default_factory=list)
    authors: tuple[Author, ...] = ()
    agencies: tuple[Agency, ...] = ()
    cited: tuple[Cited, ...] = ()
    byline_raw: str | None = None
    openings: list[tuple[str, int]] = field(default_factory=list)  # first lines of the body, and where a credit ends
    dateline: Dateline | None = None
    # images.py
    images: tuple[Image, ...] = ()
    # text.py
    text: str = ""
    text_hash: str = ""
    language: str | None = None
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    # moments.py
    published: Moment | None = None
    modified: Moment | None = None
    readers_day: str | None = None  # of publication, where it is not that of the stamp in UTC
    # places.py
    places: tuple[Place, ...] = ()

    @cached_property
    def site_name(self) -> str | None:
        """The printed name of the site: the outlet file's, else the page's own word for itself."""
        if self.fetch.outlet is not None:
            return self.fetch.outlet.arabic_name or self.fetch.outlet.name
        claims = self.draft.get("site_name")
        return claims[0].raw if claims else None

    @cached_property
    def may_be_arabic(self) -> bool:
        """Whether the piece may be Arabic: by its own words, or where they do not tell by what the page declares."""
        sample = " ".join([paragraph.text for paragraph in self.draft.paragraphs[:FIRST]])
        declared = self.draft.get("language")
        code = language(sample) or (declared[0].raw if declared else "ar")
        return code.partition("-")[0].lower() not in LIKE_ARABIC

    def cleaned(self, raw: str) -> str:
        """A line as `text.clean` has it; the letters of Persian and Urdu stay where the piece is in such a language."""
        words = clean(raw)
        if words == raw or ALIKE.search(raw) is None or self.may_be_arabic:
            return words
        return clean(raw, in_arabic=False)

    @property
    def masthead(self) -> str | None:
        """What `bylines.read` is told of the site: its slug where a file gives its aliases, else its printed name."""
        outlet = self.fetch.outlet
        return outlet.slug if outlet and outlet.path else self.site_name

    @property
    def discovered(self) -> Discovered:
        """Where the URL was found, from the lead."""
        lead = self.fetch.lead
        if lead is None:
            return _GIVEN
        return Discovered(via=lead.via, source=lead.source, at=lead.found_at)

    def rule(
        self,
        name: str,
        value: str | None,
        winner: Claim | None,
        why: str,
        losers: tuple[Loser, ...] = (),
    ) -> None:
        """Write down how a field came about."""
        self.rulings[name] = Ruling(name, value, winner, why, losers)

    def warn(self, code: str) -> None:
        """Add a warning code once."""
        if code not in self.warnings:
            self.warnings.append(code)
