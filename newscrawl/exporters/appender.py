"""Appending lines to a file that is plain, gzip or Zstandard: the only place where the three differ.

Compressed files are a sequence of members (gzip) or frames (Zstandard), one a batch, which every reader takes for one
stream; so each batch stands whole behind the one before, and a file can be cut back to any batch.
"""

import contextlib
import hashlib
import os
from io import FileIO
from pathlib import Path

from newscrawl.compression import compress

_TAIL = 1 << 16


def packed(path: Path, lines: list[bytes]) -> bytes:
    """The bytes that these lines (without newline) add to the file at `path`."""
    return compress(b"".join(line + b"\n" for line in lines), path.suffix)


def append(path: Path, offset: int, data: bytes) -> int:
    """Write `data` at `offset`, which is the end of the file, wait for the disk, and return the new end.

    Raises OSError (no space, no permission); what stood before `offset` is not touched, and no part of `data` stays.
    """
    with _opened(path) as file:
        file.seek(offset)
        try:
            done = 0
            while done < len(data):
                done += file.write(data[done:])
            os.fsync(file.fileno())
        except OSError:
            with contextlib.suppress(OSError):  # a device cannot be cut
                file.truncate(offset)
            raise
        return file.tell()


def digest(path: Path, offset: int) -> bytes:
    """What tells the bytes of a file up to `offset` from others: a hash of the last of them."""
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        file.seek(max(offset - _TAIL, 0))
        return hashlib.sha256(file.read(min(offset, _TAIL))).digest()


def cut(path: Path, offset: int) -> None:
    """Cut a file back to `offset`."""
    with _opened(path) as file:
        file.truncate(offset)
        os.fsync(file.fileno())


def _opened(path: Path) -> FileIO:
    """Without a buffer: what cannot be written is not written later either."""
    return path.open("r+b" if path.exists() else "w+b", buffering=0)
