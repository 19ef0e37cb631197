"""What 500 outlet files cost at start-up, beside Scrapy's own start-up in the same run.

    python benchmarks/outlets.py [--outlets 500] [--rounds 5]

Every figure is the best of some fresh interpreters. "start" is what they add to a crawl of one outlet: the folder
listed, one file read, one URL looked up. "all names" is what the first byline of a run pays: every file read.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

SCRAPY = """
import time; t = time.perf_counter()
import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.project import get_project_settings
AsyncCrawlerProcess(get_project_settings(), install_root_handler=False)
print(time.perf_counter() - t)
"""
START = """
import time, scrapy, newscrawl
from pathlib import Path
t = time.perf_counter()
from newscrawl.outlets.registry import Registry
registry = Registry([Path({folder!r})])
registry.get("bench-0007")
registry.by_url("https://www.bench-0009.example/2026/11/story")
print(time.perf_counter() - t)
"""
NAMES = START.replace(
    'registry.get("bench-0007")\nregistry.by_url("https://www.bench-0009.example/2026/11/story")', "registry.names"
)

FILE = """\
name = "Bench {n}"
arabic_name = "صحيفة {n}"
aliases = ["وكالة {n}", "موقع {n}"]
ambiguous = ["موقع {n}"]
home = "https://www.bench-{n}.example"
country = "MA"
kind = "newspaper"
languages = ["ar"]
ownership = "private"
feeds = ["https://www.bench-{n}.example/feed/", "https://www.bench-{n}.example/rss.xml"]
article = '/\\d{{4}}/\\d\\d/'
evidence = "public-code"

[verified]
state = "not yet visited"
"""


def best(code: str, rounds: int) -> float:
    """The shortest of some runs of `code`, each in an interpreter of its own, in milliseconds."""
    times = []
    for _ in range(rounds):
        # From a folder without scrapy.cfg, so that Scrapy starts as it comes.
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tempfile.gettempdir()
        )
        times.append(float(done.stdout) * 1000)
    return min(times)


def main() -> None:
    """Write the files, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--outlets", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for n in range(args.outlets):
            path = Path(folder, f"c{n % 20:02}", f"bench-{n:04}.toml")
            path.parent.mkdir(exist_ok=True)
            path.write_text(FILE.format(n=f"{n:04}"), encoding="utf-8")
        scrapy = best(SCRAPY, args.rounds)
        start = best(START.format(folder=folder), args.rounds)
        names = best(NAMES.format(folder=folder), args.rounds)
    print(f"{'':34}{'ms':>8}{'of Scrapy':>12}")
    for label, figure in (
        ("Scrapy: import and a process", scrapy),
        (f"{args.outlets} outlets: start", start),
        (f"{args.outlets} outlets: all names", names),
    ):
        print(f"{label:34}{figure:8.1f}{figure / scrapy:12.2f}")


if __name__ == "__main__":
    main()
