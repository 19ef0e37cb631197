import pytest

from newscrawl.draft import Draft, NoArticle
from newscrawl.extraction import draft
from newscrawl.page import Page
from tests.extraction.pages import paragraphs, read, refused

LINKS = "".join(
    f'<article><h3><a href="/n/{i}">عنوان خبر قصير رقم {i}</a></h3><p>موجز قصير للخبر.</p></article>' for i in range(12)
)


@pytest.mark.parametrize(
    "title", ["Just a moment...", "Attention Required! | Cloudflare", "Access Denied", "403 Forbidden"]
)
def test_block_pages(title: str) -> None:
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>Ray ID 123</p></body></html>"
    assert refused(html).code == "blocked"


@pytest.mark.parametrize(
    "title", ["الصفحة غير موجودة - موقع المرفأ", "404 - Not found", "عفوا، الصفحة المطلوبة غير موجودة"]
)
def test_missing_page_served_as_found(title: str) -> None:
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>عد إلى الصفحة الرئيسية.</p>{LINKS}</body></html>"
    assert refused(html).code == "not_found"


def test_section_page() -> None:
    html = f'<html><head><title>اقتصاد - الصفحة 3</title></head><body class="archive category">{LINKS}</body></html>'
    assert refused(html, "https://news.example/category/economy/page/3/").code == "listing"


def test_home_page() -> None:
    html = f"<html><head><title>موقع المرفأ</title><meta property='og:type' content='website'></head><body>{LINKS}</body></html>"
    assert refused(html, "https://news.example/").code == "listing"


def test_empty_shell_of_scripts() -> None:
    html = '<html><head><title>المرفأ</title></head><body><div id="root"></div><script src="/app.js"></script></body></html>'
    assert refused(html).code == "shell"


def test_shell_that_asks_for_scripts() -> None:
    html = "<html><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div></body></html>"
    assert refused(html).code == "shell"


def test_page_without_text() -> None:
    html = "<html><body><h1>صور</h1><p>صورة.</p><p>صورة.</p><p>ثالثة.</p><ul><li>أ</li><li>ب</li></ul></body></html>"
    assert refused(html).code == "no_content"


def test_reason_is_in_words() -> None:
    html = f'<html><body class="home blog">{LINKS}</body></html>'
    assert "address" in refused(html, "https://news.example/").reason


def test_article_that_speaks_of_a_missing_page_is_an_article() -> None:
    title = "الصفحة التي طواها التاريخ: حكاية ميناء قديم"
    assert read(paragraphs(), title=title, head='<meta property="article:published_time" content="2024-05-06">')


def test_article_whose_body_class_says_home_and_single() -> None:
    made = read(
        head='<script type="application/ld+json">{"@type":"NewsArticle","headline":"افتتاح الميناء الجديد"}</script>'
    )
    assert len(made.paragraphs) == 3


MENU = '<ul><li><a href="/local">محليات</a></li><li><a href="/contact-1.3">اتصل بنا</a></li></ul>'


@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("/local", f"{MENU}<h1>محليات</h1><div><h2><a href='/a/1'>افتتاح ممشى بحري جديد في المرسى</a></h2></div>"),
        ("/contact-1.3", f"{MENU}<h1>اتصل بنا</h1><p>المقر: شارع البحر، المرسى. الهاتف: 70000000 من الثامنة صباحا</p>"),
        ("/", f"{MENU}<h1>افتتاح ممشى بحري جديد في المرسى</h1><p>{'خبر قصير عن الممشى الجديد. ' * 4}</p>"),
    ],
)
def test_what_a_menu_names_and_the_home_page_are_no_articles(url: str, body: str) -> None:
    title = body.partition("<h1>")[2].partition("</h1>")[0]
    html = f"<html><head><title>{title} | المرسى</title></head><body class='html page-node'>{body}</body></html>"
    made = draft(Page(html, f"https://news.example{url}"))
    assert isinstance(made, NoArticle)
    assert made.code == "listing"


def test_a_one_line_flash_stays_an_article() -> None:
    html = (
        "<html><head><title>عاجل: هزة أرضية خفيفة قرب المرسى - المرسى</title></head><body class='single single-post'>"
        f"{MENU}<h1>عاجل: هزة أرضية خفيفة قرب المرسى</h1><span>6 أيار 2025</span><p>عاجل</p></body></html>"
    )
    made = draft(Page(html, "https://news.example/flash/77"))
    assert isinstance(made, Draft)
    assert made.get("published")[0].raw == "6 أيار 2025"
    assert "no_text" in made.warnings
