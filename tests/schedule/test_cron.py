"""Crontab lines: what cron makes of one is the command that was asked for."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.schedule import cron
from newscrawl.schedule.command import Command, CommandError, printable
from newscrawl.schedule.interval import interval

FIELDS = re.compile(r"(\d+(?:,\d+)*|\*) (\d+(?:,\d+)*|\*) \* \* (\*|1) (.*)")


def sayable(word: str) -> bool:
    try:
        printable(word)
    except CommandError:
        return False
    return True


WORDS = st.text(max_size=30).filter(sayable) | st.text("%\\'\"$ `!&;|<>*#~", max_size=12)


def as_cron_reads(line: str) -> tuple[str, str]:
    """The command that cron hands to sh, and its standard input: the loop of Vixie cron's child_process()."""
    command, escaped = "", False
    for at, letter in enumerate(line):
        if escaped:
            if letter != "%":
                command += "\\"
        elif letter == "%":
            return command, line[at + 1 :]
        escaped = letter == "\\"
        if not escaped:
            command += letter
    return command, ""


def command_of(line: str) -> str:
    found = FIELDS.fullmatch(line)
    assert found, line
    command, rest = as_cron_reads(found[4])
    assert rest == "", "an unescaped % ended the command"
    return command


@given(st.lists(WORDS, max_size=5), WORDS)
def test_cron_and_the_shell_give_back_every_word(words: list[str], folder: str) -> None:
    asked = Command(("crawl", *words), Path("/data") / folder, Path("/opt/a b%/newscrawl"), {"NEWSCRAWL_STORE": folder})
    try:
        line = cron.line(asked, interval("15m"), "/data/100%.log")
    except CommandError:
        return  # too long for cron, and said so
    expected = ["cd", str(asked.folder), "&&", f"NEWSCRAWL_STORE={folder}", str(asked.program), "crawl", *words]
    assert shlex.split(command_of(line)) == [*expected, ">>/data/100%.log", "2>&1"]


@pytest.mark.parametrize("word", ["a%b", "\\%", "it's", "$HOME `id` $(id)", "a\\", '"', "", "*", "«خبر»", "\\\\%%"])
def test_a_real_shell_gives_back_the_word(word: str, tmp_path: Path) -> None:
    show = tmp_path / "show it"
    show.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    show.chmod(0o755)
    log = tmp_path / "the log %"
    line = cron.line(Command((word, "end"), tmp_path, show), interval("1h"), str(log))
    subprocess.run(["/bin/sh", "-c", command_of(line)], check=True)
    assert log.read_text() == f"{word}\nend\n"


@pytest.mark.parametrize("text", ["5m", "15m", "30m", "1h", "6h", "12h", "1d", "7d"])
def test_an_interval_is_kept_evenly(text: str) -> None:
    every = interval(text)
    for command in ("newscrawl crawl --all", "newscrawl crawl spa", "x"):
        found = FIELDS.fullmatch(f"{every.cron(command)} x")
        assert found
        minutes = [int(n) for n in found[1].split(",")]
        hours = range(24) if found[2] == "*" else [int(n) for n in found[2].split(",")]
        starts = [hour * 60 + minute for hour in hours for minute in minutes]
        assert all(0 <= start < 24 * 60 for start in starts)
        gaps = {after - before for before, after in zip(starts, [*starts[1:], starts[0] + 24 * 60], strict=True)}
        assert gaps == {{"m": 1, "h": 60, "d": 1440}[every.unit] * (every.count if every.unit != "d" else 1)}
        assert (found[3] == "1") == (text == "7d")


@pytest.mark.parametrize("text", ["7m", "0m", "1m", "25h", "90m", "2d", "-5m", "15", "", "m", "٥m", "15 minutes"])
def test_other_intervals_are_refused_with_those_that_work(text: str) -> None:
    with pytest.raises(ValueError, match="take one of 5m, 6m"):
        interval(text)


def test_a_command_too_long_for_cron_is_refused() -> None:
    with pytest.raises(CommandError, match="use systemd"):
        cron.line(Command(("crawl", "x" * 1000), Path("/data")), interval("1h"), "/data/log")
