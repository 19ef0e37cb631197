"""Whoever reads what a run says may leave, and an error may break the loop: the run ends, and holds nothing."""

import os
import subprocess
import sys
from pathlib import Path

from tests.crash.newsroom import Served
from tests.crash.runs import command, finish, kill, lines

_BROKEN = """
import asyncio, sys
from newscrawl.memory.lasting import LedgerMemory
from newscrawl.commands import main
def returning(self):
    from twisted.internet import reactor
    reactor.callInThread(lambda: None)
    asyncio.get_running_loop().call_later(0.3, sys.exit, 7)
    return False
LedgerMemory.returning = returning
sys.exit(main())
"""


def test_reader_of_stderr_leaves(tmp_path: Path) -> None:
    with Served(12) as site:
        words = command("crawl", site.root, "-o", "a.jsonl", "--store", "st")
        env = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        process = subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE, env=env, start_new_session=True)
        assert process.stderr is not None
        process.stderr.close()
        try:
            assert process.wait(60) == 0
        finally:
            kill(process)
    assert len(lines(tmp_path / "a.jsonl")) == 12


def test_reader_of_records_leaves(tmp_path: Path) -> None:
    with Served(40) as site:
        words = command("crawl", site.root, "-O", "-", "--report", "-")
        env = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        with (tmp_path / "said").open("wb") as said:
            process = subprocess.Popen(
                words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=said, env=env, start_new_session=True
            )
        assert process.stdout is not None
        try:
            assert process.stdout.readline().endswith(b"}\n")
            process.stdout.close()
            assert process.wait(60) == 0
        finally:
            kill(process)
        assert sum(site.hits().values()) < 40
    assert "disk" not in (tmp_path / "said").read_text()


def test_a_broken_loop_ends_the_process(tmp_path: Path) -> None:
    with Served(12) as site:
        words = command("crawl", site.root, "-o", "a.jsonl", "--store", "st")
        assert finish(tmp_path, [sys.executable, "-c", _BROKEN, *words[3:]], timeout=60) == 7
        assert finish(tmp_path, words) == 0
    assert len(lines(tmp_path / "a.jsonl")) == 12
