"""Workflows: YAML that GitHub reads, and a shell line that is the command."""

import shlex
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.schedule import github
from newscrawl.schedule.command import CommandError, check
from newscrawl.schedule.interval import interval
from tests.schedule.test_cron import WORDS

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")


def load(text: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def step(workflow: dict[str, Any], name: str) -> str:
    (found,) = [one["run"] for one in workflow["jobs"]["newscrawl"]["steps"] if one.get("name") == name]
    return str(found)


def expanded(text: str) -> str:
    """As GitHub puts in expressions; only the one that gives ${{ itself may stand there."""
    text = text.replace("${{ '${{' }}", "\0")
    assert "${{" not in text
    return text.replace("\0", "${{")


@given(st.lists(WORDS | st.just("${{ secrets.X }}"), max_size=4))
def test_the_shell_gives_back_every_word(values: list[str]) -> None:
    words = ["crawl", "--all", *(word for value in values for word in ("-s", f"A={value}"))]
    workflow = load(github.workflow(check(words), interval("6h"), "news"))
    (line,) = [line for line in step(workflow, "Run").splitlines() if line.startswith("timeout ")]
    said = shlex.split(expanded(line))
    assert said[said.index("newscrawl") + 1 : said.index("||")] == words


def test_store_and_output_travel_together() -> None:
    asked = check(["crawl", "--all", "-oout/a-%(date)s.jsonl", "--store=kept"])
    workflow = load(github.workflow(asked, interval("6h"), "news", "newscrawl[monitor]"))
    steps = workflow["jobs"]["newscrawl"]["steps"]
    restored, saved = (one for one in steps if "cache/" in one.get("uses", ""))
    assert restored["with"]["path"].split() == saved["with"]["path"].split() == ["kept", "out/a-*.jsonl"]
    assert saved["if"] == "always()"
    assert restored["with"]["key"].startswith(restored["with"]["restore-keys"])
    assert "run_id" in saved["with"]["key"]  # a key that was used before is not saved again
    assert workflow[True]["schedule"][0]["cron"] == interval("6h").cron(" ".join(asked.words))
    assert step(workflow, "Install").strip() == "pip install 'newscrawl[monitor]'"


@pytest.mark.parametrize("output", ["/tmp/a.jsonl", "../a.jsonl", "-", "!a", " a"])
def test_an_output_outside_the_repository_is_refused(output: str) -> None:
    with pytest.raises(CommandError):
        github.workflow(check(["crawl", "--all", "-o", output]), interval("6h"), "news")
