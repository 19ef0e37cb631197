"""What a run has in hand: the file `reading` beside the lock names the document that is being read at this moment.

A process that ends over it, of a fault in a parser, for want of memory or by a kill, leaves the name there, and the
next run knows what it was. The name is not written through to the disk: it outlives the process, not the machine.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NAME = "reading"
_LONGEST = 16_384  # bytes


class Mark:
    """The mark in an outlet's folder, which the caller holds. Raises OSError where the file cannot be opened."""

    def __init__(self, folder: Path) -> None:
        self._file = os.open(folder / _NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)

    def left(self) -> str | None:
        """The URL that an earlier run left there."""
        line = os.pread(self._file, _LONGEST, 0).partition(b"\n")[0]
        url = line.decode("utf-8", "replace")
        return url if url.startswith(("http://", "https://")) and url.isprintable() else None

    @contextmanager
    def on(self, url: str) -> Iterator[None]:
        """Name a URL for the time of the block."""
        self._write(url.encode("utf-8", "replace") + b"\n")
        try:
            yield
        finally:
            self.wipe()

    def wipe(self) -> None:
        """Leave nothing there."""
        self._write(b"\n")

    def _write(self, line: bytes) -> None:
        with suppress(OSError):  # a full disk ends the run elsewhere, with a word
            os.pwrite(self._file, line, 0)

    def close(self) -> None:
        """Close the file, which stays."""
        os.close(self._file)
