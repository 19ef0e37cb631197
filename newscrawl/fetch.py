"""A few pages fetched with the manners and safety of a crawl, for `newscrawl extract URL` and `newscrawl discover URL`.

The crawler runs in a thread of its own that stays, so that a second call waits its turn at the gate like the first, and
notebooks, which have an event loop already, may call it too.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

import scrapy
from scrapy import Request
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

from newscrawl import outlets
from newscrawl.failure import KINDS, of_status
from newscrawl.network.headers import text_headers
from newscrawl.network.naming import kind_of
from newscrawl.network.reactor import reactor
from newscrawl.run import settings as all_settings


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer. `url`: where it came from after redirects. `error`: why there is no page, None where there is one."""

    asked: str
    url: str
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    error: str | None = None


class PageSpider(scrapy.Spider):
    """Fetches the URLs it was given into the list it was given."""

    name = "page"

    def __init__(self, urls: Sequence[str] = (), into: dict[int, Fetched] | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.urls = urls
        self.into: dict[int, Fetched] = {} if into is None else into
        self.outlet = outlets.by_url(urls[0]) if urls else None  # its headers and proxy hold here too

    async def start(self) -> AsyncIterator[Request]:
        """One request a URL."""
        most = self.settings.getint("NEWSCRAWL_MAX_PAGE_BYTES")
        for number, url in enumerate(self.urls):
            try:
                yield Request(
                    url,
                    callback=self.parse,
                    errback=self.failed_request,
                    cb_kwargs={"number": number},
                    meta={"download_maxsize": most},
                    dont_filter=True,
                )
            except ValueError as error:
                self.into[number] = Fetched(url, url, error=str(error))

    def parse(self, response: Response, number: int = 0, **_: Any) -> None:
        """Keep a response."""
        asked = self.urls[number]
        kind = of_status(response.status)
        error = f"{kind}: status {response.status}" if kind else None
        headers = text_headers(response.headers)
        self.into[number] = Fetched(asked, response.url, response.status, headers, response.body, error)

    def failed_request(self, failure: Any) -> None:
        """Keep why there is none."""
        number = failure.request.cb_kwargs["number"]
        kind, detail = kind_of(failure.value)
        words = f"{kind}: {detail or KINDS.get(kind, '')}"
        self.into[number] = Fetched(self.urls[number], failure.request.url, error=words)


class _Fetcher(threading.Thread):
    """The thread in which Scrapy's reactor runs until the process ends."""

    def __init__(self) -> None:
        super().__init__(name="newscrawl-fetch", daemon=True)
        self.ready = threading.Event()
        self.trouble: BaseException | None = None

    def run(self) -> None:
        try:
            self.process = AsyncCrawlerProcess(all_settings())
            reactor().callWhenRunning(self.ready.set)
            self.process.start(stop_after_crawl=False, install_signal_handlers=False)
        except BaseException as error:
            self.trouble = error
            self.ready.set()

    def fetch(self, urls: Sequence[str], settings: Mapping[str, Any] | None) -> list[Fetched]:
        done: Future[None] = Future()
        into: dict[int, Fetched] = {}

        async def crawl() -> None:
            try:
                from scrapy.crawler import Crawler

                crawler = Crawler(PageSpider, all_settings(settings))
                await self.process.crawl(crawler, urls=urls, into=into)
                done.set_result(None)
            except BaseException as error:
                done.set_exception(error)

        reactor().callFromThread(lambda: asyncio.ensure_future(crawl()))
        done.result()
        return [into.get(number, Fetched(url, url, error="stopped")) for number, url in enumerate(urls)]


_fetcher: _Fetcher | None = None
_starting = threading.Lock()


def fetch(urls: Sequence[str], settings: Mapping[str, Any] | None = None) -> list[Fetched]:
    """Fetch some URLs and return an answer for each, in their order; an answer says in `error` why it is none.

    robots.txt, pacing, budgets and the refusal of private addresses hold as in a crawl; `settings` are Scrapy settings,
    as -s gives them. Blocks. Raises RuntimeError where this process already runs a crawl of its own.
    """
    global _fetcher
    with _starting:
        if _fetcher is None:
            _fetcher = _Fetcher()
            _fetcher.start()
    _fetcher.ready.wait()
    if _fetcher.trouble is not None:
        raise RuntimeError(f"pages cannot be fetched in this process: {_fetcher.trouble}") from _fetcher.trouble
    return _fetcher.fetch(urls, settings)
