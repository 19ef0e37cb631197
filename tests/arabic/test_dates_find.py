"""Dates in running text: where they stand, and what is not one."""

import time
from datetime import datetime

import pytest

from newscrawl.arabic import dates
from newscrawl.arabic.dates import split, tokens

TUESDAY = datetime(2025, 11, 18, 12)


def found(text: str, **given: object) -> list[tuple[str, str | None]]:
    return [(text[m.start : m.end], m.reading.value) for m in dates.find(text, **given)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("دمشق 5 تشرين الأول/أكتوبر 2024 (سانا) - قال وزير", [("5 تشرين الأول/أكتوبر 2024", "2024-10-05")]),
        ("وقع الانفجار، أمس الاثنين، في سوق شعبي", [("أمس الاثنين", "2025-11-17")]),
        ("وقع الانفجار مساء أمس في سوق شعبي", [("مساء أمس", "2025-11-17")]),
        ("أصيب 25 شخصا في 12 نوفمبر الماضي بجروح", [("12 نوفمبر الماضي", "2025-11-12")]),
        ("ولد في 15 رمضان 1379هـ الموافق 13 مارس 1960 بجدة", [("15 رمضان 1379هـ الموافق 13 مارس 1960", "1960-03-13")]),
        ("عقد المؤتمر من 8 إلى 12 أكتوبر 2017 في تونس", [("8 إلى 12 أكتوبر 2017", "2017-10-08")]),
        ("وتنطلق البطولة السبت المقبل وتنتهي في ديسمبر المقبل", [("السبت المقبل", "2025-11-22"), ("ديسمبر المقبل", "2025-12")]),
        ("وصل قبل يومين إلى القاهرة", [("قبل يومين", "2025-11-16")]),
        ("والحرب مستمرة منذ عام 2011 في البلاد", [("عام 2011", "2011")]),
        ("وصل الوفد قبل يوم 5 مارس 2020 بقليل", [("يوم 5 مارس 2020", "2020-03-05")]),
        ("قتل المئات في هجمات 11 سبتمبر 2001 هناك", [("11 سبتمبر 2001", "2001-09-11")]),
        ("نشر في 12 مايو 2021 - 1,204 مشاهدة", [("12 مايو 2021", "2021-05-12")]),
        ("منذ ثلاثة أيام والناس ينتظرون", [("منذ ثلاثة أيام", "2025-11-15")]),
        ("توقفت الحرب عام 1945 ثم بدأت أخرى", [("عام 1945", "1945")]),
        ("صدر بتاريخ 25/3/2007 عن المجلس", [("25/3/2007", "2007-03-25")]),
        ("‏في ١٢ أُكتوبر‏ ٢٠٢١ تقرر", [("١٢ أُكتوبر‏ ٢٠٢١", "2021-10-12")]),
        ("في الخامس من حزيران 1967 بدأت", [("الخامس من حزيران 1967", "1967-06-05")]),
        ("بين الثامن والعاشر من أكتوبر 2017 عقد", [("بين الثامن والعاشر من أكتوبر 2017", "2017-10-08")]),
    ],
)  # fmt: skip
def test_mentions(text: str, want: list[tuple[str, str]]) -> None:
    assert found(text, anchor=TUESDAY) == want


@pytest.mark.parametrize(
    "text",
    [
        "قبل يومين من الانتخابات أعلن المرشح",
        "خلال أسبوعين من العمل المتواصل",
        "بعد ساعة من الانتظار",
        "يوم 11 سبتمبر من كل عام",
        "القانون رقم 107 لسنة 2014",
        "القرار رقم 3/4/2020 الصادر عن المحكمة",
        "فاز 5-3 بركلات الترجيح في كأس العالم 2022",
        "بلغ السعر 2020 دولارا للأونصة",
        "الاتصال على +1-202-555-0121 أو 021.54.35.06",
        "31 فبراير 2020",
        "الجمعة 5 ذو الحجة 1445هـ",
        "الحادي والثلاثين من هذا الشهر",
        "الربيع العربي والصيف الساخن وجمال عبد الناصر",
        "الساعة العاشرة صباحا",
        "الآن",
        "رأى أب ابنه في ماي",
        "نسبة 10% من 3/4 السكان",
        "أحد المشاركين في السبت الأسود",
        "في 12/4/2024 أو نحوه",
    ],
)
def test_no_mention(text: str) -> None:
    assert found(text, anchor=TUESDAY) == []


def test_without_an_anchor_only_what_stands_alone() -> None:
    assert found("أمس وقبل يومين و12 مايو ثم 13 مايو 2020") == [("13 مايو 2020", "2020-05-13")]


def test_offsets_cut_the_words_out() -> None:
    text = "‏قال: «في 12 أكتوبر 2021م» ثم في ﻧﻮﻓﻤﺒﺮ 2022، ثم سكت."
    assert found(text) == [("12 أكتوبر 2021م", "2021-10-12"), ("ﻧﻮﻓﻤﺒﺮ 2022", "2022-11")]


def test_cost_grows_with_the_text_and_no_faster() -> None:
    sentence = "أعلنت الوزارة، أمس الاثنين، أن 25 شخصا أصيبوا في 12 نوفمبر الماضي من 3 إلى 4 و5 مارس. "

    def cost(times: int) -> float:
        best = 1e9
        for _ in range(3):
            begin = time.perf_counter()
            list(dates.find(sentence * times, anchor=TUESDAY))
            best = min(best, time.perf_counter() - begin)
        return best

    assert cost(80) < 4 * 6 * cost(20)


def test_a_long_text_is_searched_once_for_dates_with_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    searched = []

    class Pattern:
        def search(self, text: str) -> None:
            searched.append(text)

    for module in (split, tokens):
        monkeypatch.setattr(module, "SPACED", Pattern())
    assert len(list(dates.find("قال في 12 نوفمبر 2020. ثم (ذو القعدة) قال. " * 20))) == 20
    assert len(searched) <= 2
