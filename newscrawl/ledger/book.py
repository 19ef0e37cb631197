"""The SQLite file under a ledger: opened, brought up to date, written in transactions, flushed to the disk."""

import math
import os
import shlex
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from newscrawl.ledger import tables
from newscrawl.ledger.lock import LockedError, hold


class LedgerError(OSError):
    """A ledger that cannot be used. The message names the file and the remedy."""


class ForeignError(LedgerError):
    """A file that is no ledger but another program's."""


class HeldError(LedgerError, LockedError):
    """A ledger of an older version that another run holds, and that cannot be read before that ends."""


class _Connection(sqlite3.Connection):
    """A connection whose reads, too, say what is wrong with the file and what to do about it."""

    book: Path

    def execute(self, *args: Any) -> sqlite3.Cursor:
        try:
            return super().execute(*args)
        except sqlite3.Error as wrong:
            raise LedgerError(remedy(self.book, wrong)) from wrong


class Book:
    """Opens the SQLite file at `path`, made where there is none. Times are aware datetimes, kept as ISO 8601 in UTC.

    An older ledger is brought up to date under the outlet's lock only: a crawl of an older newscrawl that is at work
    on it would stop with an error. `held`: the caller has that lock; else it is taken for the time that this needs.
    On a disk that may only be read it is opened to be read, and every write fails.
    Raises HeldError where a run has it, ForeignError for another program's file, LedgerError for one that is damaged or
    was written by a newer program.
    """

    def __init__(self, path: Path | str, *, held: bool = False) -> None:
        self.path = Path(path)
        self.identity = ""  # another one in every ledger ever made
        self._most, self._seconds = 1, 0.0
        self._gathered = 0  # writes done and not yet committed
        self._committed_at = -math.inf
        self._is_closed = False
        try:
            archived = _is_archived(self.path)
            place = f"file:{quote(str(self.path.absolute()))}?mode=ro&immutable=1" if archived else self.path
            self.db = sqlite3.connect(place, isolation_level=None, timeout=30, factory=_Connection, uri=archived)
            self.db.book = self.path
            if tables.are_foreign(self.db):  # asked before anything is written into it
                self.db.close()
                raise ForeignError(f"{self.path}: holds another program's tables, no ledger; move it out of the store")
            if not archived:
                self.db.execute("PRAGMA journal_mode=WAL")
            self.db.execute("PRAGMA synchronous=NORMAL")
            self.db.execute("PRAGMA cache_size=-8000")  # 8 MB, also where the file has five million URLs
            if not tables.are_current(self.db):
                with nullcontext() if held else hold(self.path.parent, self.path.parent.name):
                    tables.migrate(self.db)
            (self.identity,) = self.db.execute("SELECT value FROM identity").fetchone() or ("",)
        except (sqlite3.Error, ValueError) as wrong:
            raise LedgerError(remedy(self.path, wrong)) from wrong
        except LockedError as other:
            self.db.close()
            raise HeldError(
                f"{self.path}: a crawl of an older newscrawl is at work on it, or it is just being brought up to date; "
                "it can be read when that has ended"
            ) from other
        except LedgerError:
            raise
        except OSError as wrong:  # the lock, of a store that may only be read
            raise LedgerError(
                f"{self.path}: cannot be brought up to date ({wrong.filename}: {wrong.strerror})"
            ) from wrong

    def close(self) -> None:
        """Close the file; what was written stays. Raises LedgerError where it cannot be committed."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            self.commit()
        finally:
            self.db.close()

    def __enter__(self) -> "Book":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def gather(self, most: int, seconds: float) -> None:
        """From now on let writes that follow each other closely share a commit, which costs more than all of them.

        A write is committed at once where the last commit lies `seconds` back; those that come sooner wait for it, or
        until there are `most` of them. A killed process forgets those that wait, each of them whole.
        """
        self._most, self._seconds = most, seconds
        # What undoes a single one of them would stand in a file. Not for all: a sort of every URL needs one.
        self.db.execute("PRAGMA temp_store=MEMORY")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A write that happens whole or not at all. Raises LedgerError, with nothing written.

        Where the disk fails, the writes that waited for a commit with this one are undone as well.
        """
        joins = self._gathered > 0
        try:
            self.db.execute("SAVEPOINT one" if joins else "BEGIN IMMEDIATE")
            try:
                yield self.db
            except BaseException:
                if self.db.in_transaction:  # a full disk has ended it already
                    self.db.execute("ROLLBACK TO one" if joins else "ROLLBACK")
                    if joins:
                        self.db.execute("RELEASE one")
                raise
            if joins:
                self.db.execute("RELEASE one")
            self._gathered += 1
            if self._gathered >= self._most or time.monotonic() - self._committed_at >= self._seconds:
                self.commit()
        except sqlite3.Error as wrong:
            raise LedgerError(remedy(self.path, wrong)) from wrong
        finally:
            if not self.db.in_transaction:
                self._gathered = 0

    def commit(self) -> None:
        """Commit what was written and waits for it. Raises LedgerError, with none of it written."""
        if not self.db.in_transaction:
            return
        try:
            self.db.execute("COMMIT")
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            raise
        finally:
            self._gathered, self._committed_at = 0, time.monotonic()

    def flush(self) -> None:
        """Wait until everything written so far is on the disk."""
        self.commit()
        wal = Path(f"{self.path}-wal")
        for file in (wal, self.path):
            if file.exists():
                descriptor = os.open(file, os.O_RDONLY)
                try:
                    os.fsync(descriptor)
                finally:
                    os.close(descriptor)


def _is_archived(path: Path) -> bool:
    """Whether a ledger lies on a disk that may only be read, where SQLite needs to be told that nobody writes.

    Raises LedgerError for one with writes beside it that were never brought into it: they would not be seen.
    """
    if not path.is_file() or not os.statvfs(path).f_flag & os.ST_RDONLY:
        return False
    beside = Path(f"{path}-wal")
    if beside.exists() and beside.stat().st_size:
        raise LedgerError(
            f"{path}: lies on a disk that may only be read, with writes of a run beside it ({beside.name}); copy the "
            "store to where it may be written, and name the copy with --store"
        )
    return True


def iso(moment: datetime | None) -> Any:
    """An aware datetime as ISO 8601 in UTC, which sorts as text; None stays None."""
    return None if moment is None else f"{moment.astimezone(UTC).isoformat()[:19]}Z"


def remedy(path: Path, wrong: Exception) -> str:
    """What is wrong with a ledger, and what to do about it."""
    said = str(wrong)
    if "disk is full" in said or "disk I/O error" in said:
        return f"{path}: the disk is full or cannot be written ({said}); make room and start the same command again"
    if "malformed" in said or "not a database" in said:
        outlet, store = shlex.quote(path.parent.name), shlex.quote(str(path.parent.parent))
        return f"{path}: is damaged ({said}); newscrawl ledger repair {outlet} --store {store} saves what can be read"
    if "readonly" in said or "unable to open" in said:
        return f"{path}: cannot be written ({said}); check the folder's permissions or give another with --store"
    return f"{path}: {said}"
