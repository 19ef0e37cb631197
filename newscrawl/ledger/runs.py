"""Runs of an outlet: when, what was asked, how it ended."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import orjson

from newscrawl.ledger.book import Book, iso

_COLUMNS = "run, began, ended, asked, outcome, counts"


class Runs:
    """The table of runs."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def begin(self, asked: dict[str, Any], at: datetime) -> int:
        """Note that a run began; returns its number."""
        with self._book.transaction() as db:
            done = db.execute("INSERT INTO runs (began, asked) VALUES (?, ?)", (iso(at), orjson.dumps(asked).decode()))
            return int(done.lastrowid or 0)

    def end(self, run: int, at: datetime, outcome: str, counts: dict[str, Any]) -> None:
        """Note how a run ended."""
        with self._book.transaction() as db:
            db.execute(
                "UPDATE runs SET ended = ?, outcome = ?, counts = ? WHERE run = ?",
                (iso(at), outcome, orjson.dumps(counts).decode(), run),
            )

    def last(self, limit: int = 50) -> list[dict[str, Any]]:
        """The last runs, newest first: `run`, `began`, `ended`, `asked`, `outcome`, `counts`."""
        rows = self._book.db.execute(f"SELECT {_COLUMNS} FROM runs ORDER BY run DESC LIMIT ?", (limit,))
        return [_plain(row) for row in rows]

    def since(self, at: datetime) -> Iterator[dict[str, Any]]:
        """The runs that began at `at` or later, newest first, as `last` gives them; earlier ones are not read.

        A clock that went back for some runs leaves no gap: reading ends after a hundred earlier runs in a row.
        """
        earlier, first = 0, iso(at)
        for row in self._book.db.execute(f"SELECT {_COLUMNS} FROM runs ORDER BY run DESC"):
            earlier = 0 if row[1] >= first else earlier + 1
            if earlier > 100:
                return
            if not earlier:
                yield _plain(row)


def _plain(row: tuple[Any, ...]) -> dict[str, Any]:
    run, began, ended, asked, outcome, counts = row
    return {
        "run": run,
        "began": began,
        "ended": ended,
        "asked": orjson.loads(asked),
        "outcome": outcome,
        "counts": orjson.loads(counts) if counts else {},
    }
