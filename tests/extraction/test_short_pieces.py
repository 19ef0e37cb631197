"""Short pieces below large menus and beside lists, and the sections that look like them."""

import pytest

from newscrawl.draft import Draft, NoArticle
from newscrawl.extraction import draft
from newscrawl.page import Page
from tests.extraction.pages import BODY, paragraphs

HEADLINE = "افتتاح ممشى بحري جديد في المرسى"
DATE = "<span>14 مايو 2024</span>"
MENU = "".join(f'<a href="/section/{i}">قسم {i}</a>' for i in range(70))
WEBSITE = "<meta property='og:type' content='website'>"
ARTICLE = "<meta property='og:type' content='article'>"
ITEMS = '<script type="application/ld+json">{"@type":"ItemList","itemListElement":[]}</script>'
RELATED = "".join(
    f'<article><h4><a href="/news/{i}77/x">خبر آخر من المرسى رقم {i}</a></h4></article>' for i in range(8)
)


def made(
    body: str,
    url: str = "/news/123456/port-opens",
    *,
    title: str = HEADLINE,
    head: str = "",
    kind: str = "",
    date: str = DATE,
    menu: str = "",
    h1: str = "{}",
) -> Draft | NoArticle:
    """What is made of a page with a headline, a date below it and a body."""
    html = (
        f"<html><head><meta charset='utf-8'><title>{title} | صدى المرسى</title>{head}</head><body class='{kind}'>"
        f"<div>{menu}</div><div><h1>{h1.format(title)}</h1>{date}<div>{body}</div></div></body></html>"
    )
    return draft(Page(html, f"https://news.example{url}"))


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize(
    ("head", "menu", "after"),
    [(WEBSITE, "", ""), ("", MENU, ""), ("", "", RELATED), (ITEMS, "", ""), (WEBSITE, MENU, RELATED)],
)
def test_a_dated_piece_below_a_menu_and_above_lists(count: int, head: str, menu: str, after: str) -> None:
    found = made(paragraphs(*BODY[:count]) + after, head=head, menu=menu)
    assert isinstance(found, Draft)
    assert [p.text for p in found.paragraphs] == list(BODY[:count])


@pytest.mark.parametrize(
    ("url", "date"),
    [("/news/123456/port-opens", ""), ("/local", DATE), ("/2024/05/14/", DATE), ("/category/123456", DATE)],
)
def test_without_a_date_or_a_piece_s_address_it_is_a_section(url: str, date: str) -> None:
    assert isinstance(made(paragraphs(BODY[0]), url, head=WEBSITE, menu=MENU, date=date), NoArticle)


@pytest.mark.parametrize(
    "url",
    [
        "/?p=4512",
        "/?p=45",
        "/article.php?p=451",
        "/category/local/123456-port-opens",
        "/news?id=451&page=2",
        "/page/1234",
        "/2024/05/14/port/",
    ],
)
def test_a_number_of_a_piece_counts_no_pages(url: str) -> None:
    assert isinstance(made(paragraphs(), url), Draft)


@pytest.mark.parametrize(
    "url", ["/?paged=4", "/local.php?p=4", "/category/local/", "/tag/port/page/2", "/search/label/port"]
)
def test_addresses_of_lists(url: str) -> None:
    assert isinstance(made(paragraphs(), url, date=""), NoArticle)


@pytest.mark.parametrize("kind", ["home", "rtl blog", "search", "page-id-12"])
def test_a_word_in_the_body_s_class_is_doubted_over_a_dated_piece(kind: str) -> None:
    assert isinstance(made(paragraphs(), kind=kind), Draft)
    assert isinstance(made(paragraphs(), kind=kind, date=""), NoArticle)


@pytest.mark.parametrize("kind", ["archive category category-local", "home blog", "search search-results"])
def test_what_wordpress_says_of_its_lists_is_not(kind: str) -> None:
    assert isinstance(made(paragraphs(), kind=kind), NoArticle)


def test_what_is_related_to_an_article_is_no_section() -> None:
    day = "<meta property='article:published_time' content='2024-05-14'>"
    assert isinstance(made(paragraphs(*BODY, *BODY) + RELATED, "/port", head=ARTICLE + ITEMS), Draft)
    assert isinstance(made(paragraphs(*BODY, *BODY) + RELATED, "/port", head=ARTICLE + ITEMS + day, date=""), Draft)
    assert isinstance(made(paragraphs(*BODY, *BODY) + RELATED, "/port", head=ARTICLE + ITEMS, date=""), NoArticle)
    assert isinstance(made(paragraphs() + RELATED, "/category/port", head=ARTICLE + ITEMS), NoArticle)


@pytest.mark.parametrize("url", ["/section/1234", "/news.aspx?catid=123", "/tag/12345/", "/author/4512"])
def test_the_number_of_a_section_is_no_piece_s(url: str) -> None:
    assert isinstance(made(paragraphs(BODY[0]), url, head=WEBSITE), NoArticle)


@pytest.mark.parametrize("title", ["أخبار الميناء", "محليات"])
def test_the_day_above_the_name_of_a_section_is_the_page_s(title: str) -> None:
    html = (
        f"<html><head><meta charset='utf-8'><title>{title} | صدى المرسى</title>{WEBSITE}</head><body>"
        f"<div>{DATE}<h1>{title}</h1><div>{paragraphs(*BODY)}</div></div></body></html>"
    )
    assert isinstance(draft(Page(html, "https://news.example/list.php?id=1234")), NoArticle)


@pytest.mark.parametrize("title", ["كلمة أخيرة", "رحيل سيد الصيادين", "صمت"])
@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize(
    ("h1", "menu", "after"),
    [
        ("<a href='/news/123456/x'>{}</a>", "", ""),
        ("{}", "<div class='breadcrumb'><a href='/c/4'>ثقافة</a> / <a href='/news/123456/x'>{}</a></div>", ""),
        ("{}", "", "<ol><li><a href='/news/123456/x'>{}</a></li></ol>"),
    ],
)
@pytest.mark.parametrize("head", ["", WEBSITE])
def test_a_short_headline_that_links_to_its_own_page(
    title: str, count: int, h1: str, menu: str, after: str, head: str
) -> None:
    body = paragraphs(*(BODY * count)) + after.format(title)
    assert isinstance(made(body, "/news/123456/x", title=title, h1=h1, menu=menu.format(title), head=head), Draft)


def test_a_name_in_the_menu_is_a_section_s() -> None:
    menu = "<ul><li><a href='/news/port'>أخبار الميناء</a></li></ul>"
    assert isinstance(made(paragraphs(), "/news/port", title="أخبار الميناء", menu=menu), NoArticle)


ENTRIES = "".join(
    f'<h3><a href="{{}}{i}">ميناء جدير بالزيارة {i}</a></h3><p>{text} ({i})</p>' for i, text in enumerate(BODY * 2)
)


@pytest.mark.parametrize("host", ["", "https://port.example"])
@pytest.mark.parametrize("intro", ["", paragraphs(BODY[0])])
def test_a_dated_list_of_things_with_linked_subheads(host: str, intro: str) -> None:
    body = intro + ENTRIES.replace("{}", f"{host}/places/")
    assert isinstance(made(body), Draft)
    assert isinstance(made(body, "/places"), NoArticle)


def test_a_press_review_of_linked_lines() -> None:
    entries = "".join(
        f'<p><a href="https://paper{i}.example/x">ما قالته صحيفة المرسى رقم {i}</a></p><p>{t}</p>'
        for i, t in enumerate(BODY)
    )
    assert isinstance(made(entries, title="عرض الصحف: ماذا قالت صحف اليوم"), Draft)


SECTION = "أخبار السياسة والحكومة في المرسى"
CARDS = [
    '<div><h3><a href="/news/{0}77/x">خبر من أخبار المرسى رقم {0}</a></h3><span>14 مايو 2024</span>{1}</div>',
    '<div><span>14 مايو 2024</span><h3><a href="/news/{0}77/x">خبر من أخبار المرسى رقم {0}</a></h3>{1}</div>',
    '<a href="/news/{0}77/x"><h3>خبر من أخبار المرسى رقم {0}</h3><span>14 مايو 2024</span>{1}</a>',
    '<div><b><a href="/news/{0}77/x">خبر من أخبار المرسى رقم {0}</a></b><span>14 مايو 2024</span>{1}</div>',
]


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("url", ["/politics-and-government-news-of-port", "/section/1234"])
@pytest.mark.parametrize(("tagline", "excerpts"), [(BODY[0], 0), ("", 1), ("", 9)])
def test_the_date_of_a_card_is_not_that_of_the_page(card: str, url: str, tagline: str, excerpts: int) -> None:
    cards = "".join(card.format(i, paragraphs(f"{BODY[i % 3]} {i}") if i < excerpts else "") for i in range(9))
    found = made((paragraphs(tagline) if tagline else "") + cards, url, title=SECTION, date="", menu=MENU)
    assert isinstance(found, NoArticle)


POSTS = "".join(
    f'<article><h2 class="entry-title"><a href="/2024/05/{i}771.html">خبر من أخبار المرسى رقم {i}</a></h2>'
    f'<div class="meta">14 مايو 2024</div><div class="entry-content">{paragraphs(*BODY)}</div></article>'
    for i in range(5)
)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("/cat/local", "archive category category-local"),
        ("/search/label/x", ""),
        ("/2024/05/", ""),
        ("/2024/05/14", ""),
    ],
)
@pytest.mark.parametrize("h1", ["", "<h1>محليات</h1>"])
def test_whole_posts_of_an_archive(url: str, kind: str, h1: str) -> None:
    html = f"<html><head><meta charset='utf-8'><title>محليات | صدى المرسى</title></head><body class='{kind}'><div>{h1}{POSTS}</div></body></html>"
    found = draft(Page(html, f"https://news.example{url}"))
    assert isinstance(found, NoArticle)
    assert found.code == "listing"


def test_one_post_with_others_below_it_is_no_archive() -> None:
    found = made(paragraphs(*BODY, *BODY) + POSTS, kind="archive", head=ARTICLE)
    assert isinstance(found, Draft)


@pytest.mark.parametrize("count", [1, 2])
def test_a_post_of_blogger(count: int) -> None:
    post = (
        '<div class="post hentry" itemprop="blogPost" itemscope itemtype="http://schema.org/BlogPosting">'
        f'<h3 class="post-title">{HEADLINE}</h3><div class="post-body">{paragraphs(BODY[0])}</div></div>'
    )
    html = f"<html><head><meta charset='utf-8'><title>المرسى</title>{WEBSITE}</head><body><div>{post * count}</div></body></html>"
    found = draft(Page(html, "https://port.example/p/blog-post.html"))
    assert isinstance(found, Draft if count == 1 else NoArticle)


@pytest.mark.parametrize(
    ("head", "h1", "title", "kept"),
    [
        (ARTICLE, "", "صدى المرسى", False),
        (ARTICLE + "<meta property='article:published_time' content='2024-05-14'>", "", "صدى المرسى", False),
        (ARTICLE + '<script type="application/ld+json">{"@type":"NewsArticle","headline":""}</script>', "", "", False),
        (ARTICLE, "<h1>فيلم عن الميناء القديم</h1>", "فيلم عن الميناء القديم", True),
        (ARTICLE, "", "فيلم عن الميناء القديم وحكايات من عملوا فيه", True),
    ],
)
def test_a_template_that_nothing_was_filled_into(head: str, h1: str, title: str, kept: bool) -> None:
    links = "".join(f'<li><a href="/news/{i}77/x">خبر آخر من المرسى {i}</a></li>' for i in range(6))
    body = f"<article>{h1 or '<h1></h1>'}<div><p></p></div></article><ul>{links}</ul>"
    html = f"<html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{body}</body></html>"
    assert isinstance(draft(Page(html, "https://news.example/news/123456/x")), Draft if kept else NoArticle)


@pytest.mark.parametrize("url", ["/opinion", "/local-news-of-port"])
@pytest.mark.parametrize("h1", ["", "<h1>آراء</h1>"])
def test_whole_posts_of_a_section(url: str, h1: str) -> None:
    html = f"<html><head><meta charset='utf-8'><title>آراء | صدى المرسى</title></head><body><div>{h1}{POSTS}</div></body></html>"
    found = draft(Page(html, f"https://news.example{url}"))
    assert isinstance(found, NoArticle)
    assert found.code == "listing"


ROW = "".join(
    f'<div class="a"><h3><a href="/news/{i}771/x">خبر من أخبار المرسى رقم {i}</a></h3><i>{i} مايو</i></div>'
    for i in range(1, 10)
)


def column(
    url: str, between: str = "", date: str = "", row: str = ROW, h1: str = "سلمى الراعي", box: str = "div"
) -> bool:
    """Whether a page with an intro of two paragraphs over a row of headlines is an article."""
    body = f"<div><{box}><h1>{h1}</h1>{date}{paragraphs(*BODY[:2])}</{box}>{between}{row}</div>"
    html = f"<html><head><meta charset='utf-8'><title>{h1} | صدى المرسى</title></head><body><div>{body}</div></body></html>"
    return isinstance(draft(Page(html, f"https://news.example{url}")), Draft)


@pytest.mark.parametrize("url", ["/writer?id=88", "/topics/port", "/program/port-talk"])
@pytest.mark.parametrize("box", ["div", "header", "span"])
def test_an_intro_over_a_row_of_headlines(url: str, box: str) -> None:
    assert not column(url, box=box)


def test_what_is_related_to_a_short_piece_is_no_such_row() -> None:
    assert column("/topics/port", date=DATE)
    assert column("/news/123456/port")
    assert column("/topics/port", between="<h2>مواضيع ذات صلة</h2>")
    assert column("/topics/port", row=f"<aside>{ROW}</aside>")
    assert column("/topics/port", row=f"<div class='related'>{ROW}</div>")
    assert column("/topics/port", row=ROW[: ROW.index("رقم 5")] + "</a></h3></div>")


OFFER = '<script type="application/ld+json">{{"@type":"{}","{}":"{}"}}</script>'


@pytest.mark.parametrize(
    ("head", "date", "kept"),
    [
        (OFFER.format("Product", "name", HEADLINE), "", False),
        (OFFER.format("JobPosting", "title", HEADLINE), "", False),
        ("<meta property='og:type' content='product'>", "", False),
        (OFFER.format("Product", "name", HEADLINE), DATE, True),
        (OFFER.format("Product", "name", "ممشى"), "", True),
        (OFFER.format("Event", "name", HEADLINE), "", True),
        (OFFER.format("Product", "name", HEADLINE) + OFFER.format("NewsArticle", "headline", HEADLINE), "", True),
    ],
)
def test_an_offer_is_no_piece(head: str, date: str, kept: bool) -> None:
    assert isinstance(made(paragraphs(*BODY, *BODY), head=head, date=date), Draft if kept else NoArticle)
