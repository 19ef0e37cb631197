"""Our date reader beside dateparser and ovos-date-parser: right, wrong, absent, and microseconds a string.

    python benchmarks/dates.py [ROWS.jsonl]

Rows are objects with raw, expect (null: no date), and expect_precision, anchor, tz_default, order_hint where known;
without a file, the rows of tests/arabic/dates/*.tsv, which were written by the authors of our reader and flatter it.
Every string is read once by every system in the same run and nothing is memoised; time is CPU time of the thread. A
peer that is not installed is left out, and said so (`pip install ovos-date-parser` in an environment of its own: it
pins much).
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from newscrawl.arabic import dates

ROOT = Path(__file__).parent.parent
Reader = Callable[[dict[str, Any]], str | None]


def rows_of(path: Path | None) -> Iterator[dict[str, Any]]:
    """The rows: raw, expect, and what the caller knows."""
    if path:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            row["anchor"] = datetime.fromisoformat(row["anchor"]) if row.get("anchor") else None
            yield row
        return
    for table in sorted((ROOT / "tests" / "arabic" / "dates").glob("*.tsv")):
        for line in table.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            text, given, value = (line + "\t\t").split("\t")[:3]
            known = dict(pair.split("=", 1) for pair in given.split())
            anchor = datetime.fromisoformat(known["anchor"]) if "anchor" in known else None
            yield {
                "raw": text,
                "expect": value or None,
                "anchor": anchor.replace(tzinfo=None) if anchor else None,
                "tz_default": known.get("timezone"),
                "order_hint": known.get("order"),
            }


def ours() -> Reader:
    """newscrawl.arabic.dates."""
    return lambda row: (
        dates.read(row["raw"], anchor=row["anchor"], timezone=row.get("tz_default"), order=row.get("order_hint")).value
    )


def dateparser_reader() -> Reader:
    """dateparser with one language and one parser for all strings, which is its fastest way."""
    from dateparser.date import DateDataParser

    parser = DateDataParser(languages=["ar"])

    def read(row: dict[str, Any]) -> str | None:
        parser._settings.RELATIVE_BASE = row["anchor"]  # type: ignore[attr-defined]
        found = parser.get_date_data(row["raw"]).date_obj
        return found.isoformat() if found else None

    return read


def ovos_reader() -> Reader:
    """ovos-date-parser for Arabic."""
    from ovos_date_parser import extract_datetime  # type: ignore[import-not-found]

    def read(row: dict[str, Any]) -> str | None:
        found = extract_datetime(row["raw"], lang="ar", anchorDate=row["anchor"])
        return found[0].isoformat() if found else None

    return read


SIZE = {"year": 4, "month": 7, "week": 10, "day": 10, "hour": 13, "minute": 16, "second": 19}


def verdict(got: str | None, want: str | None, precision: str | None) -> str:
    """Wall times compared as far as is wanted: generous to the peers, which have no precision and lose zones."""
    if not want or not got:
        return "right" if not want and not got else "wrong" if got else "absent"
    size = SIZE.get(precision or "", len(want.split("+")[0]))
    return "right" if got[:size] == want[:size] else "wrong"


def main() -> None:
    """Print the table."""
    rows = list(rows_of(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
    print(f"{len(rows)} strings, {sum(row['expect'] is None for row in rows)} of them without a date\n")
    print(f"{'system':<22}{'right':>7}{'wrong':>7}{'absent':>8}{'median µs':>11}{'p99 µs':>9}")
    for name, make in (
        ("newscrawl", ours),
        ("dateparser (ar)", dateparser_reader),
        ("ovos-date-parser", ovos_reader),
    ):
        try:
            read = make()
        except ImportError:
            print(f"{name:<22}not installed")
            continue
        tally = {"right": 0, "wrong": 0, "absent": 0}
        times = []
        for row in rows:
            begin = time.thread_time()
            try:
                got = read(row)
            except Exception:  # a peer that raises on a string has not read it
                got = None
            times.append((time.thread_time() - begin) * 1e6)
            tally[verdict(got, row["expect"], row.get("expect_precision"))] += 1
        share = {key: 100 * value / len(rows) for key, value in tally.items()}
        times.sort()
        print(
            f"{name:<22}{share['right']:>6.1f}%{share['wrong']:>6.1f}%{share['absent']:>7.1f}%"
            f"{statistics.median(times):>11.1f}{times[int(len(times) * 0.99)]:>9.1f}"
        )


if __name__ == "__main__":
    main()
