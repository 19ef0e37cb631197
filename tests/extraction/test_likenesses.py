"""What looks like a credit, a wall, a headline's part, a label or a section, and is none."""

import pytest

import newscrawl
from newscrawl.normalise.captions import split_credit
from tests.extraction.pages import BODY, FIRST, TITLE, URL, paragraphs, raws, read

DATE = "<div>14 مايو 2024</div>"


@pytest.mark.parametrize(
    ("printed", "apart"),
    [
        ("Workers at the pier on Monday. (AP Photo/Ana Ruiz)", ("Workers at the pier on Monday.", "AP Photo/Ana Ruiz")),
        ("FILE PHOTO: A logo is seen at the pier. REUTERS/Ana Ruiz", None),
        ("في الصورة: الوزير أمام الرصيف الجديد", ("في الصورة: الوزير أمام الرصيف الجديد", None)),
    ],
)
def test_a_word_for_a_picture_amid_a_caption(printed: str, apart: tuple[str, str | None] | None) -> None:
    caption, credit = split_credit(printed, None)
    if apart is not None:
        assert (caption, credit) == apart
    else:
        assert caption is not None
        assert credit == "REUTERS/Ana Ruiz"


def test_the_heading_of_a_dialog_is_not_the_pages() -> None:
    dialog = "<div><h2>We value your privacy</h2><button>OK</button></div>"
    ld = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-06"}</script>'
    html = (
        f"<html><head><title>أخبار المرفأ: الميناء</title>{ld}</head><body>{dialog}<h1>{TITLE}</h1>{DATE}"
        f"{paragraphs(FIRST)}</body></html>"
    )
    assert newscrawl.extract(html, URL) is not None


@pytest.mark.parametrize(
    ("h1", "title"),
    [
        (
            "<span>الحرب في المدينة</span> <span>الوزير يهدد بإغلاق الميناء كله</span>",
            "الحرب في المدينة: رد الوزير - المرفأ",
        ),
        ("<span>وزير النقل السابق:</span> لن نقبل بإغلاق الميناء القديم", "وزير النقل السابق: رأي آخر - المرفأ"),
    ],
)
def test_the_smaller_part_of_a_headline_is_not_the_headline(h1: str, title: str) -> None:
    assert len(raws(read(h1=h1, title=title), "title")[0]) > len(title.partition(":")[0]) + 10


@pytest.mark.parametrize("line", ["تابع آخر تحديث", "Stay updated"])
def test_a_call_above_a_date_is_no_label_of_it(line: str) -> None:
    made = read(inside=f"<div>{line}</div>{DATE}")
    assert "14 مايو 2024" in raws(made, "published")


def test_who_and_when_in_the_box_of_the_section_are_none() -> None:
    box = (
        '<div class="post-cat-info"><a href="/c/7">سياسة محلية</a> <a href="/2024/05/14/">14 مايو 2024</a> '
        '<a href="/author/sami">سامي الحداد</a> <a href="#comments">3 تعليقات</a></div>'
    )
    assert raws(read(paragraphs(*BODY), inside=box), "section") == ["سياسة محلية"]


def test_a_name_in_one_line_with_two_dates_and_their_label() -> None:
    line = (
        "<div><span>سلمى الراعي</span> <span>الثلاثاء 14/مايو/2024 - 10:25 ص</span> <span>آخر تحديث:</span> "
        "<span>15/مايو/2024 - 09:00 ص</span></div>"
    )
    made = read(inside=line)
    assert raws(made, "byline") == ["سلمى الراعي"]
    assert raws(made, "modified") == ["15/مايو/2024 - 09:00 ص"]
