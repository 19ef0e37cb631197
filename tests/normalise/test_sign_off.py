"""What closes an agency's piece leaves its text; what a sentence may be stays."""

import pytest

from newscrawl.draft import Paragraph
from newscrawl.normalise import sign_off

PROSE = "قال الوزير إن العمل في المشروع يسير كما خطط له."


def left(*lines: str) -> list[str]:
    paragraphs = [Paragraph(line) for line in (PROSE, *lines)]
    sign_off.without(paragraphs)
    return [paragraph.text for paragraph in paragraphs]


@pytest.mark.parametrize(
    "lines",
    [
        ["س.ر/ع.م"],
        ["س ر / ع م"],
        ["ن.ع"],
        ["(النهاية) س ر / ع م"],
        ["(النهاية)"],
        ["// انتهى //"],
        ["ــــــــ", "س.ر"],
        ["===========س.ر"],
        ["س ر/ع م/", "14/05/2024 10:25:13"],
        ["10:25 ت مـ", "0047"],
        ["كونا141025 جمت ماي 24"],
        ["ar/mb"],
        ["انتهى29/س"],
        ["انتهى 29/ س"],
        ["النشرة الثقافية/ م س"],
        ["النشرة الاقتصادية / س ح / ن غ"],
    ],
)
def test_lines_that_sign_off(lines: list[str]) -> None:
    assert left(*lines) == [PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "لا.",
        "لا، لا.",
        "نعم",
        "2024",
        "0047",
        "3-2",
        "10:25",
        "انتهى الأمر",
        "29/س",
        "انتهى 29 عاما",
        "(النهاية) السعيدة",
        "هو من هو",
        "Yes/No",
        "م",
    ],
)
def test_lines_that_may_be_text(line: str) -> None:
    assert left(line) == [PROSE, line]


@pytest.mark.parametrize("end", [" (النهاية)", " // انتهى //", " [النهاية]."])
def test_end_inside_the_last_paragraph(end: str) -> None:
    paragraphs = [Paragraph(PROSE + end)]
    sign_off.without(paragraphs)
    assert paragraphs == [Paragraph(PROSE)]


def test_the_only_paragraph_and_items_stay() -> None:
    for only in (Paragraph("س.ر"), Paragraph("(النهاية)")):
        paragraphs = [only]
        sign_off.without(paragraphs)
        assert paragraphs == [only]
    paragraphs = [Paragraph(PROSE), Paragraph("أ.ب", "item")]
    sign_off.without(paragraphs)
    assert len(paragraphs) == 2
