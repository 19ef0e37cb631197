"""Appending lines to a file that is plain, gzip or Zstandard: the only place where the three differ.

Compressed files are a sequence of members (gzip) or frames (Zstandard), one a batch, which every reader takes for one
stream; so each batch stands whole behind the one before, and a file can be cut back to any batch.
"""

import os
from pathlib import Path
from typing import BinaryIO

from newscrawl.compression import compress


def packed(path: Path, lines: list[bytes]) -> bytes:
    """The bytes that these lines (without newline) add to the file at `path`."""
    return compress(b"".join(line + b"\n" for line in lines), path.suffix)


def append(path: Path, offset: int, data: bytes) -> int:
    """Write `data` at `offset`, which is the end of the file, wait for the disk, and return the new end.

    Raises OSError (no space, no permission); what stood before `offset` is not touched.
    """
    with _opened(path) as file:
        file.seek(offset)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        return file.tell()


def cut(path: Path, offset: int) -> None:
    """Cut a file back to `offset`."""
    with _opened(path) as file:
        file.truncate(offset)
        os.fsync(file.fileno())


def _opened(path: Path) -> BinaryIO:
    return path.open("r+b") if path.exists() else path.open("w+b")
