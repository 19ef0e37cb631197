"""New articles a day: now, and usually."""

from collections import defaultdict
from datetime import datetime, timedelta
from statistics import median

from newscrawl.health.history import History, PastRun

WEEK = timedelta(days=7)
DAY = timedelta(days=1)
WEEKS = 8  # of history that "usual" is taken from


def settled_since(history: History) -> datetime | None:
    """From when on new articles were counted: the run after the one that brought what stood there before."""
    return history.settled[0].began if history.settled else None


def per_day(history: History, start: datetime, now: datetime) -> float | None:
    """New articles a day between two moments; None for a time before the first day was over."""
    since = settled_since(history)
    if since is None:
        return None
    start = max(start, since)
    if now - start < DAY:
        return None
    return sum(run.new for run in history.settled if start <= run.began <= now) / ((now - start) / DAY)


def usual(history: History, until: datetime) -> float | None:
    """New articles a day in a usual week before `until`: the median of up to eight weeks. None before a week was over.

    Weeks with less than half of the usual number of good runs say little of the outlet and are left out.
    """
    since = settled_since(history)
    if since is None:
        return None
    weeks: defaultdict[int, list[PastRun]] = defaultdict(list)
    for run in history.settled:
        if since <= run.began < until:
            weeks[(until - run.began) // WEEK].append(run)
    whole = {week: runs for week, runs in weeks.items() if until - WEEK * (week + 1) >= since - DAY and week < WEEKS}
    good = {week: sum(run.good for run in runs) for week, runs in whole.items()}
    if not any(good.values()):
        return None
    enough = median(count for count in good.values() if count) / 2
    rates = [
        sum(run.new for run in runs) / (min(WEEK, until - WEEK * week - since) / DAY)  # the first lacks some hours
        for week, runs in whole.items()
        if good[week] >= enough
    ]
    return median(rates)
