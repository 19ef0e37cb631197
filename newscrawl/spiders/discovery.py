"""The part of the article spider that finds leads: home page, sections, feeds, sitemaps, lists of posts, guesses."""

from collections.abc import Iterator
from dataclasses import replace

from scrapy import Request
from scrapy.http import Response

from newscrawl.discover import plan, robots
from newscrawl.discover.plan import Step
from newscrawl.failure import Failure
from newscrawl.lead import Lead
from newscrawl.middlewares.backoff import GUESS
from newscrawl.middlewares.robots import RobotsMiddleware
from newscrawl.network.headers import text_headers
from newscrawl.network.naming import of_response
from newscrawl.normalise.case import Case
from newscrawl.rehearsal import rehearse_discovery
from newscrawl.spiders.base import BaseSpider
from newscrawl.spiders.fetched import validators
from newscrawl.spiders.survey import Survey

_MOST = {"sitemap": "NEWSCRAWL_MAX_SITEMAP_BYTES", "feed": "DOWNLOAD_MAXSIZE", "cms": "DOWNLOAD_MAXSIZE"}
_PAGES = ("home", "section")
_FEW_GUESSES = 4
_LONGEST = 300.0  # seconds of CPU: a sitemap of 50,000 URLs takes some ten on a slow machine


class DiscoverySpider(BaseSpider):
    """Base of ArticleSpider, which sets `survey`, and `good`, `held` and `answers` empty."""

    survey: Survey
    good: set[str]  # kinds of discovery documents of which one read well
    held: list[Lead]  # links of pages, until the feeds have said what they know of them
    answers: list[tuple[str, str | None, str | None]]  # validators, until the leads beside them are safe
    home_failure: Failure | None = None
    _sitemaps_named = False  # by robots.txt

    async def plan_site(self) -> None:
        """Take up what earlier runs left, and queue the first documents."""
        self.memory.resume()
        outlet, home = self.outlet, self.target.home
        named = (outlet.feeds, outlet.sitemaps, outlet.sections) if outlet else ((), (), ())
        steps = plan.first_steps(home, feeds=named[0], sitemaps=named[1], sections=named[2])
        middleware = self.crawler.get_downloader_middleware(RobotsMiddleware)
        listed: list[str] = []
        if middleware is not None:
            listed = robots.sitemaps(await middleware.body(home), home)
        steps = [step for step in steps if step.kind != "robots"]
        sitemaps = [Step(url, "sitemap", "robots") for url in listed if self.survey.walk.admits(url, 0)]
        self._sitemaps_named = bool(listed)
        self.frontier.add_steps([*steps, *sitemaps])

    async def plan_late(self, standing_in: Step) -> None:
        """`plan_site` in the midst of a run. `standing_in`: a step that counts as on its way until then."""
        try:
            await self.plan_site()
        finally:
            self.frontier.landed(standing_in)

    def rest(self, what: Step | Lead) -> None:
        """Leave alone for now what ended runs."""
        trouble = Failure("ends-runs", what.url)
        if isinstance(what, Lead):
            self.lead_failed(what.url, trouble)
        else:
            self.step_failed(what, trouble)
            if what.kind == "home":
                self._guess([])
        self.landed(what)

    def landed(self, what: Step | Lead) -> None:
        """See BaseSpider."""
        super().landed(what)
        if isinstance(what, Step):
            self._release()

    def step_request(self, step: Step) -> Request:
        """The request for a document of discovery."""
        request = self.request(step, _MOST.get(step.kind, "NEWSCRAWL_MAX_PAGE_BYTES"))
        request.meta[GUESS] = step.origin == "common"
        return request

    def parse_document(self, response: Response, step: Step) -> Iterator[Case | Request]:
        """What a document of discovery gives goes to memory and frontier; nothing is left for the pipelines."""
        with self.reading(response, step) as made:
            rehearse_discovery()
            with self.in_hand(step.url, _LONGEST):
                self._read_document(response, step)
        yield from made

    def _read_document(self, response: Response, step: Step) -> None:
        if response.status == 304:
            self._read_well(step)
            if step.kind == "home":
                self._guess([])
            return
        if wrong := of_response(response):
            self.step_failed(step, Failure(wrong[0], response.url, wrong[1]), answered=True)
            return
        if step.kind == "home" and not self.target.owns(response.url):
            self.tally.note(f"moved: {self.target.home} now leads to {response.url}")
            self.target = replace(self.target, home=response.url)
        found = self.survey.read(step, response.body, response.url, text_headers(response.headers))
        for failure in found.failures:
            if step.origin != "common":
                self.failed(failure)
        for note in found.notes:
            self.tally.note(note)
        if found.good:
            self._read_well(step)
        elif step.origin == "common":
            self.memory.wrong_guess(step.url, found.failures[0].kind if found.failures else "empty")
        self.frontier.add_steps(step for step in found.steps if self.owns(step.url))
        self.take_in(found.leads)
        if found.good and not found.steps and not found.is_index:
            # Only what leads nowhere else: an index that has not changed says nothing of the sitemaps behind it.
            self.answers.append((step.url, *validators(text_headers(response.headers))))
            self._release()
        if step.kind == "home":
            self.home_failure = next(iter(found.failures), None)
            self._guess(found.steps)
        self.memory.read_through(step.url)

    def _read_well(self, step: Step) -> None:
        """A document was what it was taken for: the guesses that it makes idle are dropped."""
        self.good.add(step.kind)
        self.frontier.guessed("feed" if step.kind == "cms" else step.kind)  # a list of posts is as good as a feed
        if step.kind in ("cms", "feed") and not self.survey.window.is_archive:
            # What is current is had; a site need not suffer more questions.
            self.frontier.guess_less("sitemap", _FEW_GUESSES)

    def _guess(self, steps: list[Step]) -> None:
        """Where neither file, robots.txt nor home page named a feed or a sitemap, try the usual addresses."""
        named = {step.kind for step in steps} | ({"feed"} if self.outlet and self.outlet.feeds else set())
        has_sitemap = "sitemap" in named or self._sitemaps_named or bool(self.outlet and self.outlet.sitemaps)
        if self.outlet is None or self.survey.window.is_archive:
            guesses = plan.common_steps(self.target.home, has_feed="feed" in named, has_sitemap=has_sitemap)
            if "feed" in named and not self.survey.window.is_archive:
                guesses = guesses[:_FEW_GUESSES]  # the feed has what is current
            self.frontier.add_guesses(step for step in guesses if not self.memory.is_wrong_guess(step.url))

    def take_in(self, leads: list[Lead]) -> None:
        """Remember leads of the outlet's own pages."""
        own = [lead for lead in leads if lead.via == "given" or self.owns(lead.url)]
        if len(own) < len(leads):
            self.tally.note(f"links to other sites are not followed, e.g. {next(x.url for x in leads if x not in own)}")
        self.tally.leads += self.memory.found(lead for lead in own if lead.via not in _PAGES)
        self.held += (lead for lead in own if lead.via in _PAGES)
        self._release()

    def _release(self) -> None:
        """Take in the links of pages when no feed is left to read: a feed names the same pieces with their dates."""
        if self.held and not self.frontier.expects("feed"):
            held, self.held = self.held, []
            self.tally.leads += self.memory.found(held)
        if not self.held:
            answers, self.answers = self.answers, []
            for answer in answers:
                self.memory.answered(*answer)

    def step_failed(self, step: Step, failure: Failure, *, answered: bool = False) -> None:
        """Count the failure of a document. `answered`: it was there, and not what was looked for."""
        if step.kind == "home":
            self.home_failure = failure
        if step.origin != "common" or (failure.kind == "budget" and "budget" not in self.tally.failures):
            self.failed(failure)
        elif answered or failure.kind in ("gone", "http"):
            self.memory.wrong_guess(step.url, failure.kind)
        if failure.kind == "budget":
            self.tally.note(failure.detail)
            self.frontier.close()
