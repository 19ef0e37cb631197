"""Many saved pages at once: what a line may hold, and that no line ends the run."""

import argparse
import io
import json
import sys
from pathlib import Path

import pytest

from newscrawl.bulk import Defaults, Line, read
from newscrawl.commands import extract as command
from newscrawl.commands import main
from newscrawl.compression import compress
from tests.extraction.pages import TITLE, paragraphs

HTML = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div>{paragraphs()}</div></body></html>"
GOOD = {"url": "https://news.example/story/17", "html": HTML}


def lines(*asked: object, folder: str = ".") -> list[Line]:
    return [Line(number, json.dumps(each).encode(), folder) for number, each in enumerate(asked, 1)]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"headers": "x"}, "headers"),
        ({"headers": ["a"]}, "headers"),
        ({"headers": {"content-type": 5}}, "headers"),
        ({"outlet": 5}, "outlet"),
        ({"outlet": "no-such-outlet"}, "no-such-outlet"),
        ({"fetched_at": "yesterday"}, "fetched_at"),
        ({"fetched_at": 1729245600}, "fetched_at"),
        ({"fetched_at": "2024-10-18T10:00:00"}, "without an offset"),
        ({"fetched_at": "0001-01-01T00:00:00Z"}, "fetched_at is in the year 1"),
        ({"anchor": {"at": 1}}, "anchor"),
        ({"url": "not a url"}, "no web address"),
        ({"url": "https://["}, "no web address"),
        ({"url": None}, "url"),
        ({"html": 7}, "neither html nor file"),
        ({"html": None, "file": "missing.html"}, "missing.html"),
        ({"html": None, "file": "."}, "directory"),
        ({"html": None, "file": "a\0b"}, "null"),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_read(fault: dict[str, object], said: str) -> None:
    found = list(read(lines(GOOD, {**GOOD, **fault}, GOOD), Defaults()))
    assert [outcome.record is not None for outcome in found] == [True, False, True]
    assert found[1].broken
    assert said in str(found[1].reason)
    assert found[1].line.number == 2


def test_a_fault_of_ours_costs_its_line_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    import newscrawl.explain

    right = newscrawl.explain.explain

    def wrong(html: str, url: str, **rest: object) -> object:
        if url.endswith("/13"):
            raise AttributeError("'int' object has no attribute 'strip'")
        return right(html, url, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(newscrawl.explain, "explain", wrong)
    found = list(read(lines(GOOD, {**GOOD, "url": "https://news.example/story/13"}, GOOD), Defaults()))
    assert [outcome.record is not None for outcome in found] == [True, False, True]
    assert str(found[1].reason).startswith("AttributeError: ")


def test_a_file_is_looked_for_beside_its_list_then_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "here").mkdir()
    (tmp_path / "lists" / "a.html").write_text(HTML)
    (tmp_path / "here" / "b.html").write_text(HTML)
    monkeypatch.chdir(tmp_path / "here")
    asked = [{"url": GOOD["url"], "file": name} for name in ("a.html", "b.html", str(tmp_path / "lists" / "a.html"))]
    found = list(read(lines(*asked, folder=str(tmp_path / "lists")), Defaults()))
    assert all(outcome.record for outcome in found)


def test_lists_from_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "p.html").write_text(HTML)
    (tmp_path / "one.jsonl").write_text(json.dumps({"url": GOOD["url"], "file": "p.html"}) + "\n")
    (tmp_path / "two.jsonl").write_text("{bad\n" + json.dumps(GOOD) + "\n")
    monkeypatch.chdir("/")
    code = main(["extract", "--jsonl", "--jobs", "1", str(tmp_path / "one.jsonl"), str(tmp_path / "two.jsonl")])
    out, err = capfdbinary.readouterr()
    assert code == 1
    assert len(out.splitlines()) == 2
    assert f"{tmp_path / 'two.jsonl'}, line 1: is no JSON".encode() in err


def test_a_list_that_cannot_be_read_costs_itself_alone(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    good = tmp_path / "good.jsonl"
    good.write_text(json.dumps(GOOD) + "\n")
    assert main(["extract", "--jsonl", "--jobs", "1", str(good), str(tmp_path / "nope.jsonl"), str(good)]) == 1
    out, err = capfdbinary.readouterr()
    assert len(out.splitlines()) == 2
    assert f"{tmp_path / 'nope.jsonl'}: No such file or directory" in err.decode()
    assert main(["extract", "--jsonl", "--jobs", "1", str(tmp_path / "nope.jsonl")]) == 2


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_packed_lists_and_pages(suffix: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    page, list_ = tmp_path / f"p.html{suffix}", tmp_path / f"one.jsonl{suffix}"
    page.write_bytes(compress(HTML.encode(), suffix))
    list_.write_bytes(compress(json.dumps({"url": GOOD["url"], "file": page.name}).encode(), suffix))
    assert main(["extract", "--jsonl", "--jobs", "1", str(list_)]) == 0
    assert main(["extract", str(page), "--url", str(GOOD["url"])]) == 0
    of_list, alone = capfdbinary.readouterr().out.splitlines()
    assert of_list == alone
    for torn in (page, list_):
        torn.write_bytes(torn.read_bytes()[:-9])
    assert main(["extract", "--jsonl", "--jobs", "1", str(list_)]) == 2
    assert main(["extract", str(page), "--url", str(GOOD["url"])]) == 1
    said = capfdbinary.readouterr().err.decode()
    assert f"{list_}: is damaged" in said
    assert f"{page}: is damaged" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--jsonl", "--explain"], "--explain"),
        (["--jsonl", "--outlet", "no-such-outlet"], "no-such-outlet"),
        (["--jsonl", "pages.warc.gz"], "pages.warc.gz is a WARC file"),
        (["page.html", "--url", "not a url"], "no web address"),
    ],
)
def test_options_that_contradict_are_refused(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", *words]) == 2
    assert said in capsys.readouterr().err


def test_a_reader_that_leaves_is_no_fault(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Left(io.BytesIO):
        def write(self, _: object) -> int:
            raise BrokenPipeError

    class Stdin:
        buffer = (json.dumps(GOOD).encode(),)
        close = staticmethod(lambda: None)  # as the process beside does with its own

    monkeypatch.setattr(sys, "stdin", Stdin)
    with monkeypatch.context() as patched, pytest.raises(BrokenPipeError):
        patched.setattr(sys, "stdout", io.TextIOWrapper(Left()))
        parser = argparse.ArgumentParser()
        command.add_arguments(parser)
        command.run(parser.parse_args(["--jsonl", "--jobs", "1"]))
    assert "None" not in capsys.readouterr().err
