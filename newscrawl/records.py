"""Reading records back from JSON Lines files."""

from collections.abc import Iterator
from pathlib import Path

import orjson

from newscrawl.article import Article
from newscrawl.compression import open_read


class RecordError(ValueError):
    """A line that is no record. The message names file, line and what is wrong."""


def read(path: str | Path) -> Iterator[Article]:
    """Yield the Articles of a JSON Lines file, plain, `.gz` or `.zst`.

    Raises FileNotFoundError, or RecordError naming file and line.
    """
    path = Path(path)
    with open_read(path) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield Article.from_dict(orjson.loads(line))
            except (orjson.JSONDecodeError, ValueError, TypeError) as wrong:
                raise RecordError(f"{path}, line {number}: {wrong}") from None
