"""Units: systemd reads from them the command that was asked for."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.schedule import systemd
from newscrawl.schedule.command import Command, CommandError
from newscrawl.schedule.interval import ALLOWED, interval
from tests.schedule.test_cron import WORDS

ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed")


def as_systemd_reads(line: str) -> list[str]:
    """The words of an ExecStart of double-quoted words, as systemd.service(5) and systemd.unit(5) have it."""
    words, at = [], 0
    while at < len(line):
        assert line[at] == '"', line[at:]
        word, at = "", at + 1
        while line[at] != '"':
            if line[at] == "\\":
                assert line[at + 1] in '\\"', line[at:]
                at += 1
            elif line[at] == "%":
                assert line[at + 1] == "%", "a specifier"
                at += 1
            word += line[at]
            at += 1
        words.append(word)
        at += 1
        assert line[at : at + 1] in ("", " ")
        at += 1
    return words


def entries(unit: str, key: str) -> list[str]:
    return [line.removeprefix(f"{key}=") for line in unit.split("\n") if line.startswith(f"{key}=")]


@given(st.lists(WORDS, max_size=5))
def test_systemd_gives_back_every_word(words: list[str]) -> None:
    asked = Command(
        ("crawl", *words), Path("/data/100% mine"), Path("/opt/a b/newscrawl"), {"NEWSCRAWL_STORE": "/a %s"}
    )
    service = systemd.units(asked, interval("1h"), "n")["n.service"]
    (start,) = entries(service, "ExecStart")
    assert start.startswith(":")  # or systemd would put variables in for $NAME
    assert as_systemd_reads(start[1:]) == ["/opt/a b/newscrawl", "crawl", *words]
    assert entries(service, "WorkingDirectory") == ["/data/100%% mine"]
    assert as_systemd_reads(entries(service, "Environment")[0]) == ["NEWSCRAWL_STORE=/a %s"]
    assert not any(line.endswith("\\") for line in service.split("\n")), "a line that goes on in the next"


@needs_systemd
@pytest.mark.parametrize("system", [True, False])
@pytest.mark.parametrize("words", [["--all"], ['a"b\\c', "$HOME %u %%", "it's", "خبر", ""]])
def test_systemd_takes_the_units(words: list[str], system: bool, tmp_path: Path) -> None:
    program = tmp_path / "a place" / "newscrawl"
    program.parent.mkdir()
    program.symlink_to("/bin/true")
    asked = Command(("crawl", *words), tmp_path, program, {"NEWSCRAWL_CONTACT": "https://example.org/?a=%20\"'"})
    units = systemd.units(asked, interval("15m"), "newscrawl-crawl", system=system)
    for name, text in units.items():
        (tmp_path / name).write_text(text)
    done = subprocess.run(
        [str(ANALYZE), "verify", "--man=no", *(str(tmp_path / name) for name in units)], capture_output=True, text=True
    )
    ours = [line for line in done.stderr.splitlines() if str(tmp_path) in line or "newscrawl-crawl" in line]
    assert not ours
    broken = (tmp_path / "newscrawl-crawl.service").read_text().replace("MemoryMax=2G", "MemoryMax=lots")
    (tmp_path / "newscrawl-crawl.service").write_text(broken)
    done = subprocess.run(
        [str(ANALYZE), "verify", "--man=no", str(tmp_path / "newscrawl-crawl.service")], capture_output=True, text=True
    )
    assert "memory limit" in done.stderr, "the check itself sees nothing"


@needs_systemd
@pytest.mark.parametrize("text", ALLOWED.split(", "))
def test_systemd_knows_the_calendar(text: str) -> None:
    asked = interval(text).calendar("newscrawl crawl --all")
    done = subprocess.run(
        [str(ANALYZE), "calendar", "--base-time=2026-01-05 00:00:00 UTC", "--iterations=3", asked],
        capture_output=True,
        text=True,
        env={"TZ": "UTC", "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 0, done.stderr


def test_a_run_over_archives_is_not_ended_by_the_clock() -> None:
    service = systemd.units(Command(("crawl", "--since=2019", "spa"), Path("/d")), interval("1d"), "n")["n.service"]
    assert entries(service, "TimeoutStartSec") == ["infinity"]
    service = systemd.units(Command(("crawl", "spa"), Path("/d")), interval("1d"), "n")["n.service"]
    assert entries(service, "TimeoutStartSec") == ["6h"]


def test_a_folder_that_no_unit_can_name_is_refused() -> None:
    for folder in ("/data ", "/data\\"):
        with pytest.raises(CommandError, match="cannot stand in a unit"):
            systemd.units(Command(("crawl",), Path(folder)), interval("1d"), "n")
