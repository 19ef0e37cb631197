"""The article spider: a run from its first request to its outcome; article pages, one parse each, a case of each."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from scrapy import Request, signals
from scrapy.http import Response
from scrapy.utils.defer import deferred_from_coro

from newscrawl import urls
from newscrawl.article import Article
from newscrawl.discover.plan import Step, Window
from newscrawl.draft import NoArticle
from newscrawl.explain import draft_case
from newscrawl.failure import Failure
from newscrawl.joining import Joining
from newscrawl.lead import Lead
from newscrawl.memory import Memory, RunMemory
from newscrawl.middlewares.tdm import RESERVED
from newscrawl.network.naming import kind_of, of_response
from newscrawl.normalise.case import Case, Fetch
from newscrawl.period import period
from newscrawl.rehearsal import rehearse
from newscrawl.spiders.discovery import DiscoverySpider
from newscrawl.spiders.drafting import Drafting
from newscrawl.spiders.fetched import fetched
from newscrawl.spiders.frontier import Frontier
from newscrawl.spiders.outcome import outcome
from newscrawl.spiders.part import PartSpider
from newscrawl.spiders.survey import Survey
from newscrawl.tally import Tally
from newscrawl.target import Target
from newscrawl.warc import Keeper

_KINDS = {"blocked": "blocked", "not_found": "gone", "not_html": "not-html"}
_KINDS |= {"too_large": "too-large", "too_deep": "too-large"}


class ArticleSpider(DiscoverySpider, PartSpider):
    """One outlet's run. Arguments, as `scrapy crawl SLUG -a NAME=VALUE` gives them: `since`, `until`, `limit`.

    `memory`, `keeper`, `target` and `drafting` are objects; without them the run remembers nothing, keeps no pages,
    takes the class's target and drafts pages itself.
    """

    name = "article"

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
        self.good, self.held, self.answers = set(), [], []
        self._leads: dict[str, Lead] = {}  # article pages on their way through the pipelines, by URL

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
            if self.memory.broken_off is not None:
                self.tally.note(f"the last run ended while it read {self.memory.broken_off}")
            self.take_in([Lead(url, "given", found_at=_now()) for url in self.target.given])
            if self.target.whole or not self.target.given:
                await self.plan_site()
            while (what := await self.frontier.following(self._alive)) is not None:
                if self.memory.rests(what.url):
                    self.rest(what)
                else:
                    yield self.step_request(what) if isinstance(what, Step) else self._lead_request(what)
            self.frontier.close()
        except OSError as error:
            self.broke("disk", str(error))

    def _lead_request(self, lead: Lead) -> Request:
        return self.request(lead, "NEWSCRAWL_MAX_PAGE_BYTES")

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
            return self.parse_document(response, what)
        lead = what or Lead(response.url)
        drafting = self.drafting  # in a `scrapy shell` there is none: nothing can be waited for
        if drafting is None or not drafting.for_all:
            return self._parse_article(response, what, lead)
        return self._parse_beside(response, what, lead, drafting)

    def _parse_article(self, response: Response, what: Lead | None, lead: Lead) -> Iterator[Case | Request]:
        with self.reading(response, what) as made:
            if (fetch := self._fetched(response, lead)) is not None:
                rehearse()
                with self.in_hand(lead.url):
                    made += self._drafted(response, lead, draft_case(response.body, fetch))
        yield from made

    async def _parse_beside(
        self, response: Response, what: Lead | None, lead: Lead, drafting: Drafting
    ) -> AsyncIterator[Case | Request]:
        with self.reading(response, what) as made:
            if (fetch := self._fetched(response, lead)) is not None:
                case = await drafting.draft(response.body, fetch)
                rehearse()
                with self.in_hand(lead.url):
                    made += self._drafted(response, lead, case or draft_case(response.body, fetch))
        for each in made:
            yield each

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
            self.step_failed(what, trouble) if isinstance(what, Step) else self.lead_failed(what.url, trouble)
        except OSError as error:
            self.broke("disk", str(error))
        finally:
            self.landed(what)

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
        if (first := case.draft.first_page) is not None and self.owns(first):
            self.memory.tried(lead.url, Failure("no-article", lead.url, f"a later page of {first}"))
            self.take_in([replace(lead, url=first, title=None)])
            return []
        if case.draft.rights.get("tdm_reservation") is None:  # what the page itself says goes before
            case.draft.rights["tdm_reservation"] = response.meta.get(RESERVED)
        self._leads[response.url] = lead
        if self.target.whole:
            self.take_in(self.survey.learn(response.url, is_article=True))
        return [self.joined(Joining(case), lead)]

    def _no_article(self, response: Response, lead: Lead, verdict: NoArticle) -> None:
        if lead.via == "given" and verdict.code in ("listing", "shell", "no_content") and response.body.strip():
            # A URL that is no article means its site, and this page as a section of it.
            self.memory.tried(lead.url, None)
            self.frontier.add_steps([Step(response.url, "section", "start")])
            if not self.target.whole:
                self.target = replace(self.target, whole=True)
                self.frontier.steps_flying += 1  # until the plan is made, there is more to come
                deferred_from_coro(self.plan_late(Step(response.url, "home", "start")))
            return
        self.survey.learn(response.url, is_article=False)
        kind = _KINDS.get(verdict.code, "no-article") if response.body.strip() else "empty"
        self.lead_failed(lead.url, Failure(kind, lead.url, verdict.reason))

    # -- accounts ----------------------------------------------------------------------------------------------------

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
            if failure is None:
                self.memory.read_through(lead.url)
            self._leads.pop(url, None)
            self.frontier.taken = self.tally.articles
            self.frontier.landed(lead)

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
            read_well=self.good,
            home_failure=self.home_failure,
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
