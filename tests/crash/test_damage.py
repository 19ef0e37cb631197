"""Full disks, folders that cannot be written, damaged and foreign files: a clear message, its exit code, no harm."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from newscrawl.commands import main
from tests.crash.newsroom import Served
from tests.crash.runs import command, finish, lines, revisions, said, small_files

DISK = 5


@pytest.fixture(scope="module")
def site() -> Iterator[Served]:
    with Served(24) as served:
        yield served


def crawl(site: Served, *words: str) -> list[str]:
    """The command that crawls the site into `a.jsonl`, unless the words say otherwise."""
    return command("crawl", site.root, *(words or ("-o", "a.jsonl")), "--store", "st")


@pytest.mark.parametrize("size", [40_000, 150_000])
def test_full_disk(tmp_path: Path, site: Served, size: int) -> None:
    code = finish(tmp_path, [*crawl(site), "--report", "-"], preexec_fn=small_files(size))
    assert code == DISK, said(tmp_path)
    assert "start the same command again" in said(tmp_path)
    assert "Traceback" not in said(tmp_path)
    if (tmp_path / "a.jsonl").exists():
        revisions(lines(tmp_path / "a.jsonl"))  # no line is torn
    assert finish(tmp_path, crawl(site)) == 0
    assert len(revisions(lines(tmp_path / "a.jsonl"))) == site.count


def refused(folder: Path, site: Served, monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    """The command ends before it has fetched anything. In this process: no reactor is started."""
    monkeypatch.chdir(folder)
    before = sum(site.hits().values())
    assert main(command("crawl", site.root, *words)[3:]) == DISK
    assert sum(site.hits().values()) == before


@pytest.mark.parametrize("where", ["output", "store"])
def test_folder_that_cannot_be_written(
    tmp_path: Path, site: Served, where: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "wall").write_text("a file where a folder should be")
    words = {"output": ["-o", "wall/a.jsonl", "--store", "st"], "store": ["-o", "a.jsonl", "--store", "wall/st"]}
    refused(tmp_path, site, monkeypatch, *words[where])
    assert "wall" in capfd.readouterr().err
    assert (tmp_path / "wall").read_text() == "a file where a folder should be"


@pytest.fixture(scope="module")
def crawled(site: Served, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a crawl that went well. Tests put back what they break."""
    folder = tmp_path_factory.mktemp("crawled")
    assert finish(folder, crawl(site)) == 0
    return folder


@pytest.mark.parametrize("how", ["head", "middle", "not a ledger"])
def test_damaged_ledger_stops_the_run(crawled: Path, site: Served, how: str) -> None:
    (path,) = (crawled / "st").glob("*/ledger.sqlite")
    whole = path.read_bytes()
    data = bytearray(whole)
    if how == "not a ledger":
        data = bytearray(b"three years of work" * 99)
    else:
        start = {"head": 100, "middle": 3 * 4096}[how]
        data[start : start + 9 * 4096] = b"\xff" * (9 * 4096)
    path.write_bytes(data)
    before = (crawled / "a.jsonl").read_bytes()
    try:
        assert finish(crawled, crawl(site)) == DISK, said(crawled)
        assert (crawled / "a.jsonl").read_bytes() == before
        assert path.read_bytes()[:100] == bytes(data[:100])
        assert "newscrawl ledger repair" in said(crawled)
        assert "Traceback" not in said(crawled)
    finally:
        path.write_bytes(whole)


def test_shorter_output_stops_the_run(
    crawled: Path, site: Served, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path = crawled / "a.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole[:-10])
    try:
        refused(crawled, site, monkeypatch, "-o", "a.jsonl", "--store", "st")
        assert "newscrawl ledger repair -o" in capfd.readouterr().err
        assert path.read_bytes() == whole[:-10]
    finally:
        path.write_bytes(whole)


def test_foreign_output_stops_the_run(
    tmp_path: Path, site: Served, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.jsonl").write_text("three years of work")
    refused(tmp_path, site, monkeypatch, "-o", "a.jsonl", "--store", "st")
    assert "something else" in capfd.readouterr().err
    assert (tmp_path / "a.jsonl").read_text() == "three years of work"


def test_what_is_no_file_is_named_with_the_remedy(
    tmp_path: Path, site: Served, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    names = {
        "pipe": "-O - writes to standard",
        "folder": "name a file in it",
        "/dev/stdout": "-O -",
        "/dev/full": "-O -",
    }
    for name, words in names.items():
        with pytest.raises(SystemExit) as told:
            main(command("crawl", site.root, "-o", name, "--store", "st")[3:])
        assert told.value.code == 2
        assert words in capfd.readouterr().err


def test_file_of_another_store(
    crawled: Path, site: Served, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    refused(crawled, site, monkeypatch, "-o", "a.jsonl", "--store", "other")
    assert "name the store that did with --store" in capfd.readouterr().err


def test_afresh_that_gets_nothing_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("yesterday")
    with Served(3) as gone:
        words = crawl(gone, "-O", "a.jsonl")
    assert finish(tmp_path, words) == 3
    assert (tmp_path / "a.jsonl").read_text() == "yesterday"


def test_a_second_output_says_what_it_does_not_take(crawled: Path, site: Served) -> None:
    assert finish(crawled, crawl(site, "-o", "second.jsonl")) == 0
    assert "the 24 records found before it was named stand in earlier outputs" in said(crawled)


def test_one_article_is_fetched_as_one(tmp_path: Path, site: Served) -> None:
    assert finish(tmp_path, crawl(site, "-o", "a.jsonl", "--limit", "3")) == 0
    before = sum(site.hits().values())
    assert finish(tmp_path, command("crawl", f"{site.root}news/1000005", "-o", "a.jsonl", "--store", "st")) == 0
    assert sum(site.hits().values()) == before + 1


def test_a_forgotten_article_given_by_hand(tmp_path: Path, site: Served) -> None:
    url = f"{site.root}news/1000005"
    again = command("crawl", url, "-o", "a.jsonl", "--store", "st")
    assert finish(tmp_path, again) == 0
    assert finish(tmp_path, command("ledger", "forget", f"{url}/?utm_source=rss", "--store", "st")) == 0
    assert (tmp_path / "a.jsonl").read_bytes() == b""
    before = sum(site.hits().values())
    finish(tmp_path, again)
    assert sum(site.hits().values()) == before
    assert "was forgotten by hand" in said(tmp_path) and "Traceback" not in said(tmp_path)
