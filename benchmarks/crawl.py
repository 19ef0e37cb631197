"""How fast the whole crawl is, beside a bare Scrapy spider that only reads the title of the same pages.

    python benchmarks/crawl.py [PAGES] [--light] [--alone] [--rounds N] [--keep]

A news site is served on loopback by another process, pacing is off. Its pages are as large as those of real sites:
seven article pages of seven Arab publishers have 29 to 115 kB, 75 in the middle, so a page here has 76, made up as
those are of head, scripts, menus, related lists and comments around 400 words of article (tests/crash/furniture.py).
--light serves pages of 5 kB, on which what a crawl does beside reading pages weighs most. With pacing off pages come
fast, so that a crawl drafts them in a process beside it where there is a second core; --alone keeps it to one process,
so that both figures can be seen. CPU is that of all its processes.

Each spider crawls few pages, then many; the difference is what a page costs, free of start-up. The runs of both take
turns, so that a busy machine slows both alike, and the quickest of each is taken: only the ratio says anything. The
ledger's share is the CPU time spent inside the crawl's memory (ledger, near copies, output), measured around each call.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
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

PARTS = {
    "reading": "reading pages",
    "beside": "drafting pages beside it",
    "memory": "ledger and output",
    "rest": "fetching and the rest",
}

# The real command, with the CPU time spent reading pages (drafting and ruling) and in the memory added up.
WHOLE = """
import functools, json, resource, sys, time
import newscrawl.spiders.article
from newscrawl.commands import main
from newscrawl.memory.lasting import LedgerMemory
from newscrawl.pipelines.normalise import NormalisePipeline
spent, depth = {"reading": 0.0, "memory": 0.0}, 0
def time_in(place, name, part):
    method = getattr(place, name)
    @functools.wraps(method)
    def run(*args, **keys):
        global depth
        start, depth = time.thread_time(), depth + 1
        try:
            return method(*args, **keys)
        finally:
            depth -= 1
            if not depth:
                spent[part] += time.thread_time() - start
    setattr(place, name, run)
for name in ("resume", "returning", "found", "next", "validators", "answered", "tried", "outside", "wrote", "close"):
    time_in(LedgerMemory, name, "memory")
time_in(newscrawl.spiders.article, "draft_case", "reading")
time_in(NormalisePipeline, "process_item", "reading")
code = main(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
spent["beside"] = used.ru_utime + used.ru_stime
open("spent", "w").write(json.dumps(spent))
sys.exit(code)
"""


@dataclass
class Cost:
    """What a run took: seconds of wall clock, CPU, and CPU in parts of it; articles written; peak memory in MB."""

    seconds: dict[str, float]
    articles: int
    peak: float


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
        parts = json.loads(spent.read_text()) if spent.exists() else {}
        return Cost({"wall": wall, "cpu": used.ru_utime + used.ru_stime, **parts}, lines, used.ru_maxrss / 1024)


def bare(count: int, *, heavy: bool) -> Cost:
    """The spider that reads titles."""
    with Served(count, heavy=heavy) as site:
        return run([BARE, site.root, str(count)], "titles.jsonl")


def whole(count: int, *, heavy: bool, alone: bool) -> Cost:
    """The whole pipeline."""
    with Served(count, heavy=heavy) as site:
        sets = [word for name, value in SETTINGS.items() for word in ("-s", f"{name}={value}")]
        sets += ["-s", "NEWSCRAWL_MAX_REQUESTS=0", "-s", "NEWSCRAWL_MAX_BYTES=0"]
        sets += ["-s", "NEWSCRAWL_DRAFTER=False"] if alone else []
        return run([WHOLE, "crawl", site.root, "-o", "out.jsonl", "--store", "store", *sets], "out.jsonl")


def per_page(few: list[Cost], many: list[Cost]) -> dict[str, float]:
    """Milliseconds a page, between the quickest short and the quickest long run: other work only ever adds."""
    pages = many[0].articles - few[0].articles

    def least(name: str) -> float:
        return min(cost.seconds[name] for cost in many) - min(cost.seconds[name] for cost in few)

    return {name: round(1000 * least(name) / pages, 2) for name in many[0].seconds}


def measure(pages: int, *, heavy: bool, rounds: int, alone: bool) -> dict[str, Any]:
    """Both spiders in turn, so often."""
    few = max(pages // 10, 20)
    costs: dict[str, dict[int, list[Cost]]] = {name: {few: [], pages: []} for name in ("bare", "whole")}
    crawls = {"bare": bare, "whole": partial(whole, alone=alone)}
    for _ in range(rounds):
        for count in (few, pages):
            for name, crawl in crawls.items():
                cost = crawl(count, heavy=heavy)
                if cost.articles != count:
                    sys.exit(f"{name}: {cost.articles} of {count} pages")
                costs[name][count].append(cost)
    cost_of = {name: per_page(found[few], found[pages]) for name, found in costs.items()}
    whole_cost = cost_of["whole"]
    whole_cost["rest"] = round(whole_cost["cpu"] - sum(whole_cost[part] for part in ("reading", "beside", "memory")), 2)
    return {
        "pages": pages,
        "page": "heavy" if heavy else "light",
        "processes": "one" if alone else "as many as a crawl begins",
        "rounds": rounds,
        "ms_per_page": cost_of,
        "throughput_ratio": round(cost_of["bare"]["wall"] / whole_cost["wall"], 2),
        "cpu_ratio": round(cost_of["bare"]["cpu"] / whole_cost["cpu"], 2),
        "ledger_share": round(whole_cost["memory"] / whole_cost["cpu"], 3),
        "peak_memory_mb": round(max(cost.peak for cost in costs["whole"][pages])),
    }


def main() -> None:
    """Print the table, and the same as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="?", type=int, default=600)
    parser.add_argument("--light", action="store_true", help="pages of 5 kB in place of 76 kB")
    parser.add_argument("--alone", action="store_true", help="the whole pipeline in one process")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--keep", action="store_true", help="write the result to benchmarks/results")
    given = parser.parse_args()
    result = measure(given.pages, heavy=not given.light, rounds=given.rounds, alone=given.alone)
    print(f"{'':16}{'wall ms/page':>14}{'CPU ms/page':>14}")
    for name, row in result["ms_per_page"].items():
        print(f"{name:16}{row['wall']:14.2f}{row['cpu']:14.2f}")
    for part, words in PARTS.items():
        print(f"  {words:28}{result['ms_per_page']['whole'][part]:14.2f}")
    print(f"throughput of the whole pipeline: {result['throughput_ratio']:.2f} of the bare spider's")
    print(f"the ledger's share of CPU: {result['ledger_share']:.1%}")
    print(json.dumps(machine() | result))
    if given.keep:
        print(keep(f"crawl-{result['page']}{'-alone' if given.alone else ''}", result))


if __name__ == "__main__":
    main()
