"""The published record: one JSON object per article, typed, with the printed words beside every value.

The types below are the record `newscrawl/article/1`. `schema.py` makes the JSON Schema from them, so that code, schema
and documentation cannot disagree. Sequences are tuples here and arrays in JSON; an absent value is None here and null
there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Annotated, Any, Literal

import orjson
from msgspec import Meta

SCHEMA = "newscrawl/article/1"

Calendar = Literal["gregorian", "islamic-umalqura", "persian"]
Precision = Literal["year", "month", "week", "day", "hour", "minute", "second"]
ArticleId = Annotated[str, Meta(pattern="^[0-9a-f]{16}$", description="16 hex digits of SHA-256 of canonical_url")]
Country = Annotated[str, Meta(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2")]
IsoMoment = Annotated[
    str,
    Meta(
        pattern=r"^\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$",
        description="ISO 8601, cut at the precision",
    ),
]
PlaceId = Annotated[str, Meta(pattern="^[a-z]+:[A-Za-z0-9._-]+$", description="gn:<GeoNames id>")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time as printed and as read. Without a value, `reason` says why and `raw` keeps the words."""

    value: IsoMoment | None = None
    precision: Precision | None = None
    timezone: str | None = None  # IANA name or offset of the value
    timezone_source: Literal["text", "meta", "outlet"] | None = None
    calendar: Calendar | None = None  # the calendar printed
    raw: str | None = None
    source: str | None = None  # where the winning claim stood
    rule: str | None = None
    flags: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """A person credited for the piece, as printed without titles."""

    name: str
    role: str = "author"


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency, outlet or desk credited for the piece."""

    id: str | None
    name: str
    role: Literal["agency", "outlet", "desk", "origin"] = "agency"


@dataclass(frozen=True, slots=True)
class Cited:
    """An outlet or agency that the text quotes as its source."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a place is named: character offsets in `field`, the name alone, without attached letters."""

    field: str
    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """A namesake that the article does not rule out."""

    id: PlaceId
    name: str
    country: Country | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on Earth. Null `id` with alternatives where namesakes are unsettled."""

    id: PlaceId | None = None
    name: str  # GeoNames main name
    name_ar: str | None = None  # Arabic display name
    country: Country | None = None
    claimed_by: tuple[Country, ...] = ()
    admin1: str | None = None  # GeoNames code: "SY.07"
    lat: float | None = None
    lon: float | None = None
    precision: Literal["continent", "country", "region", "admin1", "admin2", "city", "site"] | None = None
    confidence: Literal["high", "medium", "low"] | None = None
    method: str | None = None  # which finder spoke and which rule settled it: "rules:stated-country"
    within: PlaceId | None = None
    alternatives: tuple[Alternative, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the piece says it was written; `raw` is the place words only."""

    raw: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """An image of the piece, its caption and its credit apart."""

    url: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """Opt-out signals and licence, as the site states them; null where it states nothing."""

    noai: bool | str | None = None
    noindex: bool | str | None = None
    tdm_reservation: bool | str | None = None
    license: str | None = None
    free_access: bool | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovered:
    """Where the URL was found."""

    via: Literal["feed", "sitemap", "news_sitemap", "home", "section", "cms", "archive", "given"] = "given"
    source: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Http:
    """What the server said when the page was fetched."""

    status: int | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """Where the raw page is kept."""

    sha256: str
    file: str | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article, in the order in which its keys are written."""

    schema: Literal["newscrawl/article/1"] = "newscrawl/article/1"
    id: ArticleId
    revision: Annotated[int, Meta(ge=1)] = 1
    status: Literal["live", "withdrawn"] = "live"
    url: str
    canonical_url: str
    outlet: str
    outlet_name: str | None = None
    country: Country | None = None
    language: str | None = None
    title: str | None = None
    subtitle: str | None = None
    summary: str | None = None
    text: str = ""
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: Moment | None = None
    modified: Moment | None = None
    published_at: str | None = None
    published_day: str | None = None
    authors: tuple[Author, ...] = ()
    agencies: tuple[Agency, ...] = ()
    cited: tuple[Cited, ...] = ()
    byline_raw: str | None = None
    dateline: Dateline | None = None
    places: tuple[Place, ...] = ()
    images: tuple[Image, ...] = ()
    rights: Rights = Rights()
    discovered: Discovered = Discovered()
    fetched_at: str | None = None
    http: Http = Http()
    page: KeptPage | None = None
    text_hash: Annotated[str, Meta(pattern="^1:[0-9a-f]{64}$")]
    similar_to: ArticleId | None = None
    warnings: tuple[str, ...] = ()
    newscrawl: str

    def to_dict(self) -> dict[str, Any]:
        """The record as plain JSON types: every key, in the order of the record."""
        plain: dict[str, Any] = orjson.loads(orjson.dumps(self))
        return plain

    def to_json(self) -> bytes:
        """The record as one line of UTF-8 JSON, without the newline."""
        return orjson.dumps(self)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> "Article":
        """An Article from a record of a file; unknown keys are left out, wrong types raise ValidationError."""
        import msgspec

        known = {f.name for f in fields(cls)}
        return msgspec.convert({k: v for k, v in record.items() if k in known}, cls)
