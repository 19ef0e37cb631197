"""The share of records that have a field: of late, and usually."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from statistics import median

from newscrawl.health.history import PastRun
from newscrawl.health.words import FIELDS

_DAY = timedelta(days=1)
_SAMPLE = 50  # records of late that are looked at
_FARTHEST = timedelta(days=28)  # back for them
FEWEST = 30  # records, below which a share is shown and not judged
_FEWEST_BEFORE = 50
_FEWEST_A_WEEK = 20
_FLOOR = 0.5  # share of a field that the outlet file expects of nearly every article


@dataclass(frozen=True, slots=True)
class Share:
    """The share of one field: of late among `of` records, and usually (None where too few came before)."""

    field: str
    share: float
    of: int
    usual: float | None

    @property
    def lost(self) -> float:
        """By how much it is below its usual."""
        return max((self.usual or 0.0) - self.share, 0.0)

    @property
    def dropped(self) -> bool:
        """Whether it is below its usual by more than chance explains.

        By ten points and three standard deviations of a sample of that size; a field that few articles have dropped
        where less than a quarter of at least twelve expected ones are left.
        """
        if self.usual is None or self.of < FEWEST:
            return False
        chance = sqrt(self.usual * (1 - self.usual) / self.of)
        rare = self.usual * self.of >= 12 and self.share < self.usual / 4
        return self.lost > 0.1 + 3 * chance or rare

    @property
    def too_low(self) -> bool:
        """Whether it is too low for a field that nearly every article is expected to have."""
        return self.of >= FEWEST and self.share < _FLOOR


def shares(runs: Sequence[PastRun], now: datetime) -> list[Share]:
    """The shares of date, author, place and text; none where no record was written of late.

    Of late: the newest day, and as far back from it, at most four weeks, as it takes to have 50 records. `runs` in
    order, oldest first.
    """
    recent: list[PastRun] = []
    taken = 0
    for run in reversed([run for run in runs if run.records]):
        if now - run.began > _FARTHEST or (taken >= _SAMPLE and recent[0].began - run.began > _DAY):
            break
        recent.append(run)
        taken += run.records
    if not taken:
        return []
    before = [run for run in runs if run.records and run.began < recent[-1].began]
    return [
        Share(name, sum(getattr(run, count) for run in recent) / taken, taken, _usual(before, count))
        for name, count in FIELDS.items()
    ]


def _usual(runs: Sequence[PastRun], count: str) -> float | None:
    """The median of the weeks before, so that one bad week changes nothing; of all records where weeks are thin."""
    total = sum(run.records for run in runs)
    if total < _FEWEST_BEFORE:
        return None
    weeks: defaultdict[int, list[PastRun]] = defaultdict(list)
    for run in runs:
        weeks[(runs[-1].began - run.began) // timedelta(days=7)].append(run)
    sums = [(sum(getattr(run, count) for run in week), sum(run.records for run in week)) for week in weeks.values()]
    full = [some / of for some, of in sums if of >= _FEWEST_A_WEEK]
    having: int = sum(getattr(run, count) for run in runs)
    return median(full) if len(full) >= 3 else having / total
