"""An outlet: the frozen description of a news site. `newscrawl/outlets/reader.py` reads it from TOML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from newscrawl import tables

Kind = Literal["agency", "newspaper", "broadcaster", "site", "magazine", "sample"]
Ownership = Literal["state", "party", "private"]
Evidence = Literal["public-code", "memory", "sample"]
State = Literal["not yet visited", "works", "partly works", "fails"]
Order = Literal["DMY", "MDY", "YMD"]


@dataclass(frozen=True, slots=True)
class Country:
    """What an outlet's country tells of its clocks and its dates."""

    zone: str | None  # IANA; None where the country keeps several clocks
    order: Order | None  # of day, month and year in an all-digit date


@cache
def countries() -> Mapping[str, Country]:
    """ISO 3166-1 alpha-2 code -> Country, from data/outlets/country_zones.tsv."""
    orders: dict[str, Order] = {"DMY": "DMY", "MDY": "MDY", "YMD": "YMD"}
    return {
        code: Country(None if zone == "-" else zone, orders.get(order))
        for code, zone, order in tables.rows("outlets/country_zones.tsv")
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Selectors for the fields that general extraction does not get right on one design of the site."""

    until: date | None = None  # last day on which the site served this design; None: today's design
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)  # name -> selectors, best first
    drop: tuple[str, ...] = ()  # what is cut out of the page before anything is read


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What a healthy day looks like; health checks and `newscrawl verify` compare against it."""

    articles_a_day: float | None = None
    fields: tuple[str, ...] = ("title", "text", "published")  # record keys that nearly every article has


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was checked of the outlet, when, and against what."""

    state: State = "not yet visited"
    on: date | None = None
    against: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One news site. docs/outlet-file.md explains every key."""

    slug: str
    name: str  # in Latin letters
    arabic_name: str
    home: str  # URL; host and path tell this outlet from its neighbours on the same domain
    country: str  # ISO 3166-1 alpha-2 of the seat
    kind: Kind
    evidence: Evidence = "memory"
    aliases: tuple[str, ...] = ()  # other names, as they stand in bylines and citations
    ambiguous: tuple[str, ...] = ()  # names that are also a place, a common word or another outlet
    timezone: str | None = None  # as written in the file; `zone` is the one that holds
    date_order: Order | None = None  # as written in the file; `order` is the one that holds
    languages: tuple[str, ...] = ("ar",)  # BCP 47
    ownership: Ownership | None = None
    domains: tuple[str, ...] = ()  # further hosts, "host" or "host/path"
    cms: str | None = None
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    article: str | None = None  # regular expression, searched for in the URL of an article
    select: tuple[Layout, ...] = ()  # newest design first
    expect: Expectation = Expectation()
    headers: Mapping[str, str] = field(default_factory=dict, hash=False)  # sent with every request
    delay: float | None = None  # seconds between two requests; never below the crawl's own
    proxy: str | None = None  # name of the setting or environment variable that holds the proxy's URL
    verified: Verified = Verified()
    note: str | None = None
    path: str | None = None  # the file it was read from

    @property
    def zone(self) -> str | None:
        """The IANA zone of its clocks: its own, else its country's if that has only one, else None."""
        return self.timezone or countries()[self.country].zone

    @property
    def order(self) -> Order | None:
        """The order of all-digit dates: its own, else DMY in countries that write so, else None.

        Only DMY is taken from the country: an Arabic outlet seated where MDY is written may follow either.
        """
        return self.date_order or ("DMY" if countries()[self.country].order == "DMY" else None)

    @property
    def trusted(self) -> bool:
        """Whether `--all` takes it: no sample, publishes in Arabic, and more than memory says that it is there."""
        seen = self.evidence != "memory" or self.verified.state in ("works", "partly works")
        return seen and "ar" in self.languages and self.kind != "sample"

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by: Arabic, Latin, aliases, ambiguous ones; each once."""
        return tuple(dict.fromkeys((self.arabic_name, self.name, *self.aliases, *self.ambiguous)))

    def is_article(self, url: str) -> bool | None:
        """Whether the outlet's article rule matches `url`; None where the file states no rule."""
        return None if self.article is None else re.search(self.article, url) is not None
