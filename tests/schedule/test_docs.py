"""The examples of docs/schedule.md are ones that their readers take."""

import ast
import re
import shlex
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from newscrawl.commands import main
from newscrawl.schedule.command import check
from newscrawl.schedule.interval import ALLOWED
from tests.schedule.test_cron import command_of
from tests.schedule.test_systemd import as_systemd_reads, entries

DOC = (Path(__file__).resolve().parents[2] / "docs" / "schedule.md").read_text(encoding="utf-8")


def example(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", DOC, re.DOTALL)
    return str(found)


def test_the_commands_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = re.findall(r"^    newscrawl (schedule .*)$", DOC, re.MULTILINE)
    assert len(lines) == 4
    monkeypatch.chdir(tmp_path)
    for line in lines:
        words = [word.replace("~", str(tmp_path)) for word in shlex.split(line)]
        assert main(words) == 0, line
    assert (tmp_path / ".github/workflows/newscrawl-crawl.yml").exists()


def test_the_intervals_are_those() -> None:
    said = re.search(r"`--every` takes (.*?);", DOC, re.DOTALL)
    assert said and re.findall(r"\d+[mhd]", said[1]) == ALLOWED.split(", ")


def test_the_crontab() -> None:
    lines = example("cron").splitlines()
    assert len(lines) == 2
    for line in lines:
        words = shlex.split(command_of(line))
        check(words[words.index("&&") + 2 : -2])


def test_the_unit() -> None:
    (start,) = entries(example("ini"), "ExecStart")
    check(as_systemd_reads(start[1:])[1:])


def test_the_workflow_step() -> None:
    yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")
    (step,) = yaml.safe_load(example("yaml"))
    check(shlex.split(step["run"])[1:-2])
    assert step["env"] == {"NEWSCRAWL_ALERT": "${{ secrets.NEWSCRAWL_ALERT }}"}


def test_the_airflow_dag() -> None:
    tree = ast.parse(example("python"))
    (shell,) = [
        ast.literal_eval(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "bash_command"
    ]
    assert subprocess.run(["/bin/sh", "-n", "-c", shell]).returncode == 0
    words = shlex.split(shell.replace(";", " ; "))
    at = next(number for number, word in enumerate(words) if word.endswith("/newscrawl"))
    check(words[at + 1 : words.index("||")])
    done = subprocess.run(["/bin/sh", "-c", shell.replace(words[at], "exit 3; #").replace("cd /srv/news &&", "")])
    assert done.returncode == 3


def test_the_scrapyd_lines() -> None:
    assert subprocess.run(["/bin/sh", "-n", "-c", example("bash")]).returncode == 0
    deploy = ConfigParser()
    deploy.read_string(example("cfg"))
    asked = shlex.split(example("bash").splitlines()[-1])
    assert asked[1].startswith(deploy["deploy"]["url"])
    assert f"project={deploy['deploy']['project']}" in asked and "spider=hespress" in asked
