"""Credits in one line with labels of dates, ages, counts and buttons."""

from typing import Literal

import pytest

from newscrawl.arabic import bylines


@pytest.mark.parametrize(
    "line",
    [
        "{} نشر في 12 مارس 2024",
        "{} - نشر في: 12 مارس 2024",
        "{} آخر تحديث: 12/03/2024",
        "نشر في 12 مارس 2024 بواسطة {}",
        "{} | منذ ساعتين",
        "{} - قبل 3 أيام",
        "{} - أمس",
        "منذ ساعتين | {}",
        "{} 0 تعليق",
        "{} | 120 مشاهدة",
        "عدد القراءات: 1523 | {}",
        "{} - 3 دقائق قراءة",
        "{} طباعة",
        "{} | مشاركة",
        "{} Follow",
        "الكاتب: {} التاريخ: 12 مارس 2024",
        "رأي: {}",
        "آراء - {}",
        "مقالات | {}",
        "◼ {}",
        "{} (تويتر: @news)",
    ],
)
def test_a_name_beside_others(line: str) -> None:
    reading = bylines.read(line.format("سلمى الراعي"))
    assert [author.name for author in reading.authors] == ["سلمى الراعي"]
    assert not reading.places
    assert reading.explained


def test_a_line_of_labels() -> None:
    reading = bylines.read("تاريخ النشر: 12/03/2024 الكاتب: سلمى الراعي المصدر: رويترز")
    assert [author.name for author in reading.authors] == ["سلمى الراعي"]
    assert [agency.id for agency in reading.agencies] == ["reuters"]


def test_a_place_and_an_agency_stay() -> None:
    reading = bylines.read("تونس - رويترز | منذ ساعتين")
    assert [agency.id for agency in reading.agencies] == ["reuters"]
    assert reading.dateline == "تونس"
    kuwait = bylines.read("الكويت - 12 - 5 (كونا) --")
    assert [agency.id for agency in kuwait.agencies] == ["kuna"]


@pytest.mark.parametrize(
    "line",
    [
        "نشر في 12 مارس 2024",
        "آخر تحديث: 12/03/2024",
        "120 مشاهدة",
        "شارك",
        "سلمى الراعي | رئيس التحرير",
        "قال محمد علي قبل يومين إن العمل يبدأ",
        "رأي: سلمى الراعي تفوز بالجائزة",
        "رأي القدس",
        "آراء",
        "مقالات | القاهرة",
        "أخبار محمد صلاح",
        "مشاركة محمد صلاح",
    ],
)
def test_others_alone_and_sentences(line: str) -> None:
    assert not bylines.read(line)


@pytest.mark.parametrize("line", ["من", "تصوير:", "و", "د.", "محمد علي عن", "أم", "محمد. ب.", ". ب", "من و", "كتب و"])
@pytest.mark.parametrize("slot", [None, "author"])
def test_scraps_of_credits(line: str, slot: Literal["author"] | None) -> None:
    assert not bylines.read(line, slot=slot).agencies
