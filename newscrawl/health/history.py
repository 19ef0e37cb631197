"""An outlet's past as its ledger tells it: the runs of some weeks, and what each brought."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

# How a run ends without telling anything of the outlet: it was stopped, or had used up what it was allowed.
NEUTRAL: Final = frozenset({"stopped", "budget", "locked", "shutdown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRun:
    """One run. `new`: articles never seen before; `records`: all that were written, changed ones included."""

    began: datetime
    outcome: str | None = None  # "ok", or a kind of failure; None while it runs, and for good where it was killed
    new: int = 0
    records: int = 0
    dated: int = 0
    with_author: int = 0
    with_place: int = 0
    with_text: int = 0
    failures: Mapping[str, int] = field(default_factory=dict, hash=False)

    @property
    def good(self) -> bool:
        """Whether the outlet answered as it should; finding nothing new is well, too."""
        return self.outcome in ("ok", "empty")


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The runs of one outlet, oldest first, those of the last weeks only.

    Runs over archives (`--since`, `--until`, URLs given by hand) are left out and counted: they bring what is old.
    """

    slug: str
    runs: Sequence[PastRun] = ()
    archive_runs: int = 0
    future_runs: int = 0  # dated later than now: the machine's clock is or was wrong; left out
    articles: int = 0  # in the ledger, of all time
    problem: str | None = None  # why the ledger cannot be read
    held: bool = False  # the problem passes: a crawl of an older newscrawl is at work on it

    def judged(self) -> list[tuple[PastRun, str]]:
        """Each run that tells something of the outlet, with "ok" or its kind of failure.

        A run without an end that another followed was killed; the newest may still be running, and tells nothing.
        """
        found = []
        for number, run in enumerate(self.runs):
            if run.good:
                found.append((run, "ok"))
            elif run.outcome is None:
                if number < len(self.runs) - 1:
                    found.append((run, "killed"))
            elif run.outcome not in NEUTRAL and not run.outcome.startswith("closespider_"):
                found.append((run, run.outcome))
        return found

    @property
    def settled(self) -> Sequence[PastRun]:
        """The runs after the first that brought articles: that one brings what stood there before."""
        first = next((number for number, run in enumerate(self.runs) if run.new), len(self.runs))
        return self.runs[first + 1 :]
