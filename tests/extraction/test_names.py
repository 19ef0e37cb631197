"""What class and id strings say, and how blocks that are none of the piece begin."""

import pytest

from newscrawl.extraction.names import Names, kind_of
from newscrawl.extraction.phrases import kind


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
        ("", None),
    ],
)
def test_class_strings(label: str, said: str | None) -> None:
    assert kind_of(label) == said


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
