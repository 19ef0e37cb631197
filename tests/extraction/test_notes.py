"""Marks of footnotes, which are no words of the sentence; and raised signs that are."""

import pytest

from tests.extraction.pages import BODY, FIRST, SECOND, THIRD, paragraphs, read, texts


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>[1]</sup>",
        "<sup>(12)</sup>",
        '<sup><a href="#fn1">1</a></sup>',
        '<sup data-fn="ab" class="fn"><a href="#ab" id="ab-link">1</a></sup>',
        '<a href="#_ftn1" name="_ftnref1">[1]</a>',
        '<a href="#fn:1" class="footnote-ref">1</a>',
        '<a href="#note1"><sup>1</sup></a>',
    ],
)
def test_a_mark_goes_and_the_sentence_stays_whole(mark: str) -> None:
    assert texts(read(f"<p>{FIRST[:-1]}{mark}.</p>{paragraphs(SECOND, THIRD)}")) == list(BODY)
    assert texts(read(f"<p>{FIRST}{mark}</p>{paragraphs(SECOND, THIRD)}")) == list(BODY)


@pytest.mark.parametrize("arrow", ["↩", "↩\ufe0e", "↑"])
def test_the_arrow_back_from_a_note_goes(arrow: str) -> None:
    note = "سجلات البلدية في المدينة القديمة، المجلد الثاني، الصفحة الخامسة عشرة."
    listed = f'<ol><li id="fn1">{note} <a href="#ref1">{arrow}</a></li></ol>'
    assert texts(read(paragraphs() + listed)) == [*BODY, note]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("m<sup>2</sup>", "m2"),
        ("CO<sub>2</sub>", "CO2"),
        ("1<sup>er</sup>", "1er"),
        ("10<sup>-3</sup>", "10-3"),
        ('<a href="#chapter">الفصل الثالث</a>', "الفصل الثالث"),
        ('<a href="/n/7">(7)</a>', "(7)"),
        ('<a href="#p7">7</a>', "7"),
    ],
)
def test_other_raised_signs_and_links_stay(html: str, text: str) -> None:
    assert (
        texts(read(f"<p>{FIRST[:-1]} {html} ثم عاد.</p>{paragraphs(SECOND, THIRD)}"))[0]
        == f"{FIRST[:-1]} {text} ثم عاد."
    )


def test_a_note_keeps_the_number_that_it_begins_with() -> None:
    note = '<p><a href="#_ftnref1" name="_ftn1">[1]</a> سجلات البلدية في المدينة القديمة، المجلد الثاني.</p>'
    assert texts(read(paragraphs() + note))[-1].startswith("[1] سجلات")
