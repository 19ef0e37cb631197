"""A document that ends the process which reads it: it ends one run, or three, and never all that follow."""

import json
import os
import random
import signal
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.crash.newsroom import Served
from tests.crash.runs import command, finish, killed, lines, revisions, said

COUNT = 6
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
NOTHING = "no page says this"


@pytest.fixture
def python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    def hooked(marker: str, deed: str, more: str = "") -> None:
        (tmp_path / "hook").mkdir()
        (tmp_path / "hook" / "sitecustomize.py").write_text(HOOK.format(marker=marker, deed=deed) + more)
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path / "hook"), os.environ.get("PYTHONPATH", "")]))

    return hooked


def crawled(folder: Path, url: str, output: str = "-o", **settings: object) -> int:
    return finish(folder, command("crawl", url, output, "a.jsonl", "--store", "st", **{**PACED, **settings}))


def age(folder: Path) -> None:
    """Let an hour have passed since runs ended."""
    for file in folder.glob("st/*/ended"):
        rows = [line.split(" ", 1) for line in file.read_text().splitlines()]
        earlier = ((datetime.fromisoformat(at) - timedelta(hours=1)).isoformat() + " " + url for at, url in rows)
        file.write_text("".join(f"{line}\n" for line in earlier))


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
        assert crawled(tmp_path, site.root) == -by
        if by is signal.SIGPROF:
            assert "in deadly" in said(tmp_path)  # it says where it was
        assert crawled(tmp_path, site.root) == 0
        ran = outlet(tmp_path)
        assert f"the last run ended while it read {site.root}{PAGE}" in ran["notes"]
        assert ran["failures"] == {"bug": 1}
        assert by.name in ran["examples"]["bug"][0]
        assert len(lines(tmp_path / "a.jsonl")) == COUNT - 1


def test_page_that_ends_a_run_is_asked_for_three_times_more(tmp_path: Path, python: Any) -> None:
    python(ARTICLE, DIES)
    with Served(COUNT) as site:
        assert crawled(tmp_path, site.root) == -signal.SIGSEGV
        assert [crawled(tmp_path, site.root, DOWNLOAD_DELAY=0) for _ in range(4)] == [0] * 4
        assert site.hits()["/" + PAGE] == 4
    assert not outlet(tmp_path)["failures"]
    assert not outlet(tmp_path)["notes"]


def test_every_article_of_a_site_ends_its_reader_and_the_run_comes_to_its_end(tmp_path: Path, python: Any) -> None:
    python("entry-content", DIES)  # every article, and no listing
    with Served(COUNT) as site:
        assert crawled(tmp_path, site.root, NEWSCRAWL_DRAFTER="True", DOWNLOAD_DELAY=0) == 3
    assert outlet(tmp_path)["failures"] == {"bug": COUNT}


ALONE = {"NEWSCRAWL_DRAFTER": "False", "DOWNLOAD_DELAY": 0}  # no process may read anything beside the crawl
NONE_TO_BE_HAD = {"NEWSCRAWL_DRAFTER": "True", "DOWNLOAD_DELAY": 0}
NO_PROCESS = """
import asyncio


async def refused(*_, **__):
    raise OSError(12, "Cannot allocate memory")


asyncio.create_subprocess_exec = refused
"""
RULING = """
import newscrawl.normalise.wording

rule = newscrawl.normalise.wording.rule


def deadly_rule(case):
    if case.fetch.url.endswith("news/1000003"):
        os.kill(os.getpid(), signal.SIGSEGV)
    return rule(case)


newscrawl.normalise.wording.rule = deadly_rule
"""


@pytest.mark.parametrize(
    ("marker", "more", "settings", "words", "left"),
    [
        pytest.param(ARTICLE, "", ALONE, ["-o"], COUNT - 1, id="an article"),
        pytest.param(HOME, "", ALONE, ["-o"], COUNT, id="a home page and its sections"),
        pytest.param(ARTICLE, "", ALONE, ["-O"], COUNT - 1, id="an article, the output begun afresh"),
        pytest.param(ARTICLE, NO_PROCESS, NONE_TO_BE_HAD, ["-o"], COUNT - 1, id="an article, no process to be had"),
        pytest.param(NOTHING, RULING, PACED, ["-o"], COUNT - 1, id="a ruling", marks=pytest.mark.soak),
    ],
)
def test_what_no_process_beside_can_keep_off_ends_three_runs(
    tmp_path: Path, python: Any, marker: str, more: str, settings: dict[str, Any], words: list[str], left: int
) -> None:
    python(marker, DIES, more)
    with Served(COUNT) as site:
        codes = []
        for _ in range(4):
            codes.append(crawled(tmp_path, site.root, *words, **settings))
            age(tmp_path)
    assert codes == [-signal.SIGSEGV] * 3 + [0]
    assert len(lines(tmp_path / "a.jsonl")) == left
    assert outlet(tmp_path)["failures"]["ends-runs"] >= 1


@pytest.mark.soak
@pytest.mark.parametrize("given", ["news/1000003", "section/local"])
def test_given_document_that_ends_the_run_is_left_alone(tmp_path: Path, python: Any, given: str) -> None:
    python(ARTICLE if given == PAGE else HOME, DIES)
    with Served(COUNT) as site:
        codes = []
        for _ in range(4):
            codes.append(crawled(tmp_path, site.root + given, **ALONE))
            age(tmp_path)
    assert codes[:3] == [-signal.SIGSEGV] * 3
    assert codes[3] >= 0


@pytest.mark.soak
def test_killed_at_any_instant_where_the_crawl_reads_for_itself_nothing_is_left_out(tmp_path: Path) -> None:
    words = command("crawl", "{}", "-o", "a.jsonl", "--store", "st", NEWSCRAWL_DRAFTER="False")
    with Served(300) as site:
        words[words.index("{}")] = site.root
        killed(tmp_path, words, site, 20, random.Random(11))
        assert finish(tmp_path, words) == 0
    assert len(lines(tmp_path / "a.jsonl")) == len(revisions(lines(tmp_path / "a.jsonl"))) == 300


def test_crawl_without_a_stderr_crawls(tmp_path: Path) -> None:
    with Served(COUNT) as site:
        words = command("crawl", site.root, "-o", "a.jsonl", "--store", "st")
        closed = ["sh", "-c", 'exec "$@" 2>&-', "sh", *words]
        assert finish(tmp_path, closed) == 0
    assert len(lines(tmp_path / "a.jsonl")) == COUNT


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
