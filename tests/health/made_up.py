"""Ledgers of outlets that never were: what runs would have left behind, made through the ledger itself.

python -m tests.health.made_up DIR        a store of forty outlets over sixty days, some of them unwell
"""

import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from newscrawl.ledger import Ledger, Store
from newscrawl.ledger.book import iso

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)  # a Sunday
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
SHARES = {"with_author": 0.8, "with_place": 0.9, "with_text": 1.0}


def crawl(
    ledger: Ledger,
    began: datetime,
    new: int = 0,
    *,
    changed: int = 0,
    outcome: str | None = "ok",
    dated: float = 1.0,
    shares: Mapping[str, float] = SHARES,
    failures: Mapping[str, int] | None = None,
    asked: Mapping[str, Any] | None = None,
) -> None:
    """One run and the lines it wrote. `outcome` None: it was killed. `changed`: revisions of older articles."""
    number = ledger.runs.begin({"since": None, "until": None, **(asked or {})}, began)
    at = iso(began + timedelta(minutes=1))
    lines = [(f"{number}-{n}", 1, at, b"x") for n in range(new)] + [
        (f"c{number}-{n}", 2, at, b"x") for n in range(changed)
    ]
    with ledger.book.transaction() as db:
        db.executemany("INSERT INTO outbox (id, revision, at, line) VALUES (?,?,?,?)", lines)
    if outcome is None:
        return
    records = new + changed
    counts = {
        "articles": records,
        "undated": records - round(records * dated),
        **{name: round(records * share) for name, share in shares.items()},
        "failures": dict(failures or {}),
    }
    ledger.runs.end(number, began + timedelta(minutes=3), outcome, counts)


def times(start: datetime, end: datetime, every: timedelta) -> Iterator[datetime]:
    """Moments from `start` up to `end`, `end` left out."""
    while start < end:
        yield start
        start += every


def fill(
    ledger: Ledger,
    per_day: float,
    *,
    days: float = 60,
    every: timedelta = 3 * HOUR,
    until: datetime = NOW,
    seed: int = 0,
    weekday: Callable[[datetime], bool] = lambda moment: True,
    **options: Any,
) -> None:
    """Good runs of an outlet that publishes `per_day` by chance, by day only, on the days that `weekday` allows."""
    chance = random.Random(seed)
    for moment in times(until - timedelta(days=days), until, every):
        daytime = 6 <= moment.hour < 22 or every >= DAY
        expected = per_day * (every / DAY) * (1.0 if every >= DAY else 1.5) if daytime and weekday(moment) else 0.0
        new = (
            sum(chance.random() < expected / 20 for _ in range(20))
            if expected < 10
            else round(chance.gauss(expected, 2))
        )
        crawl(ledger, moment, max(new, 0), **options)


def nothing(ledger: Ledger, moments: Iterable[datetime], outcome: str | None = "ok", **options: Any) -> None:
    """Runs that bring nothing new."""
    for moment in moments:
        crawl(ledger, moment, outcome=outcome, **options)


def forty(place: Path, now: datetime = NOW, every: timedelta = HOUR) -> Store:
    """A store of forty outlets over sixty days. The first dozen each have something that can happen to an outlet."""
    store = Store(place)
    ago = lambda days: now - timedelta(days=days)  # noqa: E731
    for number in range(40):
        slug = f"outlet-{number:02}-of-made-up-news"[: 9 + number % 17]
        slug = f"{slug.rstrip('-')}-{number:02}" if number > 11 else _ODD[number]
        with store.ledger(slug) as ledger:
            ledger.book.db.execute("PRAGMA synchronous=OFF")  # what is made up may be lost
            per_day = 10 ** (0.3 + 2 * (number % 7) / 7)
            made = {"every": every, "seed": number, "until": now}
            if slug == "silent-paper":
                fill(ledger, 60, days=57, **{**made, "until": ago(3)})
                nothing(ledger, times(ago(3), now, every))
            elif slug == "blocked-agency":
                fill(ledger, 120, days=58.5, **{**made, "until": ago(1.5)})
                nothing(ledger, times(ago(1.5), now, every), "blocked", failures={"blocked": 3, "robots": 1})
            elif slug == "new-layout":
                fill(ledger, 40, days=58, **{**made, "until": ago(2)})
                fill(ledger, 40, days=2, shares={**SHARES, "with_author": 0.05}, **made)
            elif slug == "undated-radio":
                fill(ledger, 30, days=57, **{**made, "until": ago(3)})
                fill(ledger, 30, days=3, dated=0.2, shares={**SHARES, "with_place": 0.4}, **made)
            elif slug == "layout-changed-tv":
                fill(ledger, 30, days=58, **{**made, "until": ago(2)})
                nothing(ledger, times(ago(2), now, every), "layout-changed", failures={"no-article": 20})
            elif slug == "killed-at-night":
                fill(ledger, 300, days=58, **{**made, "until": ago(2)})
                for moment in times(ago(2), now, every):
                    crawl(ledger, moment, 3, outcome=None)
            elif slug == "schedule-stopped":
                fill(ledger, 20, days=58, **{**made, "until": ago(2)})
            elif slug == "twice-a-week":
                fill(ledger, 12, days=60, weekday=lambda moment: moment.weekday() in (1, 4), **made)
            elif slug == "brand-new":
                fill(ledger, 50, days=2, **made)
            elif slug == "once-backfilled":
                fill(ledger, 15, days=59, **{**made, "until": ago(1)})
                crawl(ledger, ago(1), 4000, asked={"since": "2019-01-01"}, shares={}, dated=0.1)
                fill(ledger, 15, days=1 - 1 / 24, **made)
            elif slug == "flaky-host":
                for moment in times(ago(60), now, every):
                    bad = moment.hour % 5 == 0
                    crawl(ledger, moment, 0 if bad else 3, outcome="timeout" if bad else "ok", failures={"timeout": 4})
            elif slug == "never-anything":
                nothing(ledger, times(ago(12), now, every))
            else:
                fill(ledger, per_day, **made)
    return store


_ODD = (
    *("silent-paper", "blocked-agency", "new-layout", "undated-radio", "layout-changed-tv", "killed-at-night"),
    *("schedule-stopped", "twice-a-week", "brand-new", "once-backfilled", "flaky-host", "never-anything"),
)

if __name__ == "__main__":
    forty(Path(sys.argv[1]), now=datetime.now(UTC).replace(microsecond=0))
