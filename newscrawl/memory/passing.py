"""The memory that lasts for one run: `scrapy crawl`, and a crawl to standard output."""

import heapq
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from newscrawl.article import Article
from newscrawl.discover.urls import key
from newscrawl.failure import Failure
from newscrawl.lead import Lead
from newscrawl.memory.memory import Output


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

    def resume(self) -> None:
        """See Memory: nothing is left of earlier runs."""

    @property
    def broken_off(self) -> None:
        """See Memory: nothing is left of earlier runs."""

    def in_hand(self, url: str) -> AbstractContextManager[None]:
        """See Memory: nobody comes after to be told."""
        return nullcontext()

    def read_through(self, url: str) -> None:
        """See Memory: nobody comes after to be told."""

    def is_wary(self) -> bool:
        """See Memory: nothing is known of earlier runs."""
        return False

    def rests(self, url: str) -> bool:
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

    def wrong_guess(self, url: str, problem: str) -> None:
        """See Memory: nothing outlasts the run."""

    def is_wrong_guess(self, url: str) -> bool:
        """See Memory: nothing is known of earlier runs."""
        return False

    def wrote(self, article: Article, lead: Lead | None) -> bool:
        """See Memory. The record goes to the output at once."""
        if article.id in self._written:
            return False
        if self._output is not None:
            self._output.write(article.to_json())
        self._written.add(article.id)
        return True

    def ended(self, outcome: str, counts: Mapping[str, Any]) -> None:
        """See Memory: nothing outlasts the run."""

    def close(self) -> None:
        """See Memory."""
        if self._output is not None:
            self._output.close()
