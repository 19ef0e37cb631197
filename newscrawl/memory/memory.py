"""What the spider and the write step ask of an outlet's memory, whichever it is."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

from newscrawl.article import Article
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

    def resume(self) -> None:
        """Take up what earlier runs left open, and what is due to be looked at again: the run is for the whole site."""

    @property
    def broken_off(self) -> str | None:
        """The URL of what the last run was reading when its process ended, where it ended so."""

    def in_hand(self, url: str) -> AbstractContextManager[None]:
        """For the time in which the document at `url` is read, in one go."""

    def read_through(self, url: str) -> None:
        """Note that the document at `url` was read, and what came of it written."""

    def is_wary(self) -> bool:
        """Whether runs ended over documents of the outlet, a week ago at most, that were not read through since."""

    def rests(self, url: str) -> bool:
        """Whether that has happened so often to the document at `url` that it is not read now."""

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

    def wrong_guess(self, url: str, problem: str) -> None:
        """Note that a usual address of feeds or sitemaps had nothing of use."""

    def is_wrong_guess(self, url: str) -> bool:
        """Whether such an address was asked lately, by this run or one before, and had nothing of use."""

    def wrote(self, article: Article, lead: Lead | None) -> bool:
        """Take in a record for the output, in one step with its URL's state.

        False where the same article stands there already, unchanged. Raises OSError when it cannot be kept.
        """

    def ended(self, outcome: str, counts: Mapping[str, Any]) -> None:
        """Note what the run came to: "ok" or a kind of failure, and the counts of its tally."""

    def close(self) -> None:
        """End the run. Raises OSError when what was kept cannot be written out."""


class MemoryRefused(Exception):  # noqa: N818 - a refusal, as those of the network
    """An outlet's memory cannot be had: `kind` of failure ("locked", "disk") and why."""

    def __init__(self, kind: str, why: str) -> None:
        super().__init__(why)
        self.kind = kind
