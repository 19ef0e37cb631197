"""What every part of an outlet's spider stands on: its target, memory and accounts, and how a page is read safely."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import scrapy
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.defer import deferred_from_coro

from newscrawl.cpu_limit import ONE_PAGE, cpu_limit
from newscrawl.discover.plan import Step
from newscrawl.failure import Failure
from newscrawl.lead import Lead
from newscrawl.memory import Memory
from newscrawl.normalise.case import Case
from newscrawl.outlet import Outlet
from newscrawl.spiders.frontier import Frontier
from newscrawl.tally import Tally
from newscrawl.target import Target
from newscrawl.warc import Keeper

_LONGEST_URL = 8_000
_QUIET = ("no-article", "gone", "opt-out", "language")  # every site has some


class BaseSpider(scrapy.Spider):
    """One outlet's run. ArticleSpider sets these."""

    target: Target
    outlet: Outlet | None
    memory: Memory
    keeper: Keeper | None
    tally: Tally
    frontier: Frontier
    broken: str | None = None  # the kind of failure outside the outlet that ended its run

    def request(self, what: Step | Lead, most: str) -> Request:
        """The request for a step or a lead. `most`: the setting that bounds its bytes."""
        return Request(
            what.url,
            callback=self.parse,
            errback=self.failed_request,
            cb_kwargs={"what": what},
            headers=dict(self.memory.validators(what.url)),
            meta={"download_maxsize": self.settings.getint(most)},
            dont_filter=True,
        )

    def failed_request(self, failure: Any) -> None:
        """A request that got no response."""
        raise NotImplementedError

    def owns(self, url: str) -> bool:
        """Whether a URL may be one of the outlet's pages."""
        return len(url) <= _LONGEST_URL and self.target.owns(url)

    # -- reading -----------------------------------------------------------------------------------------------------

    @contextmanager
    def reading(self, response: Response, what: Step | Lead | None) -> Iterator[list[Case | Request]]:
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
                self.landed(what)

    @contextmanager
    def in_hand(self, url: str, seconds: float = ONE_PAGE) -> Iterator[None]:
        """For work on one document that is done in one go: should the process end over it, the next run knows of it.

        `url`: of the lead or step, as found. `seconds`: of CPU, after which the process is ended.
        """
        with self.memory.in_hand(url), cpu_limit(seconds):
            yield

    def landed(self, what: Step | Lead) -> None:
        """A step or lead is no more on its way."""
        self.frontier.landed(what)

    # -- accounts ----------------------------------------------------------------------------------------------------

    def failed(self, failure: Failure) -> None:
        """Count a failure and say so in the log."""
        self.tally.failed(failure)
        level = logging.INFO if failure.kind in _QUIET else logging.WARNING
        self.logger.log(level, "%s: %s", self.target.slug, failure)

    def lead_failed(self, url: str, failure: Failure) -> None:
        """Count the failure of a lead, whose URL as found is `url`, and remember it."""
        self.memory.tried(url, failure)
        if failure.kind not in ("stopped", "budget") or failure.kind not in self.tally.failures:
            self.failed(failure)
        if failure.kind == "budget":
            self.tally.note(f"{failure.detail}; {self.memory.waiting()} leads left")
            self.frontier.close()

    def broke(self, kind: str, why: str) -> None:
        """End this outlet's run for a reason outside it: the disk is full."""
        if self.broken is None:
            self.broken = kind
            self.failed(Failure(kind, self.target.slug, why))
            self.frontier.close()
            deferred_from_coro(self.crawler.engine.close_spider_async(reason=kind))
