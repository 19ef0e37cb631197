"""What is cut before the parser: only what is certain, and nothing that the page had outside it."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import newscrawl
from newscrawl import boilerplate
from newscrawl.boilerplate import LEAST, trim
from newscrawl.draft import Draft
from newscrawl.explain import explain
from newscrawl.extraction import draft
from newscrawl.outlet import Layout, Outlet
from newscrawl.page import Page
from newscrawl.parser import MAX_ATTRIBUTES

URL = "https://news.example/economy/2024/03/12/port-reopens.html"
ITEMS = "".join(f'<li class="menu-item menu-item-{n}"><a href="/section-{n}/">Section {n}</a></li>' for n in range(40))
MENU = f"<ul>{ITEMS}</ul>"
BODY = "".join(
    f"<p>The harbour board met on Tuesday and heard for the {nth} time that the northern quay would be open to ships of "
    "every size before the end of the month, as the chairman had promised.</p>"
    for nth in ("first", "second", "third", "fourth")
)


def page(before: str = "", after: str = "", head: str = "", inside: str = "") -> str:
    return (
        f"<html><head><title>Port reopens after repairs</title>{head}</head><body>{before}<main><article>"
        f"<h1>Port reopens after repairs</h1>{inside}{BODY}</article></main>{after}</body></html>"
    )


def test_what_is_cut_is_long_enough_to_be_tested() -> None:
    assert len(MENU) > LEAST


@pytest.mark.parametrize(
    "part",
    [
        f"<nav>{MENU}</nav>",
        f'<nav class="main" data-x="1">{MENU}</nav>',
        f"<nav>{MENU}<!-- end of menu --></nav>",
        f'<nav>{MENU}<script>open("menu")</script></nav>',
        f"<aside>{MENU}</aside>",
        f"<aside><b>Most read</b><nav>{MENU}</nav></aside>",
        f"<footer><p>All rights reserved.</p>{MENU}</footer>",
        f"<footer><nav>{MENU}</nav><nav><a href='/about'>About</a></nav></footer>",
        '<svg viewBox="0 0 8 8"><title>Share</title><path d="M0 0h8v8z"/></svg>',
        "<svg\nwidth='8'><use href='#x'/></svg>",
    ],
)
def test_menus_sidebars_footer_and_drawings_are_cut(part: str) -> None:
    whole = page(after=part).encode()
    rest, cut = trim(whole)
    name = part[1:].replace(">", " ").split()[0]
    assert rest == page(after=f"<{name}></{name}>").encode()  # parts what stands around it
    assert cut == (b"" if part.startswith("<svg") else part.encode())


@pytest.mark.parametrize(
    "part",
    [
        "<nav><a href='/economy/'>Economy</a></nav>",  # short, as breadcrumbs are
        f'<nav><ol class="breadcrumb">{MENU}</ol></nav>',
        f'<nav class="pagination">{MENU}</nav>',
        f'<nav aria-label="Pages">{MENU}</nav>',
        f"<nav>{MENU}<p>The quay will open.</p></nav>",
        f"<nav><h1>Port reopens</h1>{MENU}</nav>",
        f'<aside>{MENU}<time datetime="2024-03-12">12 March</time></aside>',
        f'<aside>{MENU}<meta itemprop="datePublished" content="2024-03-12"></aside>',
        f'<aside>{MENU}<script type="application/ld+json">{{}}</script></aside>',
        f'<aside class="author-box">{MENU}</aside>',
        f"<aside><p>Most read</p>{MENU}</aside>",
        f'<aside>{MENU}<meta property="article:published_time" content="2024-03-12"></aside>',
        f'<nav>{MENU}<link rel="next" href="/2"></nav>',
        f'<footer class="tags-links">{MENU}</footer>',
        f"<!-- <aside> --><h2>Port reopens</h2>{MENU}<br>The quay is open.<!-- </aside> -->",
        f"<aside>{MENU}<script type='application/LD+JSON'>{{}}</script></aside>",
        f"<aside>{MENU}<figure><img src='/a.jpg'></figure></aside>",
        f"<nav>{MENU}",  # never closed
        f"<nav>{MENU}<!-- </nav> -->",  # closed in a comment only
        f"<!-- <nav> {MENU} --><div>{MENU}</nav>",
        f'<script>menu = "<nav>";</script><div>{MENU}</div></nav>',
        f"<NAV>{MENU}</NAV>",
        f"<navbar>{MENU}</navbar>",
        '<style>a { background: url("data:image/svg+xml,<svg x=1>") }</style><div>text</div></svg>',
        "<svg><foreignObject><div>Text in a drawing</div></foreignObject></svg>",
    ],
)
def test_what_may_be_of_the_piece_or_is_not_closed_stays(part: str) -> None:
    whole = page(before=part).encode()
    assert trim(whole) == (whole, b"")


CODE = "window.settings = {menu: 1, ads: [1, 2, 3], consent: true}; " * 3


@pytest.mark.parametrize(
    ("code", "left"),
    [
        (f"<script>{CODE}</script>", "<script></script>"),
        (f'<script src="/a.js" async>{CODE}</script>', '<script src="/a.js" async></script>'),
        (f"<script>{CODE} menu = '<nav>{MENU}<\\/nav>';</script>", "<script></script>"),
        (f'<style media="screen">{CODE}</style>', '<style media="screen"></style>'),
        (f"<script>{CODE}</script\n>", "<script></script\n>"),
    ],
)
def test_the_text_of_scripts_and_styles_is_cut(code: str, left: str) -> None:
    assert trim(page(head=code).encode())[0] == page(head=left).encode()


@pytest.mark.parametrize(
    "code",
    [
        f'<script type="application/ld+json">{{"note": "{CODE}"}}</script>',
        f'<script TYPE=\'application/LD+JSON\'>{{"note": "{CODE}"}}</script>',
        f'<script type="application/ld&#x2B;json">{{"note": "{CODE}"}}</script>',  # as ASP.NET writes it
        f'<script type="application/ld+json">{{"text": "<script>x<\\/script>", "note": "{CODE}"}}</script>',
        f"<script>{CODE}",  # never closed
        f"<script>{CODE}</SCRIPT>",
        f"<script>{CODE}<!-- <script></script> --></script>",  # a script in a comment in a script: its end is the second
        f"<script data-if='a > b'>{CODE}</script>",  # the tag ends later than it seems
        f"<title>The <script> tag explained</title><p>{CODE}</p><script></script>",
        f"<textarea><style></textarea><p>{CODE}</p><style></style>",
        f"<scripted>{CODE}</scripted>",
    ],
)
def test_json_ld_and_what_only_names_a_script_stays(code: str) -> None:
    whole = page(inside=code).encode()
    assert trim(whole) == (whole, b"")


def test_a_date_in_json_ld_beside_cut_scripts_is_read() -> None:
    stated = (
        '{"@type": "NewsArticle", "headline": "Port reopens after repairs", "datePublished": "2024-03-12T10:00:00Z"}'
    )
    head = f'<script>{CODE}</script><script type="application/ld+json">{stated}</script><style>{CODE}</style>'
    article = newscrawl.extract(page(head=head), URL)
    assert article is not None
    assert article.published is not None
    assert article.published.value == "2024-03-12T10:00:00Z"


def test_a_robot_check_is_known_by_its_script() -> None:
    script = f"<script>{CODE} a.src = '/cdn-cgi/challenge-platform/h/b/o';</script>"
    refused = explain(
        f"<html><head><title>One moment</title>{script}</head><body><p>Wait.</p></body></html>", URL
    ).refusal
    assert refused is not None
    assert refused.code == "blocked"


def test_of_nested_ones_the_inner_is_cut() -> None:
    rest, cut = trim(page(before=f"<nav><b>x</b><nav>{MENU}</nav></nav>").encode())
    assert rest == page(before="<nav><b>x</b><nav></nav></nav>").encode()
    assert cut == f"<nav>{MENU}</nav>".encode()


@pytest.mark.parametrize(
    ("part", "after"),
    [
        (f"<footer>{MENU}</footer>", f"<footer><p>Imprint</p>{MENU}</footer>"),  # the last one is the page's
        (f"<footer>{MENU}</footer>", "<p>Imprint</p>"),
        (f'<footer class="entry-footer">{MENU}</footer>', ""),
        (f"<footer>{MENU}</footer></article>", ""),
        (f"<footer>{MENU}</footer>", "<article>Another piece</article>"),
    ],
)
def test_a_footer_that_text_follows_is_not_the_pages(part: str, after: str) -> None:
    rest, _ = trim(f"<body><div>{BODY}{part}</div>{after}</body>".encode())
    assert part.encode() in rest


def test_the_same_object_where_nothing_is_cut() -> None:
    raw = page().encode()
    assert trim(raw)[0] is raw


def test_any_bytes_in_menus_are_kept_apart() -> None:
    raw = f"<nav>{MENU}</nav>".encode().replace(b"Section 7", b"\xff\xfe\0") + "<p>نص</p>".encode()
    rest, cut = trim(raw)
    assert rest == "<nav></nav><p>نص</p>".encode()
    assert rest[len(b"<nav></nav>") :] + cut == raw[len(cut) :] + raw[: len(cut)]


# The oracle: what the parser finds outside the four kinds of parts, in the page as it came and in the page that was cut.
APART = ("nav", "aside", "footer", "svg")
WORDS = st.sampled_from(
    ["quay", "harbour", "نص", "<br>", "<!-- note -->", "<!-- <nav> -->", "<script>x='</nav>'</script>"]
)
TAGS = st.sampled_from(["nav", "aside", "footer", "svg", "div", "p", "ul", "section", "span", "article", "time"])


@st.composite
def markup(draw: st.DrawFn, depth: int = 4) -> str:
    parts: list[str] = []
    for _ in range(draw(st.integers(0, 4))):
        if depth and draw(st.booleans()):
            tag = draw(TAGS)
            parts.append(
                f"<{tag}>{draw(WORDS if tag == 'p' else markup(depth - 1))}</{tag}>"
            )  # no block stands in a <p>
        else:
            parts.append(draw(WORDS))
    return " ".join(parts)


def outside(raw: bytes) -> str:
    root = etree.fromstring(raw, etree.HTMLParser(encoding="utf-8", remove_comments=True))
    for element in [*root.iter("script")]:
        element.text = None
    for element in [*root.iter(*APART)]:
        parent = element.getparent()
        if parent is not None:
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + (element.tail or "")
            else:
                parent.text = (parent.text or "") + (element.tail or "")
            parent.remove(element)
    return " ".join(" ".join(root.itertext()).split())


@settings(max_examples=400, deadline=None)
@given(inner=markup())
def test_what_stands_outside_is_as_it_was(inner: str) -> None:
    raw = f"<html><body><i>begin</i> {inner} <i>end</i></body></html>".encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boilerplate, "LEAST", 0)
        patch.setattr(boilerplate, "LEAST_CODE", 0)
        rest, _ = trim(raw)
    assert outside(rest) == outside(raw)


SCRAPS = st.sampled_from(
    ["<nav>", "<nav", "</nav>", "<aside>", "</aside>", "<footer>", "</footer>", "<svg>", "<svg/>", "</svg>", "<script>",
     "</script>", "<style>", "</style>", "<!--", "-->", "<p>", ">", '"', "'", "json", "article", "crumb", "text"]
)  # fmt: skip
CUT = re.compile(rb"<(nav|aside|footer)\b.*?</\1>", re.S)


@settings(max_examples=300, deadline=None)
@given(scraps=st.lists(SCRAPS, max_size=30))
def test_any_scraps_of_markup_are_accepted(scraps: list[str]) -> None:
    raw = " ".join(scraps).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boilerplate, "LEAST", 0)
        patch.setattr(boilerplate, "LEAST_CODE", 0)
        rest, cut = trim(raw)
    assert len(rest) <= len(raw)
    parts = [found[0] for found in CUT.finditer(cut)]
    assert b"".join(parts) == cut
    assert all(part in raw for part in parts)


@pytest.mark.parametrize(
    "opening",
    ["<nav>", "<aside>", "<footer>", "<svg>", "<footer><nav>", "<nav><svg>", "<style json>", "<script type=ld+json>"],
)
def test_linear_in_what_never_closes_or_closes_at_the_end(opening: str) -> None:
    """Steps, not seconds: each search is bounded by the next part, so the bytes looked at grow with the page."""
    for closing in ("", "</nav></aside></footer></svg>"):
        looked = []
        for many in (500, 1000):
            raw = Counted((opening * many + closing).encode())
            trim(raw)
            looked.append(raw.looked)
        assert looked[1] <= 2.2 * looked[0] + 1000, opening


class Counted(bytes):
    """Bytes that count how far they are searched by `find`."""

    looked = 0

    def find(self, sub: bytes, start: int = 0, end: int | None = None) -> int:  # type: ignore[override]
        at = super().find(sub, start, len(self) if end is None else end)
        self.looked += (at if at >= 0 else len(self) if end is None else end) - start
        return at


def test_the_section_is_named_as_the_menu_names_it() -> None:
    menu = f'<nav><a href="/economy/">Money &amp; Markets</a>{MENU}</nav>'
    assert Page(page(before=menu), URL).menus
    article = newscrawl.extract(page(before=menu), URL)
    assert article is not None
    assert article.section == ("Money & Markets",)


@pytest.mark.parametrize("href", ["/من-نحن/", "/%D9%85%D9%86-%D9%86%D8%AD%D9%86/", "/%d9%85%d9%86-%d9%86%d8%ad%d9%86/"])
def test_a_page_that_the_menu_names_is_none_of_the_pieces(href: str) -> None:
    words = "تأسس الموقع قبل عشرين عاماً ليكون نافذة على أخبار المدينة وأهلها ومينائها القديم وأسواقها. "
    piece = f"<html><head><title>من نحن</title></head><body>{{}}<h1>من نحن</h1><p>{words * 3}</p><p>{words * 3}</p></body></html>"
    url = "https://news.example/%D9%85%D9%86-%D9%86%D8%AD%D9%86/"
    menu = f'<nav><a href="{href}">من نحن</a>{MENU}</nav>'
    assert Page(piece.format(menu), url).menus
    refused = explain(piece.format(menu), url).refusal
    assert refused is not None
    assert refused.code == "listing"


def test_links_of_menus_are_parsed_where_they_may_be_meant() -> None:
    found = Page(page(before=f'<nav><a href="/a?b=1&amp;c=2">x</a>{MENU}</nav>'), URL)
    assert [*found.links_to(["/elsewhere/"])] == []
    assert len([*found.links_to(["/a?b=1&c=2"])]) == 41


def test_a_licence_in_the_footer_is_the_pages() -> None:
    footer = f'<footer>{MENU}<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY</a></footer>'
    assert Page(page(after=footer), URL).menus
    article = newscrawl.extract(page(after=footer), URL)
    assert article is not None
    assert article.rights.license == "https://creativecommons.org/licenses/by/4.0/"


def test_selectors_may_ask_for_what_is_cut_else() -> None:
    sidebar = f'<aside>{MENU}<b class="desk">Harbour Desk</b></aside>'
    outlet = Outlet(
        slug="harbour",
        name="Harbour",
        arabic_name="الميناء",
        home="https://news.example/",
        country="LB",
        kind="newspaper",
        select=(Layout(fields={"section": ("aside .desk",)}),),
    )
    article = newscrawl.extract(page(after=sidebar), URL, outlet=outlet)
    assert article is not None
    assert article.section == ("Harbour Desk",)
    assert Page(page(after=sidebar), URL).menus
    assert not Page(page(after=sidebar), URL, whole=True).menus


def test_links_of_menus_are_counted_and_read() -> None:
    found = Page(page(before=f"<nav>{MENU}</nav>"), URL)
    assert found.count("a") == 0
    assert found.count_links() == 40
    assert [href for href, _ in found.menu_links][:2] == ["/section-0/", "/section-1/"]
    assert Page(page(), URL).menu_links == []


def test_menus_that_the_parser_would_choke_on_have_no_links() -> None:
    crowd = " ".join(f"a{n}" for n in range(MAX_ATTRIBUTES + 1))
    found = Page(page(before=f"<nav>{MENU}<b {crowd}>x</b></nav>"), URL)
    assert found.menus
    assert found.menu_links == []


WRITTEN = "<div>By Huda Shinnawi<svg><path d='M0 0h8v8z'/></svg>12 March 2024</div>"


def test_a_drawing_parts_the_words_around_it() -> None:
    article = newscrawl.extract(page(inside=WRITTEN), URL)
    assert article is not None
    assert [author.name for author in article.authors] == ["Huda Shinnawi"]
    assert article.published is not None
    assert article.published.value == "2024-03-12"


def test_the_menu_on_the_page_names_the_section_before_a_sidebar_does() -> None:
    names = ("Economy", "Politics", "Sports", "Culture")
    own = "".join(f'<li><a href="/{name.lower()}/">{name}</a></li>' for name in names)
    sidebar = f'<aside><a href="/economy/">More</a>{MENU}</aside>'
    whole = page(before=f'<div class="menu"><ul>{own}</ul></div>', after=sidebar)
    assert Page(whole, URL).menus
    article = newscrawl.extract(whole, URL)
    assert article is not None
    assert article.section == ("Economy",)


def test_a_section_of_the_menu_is_cut_from_the_title() -> None:
    title = "<title>Port reopens after repairs | Economy | Harbour News</title>"
    menu = f'<nav><a href="/economy/">Economy</a>{MENU}</nav>'
    article = newscrawl.extract(f"<html><head>{title}</head><body>{menu}<div>{BODY}</div></body></html>", URL)
    assert article is not None
    assert article.title == "Port reopens after repairs"


def test_an_old_clock_in_the_menu_shows_that_the_page_is_old() -> None:
    words = "تأسس الميناء قبل عشرين عاماً ليكون نافذة على المدينة وأهلها وأسواقها القديمة. "
    clock = f"<nav><div>{{}}</div>{MENU}</nav>"
    piece = f"<h1>الميناء القديم يستقبل سفنه الأولى</h1><div class='date'>منذ يومين</div><p>{words * 2}</p><p>{words * 2}</p>"
    fetched = datetime(2026, 11, 1, 9, tzinfo=UTC)
    for day, value in (("الأربعاء، 06 مايو 2009", None), ("الأحد، 01 نوفمبر 2026", "2026-10-30")):
        whole = f"<html><head><title>الميناء</title></head><body>{clock.format(day)}{piece}</body></html>"
        assert Page(whole, URL).menus
        article = newscrawl.extract(whole, "https://news.example/harbour/opens-again", fetched_at=fetched)
        assert article is not None
        assert (article.published.value if article.published else None) == value


def test_the_further_pages_of_a_piece_may_be_named_in_what_is_cut() -> None:
    pages = "".join(f'<li><a class="page-number-item" href="/2024/port-reopens/{n}">{n}</a></li>' for n in range(2, 40))
    whole = page(after=f'<aside><ul class="pagination">{pages}</ul></aside>')
    found = Page(whole, "https://news.example/2024/port-reopens/")
    assert found.menus
    drafted = draft(found)
    assert isinstance(drafted, Draft)
    assert drafted.next_page == "https://news.example/2024/port-reopens/2"


def test_prose_of_a_sidebar_counts_against_boxes_beside_the_piece() -> None:
    said = "Ships of every size may now use the northern quay, as the board had said in the spring, and pay nothing."
    prose = f"<p>{said} {said}</p>"
    aside = f"<aside><a href='/x/'>Other</a>{prose * 2}{MENU}</aside>"
    whole = (
        f"<html><head><title>Port reopens after repairs</title></head><body><h1>Port reopens after repairs</h1>"
        f'{prose.replace("Ships", "Boats") * 2}<div class="related">{prose * 4}</div>{aside}</body></html>'
    )
    article = newscrawl.extract(whole, URL)
    assert article is not None
    assert "Ships" not in article.text
