"""Outlets visited one beside the other, each judged; the results kept as a dated JSON file and a table in Markdown."""

import logging
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import orjson

from newscrawl.failure import KINDS, printable, readable
from newscrawl.outlet import Outlet, State
from newscrawl.workshop import toml_lines, visit
from newscrawl.workshop.draft_outlet import by
from newscrawl.workshop.verdict import ARTICLES, Verdict, judge, unread

logger = logging.getLogger(__name__)
_ORDER = {"fails": 0, "partly works": 1, "works": 2}
_SHOWN = ("title", "text", "published", "authors", "agencies", "places", "images")


def verify(outlets: Sequence[Outlet], settings: Mapping[str, Any], *, jobs: int) -> Iterator[Verdict]:
    """Visit outlets, `jobs` at a time, and yield a verdict on each as it is ready.

    Each host is asked with the pauses of a crawl, however many outlets are visited at a time.
    """
    with ThreadPoolExecutor(max(jobs, 1)) as pool:
        tasks = {pool.submit(check, outlet, settings): outlet for outlet in outlets}
        try:
            for task in as_completed(tasks):
                yield task.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def check(outlet: Outlet, settings: Mapping[str, Any]) -> Verdict:
    """Visit one outlet and judge it. An error of ours is a verdict too: it stops no other outlet."""
    today, start = datetime.now(UTC).date(), time.monotonic()
    try:
        inquiry, _ = visit.ask(outlet.home, settings, outlet=outlet)
        leads = visit.newest(inquiry.articles.values(), outlet)
        reads = visit.read(leads, outlet, settings, count=ARTICLES)
    except Exception as error:
        logger.exception("%s could not be visited", outlet.slug)
        return unread(outlet.slug, f"{type(error).__name__}: {error}", today, kind="bug")
    return judge(outlet, inquiry, reads, on=today, seconds=time.monotonic() - start)


def unreached(verdict: Verdict) -> bool:
    """Whether nothing of the outlet answered at all: it may be down, or this machine may be offline."""
    kinds = {one.kind for one in verdict.failures}
    return verdict.state == "fails" and bool(kinds) and kinds <= {"dns", "connect", "timeout", "tls"}


def update(outlet: Outlet, verdict: Verdict) -> bool:
    """Write the verdict into the `verified` block of the outlet's file, every other line as it was.

    False where the file is not the user's to write. Raises EditError where the block cannot be edited line by line.
    """
    if outlet.path is None or not os.access(outlet.path, os.W_OK):
        return False
    path = Path(outlet.path)
    verified = verdict.verified(by())
    values: dict[str, str | date | float] = {"state": verified.state, "on": verdict.on}
    values |= {"against": verdict.against, "by": by()}
    text = toml_lines.with_table(path.read_text(encoding="utf-8"), "verified", values)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
    return True


def save(verdicts: Sequence[Verdict], folder: Path, on: date) -> tuple[Path, Path]:
    """Write `<date>.json` and `<date>.md` into a folder, made if need be; those of the same day are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    data, table = folder / f"{on}.json", folder / f"{on}.md"
    counts = Counter(verdict.state for verdict in verdicts)
    content = {
        "on": on.isoformat(),
        "by": by(),
        "states": dict(counts),
        "outlets": [verdict.plain() for verdict in sorted(verdicts, key=lambda one: one.slug)],
    }
    data.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    table.write_text(markdown(verdicts, on), encoding="utf-8")
    return data, table


def markdown(verdicts: Sequence[Verdict], on: date) -> str:
    """The table: what fails first, then what partly works; what each kind of failure means below it."""
    counts = Counter(verdict.state for verdict in verdicts)
    words: dict[State, str] = {"works": "work", "partly works": "partly work", "fails": "fail"}
    summed = ", ".join(f"{counts[state]} {word}" for state, word in words.items() if counts[state])
    heads = ("outlet", "state", "checked", "newest", *_SHOWN, "what is wrong")
    lines = [
        f"# Outlets on {on}",
        "",
        f"{len(verdicts)} visited by {by()}: {summed or 'none'}. Under each field: on how many of the articles it was.",
        "",
        f"| {' | '.join(heads)} |",
        f"|{'---|' * len(heads)}",
    ]
    for verdict in sorted(verdicts, key=lambda one: (_ORDER.get(one.state, 3), one.slug)):
        cells = (
            verdict.slug,
            verdict.state,
            verdict.against,
            str(verdict.newest or ""),
            *(str(verdict.fields.get(name, 0)) if verdict.articles else "" for name in _SHOWN),
            "; ".join(verdict.notes),
        )
        lines.append(f"| {' | '.join(_cell(cell) for cell in cells)} |")
    kinds = sorted({one.kind for verdict in verdicts for one in verdict.failures})
    if kinds:
        lines += ["", "| failure | means |", "|---|---|", *(f"| {kind} | {KINDS.get(kind, '')} |" for kind in kinds)]
    return "\n".join(lines) + "\n"


def _cell(words: str) -> str:
    return printable(readable(words), 400).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def exit_code(verdicts: Sequence[Verdict]) -> int:
    """0: every outlet works; 1: some only partly, or not; 3: none was read."""
    if all(verdict.state == "works" for verdict in verdicts):
        return 0
    return 3 if all(verdict.state == "fails" for verdict in verdicts) else 1
