"""Stopped kindly, and started twice: what is in flight is finished in seconds, nothing is lost, nobody is hurt."""

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.crash.newsroom import Served
from tests.crash.runs import command, finish, kill, lines, revisions, said, start
from tests.crawl.site import Reply, Site

# A crawl that takes seconds, so that it is still at work when a busy machine lets the test speak.
SLOWLY = {"DOWNLOAD_DELAY": 0.05}


def at_work(site: Served, pages: int) -> None:
    """Wait until a run has asked for so many pages."""
    deadline = time.monotonic() + 60
    while sum(site.hits().values()) < pages:
        assert time.monotonic() < deadline, "no run got to work"
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_stopped_by_a_signal_and_started_again(tmp_path: Path, number: signal.Signals) -> None:
    with Served(120) as site:
        words = ("crawl", site.root, "-o", "a.jsonl.zst", "--store", "st")
        ours = signal.signal(signal.SIGHUP, signal.SIG_DFL)  # under nohup it is ignored, here and by what is started
        process = start(tmp_path, command(*words, **SLOWLY))
        signal.signal(signal.SIGHUP, ours)
        try:
            at_work(site, 20)
            process.send_signal(number)
            assert process.wait(30) == 128 + number
        finally:
            kill(process)
        fetched = sum(site.hits().values())
        records = lines(tmp_path / "a.jsonl.zst")
        assert len(records) == fetched < 120  # every page that was fetched is written
        assert finish(tmp_path, command(*words)) == 0
        assert sum(site.hits().values()) == 120  # and none is fetched again
    assert set(map(tuple, revisions(lines(tmp_path / "a.jsonl.zst")).values())) == {(1,)}
    assert len(lines(tmp_path / "a.jsonl.zst")) == 120


def hold(handler: Any) -> None:
    """Begin an answer and never end it."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<p>")
    handler.wfile.flush()
    handler.rfile.read()


def test_stop_waits_for_no_answer_that_does_not_come(tmp_path: Path) -> None:
    with Site() as site:
        site.replies["/news/420001"] = Reply(play=hold)
        site.feed(["/news/420001", site.article("/news/420002")])
        patient = {"DOWNLOAD_TIMEOUT": 3600, "NEWSCRAWL_SLOW_AFTER": 3600}
        process = start(tmp_path, command("crawl", site.url(), "-o", "a.jsonl", "--store", "st", **patient))
        try:
            deadline = time.monotonic() + 60
            while not {"/news/420001", "/news/420002"} <= set(site.paths()):
                assert time.monotonic() < deadline, "no run got to work"
                time.sleep(0.02)
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 128 + signal.SIGTERM
        finally:
            kill(process)
    assert [record["url"] for record in lines(tmp_path / "a.jsonl")] == [site.url("/news/420002")]


SILENT = """
import sys
from pathlib import Path
from newscrawl.network.resolver import Resolver
Resolver.resolveHostName = lambda *asked, **more: Path("asked").touch()  # as a system that never answers
from newscrawl.commands import main
sys.exit(main(["crawl", "http://silent.example/", "-O", "-", "-s", "DOWNLOAD_TIMEOUT=3600"]))
"""


def test_stop_waits_for_no_name_that_is_never_resolved(tmp_path: Path) -> None:
    process = start(tmp_path, [sys.executable, "-c", SILENT])
    try:
        deadline = time.monotonic() + 60
        while not (tmp_path / "asked").exists():
            assert time.monotonic() < deadline, "no run got to work"
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 128 + signal.SIGTERM
    finally:
        kill(process)


@pytest.mark.parametrize("option", [pytest.param("-o", marks=pytest.mark.soak), "-O"])
def test_second_run_of_an_outlet_leaves(tmp_path: Path, option: str) -> None:
    with Served(80) as site:
        first = start(tmp_path, command("crawl", site.root, option, "a.jsonl", "--store", "st", **SLOWLY))
        try:
            at_work(site, 5)
            os.kill(first.pid, signal.SIGSTOP)
            for other in (["-o", "b.jsonl"], [option, "a.jsonl"]):
                assert finish(tmp_path, command("crawl", site.root, *other, "--store", "st", "--report", "r.json")) == 4
            assert "another run is working on" in said(tmp_path)
            os.kill(first.pid, signal.SIGCONT)
            assert first.wait(60) == 0
        finally:
            kill(first)
        assert len(site.hits()) == 80
    assert len(revisions(lines(tmp_path / "a.jsonl"))) == 80


def test_afresh_twice_gives_the_same_file(tmp_path: Path) -> None:
    with Served(20) as site:
        words = command("crawl", site.root, "-O", "a.jsonl", "--store", "st")
        seen = []
        for _ in range(2):
            assert finish(tmp_path, words) == 0
            seen.append(sorted((r["id"], r["revision"], r["text_hash"]) for r in lines(tmp_path / "a.jsonl")))
        going_on = finish(tmp_path, command("crawl", site.root, "-o", "a.jsonl", "--store", "st"))
    assert seen[0] == seen[1]
    assert len(seen[0]) == 20
    assert going_on == 0
    assert len(lines(tmp_path / "a.jsonl")) == 20
