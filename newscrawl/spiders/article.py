"""The article spider: plan, feeds and sitemaps and pages, leads, article pages, one parse each, a case per article."""

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from scrapy import Request, signals
from scrapy.http import Response
from scrapy.utils.defer import _schedule_coro

from newscrawl import urls
from newscrawl.article import Article
from newscrawl.discover import plan, robots
from newscrawl.discover.plan import Step, Window
from newscrawl.draft import NoArticle
from newscrawl.explain import draft_case
from newscrawl.failure import Failure
from newscrawl.joining import Joining
from newscrawl.lead import Lead
from newscrawl.memory import Memory, RunMemory
from newscrawl.middlewares.backoff import GUESS
from newscrawl.middlewares.robots import RobotsMiddleware
from newscrawl.middlewares.tdm import RESERVED
from newscrawl.network.headers import text_headers
from newscrawl.network.naming import kind_of, of_response
from newscrawl.normalise.case import Case, Fetch
from newscrawl.period import period
from newscrawl.spiders.drafting import Drafting
from newscrawl.spiders.fetched import fetched, validators
from newscrawl.spiders.frontier import Frontier
from newscrawl.spiders.outcome import outcome
from newscrawl.spiders.part import PartSpider
from newscrawl.spiders.survey import Survey
from newscrawl.tally import Tally
from newscrawl.target import Target
from newscrawl.warc import Keeper

_KINDS = {"blocked": "blocked", "not_found": "gone", "not_html": "not-html"}
_KINDS |= {"too_large": "too-large", "too_deep": "too-large"}
_MOST = {"sitemap": "NEWSCRAWL_MAX_SITEMAP_BYTES", "feed": "DOWNLOAD_MAXSIZE", "cms": "DOWNLOAD_MAXSIZE"}
_PAGES = ("home", "section")
_FEW_GUESSES = 4
_LONGEST_URL = 8_000
_QUIET = ("no-article", "gone", "opt-out", "language")  # every site has some


class ArticleSpider(PartSpider):
    """One outlet's run. Arguments, as `scrapy crawl SLUG -a NAME=VALUE` gives them: `since`, `until`, `limit`.

    `memory`, `keeper`, `target` and `drafting` are objects; without them the run remembers nothing, keeps no pages,
    takes the class's target and drafts pages itself.
    """

    name = "article"
    survey: Survey
    frontier: Frontier

    def __init__(
        self,
        *args: Any,
        since: str | date | None = None,
        until: str | date | None = None,
        limit: str | int | None = None,
        memory: Memory | None = None,
        keeper: Keeper | None = None,
        target: Target | None = None,
        drafting: Drafting | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.target = target or type(self).target
        self.outlet = self.target.outlet
        self.since = period(since)[0] if isinstance(since, str) else since
        self.until = period(until)[1] if isinstance(until, str) else until
        self.limit = _count("limit", limit)
        self.memory: Memory = memory if memory is not None else RunMemory()
        self.keeper = keeper
        self.drafting = drafting
        self.tally = Tally(self.target.slug)
        self.broken: str | None = None
        self._leads: dict[str, Lead] = {}  # article pages on their way through the pipelines, by URL
        self._good: set[str] = set()  # kinds of discovery documents of which one read well
        self._held: list[Lead] = []  # links of pages, until the feeds have said what they know of them
        self._answers: list[tuple[str, str | None, str | None]] = []  # validators, until the leads beside them are safe
        self._home_failure: Failure | None = None
        self._sitemaps_named = False  # by robots.txt

    @classmethod
    def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> "ArticleSpider":
        """Scrapy's way to build it."""
        spider: ArticleSpider = super().from_crawler(crawler, *args, **kwargs)
        settings = crawler.settings
        today = datetime.now(UTC).date()
        window = Window(today, spider.since, spider.until, settings.getint("NEWSCRAWL_LASTMOD_DAYS"))
        spider.survey = Survey(
            spider.outlet,
            window,
            returning=spider.memory.returning(),
            most_sections=settings.getint("NEWSCRAWL_MAX_SECTIONS"),
        )
        width = 2 * max(settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"), 1)
        spider.frontier = Frontier(spider.memory, limit=spider.limit, width=width, archive=window.is_archive)
        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error):
            crawler.signals.connect(spider._item_ended, signal)
        return spider

    # -- out: what to fetch ------------------------------------------------------------------------------------------

    async def start(self) -> AsyncIterator[Request]:
        """Every request of the run, one by one, as the frontier hands them out."""
        try:
            self._found([Lead(url, "given", found_at=_now()) for url in self.target.given])
            if self.target.whole or not self.target.given:
                await self._plan()
            while (what := await self.frontier.following(self._alive)) is not None:
                yield self._step_request(what) if isinstance(what, Step) else self._lead_request(what)
            self.frontier.close()
        except OSError as error:
            self.broke("disk", str(error))

    async def _plan(self) -> None:
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

    async def _plan_late(self, standing_in: Step) -> None:
        try:
            await self._plan()
        finally:
            self.frontier.landed(standing_in)

    def _step_request(self, step: Step) -> Request:
        request = self._request(step, step.url, _MOST.get(step.kind, "NEWSCRAWL_MAX_PAGE_BYTES"))
        request.meta[GUESS] = step.origin == "common"
        return request

    def _lead_request(self, lead: Lead) -> Request:
        return self._request(lead, lead.url, "NEWSCRAWL_MAX_PAGE_BYTES")

    def _request(self, what: Step | Lead, url: str, most: str) -> Request:
        return Request(
            url,
            callback=self.parse,
            errback=self.failed_request,
            cb_kwargs={"what": what},
            headers=dict(self.memory.validators(url)),
            meta={"download_maxsize": self.settings.getint(most)},
            dont_filter=True,
        )

    def _alive(self) -> bool:
        engine = self.crawler.engine
        slot = engine.scraper.slot
        return bool(engine.downloader.active) or (slot is not None and not slot.is_idle())

    # -- in: what came back ------------------------------------------------------------------------------------------

    def parse(
        self, response: Response, what: Step | Lead | None = None, **_: Any
    ) -> Iterator[Case | Request] | AsyncIterator[Case | Request]:
        """A response to anything the spider asked for; one that `scrapy shell` fetched is taken for an article page."""
        self.tally.pages += 1
        if isinstance(what, Step):
            return self._parse_document(response, what)
        lead = what or Lead(response.url)
        if self.drafting is None:  # as in a `scrapy shell`, where nothing can be waited for
            return self._parse_article(response, what, lead)
        return self._parse_beside(response, what, lead, self.drafting)

    def _parse_document(self, response: Response, step: Step) -> Iterator[Case | Request]:
        with self._reading(response, step) as made:
            self._read_document(response, step)
        yield from made

    def _parse_article(self, response: Response, what: Lead | None, lead: Lead) -> Iterator[Case | Request]:
        with self._reading(response, what) as made:
            if (fetch := self._fetched(response, lead)) is not None:
                made += self._drafted(response, lead, draft_case(response.body, fetch))
        yield from made

    async def _parse_beside(
        self, response: Response, what: Lead | None, lead: Lead, drafting: Drafting
    ) -> AsyncIterator[Case | Request]:
        with self._reading(response, what) as made:
            if (fetch := self._fetched(response, lead)) is not None:
                made += self._drafted(response, lead, await drafting.draft(response.body, fetch))
        for each in made:
            yield each

    @contextmanager
    def _reading(self, response: Response, what: Step | Lead | None) -> Iterator[list[Case | Request]]:
        """A list for what comes of a page. Where nothing comes of it, its way ends here."""
        made: list[Case | Request] = []
        try:
            yield made
        except OSError as error:  # the memory cannot be written: nothing may be lost without a word
            self.broke("disk", f"{response.url}: {error}")
        except Exception as error:  # one page's trouble is not the crawl's
            self.logger.exception("while reading %s", response.url)
            asked = what.url if what is not None else response.url
            self.lead_failed(asked, Failure("bug", response.url, f"{type(error).__name__}: {error}"))
        finally:
            if not made and what is not None:
                self._landed(what)

    def failed_request(self, failure: Any) -> None:
        """A request that got no response."""
        request = failure.request
        what = request.cb_kwargs["what"]
        try:
            kind, detail = kind_of(failure.value)
            if slow := request.meta.get("newscrawl_slow"):
                detail = str(slow)
            if urls.canonical(request.url) != urls.canonical(what.url):
                detail = f"{detail}, on the way to {request.url}".lstrip(", ")
            trouble = Failure(kind, what.url, detail)
            self._step_failed(what, trouble) if isinstance(what, Step) else self.lead_failed(what.url, trouble)
        except OSError as error:
            self.broke("disk", str(error))
        finally:
            self._landed(what)

    def _landed(self, what: Step | Lead) -> None:
        self.frontier.landed(what)
        if isinstance(what, Step):
            self._release()

    def _read_document(self, response: Response, step: Step) -> None:
        if response.status == 304:
            self._read_well(step)
            if step.kind == "home":
                self._guess([])
            return
        if wrong := of_response(response):
            self._step_failed(step, Failure(wrong[0], response.url, wrong[1]), answered=True)
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
        self.frontier.add_steps(step for step in found.steps if self._own(step.url))
        self._found(found.leads)
        if found.good and not found.steps and not found.is_index:
            # Only what leads nowhere else: an index that has not changed says nothing of the sitemaps behind it.
            self._answers.append((step.url, *validators(text_headers(response.headers))))
            self._release()
        if step.kind == "home":
            self._home_failure = next(iter(found.failures), None)
            self._guess(found.steps)

    def _read_well(self, step: Step) -> None:
        """A document was what it was taken for: the guesses that it makes idle are dropped."""
        self._good.add(step.kind)
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

    def _fetched(self, response: Response, lead: Lead) -> Fetch | None:
        if response.status == 304:
            self.memory.tried(lead.url, None)
            return None
        if wrong := of_response(response):
            self.lead_failed(lead.url, Failure(wrong[0], lead.url, wrong[1]))
            return None
        if not self.target.owns(response.url):
            self.lead_failed(lead.url, Failure("moved", lead.url, f"leads to {response.url}"))
            return None
        moved = lead.via != "given" and response.url != lead.url
        if moved and urls.is_root(response.url) and not urls.is_root(lead.url):
            self.lead_failed(lead.url, Failure("gone", lead.url, "leads to the home page"))
            return None
        return fetched(response, lead, self.outlet, self.keeper)

    def _drafted(self, response: Response, lead: Lead, case: Case | NoArticle) -> list[Case | Request]:
        if isinstance(case, NoArticle):
            self._no_article(response, lead, case)
            return []
        if (first := case.draft.first_page) is not None and self._own(first):
            self.memory.tried(lead.url, Failure("no-article", lead.url, f"a later page of {first}"))
            self._found([replace(lead, url=first, title=None)])
            return []
        if case.draft.rights.get("tdm_reservation") is None:  # what the page itself says goes before
            case.draft.rights["tdm_reservation"] = response.meta.get(RESERVED)
        self._leads[response.url] = lead
        if self.target.whole:
            self._found(self.survey.learn(response.url, is_article=True))
        return [self.joined(Joining(case), lead)]

    def _no_article(self, response: Response, lead: Lead, verdict: NoArticle) -> None:
        if lead.via == "given" and verdict.code in ("listing", "shell", "no_content") and response.body.strip():
            # A URL that is no article means its site, and this page as a section of it.
            self.memory.tried(lead.url, None)
            self.frontier.add_steps([Step(response.url, "section", "start")])
            if not self.target.whole:
                self.target = replace(self.target, whole=True)
                self.frontier.steps_flying += 1  # until the plan is made, there is more to come
                _schedule_coro(self._plan_late(Step(response.url, "home", "start")))
            return
        self.survey.learn(response.url, is_article=False)
        kind = _KINDS.get(verdict.code, "no-article") if response.body.strip() else "empty"
        self.lead_failed(lead.url, Failure(kind, lead.url, verdict.reason))

    # -- accounts ----------------------------------------------------------------------------------------------------

    def _found(self, leads: list[Lead]) -> None:
        own = [lead for lead in leads if lead.via == "given" or self._own(lead.url)]
        if len(own) < len(leads):
            self.tally.note(f"links to other sites are not followed, e.g. {next(x.url for x in leads if x not in own)}")
        self.tally.leads += self.memory.found(lead for lead in own if lead.via not in _PAGES)
        self._held += (lead for lead in own if lead.via in _PAGES)
        self._release()

    def _release(self) -> None:
        """Take in the links of pages when no feed is left to read: a feed names the same pieces with their dates."""
        if self._held and not self.frontier.expects("feed"):
            held, self._held = self._held, []
            self.tally.leads += self.memory.found(held)
        if not self._held:
            answers, self._answers = self._answers, []
            for answer in answers:
                self.memory.answered(*answer)

    def failed(self, failure: Failure) -> None:
        """Count a failure and say so in the log."""
        self.tally.failed(failure)
        level = logging.INFO if failure.kind in _QUIET else logging.WARNING
        self.logger.log(level, "%s: %s", self.target.slug, failure)

    def _own(self, url: str) -> bool:
        return len(url) <= _LONGEST_URL and self.target.owns(url)

    def lead_failed(self, url: str, failure: Failure) -> None:
        """Count the failure of a lead, whose URL as found is `url`, and remember it."""
        self.memory.tried(url, failure)
        if failure.kind not in ("stopped", "budget") or failure.kind not in self.tally.failures:
            self.failed(failure)
        if failure.kind == "budget":
            self.tally.note(f"{failure.detail}; {self.memory.waiting()} leads left")
            self.frontier.close()

    def _step_failed(self, step: Step, failure: Failure, *, answered: bool = False) -> None:
        if step.kind == "home":
            self._home_failure = failure
        if step.origin != "common" or (failure.kind == "budget" and "budget" not in self.tally.failures):
            self.failed(failure)
        elif answered or failure.kind in ("gone", "http"):
            self.memory.wrong_guess(step.url, failure.kind)
        if failure.kind == "budget":
            self.tally.note(failure.detail)
            self.frontier.close()

    def lead_of(self, article: Article) -> Lead | None:
        """The lead that an article on its way through the pipelines came from."""
        return self._leads.get(article.url)

    def _item_ended(self, item: Any, response: Any = None, failure: Any = None, **_: Any) -> None:
        """An article page has left the pipelines: written, dropped, or (`failure`) broken on the way."""
        request = getattr(response, "request", None)  # of a page, or of the failure of an article's last page
        if request is None:
            return
        url = item.fetch.url if isinstance(item, Case) else item.url
        if failure is not None:
            asked = self._leads.get(url)
            words = f"{failure.type.__name__}: {failure.getErrorMessage()}"
            self.lead_failed(asked.url if asked else url, Failure("bug", url, words))
        lead = request.cb_kwargs.get("what")
        if isinstance(lead, Lead):
            self._leads.pop(url, None)
            self.frontier.taken = self.tally.articles
            self.frontier.landed(lead)

    def broke(self, kind: str, why: str) -> None:
        """End this outlet's run for a reason outside it: the disk is full."""
        if self.broken is None:
            self.broken = kind
            self.failed(Failure(kind, self.target.slug, why))
            self.frontier.close()
            _schedule_coro(self.crawler.engine.close_spider_async(reason=kind))

    def closed(self, reason: str) -> None:
        """The run of this outlet is over."""
        for note in self.survey.notes():
            self.tally.note(note)
        if self.keeper is not None:
            self.keeper.close()

    def outcome(self, reason: str) -> str:
        """What the run came to, in one word, when Scrapy has ended it for `reason`."""
        word = self.broken or outcome(
            self.tally,
            reason,
            given=bool(self.target.given),
            read_well=self._good,
            home_failure=self._home_failure,
            remembers=self.survey.returning,
        )
        if word == "no-articles":
            home = self.target.home
            self.tally.note(f"no link to an article was found; `newscrawl discover {home}` shows what was looked at")
        return word


def _count(name: str, value: str | int | None) -> int | None:
    if value is None or value == "":
        return None
    try:
        number = int(value)
    except ValueError:
        number = 0
    if number < 1:
        raise ValueError(f"{name}={value!r} is no number of articles: write 50")
    return number


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
