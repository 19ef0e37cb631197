"""Large: a ledger of millions of URLs, a crawl of many pages. Results are kept under benchmarks/results."""

import json
import os
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from benchmarks.machine import keep
from newscrawl.ledger import Ledger
from tests.crash.newsroom import Served
from tests.crash.runs import command, kill, start

pytestmark = pytest.mark.soak
URLS = int(os.environ.get("NEWSCRAWL_SOAK_URLS", 5_000_000))
PAGES = int(os.environ.get("NEWSCRAWL_SOAK_PAGES", 100_000))
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
_HINTS = b'{"url":"https://news.example/2026/11/01/1234567","via":"sitemap","title":null,"score":1.0,"fresh":false}'


def rows(count: int) -> Iterator[tuple[Any, ...]]:
    """URLs in the order of their keys; of every hundred one is still open."""
    for number in range(count):
        url = f"https://news.example/a/{number:08}"
        state = "found" if number % 100 == 0 else "done"
        yield (url[8:], url, state, "sitemap", "https://news.example/sitemap.xml", "2026-10-01T00:00:00Z", _HINTS)


def filled(path: Path, count: int) -> Ledger:
    """A ledger of so many URLs, written straight into its file."""
    Ledger(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode=OFF")
    db.execute("PRAGMA synchronous=OFF")
    insert = "INSERT INTO urls (key, url, state, via, source, found_at, hints) VALUES (?,?,?,?,?,?,?)"
    with db:
        db.executemany(insert, rows(count))
    db.close()
    return Ledger(path)


def microseconds(act: Callable[[int], object], numbers: list[int]) -> float:
    """The median time of one call, over these numbers."""
    times = []
    for number in numbers:
        begun = time.perf_counter_ns()
        act(number)
        times.append(time.perf_counter_ns() - begun)
    return round(statistics.median(times) / 1000, 1)


def asked(ledger: Ledger, count: int) -> dict[str, float]:
    """Microseconds of what a crawl asks, at places spread over the whole ledger."""
    spread = [(number * 7919) % count for number in range(2000)]

    def lead(number: int) -> tuple[str, dict[str, Any]]:
        return f"news.example/a/{number:08}", {"url": f"https://news.example/a/{number:08}", "via": "feed"}

    return {
        "known": microseconds(lambda n: ledger.urls.known(f"news.example/a/{n:08}"), spread),
        "unknown": microseconds(lambda n: ledger.urls.known(f"news.example/b/{n:08}"), spread),
        "found, 50 known": microseconds(
            lambda n: ledger.urls.found(list(map(lead, range(n, n + 50))), NOW), spread[:200]
        ),
        "found, 1 new": microseconds(lambda n: ledger.urls.found([lead(count + n)], NOW), spread[:1000]),
        "tried": microseconds(lambda n: ledger.urls.tried(f"news.example/a/{n:08}", "none", NOW), spread[:1000]),
        "open, 100": microseconds(lambda n: ledger.urls.open(100, f"news.example/a/{n:08}"), spread[:200]),
        "due": microseconds(lambda n: ledger.urls.due(NOW, 100), spread[:200]),
    }


def test_ledger_of_millions_answers_in_microseconds(tmp_path: Path) -> None:
    small_count = max(URLS // 500, 1000)
    with filled(tmp_path / "small.sqlite", small_count) as ledger:
        small = asked(ledger, small_count)
    with filled(tmp_path / "large.sqlite", URLS) as ledger:
        large = asked(ledger, URLS)
        size = ledger.path.stat().st_size
    keep("ledger", {"urls": URLS, "megabytes": size >> 20, "microseconds": large, f"of {small_count} URLs": small})
    slower = {name: large[name] / small[name] for name in large}
    assert max(slower.values()) < 10, slower


def unit() -> float:
    """CPU milliseconds of a small fixed piece of work: how slow the machine is just now."""
    begun = time.thread_time()
    sum(hash((number, str(number))) & 1 for number in range(30_000))
    return 1000 * (time.thread_time() - begun)


def sample(pid: int) -> tuple[float, float]:
    """CPU seconds used and resident MB of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    tick = os.sysconf("SC_CLK_TCK")
    return (int(fields[11]) + int(fields[12])) / tick, int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def watched(process: Any, site: Served, window: int) -> list[dict[str, float]]:
    """A row for each `window` pages while the process crawls: milliseconds a page, MB, the machine's pace.

    The pace is taken twice a second all the while: a shared machine is twice as slow for seconds, then quick again.
    """
    found: list[dict[str, float]] = []
    pages, wall, (cpu, _) = 0, time.monotonic(), sample(process.pid)
    pace: list[float] = []
    while process.poll() is None:
        time.sleep(0.5)
        pace.append(unit())
        now, _ = site.asked()
        if now - pages < window or process.poll() is not None:
            continue
        spent, memory = sample(process.pid)
        ended = time.monotonic()
        count = now - pages
        found.append(
            {
                "pages": now,
                "wall_ms": round(1000 * (ended - wall) / count, 2),
                "cpu_ms": round(1000 * (spent - cpu) / count, 2),
                "memory_mb": round(memory, 1),
                "unit": round(statistics.mean(pace), 2),
            }
        )
        pages, wall, cpu, pace = now, ended, spent, []
    return found


def test_many_pages_take_no_more_time_and_memory_at_the_end(tmp_path: Path) -> None:
    window = max(PAGES // 20, 100)
    with Served(PAGES) as site:
        unbounded = {"NEWSCRAWL_MAX_REQUESTS": 0, "NEWSCRAWL_MAX_BYTES": 0}
        process = start(tmp_path, command("crawl", site.root, "-o", "a.jsonl", "--store", "st", **unbounded))
        try:
            rows = watched(process, site, window)
        finally:
            kill(process)
        assert process.returncode == 0
    with (tmp_path / "a.jsonl").open("rb") as records:
        assert len({json.loads(line)["id"] for line in records}) == PAGES
    quarter = max(len(rows) // 4, 1)
    first, last = rows[1 : 1 + quarter], rows[-quarter:]
    # CPU time by itself, and against a fixed piece of work beside it: on a shared machine either may be off by half
    # for minutes, and what grows with the number of pages grows by both.
    spent = [statistics.median(row["cpu_ms"] for row in part) for part in (first, last)]
    paced = [statistics.median(row["cpu_ms"] / row["unit"] for row in part) for part in (first, last)]
    grown = {"by_itself": round(spent[1] / spent[0], 3), "beside_a_fixed_work": round(paced[1] / paced[0], 3)}
    memory = [statistics.median(row["memory_mb"] for row in part) for part in (first, last)]
    figures = {"end_to_start_time": grown, "memory_mb": memory}
    keep("many-pages", {"pages": PAGES, **figures, "windows": rows})
    assert min(grown.values()) <= 1.1, figures
    assert memory[1] <= memory[0] + 40, figures
