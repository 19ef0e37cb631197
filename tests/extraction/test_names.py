"""What class and id strings say, and how blocks that are none of the piece begin."""

import pytest

from newscrawl import tables
from newscrawl.extraction import folding, phrases
from newscrawl.extraction.names import Names, kind_of
from newscrawl.extraction.phrases import closes, kind


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("share-bar", "out"),
        ("Share_Bar", "out"),
        ("boxRelated", "out"),
        ("BOX-RELATED", "out"),
        ("sc-relatedBox x9", "out"),
        ("sc-hAdSx gTagsQ", None),  # hashes: too short for a word inside a camel-case name
        ("unrelatedness", None),
        ("مشاركة share", "out"),
        ("مشاركة", None),
        ("hidden", "out"),
        ("hidden md:block", None),
        ("col hidden Wide", "out"),
        ("overflow-hidden", None),
        ("", None),
    ],
)
def test_class_strings(label: str, said: str | None) -> None:
    assert kind_of(label) == said


def test_every_name_of_the_table_is_found_however_it_is_written() -> None:
    for name, said, _ in tables.rows("extraction/names.tsv"):
        for label in (name, f"wide {name} x1", name.upper(), name.replace("-", "__"), f"wide-مقال {name}"):
            assert kind_of(label) == said, label
        if len(name) >= 5 and name.isalpha():
            for label in (f"sc-my{name.capitalize()}Xy", f"X9{name}Xy", f"wide-{name.capitalize()}2Xy"):
                assert kind_of(label) == said, label


@pytest.mark.parametrize("label", ["post", "entry-content", "article__body", "postContent entry", "date", "footing"])
def test_a_part_of_a_name_says_nothing(label: str) -> None:
    assert kind_of(label) is None


def test_class_and_id_together() -> None:
    names = Names()
    assert names.said(None, None) is None
    assert names.said("box", None) is None
    assert names.said("box", "related") == names.said(None, "related") == "out"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("اقرأ أيضا: السوق القديم", "related"),
        ("«اِقْـرأ أيضًا» السوق", "related"),
        ("- إقرأ أيضا", "related"),
        ("READ ALSO: the old market", "related"),
        ("اقرار الموازنة اليوم", None),
        ("In a market of old", None),
        ("٣", None),
        ("…", None),
        ("", None),
    ],
)
def test_beginnings_of_blocks(text: str, said: str | None) -> None:
    assert kind(text) == said


def test_beginnings_are_rejected_early_only_where_the_whole_pattern_would() -> None:
    beginnings = [row[1].rstrip("$") for row in tables.rows("extraction/phrases.tsv") if row[0] != "count"]
    for text in beginnings:
        for made in (
            text,
            f"* {text.upper()}",
            f"{text[:2]}\u0640{text[2:]} x",
            f"{text[:1]}\u200f{text[1:]}",
            f"_{text}",
        ):
            folded = folding.folded(made[:80])
            found = [pattern.match(folded) for pattern in phrases._beginnings().values()]
            assert kind(made) == next((each.lastgroup for each in found if each), None), made
            assert closes(f"12) {made}") == (kind(made) == "end"), made
