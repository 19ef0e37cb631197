"""Reading records back from JSON Lines files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from newscrawl.article import Article
from newscrawl.compression import UNREADABLE, open_read


class RecordError(ValueError):
    """A line that is no record. The message names file, line and what is wrong."""


def read(path: str | Path) -> Iterator[Article]:
    """Yield the Articles of a JSON Lines file, plain, `.gz` or `.zst`.

    Raises FileNotFoundError, or RecordError naming file and line.
    """
    path = Path(path)
    for number, line in _lines(path):
        try:
            record: Any = orjson.loads(line)
            if not isinstance(record, dict):
                raise ValueError(f"a record is an object, this is {str(line[:40], 'utf-8', 'replace')!r}")
            yield Article.from_dict(record)
        except (ValueError, TypeError) as wrong:
            raise RecordError(f"{path}, line {number}: is no record ({wrong})") from None


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines that hold something, numbered from 1. Raises RecordError where the file cannot be unpacked."""
    number = 0
    with open_read(path) as lines:
        try:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, line
        except UNREADABLE as wrong:
            what = f"a damaged {path.suffix}, or none" if path.suffix in (".gz", ".zst") else "it cannot be read"
            raise RecordError(f"{path}, line {number + 1}: {what} ({wrong})") from None
