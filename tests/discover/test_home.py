"""What a page leads to."""

import pytest
from lxml import html

from newscrawl.discover.anchors import page_links
from newscrawl.discover.home import Home, read_home

URL = "https://news.example/"
HEADLINES = [
    "الحكومة تعلن خطة جديدة لدعم المزارعين في الجنوب",
    "نقابة المعلمين تدعو إلى إضراب عام مطلع الأسبوع",
    "أمطار غزيرة تغمر شوارع العاصمة وتعطل حركة المرور",
    "منتخب الشباب يبلغ نصف النهائي بعد فوز صعب",
]
ITEMS = "".join(
    f'<div><a href="/article/{825000 + n}"><img src="/i/{n}.jpg"></a><h2><a href="/article/{825000 + n}#c">{title}</a></h2>'
    f'<a href="/article/{825000 + n}?utm_source=home">اقرأ المزيد</a></div>'
    for n, title in enumerate(HEADLINES)
)
MENU = "".join(
    f'<li><a href="{path}">{name}</a></li>'
    for path, name in [
        ("/", "الرئيسية"),
        ("/local", "محليات"),
        ("/sport", "رياضة"),
        ("/category/economy", "اقتصاد"),
        ("/about", "من نحن"),
        ("/?s=", "بحث"),
        ("/rss", "خلاصات RSS"),
        ("https://fr.news.example/", "Français"),
        ("/en/", "English"),
        ("https://facebook.example/page", "فيسبوك"),
        ("javascript:void(0)", "قائمة"),
        ("mailto:a@news.example", "راسلنا"),
        ("http://[bad", "خطأ"),
    ]
)
HEAD = (
    '<link rel="alternate" type="application/rss+xml" title="آخر الأخبار" href="/feed/">'
    '<link rel="alternate" type="application/rss+xml" title="مثال » خلاصة التعليقات" href="/comments/feed/">'
    '<link rel="alternate" hreflang="fr" href="https://fr.news.example/">'
    '<link rel="https://api.w.org/" href="https://news.example/wp-json/">'
    '<meta name="generator" content="WordPress 6.9">'
)


def page(head: str = HEAD, body: str = MENU + ITEMS, url: str = URL) -> Home:
    tree = html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return read_home(tree, url)


def test_articles_with_their_headlines() -> None:
    home = page()
    assert [lead.url for lead in home.leads] == [f"https://news.example/article/{825000 + n}" for n in range(4)]
    assert [lead.title for lead in home.leads] == HEADLINES
    assert {(lead.via, lead.source) for lead in home.leads} == {("home", URL)}
    assert all(0.5 <= lead.score <= 1 for lead in home.leads)


def test_sections_and_nothing_else() -> None:
    assert page().sections == tuple(URL + path for path in ("local", "sport", "category/economy"))


def test_feeds_and_cms_and_editions() -> None:
    home = page()
    assert home.feeds == ("https://news.example/feed/",)
    assert home.feed_links == ("https://news.example/rss",)
    assert home.cms == (("wordpress", "https://news.example/wp-json/wp/v2/posts"),)
    assert home.editions == (("fr", "https://fr.news.example/"),)
    assert home.traps == {"search": 1}


def test_cms_by_its_files() -> None:
    home = page(head="", body='<img src="/wp-content/uploads/x.jpg">')
    assert home.cms == (("wordpress", "https://news.example/wp-json/wp/v2/posts"),)
    assert page(head="", body="").cms == ()


def test_base_is_honoured() -> None:
    head = '<base href="https://news.example/ar/"><link rel="alternate" type="application/rss+xml" href="rss.xml">'
    home = page(head=head, body='<a href="sport">رياضة</a>', url="https://news.example/ar/home/index")
    assert home.feeds == ("https://news.example/ar/rss.xml",)
    assert home.sections == ("https://news.example/ar/sport",)


def test_sitemap_links() -> None:
    home = page(
        head='<link rel="sitemap" href="/sm.xml">',
        body='<a href="/sitemap_index.xml">خريطة</a><a href="/sitemap">خريطة</a>',
    )
    assert home.sitemaps == ("https://news.example/sm.xml", "https://news.example/sitemap_index.xml")


@pytest.mark.parametrize(
    ("url", "head", "body", "expected"),
    [
        ("c/world", '<link rel="next" href="/c/world/page/2">', "", "c/world/page/2"),
        ("c/world", "", '<a rel="next" href="?page=2">&gt;</a>', "c/world?page=2"),
        ("c/world/page/2", "", '<a href="/c/world/page/3">3</a><a href="/c/world/page/9">9</a>', "c/world/page/3"),
        ("c/world", "", '<a href="/c/world?start=20">التالي</a>', "c/world?start=20"),
        ("c/world", "", '<a href="/c/other/page/2">2</a>', None),
        ("c/world/page/3", "", '<a href="/c/world/page/2">2</a>', None),
    ],
)
def test_next_page(url: str, head: str, body: str, expected: str | None) -> None:
    assert page(head, body, URL + url).next_page == (None if expected is None else URL + expected)


def test_text_of_a_link() -> None:
    tree = html.document_fromstring(
        '<a href="/a"></a><a href="/a"><img alt="عنوان الخبر كاملا" src="x"></a><a href="/b" title="عنوان ثان">12</a>'
        '<a href="/c">مشاهدة كامل المحتوى</a><a href="/c">عنوان</a>'
    )
    assert dict(page_links(tree, URL)) == {URL + "a": "عنوان الخبر كاملا", URL + "b": "عنوان ثان", URL + "c": "عنوان"}


def test_a_page_without_anything() -> None:
    assert page("", "") == Home()
