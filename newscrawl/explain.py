"""One page read from bytes to record, with every reason on the way: what `extract` returns and `--explain` prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from newscrawl import extraction, normalise, outlets
from newscrawl.article import Article, Http, KeptPage
from newscrawl.draft import NoArticle
from newscrawl.joining import Joining
from newscrawl.lead import Lead
from newscrawl.normalise import Case, Fetch
from newscrawl.outlet import Outlet
from newscrawl.page import Page
from newscrawl.parser import PageError

_NO_HTTP = Http()
Part = tuple[bytes, str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Explained:
    """A page's record and the case behind it; or no record, and why."""

    article: Article | None
    case: Case | None = None
    refusal: NoArticle | None = None


def explain(
    html: bytes | str,
    url: str,
    *,
    fetched_at: datetime | None = None,
    anchor: datetime | Literal[False] | None = None,
    outlet: Outlet | str | None = None,
    headers: Mapping[str, str] | None = None,
    lead: Lead | None = None,
    http: Http | None = None,
    page: KeptPage | None = None,
    parts: Sequence[Part] = (),
) -> Explained:
    """`newscrawl.extract` with its reasons; `lead`, `http` and `page` are what a crawl knows besides.

    `parts`: the further pages of an article that is split over pages, in order: bytes, URL, headers.
    """
    fetch = Fetch(
        url=url,
        outlet=_outlet(outlet, url),
        fetched_at=fetched_at,
        anchor=anchor,
        headers=headers or {},
        lead=lead,
        http=http or _NO_HTTP,
        page=page,
    )
    case = draft_case(html, fetch)
    if isinstance(case, NoArticle):
        return Explained(None, refusal=case)
    if parts:
        joining = Joining(case)
        for body, address, said in parts:
            joining.take(body, address, said)
        if joining.next is not None:
            joining.miss()
    for step in normalise.STEPS:
        step.rule(case)
    return Explained(normalise.article(case), case=case)


def draft_case(html: bytes | str, fetch: Fetch) -> Case | NoArticle:
    """The page parsed once and drafted: a case on which no ruling was made yet; or why it is no article."""
    try:
        parsed = Page(html, fetch.url, fetch.headers, whole=fetch.has_selectors)
        draft = extraction.draft(parsed, outlet=fetch.outlet, day=fetch.day)
    except PageError as error:
        return error.verdict
    return draft if isinstance(draft, NoArticle) else Case(draft, fetch)


def _outlet(named: Outlet | str | None, url: str) -> Outlet | None:
    """The Outlet meant: given, named by its slug, or looked up by the URL."""
    if isinstance(named, Outlet):
        return named
    if named is not None:
        return outlets.find(named)
    return outlets.by_url(url)
