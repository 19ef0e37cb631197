"""The end of a crawl: a table for the person, the same as JSON for the machine."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newscrawl.failure import KINDS, printable, readable
from newscrawl.tally import Tally

MOST_ROWS = 60
MOST_SHOWN = 8  # articles, one of an outlet
NARROW = 90  # columns of a terminal below which the table is set closer
_COUNTS = ("pages", "articles", "undated", "with_author", "with_place", "errors")


def show(console: Console, tallies: Sequence[Tally]) -> None:
    """Print the table: a row for each outlet; below it a few of the new articles, then what failed and why."""
    narrow = console.width < NARROW
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0) if narrow else (0, 1))
    table.add_column("outlet", no_wrap=True)
    for name in (*(count.replace("_", "\n" if narrow else " ") for count in _COUNTS), "seconds"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("outcome", no_wrap=True)
    for tally in tallies[:MOST_ROWS]:
        style = "green" if tally.outcome == "ok" else "red"
        cells = [str(getattr(tally, name)) for name in _COUNTS] + [f"{tally.seconds:.1f}"]
        table.add_row(printable(tally.slug, 40), *cells, Text(tally.outcome, style=style))
    if len(tallies) > 1:
        cells = [str(total(tallies, name)) for name in _COUNTS]
        well = sum(tally.outcome == "ok" for tally in tallies)
        table.add_row("all", *cells, "", f"{well} of {len(tallies)} ok", style="bold")
    console.print(table)
    if outside := total(tallies, "outside"):
        console.print(Text(f"{outside} articles left out: their day lies outside --since and --until", style="dim"))
    _show_articles(console, tallies)
    failures: Counter[str] = Counter()
    for tally in tallies:
        failures.update(tally.failures)
    for kind, count in failures.most_common():
        console.print(Text(f"{count:>6}  {kind}: {KINDS.get(kind, '')}", style="dim"))
        examples = [example for tally in tallies for example in tally.examples.get(kind, [])]
        for example in examples[:3]:
            console.print(Text(f"        {printable(readable(example))}", style="dim"), soft_wrap=True)
    for tally in tallies:
        for note in tally.notes[:5]:
            console.print(Text(f"{tally.slug}: {note}", style="dim"), soft_wrap=True)


def _show_articles(console: Console, tallies: Sequence[Tally]) -> None:
    """An article of each outlet. The words, which a terminal may turn round, stand at the end of the line."""
    kept = [(tally.slug, tally.shown) for tally in tallies if tally.shown is not None]
    width = max((len(slug) for slug, _ in kept[:MOST_SHOWN]), default=0)
    if kept:
        console.print(Text("new, for example:", style="dim"))
    for slug, shown in kept[:MOST_SHOWN]:
        words = " · ".join(each for each in (shown.title, shown.author, shown.place) if each)
        start = f"{shown.day or 'undated':<10}  {printable(slug, 40):<{min(width, 40)}}  "
        line = Text(start, style="dim") + Text(printable(words))
        line.truncate(console.width, overflow="ellipsis")
        console.print(line, no_wrap=True)


def total(tallies: Sequence[Tally], name: str) -> int:
    """The sum of one count over outlets."""
    return sum(int(getattr(tally, name)) for tally in tallies)


def report(tallies: Sequence[Tally], *, started: datetime, exit_code: int, asked: dict[str, Any]) -> dict[str, Any]:
    """The run report as plain JSON types. docs/crawl.md describes it."""
    return {
        "newscrawl": version("newscrawl"),
        "started": started.isoformat(timespec="seconds"),
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "asked": asked,
        "exit_code": exit_code,
        "articles": total(tallies, "articles"),
        "pages": total(tallies, "pages"),
        "errors": total(tallies, "errors"),
        "outlets": [tally.report() for tally in tallies],
    }


def save(path: Path, content: dict[str, Any]) -> None:
    """Write the report. Raises OSError."""
    path.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
