import pytest

from tests.extraction.pages import raws, read


@pytest.mark.parametrize(
    ("markup", "credit"),
    [
        ('<div class="byline">سلمى الراعي</div>', "سلمى الراعي"),
        ('<span class="post-author"><a href="/u/1">سلمى الراعي</a></span>', "سلمى الراعي"),
        ('<a rel="author" href="/u/1">سلمى الراعي</a>', "سلمى الراعي"),
        ('<p itemprop="author">سلمى الراعي</p>', "سلمى الراعي"),
        ("<div>كتبت سلمى الراعي</div>", "كتبت سلمى الراعي"),
        ("<div>بقلم: سلمى الراعي</div>", "بقلم: سلمى الراعي"),
        ("<p>By Salma Alraai</p>", "By Salma Alraai"),
        ('<div class="author"><span>سلمى الراعي</span> <span>12 مايو 2024</span></div>', "سلمى الراعي"),
        ('<div class="author">سلمى الراعي - العاصمة</div>', "سلمى الراعي - العاصمة"),
    ],
)
def test_visible_credits(markup: str, credit: str) -> None:
    assert set(raws(read(inside=markup), "byline")) == {credit}


@pytest.mark.parametrize(
    "markup",
    [
        "<div>الميناء في أرقام</div>",
        '<div class="author">3 دقائق قراءة</div>',
        '<div class="byline">بقلم:</div>',
        '<div class="related"><span class="author">كاتب خبر آخر</span></div>',
        "<div>كتب الوزير في رسالة طويلة إلى سكان المدينة أن الميناء سيفتح قريبا وأن الحكومة لن تبخل عليه بالمال</div>",
    ],
)
def test_what_is_no_credit(markup: str) -> None:
    assert raws(read(inside=markup), "byline") == []


def test_authors_of_comments_and_other_items_are_not_the_piece_s() -> None:
    items = "".join(f'<div><h4>خبر {i}</h4><span class="author">كاتب آخر {i}</span></div>' for i in range(5))
    after = f'<div id="comments"><span class="author">زائر</span></div><div class="list">{items}</div>'
    assert raws(read(after=after), "byline") == []


def test_box_about_the_author_after_the_body() -> None:
    assert raws(read(after='<div class="author-box"><b>سلمى الراعي</b></div>'), "byline") == ["سلمى الراعي"]
