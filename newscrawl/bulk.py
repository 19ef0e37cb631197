"""Many saved pages read into records, in order, on as many processes as asked."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

import orjson

from newscrawl.compression import unpacked
from newscrawl.cpu_limit import ONE_PAGE, cpu_limit
from newscrawl.parser import MAX_BYTES

_BATCH = 16  # pages a task: large enough that pickling does not count, small enough that memory does not


class Line(NamedTuple):
    """One line of a list of pages: where it stands, and the folder to which its "file" is relative."""

    number: int
    text: bytes
    folder: str = "."
    list: str = ""  # the name of the list, where there are several


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input line: a record as JSON, or the reason why there is none."""

    line: Line
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


class LineError(ValueError):
    """A line does not say what a page needs. The message says what is wrong with it."""


def read(lines: Iterable[Line], defaults: Defaults, jobs: int = 0) -> Iterator[Outcome]:
    """Yield one Outcome a line, in the order of the lines.

    `jobs`: processes to read them on; 0 for this one, which a page that kills its process then takes with it.

    A line is a JSON object: `url`, `html` (text) or `file` (path), optional `fetched_at` (ISO 8601 with offset),
    `anchor` (the same, or false), `outlet` (slug, domain or name), `headers`. `file` is looked for in the folder of its
    list, then in the current one. At most a few batches a process are held in memory; no line ends the run.
    """
    filled = (line for line in lines if line.text.strip())
    batches = iter(lambda: tuple(islice(filled, _BATCH)), ())
    if jobs < 1:
        for batch in batches:
            yield from (_one(line, defaults) for line in batch)
        return
    yield from _spread(batches, defaults, jobs)


def _spread(batches: Iterator[tuple[Line, ...]], defaults: Defaults, jobs: int) -> Iterator[Outcome]:
    """The batches over `jobs` processes; a page that kills its process costs only itself."""
    pool = ProcessPoolExecutor(jobs)
    waiting: deque[tuple[tuple[Line, ...], Future[list[Outcome]]]] = deque()
    try:
        while True:
            while len(waiting) < 3 * jobs and (batch := next(batches, None)) is not None:
                waiting.append((batch, pool.submit(_task, batch, defaults)))
            if not waiting:
                return
            batch, task = waiting.popleft()
            try:
                yield from task.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _one_by_one(batch, defaults)
                pool = ProcessPoolExecutor(jobs)
                waiting = deque((late, pool.submit(_task, late, defaults)) for late, _ in waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _one_by_one(batch: tuple[Line, ...], defaults: Defaults) -> Iterator[Outcome]:
    """A batch whose process died, a process a page, so that the guilty one is named."""
    for line in batch:
        with ProcessPoolExecutor(1) as pool:
            try:
                yield from pool.submit(_task, (line,), defaults).result()
            except BrokenProcessPool:
                yield Outcome(line, None, reason="the process reading it was killed", broken=True)


def _task(batch: tuple[Line, ...], defaults: Defaults) -> list[Outcome]:
    """What a process of its own does: a page that does not come to an end kills it."""
    outcomes = []
    for line in batch:
        with cpu_limit(ONE_PAGE):
            outcomes.append(_one(line, defaults))
    return outcomes


def _one(line: Line, defaults: Defaults) -> Outcome:
    from newscrawl.explain import explain
    from newscrawl.normalise import FetchError

    url: str | None = None
    try:
        asked = _asked(line.text)
        url = asked["url"]
        read_page = explain(
            _html(asked, line.folder),
            asked["url"],
            fetched_at=_moment(asked, "fetched_at") or defaults.fetched_at,
            anchor=False if asked.get("anchor") is False else _moment(asked, "anchor") or defaults.anchor,
            outlet=_outlet(asked) or defaults.outlet,
            headers=_headers(asked),
        )
    except OSError as wrong:
        return Outcome(line, url, reason=f"{wrong.filename}: {wrong.strerror}", broken=True)
    except (LineError, FetchError) as wrong:
        return Outcome(line, url, reason=str(wrong), broken=True)
    except Exception as wrong:  # a fault of ours: it costs this page, not those after it
        return Outcome(line, url, reason=f"{type(wrong).__name__}: {wrong}", broken=True)
    if read_page.article is None:
        return Outcome(line, url, reason=read_page.refusal.reason if read_page.refusal else "no article")
    return Outcome(line, url, record=read_page.article.to_json())


def _asked(text: bytes) -> dict[str, Any]:
    """The object of a line, its `url` seen to be a web address."""
    try:
        asked: Any = orjson.loads(text)
    except orjson.JSONDecodeError as wrong:
        raise LineError(f"is no JSON: {wrong}") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("url"), str):
        raise LineError("is not a JSON object with a url")
    if not is_address(asked["url"]):
        raise LineError(f"its url is no web address: {asked['url'][:200]!r}")
    return asked


def is_address(url: str) -> bool:
    """Whether a text is the address of a web page: http or https, with a host."""
    try:
        parts = urlsplit(url.strip())
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _html(asked: Mapping[str, Any], folder: str) -> bytes | str:
    html, file = asked.get("html"), asked.get("file")
    if isinstance(html, str):
        return html
    if not isinstance(file, str):
        raise LineError("has neither html nor file, as texts")
    beside = Path(folder, file)
    return unpacked(beside if beside.exists() else Path(file), MAX_BYTES + 1)


def _moment(asked: Mapping[str, Any], name: str) -> datetime | None:
    value = asked.get(name)
    if value is None or value is False or value == "":
        return None
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise LineError(f"{name} is {value!r}, no ISO 8601 time, such as 2026-11-01T09:00+03:00") from None
    if moment.tzinfo is None:
        raise LineError(f"{name} is {value!r}, without an offset; add one, such as +03:00 or Z")
    return moment


def _outlet(asked: Mapping[str, Any]) -> str | None:
    from newscrawl import outlets

    name = asked.get("outlet")
    if name is None or name == "":
        return None
    if not isinstance(name, str) or outlets.find(name) is None:
        raise LineError(f"its outlet {name!r} is not known; `newscrawl list` shows which are")
    return name


def _headers(asked: Mapping[str, Any]) -> dict[str, str]:
    headers = asked.get("headers") or {}
    if not isinstance(headers, dict) or not all(isinstance(value, str) for value in headers.values()):
        raise LineError("its headers are no object of texts")
    return headers
