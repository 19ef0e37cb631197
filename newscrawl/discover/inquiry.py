"""An inquiry into one site: what there is to follow, found step by step. The caller fetches."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lxml import etree

from newscrawl.discover import cms, plan, robots
from newscrawl.discover.feeds import read_feed
from newscrawl.discover.home import Home, read_home
from newscrawl.discover.plan import Kind, Origin, Step, Window
from newscrawl.discover.sitemaps import Child, read_sitemap
from newscrawl.discover.stamps import day
from newscrawl.lead import Lead

MAX_FEEDS = 10  # read of those that a page declares; the rest are listed
MAX_CHILDREN = 3  # read of one sitemap index
MAX_DEPTH = 3

# The tree of a page, or None where the bytes are no page: (body, url, headers) -> tree.
Parse = Callable[[bytes, str, Mapping[str, str]], "etree._Element | None"]


@dataclass(frozen=True, slots=True)
class Source:
    """One address and what was found there. `problem`: why it is not followed; None where it is."""

    url: str
    kind: Kind
    origin: Origin
    items: int = 0  # articles; for an index its sitemaps
    newest: date | None = None
    note: str = ""
    problem: str | None = None


class Inquiry:
    """Asks a site for its feeds, sitemaps, sections and CMS endpoints, in the order of `plan`.

    Call `steps` for what to fetch next, `read` or `failed` for each of them, until `steps` is empty. `home` is the
    site's address, `today` decides which sitemaps of an index are read, `parse` makes trees; `feeds` and `sitemaps` are
    those an outlet file names, asked first.
    """

    def __init__(
        self, home: str, today: date, parse: Parse, *, feeds: Sequence[str] = (), sitemaps: Sequence[str] = ()
    ) -> None:
        self.address = home
        self.sources: dict[str, Source] = {}
        self.home = Home()
        self.articles: dict[str, Lead] = {}
        self.unread: list[Step] = []  # known and not tried: feeds and sitemaps beyond the bounds
        self._window = Window(today)
        self._parse = parse
        self._waiting = plan.first_steps(home, feeds=feeds, sitemaps=sitemaps)
        self._depth: dict[str, int] = {}
        self._common: list[Step] | None = None

    def steps(self) -> list[Step]:
        """What to fetch next; empty when the inquiry is over. Usual places are tried one by one, and only at need."""
        if self._waiting:
            batch, self._waiting = self._waiting, []
            return [step for step in batch if step.url not in self.sources]
        if self._common is None:
            missing = {kind: not self._has(kind) for kind in ("feed", "sitemap")}
            self._common = plan.common_steps(
                self.address, has_feed=not missing["feed"], has_sitemap=not missing["sitemap"]
            )
        while self._common:
            step = self._common.pop(0)
            if step.url not in self.sources and not self._has(step.kind):
                return [step]
        return []

    @property
    def tops(self) -> set[str]:
        """The sources that robots.txt, a page or a usual place names: not the sitemaps of an index."""
        return {url for url in self.sources if url not in self._depth}

    def failed(self, step: Step, why: str) -> None:
        """A step that gave no document."""
        self._note(Source(step.url, step.kind, step.origin, problem=why))

    def read(self, step: Step, body: bytes, url: str, headers: Mapping[str, str]) -> None:
        """A step's document: its bytes, the URL it came from after redirects, its headers. Never raises."""
        if step.kind == "robots":
            self._robots(step, body, url)
        elif step.kind == "feed":
            self._feed(step, body, url, headers)
        elif step.kind == "sitemap":
            self._sitemap(step, body, url)
        elif step.kind == "cms":
            posts = cms.read_posts(body, url)
            self._note(self._source(step, posts.leads, posts.problem))
        else:
            self._page(step, body, url, headers)

    def _robots(self, step: Step, body: bytes, url: str) -> None:
        found = robots.sitemaps(body, url)
        self._note(Source(step.url, "robots", step.origin, len(found), note=f"names {len(found)} sitemaps"))
        self._queue([Step(each, "sitemap", "robots") for each in found], 2 * MAX_CHILDREN)

    def _feed(self, step: Step, body: bytes, url: str, headers: Mapping[str, str]) -> None:
        feed = read_feed(body, url, content_type=headers.get("content-type"))
        self._note(self._source(step, feed.leads, None if feed.leads else feed.problem, feed.title or ""))
        if not feed.leads and step.origin != "common" and step.url not in self._depth:
            # A visible RSS link often leads to a page that lists the feeds.
            tree = self._parse(body, url, headers)
            if tree is not None:
                page = read_home(tree, url)
                listed = [Step(each, "feed", "page") for each in (*page.feeds, *page.feed_links)]
                self._depth |= {each.url: 1 for each in listed}
                self._queue(listed, MAX_FEEDS)

    def _sitemap(self, step: Step, body: bytes, url: str) -> None:
        sitemap = read_sitemap(body, url)
        if sitemap.children:
            self._note(
                Source(
                    step.url,
                    "sitemap",
                    step.origin,
                    len(sitemap.children),
                    _newest(child.lastmod for child in sitemap.children),
                    f"index of {len(sitemap.children)} sitemaps",
                )
            )
            self._children(step, sitemap.children)
            return
        is_news = any(lead.via == "news_sitemap" for lead in sitemap.leads)
        problem = None if sitemap.leads else sitemap.problem
        self._note(self._source(step, sitemap.leads, problem, "news" if is_news else ""))

    def _children(self, step: Step, children: Sequence[Child]) -> None:
        depth = self._depth.get(step.url, 0) + 1
        if depth > MAX_DEPTH:
            return
        steps = [Step(child.url, "sitemap", step.origin) for child in self._window.children(children)]
        self._depth |= {each.url: depth for each in steps}
        self._queue(steps, MAX_CHILDREN)

    def _page(self, step: Step, body: bytes, url: str, headers: Mapping[str, str]) -> None:
        tree = self._parse(body, url, headers)
        if tree is None:
            self.failed(step, "no HTML page")
            return
        self.home = read_home(tree, url)
        note = f"{len(self.home.sections)} sections"
        self._note(self._source(step, self.home.leads, None, note))
        feeds = [found for found in plan.page_steps(self.home, archive=True) if found.kind != "section"]
        self._queue(feeds, MAX_FEEDS)

    def _queue(self, steps: Sequence[Step], most: int) -> None:
        known = {step.url for step in self._waiting} | set(self.sources)
        new = [step for step in steps if step.url not in known]
        self._waiting += new[:most]
        self.unread += new[most:]

    def _source(self, step: Step, leads: Sequence[Lead], problem: str | None, note: str = "") -> Source:
        for lead in leads:
            self.articles.setdefault(lead.url, lead)
        newest = _newest(lead.published or lead.modified for lead in leads)
        text = problem.removeprefix(f"{step.url}: ") if problem else None
        return Source(step.url, step.kind, step.origin, len(leads), newest, note, text)

    def _note(self, source: Source) -> None:
        self.sources[source.url] = source

    def _has(self, kind: str) -> bool:
        return any(source.kind == kind and source.problem is None for source in self.sources.values())


def _newest(stamps: Iterable[str | None]) -> date | None:
    return max((found for stamp in stamps if (found := day(stamp)) is not None), default=None)
