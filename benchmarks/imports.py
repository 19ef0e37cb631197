"""How long imports take, each in a process of its own, beside `import scrapy` in the same run.

    python benchmarks/imports.py [ROUNDS]

Prints the median wall time of the whole process less that of an empty one, in milliseconds. Targets: `import newscrawl`
under 300 ms, `newscrawl.arabic.dates` under 50 ms.
"""

import statistics
import subprocess
import sys
import time

MODULES = (
    "newscrawl",
    "newscrawl.arabic.dates",
    "newscrawl.arabic.bylines",
    "newscrawl.places",
    "scrapy",
    "dateparser",
)


def seconds(code: str) -> float:
    """Wall time of a Python process that runs `code`."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def main() -> None:
    """Measure in turn, so that a busy moment falls on all alike; print a table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    codes = {"(nothing)": "pass", **{name: f"import {name}" for name in MODULES}}
    for code in codes.values():
        seconds(code)  # bytecode is written once
    taken: dict[str, list[float]] = {name: [] for name in codes}
    for _ in range(rounds):
        for name, code in codes.items():
            taken[name].append(seconds(code))
    empty = statistics.median(taken["(nothing)"])
    for name in MODULES:
        print(f"{name:<26} {1000 * (statistics.median(taken[name]) - empty):8.1f} ms")


if __name__ == "__main__":
    main()
