"""The frontier: what one outlet's spider fetches next, and when there is nothing left.

Only a few requests are in Scrapy's hands at any time; the rest waits here and in the memory, so that a limit is exact,
a stop is quick and a million leads take no room.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Iterable
from itertools import islice

from newscrawl.discover.plan import Step
from newscrawl.lead import Lead
from newscrawl.memory import Memory


class Frontier:
    """Steps of discovery and leads to articles, and how many of each are on their way.

    `limit`: articles wanted, None for all. `width`: requests on their way at a time.
    """

    def __init__(self, memory: Memory, *, limit: int | None, width: int, archive: bool) -> None:
        self.memory = memory
        self.limit = limit
        self.width = width
        # Read the articles of what was found before looking further: with a limit, and where there is endlessly much.
        self.articles_first = limit is not None or archive
        self.taken = 0  # articles written
        self.leads_flying = 0
        self.steps_flying = 0
        self.closed = False
        self._steps: deque[Step] = deque()
        self._known: set[str] = set()
        self._flying: Counter[str] = Counter()  # steps on their way, by kind
        self._guesses: dict[str, deque[Step]] = {}
        self._woken = asyncio.Event()

    def add_steps(self, steps: Iterable[Step]) -> None:
        """Queue steps of discovery; each address once."""
        for step in steps:
            if step.url not in self._known:
                self._known.add(step.url)
                self._steps.append(step)

    def add_guesses(self, steps: Iterable[Step]) -> None:
        """Usual addresses to try one by one when nothing else is left, until one of its kind reads well."""
        for step in steps:
            self._guesses.setdefault(step.kind, deque()).append(step)

    def guessed(self, kind: str) -> None:
        """A guess of this kind was right: the others are dropped."""
        self._guesses.pop(kind, None)

    def guess_less(self, kind: str, most: int) -> None:
        """Of the guesses of this kind that are left, try the first `most`."""
        if kind in self._guesses:
            self._guesses[kind] = deque(islice(self._guesses[kind], most))

    def expects(self, kind: str) -> bool:
        """Whether a step of this kind is queued or on its way; guesses do not count."""
        return self._flying[kind] > 0 or any(step.kind == kind for step in self._steps)

    @property
    def full(self) -> bool:
        """Whether the limit is reached, with what is on its way counted as articles."""
        return self.limit is not None and self.taken + self.leads_flying >= self.limit

    @property
    def done(self) -> bool:
        """Whether nothing more is to be fetched."""
        return self.closed or (self.limit is not None and self.taken >= self.limit)

    def next(self) -> Step | Lead | None:
        """What to fetch now; None while the way is full or nothing is known."""
        if self.done or self.leads_flying + self.steps_flying >= self.width:
            return None
        if self.articles_first:
            return self._lead() or (None if self.full else self._step())
        return self._step() or self._lead()

    def _lead(self) -> Lead | None:
        lead = None if self.full else self.memory.next()
        self.leads_flying += lead is not None
        return lead

    def _step(self) -> Step | None:
        if not self._steps and not self.steps_flying:
            for guesses in self._guesses.values():
                if guesses:
                    self.add_steps([guesses.popleft()])
        if not self._steps:
            return None
        self.steps_flying += 1
        step = self._steps.popleft()
        self._flying[step.kind] += 1
        return step

    def landed(self, what: Step | Lead) -> None:
        """A request came to its end, whatever it was."""
        if isinstance(what, Step):
            self.steps_flying -= 1
            self._flying[what.kind] -= 1
        else:
            self.leads_flying -= 1
        self._woken.set()

    def close(self) -> None:
        """Fetch nothing more; what is on its way comes to its end."""
        self.closed = True
        self._woken.set()

    async def following(self, alive: Callable[[], bool]) -> Step | Lead | None:
        """Wait for the next thing to fetch; None at the end.

        `alive()` says whether requests are still being worked on: a request that got lost without an answer (no known
        way leads there) must not make the crawl wait for ever.
        """
        while True:
            if (what := self.next()) is not None:
                return what
            if self.done or not self.leads_flying + self.steps_flying:
                return None
            self._woken.clear()
            try:
                async with asyncio.timeout(60):
                    await self._woken.wait()
            except TimeoutError:
                if not alive():
                    return None
