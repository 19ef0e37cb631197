"""Extraction against labelled real pages, where they are at hand (NEWSCRAWL_CORPUS, or ../shared/corpus)."""

import gzip
import json
import os
import statistics
from pathlib import Path

import pytest

from benchmarks.pages import f1
from newscrawl import extraction
from newscrawl.draft import Draft
from newscrawl.page import Page

HOME = Path(__file__).parents[2]
WORLD = Path(os.environ.get("NEWSCRAWL_CORPUS", HOME.parent / "shared" / "corpus")) / "world"


@pytest.mark.soak
@pytest.mark.skipif(not (WORLD / "labels.jsonl").exists(), reason=f"no labelled pages in {WORLD}")
def test_body_of_pages_of_many_countries() -> None:
    scores = []
    for line in (WORLD / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        made = extraction.draft(Page(gzip.decompress((WORLD / label["file"]).read_bytes()), label["url"]))
        text = "\n\n".join(p.text for p in made.paragraphs) if isinstance(made, Draft) else ""
        scores.append(f1(text, label))
    assert statistics.mean(scores) >= 0.97
    assert sum(score < 0.8 for score in scores) <= 2
