"""A JSON Lines file written line by line, for runs without a store: plain, .gz or .zst, or standard output."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from newscrawl.exporters import appender

BATCH = 64  # records to a compressed member; a plain file gets each at once


class Lines:
    """Lines to `path`; "-" is standard output. `afresh` empties the file first. Raises OSError, naming the file."""

    def __init__(self, path: str, *, afresh: bool = False) -> None:
        self.path = Path(path)
        self._packed = self.path.suffix in (".gz", ".zst")
        self._waiting: list[bytes] = []
        self._file: BinaryIO = sys.stdout.buffer if path == "-" else self.path.open("wb" if afresh else "ab")

    def write(self, line: bytes) -> None:
        """Append one record. In a plain file it stands there when this returns."""
        self._waiting.append(line)
        if not self._packed or len(self._waiting) >= BATCH:
            self._flush(self._waiting)

    def close(self) -> None:
        """Write what waits and close the file."""
        if self._waiting:
            self._flush(self._waiting)
        if self._file is not sys.stdout.buffer:
            self._file.close()

    def _flush(self, lines: Iterable[bytes]) -> None:
        self._file.write(appender.packed(self.path, list(lines)))
        self._file.flush()
        self._waiting = []
