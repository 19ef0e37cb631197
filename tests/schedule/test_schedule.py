"""newscrawl schedule, as a person types it."""

import shlex
import sys
from pathlib import Path

import pytest

from newscrawl.commands import main
from newscrawl.schedule.command import at, check, program


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NEWSCRAWL_STORE", "NEWSCRAWL_OUTLETS", "NEWSCRAWL_CONTACT", "NEWSCRAWL_ALERT"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--", "crwl", "--all"], "did you mean 'crawl'?"),
        (["--", "crawl", "--alll"], "unrecognized arguments: --alll"),
        (["--", "crawl", "hespres"], "did you mean 'hespress'?"),
        (["--", "crawl", "--all", "--limit", "many"], "'many' is no number"),
        (["--", "crawl"], "give --all, --country or --sample"),
        (["--", "crawl", "--country", "XQ"], "'XQ' is no country"),
        (["--", "crawl", "--help"], "newscrawl crawl"),
        (["--", "date", "اليوم"], "no verb to schedule"),
        (["--"], "give the command to run"),
        ([], "give the command to run"),
        (["--", "crawl", "--all", "-o", "a\nb"], "cannot stand in a scheduler's file"),
        (["--", "crawl", "--all", "-o", "a\udcff"], "cannot stand in a scheduler's file"),
        (["--", "status", "--alert", "https://u:p@hooks.example/x"], "must not stand in a scheduler's file"),
        (["--", "status", "--alert=mailtos://u:p@mail.example"], "--alert env:NAME"),
        (["--", "status", "--alert", "slack://TOKEN/A/B"], "env:NAME, an environment variable"),
        (["--", "crawl", "spa", "-s", "NEWSCRAWL_PROXY=http://u:p@proxy.example:1"], "http_proxy and https_proxy"),
        (["--", "crawl", "https://u:p@news.example/"], "holds a name or password"),
        (["--", "crawl", "spa", "-o", "missing/a.jsonl"], "/missing; make it first"),
        (["--", "crawl", "spa", "-o", "a.csv"], "makes the table"),
        (["--folder", "nowhere", "--", "crawl", "--all"], "no such folder"),
    ],
)
def test_a_command_that_would_be_refused_is_refused_now(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schedule", "cron", *words]) == 2
    talk = capsys.readouterr()
    assert said in talk.err or said in talk.out.replace("usage: ", "")
    assert "* * *" not in talk.out
    assert "u:p@" not in talk.err + talk.out


def test_bad_options_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["cron", "--every", "7m"], ["systemd", "--memory", "lots"], ["cron", "--name", "a/b"], ["at"]):
        with pytest.raises(SystemExit) as ended:
            main(["schedule", *words, "--", "crawl", "--all"])
        assert ended.value.code == 2
    assert "take one of 5m" in capsys.readouterr().err


def test_paths_become_absolute(folder: Path) -> None:
    words = ["crawl", "--all", "-o", "a.jsonl", "--store=b/../c", "--report", "-", "-s", "A=d.e", "-od.jsonl"]
    made = at(check(words), Path(), {"NEWSCRAWL_STORE": "s", "NEWSCRAWL_ALERT": "https://secret", "HOME": "/h"})
    assert made.words == (
        *("crawl", "--all", "-o", f"{folder}/a.jsonl", f"--store={folder}/c", "--report", "-", "-s", "A=d.e"),
        *("-o", f"{folder}/d.jsonl"),
    )
    assert made.variables == {"NEWSCRAWL_STORE": f"{folder}/s"}  # no secret goes into a file
    assert made.program == program() and made.program.is_absolute()


def test_cron_prints_a_line_that_runs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schedule", "cron", "--every", "1h", "--", "crawl", "spa", "-o", "a b %.jsonl"]) == 0
    comment, line = capsys.readouterr().out.splitlines()
    assert comment.startswith("#")
    words = shlex.split(line.split(maxsplit=5)[5].replace("\\%", "%"))
    assert words[:4] == ["cd", str(folder), "&&", str(Path(sys.executable).with_name("newscrawl"))]
    assert words[4:8] == ["crawl", "spa", "-o", f"{folder}/a b %.jsonl"]


def test_without_the_dashes_and_with_the_programs_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schedule", "cron", "--every", "1h", "newscrawl", "crawl", "--all"]) == 0
    assert "newscrawl crawl --all >>" in capsys.readouterr().out


def test_files_are_written_and_not_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["schedule", "systemd", "--into", "units"]
    assert main([*words, "--", "crawl", "--all"]) == 0
    assert sorted(path.name for path in (folder / "units").iterdir()) == [
        "newscrawl-crawl.service",
        "newscrawl-crawl.timer",
    ]
    before = (folder / "units" / "newscrawl-crawl.service").read_text()
    assert main([*words, "--", "crawl", "--all"]) == 0  # the same again
    assert main([*words, "--", "crawl", "spa"]) == 1
    assert "--force replaces it" in capsys.readouterr().err
    assert (folder / "units" / "newscrawl-crawl.service").read_text() == before
    assert main([*words, "--force", "--", "crawl", "spa"]) == 0
    assert '"spa"' in (folder / "units" / "newscrawl-crawl.service").read_text()
    (folder / "file").write_text("")
    capsys.readouterr()
    assert main(["schedule", "cron", "--into", "file/x", "--", "crawl", "--all"]) == 1
    assert "Errno" not in capsys.readouterr().err


def test_afresh_in_every_run_is_warned_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schedule", "cron", "--", "crawl", "--all", "-O", "a.jsonl"]) == 0
    assert "-o goes on where the last one ended" in capsys.readouterr().err


def test_a_status_can_be_scheduled(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schedule", "systemd", "--", "status", "--alert", "env:NEWSCRAWL_ALERT"]) == 0
    out = capsys.readouterr().out
    assert 'newscrawl" "status" "--alert" "env:NEWSCRAWL_ALERT"' in out
    assert "newscrawl-status.timer" in out
