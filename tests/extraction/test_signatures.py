"""Last lines of a piece that are no sentence of it."""

import pytest

import newscrawl
from tests.extraction.pages import BODY, FIRST, SECOND, THIRD, URL, page, paragraphs, raws, read, texts


@pytest.mark.parametrize(
    "lines",
    [
        ["ساهم في إعداد التقرير من بيروت سلمى الراعي وسامي الحداد."],
        ["نشر هذا المقال أول مرة في مجلة الساحل الشهرية."],
        ["___", "Lena Hart contributed to this report from the coast."],
        ["Additional reporting from PA"],
        ["This article was amended on 7 May 2024. An earlier version gave the wrong number of piers."],
        ["Lena Hart covers harbours. Reach her at lhart@harbour.example or follow her on X."],
        ["Mit Informationen von Jonas Quell, Hafenstudio."],
        ["(Con información de EFE y AP)"],
        ["Avec AFP"],
    ],
)
def test_who_else_worked_on_it_and_what_was_changed(lines: list[str]) -> None:
    assert texts(read(paragraphs(*BODY, *lines))) == list(BODY)
    amid = texts(read(paragraphs(FIRST, SECOND, *lines, THIRD)))
    assert amid[:2] == [FIRST, SECOND]
    assert amid[-1] == THIRD
    assert any(line in amid for line in lines)  # only last lines are such


def test_the_agency_in_brackets_at_its_end_is_a_credit() -> None:
    made = read(paragraphs(*BODY, "© dpa-infocom, dpa:240506-99-53606/3 (dpa)"))
    assert texts(made) == list(BODY)
    assert "(dpa)" in raws(made, "byline")


def test_a_last_sentence_is_text() -> None:
    last = "وساهم الصيادون في نصف كلفة المرسى الجديد، كما تقول البلدية."
    assert texts(read(paragraphs(*BODY, last))) == [*BODY, last]


def test_who_reported_and_who_edited_are_credits() -> None:
    made = read(
        paragraphs(*BODY, "(Reporting by Lena Hart in Cairo and Jonas Quell in Port Said; Editing by Ada Moss)")
    )
    assert texts(made) == list(BODY)
    assert raws(made, "byline") == ["Reporting by Lena Hart and Jonas Quell, Editing by Ada Moss"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(Reporting by Lena Hart and Ada Moss; Editing by Jonas Quell)", ["Lena Hart", "Ada Moss", "Jonas Quell"]),
        ("(Additional reporting by Ada Moss; Editing by Jonas Quell)", ["Lena Hart", "Ada Moss", "Jonas Quell"]),
    ],
)
def test_they_stand_beside_the_writer_whom_machines_are_told(line: str, names: list[str]) -> None:
    told = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Lena Hart"}}</script>'
    article = newscrawl.extract(page(paragraphs(*BODY, line), head=told).utf8, URL)
    assert article is not None
    assert [author.name for author in article.authors] == names
