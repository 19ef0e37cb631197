"""Last lines of a piece that are no sentence of it."""

import pytest

from tests.extraction.pages import BODY, FIRST, SECOND, THIRD, paragraphs, raws, read, texts


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
