"""What the ledger knows of every URL: where it was found, what became of it, when to look again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from newscrawl.ledger.book import Book, iso

_COLUMNS = "key, url, state, via, source, found_at, hints, tries, etag, last_modified, article_id, tried_at, reason"

_MANY = 1000  # URLs


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger knows of one URL."""

    key: str
    url: str
    state: str
    via: str
    source: str | None
    found_at: str
    hints: dict[str, Any]
    tries: int
    etag: str | None
    last_modified: str | None
    article_id: str | None
    tried_at: str | None
    reason: str | None


class Urls:
    """The table of URLs."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def found(self, leads: Sequence[tuple[str, dict[str, Any]]], at: datetime) -> list[str]:
        """Note URLs worth fetching; returns the keys that are new.

        `leads`: pairs of key and hints (`url`, `via`, `source` and what else the lead says, kept as JSON).
        """
        fresh: list[str] = []
        now = iso(at)
        if len(leads) > _MANY:  # a commit of their own: what could undo them alone would be held in memory
            self._book.commit()
        with self._book.transaction() as db:
            for key, hints in leads:
                row = (key, hints["url"], hints["via"], hints.get("source"), now, orjson.dumps(hints))
                done = db.execute(
                    "INSERT OR IGNORE INTO urls (key, url, via, source, found_at, hints) VALUES (?,?,?,?,?,?)", row
                )
                if done.rowcount:
                    fresh.append(key)
        return fresh

    def better(self, key: str, hints: dict[str, Any]) -> None:
        """Give a URL that still waits the hints of a better lead."""
        with self._book.transaction() as db:
            row = (hints["via"], hints.get("source"), orjson.dumps(hints), key)
            db.execute("UPDATE urls SET via = ?, source = ?, hints = ? WHERE key = ? AND state = 'found'", row)

    def known(self, key: str) -> Known | None:
        """What is known of a URL, by its key; None where it was never found."""
        row = self._book.db.execute(f"SELECT {_COLUMNS} FROM urls WHERE key = ?", (key,)).fetchone()
        return _known(row) if row else None

    def those(self, keys: Sequence[str]) -> dict[str, Known]:
        """What is known of some URLs, by their keys; a few at a time. Those never found are left out."""
        asked = ",".join("?" * len(keys))
        rows = self._book.db.execute(f"SELECT {_COLUMNS} FROM urls WHERE key IN ({asked})", tuple(keys))
        return {row[0]: _known(row) for row in rows}

    def open(self, limit: int, after: str = "") -> list[Known]:
        """URLs found and not yet tried to the end, by key after `after`, at most `limit`."""
        rows = self._book.db.execute(
            f"SELECT {_COLUMNS} FROM urls WHERE state = 'found' AND key > ? ORDER BY key LIMIT ?", (after, limit)
        )
        return [_known(row) for row in rows]

    def due(self, now: datetime, limit: int) -> list[Known]:
        """Articles to look at again, the longest overdue first."""
        rows = self._book.db.execute(
            f"SELECT {_COLUMNS} FROM urls WHERE check_at <= ? ORDER BY check_at LIMIT ?", (iso(now), limit)
        )
        return [_known(row) for row in rows]

    def tried(
        self,
        key: str,
        state: str,
        at: datetime,
        *,
        status: int | None = None,
        reason: str | None = None,
        check_at: datetime | None = None,
        most_tries: int = 3,
    ) -> None:
        """Note that a URL was fetched and gave no record. `failed` becomes final after `most_tries`."""
        with self._book.transaction() as db:
            db.execute(
                """UPDATE urls SET tries = tries + 1, tried_at = ?, http_status = ?, reason = ?, check_at = ?,
                   state = CASE WHEN ? = 'failed' AND tries + 1 < ? THEN state ELSE ? END WHERE key = ?""",
                (iso(at), status, reason, iso(check_at), state, most_tries, state, key),
            )

    def unchanged(self, key: str, at: datetime, *, check_at: datetime | None = None) -> None:
        """Note that a page was asked for again and has not changed (304, or the same words)."""
        with self._book.transaction() as db:
            db.execute(
                "UPDATE urls SET tried_at = ?, misses = 0, check_at = ? WHERE key = ?", (iso(at), iso(check_at), key)
            )


def _known(row: tuple[Any, ...]) -> Known:
    key, url, state, via, source, found_at, hints, tries, etag, last_modified, article_id, tried_at, reason = row
    said = orjson.loads(hints) if hints else {}
    return Known(key, url, state, via, source, found_at, said, tries, etag, last_modified, article_id, tried_at, reason)
