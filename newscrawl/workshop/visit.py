"""A visit to a site: asked what there is to follow, then a few of its newest articles read."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from newscrawl.discover.inquiry import Inquiry
from newscrawl.discover.stamps import day, in_url
from newscrawl.explain import Explained, explain
from newscrawl.failure import KINDS, Failure, of_verdict, readable
from newscrawl.lead import Lead
from newscrawl.outlet import Outlet
from newscrawl.page import Page
from newscrawl.parser import PageError

if TYPE_CHECKING:
    from lxml import etree

    from newscrawl.fetch import Fetched

Say = Callable[[str], None]
_VIA = {"feed": 0, "news_sitemap": 0, "cms": 1, "home": 2, "section": 3, "sitemap": 4}


@dataclass(frozen=True, slots=True)
class Read:
    """One article page of a visit: what was fetched, and what was read on it or why nothing was."""

    lead: Lead
    fetched: "Fetched"
    explained: Explained | None = None
    failure: Failure | None = None


def ask(
    home: str,
    settings: Mapping[str, Any],
    *,
    outlet: Outlet | None = None,
    say: Say = lambda words: None,
) -> tuple[Inquiry, dict[str, str]]:
    """Ask a site for its feeds, sitemaps and sections, and what its home page calls itself.

    `home`: its address. `settings`: Scrapy settings, as -s gives them. `outlet`: whose named feeds and sitemaps are
    asked first; the usual places are then tried only where those lead to no article. `say` is told of each request.
    """
    from newscrawl.fetch import fetch

    titles: dict[str, str] = {}

    def parse(body: bytes, url: str, headers: Mapping[str, str]) -> "etree._Element | None":
        try:
            tree = Page(body, url, dict(headers), whole=True).tree
        except PageError:
            return None
        if not titles:
            titles.update(titles_of(tree))
        return tree

    named = {"feeds": outlet.feeds, "sitemaps": outlet.sitemaps} if outlet else {}
    inquiry = Inquiry(home, date.today(), parse, **named)
    while steps := inquiry.steps():
        if all(step.origin == "common" for step in steps) and not _worth_guessing(inquiry, outlet):
            break
        for step in steps:
            say(f"asking {readable(step.url)}")
        for step, got in zip(steps, fetch([step.url for step in steps], settings), strict=True):
            if got.error:
                inquiry.failed(step, got.error)
            else:
                inquiry.read(step, got.body, got.url, got.headers)
    return inquiry, titles


def _worth_guessing(inquiry: Inquiry, outlet: Outlet | None) -> bool:
    """Whether the usual places are tried: not where the home page gave nothing, nor for an outlet that is served."""
    home = inquiry.sources.get(inquiry.address)
    lost = home is not None and home.problem is not None
    return not lost and not (outlet is not None and inquiry.articles)


def titles_of(tree: "etree._Element") -> dict[str, str]:
    """`site_name`, `title` and `language` as a home page states them; what it does not state is left out."""
    found = {"language": (tree.get("lang") or "").strip()}
    for meta in tree.iter("meta"):
        if meta.get("property") == "og:site_name" and meta.get("content"):
            found["site_name"] = " ".join(meta.get("content", "").split())
    title = next(iter(tree.iter("title")), None)
    if title is not None and title.text:
        found["title"] = " ".join(title.text.split())
    return {name: text for name, text in found.items() if text}


def newest(leads: Iterable[Lead], outlet: Outlet | None) -> list[Lead]:
    """Leads with the likeliest fresh articles first; those that the outlet's article rule shuts out are left out.

    By the day that the source or the URL gives, then by where they were found: a feed before the home page.
    """
    wanted = [lead for lead in leads if outlet is None or outlet.is_article(lead.url) is not False]
    order = {id(lead): number for number, lead in enumerate(wanted)}
    return sorted(wanted, key=lambda lead: (-_day(lead).toordinal(), _VIA.get(lead.via, 5), order[id(lead)]))


def _day(lead: Lead) -> date:
    named = in_url(lead.url)
    return day(lead.published) or day(lead.modified) or (named[0] if named else None) or date.min


def read(
    leads: Sequence[Lead],
    outlet: Outlet | None,
    settings: Mapping[str, Any],
    *,
    count: int,
    say: Say = lambda words: None,
    known: Collection[str] = (),
) -> list[Read]:
    """Fetch and read the first `count` leads; for those that give no article, as many again are tried, once."""
    found: list[Read] = []
    rest = [lead for lead in leads if lead.url not in known]
    for _ in range(2):
        missing = count - sum(one.explained is not None for one in found)
        batch, rest = rest[:missing], rest[missing:]
        if batch:
            found += _read(batch, outlet, settings, say)
    return found


def _read(leads: Sequence[Lead], outlet: Outlet | None, settings: Mapping[str, Any], say: Say) -> list[Read]:
    from newscrawl.fetch import fetch

    for lead in leads:
        say(f"reading {readable(lead.url)}")
    return [
        _one(lead, got, outlet) for lead, got in zip(leads, fetch([lead.url for lead in leads], settings), strict=True)
    ]


def _one(lead: Lead, got: "Fetched", outlet: Outlet | None) -> Read:
    if got.error:
        return Read(lead, got, failure=failure_of(got))
    explained = explain(
        got.body,
        got.url,
        fetched_at=datetime.now(UTC).replace(microsecond=0),
        outlet=outlet,
        headers=got.headers,
        lead=lead,
    )
    if explained.article is None:
        verdict = explained.refusal
        kind = of_verdict(verdict.code) if verdict else "no-article"
        return Read(lead, got, failure=Failure(kind, lead.url, verdict.reason if verdict else ""))
    return Read(lead, got, explained)


def again(one: Read, outlet: Outlet) -> Read:
    """A page that was fetched, read as an outlet's."""
    return _one(one.lead, one.fetched, outlet)


def failure_of(got: "Fetched") -> Failure:
    """The failure that an answer without a page stands for."""
    return failure(got.asked, got.error or "")


def failure(url: str, words: str) -> Failure:
    """The failure that words with its kind in front mean, ``gone: status 404``; words without one are of kind http."""
    kind, colon, detail = words.partition(": ")
    if kind in KINDS:
        return Failure(kind, url, detail if colon else "")
    return Failure("http", url, words)
