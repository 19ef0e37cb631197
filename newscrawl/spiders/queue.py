"""The requests that are in Scrapy's hands and wait for the downloader."""

from collections import deque

from scrapy import Request
from scrapy.core.scheduler import BaseScheduler


class Queue(BaseScheduler):
    """The setting SCHEDULER: first come, first served. The frontier hands out few requests, in the order it wants."""

    def __init__(self) -> None:
        self._waiting: deque[Request] = deque()

    def has_pending_requests(self) -> bool:
        """Whether any waits."""
        return bool(self._waiting)

    def enqueue_request(self, request: Request) -> bool:
        """Take in a request. None is refused: the crawl's memory knows every URL, and knows it for good."""
        self._waiting.append(request)
        return True

    def next_request(self) -> Request | None:
        """The request that came first; None where none waits."""
        return self._waiting.popleft() if self._waiting else None
