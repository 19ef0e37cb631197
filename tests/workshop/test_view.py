"""The view of a page beside its record: everything of a hostile page is words, nothing of it runs or loads."""

import re
from html import unescape

import pytest
from lxml import html as lxml_html

from newscrawl import outlets
from newscrawl.workshop import page_copy, probe
from newscrawl.workshop.browser import view
from newscrawl.workshop.one_page import OnePage

HOSTILE = """<!doctype html><html><head><title>x</title><base href="http://evil.test/">
<meta http-equiv="refresh" content="0;url=http://evil.test/">
<meta property="og:title" content='"><script>bad()</script>'><meta name="author" content="</div><img src=x onerror=bad()>">
<style>@import url(http://evil.test/x.css)</style><link rel="stylesheet" href="http://evil.test/y.css"></head>
<body onload="bad()"><h1>عنوان &lt;script&gt;bad()&lt;/script&gt; طويل لخبر من المدينة</h1>
<span class='a" onmouseover="bad()' id="x'y">كتب: محمد علي</span><time>الخميس 14 غشت 2025 - 16:20</time>
<div dir='"><script>' style="background:url(http://evil.test/z)">
<p>قال مسؤول محلي إن الأشغال ستبدأ الأسبوع المقبل في وسط المدينة القديمة وتستمر ثلاثة أشهر على الأقل
<script>bad()</script><img src="http://evil.test/p.png" onerror="bad()" alt='"><svg onload=bad()>'></p>
<p>وأضاف أن التمويل متوفر بالكامل من ميزانية الجماعة، وأن السكان سيحاطون علما بكل مراحل المشروع \u202eقبل انطلاقه.</p>
<p><a href="javascript:bad()">رابط</a></iframe></textarea></style></script><iframe srcdoc="<script>top.bad()</script>"></iframe>
<form action="http://evil.test/"><input autofocus onfocus="bad()"></form><svg><style><img src=x onerror=bad()></style></svg>
<math><mtext><img src=x onerror=bad()></mtext></math><object data="http://evil.test/o"></object> وختم كلامه بالشكر.</p></div></body></html>"""
URL = "http://www.barid-atlas.test/story-900001.html"


@pytest.fixture(scope="module")
def made() -> str:
    page, outlet = OnePage(HOSTILE.encode(), URL), outlets.get("barid-atlas")
    explained = page.explained(outlet)
    assert explained.article is not None
    return view(outlet, page, explained, probe.rows(explained))


def documents(made: str) -> list[str]:
    """The outer document and those of its frames."""
    frames = re.findall(r'srcdoc="([^"]*)"', made)
    assert frames
    return [made, *map(unescape, frames)]


def test_nothing_runs_and_nothing_is_loaded(made: str) -> None:
    for document in documents(made):
        tree = lxml_html.document_fromstring(document)
        for element in tree.iter():
            assert element.tag not in ("script", "object", "embed", "link", "base", "img", "form", "svg", "math")
            for name, value in element.attrib.items():
                assert not name.startswith("on"), (element.tag, name)
                assert name not in ("src", "href", "action", "data", "style"), (element.tag, name)
                assert "evil.test" not in value or name in ("srcdoc", "title"), (element.tag, name)


def test_every_document_forbids_what_it_does_not_need(made: str) -> None:
    for document in documents(made):
        assert "default-src 'none'" in unescape(document)
        assert "script-src" not in document.split("<body", 1)[0]
    assert re.findall(r"<iframe[^>]*", made) == re.findall(r'<iframe class="\w+" sandbox="" [^>]*', made)


def test_the_record_is_there_as_words(made: str) -> None:
    assert "&lt;script&gt;bad()&lt;/script&gt;" in made
    assert "\u202e" not in made.split("<iframe", 1)[0]  # an override cannot turn the record around
    assert "dir=auto>محمد علي (author)</div>" in made


def test_places_found_are_marked(made: str) -> None:
    part = documents(made)[1]
    assert re.search(r'<h1[^>]*class="found" data-field="title"', part)
    assert len(re.findall('data-field="text"', part)) >= 2


def test_selector_and_smallest_element() -> None:
    tree = lxml_html.document_fromstring(
        "<div id=main><p class='meta line'><span>كتب: سعاد</span> <b>أمس</b></p><p>سعاد</p></div>"
    )
    found = page_copy.smallest_with(tree, "كتب:  سعاد")
    assert found is not None
    assert page_copy.selector(found) == "p.meta.line > span"
    both = page_copy.smallest_with(tree, "كتب: سعاد أمس")
    assert both is not None
    assert page_copy.selector(both) == "p.meta.line"
    assert page_copy.smallest_with(tree, "غائب") is None
    assert page_copy.around([found, both]) is both


def test_a_page_without_an_article_is_shown_with_the_reason() -> None:
    page, outlet = OnePage(b"<html><body><p>x</p></body></html>", URL), outlets.get("barid-atlas")
    explained = page.explained(outlet)
    assert "This page is no article" in view(outlet, page, explained, probe.rows(explained))
