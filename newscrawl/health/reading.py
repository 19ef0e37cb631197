"""Reads an outlet's history from its ledger."""

import sqlite3
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from newscrawl.failure import printable
from newscrawl.health.history import History, PastRun
from newscrawl.ledger import HeldError, Ledger, LedgerError
from newscrawl.ledger.store import ledgers

_SLACK = timedelta(hours=1)  # by which two clocks may differ


def slugs(store: Path) -> list[str]:
    """The outlets of which a store knows something. Nothing is made where there is no store."""
    return sorted({file.parent.name for file in ledgers(store)})


def read(store: Path, slug: str, *, since: datetime, now: datetime) -> History:
    """The runs of an outlet between two aware datetimes.

    Of several ledgers, as `-O` makes them, the one with the most runs counts. A ledger that cannot be read is told of
    in `problem`; nothing is raised.
    """
    found = [_read(file, slug, since, now) for file in ledgers(store, slug)]
    return max(found, key=lambda history: (history.problem is not None, len(history.runs)), default=History(slug=slug))


def _read(file: Path, slug: str, since: datetime, now: datetime) -> History:
    try:
        with Ledger(file) as ledger:
            rows = list(ledger.runs.since(since))
            times = [(_moment(at), revision) for at, revision in ledger.outbox.times(since)]
            articles = ledger.count("articles")
        return _history(slug, rows, times, articles, now)
    except LedgerError as wrong:
        return History(slug=slug, problem=printable(str(wrong)), held=isinstance(wrong, HeldError))
    except (sqlite3.Error, ValueError, TypeError, AttributeError) as wrong:
        remedy = f"newscrawl ledger repair {slug} --store {file.parent.parent}"
        return History(slug=slug, problem=printable(f"{file}: is damaged ({wrong}); {remedy} saves what can be read"))


def _history(
    slug: str, rows: list[dict[str, Any]], times: list[tuple[datetime, int]], articles: int, now: datetime
) -> History:
    """Rows come newest first, as does `times`: when each line was written and its revision."""
    begun = sorted(((_moment(row["began"]), row["run"], row) for row in rows), key=lambda one: one[:2])
    past = [(began, row) for began, _, row in begun if began <= now + _SLACK]
    starts = [began for began, _ in past]
    written: Counter[int] = Counter()
    new: Counter[int] = Counter()
    for at, revision in times:
        if number := bisect_right(starts, at):
            written[number - 1] += 1
            new[number - 1] += revision == 1
    runs = []
    for number, (began, row) in enumerate(past):
        if _ordinary(row["asked"]):
            runs.append(_run(began, row, new[number] if written[number] else None))
    return History(
        slug=slug,
        runs=runs,
        archive_runs=len(past) - len(runs),
        future_runs=len(begun) - len(past),
        articles=articles,
    )


def _ordinary(asked: Mapping[str, Any]) -> bool:
    """Whether a run took what is current, and no more."""
    return not (asked.get("since") or asked.get("until") or asked.get("given"))


def _run(began: datetime, row: Mapping[str, Any], new: int | None) -> PastRun:
    """`new`: the articles that the outbox dates into this run, also where it was killed; None where it has no line."""
    counts = row["counts"]
    records = _number(counts.get("articles"))
    failures = counts.get("failures") or {}
    return PastRun(
        began=began,
        outcome=row["outcome"],
        new=records if new is None else new,
        records=records,
        dated=max(records - _number(counts.get("undated")), 0),
        with_author=min(_number(counts.get("with_author")), records),
        with_place=min(_number(counts.get("with_place")), records),
        with_text=min(_number(counts.get("with_text")), records),
        failures={printable(str(kind), 40): _number(count) for kind, count in failures.items() if _number(count)},
    )


def _number(value: Any) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
