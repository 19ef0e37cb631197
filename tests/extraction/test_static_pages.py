"""Pages about the site that the tags of SEO plugins call articles, and articles that are titled as such pages are."""

import pytest

from newscrawl.draft import Draft, NoArticle
from newscrawl.extraction import draft
from newscrawl.page import Page
from tests.extraction.pages import FIRST, SECOND, paragraphs

DATED = (
    '<meta property="og:type" content="article"><meta property="article:published_time" content="2021-05-10T08:00:00Z">'
)
RANKED = '<script type="application/ld+json">{"@type":"Article","headline":"%s","datePublished":"2021-05-10T08:00:00Z"}</script>'
CMS_PAGE = "page page-id-3"
POST = "single single-post postid-3"


def made(
    title: str, slug: str, *, head: str = DATED, kind: str = "", date: str = "", menu: str = ""
) -> Draft | NoArticle:
    html = f"""<html><head><meta charset="utf-8"><title>{title} - المرفأ</title>{head.replace("%s", title)}</head>
    <body class="{kind}"><nav><a href="/">الرئيسية</a></nav><main><h1>{title}</h1>{date}
    <div class="entry-content">{paragraphs(FIRST, SECOND)}</div></main><footer>{menu}</footer></body></html>"""
    return draft(Page(html, f"https://news.example/{slug}"))


@pytest.mark.parametrize("head", [DATED, RANKED])
@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("سياسة الخصوصية", "privacy-policy/"),
        ("من نحن", "من-نحن/"),
        ("Künye", "kunye/"),
        ("Datenschutz", "page-1/"),
        ("О редакции", "about/"),
        ("利用規約", "page-2/"),
    ],
)
def test_info_page_that_the_cms_calls_a_page(title: str, slug: str, head: str) -> None:
    found = made(title, slug, head=head, kind=CMS_PAGE)
    assert isinstance(found, NoArticle)
    assert found.code == "listing"


@pytest.mark.parametrize("head", [DATED, RANKED])
@pytest.mark.parametrize(
    ("title", "slug"),
    [("سياسة الخصوصية", "privacy-policy"), ("Hakkımızda", "hakkimizda"), ("About us", "p/about.html")],
)
def test_info_page_by_its_address(title: str, slug: str, head: str) -> None:
    assert isinstance(made(title, slug, head=head), NoArticle)


def test_info_page_that_the_footer_calls_by_its_title() -> None:
    footer = '<a href="https://news.example/info-3">اتصل بنا</a>'
    assert isinstance(made("اتصل بنا", "info-3", head=RANKED, menu=footer), NoArticle)
    assert isinstance(made("اتصل بنا", "info-3", head=RANKED), Draft)


def test_unlisted_title_of_a_page_of_the_cms() -> None:
    assert isinstance(made("جوائز التحرير", "awards/", kind=CMS_PAGE), NoArticle)
    assert isinstance(made("جوائز التحرير", "awards/", kind=CMS_PAGE, date="<time>10 أيار 2021</time>"), Draft)


def test_the_page_of_a_channel_s_live_stream_is_no_article() -> None:
    title = "<title>البث المباشر | قناة المرفأ</title>"
    video = '<meta property="og:type" content="video.other">'
    html = f"""<html><head>{title}{video}</head><body><h1>البث المباشر</h1><iframe src="/player"></iframe>
    {paragraphs(FIRST, SECOND)}</body></html>"""
    refused = draft(Page(html, "https://tv.example/live"))
    assert isinstance(refused, NoArticle) and "about the site" in refused.reason
    piece = html.replace("البث المباشر", "بث مباشر لمباراة الافتتاح في الدوري")
    assert isinstance(draft(Page(piece, "https://tv.example/live/81234")), Draft)


@pytest.mark.parametrize("head", [DATED, RANKED])
def test_article_titled_as_such_a_page_stays(head: str) -> None:
    date = '<time datetime="2021-05-10">10 أيار 2021</time>'
    assert isinstance(made("من نحن", "opinion/من-نحن", head=head, date=date), Draft)
    assert isinstance(made("من نحن", "من-نحن", head=head, kind=POST), Draft)
    assert isinstance(made("من نحن", "opinion/81234/من-نحن", head=head), Draft)
    assert isinstance(made("من نحن وماذا نريد", "من-نحن-وماذا-نريد", head=head), Draft)
    assert isinstance(made("سياسة الخصوصية الجديدة تقلق المستخدمين", "privacy-policy/", head=head), Draft)
