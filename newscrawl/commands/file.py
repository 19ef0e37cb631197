"""The FILE that a crawl or an export writes: names that promise what it is not are told, with what to write instead."""

import argparse
import re
from pathlib import Path

from newscrawl.exporters import destination

_TABLES = (".csv", ".tsv", ".parquet", ".xlsx", ".xls", ".ods", ".feather", ".arrow", ".sqlite", ".db")
_PACKED = (".xz", ".bz2", ".zip", ".7z", ".rar", ".lz4", ".br", ".lzma", ".zstd", ".gzip", ".tar", ".tgz")
_KNOWN = (".gz", ".zst")
_EXPORTED = (".csv", ".parquet")  # the tables that an export writes
_TEXTS = (".json", ".txt", ".html", ".xml")  # of which JSON Lines are none
_PLACEHOLDER = re.compile(r"%\((?!date\)s)[^)]*\)?.?")


def file(text: str) -> str:
    """The name of an output, unchanged. Raises ArgumentTypeError for one that a crawl cannot mean."""
    if reason := _wrong(text):
        raise argparse.ArgumentTypeError(f"{text!r}: {reason}")
    return text


def unlike_export(text: str) -> str | None:
    """Why an export cannot be a file of this name, and what to write; None where it can."""
    if _PLACEHOLDER.search(text) or "%(date)s" in text:
        return f"{text!r}: an export is one file, without placeholders; write its name out"
    endings = [ending.lower() for ending in Path(text).suffixes[-2:]]
    last, before = endings[-1] if endings else "", endings[0] if len(endings) > 1 else ""
    table = next((ending for ending in (last, before) if ending in _EXPORTED), None)
    if last in _KNOWN and table:
        return f"{text!r}: {table} is not packed; write {text[: -len(last)]}, or pack JSON Lines: {_lines(text)}{last}"
    if last in _KNOWN:
        last = before
    if last in _EXPORTED and text.endswith(last):
        return None
    if last in (*_TABLES, *_PACKED, *_TEXTS):
        return f"{text!r}: an export writes .jsonl (.jsonl.gz, .jsonl.zst), .csv or .parquet; write {_lines(text)}"
    return None


def _lines(text: str) -> str:
    path = Path(text)
    return str(path.with_name(f"{path.name.partition('.')[0] or 'all'}.jsonl"))


def _wrong(text: str) -> str | None:
    if not text.strip():
        return "an empty name; write -o articles.jsonl, or -O - for standard output"
    if (why := destination.refusal(text)) is not None:
        return why
    if found := _PLACEHOLDER.search(text):
        return f"{found[0]!r} stands for nothing; the one placeholder is %(date)s, the day: articles-%(date)s.jsonl"
    endings = Path(text).suffixes[-2:]
    for ending in endings:
        if ending.lower() in _TABLES:
            return (
                "a crawl writes JSON Lines (.jsonl, .jsonl.gz, .jsonl.zst); crawl into one, then "
                f"`newscrawl ledger export -o {_table(text)}` makes the table"
            )
        if ending.lower() in _PACKED:
            return "a crawl packs .gz and .zst; write articles.jsonl.gz or articles.jsonl.zst"
    if endings and endings[-1] not in _KNOWN and endings[-1].lower() in _KNOWN:
        return f"write {endings[-1].lower()} in small letters"
    return None


def _table(text: str) -> str:
    """The table asked for, in a form that the export writes."""
    plain = Path(text.replace("-%(date)s", "").replace("%(date)s", "") or "articles")
    return str(plain.with_name((plain.name.partition(".")[0] or "articles") + _ending(text)))


def _ending(text: str) -> str:
    return ".parquet" if ".parquet" in text.lower() else ".csv"
