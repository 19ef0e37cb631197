"""Reading records back from JSON Lines files."""

import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import orjson

from newscrawl.article import Article


class RecordError(ValueError):
    """A line that is no record. The message names file, line and what is wrong."""


def read(path: str | Path) -> Iterator[Article]:
    """Yield the Articles of a JSON Lines file, plain, `.gz` or `.zst`.

    Raises FileNotFoundError, or RecordError naming file and line.
    """
    path = Path(path)
    with _open(path) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield Article.from_dict(orjson.loads(line))
            except (orjson.JSONDecodeError, ValueError, TypeError) as wrong:
                raise RecordError(f"{path}, line {number}: {wrong}") from None


def _open(path: Path) -> BinaryIO:
    if path.suffix == ".gz":
        return io.BufferedReader(gzip.GzipFile(path, "rb"))
    if path.suffix == ".zst":
        from backports import zstd

        return io.BufferedReader(zstd.ZstdFile(path, "rb"))
    return path.open("rb")
