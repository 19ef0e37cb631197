"""Pieces of a line or a few, none as long as a sentence."""

import pytest

from newscrawl.draft import Draft
from newscrawl.extraction import draft
from newscrawl.page import Page
from tests.extraction.pages import texts

LINE = "هزة أرضية بقوة 4.6 درجات تضرب جنوب البلاد"
VERSES = ["يا صاحبي هذا الطريق طويل", "والليل فوق الراحلين ثقيل", "خذ من يدي قنديل أمي ربما", "يهديك إن ضل الطريق دليل"]
DATED = (
    '<meta property="article:published_time" content="2025-05-11T07:00:00Z"><meta property="og:type" content="article">'
)


def lines(text: str, *, box: str = "article-body", title: str = "عاجل.. زلزال في الجنوب", after: str = "") -> list[str]:
    html = f"""<html lang="ar"><head><meta charset="utf-8"><title>{title} - المرفأ</title>{DATED}</head><body>
    <nav><a href="/">الرئيسية</a></nav><main><h1>{title}</h1><time>11.05.2025</time><div class="{box}">{text}</div>
    {after}</main><footer><p>من نحن</p></footer></body></html>"""
    made = draft(Page(html, "https://news.example/2025/05/11/story-88120"))
    assert isinstance(made, Draft)
    return texts(made)


@pytest.mark.parametrize("box", ["article-body", "entry-content clearfix", "storyText", "post_content"])
def test_one_line_in_the_box_of_the_text(box: str) -> None:
    assert lines(f"<p>{LINE}</p>", box=box) == [LINE]
    assert lines(f"<p>{LINE}</p><p>التفاصيل لاحقا</p>", box=box) == [LINE]
    english = "A lorry has overturned on the causeway, police said"
    assert lines(f"<p>{english}</p>", box=box, title="Breaking: Crash on causeway") == [english]


def test_four_verses_in_one_paragraph() -> None:
    verses = f"<p>{VERSES[0]}<br>{VERSES[1]}<br>***<br>{VERSES[2]}<br>{VERSES[3]}</p>"
    assert lines(verses, title="قصيدة الطريق إلى البيت القديم") == VERSES


@pytest.mark.parametrize(
    "text",
    [
        "<p>عاجل</p>",
        "<p>زلزال في الجنوب</p>",
        "<p>تابعوا آخر الأخبار على واتساب</p>",
        '<p><a href="/n/3">حريق كبير في السوق القديم فجر اليوم</a></p>',
        "<p>بقلم سامر القدسي من المدينة القديمة</p>",
        "<p>نشر في 11 أيار 2025 الساعة 10:00</p>",
    ],
)
def test_other_short_lines_are_no_text(text: str) -> None:
    assert lines(text) == []


def test_a_line_in_a_box_of_any_name_is_no_text() -> None:
    assert lines(f"<p>{LINE}</p>", box="promo-strip") == []
    assert lines(f"<p>{LINE}</p>", title=f"عاجل: {LINE}") == []


def test_a_line_right_in_the_article_of_the_headline() -> None:
    html = f"""<html lang="no"><head><meta charset="utf-8"><title>Bil i grøfta</title>{DATED}</head><body><main><article>
    <h1>Bil i grøfta</h1><p>En bil havnet i grøfta ved Storfjorden tirsdag kveld.</p></article></main></body></html>"""
    made = draft(Page(html, "https://news.example/2025/05/11/story-88120"))
    assert isinstance(made, Draft)
    assert texts(made) == ["En bil havnet i grøfta ved Storfjorden tirsdag kveld."]
