"""Runs of an outlet: when, what was asked, how it ended."""

from datetime import datetime
from typing import Any

import orjson

from newscrawl.ledger.book import Book, iso


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
        rows = self._book.db.execute(
            "SELECT run, began, ended, asked, outcome, counts FROM runs ORDER BY run DESC LIMIT ?", (limit,)
        )
        return [
            {
                "run": run,
                "began": began,
                "ended": ended,
                "asked": orjson.loads(asked),
                "outcome": outcome,
                "counts": orjson.loads(counts) if counts else {},
            }
            for run, began, ended, asked, outcome, counts in rows
        ]
