"""The section of a piece: a breadcrumb, a link marked as one, a link that the menu has too, the address."""

import pytest

from newscrawl import extraction
from newscrawl.draft import Draft
from newscrawl.page import Page
from tests.extraction.pages import BODY, TITLE, paragraphs, raws, read, texts

PLAIN = "https://news.example/?p=12345"
LINK = "https://news.example/c/local/"
TRAIL = '<a href="/">الرئيسية</a> » <a href="/c/4">محليات</a>'


@pytest.mark.parametrize(
    "box",
    [
        f'<span class="cat-links"><a href="{LINK}" rel="category tag">محليات</a></span>',
        f'<div class="taxonomy-category wp-block-post-terms"><a href="{LINK}" rel="tag">محليات</a></div>',
        f'<span><a href="{LINK}" class="entry-category">محليات</a></span>',
        f'<a href="{LINK}"><span itemprop="articleSection">محليات</span></a>',
        f'<dl><dd class="category-name">التصنيف: <a href="{LINK}" itemprop="genre">محليات</a></dd></dl>',
        f'<div><span class="ast-terms-link"><a href="{LINK}">محليات</a></span> / <span>سامر</span></div>',
        '<div class="category">محليات</div>',
        '<div><span class="cat">محليات</span></div>',
        f'<ul class="post-categories"><li><a href="{LINK}">محليات</a></li></ul>',
    ],
)
def test_a_link_marked_as_the_section(box: str) -> None:
    for made in (read(before=box, url=PLAIN), read(inside=box, url=PLAIN)):
        assert raws(made, "section") == ["محليات"]
        assert raws(made, "tags") == []
        assert texts(made) == list(BODY)


def test_sections_marked_in_the_foot_of_the_piece() -> None:
    foot = f'<a href="{LINK}" rel="category tag">محليات</a>، <a href="/c/6" rel="category tag">اقتصاد</a>'
    named = f'<div class="entry-footer">{foot}</div>'
    for made in (read(after=f"<footer>{foot}</footer>"), read(after=named), read(paragraphs() + named)):
        assert raws(made, "section") == ["محليات", "اقتصاد"]


@pytest.mark.parametrize(
    "box",
    [
        '<div class="card"><a href="/c/9" rel="category tag">رياضة</a><a href="/s/77">فوز جديد</a></div>',
        '<div class="card"><span class="category"><a href="/c/9">رياضة</a></span><a href="/s/77">فوز جديد</a></div>',
    ],
)
def test_sections_of_other_pieces_below(box: str) -> None:
    assert raws(read(after=box * 3, url=PLAIN), "section") == []


def test_a_section_below_the_piece_after_words() -> None:
    box = f'<div class="links"><div class="itemCategory"><span>نشر في</span> <a href="{LINK}">محليات</a></div></div>'
    assert raws(read(after=box, url=PLAIN), "section") == ["محليات"]


@pytest.mark.parametrize("name", ["غير مصنف", "Uncategorized", "Non classé"])
def test_no_section_is_none(name: str) -> None:
    assert raws(read(inside=f'<a href="{LINK}" rel="category tag">{name}</a>', url=PLAIN), "section") == []


@pytest.mark.parametrize(
    "trail",
    [
        f'<div class="path">{TRAIL}</div>',
        f'<div class="path">{TRAIL} » افتتاح الميناء الجديد بعد عامين من الأشغال</div>',
        '<ul><li><a href="/">الرئيسية</a></li><li>/</li><li><a href="/c/4">محليات</a></li></ul>',
        '<div>أنت هنا: <span><a href="/">الرئيسية</a></span> › <span><a href="/c/4">محليات</a></span></div>',
        '<div><a href="Default.aspx">الرئيسية</a> &gt; <a href="Section.aspx?id=3"><span>محليات</span></a></div>',
        '<div class="path"><a href="/">الرئيسية</a> <i class="fa"></i> <a href="/c/4">محليات</a></div>',
        '<div class="breadcumb"><a href="/">الرئيسية</a><a href="/c/4">محليات</a></div>',
        '<p><a class="elementor-post-info__terms-list-item" href="/c/4">محليات</a></p>',
    ],
)
def test_a_trail_without_a_name(trail: str) -> None:
    assert raws(read(before=trail, url=PLAIN), "section") == ["محليات"]


def test_a_trail_above_the_box_of_headline_and_body() -> None:
    boxes = f'<div class="path"><a href="/">الرئيسية</a> › <a href="/c/4">محليات</a></div><div><h1>{TITLE}</h1>'
    body = (
        f'<html lang="ar"><head><title>{TITLE}</title></head><body>{boxes}<div>{paragraphs()}</div></div></body></html>'
    )
    made = extraction.draft(Page(body, PLAIN))
    assert isinstance(made, Draft)
    assert raws(made, "section") == ["محليات"]


@pytest.mark.parametrize(
    "menu",
    [
        '<div><a href="/">الرئيسية</a> <a href="/c/4">محليات</a> <a href="/c/5">اقتصاد</a></div>',
        '<div><a href="/">الرئيسية</a> | <a href="/c/4">محليات</a> | <a href="/c/5">اقتصاد</a></div>',
        '<div><a href="/">الرئيسية</a> » <a href="/c/4">محليات</a> <a href="/c/5">اقتصاد</a></div>',
        '<div><a href="/">الرئيسية</a> <i></i> <a href="/c/4">محليات</a> <a href="/c/5">اقتصاد</a></div>',
    ],
)
def test_a_menu_is_no_trail(menu: str) -> None:
    assert raws(read(before=menu, url=PLAIN), "section") == []


@pytest.mark.parametrize(
    "bar",
    [
        '<a href="/">الرئيسية</a> / <a href="/about">من نحن</a> / <a href="/contact">اتصل بنا</a>',
        '<a href="/">الرئيسية</a><span></span><a href="/c/5">رياضة</a><span></span><a href="/c/6">فن</a>',
        '<a href="/">الرئيسية</a> <i></i> <a href="/rss">خدمة الخلاصات</a>',
    ],
)
def test_a_bar_of_the_site_is_no_trail(bar: str) -> None:
    url = "https://news.example/economy/81234"
    assert raws(read(after=f'<div class="bottom">{bar}</div>', url=url), "section") == ["economy"]
    above = f"<html><head><title>{TITLE}</title></head><body><div>{bar}</div><div><h1>{TITLE}</h1>{paragraphs()}</div></body>"
    made = extraction.draft(Page(above, url))
    assert isinstance(made, Draft)
    assert raws(made, "section") == ["economy"]


MENU = "".join(f'<li><a href="/c/{i}">{name}</a></li>' for i, name in enumerate(("محليات", "اقتصاد", "رياضة", "رأي")))


@pytest.mark.parametrize("menu", [f"<div><ul>{MENU}</ul></div>", f'<div class="main-menu"><ul>{MENU[:60]}</ul></div>'])
def test_a_link_by_the_headline_that_a_menu_has_too(menu: str) -> None:
    assert raws(read(inside='<a href="/c/0">محليات</a>', after=menu, url=PLAIN), "section") == ["محليات"]


@pytest.mark.parametrize(
    ("near", "other"),
    [
        ('<div><a href="/a/rana">رنا العبدالله</a></div>', '<div><h3><a href="/a/rana">رنا العبدالله</a></h3><p>x</p></div>'),
        ('<a href="/s/fish">صيد وفير هذا العام</a>', '<div><a href="/s/fish">صيد وفير هذا العام</a></div>'),
        ('<a href="https://pictures.example/p/1">تابعنا</a>', '<footer><a href="https://pictures.example/p/1">تابعنا</a></footer>'),
        ('<a href="/c/0">افتتح اليوم</a>', f"<ul>{MENU}</ul>"),  # called otherwise
    ],
)  # fmt: skip
def test_a_link_that_occurs_twice_is_no_section(near: str, other: str) -> None:
    assert raws(read(inside=near, after=other, url=PLAIN), "section") == []


def test_a_menu_right_above_the_headline_names_no_section() -> None:
    assert raws(read(before=f"<ul>{MENU}</ul>", after=f"<footer><ul>{MENU}</ul></footer>", url=PLAIN), "section") == []


@pytest.mark.parametrize("path", [
        "detail/81234", "noticias/81234", "artikel/81234", "press/article/81234", "ar/component/k2/item/81234",
        "newsdetails/81234", "ar-QA/News-Area/News/2026-11/x", "topics/ar/79/show/81234", "nnews/5521", "NewsPrint/221.aspx",
    "Website/News/Details",
    ],
)  # fmt: skip
def test_words_of_addresses_that_name_no_section(path: str) -> None:
    assert raws(read(url=f"https://news.example/{path}"), "section") == []


def test_a_word_of_the_address_that_the_menu_has_too() -> None:
    menu = '<header><ul><li><a href="/press/">صحافة</a></li></ul></header>'
    assert raws(read(after=menu, url="https://news.example/press/81234"), "section") == ["صحافة"]


def test_the_first_page_is_no_section_in_a_box_of_sections() -> None:
    box = f'<div class="cat"><a href="/">الرئيسية</a> &gt; <a href="{LINK}">محليات</a></div>'
    assert raws(read(before=box, url=PLAIN), "section") == ["محليات"]
    box = '<div class="cat"><a href="/c/7">الموقع</a></div>'  # an army's, or a site's of old stones
    assert raws(read(before=box, url=PLAIN), "section") == ["الموقع"]


def test_a_link_back_to_the_list_does_not_name_the_section_of_the_address() -> None:
    url = "https://news.example/aktuell/81234"
    assert raws(read(after='<p><a href="/aktuell/">عودة</a></p>', url=url), "section") == ["aktuell"]
    assert raws(read(after='<footer><a href="/aktuell/">أخبار اليوم</a></footer>', url=url), "section") == [
        "أخبار اليوم"
    ]


@pytest.mark.parametrize(
    ("end", "sections"),
    [
        ("<li class='active'>عربي وعالمي</li>", ["عربي وعالمي"]),
        (f"<li class='active'>{TITLE}</li>", ["العالم"]),
        ("<li>تفاصيل الخبر</li>", ["العالم"]),
        ("<li>حكايات الرصيف…</li>", ["العالم"]),
    ],
)
def test_a_trail_whose_section_is_no_link(end: str, sections: list[str]) -> None:
    trail = f"<ol class='breadcrumb'><li><a href='/'>الرئيسية</a></li> {end}</ol>"
    assert raws(read(before=trail), "section") == sections


@pytest.mark.parametrize(
    "end",
    [
        "» 12 مارس 2025",
        "» سامي الحداد",
        "» 4521 مشاهدة",
        "» مشاركة",
        "» بقلم سامي الحداد",
        "محلية",
        "<script>var a=1 » x</script>",
    ],
)
def test_what_else_stands_behind_the_link_of_a_trail_is_no_section(end: str) -> None:
    trail = f"<div class='breadcrumb'><a href='/'>الرئيسية</a> {end}</div>"
    assert raws(read(before=trail), "section") == ["العالم"]
