"""Pieces in short sentences, a paragraph each."""

import pytest

from tests.extraction.pages import paragraphs, read, texts

LEAD = "أغلقت البلدية المسبح القديم بعد أن ظهرت شقوق في سقفه، ولا يعرف أحد متى يفتح أبوابه من جديد."
SHORT = (
    "المسبح مغلق حتى فصل الخريف المقبل.",
    "السكان غاضبون جدا من هذا القرار.",
    "كانوا يسبحون هناك كل صباح معا.",
    "الإصلاح يكلف المدينة مالا كثيرا.",
    "أقرب مسبح آخر بعيد جدا عنهم.",
    "البلدية تعد بحل قبل نهاية العام.",
    "المدرب يبحث عن مسبح في القرية.",
    "الأطفال ينتظرون أن يعود الماء.",
)
URL = "https://news.example/city/pool-81234.html"


def test_short_sentences_side_by_side_are_the_text_below_a_longer_lead() -> None:
    said = '<meta property="og:type" content="article">'
    made = read(paragraphs(*SHORT), head=said, inside=f"<header><p>{LEAD}</p></header>", url=URL)
    assert texts(made)[-len(SHORT) :] == list(SHORT)


def test_names_side_by_side_are_no_sentences() -> None:
    names = paragraphs(*("سامي الحداد وزير النقل", "سلمى الراعي رئيسة البلدية", "كريم النجار قبطان السفينة") * 3)
    said = '<meta property="og:type" content="article">'
    made = read(names, head=said, inside=f"<header><p>{LEAD}</p></header>", url=URL)
    assert "سلمى الراعي رئيسة البلدية" not in texts(made)


@pytest.mark.parametrize("place", ["content", "after"])
def test_rules_for_comments_below_one_sentence_are_no_sentences(place: str) -> None:
    rules = paragraphs(
        "يرجى الالتزام بآداب الحوار عند الكتابة.", "لا تنشر الشتائم ولا الإعلانات.", "يحق للموقع حذف ما يخالف ذلك.",
        "تعبر التعليقات عن كاتبيها وحدهم.",
    )  # fmt: skip
    said = '<meta property="og:type" content="article">'
    box = f'<div class="low">{rules}</div>'
    body = f'<div class="c">{paragraphs(LEAD)}</div>' + (box if place == "content" else "")
    made = read(body, head=said, after="" if place == "content" else box, url=URL)
    assert texts(made) == [LEAD]
