"""The project judged by itself: a crawl of the sample site against the records written by hand, a floor a field.

A floor is the share of pages on which the field is right; it is raised when the crawl gets better and never lowered to
let a change pass.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newscrawl.sample import expectations
from newscrawl.sample.compare import FIELDS
from newscrawl.sample.scoring import Score, score
from newscrawl.schema import check

FOUND = 50  # all: pages, server and spider are the same each time
FLOORS = dict.fromkeys(FIELDS, 1.0) | {
    "title": 0.95,
    "published": 0.88,
    "modified": 0.85,
    "authors": 0.66,
    "agencies": 0.90,
    "dateline": 0.78,
    "section": 0.73,
    "text_starts": 0.97,
    "text_ends": 0.97,
    "text_clean": 0.90,
    "image_url": 0.87,
    "image_caption": 0.66,
    "image_credit": 0.33,
    "cited": 0.66,
    "places": 0.82,
}


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("crawl")
    command = [Path(sys.executable).with_name("newscrawl"), "crawl", "--sample", "-O", "articles.jsonl"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in Path(folder, "articles.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def result(records: list[dict[str, Any]]) -> Score:
    return score(records)


def test_articles_once_and_nothing_else(result: Score) -> None:
    assert result.found >= FOUND, result.table()
    assert not (result.unwanted or result.unknown or result.doubled), result.table()


def test_every_record_keeps_to_the_schema(records: list[dict[str, Any]]) -> None:
    assert FOUND <= len(records) <= len(expectations.records())
    for record in records:
        check(record)


@pytest.mark.parametrize("field", FIELDS)
def test_field_reaches_its_floor(result: Score, field: str) -> None:
    misses = "\n".join(
        f"{m.outcome} {m.url}\n  got  {m.got}\n  want {m.want}" for m in result.misses if m.field == field
    )
    assert result.share(field) >= FLOORS[field], f"\n{misses}"


def test_an_article_in_two_pages_is_one_record(records: list[dict[str, Any]]) -> None:
    (found,) = [record for record in records if "article-4390" in record["url"]]
    first, last = "في زقاق ضيق", "وينتهي عند الفسقيات."
    assert found["text"].startswith(first)
    assert found["text"].endswith(last)
    assert len(found["text"].split("\n\n")) == 4


def test_no_date_is_wrong(result: Score) -> None:
    assert [m for m in result.misses if m.field == "published" and m.outcome == "wrong"] == []
