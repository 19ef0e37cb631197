"""What a visit says of an outlet: its sources, five articles, and whether they meet the outlet's expectations."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from newscrawl.article import Article
from newscrawl.discover.inquiry import Inquiry, Source
from newscrawl.discover.stamps import day
from newscrawl.failure import KINDS, Failure
from newscrawl.outlet import Outlet, State, Verified
from newscrawl.workshop import presence
from newscrawl.workshop.visit import Read, failure

ARTICLES = 5  # read of each outlet
STALE = timedelta(days=7)  # without an article an outlet that publishes daily is not what it was
_DATED = ("feed", "news_sitemap")
# What befalls single pages of every site, and says nothing of the outlet.
_QUIET = ("no-article", "empty", "not-html", "opt-out", "language", "gone", "robots", "moved")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One outlet as it was found. `failures`: what went wrong, by the kinds of `newscrawl.failure`."""

    slug: str
    name: str
    state: State
    on: date
    sources: tuple[Source, ...] = ()
    leads: int = 0
    newest: date | None = None
    articles: tuple[Article, ...] = ()
    missing: tuple[str, ...] = ()  # expected fields that too few of the articles have
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()  # in words: what keeps it from "works"
    seconds: float = 0.0
    fields: Mapping[str, int] = field(default_factory=dict)  # on how many of the articles

    @property
    def against(self) -> str:
        """What was looked at, for the `verified` block: "home, 2 feeds, 1 sitemap, 5 articles"."""
        good = Counter(source.kind for source in self.sources if source.problem is None and source.items)
        parts = ["home"] if any(source.kind == "home" and source.problem is None for source in self.sources) else []
        parts += [_several(good[kind], kind) for kind in ("feed", "sitemap") if good[kind]]
        parts.append(_several(len(self.articles), "article"))
        return ", ".join(parts)

    def verified(self, by: str) -> Verified:
        """The `verified` block that the verdict gives."""
        return Verified(state=self.state, on=self.on, against=self.against, by=by)

    def plain(self) -> dict[str, Any]:
        """The verdict as plain JSON types."""
        return {
            "outlet": self.slug,
            "name": self.name,
            "state": self.state,
            "on": self.on.isoformat(),
            "against": self.against,
            "seconds": round(self.seconds, 1),
            "leads": self.leads,
            "newest": self.newest.isoformat() if self.newest else None,
            "sources": [_source(source) for source in self.sources],
            "articles": [
                {"url": one.url, "title": one.title, "published": one.published.value if one.published else None}
                for one in self.articles
            ],
            "fields": dict(self.fields),
            "missing": list(self.missing),
            "failures": [{"kind": one.kind, "url": one.url, "detail": one.detail} for one in self.failures],
            "notes": list(self.notes),
        }


def judge(outlet: Outlet, inquiry: Inquiry, reads: Sequence[Read], *, on: date, seconds: float = 0.0) -> Verdict:
    """The verdict on a visit made on a day.

    "works": its sources lead to articles, each that the file names is in order, and nearly every article has the
    fields expected of it. "fails": no article was read. "partly works": anything between.
    """
    articles = tuple(one.explained.article for one in reads if one.explained and one.explained.article)
    of_sources = _source_failures(outlet, inquiry)
    of_pages = [one.failure for one in reads if one.failure]
    missing = presence.missing(articles, outlet.expect.fields) if articles else ()
    newest = _newest(inquiry, articles, on)
    notes = _notes(outlet, articles, missing, newest, on)
    bad = [*of_sources, *(one for one in of_pages if one.kind not in _QUIET)]
    state: State = "works" if articles and not notes and not bad else "partly works" if articles else "fails"
    if not articles:
        notes.append(_why_nothing(inquiry, reads))
        if not of_sources and not of_pages:
            of_sources.append(Failure("no-articles", outlet.home, KINDS["no-articles"]))
    return Verdict(
        slug=outlet.slug,
        name=outlet.name,
        state=state,
        on=on,
        sources=tuple(inquiry.sources.values()),
        leads=len(inquiry.articles),
        newest=newest,
        articles=articles,
        missing=missing,
        failures=(*of_sources, *of_pages),
        notes=(*notes, *(f"{one.kind}: {one.url} {one.detail}".rstrip() for one in bad)),
        seconds=seconds,
        fields={name: count for name, count in presence.counts(articles).items() if count},
    )


def unread(slug: str, problem: str, on: date, kind: str = "outlet-file") -> Verdict:
    """The verdict on an outlet whose file cannot be used, or whose visit broke off (`kind` "bug")."""
    return Verdict(slug, slug, "fails", on, failures=(Failure(kind, slug, problem),), notes=(f"{kind}: {problem}",))


def _source_failures(outlet: Outlet, inquiry: Inquiry) -> list[Failure]:
    """What failed of the home page and of what the outlet's file names: what discovery merely tried is no failure."""
    named = {*outlet.feeds, *outlet.sitemaps}
    found = []
    for source in inquiry.sources.values():
        if source.url not in named and source.kind != "home":
            continue
        if source.problem is not None:
            found.append(_of_source(source))
        elif source.url in named and not source.items:
            found.append(Failure(f"bad-{source.kind}", source.url, "names no article"))
    return found


def _of_source(source: Source) -> Failure:
    problem = source.problem or ""
    if problem.partition(":")[0] in KINDS:
        return failure(source.url, problem)
    kind = {"feed": "bad-feed", "sitemap": "bad-sitemap"}.get(source.kind, "not-html")
    return Failure(kind, source.url, problem)


def _newest(inquiry: Inquiry, articles: Sequence[Article], on: date) -> date | None:
    """The newest day that a feed, a news sitemap or one of the articles names; days still to come are no news."""
    days = [day(lead.published or lead.modified) for lead in inquiry.articles.values() if lead.via in _DATED]
    days += [day(one.published_day) for one in articles]
    return max((found for found in days if found is not None and found <= on), default=None)


def _notes(
    outlet: Outlet, articles: Sequence[Article], missing: Sequence[str], newest: date | None, on: date
) -> list[str]:
    notes = []
    if missing:
        found = presence.counts(articles)
        notes += [f"{name} on {found[name]} of {len(articles)} articles" for name in missing]
    if (outlet.expect.articles_a_day or 0) >= 1 and newest is not None and on - newest > STALE:
        notes.append(f"newest article of {newest}, though {outlet.expect.articles_a_day:g} a day are expected")
    return notes


def _why_nothing(inquiry: Inquiry, reads: Sequence[Read]) -> str:
    if not inquiry.articles:
        return "no source leads to an article"
    return f"none of {len(reads)} pages that should be articles could be read as one"


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _source(source: Source) -> dict[str, Any]:
    return {
        "kind": source.kind,
        "url": source.url,
        "found_by": source.origin,
        "items": source.items,
        "newest": source.newest.isoformat() if source.newest else None,
        "problem": source.problem,
    }
