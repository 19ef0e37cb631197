"""Headline, deck and lead."""

import pytest

from newscrawl import normalise
from newscrawl.draft import Claim, Paragraph
from tests.normalise.drafts import draft, fetch


def test_a_headline_cut_short_gives_way_to_the_whole_one() -> None:
    cut = Claim("افتتاح جسر جديد يربط ضفتي النهر في شمال…", "meta", "og:title")
    whole = Claim("افتتاح جسر جديد يربط ضفتي النهر في شمال المدينة", "visible", "h1")
    case = normalise.rule(draft(title=[cut, whole]), fetch())
    assert case.title == whole.raw
    assert case.rulings["title"].losers[0].why == "is cut short"


def test_a_site_wide_title_is_no_headline() -> None:
    case = normalise.rule(
        draft(title=[Claim("المثال", "meta", "og:title"), Claim("خبر اليوم", "visible", "h1")]), fetch()
    )
    assert case.title == "خبر اليوم"


def test_a_deck_that_repeats_the_headline_is_none() -> None:
    made = draft(
        title=[Claim("افتتاح جسر جديد", "visible", "h1")],
        summary=[Claim("افتتاح جسر جديد", "meta", "description")],
        subtitle=[Claim("الأول من نوعه منذ ثلاثين عاما", "visible", "h2")],
    )
    case = normalise.rule(made, fetch())
    assert (case.summary, case.subtitle) == (None, "الأول من نوعه منذ ثلاثين عاما")


def test_the_sites_own_name_is_no_part_of_the_headline() -> None:
    for raw in ("المثال | افتتاح جسر جديد في المدينة", "افتتاح جسر جديد في المدينة - Example"):
        assert normalise.rule(draft(title=[Claim(raw, "meta", "title")]), fetch()).title == "افتتاح جسر جديد في المدينة"
    kept = "تونس - افتتاح جسر جديد في المدينة"
    assert normalise.rule(draft(title=[Claim(kept, "meta", "title")]), fetch()).title == kept


@pytest.mark.parametrize(
    ("title", "first", "declared"),
    [
        ("تعطیلی مدارس تهران", "مدیرکل آموزش و پرورش گفت که مدارس این شهر فردا به دلیل آلودگی هوا تعطیل است.", "ar"),
        ("یوم آزادی", "وزیر اعظم نے کہا ہے کہ اس سال یوم آزادی کی تقریبات سادگی سے منائی جائیں گی۔", None),
        ("آرشیو اخبار مجلس", "", "fa-IR"),
    ],
)
def test_a_persian_or_urdu_headline_keeps_its_letters(title: str, first: str, declared: str | None) -> None:
    made = draft(
        title=[Claim(title, "visible", "h1")],
        tags=[Claim(title, "meta", "keywords")],
        language=[Claim(declared, "meta", "lang")] if declared else [],
    )
    made.paragraphs = [Paragraph(first)] if first else []
    case = normalise.rule(made, fetch())
    assert (case.title, case.tags) == (title, (title,))


@pytest.mark.parametrize(
    ("first", "declared"), [("وقال الوزير إن الطريق سيفتح في الصيف المقبل.", "fa"), ("", "ar"), ("", None)]
)
def test_an_arabic_headline_typed_on_such_a_keyboard_gets_arabic_letters(first: str, declared: str | None) -> None:
    made = draft(
        title=[Claim("تعطیل المدارس فی العاصمة", "visible", "h1")],
        language=[Claim(declared, "meta", "lang")] if declared else [],
    )
    made.paragraphs = [Paragraph(first)] if first else []
    assert normalise.rule(made, fetch()).title == "تعطيل المدارس في العاصمة"
