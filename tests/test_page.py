from urllib.parse import urljoin

import pytest

from newscrawl import page as page_module
from newscrawl import parser
from newscrawl.page import Page, absolute
from newscrawl.parser import MAX_BYTES, MAX_NODES, NotHtmlError, PageError, TooLargeError

URL = "https://news.example/a/b.html"


@pytest.mark.parametrize("raw", [b"", b"   \n\t ", "", "\ufeff"])
def test_empty(raw: bytes | str) -> None:
    with pytest.raises(PageError) as caught:
        Page(raw, URL)
    assert caught.value.code in ("no_content", "not_html")


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
        b"\xff\xd8\xff\xe0" + b"x" * 50,
        b"%PDF-1.7 ...",
        b"\x7fELF\x02\x01\x01" + b"\0" * 9 + b"\x03\0>\0\x01\0\0\0<p>text in a program</p>" * 9,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + b">\0\x03\0\xfe\xff\t\0\x06" + b"<p>a document</p>" * 9,
        b"wOF2\0\x01\0\0" + bytes(range(256)) + b"<p>a font</p>",
        b'{"error": "no"}',
        b'[{"a": 1}]',
        b'\n<?xml version="1.0"?><rss version="2.0"><channel/></rss>',
        b'<?xml version="1.0"?><urlset xmlns="x"></urlset>',
        b"plain words, no markup",
    ],
)
def test_not_html(raw: bytes) -> None:
    with pytest.raises(NotHtmlError) as caught:
        Page(raw, URL)
    assert caught.value.code == "not_html"
    assert str(caught.value)


@pytest.mark.parametrize("coding", ["utf-8", "cp1256", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("stray", ["", "\0", "\0\1\2", "\0" * 50])
def test_stray_nuls_and_wide_characters_make_no_binary(coding: str, stray: str) -> None:
    html = f"<html><p>خبر عن المدينة {stray}</p>{'<p>خبر آخر</p>' * 20}{stray * 100}"
    parser.check_kind(html.encode(coding))


def test_a_page_that_begins_with_text_may_hold_a_nul() -> None:
    for html in ("خبر\0<p>نص</p>", "خبر\0\1<p>نص</p>" + "\0" * 5000):
        assert "نص" in "".join(Page(html.encode(), URL).tree.itertext())


def test_xhtml_with_a_declaration_is_html() -> None:
    raw = b'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html><body><p>\xd9\x86\xd8\xb5</p></body></html>'
    assert "".join(Page(raw, URL).tree.itertext()).strip() == "نص"


def test_too_many_bytes_are_refused_before_parsing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "parse", lambda utf8: pytest.fail("was parsed"))
    with pytest.raises(TooLargeError) as caught:
        Page(b"<p>" + b"x" * MAX_BYTES, URL)
    assert caught.value.code == "too_large"


def test_too_many_nodes_are_refused_before_parsing() -> None:
    with pytest.raises(TooLargeError):
        Page(b"<b></b>" * (MAX_NODES + 1), URL)


def test_deep_but_not_too_deep() -> None:
    found = Page(b"<html><body>" + b"<div>" * 200 + b"<p>x</p>" + b"</div>" * 200, URL)
    assert len(list(found.all("div"))) == 200


@pytest.mark.parametrize("depth", [300, 100_000])
@pytest.mark.parametrize("end", [b"", b"<p>after"])
def test_where_the_parser_stopped_is_known(depth: int, end: bytes) -> None:
    found = Page(b"<html><body><p>x</p>" + b"<div>" * depth + b"x" + b"</div>" * depth + end, URL)
    assert found.is_cut(None)
    assert not found.is_cut(next(found.all("p")))
    assert found.is_cut(next(found.all("div")))


def test_page_cut_in_half_is_read() -> None:
    raw = "<html><body><h1>عنوان</h1><p>نص مقطوع في منتصف".encode()[:-1]
    found = Page(raw, URL)
    assert next(found.all("h1")).text == "عنوان"
    assert found.repaired


def test_links_resolve_against_base() -> None:
    found = Page(b'<html><head><base href="/sub/"></head><body></body></html>', URL)
    assert found.resolve("x.jpg") == "https://news.example/sub/x.jpg"
    assert found.resolve("//cdn.example/x.jpg") == "https://cdn.example/x.jpg"
    assert [found.resolve(bad) for bad in ("", "#a", "javascript:x()", "data:image/gif;base64,x", "mailto:a@b")] == [
        None
    ] * 5


@pytest.mark.parametrize("bad", ["http://[::1", "//[", "http://a:b:c/", "\x00", "http://" + "a" * 5000])
def test_malformed_links_never_raise(bad: str) -> None:
    Page(b"<html><body></body></html>", URL).resolve(bad)


def test_meta_is_a_multi_dict_of_lower_case_names() -> None:
    raw = '<meta property="Article:Tag" content="أ"><meta name="article:tag" content="ب &amp;amp; ج"><meta content="x">'
    assert Page(raw, URL).meta == {"article:tag": ["أ", "ب & ج"]}


def test_microdata_and_rels() -> None:
    raw = '<link rel="canonical alternate" href="/c"><p itemprop="a b">x</p>'
    found = Page(raw, URL)
    assert set(found.microdata) == {"a", "b"}
    assert found.rels["canonical"][0].get("href") == "/c"


def test_null_bytes_are_left_out() -> None:
    assert next(Page(b"<p>a\0b</p>", URL).all("p")).text == "ab"


def test_headers_in_any_case() -> None:
    raw = "<html><body><p>نص الخبر هنا</p></body></html>".encode("cp1256")
    assert Page(raw, URL, {"Content-Type": "text/html; charset=windows-1256"}).charset == "cp1256"


NAMES = [f"a{number}" for number in range(30_000)]


def test_scripts_that_never_close_are_gone_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    markup = b'<script type="application/json">{}' * 2000
    looked = 0
    found = parser.START_TAG

    class Counting:
        def search(self, *given: object) -> object:
            nonlocal looked
            looked += 1
            return found.search(*given)  # type: ignore[call-overload]

    monkeypatch.setattr(parser, "START_TAG", Counting())
    assert [*parser._long_tags(markup)] == []
    assert looked == 2  # the first, all the rest being text of it, and the end


@pytest.mark.parametrize(
    "crowd",
    [
        " ".join(NAMES),
        " ".join(f"{name}=1" for name in NAMES),
        "/".join(NAMES),
        " ".join(f"{name}='>'" for name in NAMES),
        "".join(f'{name}="><b c="' for name in NAMES),
    ],
)
def test_a_crowd_of_attributes_is_refused_before_it_is_parsed(crowd: str) -> None:
    with pytest.raises(TooLargeError, match="attributes"):
        Page(f"<html><body>{'<p>x</p>' * 50}<div {crowd}>x</div></body></html>", URL)


@pytest.mark.parametrize(
    "harmless",
    [
        "<p " + " ".join(NAMES[:800]) + ">x</p>",
        '<img src="data:image/png;base64,' + "AAA/" * 100_000 + '">',
        "<script>for(i=0;i<n;i++){" + "x = y / 2; " * 30_000 + "}</script>",
        '<script type="application/ld+json">{"text": "<b ' + "كلمة = " * 30_000 + '"}</script>',
        '<div data-json="' + "a=1 " * 30_000 + '">x</div>',
        '<a href="/x" class="c" title="t">x</a>' * 5_000,
        "a < b " + "x = y " * 30_000,
    ],
)
def test_long_tags_of_few_attributes_are_read(harmless: str) -> None:
    assert Page(f"<html><body><p>x</p>{harmless}<h1>y</h1></body></html>", URL).count("h1") == 1


BASES = (URL, "HTTP://Example.org:8080/a/b?c#d", "//example.org/a", "http:///a", "example.org/a", "", "about:blank")
LINKS = (
    "/", "/a", "/a/b.html", "/a//b", "//b/c", "/./a", "/a/../b", "/a/.b", "/a..", "/a/.", "/a?", "/a?b=1&c=/d", "/a;",
    "/a;b?c", "/a?b;", "/a#", "/a?#b", "/a:b", "/ا/ب-ج/", "/a%20b", "/a b", "/a\tb", "/a\u200fb", "/a?b=[c]", "/a\\b",
)  # fmt: skip


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("link", LINKS)
def test_a_plain_path_resolves_as_any_link_does(base: str, link: str) -> None:
    joined = urljoin(base, link)
    assert absolute(base, link) == (joined if joined.startswith(("http://", "https://")) else None)


@pytest.mark.parametrize(
    "base",
    [
        "https://news.example/a/b?c=/d#e",
        "http://127.0.0.1:8000/news/1",
        "https://news.example",
        "https://news.example?q",
        "HTTPS://News.Example/a",
        "https://user:word@news.example:80/a",
        "https://news.example:/a",
        "http://[::1]:80/a",
        "https://أخبار.example/a",
        "https:///a",
        "https://news.\texample/a",
    ],
)
def test_the_origin_of_an_address_is_that_of_urljoin(base: str) -> None:
    assert page_module._origin(base) == urljoin(base, "/")[:-1]
