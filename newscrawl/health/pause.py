"""How long nothing happens, as a rule: between two runs, or between two new articles."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

_WEEK = timedelta(days=7)
_FEWEST = 4  # pauses; of fewer nothing can be said


def usual(moments: Sequence[datetime]) -> timedelta | None:
    """The longest pause of a usual week: the median, over weeks counted back from the end, of each week's longest.

    A week holds every weekday and night once, so that nights and weekends are in it; the median passes over a week
    with an outage. `moments` in order. None where there are too few.
    """
    if len(moments) <= _FEWEST:
        return None
    longest: dict[int, timedelta] = {}
    for before, after in pairwise(moments):
        week = (moments[-1] - after) // _WEEK
        longest[week] = max(longest.get(week, timedelta()), after - before)
    return timedelta(seconds=median(pause.total_seconds() for pause in longest.values()))
