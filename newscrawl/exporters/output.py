"""An output file: a view of the outboxes of the outlets that were crawled into it.

How far each file was written, and up to which record of each outlet, stands in one small database of the store,
changed in one transaction per batch, after the bytes are on the disk. After a kill between the two the file is longer
than it should be; the tail is cut only when it is our own: bytes that the next batch would have begun with, or the
start of them. A file that is shorter, or goes on with something else, stops the run.
"""

import errno
import fcntl
import hashlib
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

import orjson

from newscrawl.compression import open_read
from newscrawl.exporters import appender
from newscrawl.ledger import Ledger, Written

_BATCH = 256  # records; so many are written again, never lost, when a batch is cut
_TABLES = """
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, pattern TEXT NOT NULL, offset INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS fed (
    pattern TEXT NOT NULL, outlet TEXT NOT NULL, memory TEXT NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (pattern, outlet)
);
CREATE TABLE IF NOT EXISTS rewrites (path TEXT PRIMARY KEY, size INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS batch (
    path TEXT PRIMARY KEY, data BLOB NOT NULL
);
"""


class OutputError(OSError):
    """An output that cannot be written. The message names the file and the remedy."""


class Output:
    """The output named by `pattern`, a path in which `%(date)s` stands for the day (UTC) on which a line is written.

    `store`: the folder that holds `outputs.sqlite`. Several outlets, and several processes, may feed one output.
    """

    def __init__(self, pattern: str, store: Path) -> None:
        self.pattern = str(Path(pattern).absolute())
        self._lock = store / "outputs.lock"
        try:
            self._db = sqlite3.connect(store / "outputs.sqlite", isolation_level=None, timeout=60)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            self._db.executescript(_TABLES)
        except sqlite3.Error as wrong:
            raise OutputError(
                f"{store / 'outputs.sqlite'}: cannot be used ({wrong}); make room and start the same command again, or "
                "give another folder with --store"
            ) from wrong

    def close(self) -> None:
        """Close the database of positions."""
        self._db.close()

    def path(self, at: datetime | None = None) -> Path:
        """The file that takes lines at this time (default: now)."""
        day = (at or datetime.now(UTC)).astimezone(UTC).date().isoformat()
        return Path(self.pattern.replace("%(date)s", day))

    def memory(self, outlet: str) -> str:
        """The name of the ledger that feeds this output: `ledger`, or the one that `-O` began for it."""
        row = self._db.execute(
            "SELECT memory FROM fed WHERE pattern = ? AND outlet = ?", (self.pattern, outlet)
        ).fetchone()
        return str(row[0]) if row else "ledger"

    @property
    def label(self) -> str:
        """A short name for this output, fit for file names."""
        return hashlib.sha256(self.pattern.encode()).hexdigest()[:12]

    def register(self, ends: Mapping[str, int], memory: str = "ledger") -> None:
        """Let outlets feed this output from here on, those that do already unchanged.

        `ends`: outlet -> the last line of its outbox. A new output takes what is new; `newscrawl ledger export` writes
        what was before. `memory`: the name of their ledgers.
        """
        rows = [(self.pattern, outlet, memory, end) for outlet, end in ends.items()]
        self._db.executemany("INSERT OR IGNORE INTO fed VALUES (?,?,?,?)", rows)

    def begin_afresh(self, outlets: Iterable[str], memory: str) -> None:
        """Forget what was written and empty the files; `outlets` feed it from ledgers called `memory` from now on."""
        with self._held():
            self._db.execute("BEGIN IMMEDIATE")
            files = [path for (path,) in self._db.execute("SELECT path FROM files WHERE pattern=?", (self.pattern,))]
            for path in {*files, str(self.path())}:
                _complain(Path(path), partial(Path(path).write_bytes, b""))
                self._db.execute("DELETE FROM batch WHERE path = ?", (path,))
            self._db.execute("DELETE FROM files WHERE pattern = ?", (self.pattern,))
            self._db.execute("DELETE FROM fed WHERE pattern = ?", (self.pattern,))
            rows = [(self.pattern, outlet, memory) for outlet in outlets]
            self._db.executemany("INSERT INTO fed VALUES (?,?,?,0)", rows)
            self._db.execute("COMMIT")

    def check(self) -> None:
        """Bring the files back to their last committed ends. Raises OutputError for a shorter or foreign file, and
        before anything is fetched for one that could not be written.
        """
        _complain(self.path(), partial(_may_be_written, self.path()))
        rows = self._db.execute("SELECT path FROM files WHERE pattern = ?", (self.pattern,)).fetchall()
        known = {path for (path,) in rows}
        for path in {*known, str(self.path())}:
            if path != str(self.path()) and not Path(path).exists():
                continue  # the file of an earlier day, put away by its owner; nothing will be written to it
            with self._held():
                self._settle(Path(path))
                self._mend(Path(path), self._end(Path(path)))

    def feed(self, outlet: str, ledger: Ledger) -> int:
        """Write what the outlet's outbox holds beyond the last line fed; returns how many lines."""
        written = 0
        while True:
            path = self.path()
            with self._held():
                batch = ledger.outbox.pending(self._fed(outlet), _BATCH)
                if not batch:
                    return written
                self._write(path, outlet, ledger, batch)
                written += len(batch)

    def forget(self, ids: Collection[str]) -> int:
        """Rewrite the files of this output without the articles named by their ids; returns how many lines went."""
        went = 0
        with self._held():
            for (path,) in self._db.execute("SELECT path FROM files WHERE pattern = ?", (self.pattern,)).fetchall():
                self._mend(Path(path), self._end(Path(path)))
                went += self._rewrite(Path(path), ids)
        return went

    def _rewrite(self, path: Path, ids: Collection[str]) -> int:
        lines = open_read(path).read().splitlines()
        kept = [line for line in lines if orjson.loads(line)["id"] not in ids]
        if len(kept) == len(lines):
            return 0
        data = appender.packed(path, kept) if kept else b""
        beside = path.with_name(f"{path.name}.rewriting")
        _complain(beside, partial(beside.write_bytes, data))
        # The size is told first: a kill before or after the rename is then told apart by it.
        self._db.execute("INSERT OR REPLACE INTO rewrites VALUES (?,?)", (str(path), len(data)))
        _complain(path, partial(beside.replace, path))
        self._settle(path)
        return len(lines) - len(kept)

    def _settle(self, path: Path) -> None:
        """Finish a rewrite that was begun."""
        row = self._db.execute("SELECT size FROM rewrites WHERE path = ?", (str(path),)).fetchone()
        if row is None:
            return
        self._db.execute("BEGIN IMMEDIATE")
        if path.exists() and path.stat().st_size == row[0]:
            self._db.execute("UPDATE files SET offset = ? WHERE path = ?", (row[0], str(path)))
        self._db.execute("DELETE FROM rewrites WHERE path = ?", (str(path),))
        self._db.execute("COMMIT")

    def _write(self, path: Path, outlet: str, ledger: Ledger, batch: list[Written]) -> None:
        ledger.flush()  # never a line in the file that the ledger could forget
        offset = self._end(path)
        self._mend(path, offset)
        data = appender.packed(path, [row.line for row in batch])
        # What is about to be written is told first, so that after a kill the tail is known for ours.
        self._db.execute("BEGIN IMMEDIATE")
        self._db.execute("INSERT OR IGNORE INTO files VALUES (?,?,0)", (str(path), self.pattern))
        self._db.execute("INSERT OR REPLACE INTO batch VALUES (?,?)", (str(path), data))
        self._db.execute("COMMIT")
        end = _complain(path, lambda: appender.append(path, offset, data))
        self._db.execute("BEGIN IMMEDIATE")
        self._db.execute("INSERT OR REPLACE INTO files VALUES (?,?,?)", (str(path), self.pattern, end))
        self._db.execute(
            """INSERT INTO fed VALUES (?,?,?,?) ON CONFLICT (pattern, outlet) DO UPDATE SET seq=excluded.seq""",
            (self.pattern, outlet, ledger.path.stem, batch[-1].seq),
        )
        self._db.execute("DELETE FROM batch WHERE path = ?", (str(path),))
        self._db.execute("COMMIT")

    def _end(self, path: Path) -> int:
        row = self._db.execute("SELECT offset FROM files WHERE path = ?", (str(path),)).fetchone()
        return int(row[0]) if row else 0

    def _fed(self, outlet: str) -> int:
        row = self._db.execute(
            "SELECT seq FROM fed WHERE pattern = ? AND outlet = ?", (self.pattern, outlet)
        ).fetchone()
        return int(row[0]) if row else 0

    def _mend(self, path: Path, offset: int) -> None:
        """Cut a tail of ours; refuse a file that is not as we left it."""
        size = path.stat().st_size if path.exists() else 0
        if size == offset:
            return
        if size < offset:
            raise OutputError(
                f"{path}: is {size} bytes long, and {offset} were written: something cut or replaced it. Put it back, "
                "or start afresh with -O; newscrawl ledger export writes it anew"
            )
        row = self._db.execute("SELECT data FROM batch WHERE path = ?", (str(path),)).fetchone()
        if row is None or not row[0].startswith(_tail(path, offset, len(row[0]) + 1)):
            raise OutputError(
                f"{path}: goes on behind what newscrawl wrote ({size - offset} bytes of something else). "
                "Give another file with -o, or start afresh with -O"
            )
        _complain(path, lambda: appender.cut(path, offset))

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Hold the store's outputs against other processes while one is written."""
        with self._lock.open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                if self._db.in_transaction:  # something failed half way, a full disk: the next outlet begins anew
                    self._db.execute("ROLLBACK")


def _may_be_written(path: Path) -> None:
    """Raise OSError where a file cannot be written or made; makes none."""
    if not path.parent.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "its folder is not there")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _tail(path: Path, offset: int, most: int) -> bytes:
    """The bytes of a file from `offset` on, at most so many."""
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(most)


_T = TypeVar("_T")


def _complain(path: Path, act: Callable[[], _T]) -> _T:
    """Do something to a file; an OSError becomes an OutputError that names the file and the remedy."""
    try:
        return act()
    except OSError as wrong:
        raise OutputError(
            f"{path}: cannot be written ({wrong.strerror}); nothing written before is harmed. Make room or give "
            "another file with -o, then start the same command again"
        ) from wrong


def patterns(store: Path) -> list[str]:
    """The outputs that a store ever fed."""
    db = sqlite3.connect(store / "outputs.sqlite")
    try:
        return [pattern for (pattern,) in db.execute("SELECT DISTINCT pattern FROM files ORDER BY pattern")]
    except sqlite3.OperationalError:  # no output was ever fed
        return []
    finally:
        db.close()
