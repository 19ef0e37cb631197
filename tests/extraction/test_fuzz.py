"""No page raises, whatever is in it; cost grows with size, not faster."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl import extraction
from newscrawl.draft import Draft, NoArticle
from newscrawl.page import Page
from newscrawl.parser import PageError
from tests.extraction.pages import BODY, TITLE, URL, paragraphs

TAGS = [
    "p",
    "div",
    "span",
    "a",
    "h1",
    "h2",
    "h3",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "br",
    "img",
    "figure",
    "figcaption",
    "blockquote",
    "article",
    "main",
    "aside",
    "nav",
    "footer",
    "form",
    "time",
    "meta",
    "link",
    "script",
    "style",
    "noscript",
    "title",
    "base",
    "body",
    "html",
    "head",
    "b",
    "i",
    "strong",
    "em",
    "iframe",
    "svg",
    "template",
    "select",
    "option",
    "textarea",
]
NAMES = [
    "",
    "comment",
    "share-bar",
    "author",
    "date",
    "breadcrumb",
    "hidden",
    "related",
    "caption",
    "tags",
    "content",
    "خبر",
]
TEXTS = [
    *BODY,
    TITLE,
    "اقرأ أيضا",
    "المصدر:",
    "آخر تحديث 1/2/2024",
    "كتب: أحمد",
    "",
    " ",
    "&amp;amp;",
    "<",
    "]]>",
    "\x00",
    "٣ مارس ٢٠٢٤",
]
ATTRIBUTES = [
    "", 'itemprop="datePublished" content="x"', 'rel="author"', 'href="http://[bad"', 'src="//"', 'datetime=""',
    'type="application/ld+json"', 'property="og:title" content="a"', 'name="keywords" content=",،,"', 'style="display:none"',
    'property="article:published_time" content="0000-99-99"', 'itemscope itemtype="BreadcrumbList"', "hidden", 'width="%"',
]  # fmt: skip
JSON = ['{"@type":"NewsArticle","author":[[{"name":{}}]],"image":[{"url":{"@id":7}}],"headline":[]}', '{"@graph":{"@graph":[]}}',
        '{"@type":["NewsArticle",null,7],"datePublished":{},"articleBody":7,"keywords":[1,null],"mainEntityOfPage":[]}',
        '{"@type":"BreadcrumbList","itemListElement":[{"position":"a","item":7},{"item":{"name":[]}}]}', "[[[[", "{"]  # fmt: skip


@st.composite
def markup(draw: st.DrawFn) -> str:
    pieces = []
    for _ in range(draw(st.integers(0, 30))):
        tag = draw(st.sampled_from(TAGS))
        closing = draw(st.booleans())
        text = draw(st.sampled_from(JSON if tag == "script" else TEXTS))
        pieces.append(f'<{tag} class="{draw(st.sampled_from(NAMES))}" {draw(st.sampled_from(ATTRIBUTES))}>{text}')
        if closing:
            pieces.append(f"</{draw(st.sampled_from([tag, tag, 'div', 'p', 'body']))}>")
    return "".join(pieces)


def extract(raw: bytes | str) -> None:
    try:
        made = extraction.draft(Page(raw, URL))
    except PageError as error:
        assert error.code
        return
    assert isinstance(made, Draft | NoArticle)


@settings(max_examples=250, deadline=None)
@given(markup())
def test_any_markup(html: str) -> None:
    extract("<html><body>" + html + paragraphs())


WHOLE = (
    f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}</title>'
    f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}","author":{{"name":"سلمى"}}}}</script></head>'
    f'<body><div class="breadcrumb"><a href="/">الرئيسية</a></div><h1>{TITLE}</h1><time datetime="2024-05-07">7 مايو 2024</time>'
    f'<div class="content">{paragraphs()}<figure><img src="/a.jpg"><figcaption>x</figcaption></figure></div></body></html>'
).encode()


@settings(max_examples=250, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE)), st.binary(max_size=6), st.integers(0, 60)), max_size=8))
def test_mutated_pages(changes: list[tuple[int, bytes, int]]) -> None:
    raw = WHOLE
    for at, new, cut in changes:
        raw = raw[:at] + new + raw[at + cut :]
    extract(raw)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    extract(raw)


@pytest.mark.parametrize(
    "unit",
    [
        f"<p>{BODY[0]}</p>",
        f"<div><div><p>{BODY[0]}</p></div></div>",
        f"{BODY[0]}<br>",
        '<a href="/x">رابط</a>',
        '<br><a href="/x">رابط</a>',
        "<h3>تعليقات</h3><div><p>تعليق</p></div>",
        '<div class="author"><span class="date">12 يناير 2020</span></div>',
        '<figure><img src="/a.jpg"><figcaption>تعليق</figcaption></figure>',
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>',
        "<h1>عنوان من العناوين الكثيرة</h1>",
        f'<h3><a href="/n/1">عنوان خبر آخر</a></h3><p>{BODY[0]}</p>',
        f'<h1><a href="/x">خبر</a></h1><div class="crumb"><a href="{URL}">خبر</a></div>',
        "<title>خبر | الميناء | </title>",
        '<time datetime="2020-01-01">x</time>',
    ],
)
def test_cost_is_linear_in_size(unit: str) -> None:
    def cost(n: int) -> float:
        raw = ("<html><body>" + unit * n + paragraphs()).encode()
        start = time.process_time()
        extract(raw)
        return time.process_time() - start

    cost(50)
    small, large = (min(cost(n) for _ in range(3)) for n in (400, 3200))
    assert large < 8 * 5 * max(small, 2e-3)


@pytest.mark.soak
@pytest.mark.parametrize("unit", [f"<p>{BODY[0]}</p>", "<b>x</b>", '<div class="a"><span>x</span></div>'])
def test_five_megabytes_or_200000_nodes(unit: str) -> None:
    n = min(5_000_000 // len(unit.encode()), 200_000 // unit.count("</"))
    raw = ("<html><body>" + unit * n + paragraphs()).encode()
    start = time.process_time()
    extract(raw)
    assert time.process_time() - start < 10
