"""Which page an article begins on, and where it goes on."""

import pytest

from newscrawl.extraction.parts import find
from newscrawl.page import Page

HOME = "https://news.example"


def found(url: str, body: str, head: str = "") -> tuple[str | None, str | None]:
    html = f"<!doctype html><html><head><title>خبر</title>{head}</head><body><p>نص</p>{body}</body></html>"
    return find(Page(html, HOME + url))


@pytest.mark.parametrize(
    ("url", "link", "following"),
    [
        ("/a-1234.html", '<a href="/a-1234.html?page=2">2</a>', "/a-1234.html?page=2"),
        ("/a-1234.html", '<a href="?page=2">٢</a>', "/a-1234.html?page=2"),
        ("/a-1234.html?id=7", '<a href="?id=7&amp;page=2">الصفحة 2</a>', "/a-1234.html?id=7&page=2"),
        ("/2024/story/", '<a href="/2024/story/2/">2</a>', "/2024/story/2/"),
        ("/2024/story/", '<a href="/2024/story/page/2/">التالي »</a>', "/2024/story/page/2/"),
        ("/story.html", '<a rel="next" href="/story-2.html">تابع القراءة</a>', "/story-2.html"),
        ("/story-2.html", '<a href="/story.html">1</a><a href="/story-3.html"><span>3</span></a>', "/story-3.html"),
        (
            "/story?page=2",
            '<a href="/story">1</a><a href="/story?page=3">التالي</a><a href="/story?page=9">9</a>',
            "/story?page=3",
        ),
    ],
)
def test_where_an_article_goes_on(url: str, link: str, following: str) -> None:
    assert found(url, link)[1] == HOME + following


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("/story", '<a rel="next" href="/another-story">الخبر التالي</a>'),  # WordPress: the next post
        ("/story", '<a href="/story?page=3">3</a>'),  # no page is left out
        ("/part.html", '<a href="/part-2.html">الجزء الثاني من التحقيق في أزمة المياه</a>'),  # a series
        ("/story", '<div id="comments"><a href="/story?page=2">2</a></div>'),
        ("/story", '<a href="/other?page=2">2</a>'),
        ("/news/31", '<a href="/news/32">32</a>'),
        ("/story", '<a href="/story#2">2</a>'),
        ("/story", '<a href="http://[broken/2">2</a>'),
        ("/story", '<a href="https://elsewhere.example/story?page=2">2</a>'),
    ],
)
def test_what_is_no_further_page(url: str, link: str) -> None:
    assert found(url, link)[1] is None


@pytest.mark.parametrize(
    ("url", "body", "head"),
    [
        ("/story?page=2", '<a href="/story">1</a>', ""),
        ("/story/2/", '<a href="/story/">« السابق</a>', ""),
        ("/story-3.html", "", '<link rel="canonical" href="/story.html">'),
        ("/story/page/2", '<a href="/story/page/1">1</a>', ""),
    ],
)
def test_a_later_page_names_the_first(url: str, body: str, head: str) -> None:
    first = found(url, body, head)[0]
    assert first is not None
    assert first.removesuffix("/").endswith(("/story", "/story.html", "/story/page/1"))


@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("/story?page=2", ""),
        ("/news/2", '<a href="/news">1</a>'.replace("1", "الأخبار")),
        ("/story", '<a href="/">1</a>'),
    ],
)
def test_other_pages_name_none(url: str, body: str) -> None:
    assert found(url, body)[0] is None
