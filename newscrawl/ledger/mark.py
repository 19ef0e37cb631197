"""What a run has in hand, and over what runs have ended: the files `reading` and `ended` beside the lock.

`reading` names the document that is being read at this moment. A process that ends over it, of a fault in a parser,
for want of memory or by a kill, leaves the name there; the next run writes it down in `ended`, a line a time, where it
stands until the document is read to its end. They belong to the outlet and not to one of its ledgers: a kill may take
rows that were not committed, and `-O` begins without any. Neither is written through to the disk: they outlive the
process, not the machine.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson

_LONGEST = 65_536  # bytes of a line
_KEPT = timedelta(days=60)
_MOST = 1_000  # lines
_APART = timedelta(minutes=5)  # who kills a run and the next one at once means no document: it counts once


class Mark:
    """The mark in an outlet's folder, which the caller holds. Raises OSError where it cannot be opened.

    `broken_off`: the URL in whose reading the last run ended. `ended`: when runs ended over which URL, oldest first;
    several within five minutes are one.
    """

    def __init__(self, folder: Path, now: datetime | None = None) -> None:
        now = now or datetime.now(UTC)
        self._history = folder / "ended"
        self._file = os.open(folder / "reading", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        self.ended = [(at, url) for at, url in self._lines() if now - _KEPT <= at <= now][-_MOST:]
        self.broken_off = _url(os.pread(self._file, _LONGEST, 0).partition(b"\n")[0])
        if self.broken_off is not None:
            if not any(url == self.broken_off and now - at < _APART for at, url in self.ended):
                self.ended.append((now, self.broken_off))
            self._keep()
            self._write(b"\n")

    @contextmanager
    def on(self, url: str) -> Iterator[None]:
        """Name a URL for the time of the block."""
        self._write(orjson.dumps(url) + b"\n")
        try:
            yield
        finally:
            self._write(b"\n")

    def clear(self, urls: set[str]) -> None:
        """A document was read to its end, by whichever of its URLs: that runs ended over it is forgotten."""
        self.ended = [(at, url) for at, url in self.ended if url not in urls]
        self._keep()

    def close(self) -> None:
        """Close the file, which stays."""
        os.close(self._file)

    def _write(self, line: bytes) -> None:
        with suppress(OSError):  # a full disk ends the run elsewhere, with a word
            os.pwrite(self._file, line, 0)

    def _lines(self) -> Iterator[tuple[datetime, str]]:
        with suppress(OSError):
            for line in self._history.read_bytes().splitlines():
                stamp, _, rest = line.partition(b" ")
                with suppress(ValueError):
                    at = datetime.fromisoformat(stamp.decode("ascii"))
                    if (url := _url(rest)) is not None and at.tzinfo is not None:
                        yield at, url

    def _keep(self) -> None:
        aside = self._history.with_name("ended.new")
        lines = (b"%s %s\n" % (at.isoformat().encode(), orjson.dumps(url)) for at, url in self.ended)
        with suppress(OSError):
            aside.write_bytes(b"".join(lines))
            aside.replace(self._history)


def _url(line: bytes) -> str | None:
    """The URL of a line; None for what a power cut or a hand has left."""
    with suppress(orjson.JSONDecodeError):
        url = orjson.loads(line)
        if isinstance(url, str) and url.startswith(("http://", "https://")):
            return url
    return None
