"""Docs that say what the code does, held to it."""

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from newscrawl.article import Article, Moment, Place

ROOT = Path(__file__).resolve().parent.parent
DOCS = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]


def test_the_record_in_the_readme_is_what_the_code_gives() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/readme_record.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("type_", [Article, Moment, Place])
def test_every_key_is_explained(type_: type) -> None:
    text = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    assert [field.name for field in fields(type_) if f"`{field.name}`" not in text] == []


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_files_that_docs_name_exist(doc: Path) -> None:
    import re

    text = doc.read_text(encoding="utf-8")
    named = set(
        re.findall(r"\b(?:docs|scripts|benchmarks|tests|data|newscrawl)/[\w./-]+\.(?:py|md|tsv|toml|jsonl)\b", text)
    )
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_verbs_that_docs_name_exist(doc: Path) -> None:
    import re

    from newscrawl.commands import VERBS

    said = set(re.findall(r"(?:^|[\s`/])newscrawl ([a-z]+)\b", doc.read_text(encoding="utf-8"), re.M))
    code = {
        word for word in said if re.search(rf"(?:^    |`|/)newscrawl {word}", doc.read_text(encoding="utf-8"), re.M)
    }
    assert code <= {*VERBS, "ledger"}, code - {*VERBS}
