"""The small database of a store that knows its outputs: how far each file was written, from which ledgers.

    <store>/outputs.sqlite

| table | a row is |
|---|---|
| `files` | a file: `offset`, where our bytes end; `tail`, a digest of the last of them |
| `fed` | an outlet that feeds an output: behind line `start`, up to line `seq` of the ledger `memory` with `identity` |
| `batch` | the bytes that are being appended to a file just now |
| `rewrites` | a file that is being replaced just now by one of this `size` and `tail` |
| `stale` | a file of an earlier run that the first line of this one will replace (`-O`) |
"""

import shlex
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

VERSION = 1
_TABLES = (
    "CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, pattern TEXT NOT NULL, offset INTEGER NOT NULL)",
    """CREATE TABLE IF NOT EXISTS fed (pattern TEXT NOT NULL, outlet TEXT NOT NULL, memory TEXT NOT NULL,
       seq INTEGER NOT NULL, PRIMARY KEY (pattern, outlet))""",
    "CREATE TABLE IF NOT EXISTS rewrites (path TEXT PRIMARY KEY, size INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS batch (path TEXT PRIMARY KEY, data BLOB NOT NULL)",
    "CREATE TABLE stale (path TEXT PRIMARY KEY, pattern TEXT NOT NULL)",
    "ALTER TABLE files ADD COLUMN tail BLOB",  # absent for files last written by an earlier newscrawl
    "ALTER TABLE fed ADD COLUMN start INTEGER",
    "ALTER TABLE fed ADD COLUMN identity TEXT",
    "ALTER TABLE rewrites ADD COLUMN tail BLOB",
)


class OutputError(OSError):
    """An output that cannot be written. The message names the file and the remedy."""


class _Connection(sqlite3.Connection):
    """A connection that says what is wrong with the file and what to do about it."""

    place: Path

    def execute(self, *args: Any) -> sqlite3.Cursor:
        try:
            return super().execute(*args)
        except sqlite3.Error as wrong:
            raise OutputError(remedy(self.place, wrong)) from wrong


@dataclass(frozen=True, slots=True)
class Feeding:
    """An outlet's share in an output. `start` is None where an earlier newscrawl did not write it down."""

    outlet: str
    memory: str
    start: int | None
    seq: int


def opened(store: Path) -> sqlite3.Connection:
    """The database of the store, made or brought up to date. Raises OutputError."""
    place = store / "outputs.sqlite"
    try:
        db = sqlite3.connect(place, isolation_level=None, timeout=60, factory=_Connection)
        db.place = place
        if _is_foreign(db):  # asked before anything is written into it
            raise OutputError(f"{place}: holds another program's tables; move it away, or give another --store")
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        if _version(db) < VERSION:
            db.execute("BEGIN IMMEDIATE")
            if _version(db) < VERSION:  # another process may have been quicker
                for statement in _TABLES:
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {VERSION}")
            db.execute("COMMIT")
    except sqlite3.Error as wrong:
        raise OutputError(remedy(place, wrong)) from wrong
    return db


def _is_foreign(db: sqlite3.Connection) -> bool:
    """Whether a file holds tables, and they are not ours; nothing is written."""
    names = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return bool(names) and not names >= {"files", "fed"}


def _version(db: sqlite3.Connection) -> int:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return int(version)


def patterns(store: Path) -> list[str]:
    """The outputs that a store ever fed. Raises OutputError."""
    if not (store / "outputs.sqlite").exists():
        return []
    with closing(opened(store)) as db:
        rows = db.execute("SELECT pattern FROM files UNION SELECT pattern FROM fed UNION SELECT pattern FROM stale")
        return sorted(pattern for (pattern,) in rows)


def remedy(place: Path, wrong: Exception) -> str:
    """What is wrong with the database, and what to do about it."""
    said, store = str(wrong), shlex.quote(str(place.parent))
    if "malformed" in said or "not a database" in said:
        return (
            f"{place}: is damaged ({said}). Move it away, and take each output that shall go on back into the store: "
            f"newscrawl ledger repair -o FILE --store {store}"
        )
    if "locked" in said:
        return f"{place}: is held by another program ({said}); start the same command again when that has ended"
    if "readonly" in said or "unable to open" in said:
        return f"{place}: cannot be written ({said}); check the folder's permissions or give another with --store"
    return (
        f"{place}: cannot be used ({said}); make room and start the same command again, or give another folder with "
        "--store"
    )
