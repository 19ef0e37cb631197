"""What a crawl remembers of an outlet's URLs: the interface, and the memory that lasts for one run.

The spider and the write step know only `Memory`. The ledger (`newscrawl.ledger`) keeps the same on disk.
"""

import heapq
from collections.abc import Iterable, Mapping
from typing import Protocol

from newscrawl.article import Article
from newscrawl.discover.urls import key
from newscrawl.failure import Failure
from newscrawl.lead import Lead


class Output(Protocol):
    """Where records go."""

    def write(self, line: bytes) -> None:
        """Append one record, given without the newline. Raises OSError when it cannot."""

    def close(self) -> None:
        """Finish: everything written is there."""


class Memory(Protocol):
    """One outlet's memory. A URL is found, then tried once or more, then its record written, or not."""

    def returning(self) -> bool:
        """Whether an earlier run knew this outlet. Asked before the first lead is taken in."""

    def found(self, leads: Iterable[Lead]) -> int:
        """Take in leads and say how many are new. A lead whose key is known is not queued again."""

    def next(self) -> Lead | None:
        """The lead to fetch next, freshest and likeliest first; None while none is left. It counts as taken."""

    def waiting(self) -> int:
        """How many leads are left to fetch."""

    def seen(self, url: str) -> bool:
        """Whether the URL, or another form of it, was found before."""

    def tried(self, url: str, failure: Failure | None) -> None:
        """Note what became of a fetch: None for one that gave what it promised."""

    def outside(self, url: str, day: str) -> None:
        """Note that the URL is an article of a day (ISO 8601) that the run was not asked for."""

    def validators(self, url: str) -> Mapping[str, str]:
        """Request headers that make the fetch conditional (If-None-Match, If-Modified-Since); empty for none."""

    def answered(self, url: str, etag: str | None, last_modified: str | None) -> None:
        """Note a response's validators, for the next conditional request."""

    def wrote(self, article: Article, lead: Lead | None) -> bool:
        """Take in a record for the output, in one step with its URL's state.

        False where the same article stands there already, unchanged. Raises OSError when it cannot be kept.
        """

    def close(self) -> None:
        """End the run."""


class RunMemory:
    """A memory that forgets everything at the end of the run: `scrapy crawl`, and `newscrawl crawl` without a store."""

    def __init__(self, output: Output | None = None) -> None:
        self._output = output
        self._known: set[str] = set()
        self._queue: list[tuple[int, float, int, Lead]] = []
        self._count = 0
        self._written: set[str] = set()

    def returning(self) -> bool:
        """See Memory: nothing is known of earlier runs."""
        return False

    def found(self, leads: Iterable[Lead]) -> int:
        """See Memory. Fresh leads come first, then by score, then in the order in which they were found."""
        new = 0
        for lead in leads:
            known = key(lead.url)
            if known in self._known:
                continue
            self._known.add(known)
            self._count += 1
            new += 1
            heapq.heappush(self._queue, (0 if lead.fresh else 1, -lead.score, self._count, lead))
        return new

    def next(self) -> Lead | None:
        """See Memory."""
        return heapq.heappop(self._queue)[-1] if self._queue else None

    def waiting(self) -> int:
        """See Memory."""
        return len(self._queue)

    def seen(self, url: str) -> bool:
        """See Memory."""
        return key(url) in self._known

    def tried(self, url: str, failure: Failure | None) -> None:
        """See Memory: nothing outlasts the run."""

    def outside(self, url: str, day: str) -> None:
        """See Memory: nothing outlasts the run."""

    def validators(self, url: str) -> Mapping[str, str]:
        """See Memory: nothing is known of earlier fetches."""
        return {}

    def answered(self, url: str, etag: str | None, last_modified: str | None) -> None:
        """See Memory: nothing outlasts the run."""

    def wrote(self, article: Article, lead: Lead | None) -> bool:
        """See Memory. The record goes to the output at once."""
        if article.id in self._written:
            return False
        if self._output is not None:
            self._output.write(article.to_json())
        self._written.add(article.id)
        return True

    def close(self) -> None:
        """See Memory."""
        if self._output is not None:
            self._output.close()
