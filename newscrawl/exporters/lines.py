"""A JSON Lines file written line by line, for runs without a store: plain, .gz or .zst, or standard output."""

import contextlib
import errno
import os
import sys
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
        self._is_stdout = path == "-"
        self._is_left = False
        self._file: BinaryIO = (
            sys.stdout.buffer if self._is_stdout else self.path.open("wb" if afresh else "ab", buffering=0)
        )

    def write(self, line: bytes) -> None:
        """Append one record. In a plain file it stands there, whole, when this returns."""
        self._waiting.append(line)
        if not self._packed or len(self._waiting) >= BATCH:
            self._flush()

    def close(self) -> None:
        """Write what waits and close the file."""
        try:
            if self._waiting:
                self._flush()
        finally:
            if not self._is_stdout:
                self._file.close()

    def _say(self, data: bytes) -> None:
        """To standard output. Raises BrokenPipeError from when its reader has left on."""
        if self._is_left:
            raise BrokenPipeError(errno.EPIPE, "whoever read the records has left")
        try:
            self._file.write(data)
            self._file.flush()
        except BrokenPipeError:
            self._is_left = True
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._file.fileno())  # what is left in the buffer goes nowhere
            raise

    def _flush(self) -> None:
        lines, self._waiting = self._waiting, []
        data = appender.packed(self.path, lines)
        if self._is_stdout:
            self._say(data)
            return
        start = self._file.tell()
        try:
            done = 0
            while done < len(data):
                done += self._file.write(data[done:])
        except OSError:
            with contextlib.suppress(OSError):  # a device cannot be cut; a file must not keep half a line
                self._file.truncate(start)
            raise
