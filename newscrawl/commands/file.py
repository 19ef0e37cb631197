"""The FILE that a crawl writes: names that promise what it does not write are told, with what to write instead."""

import argparse
import re
from pathlib import Path

from newscrawl.exporters import destination

_TABLES = (".csv", ".tsv", ".parquet", ".xlsx", ".xls", ".ods", ".feather", ".arrow", ".sqlite", ".db")
_PACKED = (".xz", ".bz2", ".zip", ".7z", ".rar", ".lz4", ".br", ".lzma", ".zstd", ".gzip", ".tar", ".tgz")
_KNOWN = (".gz", ".zst")
_PLACEHOLDER = re.compile(r"%\((?!date\)s)[^)]*\)?.?")


def file(text: str) -> str:
    """The name of an output, unchanged. Raises ArgumentTypeError for one that a crawl cannot mean."""
    if reason := _wrong(text):
        raise argparse.ArgumentTypeError(f"{text!r}: {reason}")
    return text


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
