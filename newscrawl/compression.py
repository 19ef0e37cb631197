"""Files that are plain, gzip (`.gz`) or Zstandard (`.zst`), told by their suffix."""

import gzip
import io
import sys
import zlib
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
