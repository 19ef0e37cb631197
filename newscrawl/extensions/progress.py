"""Says in the log how an outlet's run is getting on, and closes its tally at the end."""

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
    """Reads the spider's tally. Spiders without one are left alone."""

    def __init__(self, crawler: "Crawler") -> None:
        self.crawler = crawler
        self.every = crawler.settings.getfloat("NEWSCRAWL_LOG_INTERVAL")
        self._said = time.monotonic()
        connect = crawler.signals.connect
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
