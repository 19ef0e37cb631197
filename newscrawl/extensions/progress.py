"""Counts what an outlet's run does, says so in the log while it runs, and closes its tally at the end."""

import logging
import time
from typing import TYPE_CHECKING, Any

from scrapy import signals

from newscrawl.failure import printable
from newscrawl.tally import Tally

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)


def line(tally: Tally) -> str:
    """One line on where an outlet's run stands."""
    counts = f"{tally.pages} pages, {tally.articles} articles, {tally.errors} errors, {tally.speed:.1f} pages/s"
    return printable(f"{tally.slug}: {counts}")


class Progress:
    """Fills the spider's tally from Scrapy's signals. Spiders without one are left alone."""

    def __init__(self, crawler: "Crawler") -> None:
        self.crawler = crawler
        self.every = crawler.settings.getfloat("NEWSCRAWL_LOG_INTERVAL")
        self._said = time.monotonic()
        connect = crawler.signals.connect
        connect(self._requested, signals.request_reached_downloader)
        connect(self._received, signals.bytes_received)
        connect(self._responded, signals.response_received)
        connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "Progress":
        """Scrapy's way to build it."""
        return cls(crawler)

    @property
    def tally(self) -> Tally | None:
        """The tally of the running spider."""
        return getattr(self.crawler.spider, "tally", None)

    def _requested(self, **_: Any) -> None:
        if self.tally:
            self.tally.requests += 1

    def _received(self, data: bytes, **_: Any) -> None:
        if self.tally:
            self.tally.bytes += len(data)

    def _responded(self, **_: Any) -> None:
        if self.tally and self.every and time.monotonic() - self._said >= self.every:
            self._said = time.monotonic()
            logger.info("%s", line(self.tally))

    def _closed(self, spider: Any, reason: str, **_: Any) -> None:
        tally = self.tally
        if tally is None:
            return
        tally.outcome = spider.outcome(reason)
        tally.ended = time.monotonic()
        logger.info("%s: %s", line(tally), tally.outcome)
