"""Reading what discovery fetched: a feed, a sitemap, a page or a list of posts, into leads and further steps.

Pure but for the walk it was given: the spider fetches, this reads.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from newscrawl.discover import cms, plan
from newscrawl.discover.anchors import page_links
from newscrawl.discover.feeds import read_feed
from newscrawl.discover.home import read_home
from newscrawl.discover.plan import SitemapWalk, Step, Window
from newscrawl.discover.sitemaps import read_sitemap
from newscrawl.discover.traps import trap
from newscrawl.failure import Failure
from newscrawl.lead import Lead, Via
from newscrawl.outlet import Outlet
from newscrawl.page import Page
from newscrawl.parser import PageError
from newscrawl.spiders.proof import Proof
from newscrawl.urls import same_site

MAX_FEEDS = 10  # read of those that one page lists
CURRENT = ("feed", "news_sitemap", "home", "section")  # what stands there is current, whatever its date


@dataclass(slots=True)
class Found:
    """What one document gave. `good`: it is what it was taken for. `is_index`: it leads to documents besides leads."""

    leads: list[Lead] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # for the report: what is wrong and cost nothing
    good: bool = True
    is_index: bool = False


class Survey:
    """Reads the documents of one outlet's run.

    `window`: the days the run is after. `most_sections`: how many sections of a home page are followed. `most_pages`:
    how far back a listing is followed in an archive run. `returning`: earlier runs knew the outlet, so that a link seen
    on its pages for the first time is new.
    """

    def __init__(
        self,
        outlet: Outlet | None,
        window: Window,
        *,
        returning: bool = False,
        most_sections: int = 40,
        most_pages: int = 200,
    ) -> None:
        self.outlet = outlet
        self.window = window
        self.returning = returning
        self.walk = SitemapWalk()
        self.proof = Proof(outlet.languages if outlet else ())
        self.most_sections = most_sections
        self.most_pages = most_pages
        self._depth: dict[str, int] = {}  # sitemap or listing page -> how many steps from the first
        self.left_out: Counter[str] = Counter()  # what -> how many were not followed
        self._read: set[str] = set()  # leads of listings seen, to know when a listing repeats itself

    def read(self, step: Step, body: bytes, url: str, headers: dict[str, str]) -> Found:
        """What the response to a step gave. `url` is where it came from in the end. Never raises on any body."""
        if step.kind == "feed":
            return self._feed(step, body, url, headers)
        if step.kind == "sitemap":
            return self._sitemap(step, body, url)
        if step.kind == "cms":
            return self._posts(body, url)
        return self._listing(step, body, url, headers)

    def _feed(self, step: Step, body: bytes, url: str, headers: dict[str, str]) -> Found:
        feed = read_feed(body, url, content_type=headers.get("content-type"))
        if feed.problem and not feed.leads and (listed := self._listed_feeds(step, body, url, headers)):
            return Found(steps=listed, is_index=True)
        failures, notes = [], []
        if feed.problem and feed.is_whole:
            notes.append(feed.problem)
        elif feed.problem:
            failures.append(Failure("bad-feed", url, _rest(feed.problem, url)))
        settled = [more for lead in feed.leads for more in self.proof.article(lead.url)]
        leads = self._wanted([*feed.leads, *settled])
        return Found(leads, failures=failures, notes=notes, good=bool(feed.leads) or not feed.problem)

    def _listed_feeds(self, step: Step, body: bytes, url: str, headers: dict[str, str]) -> list[Step]:
        """The feeds that a page in a feed's place lists, as visible RSS links often lead to one; not a level deeper."""
        if step.origin == "common" or self._depth.get(step.url, 0):
            return []
        try:
            page = Page(body, url, headers, whole=True)
        except PageError:
            return []
        home = read_home(page.tree, url)
        listed = [each for each in (*home.feeds, *home.feed_links) if each not in (url, step.url)]
        steps = [Step(each, "feed", "page") for each in dict.fromkeys(listed)]
        self._depth |= {each.url: 1 for each in steps}
        self._left_out("listed feeds", len(steps) - MAX_FEEDS)
        return steps[:MAX_FEEDS]

    def _left_out(self, what: str, count: int) -> None:
        if count > 0:
            self.left_out[what] += count

    def notes(self) -> list[str]:
        """What was left alone, for the report: links that lead to endlessly many pages, sitemaps beyond the bounds."""
        words = {
            "depth": f"more than {self.walk.max_depth} indexes deep",
            "number": f"more than {self.walk.max_sitemaps}",
        }
        notes = [f"{n} sitemaps not read: {words[why]}" for why, n in self.walk.refused.items() if why in words]
        return notes + [f"{n} {what} left alone" for what, n in self.left_out.items()]

    def _sitemap(self, step: Step, body: bytes, url: str) -> Found:
        depth = self._depth.get(step.url, 0)
        sitemap = read_sitemap(body, url)
        good = bool(sitemap.leads or sitemap.children) or not sitemap.problem
        found = Found(self._wanted(sitemap.leads), good=good, is_index=bool(sitemap.children))
        if sitemap.problem:
            kind = "loop" if "itself" in sitemap.problem else "bad-sitemap"
            found.failures.append(Failure(kind, url, _rest(sitemap.problem, url)))
        for child in self.window.children(sitemap.children):
            if self.walk.admits(child.url, depth + 1):
                self._depth[child.url] = depth + 1
                found.steps.append(Step(child.url, "sitemap", step.origin))
            elif child.url in (url, step.url) and not sitemap.problem:
                found.failures.append(Failure("loop", url, "the sitemap lists itself"))
        return found

    def _posts(self, body: bytes, url: str) -> Found:
        posts = cms.read_posts(body, url, is_archive=self.window.is_archive)
        found = Found(self._wanted(posts.leads), good=not posts.problem)
        if posts.problem:
            found.failures.append(Failure("bad-feed", url, _rest(posts.problem, url)))
        elif self.window.is_archive and not posts.is_end and posts.leads:
            found.steps.append(Step(cms.next_page(url), "cms", "page"))
        return found

    def _listing(self, step: Step, body: bytes, url: str, headers: dict[str, str]) -> Found:
        try:
            page = Page(body, url, headers, whole=True)
        except PageError as error:
            return Found(failures=[Failure(error.code.replace("_", "-"), url, str(error))], good=False)
        via: Via = "section" if step.kind == "section" else "home"
        home = read_home(page.tree, url, via=via)
        for reason, count in home.traps.items():
            self._left_out(f"links ({reason})", count)
        known = {lead.url for lead in home.leads}
        links = [Lead(u, via, url, title=t or None, score=0.5) for u, t in page_links(page.tree, url) if u not in known]
        if self.outlet is not None and self.outlet.article is not None:
            # The outlet's own rule knows better than any score.
            leads = [lead for lead in (*home.leads, *links) if self.outlet.is_article(lead.url)]
        else:
            own = [lead for lead in links if same_site(lead.url, url) and trap(lead.url) is None]
            leads = [*home.leads, *self.proof.wait(own)]
        fresh = {lead.url for lead in leads} - self._read
        self._read |= fresh
        found = Found(self._wanted(leads))
        if step.kind == "home":
            steps = plan.page_steps(home, archive=self.window.is_archive, max_sections=self.most_sections)
            self._left_out("sections", len(home.sections) - self.most_sections)
            found.steps, found.is_index = self._home_steps(steps), self.outlet is None
        depth = self._depth.get(step.url, 0)
        if self.window.is_archive and home.next_page and fresh and depth >= self.most_pages:
            self._left_out(f"listings after {self.most_pages} pages", 1)
        elif self.window.is_archive and home.next_page and fresh:
            self._depth[home.next_page] = depth + 1
            found.steps.append(Step(home.next_page, "section", "page"))
        return found

    def _home_steps(self, steps: Iterable[Step]) -> list[Step]:
        """What the home page adds; where the outlet's file names sections or feeds, it knows better."""
        named = {"section": self.outlet.sections, "feed": self.outlet.feeds} if self.outlet else {}
        kept = [step for step in steps if not named.get(step.kind)]
        since, until = self.window.since, self.window.until
        return [
            replace(step, url=cms.posts_url(step.url, since=since, until=until)) if step.kind == "cms" else step
            for step in kept
        ]

    def learn(self, url: str, *, is_article: bool) -> list[Lead]:
        """What the page at `url` was read as; returns the leads that this settles."""
        if is_article:
            return self._wanted(self.proof.article(url))
        self.proof.other(url)
        return []

    def _wanted(self, leads: Iterable[Lead]) -> list[Lead]:
        """The leads of this run's days; fresh are those that must be new."""
        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        kept = []
        for lead in leads:
            current = not self.window.is_archive and lead.via in CURRENT
            if current or self.window.wants(lead):
                fresh = current and (self.returning or lead.via in ("feed", "news_sitemap"))
                kept.append(replace(lead, found_at=lead.found_at or now, fresh=fresh))
        return kept


def _rest(problem: str | None, url: str) -> str:
    """A problem without the URL it begins with."""
    return (problem or "").removeprefix(f"{url}: ")
