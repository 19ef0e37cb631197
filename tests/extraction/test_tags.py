"""Keywords that a page shows: links marked, boxes named, paths and # that say so."""

import pytest

from newscrawl import extraction
from newscrawl.draft import Draft
from newscrawl.page import Page
from tests.extraction.pages import BODY, paragraphs, raws, read, texts

ONE, TWO = '<a href="/x/1">الميناء</a>', '<a href="/x/2">الصيد</a>'
PATHS = '<a href="/tag/p">الميناء</a> <a href="/tags/s">الصيد</a>'
HASH = '<a href="/q/1">#الميناء</a> <a href="/q/2">#الصيد</a>'


@pytest.mark.parametrize(
    "box",
    [
        f'<div class="tags">{ONE} {TWO}</div>',
        f'<div class="post-tags"><span>الوسوم:</span> {ONE} {TWO}</div>',
        f'<ul class="td-tags"><li><span>وسوم</span></li><li>{ONE}</li><li>{TWO}</li></ul>',
        f"<div class=xx>{PATHS}</div>",
        f"<div class=xx>{HASH}</div>",
        f'<div class="entry-footer">{PATHS}</div>',
    ],
)
def test_links_that_are_tags(box: str) -> None:
    for made in (read(after=box), read(paragraphs() + box)):
        assert raws(made, "tags") == ["الميناء", "الصيد"]
        assert texts(made) == list(BODY)


@pytest.mark.parametrize("label", ["كلمات مفتاحية:", "الوسوم :", "Tags:"])
def test_a_labelled_line_of_tags_is_no_text(label: str) -> None:
    made = read(paragraphs() + f"<p>{label} {ONE}، {TWO}</p>")
    assert raws(made, "tags") == ["الميناء", "الصيد"]
    assert texts(made) == list(BODY)
    assert texts(read(paragraphs() + f"<p>{label} الميناء، الصيد</p>")) == list(BODY)


@pytest.mark.parametrize(
    "box",
    [
        f'<div class="entry-footer">{ONE} {TWO}</div>',  # a footer holds other links too
        f'<div class="xx">{ONE} {TWO}</div>',
        '<div class="xx"><a href="/vintage/3">الميناء القديم</a> <a href="/tag/">كل الوسوم</a></div>',
    ],
)
def test_links_that_are_none(box: str) -> None:
    assert raws(read(paragraphs() + box), "tags") == []
    assert raws(read(after=box), "tags") == []


def test_tags_in_the_foot_of_the_article() -> None:
    foot = f'<footer><ul class="tags"><li>{ONE}</li></ul><p>كتب: سامر الخطيب</p></footer>'
    made = read(f"<div>{paragraphs()}</div>", after=foot)
    assert raws(made, "tags") == ["الميناء"]
    assert raws(made, "byline") == []


def test_a_bar_of_topics_above_the_headline_is_not_the_pieces() -> None:
    assert raws(read(before=f'<div class="topics">{PATHS}</div>'), "tags") == []


def test_what_the_head_names_goes_before_links_by_their_path() -> None:
    made = read(after=f"<div>{PATHS}</div>", head='<meta property="article:tag" content="سفن">')
    assert raws(made, "tags") == ["سفن"]


def test_sentence_about_tags_is_text() -> None:
    line = "الوسوم التي علقها البحارة على صدورهم تعود إلى زمن الحرب، كما يقول شيخ الصيادين في المدينة."
    assert texts(read(paragraphs(*BODY, line))) == [*BODY, line]


def test_author_in_the_foot_of_the_post_is_a_credit() -> None:
    foot = '<div class="post-footer">مرسلة بواسطة <a href="/profile/1" rel="author">هدى سلمان</a> <a href="/x">شارك</a></div>'
    assert any("هدى سلمان" in raw for raw in raws(read(paragraphs() + foot), "byline"))


def test_a_tag_of_another_site_is_not_the_pieces() -> None:
    post = '<blockquote><p>سفن <a href="https://www.clips.example/tag/ships">#سفن</a> <a href="//t.example/tag/x" rel="tag">بحر</a></p></blockquote>'
    assert raws(read(after=post), "tags") == []
    assert raws(read(after='<p><a href="https://m.news.example/tag/p" rel="tag">الميناء</a></p>'), "tags") == [
        "الميناء"
    ]


@pytest.mark.parametrize("label", ["<h3>الوسوم</h3>", "<div>الكلمات المفتاحية:</div>", "<b>Schlagworte</b>"])
def test_links_after_a_label_of_tags(label: str) -> None:
    box = f"<div>{label}<ul><li>{ONE}</li><li>{TWO}</li></ul><p>قال أحد الصيادين</p><div>{ONE}</div></div>"
    assert raws(read(after=box), "tags") == ["الميناء", "الصيد"]
    assert raws(read(after=f"<div><span>العلامات:</span> {ONE} {TWO}</div>"), "tags") == ["الميناء", "الصيد"]


@pytest.mark.parametrize(
    "box",
    [f"<h3>اقرأ في الموقع</h3><ul><li>{ONE}</li></ul>", f"<p>الوسوم كثيرة</p><ul><li>{ONE}</li></ul>"],
)
def test_links_after_another_line(box: str) -> None:
    assert raws(read(after=f"<div>{box}</div>"), "tags") == []


def test_tags_after_the_article_around_the_box_of_headline_and_body() -> None:
    marked = '<p class="post-tag">الوسوم <a href="/tag/p" rel="tag">الميناء</a></p>'
    popular = '<div class="tags"><h4>الأكثر بحثا</h4><a href="/tag/a">كورونا</a></div>'
    for between, tags, found in (
        ("", marked, ["الميناء"]),
        ("<i></i><i></i><i></i><p>عن الكاتبة وسيرتها</p>", marked, []),
        ("", popular, []),
    ):
        box = f'<article><div class="in"><h1>افتتاح الميناء الجديد</h1><div>{paragraphs()}</div></div>{between}</article>{tags}'
        made = extraction.draft(
            Page(f"<html><body><div>{box}</div></body></html>".encode(), "https://news.example/s/1")
        )
        assert isinstance(made, Draft)
        assert raws(made, "tags") == found


def beside(box: str) -> str:
    return f"<html><body><div><article><h1>افتتاح الميناء الجديد</h1>{paragraphs()}</article>{box}</div></body></html>"


@pytest.mark.parametrize(
    ("box", "tags"),
    [
        ('<p class="post-tag">الوسوم <a href="/tag/p" rel="tag">الميناء</a></p>', ["الميناء"]),
        ('<div class="s"><a href="/s/1">خبر آخر</a> <a href="/tag/p" rel="tag">الميناء</a></div>', []),
        ('<p class="entry-tags"><a href="/x/p">الميناء</a></p>', ["الميناء"]),
        ('<div class="widget tags"><a href="/x/p">الميناء</a></div>', []),
        ('<aside><a href="/tag/p" rel="tag">الميناء</a></aside>', []),
        ('<div class="sidebar"><a href="/tag/p" rel="tag">الميناء</a></div>', []),
    ],
)
def test_tags_right_after_the_box_of_the_piece(box: str, tags: list[str]) -> None:
    made = extraction.draft(Page(beside(box).encode(), "https://news.example/s/1"))
    assert isinstance(made, Draft)
    assert raws(made, "tags") == tags


def test_keywords_of_the_whole_site_yield_to_the_links_of_the_piece() -> None:
    keywords = '<meta name="keywords" content="موقع المرفأ,أخبار,عاجل">'
    links = '<div class="tags"><a href="/t/1">موانئ</a><a href="/t/2">سفن</a></div>'
    assert raws(read(head=keywords, after=links), "tags") == ["موانئ", "سفن"]
    assert raws(read(head=keywords), "tags") == ["أخبار", "عاجل"]
