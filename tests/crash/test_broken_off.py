"""A document that ends the process which reads it: once or twice, and never again and again."""

import json
import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.crash.newsroom import Served
from tests.crash.runs import command, finish, lines, said

COUNT = 8
PACED = {"DOWNLOAD_DELAY": 0.17, "NEWSCRAWL_DRAFTER": "auto"}  # slow enough that the crawl reads for itself
# Read by every Python that a test starts, the crawl and the process beside it.
HOOK = """
import os, signal
import newscrawl.cpu_limit
import newscrawl.page

parse, limit = newscrawl.page.parse, newscrawl.cpu_limit.cpu_limit


def deadly(utf8):
    if {marker!r}.encode() in utf8:
        {deed}
    return parse(utf8)


newscrawl.page.parse = deadly
newscrawl.cpu_limit.cpu_limit = lambda seconds: limit(3.0)
"""
DIES = "os.kill(os.getpid(), signal.SIGSEGV)"
SPINS = "[None for _ in iter(int, 1)]"
ARTICLE, PAGE = " 3</h1>", "news/1000003"
HOME = "<nav>"


@pytest.fixture
def python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    def hooked(marker: str, deed: str) -> None:
        (tmp_path / "hook").mkdir()
        (tmp_path / "hook" / "sitecustomize.py").write_text(HOOK.format(marker=marker, deed=deed))
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path / "hook"), os.environ.get("PYTHONPATH", "")]))

    return hooked


def crawled(folder: Path, site: Served, **settings: object) -> int:
    return finish(folder, command("crawl", site.root, "-o", "a.jsonl", "--store", "st", **{**PACED, **settings}))


def outlet(folder: Path) -> dict[str, Any]:
    """What the report of the last run says of the outlet."""
    found: dict[str, Any] = json.loads((folder / "run-report.json").read_bytes())["outlets"][0]
    return found


ENDS = pytest.mark.parametrize(("deed", "by"), [(DIES, signal.SIGSEGV), (SPINS, signal.SIGPROF)], ids=["dies", "spins"])


@ENDS
def test_page_that_ends_a_run_is_read_beside_the_next(
    tmp_path: Path, python: Any, deed: str, by: signal.Signals
) -> None:
    python(ARTICLE, deed)
    with Served(COUNT) as site:
        assert crawled(tmp_path, site) == -by
        if by is signal.SIGPROF:
            assert "in deadly" in said(tmp_path)  # it says where it was
        assert crawled(tmp_path, site) == 0
        ran = outlet(tmp_path)
        assert f"an earlier run ended while it read {site.root}{PAGE}" in ran["notes"]
        assert ran["failures"] == {"bug": 1}
        assert by.name in ran["examples"]["bug"][0]
        assert len(lines(tmp_path / "a.jsonl")) == COUNT - 1


def test_page_that_ends_a_run_is_asked_for_three_times_more(tmp_path: Path, python: Any) -> None:
    python(ARTICLE, DIES)
    with Served(COUNT) as site:
        assert crawled(tmp_path, site) == -signal.SIGSEGV
        assert [crawled(tmp_path, site, DOWNLOAD_DELAY=0) for _ in range(4)] == [0] * 4
        assert site.hits()["/" + PAGE] == 4
    assert not outlet(tmp_path)["failures"]
    assert not outlet(tmp_path)["notes"]


def test_page_that_ends_runs_is_given_up_where_no_process_may_read_it(tmp_path: Path, python: Any) -> None:
    python(ARTICLE, DIES)
    with Served(COUNT) as site:
        codes = [crawled(tmp_path, site, NEWSCRAWL_DRAFTER="False", DOWNLOAD_DELAY=0) for _ in range(6)]
        assert codes == [-signal.SIGSEGV] * 4 + [0, 0]
    assert len(lines(tmp_path / "a.jsonl")) == COUNT - 1


def test_document_of_discovery_that_ends_two_runs_rests(tmp_path: Path, python: Any) -> None:
    python(HOME, DIES)
    with Served(COUNT) as site:
        assert [crawled(tmp_path, site) for _ in range(3)] == [-signal.SIGSEGV, -signal.SIGSEGV, 0]
    assert len(lines(tmp_path / "a.jsonl")) == COUNT  # by the sitemap
    assert outlet(tmp_path)["examples"]["bug"] == [f"{site.root} (runs ended while they read it; it rests for a day)"]


@ENDS
def test_saved_page_that_ends_its_process_costs_itself(
    tmp_path: Path, python: Any, deed: str, by: signal.Signals
) -> None:
    python(ARTICLE, deed)
    text = "<p>قالت الوزارة إن الميناء الجديد يستقبل السفن قريبا، وإن الرصيف الثاني يكتمل بعد عام واحد.</p>" * 3
    pages = [
        {"url": f"https://news.example/story/{n}", "html": f"<article><h1>افتتاح الرصيف {n}</h1>{text}</article>"}
        for n in range(6)
    ]
    (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, pages)))
    with (tmp_path / "records.jsonl").open("wb") as records:
        words = command("extract", "--jsonl", "--jobs", "1", "pages.jsonl")
        ran = subprocess.run(words, cwd=tmp_path, stdout=records, stderr=subprocess.PIPE, timeout=120)
    assert ran.returncode == 1
    assert b"line 4: the process reading it was killed\n6 pages: 5 records, 1 without" in ran.stderr
    read = [record["url"][-1] for record in lines(tmp_path / "records.jsonl")]
    assert read == ["0", "1", "2", "4", "5"]
