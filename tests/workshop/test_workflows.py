"""The workflows: verify never stands in the way of a merge, ci runs what a newcomer runs."""

import re
from pathlib import Path

WORKFLOWS = Path(__file__).resolve().parents[2] / ".github" / "workflows"


def triggers(name: str) -> set[str]:
    """The keys under `on:`."""
    text = (WORKFLOWS / name).read_text(encoding="utf-8")
    block = re.search(r"^on:\n((?:[ ]+.*\n|\n)+)", text, re.M)
    assert block is not None
    return set(re.findall(r"^  (\w+):", block[1], re.M))


def test_verify_runs_daily_and_never_on_a_change() -> None:
    assert triggers("verify.yml") == {"schedule", "workflow_dispatch"}
    text = (WORKFLOWS / "verify.yml").read_text(encoding="utf-8")
    assert re.search(r'cron: "\d+ \d+ \* \* \*"', text)
    assert "newscrawl verify" in text


def test_ci_runs_the_same_command_as_everybody() -> None:
    assert triggers("ci.yml") == {"push", "pull_request"}
    assert "- run: .ci/run" in (WORKFLOWS / "ci.yml").read_text(encoding="utf-8")


def test_no_workflow_can_write_to_the_repository() -> None:
    for path in WORKFLOWS.glob("*.yml"):
        assert "permissions:\n  contents: read\n" in path.read_text(encoding="utf-8"), path
