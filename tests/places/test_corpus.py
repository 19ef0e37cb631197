"""The labelled places of real news, where they lie beside the checkout."""

import gzip
import json
import os
from pathlib import Path

import pytest

from newscrawl import places

CORPUS = Path(os.environ.get("NEWSCRAWL_CORPUS", Path(__file__).resolve().parents[2].parent / "shared" / "corpus"))
needs = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no labelled corpus at {CORPUS}; set NEWSCRAWL_CORPUS")


@needs
def test_rules_find_the_places_of_news_sentences() -> None:
    hits = spurious = missed = 0
    with gzip.open(CORPUS / "places_ner.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["corpus"] == "anercorp"][::4]
    for row in rows:
        want = {s["end"] for s in row["spans"] if s["label"] == "LOC"}
        got = {f.end for f in places.find(row["text"], method="rules")}
        hits, spurious, missed = hits + len(want & got), spurious + len(got - want), missed + len(want - got)
    f1 = 2 * hits / (2 * hits + spurious + missed)
    assert f1 >= 0.83


@needs
def test_stated_countries_are_read() -> None:
    right = total = 0
    for line in (CORPUS / "places_country.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        total += 1
        for found in places.find(row["example"]):
            if (
                found.surface in row["name"]
                and found.place
                and row["cc"] in (found.place.country, *found.place.claimed_by)
            ):
                right += 1
                break
    assert right / total >= 0.93
