"""What is known of hosts from one run to the next, whichever outlet they serve: robots.txt and its like, and rests.

    <store>/hosts.sqlite

It spares hosts questions and nothing else: a file that cannot be used is done without, and may be deleted at any time.
Times are seconds since 1970.
"""

import logging
import sqlite3
from dataclasses import dataclass
from functools import cache
from typing import Any

from newscrawl.failure import printable

logger = logging.getLogger(__name__)

_TABLES = """
CREATE TABLE IF NOT EXISTS texts (
    url TEXT PRIMARY KEY, status INTEGER NOT NULL, body BLOB NOT NULL, etag TEXT, last_modified TEXT,
    until REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rests (
    host TEXT PRIMARY KEY, until REAL NOT NULL, times INTEGER NOT NULL, why TEXT NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Text:
    """A small file at a known address (robots.txt, tdmrep.json) as it was answered, and until when that holds."""

    url: str
    status: int
    body: bytes
    etag: str | None
    last_modified: str | None
    until: float


@dataclass(frozen=True, slots=True)
class Rest:
    """A host that is left alone: until when, the how many-eth time in a row, and what it said."""

    until: float
    times: int
    why: str


class Hosts:
    """The file at `path`; one in memory, which ends with the process, where there is none or it cannot be used."""

    def __init__(self, path: str | None = None) -> None:
        try:
            self._db = _open(path or ":memory:")
        except sqlite3.Error as wrong:
            logger.warning("%s cannot be used (%s); hosts are asked for robots.txt anew", printable(str(path)), wrong)
            self._db = _open(":memory:")

    def text(self, url: str) -> Text | None:
        """What `url` answered last."""
        row = self._one("SELECT url, status, body, etag, last_modified, until FROM texts WHERE url = ?", url)
        return Text(*row) if row else None

    def keep(self, text: Text) -> None:
        """Remember an answer in place of an earlier one."""
        row = (text.url, text.status, text.body, text.etag, text.last_modified, text.until)
        self._write("INSERT OR REPLACE INTO texts VALUES (?,?,?,?,?,?)", *row)

    def rest(self, host: str) -> Rest | None:
        """The rest of `host`, over or not; None where it answered since."""
        row = self._one("SELECT until, times, why FROM rests WHERE host = ?", host)
        return Rest(*row) if row else None

    def leave(self, host: str, rest: Rest) -> None:
        """Leave `host` alone."""
        self._write("INSERT OR REPLACE INTO rests VALUES (?,?,?,?)", host, rest.until, rest.times, rest.why)

    def spoke(self, host: str) -> None:
        """The host answers again: its rests are forgotten."""
        self._write("DELETE FROM rests WHERE host = ?", host)

    def _one(self, query: str, key: str) -> tuple[Any, ...] | None:
        try:
            row: tuple[Any, ...] | None = self._db.execute(query, (key,)).fetchone()
        except sqlite3.Error as wrong:
            logger.warning("what is known of hosts cannot be read: %s", wrong)
            return None
        return row

    def _write(self, query: str, *row: object) -> None:
        try:
            self._db.execute(query, row)
        except sqlite3.Error as wrong:
            logger.warning("what is known of hosts cannot be written: %s", wrong)


@cache
def hosts_at(path: str | None) -> Hosts:
    """The hosts of a path, opened once in a process: runs and single fetches share what they have asked."""
    return Hosts(path)


def _open(path: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, timeout=10, check_same_thread=False)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=NORMAL")
    db.executescript(_TABLES)
    return db
