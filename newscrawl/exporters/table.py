"""Records written as a file of another form: JSON Lines plain or compressed, CSV, Parquet; told by the suffix."""

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any

import orjson

from newscrawl.article import Article
from newscrawl.compression import compress

_BATCH = 1024
# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection); an apostrophe makes it text again.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FLAT = (
    "id", "revision", "status", "url", "canonical_url", "outlet", "outlet_name", "country", "language", "title",
    "subtitle", "summary", "text", "section", "tags", "published_at", "published_day", "authors", "agencies", "cited",
    "byline_raw", "dateline", "places", "image", "fetched_at", "warnings",
)  # fmt: skip


class FormError(ValueError):
    """A form of file that cannot be written here. The message names the remedy."""


def write_articles(articles: Iterable[Article], path: str | None) -> int:
    """Write records to `path`, or as JSON Lines to stdout; returns how many."""
    if path is not None and path.endswith(".csv"):
        return write_rows((flat(article) for article in articles), path)
    if path is not None and path.endswith(".parquet"):
        return _parquet((article.to_dict() for article in articles), Path(path))
    return _lines((article.to_json() for article in articles), path)


def write_rows(rows: Iterable[Mapping[str, Any]], path: str | None) -> int:
    """Write flat rows to `path` as CSV, Parquet or JSON Lines, or as JSON Lines to stdout; returns how many."""
    if path is not None and path.endswith(".parquet"):
        return _parquet(rows, Path(path))
    if path is None or not path.endswith(".csv"):
        return _lines((orjson.dumps(row) for row in rows), path)
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        Path(path).write_text("", encoding="utf-8")
        return 0
    count = 0
    with Path(path).open("w", encoding="utf-8-sig", newline="") as file:  # with a BOM: Excel then reads Arabic
        writer = csv.DictWriter(file, list(first))
        writer.writeheader()
        for row in chain([first], rows):
            writer.writerow({name: harmless(value) for name, value in row.items()})
            count += 1
    return count


def flat(article: Article) -> dict[str, Any]:
    """A record as one row of a table; lists are joined by `; `."""
    record = article.to_dict()
    row = {name: record.get(name) for name in _FLAT}
    row["dateline"] = article.dateline.raw if article.dateline else None
    row["image"] = article.images[0].url if article.images else None
    for name in ("authors", "agencies", "cited"):
        row[name] = "; ".join(credit.name for credit in getattr(article, name))
    row["places"] = "; ".join(place.name_ar or place.name for place in article.places)
    for name in ("section", "tags", "warnings"):
        row[name] = "; ".join(record[name])
    return row


def harmless(value: Any) -> Any:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _lines(lines: Iterator[bytes], path: str | None) -> int:
    count = 0
    suffix = Path(path).suffix if path else ""
    with _binary(path) as file:
        while batch := list(islice(lines, _BATCH)):
            file.write(compress(b"".join(line + b"\n" for line in batch), suffix))
            count += len(batch)
    return count


@contextmanager
def _binary(path: str | None) -> Iterator[Any]:
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with Path(path).open("wb") as file:
            yield file


def _parquet(rows: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Through a JSON Lines file beside it, which duckdb reads with nested types."""
    try:
        import duckdb
    except ImportError:
        raise FormError(f"{path}: Parquet needs duckdb; pip install 'newscrawl[parquet]'") from None
    beside = path.with_name(f"{path.name}.jsonl")
    count = _lines((orjson.dumps(row) for row in rows), str(beside))
    try:
        duckdb.read_json(str(beside), format="newline_delimited").write_parquet(str(path), compression="zstd")
    finally:
        beside.unlink()
    return count
