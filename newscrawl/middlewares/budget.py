"""The budget of one outlet in one run: so many requests, so many bytes, then no more."""

from typing import TYPE_CHECKING, Any

from scrapy import Request
from scrapy.http import Response

from newscrawl.network.handler import BYTES
from newscrawl.network.refusal import Refused

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class BudgetMiddleware:
    """Counts what goes out and what comes in, for itself and for the tally. `spent` says which budget is used up.

    The innermost of all middlewares, so that it sees what is really sent and received, retries and redirects included.
    """

    def __init__(self, crawler: "Crawler") -> None:
        self.crawler = crawler
        self._most = crawler.settings.getint("NEWSCRAWL_MAX_REQUESTS")
        self._most_archive = crawler.settings.getint("NEWSCRAWL_MAX_ARCHIVE_REQUESTS")
        self.most_bytes = crawler.settings.getint("NEWSCRAWL_MAX_BYTES")
        self.requests = 0
        self.bytes = 0

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "BudgetMiddleware":
        """Scrapy's way to build it."""
        return cls(crawler)

    @property
    def most_requests(self) -> int:
        """How many requests this run may make; 0 for no bound. A run through archives has a budget of its own."""
        survey = getattr(self.crawler.spider, "survey", None)
        is_archive = survey is not None and survey.window.is_archive
        bounds = [bound for bound in (self._most, self._most_archive if is_archive else 0) if bound]
        return min(bounds, default=0)

    @property
    def spent(self) -> str | None:
        """Which budget is used up, in words; None while neither is."""
        if self.most_requests and self.requests >= self.most_requests:
            return f"{self.most_requests} requests"
        if self.most_bytes and self.bytes >= self.most_bytes:
            return f"{self.most_bytes} bytes"
        return None

    def process_request(self, request: Request, spider: Any = None) -> None:
        """Count the request, or refuse it."""
        if spent := self.spent:
            raise Refused("budget", f"the budget of {spent} is used up")
        self.requests += 1
        self._tell()

    def process_response(self, request: Request, response: Response, spider: Any = None) -> Response:
        """Count what came."""
        self._came(request.meta.pop(BYTES, len(response.body)))
        return response

    def process_exception(self, request: Request, exception: Exception, spider: Any = None) -> None:
        """Count what came before the download came to nothing."""
        self._came(request.meta.pop(BYTES, 0))

    def _came(self, size: int) -> None:
        self.bytes += size
        self._tell()

    def _tell(self) -> None:
        tally = getattr(self.crawler.spider, "tally", None)
        if tally is not None:
            tally.requests, tally.bytes = self.requests, self.bytes
