"""docs/outlet.md is true: its commands are run word for word, and what it shows is what they print."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "outlet.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n", re.M | re.S)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder that looks like a checkout to the commands: what the page's reader stands in."""
    (tmp_path / "tests" / "workshop").mkdir(parents=True)
    (tmp_path / "tests" / "outlets" / "pages").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copy(ROOT / "tests" / "workshop" / "test_fixtures.py", tmp_path / "tests" / "workshop")
    return tmp_path


def blocks() -> list[tuple[str, str | None]]:
    """Each block of commands and the text shown after it, None where none is."""
    found = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    pairs = []
    for (kind, body), after in zip(found, [*found[1:], ("", "")], strict=True):
        if kind == "sh":
            pairs.append((body, after[1] if after[0] == "text" else None))
    return pairs


def run(commands: str, before: list[str], folder: Path) -> str:
    """What a block prints, both streams as a terminal shows them. `before`: the page's earlier exports."""
    bin_folder = Path(sys.executable).parent
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSCRAWL_", "PYTEST_"))}
    environment |= {"PATH": f"{bin_folder}{os.pathsep}{environment['PATH']}", "COLUMNS": "80"}
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", "\n".join([*before, commands])],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    return f"{done.stdout}exit code {done.returncode}\n" if done.returncode else done.stdout


def pattern(shown: str) -> re.Pattern[str]:
    """The text of a block as a pattern: a line of `…` stands for any lines, a `…` at a line's end for any rest."""
    parts = []
    for line in shown.rstrip("\n").split("\n"):
        if line == "…":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(r"\s*?".join(re.escape(piece).replace("…", ".*") for piece in [line.rstrip()]) + r"[ \t]*\n")
    return re.compile("".join(parts))


def test_the_commands_print_what_the_page_shows(checkout: Path) -> None:
    exports: list[str] = []
    seen = 0
    for commands, shown in blocks():
        if commands.startswith("export "):
            exports.append(commands)
            continue
        printed = run(commands, exports, checkout)
        if "--country" not in commands and "newscrawl new" in commands:
            printed = printed.replace("exit code 1\n", "")  # the page says so in words
        if shown is not None:
            assert pattern(shown).fullmatch(printed), f"$ {commands}\nprints\n{printed}\nthe page shows\n{shown}"
            seen += 1
    assert seen >= 8


def test_what_the_page_shows_can_fail() -> None:
    shown = 'a\n…\nname = "x"  # …\n'
    assert pattern(shown).fullmatch('a\nb\nc\nname = "x"  # check\n')
    assert not pattern(shown).fullmatch('a\nb\nname = "y"  # check\n')
    assert not pattern(shown).fullmatch('a\nname = "x"  # check\nmore\n')


def test_every_layout_of_the_page_has_a_test_page_and_the_selectors_it_says() -> None:
    from newscrawl import outlets

    table = PAGE.read_text(encoding="utf-8").split("## Layouts known from real pages")[1]
    rows = [
        [cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines() if line.startswith("|")
    ]
    assert len(rows) == 2 + 7
    for _, slug, _, selectors in rows[2:]:
        slug = slug.strip("`")
        assert (ROOT / "tests" / "outlets" / "pages" / slug / "own-words.json").exists()
        named = set(re.findall(r"`(\w+)`", selectors))
        assert named == {field for layout in outlets.get(slug).select for field in layout.fields}, slug
