"""How fast the whole crawl is, beside a bare Scrapy spider that only reads the title of the same pages.

    python benchmarks/crawl.py [PAGES] [--light] [--rounds N] [--keep]

A news site is served on loopback by another process, pacing is off. Its pages are as large as those of real sites: seven
article pages of seven Arab publishers have 29 to 115 kB, 75 in the middle, so a page here has 76, made up as those are
of head, scripts, menus, related lists and comments around 400 words of article (tests/crash/furniture.py). --light serves
pages of 5 kB, on which what a crawl does beside reading pages weighs most. Each spider crawls few pages, then many; the
difference is what a page costs, free of start-up. The runs of both take turns, so that a busy machine slows both
alike: only the ratio says anything. The ledger's share is the CPU time spent inside the crawl's memory (ledger, near
copies, output), measured around each call.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.machine import keep, machine  # noqa: E402
from tests.crash.newsroom import Served  # noqa: E402

SETTINGS = {
    "NEWSCRAWL_PRIVATE_HOSTS": "127.0.0.1",
    "DOWNLOAD_DELAY": "0",
    "AUTOTHROTTLE_ENABLED": "False",
    "CONCURRENT_REQUESTS_PER_DOMAIN": "8",
}

BARE = """
import sys, scrapy
from scrapy.crawler import CrawlerProcess

class Titles(scrapy.Spider):
    name = "titles"
    start_urls = [f"{sys.argv[1]}news/1{n:06}" for n in range(int(sys.argv[2]))]

    def parse(self, response):
        yield {"url": response.url, "title": response.css("title::text").get()}

process = CrawlerProcess({"CONCURRENT_REQUESTS_PER_DOMAIN": 8, "DOWNLOAD_DELAY": 0, "LOG_LEVEL": "ERROR",
    "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False,
    "FEEDS": {"titles.jsonl": {"format": "jsonlines"}}})
process.crawl(Titles)
process.start()
"""

# The real command, with the time spent in the memory added up.
WHOLE = """
import functools, json, sys, time
from newscrawl.commands import main
from newscrawl.memory.lasting import LedgerMemory
spent, depth = 0.0, 0
def timed(method):
    @functools.wraps(method)
    def run(*args, **keys):
        global spent, depth
        start, depth = time.thread_time(), depth + 1
        try:
            return method(*args, **keys)
        finally:
            depth -= 1
            if not depth:
                spent += time.thread_time() - start
    return run
for name in ("resume", "returning", "found", "next", "validators", "answered", "tried", "outside", "wrote", "close"):
    setattr(LedgerMemory, name, timed(getattr(LedgerMemory, name)))
code = main(sys.argv[1:])
open("spent", "w").write(str(spent))
sys.exit(code)
"""


@dataclass
class Cost:
    """What a run took: seconds of wall clock, of CPU, and of CPU in the memory; articles written; peak memory in MB."""

    wall: float
    cpu: float
    spent: float
    articles: int
    memory: float


def run(words: list[str], output: str) -> Cost:
    """Run a spider in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.monotonic()
        with (Path(folder) / "talk").open("wb") as talk:
            process = subprocess.Popen(
                [sys.executable, "-c", *words],
                cwd=folder,
                stdout=talk,
                stderr=talk,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
            _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - start
        if process.returncode:
            sys.exit((Path(folder) / "talk").read_text("utf-8"))
        spent = Path(folder) / "spent"
        lines = (Path(folder) / output).read_bytes().count(b"\n")
        return Cost(
            wall,
            used.ru_utime + used.ru_stime,
            float(spent.read_text()) if spent.exists() else 0.0,
            lines,
            used.ru_maxrss / 1024,
        )


def bare(count: int, *, heavy: bool) -> Cost:
    """The spider that reads titles."""
    with Served(count, heavy=heavy) as site:
        return run([BARE, site.root, str(count)], "titles.jsonl")


def whole(count: int, *, heavy: bool) -> Cost:
    """The whole pipeline."""
    with Served(count, heavy=heavy) as site:
        sets = [word for name, value in SETTINGS.items() for word in ("-s", f"{name}={value}")]
        sets += ["-s", "NEWSCRAWL_MAX_REQUESTS=0", "-s", "NEWSCRAWL_MAX_BYTES=0"]
        return run([WHOLE, "crawl", site.root, "-o", "out.jsonl", "--store", "store", *sets], "out.jsonl")


def per_page(few: Cost, many: Cost) -> dict[str, float]:
    """Milliseconds a page, between a short and a long run."""
    pages = many.articles - few.articles
    return {
        "wall": 1000 * (many.wall - few.wall) / pages,
        "cpu": 1000 * (many.cpu - few.cpu) / pages,
        "spent": 1000 * (many.spent - few.spent) / pages,
    }


def measure(pages: int, *, heavy: bool, rounds: int) -> dict[str, Any]:
    """Both spiders in turn; the median of the rounds."""
    few = max(pages // 10, 20)
    rows: dict[str, list[dict[str, float]]] = {"bare": [], "whole": []}
    memory = 0.0
    for _ in range(rounds):
        for name, crawl in (("bare", bare), ("whole", whole)):
            short, long = crawl(few, heavy=heavy), crawl(pages, heavy=heavy)
            if long.articles != pages:
                sys.exit(f"{name}: {long.articles} of {pages} pages")
            rows[name].append(per_page(short, long))
            memory = max(memory, long.memory)
    middle = {
        name: {key: round(statistics.median(row[key] for row in found), 2) for key in found[0]}
        for name, found in rows.items()
    }
    return {
        "pages": pages,
        "page": "heavy" if heavy else "light",
        "ms_per_page": middle,
        "throughput_ratio": round(middle["bare"]["wall"] / middle["whole"]["wall"], 2),
        "cpu_ratio": round(middle["bare"]["cpu"] / middle["whole"]["cpu"], 2),
        "ledger_share": round(middle["whole"]["spent"] / middle["whole"]["cpu"], 3),
        "peak_memory_mb": round(memory),
    }


def main() -> None:
    """Print the table, and the same as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="?", type=int, default=600)
    parser.add_argument("--light", action="store_true", help="pages of 5 kB in place of 76 kB")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--keep", action="store_true", help="write the result to benchmarks/results")
    given = parser.parse_args()
    result = measure(given.pages, heavy=not given.light, rounds=given.rounds)
    print(f"{'':16}{'wall ms/page':>14}{'CPU ms/page':>14}")
    for name, row in result["ms_per_page"].items():
        print(f"{name:16}{row['wall']:14.1f}{row['cpu']:14.1f}")
    print(f"throughput of the whole pipeline: {result['throughput_ratio']:.2f} of the bare spider's")
    print(f"the ledger's share of CPU: {result['ledger_share']:.1%}")
    print(json.dumps(machine() | result))
    if given.keep:
        print(keep(f"crawl-{result['page']}", result))


if __name__ == "__main__":
    main()
