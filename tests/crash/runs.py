"""The real command, started in a process group of its own, killed at random instants and started again."""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from newscrawl.compression import open_read
from tests.crash.newsroom import Served

QUICK = {
    "NEWSCRAWL_PRIVATE_HOSTS": "127.0.0.1",
    "DOWNLOAD_DELAY": "0",
    "AUTOTHROTTLE_ENABLED": "False",
    "CONCURRENT_REQUESTS_PER_DOMAIN": "8",
}
MOST_AGAIN = 64  # pages fetched again per kill
_MAIN = "import sys; from newscrawl.commands import main; sys.exit(main())"


def command(*words: str, **settings: object) -> list[str]:
    """A command line of `newscrawl`; a crawl gets the quick settings."""
    sets = [word for name, value in {**QUICK, **settings}.items() for word in ("-s", f"{name}={value}")]
    return [sys.executable, "-c", _MAIN, *words, *(sets if words[0] == "crawl" else ())]


def start(folder: Path, words: Sequence[str], **keys: Any) -> "subprocess.Popen[bytes]":
    """Start a command in `folder`, in a process group of its own; what it says goes to the file `said`."""
    env = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    with (folder / "said").open("ab") as said:
        return subprocess.Popen(
            words,
            cwd=folder,
            stdout=said,
            stderr=said,
            stdin=subprocess.DEVNULL,
            env=env,
            start_new_session=True,
            **keys,
        )


def small_files(size: int) -> Callable[[], None]:
    """No file of the process may grow beyond `size` bytes: the disk is full."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def finish(folder: Path, words: Sequence[str], *, timeout: float = 300, **keys: Any) -> int:
    """Run a command to its end and return its exit code. None that hangs outlives the test."""
    process = start(folder, words, **keys)
    try:
        return process.wait(timeout)
    finally:
        kill(process)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """SIGKILL to the whole process group."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def killed(folder: Path, words: Sequence[str], site: Served, kills: int, draw: random.Random) -> int:
    """Start the command and kill it, so often, then let it end; returns how many kills met it alive.

    Most kills come some pages into the run, so that each leaves less to do; every fourth at any instant of its start.
    """
    met = 0
    share = max(site.count // (kills + 1), 1)
    for number in range(kills):
        process = start(folder, words)
        _, before = site.asked()
        further = draw.randrange(share) if number % 4 != 3 else 0
        deadline = time.monotonic() + 120
        while further and process.poll() is None and time.monotonic() < deadline:
            if site.asked()[1] - before >= further:
                break
            time.sleep(0.02)
        time.sleep(draw.random() * (0.3 if further else 3.0))
        met += process.poll() is None
        kill(process)
    assert finish(folder, words) == 0, said(folder)
    return met


def said(folder: Path) -> str:
    """What the commands in `folder` said so far."""
    return (folder / "said").read_text("utf-8", "replace")


def lines(path: Path) -> list[dict[str, Any]]:
    """The records of an output; fails on a torn line."""
    whole = open_read(path).read()
    assert not whole or whole.endswith(b"\n"), "the last line is torn"
    return [json.loads(line) for line in whole.splitlines()]


def revisions(records: Sequence[dict[str, Any]]) -> dict[str, list[int]]:
    """Article URL -> its revisions in the order in which they stand; fails where an (id, revision) stands twice."""
    counts = Counter((record["id"], record["revision"]) for record in records)
    assert not [pair for pair, count in counts.items() if count > 1]
    found: dict[str, list[int]] = {}
    for record in records:
        found.setdefault(record["url"], []).append(record["revision"])
    return found
