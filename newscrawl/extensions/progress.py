"""Says in the log how an outlet's run is getting on, and closes its tally at the end."""

import logging
import time
from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.utils.asyncio import create_looping_call

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
        self._often: Any = None  # until the spider is opened
        self._requests = 0  # when it last said something
        connect = crawler.signals.connect
        connect(self._opened, signals.spider_opened)
        connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "Progress":
        """Scrapy's way to build it."""
        return cls(crawler)

    @property
    def tally(self) -> Tally | None:
        """The tally of the running spider."""
        return getattr(self.crawler.spider, "tally", None)

    def _opened(self) -> None:
        if self.tally is not None and self.every > 0:
            self._often = create_looping_call(self._say)
            self._often.start(self.every, now=False)

    def _say(self) -> None:
        """Say where the run stands if it has moved."""
        tally = self.tally
        if tally is not None and tally.requests != self._requests:
            self._requests = tally.requests
            logger.info("%s", line(tally))

    def _closed(self, spider: Any, reason: str, **_: Any) -> None:
        if self._often is not None:
            self._often.stop()
        tally = self.tally
        if tally is None:
            return
        tally.outcome = spider.outcome(reason)
        tally.ended = time.monotonic()
        logger.info("%s: %s", line(tally), tally.outcome)
