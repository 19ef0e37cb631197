"""How long imports take, each in a process of its own, beside `import scrapy` in the same run.

    python benchmarks/imports.py [ROUNDS]

Prints the median wall time of the whole process less that of an empty one, in milliseconds: with bytecode, as after
`pip install` and after every first run, and from source, as where PYTHONDONTWRITEBYTECODE is set in a checkout (peers
keep the bytecode that they were installed with). Targets: `import newscrawl` under 300 ms, `newscrawl.arabic.dates`
under 50 ms.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

MODULES = (
    "newscrawl",
    "newscrawl.arabic.dates",
    "newscrawl.arabic.bylines",
    "newscrawl.places",
    "scrapy",
    "dateparser",
)


def seconds(code: str, environment: dict[str, str]) -> float:
    """Wall time of a Python process that runs `code`."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    return time.perf_counter() - start


def main() -> None:
    """Measure in turn, so that a busy moment falls on all alike; print a table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    codes = {"(nothing)": "pass", **{name: f"import {name}" for name in MODULES}}
    bare = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    taken: dict[tuple[str, str], list[float]] = {}
    with tempfile.TemporaryDirectory() as kept:
        ways = {"bytecode": {**bare, "PYTHONPYCACHEPREFIX": kept}, "source": {**bare, "PYTHONDONTWRITEBYTECODE": "1"}}
        for code in codes.values():
            seconds(code, ways["bytecode"])  # bytecode is written once
        for _ in range(rounds):
            for name, code in codes.items():
                for way, environment in ways.items():
                    taken.setdefault((name, way), []).append(seconds(code, environment))
    print(f"{'':<26}{'bytecode':>12}{'source':>12}")
    for name in MODULES:
        cells = [statistics.median(taken[name, way]) - statistics.median(taken["(nothing)", way]) for way in ways]
        print(f"{name:<26}" + "".join(f"{1000 * cell:9.1f} ms" for cell in cells))


if __name__ == "__main__":
    main()
