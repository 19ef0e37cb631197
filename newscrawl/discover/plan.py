"""What to try for a site, in which order, and which leads a run is after."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal
from urllib.parse import urljoin, urlsplit

from newscrawl import tables
from newscrawl.discover.home import Home
from newscrawl.discover.sitemaps import Child, pick
from newscrawl.discover.stamps import day, in_url
from newscrawl.lead import Lead

Kind = Literal["robots", "feed", "sitemap", "home", "section", "cms"]
Origin = Literal["outlet", "robots", "page", "common", "start"]

RECENT_DAYS = 7  # what "current" means for sitemap entries
MAX_DEPTH = 5  # of sitemap indexes within indexes
MAX_SITEMAPS = 2_000  # of one outlet in one run


@dataclass(frozen=True, slots=True)
class Step:
    """One address to fetch for discovery: what is expected there and who said so."""

    url: str
    kind: Kind
    origin: Origin


@dataclass(frozen=True, slots=True)
class Window:
    """The days a run is after. Without `since` and `until` it is current: the last `recent` days of sitemaps."""

    today: date
    since: date | None = None
    until: date | None = None
    recent: int = RECENT_DAYS

    @property
    def is_archive(self) -> bool:
        """Whether the archives are opened: a `since` or an `until` was given."""
        return self.since is not None or self.until is not None

    @property
    def first(self) -> date | None:
        """The earliest day wanted; None for an archive open towards the past."""
        return self.since if self.is_archive else self.today - timedelta(days=self.recent)

    def children(self, children: Sequence[Child]) -> list[Child]:
        """The children of a sitemap index worth reading, the likeliest first.

        A current run reads of a numbered series without dates (``post-sitemap1.xml`` to ``post-sitemap90.xml``) the
        first and the last only: new pieces stand at one end of it.
        """
        picked = pick(list(children), self.first, self.until)
        return picked if self.is_archive else _ends(picked)

    def wants(self, lead: Lead) -> bool:
        """Whether a lead may be an article of these days, by its dates as printed and the date in its URL.

        A current run takes every lead of feeds, news sitemaps and pages, and entries of sitemaps whose lastmod
        (else publication date, else date in the URL) lies in its days. In an archive run a publication date
        decides, else a date in the URL; a lastmod before the window rules out, a later one does not, as old
        pieces are touched; a lead without any date is wanted.
        """
        published, modified = day(lead.published), day(lead.modified)
        if not self.is_archive:
            if lead.via != "sitemap":
                return True
            known = modified or published
            if known is not None:
                return self._holds(known, known)
            named = in_url(lead.url)
            return named is not None and self._holds(*named)
        if published is not None:
            return self._holds(published, published)
        if (named := in_url(lead.url)) is not None:
            return self._holds(*named)
        return modified is None or self.first is None or modified >= self.first

    def _holds(self, start: date, end: date) -> bool:
        slack = timedelta(days=1)  # a stamp in another zone may stand on the neighbouring day
        return (self.first is None or end >= self.first - slack) and (self.until is None or start <= self.until + slack)


def _ends(children: list[Child]) -> list[Child]:
    """The children without the inner ones of undated numbered series of four and more."""
    series: dict[str, list[tuple[int, Child]]] = {}
    for child in children:
        numbers = re.findall(r"\d+", child.url)
        if numbers and len(numbers[-1]) < 7 and day(child.lastmod) is None and in_url(child.url) is None:
            series.setdefault(re.sub(r"\d+(?=\D*$)", "#", child.url), []).append((int(numbers[-1]), child))
    inner: set[str] = set()
    for members in series.values():
        if len(members) > 3:
            ordered = sorted(members, key=lambda member: member[0])
            inner.update(child.url for _, child in ordered[1:-1])
    return [child for child in children if child.url not in inner]


def first_steps(
    home: str, *, feeds: Sequence[str] = (), sitemaps: Sequence[str] = (), sections: Sequence[str] = ()
) -> list[Step]:
    """What is fetched first: the outlet's own feeds and sitemaps, robots.txt, the home page, its own sections.

    `home` is the site's address; the others are what its outlet file names, if there is one.
    """
    steps = [Step(url, "feed", "outlet") for url in feeds]
    steps += [Step(url, "sitemap", "outlet") for url in sitemaps]
    steps += [Step(urljoin(home, "/robots.txt"), "robots", "start"), Step(home, "home", "start")]
    steps += [Step(url, "section", "outlet") for url in sections]
    return _once(steps)


def page_steps(home: Home, *, archive: bool = False, max_sections: int = 60) -> list[Step]:
    """What a home page adds: declared feeds, or its visible feed links where it declares none; sitemaps; sections.

    CMS endpoints are added for an archive run, and where the page shows no feed at all.
    """
    feeds = home.feeds or home.feed_links[:5]
    steps = [Step(url, "feed", "page") for url in feeds]
    steps += [Step(url, "sitemap", "page") for url in home.sitemaps]
    if archive or not feeds:
        steps += [Step(url, _cms_kind(url), "page") for _, url in home.cms]
    steps += [Step(url, "section", "page") for url in home.sections[:max_sections]]
    return _once(steps)


def common_steps(home: str, *, has_feed: bool, has_sitemap: bool) -> list[Step]:
    """The usual addresses of feeds and sitemaps, for what neither the outlet file, robots.txt nor the page named.

    They are guesses and answered by 404 as a rule: the caller stops each list at the first that reads well.
    """
    steps: list[Step] = []
    if not has_feed:
        steps += [Step(urljoin(home, path), "feed", "common") for path in common_feeds()]
    if not has_sitemap:
        steps += [Step(urljoin(home, path), "sitemap", "common") for path in common_sitemaps()]
    return _once(steps)


@cache
def common_feeds() -> tuple[str, ...]:
    """Usual paths of feeds, the commonest first (data/discover/feed_paths.tsv)."""
    return tuple(row[0] for row in tables.rows("discover/feed_paths.tsv"))


@cache
def common_sitemaps() -> tuple[str, ...]:
    """Usual paths of sitemaps, the commonest first (data/discover/sitemap_paths.tsv)."""
    return tuple(row[0] for row in tables.rows("discover/sitemap_paths.tsv"))


class SitemapWalk:
    """The bounds of one walk through sitemap indexes: each sitemap once, to a depth, up to a number.

    It holds what has been read; it is the one object here with state, and belongs to one outlet's run.
    """

    def __init__(self, max_depth: int = MAX_DEPTH, max_sitemaps: int = MAX_SITEMAPS) -> None:
        self.max_depth, self.max_sitemaps = max_depth, max_sitemaps
        self.refused: dict[str, int] = {}  # reason -> how many sitemaps were not read
        self._seen: set[str] = set()

    def admits(self, url: str, depth: int) -> bool:
        """Whether the sitemap at `url`, `depth` indexes deep, is to be read; if not, the reason is counted."""
        reason = self._refusal(url, depth)
        if reason is not None:
            self.refused[reason] = self.refused.get(reason, 0) + 1
            return False
        self._seen.add(url)
        return True

    def _refusal(self, url: str, depth: int) -> str | None:
        if url in self._seen:
            return "seen"
        if depth > self.max_depth:
            return "depth"
        return "number" if len(self._seen) >= self.max_sitemaps else None


def _cms_kind(url: str) -> Kind:
    return "cms" if "/wp/v2/" in urlsplit(url).path else "feed"


def _once(steps: list[Step]) -> list[Step]:
    by_url: dict[str, Step] = {}
    for step in steps:
        by_url.setdefault(step.url, step)
    return list(by_url.values())
