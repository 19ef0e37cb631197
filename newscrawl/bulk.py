"""Many saved pages read into records, in order, on as many processes as asked."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import orjson

_BATCH = 16  # pages a task: large enough that pickling does not count, small enough that memory does not


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input line: a record as JSON, or the reason why there is none."""

    line: int
    url: str | None
    record: bytes | None = None
    reason: str | None = None
    broken: bool = False  # the line itself is at fault, not the page


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for every line that does not say otherwise."""

    outlet: str | None = None
    fetched_at: datetime | None = None
    anchor: datetime | Literal[False] | None = None
    folder: str = "."  # to which "file" is relative


def read(lines: Iterable[bytes], defaults: Defaults, jobs: int = 1) -> Iterator[Outcome]:
    """Yield one Outcome a line, in the order of the lines.

    A line is a JSON object: `url`, `html` (text) or `file` (path), optional `fetched_at` (ISO 8601), `anchor`,
    `outlet`, `headers`. At most a few batches a process are held in memory.
    """
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    batches = iter(lambda: tuple(islice(numbered, _BATCH)), ())
    if jobs <= 1:
        for batch in batches:
            yield from _work(batch, defaults)
        return
    yield from _spread(batches, defaults, jobs)


def _spread(batches: Iterator[tuple[tuple[int, bytes], ...]], defaults: Defaults, jobs: int) -> Iterator[Outcome]:
    """The batches over `jobs` processes; a page that kills its process costs only itself."""
    pool = ProcessPoolExecutor(jobs)
    waiting: deque[tuple[tuple[tuple[int, bytes], ...], Future[list[Outcome]]]] = deque()
    try:
        while True:
            while len(waiting) < 3 * jobs and (batch := next(batches, None)) is not None:
                waiting.append((batch, pool.submit(_work, batch, defaults)))
            if not waiting:
                return
            batch, task = waiting.popleft()
            try:
                yield from task.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _one_by_one(batch, defaults)
                pool = ProcessPoolExecutor(jobs)
                waiting = deque((late, pool.submit(_work, late, defaults)) for late, _ in waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _one_by_one(batch: tuple[tuple[int, bytes], ...], defaults: Defaults) -> Iterator[Outcome]:
    """A batch whose process died, a process a page, so that the guilty one is named."""
    for number, line in batch:
        with ProcessPoolExecutor(1) as pool:
            try:
                yield from pool.submit(_work, ((number, line),), defaults).result()
            except BrokenProcessPool:
                yield Outcome(number, None, reason="the process reading it was killed", broken=True)


def _work(batch: tuple[tuple[int, bytes], ...], defaults: Defaults) -> list[Outcome]:
    return [_one(number, line, defaults) for number, line in batch]


def _one(number: int, line: bytes, defaults: Defaults) -> Outcome:
    from newscrawl.explain import explain

    url: str | None = None
    try:
        asked: Any = orjson.loads(line)
        if not isinstance(asked, dict) or not isinstance(asked.get("url"), str):
            return Outcome(number, None, reason="is not a JSON object with a url", broken=True)
        url = asked["url"]
        html = _html(asked, defaults.folder)
        fetched = asked.get("fetched_at")
        anchor = asked.get("anchor")
        read_page = explain(
            html,
            asked["url"],
            fetched_at=datetime.fromisoformat(fetched) if fetched else defaults.fetched_at,
            anchor=datetime.fromisoformat(anchor) if isinstance(anchor, str) else defaults.anchor,
            outlet=asked.get("outlet") or defaults.outlet,
            headers=asked.get("headers"),
        )
    except (orjson.JSONDecodeError, ValueError, TypeError, OSError) as wrong:
        return Outcome(number, url, reason=str(wrong), broken=True)
    if read_page.article is None:
        return Outcome(number, url, reason=read_page.refusal.reason if read_page.refusal else "no article")
    return Outcome(number, url, record=read_page.article.to_json())


def _html(asked: dict[str, Any], folder: str) -> bytes | str:
    if isinstance(asked.get("html"), str):
        text: str = asked["html"]
        return text
    if isinstance(asked.get("file"), str):
        return Path(folder, asked["file"]).read_bytes()
    raise ValueError("has neither html nor file")
