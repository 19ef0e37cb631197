"""An output file: a view of the outboxes of the outlets that were crawled into it.

How far each file was written, and up to which record of each outlet, stands in one small database of the store
(`positions`), changed in one transaction per batch, after the bytes are on the disk. After a kill between the two the
file is longer than it should be; the tail is cut only when it is our own: bytes that the next batch would have begun
with, or the start of them. A file that is shorter, ends otherwise than we left it, or goes on with something else,
stops the run; so does a ledger that is not the one that fed the file.
"""

import errno
import fcntl
import hashlib
import os
import shlex
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from newscrawl.exporters import appender, destination
from newscrawl.exporters.positions import Feeding, OutputError, opened, patterns
from newscrawl.ledger import Ledger, Written
from newscrawl.ledger.store import folder_name

__all__ = ["Output", "OutputError", "patterns"]

_BATCH = 256  # records; so many are written again, never lost, when a batch is cut


class Output:
    """The output named by `pattern`, a path in which `%(date)s` stands for the day (UTC) on which a line is written.

    `store`: the folder that holds `outputs.sqlite`. Several outlets, and several processes, may feed one output.
    """

    def __init__(self, pattern: str, store: Path) -> None:
        self.pattern = str(Path(pattern).absolute())
        self.store = store
        self._lock = store / "outputs.lock"
        self.db = opened(store)

    def close(self) -> None:
        """Close the database of positions."""
        self.db.close()

    def path(self, at: datetime | None = None) -> Path:
        """The file that takes lines at this time (default: now)."""
        day = (at or datetime.now(UTC)).astimezone(UTC).date().isoformat()
        return Path(self.pattern.replace("%(date)s", day))

    def paths(self) -> list[Path]:
        """The files that were written, those that an earlier run left and this one will replace included."""
        rows = self.db.execute(
            "SELECT path FROM files WHERE pattern = ? UNION SELECT path FROM stale WHERE pattern = ? ORDER BY path",
            (self.pattern, self.pattern),
        )
        return [Path(path) for (path,) in rows]

    def memory(self, outlet: str) -> str:
        """The name of the ledger that feeds this output: `ledger`, or the one that `-O` began for it."""
        row = self.db.execute(
            "SELECT memory FROM fed WHERE pattern = ? AND outlet = ?", (self.pattern, outlet)
        ).fetchone()
        return str(row[0]) if row else "ledger"

    @property
    def label(self) -> str:
        """A short name for this output, fit for file names."""
        return hashlib.sha256(self.pattern.encode()).hexdigest()[:12]

    def feedings(self) -> list[Feeding]:
        """Which outlets feed this output, from which ledgers, how far."""
        rows = self.db.execute("SELECT outlet, memory, start, seq FROM fed WHERE pattern = ?", (self.pattern,))
        return [Feeding(*row) for row in rows]

    def register(self, outlet: str, ledger: Ledger, *, whole: bool = False) -> int:
        """Let an outlet feed this output from here on; one that does already goes on unchanged.

        Returns how many lines were written before the output was named: a new one takes what is new, and `newscrawl
        ledger export` writes what was before. `whole`: it takes everything.
        """
        start = 0 if whole else ledger.outbox.end()
        row = (self.pattern, outlet, ledger.path.stem, start, start, ledger.identity)
        insert = "INSERT OR IGNORE INTO fed (pattern,outlet,memory,seq,start,identity) VALUES (?,?,?,?,?,?)"
        done = self.db.execute(insert, row)
        return start if done.rowcount else 0

    def adopt(self, feeding: Feeding, identity: str) -> None:
        """Write down what fed this output, and that the ledger of this identity is the one."""
        row = (self.pattern, feeding.outlet, feeding.memory, feeding.seq, feeding.start, identity)
        insert = "INSERT OR REPLACE INTO fed (pattern,outlet,memory,seq,start,identity) VALUES (?,?,?,?,?,?)"
        self.db.execute(insert, row)

    def begin_afresh(self) -> None:
        """Forget what was written. The files go when the first line comes, or with `finish_afresh`: a run that gets
        nothing harms nothing. Raises OutputError for a file that could not be written.
        """
        _complain(self.path(), partial(_may_be_written, self.path()))
        with self.held():
            self.db.execute("BEGIN IMMEDIATE")
            for path in {*self.paths(), self.path()}:
                self.db.execute("INSERT OR REPLACE INTO stale VALUES (?,?)", (str(path), self.pattern))
                for table in ("batch", "files", "rewrites"):
                    self.db.execute(f"DELETE FROM {table} WHERE path = ?", (str(path),))
            self.db.execute("DELETE FROM fed WHERE pattern = ?", (self.pattern,))
            self.db.execute("COMMIT")

    def finish_afresh(self) -> None:
        """Empty what an earlier run left and this one has not replaced: it went well and found nothing."""
        with self.held():
            for (path,) in self.db.execute("SELECT path FROM stale WHERE pattern = ?", (self.pattern,)).fetchall():
                self._empty(Path(path))

    def keep_stale(self) -> None:
        """Think better of `begin_afresh`, as long as no line was written."""
        self.db.execute("DELETE FROM stale WHERE pattern = ?", (self.pattern,))

    def check(self) -> None:
        """Bring the files back to their last committed ends. Raises OutputError for a shorter or foreign file, and
        before anything is fetched for one that could not be written.
        """
        _complain(self.path(), partial(_may_be_written, self.path()))
        for path in {*self.paths(), self.path()}:
            if path != self.path() and not path.exists():
                continue  # the file of an earlier day, put away by its owner; nothing will be written to it
            with self.held():
                self.mend(path)

    def feed(self, outlet: str, ledger: Ledger) -> int:
        """Write what the outlet's outbox holds beyond the last line fed; returns how many lines."""
        written = 0
        while True:
            path = self.path()
            with self.held():
                batch = ledger.outbox.pending(self.fed(outlet, ledger), _BATCH)
                if not batch:
                    return written
                self._write(path, outlet, ledger, batch)
                written += len(batch)

    def replace(self, path: Path, batches: Iterable[list[bytes]], kept: Path | None = None) -> None:
        """Put other lines in the place of a file's, at once; hold the output (`held`). `kept`: the old file's new name.

        A kill before or after the exchange leaves one of the two whole, and known for ours.
        """
        beside = path.with_name(f"{path.name}.rewriting")

        def write() -> int:
            with beside.open("wb") as file:
                for lines in batches:
                    file.write(appender.packed(path, lines))
                file.flush()
                os.fsync(file.fileno())
                return file.tell()

        size = _complain(beside, write)
        # The size is told first: a kill before or after the rename is then told apart by it.
        row = (str(path), size, appender.digest(beside, size))
        self.db.execute("INSERT OR REPLACE INTO rewrites (path, size, tail) VALUES (?,?,?)", row)
        if kept is not None and path.exists():
            _complain(kept, partial(os.link, path, kept))
        _complain(path, partial(beside.replace, path))
        self._settle(path)

    def _settle(self, path: Path) -> None:
        """Finish a rewrite that was begun."""
        row = self.db.execute("SELECT size, tail FROM rewrites WHERE path = ?", (str(path),)).fetchone()
        if row is None:
            return
        size, tail = row
        self.db.execute("BEGIN IMMEDIATE")
        if path.exists() and path.stat().st_size == size and tail in (None, appender.digest(path, size)):
            done = "INSERT OR REPLACE INTO files (path, pattern, offset, tail) VALUES (?,?,?,?)"
            self.db.execute(done, (str(path), self.pattern, size, appender.digest(path, size)))
            self.db.execute("DELETE FROM batch WHERE path = ?", (str(path),))
        self.db.execute("DELETE FROM rewrites WHERE path = ?", (str(path),))
        self.db.execute("COMMIT")

    def _write(self, path: Path, outlet: str, ledger: Ledger, batch: list[Written]) -> None:
        ledger.flush()  # never a line in the file that the ledger could forget
        if self.is_stale(path):
            self._empty(path)
        offset = self.mend(path)
        data = appender.packed(path, [row.line for row in batch])
        # What is about to be written is told first, so that after a kill the tail is known for ours.
        self.db.execute("BEGIN IMMEDIATE")
        self.db.execute("INSERT OR IGNORE INTO files (path, pattern, offset) VALUES (?,?,0)", (str(path), self.pattern))
        self.db.execute("INSERT OR REPLACE INTO batch VALUES (?,?)", (str(path), data))
        self.db.execute("COMMIT")
        end = _complain(path, lambda: appender.append(path, offset, data))
        self.db.execute("BEGIN IMMEDIATE")
        self.db.execute(
            "UPDATE files SET offset = ?, tail = ? WHERE path = ?", (end, appender.digest(path, end), str(path))
        )
        self.db.execute(
            """INSERT INTO fed (pattern, outlet, memory, seq, start, identity) VALUES (?,?,?,?,0,?)
               ON CONFLICT (pattern, outlet) DO UPDATE SET seq=excluded.seq, identity=excluded.identity""",
            (self.pattern, outlet, ledger.path.stem, batch[-1].seq, ledger.identity),
        )
        self.db.execute("DELETE FROM batch WHERE path = ?", (str(path),))
        self.db.execute("COMMIT")

    def is_stale(self, path: Path) -> bool:
        """Whether `-O` gave up a file, and no line has replaced it yet."""
        return self.db.execute("SELECT 1 FROM stale WHERE path = ?", (str(path),)).fetchone() is not None

    def _empty(self, path: Path) -> None:
        """Empty a file that `-O` gave up. Made where there is none: an output without records is an empty file."""
        if path == self.path() or path.exists():
            _complain(path, partial(path.write_bytes, b""))
        for table in ("batch", "files", "stale"):
            self.db.execute(f"DELETE FROM {table} WHERE path = ?", (str(path),))

    def fed(self, outlet: str, ledger: Ledger) -> int:
        """The last line fed. Raises OutputError for a ledger that does not hold it."""
        row = self.db.execute(
            "SELECT seq, identity FROM fed WHERE pattern = ? AND outlet = ?", (self.pattern, outlet)
        ).fetchone()
        if row is None:
            return 0
        seq, identity = row
        if ledger.outbox.end() < seq or identity not in (None, ledger.identity):
            name, store = shlex.quote(folder_name(outlet)), shlex.quote(str(self.store))
            raise OutputError(
                f"{self.pattern}: {outlet} was written into it from another ledger than {ledger.path}, which was "
                f"removed, replaced or put back from a copy. newscrawl ledger repair {name} --store {store} takes what "
                "stands in the output into the ledger, then the same command goes on; -O starts afresh"
            )
        if identity is None:  # written down by an earlier newscrawl
            ask = "UPDATE fed SET identity = ? WHERE pattern = ? AND outlet = ?"
            self.db.execute(ask, (ledger.identity, self.pattern, outlet))
        return int(seq)

    def mend(self, path: Path) -> int:
        """Finish or undo what a kill left half done; returns where our bytes end. Hold the output (`held`).

        Cuts a tail of ours; raises OutputError for a file that is not as we left it.
        """
        if (why := destination.refusal(path)) is not None:  # an endless device would be read to its end
            raise OutputError(f"{path}: {why}")
        if self.is_stale(path):
            return 0
        self._settle(path)
        row = self.db.execute("SELECT offset, tail FROM files WHERE path = ?", (str(path),)).fetchone()
        offset, tail = row or (0, None)
        size = path.stat().st_size if path.exists() else 0
        store = shlex.quote(str(self.store))
        if row is None and size:
            raise OutputError(
                f"{path}: is there already ({size} bytes of something else), and this store ({self.store}) did not "
                "write it. Give another file with -o, name the store that did with --store, or start afresh with -O"
            )
        if size < offset or (tail is not None and appender.digest(path, offset) != tail):
            how = f"is {size} bytes long, and {offset} were written" if size < offset else "is not what was written"
            raise OutputError(
                f"{path}: {how}: something cut or replaced it. Put it back, or start afresh with -O; newscrawl ledger "
                f"repair -o {shlex.quote(self.pattern)} --store {store} keeps it under another name and writes it anew"
            )
        if size == offset:
            return int(offset)
        waiting = self.db.execute("SELECT data FROM batch WHERE path = ?", (str(path),)).fetchone()
        if waiting is None or not waiting[0].startswith(_tail(path, offset, len(waiting[0]) + 1)):
            raise OutputError(
                f"{path}: goes on behind what newscrawl wrote ({size - offset} bytes of something else). Give another "
                f"file with -o, or start afresh with -O; newscrawl ledger repair -o {shlex.quote(self.pattern)} "
                f"--store {store} keeps it under another name and writes it anew"
            )
        _complain(path, lambda: appender.cut(path, offset))
        return int(offset)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the store's outputs against other processes while one is written."""
        with _complain(self._lock, partial(self._lock.open, "a")) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                if self.db.in_transaction:  # something failed half way, a full disk: the next outlet begins anew
                    self.db.execute("ROLLBACK")


def _may_be_written(path: Path) -> None:
    """Raise OSError where a file cannot be written or made; makes none."""
    if not path.parent.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "its folder is not there")
    if (why := destination.refusal(path)) is not None:
        raise OutputError(f"{path}: {why}")
    place = path if path.exists() else path.parent
    if os.statvfs(place).f_flag & os.ST_RDONLY and str(path) != os.devnull:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))
    if not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _tail(path: Path, offset: int, most: int) -> bytes:
    """The bytes of a file from `offset` on, at most so many."""
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(most)


_Done = TypeVar("_Done")


def _complain(path: Path, act: Callable[[], _Done]) -> _Done:
    """Do something to a file; an OSError names the file and the remedy."""
    try:
        return act()
    except OutputError:
        raise
    except OSError as wrong:
        raise OutputError(
            f"{path}: cannot be written ({wrong.strerror or wrong}); nothing written before is harmed. Make room, then "
            "start the same command again; or give another file with -o, which takes what is new from then on, and "
            "newscrawl ledger export writes what was fetched before"
        ) from wrong
