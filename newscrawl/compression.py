"""Files that are plain, gzip (`.gz`) or Zstandard (`.zst`), told by their suffix."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

UNREADABLE = (OSError, EOFError, zlib.error, zstd.ZstdError)  # what reading a damaged file raises


def compress(data: bytes, suffix: str) -> bytes:
    """The bytes that stand for `data` in a file with this suffix: one gzip member, one Zstandard frame, or itself.

    The same data give the same bytes: no time is written.
    """
    if suffix == ".gz":
        return gzip.compress(data, 6, mtime=0)
    if suffix == ".zst":
        packed: bytes = zstd.compress(data)
        return packed
    return data


def open_read(path: Path) -> BinaryIO:
    """A file opened for reading, unpacked on the way. Raises FileNotFoundError."""
    if path.suffix == ".gz":
        return io.BufferedReader(gzip.GzipFile(path, "rb"))
    if path.suffix == ".zst":
        unpacked: Any = zstd.ZstdFile(path, "rb")
        return io.BufferedReader(unpacked)
    return path.open("rb")


def unpacked(path: Path, most: int) -> bytes:
    """The first `most` bytes of a file, unpacked. Raises OSError, with its name also where a packed one is damaged."""
    with _named(path), open_read(path) as file:
        return file.read(most)


def lines(path: Path) -> Iterator[bytes]:
    """The lines of a file, unpacked. Raises OSError, with its name also where a packed one is damaged."""
    with _named(path), open_read(path) as file:
        yield from file


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """What goes wrong with a file, as an OSError that names it: unpackers do not say which it was."""
    try:
        yield
    except UNREADABLE as wrong:
        if isinstance(wrong, OSError) and wrong.filename:
            raise
        raise OSError(None, f"is damaged: {wrong}", str(path)) from wrong
