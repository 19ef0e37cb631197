"""Bad metadata is expected: each kind of it is met here."""

import pytest

from newscrawl.structured_data import plain
from newscrawl.structured_data import read as read_json
from tests.extraction.pages import TITLE, raws, read


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


ARTICLE = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"%s","datePublished":"2024-05-06T10:30:00+03:00"%s}'


@pytest.mark.parametrize(
    "text",
    [
        "//<![CDATA[\n" + ARTICLE % (TITLE, "") + "\n//]]>",
        "/*<![CDATA[*/" + ARTICLE % (TITLE, "") + "/*]]>*/",
        "<!-- " + ARTICLE % (TITLE, "") + " -->",
        ARTICLE % (TITLE, ","),
        ARTICLE % (TITLE, "") + ";",
        '{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"المرفأ"},'
        + ARTICLE % (TITLE, "")
        + "]}",
        "[" + ARTICLE % (TITLE, "") + ',{"@type":"Person","name":"x"}]',
        ARTICLE % (TITLE, "") + "\n" + '{"@type":"Person","name":"x"}',
        (ARTICLE % (TITLE, "")).replace('"NewsArticle"', '["Article","NewsArticle"]'),
        (ARTICLE % (TITLE, "")).replace('"NewsArticle"', '"http://schema.org/NewsArticle"'),
        ARTICLE % (TITLE, ',"description":"سطر أول\nسطر ثان"'),
        '{"@type":"WebPage","mainEntity":' + ARTICLE % (TITLE, "") + "}",
    ],
)
def test_jsonld_that_is_not_quite_json(text: str) -> None:
    made = read(head=ld(text))
    assert [c.raw for c in made.get("published") if c.source == "jsonld"] == ["2024-05-06T10:30:00+03:00"]


@pytest.mark.parametrize(
    "text", ["", "{", "[[[", "null", "7", '"text"', "{'single': 'quotes'}", "[" * 5000, '{"a":' * 3000]
)
def test_jsonld_that_is_no_json_at_all(text: str) -> None:
    assert read(head=ld(text)).get("title")
    assert isinstance(read_json(text), list)


def test_several_blocks_and_other_pieces_beside_the_own() -> None:
    other = ARTICLE.replace("2024-05-06", "2019-01-01") % (
        "خبر آخر لا علاقة له بهذه الصفحة",
        ',"url":"https://news.example/other-7.html"',
    )
    made = read(head=ld(other) + ld(ARTICLE % (TITLE, "")))
    assert [c.raw[:10] for c in made.get("published") if c.source == "jsonld"] == ["2024-05-06"]


def test_html_and_twice_escaped_entities_in_values() -> None:
    made = read(
        head=ld(ARTICLE % (TITLE, ',"author":{"@type":"Person","name":"<a href=\'/u/1\'>سلمى &amp;amp; كريم</a>"}'))
    )
    assert "سلمى & كريم" in raws(made, "byline")
    assert plain("&amp;quot;نص&amp;quot;") == '"نص"'
    assert plain("شركة A&B") == "شركة A&B"


@pytest.mark.parametrize(
    "author",
    [
        "https://www.facebook.com/news.example",
        "editor@news.example",
        "550e8400-e29b-41d4-a716-446655440000",
        "@news_example",
        "//cdn.example/logo.png",
        "12345",
    ],
)
def test_author_that_is_no_name(author: str) -> None:
    head = ld(ARTICLE % (TITLE, f',"author":{{"name":"{author}"}}')) + f'<meta name="author" content="{author}">'
    assert raws(read(head=head), "byline") == []


def test_kind_of_author_is_kept() -> None:
    made = read(
        head=ld(
            ARTICLE % (TITLE, ',"author":[{"@type":"Person","name":"سلمى"},{"@type":"Organization","name":"المرفأ"}]')
        )
    )
    assert [(c.raw, c.kind) for c in made.get("byline")] == [("سلمى", "person"), ("المرفأ", "organization")]


def test_author_by_reference() -> None:
    piece = ARTICLE % (TITLE, ',"author":{"@id":"#p1"}')
    text = '{"@graph":[' + piece + ',{"@type":"Person","@id":"#p1","name":"سلمى الراعي"}]}'
    assert raws(read(head=ld(text)), "byline") == ["سلمى الراعي"]


def test_cut_headline_and_site_wide_og_title_do_not_win() -> None:
    head = ld(ARTICLE % (TITLE[:20] + "…", "")) + '<meta property="og:title" content="موقع المرفأ">'
    assert raws(read(head=head), "title")[0] == TITLE


def test_site_name_is_taken_off_the_title() -> None:
    head = f'<meta property="og:site_name" content="موقع المرفأ"><meta property="og:title" content="{TITLE} | موقع المرفأ">'
    assert set(raws(read(head=head), "title")) == {TITLE}


def test_canonical_as_declared_is_absolute() -> None:
    made = read(head='<link rel="canonical" href="/story/9"><meta property="og:url" content="http://10.0.0.7/story/9">')
    assert raws(made, "canonical") == ["https://news.example/story/9", "http://10.0.0.7/story/9"]


def test_keywords_split_at_arabic_commas_and_titles_split_into_words_are_none() -> None:
    assert raws(read(head='<meta name="keywords" content="ميناء، نقل,صيد">'), "tags") == ["ميناء", "نقل", "صيد"]
    words = ",".join(TITLE.split())
    assert raws(read(head=f'<meta name="keywords" content="{words}">'), "tags") == []


def test_breadcrumb_without_home_and_title() -> None:
    trail = f'<div class="breadcrumbs"><a href="/">الرئيسية</a> » <a href="/news">أخبار</a> » <a href="/news/w">عالم</a> » {TITLE}</div>'
    assert raws(read(before=trail), "section") == ["أخبار", "عالم"]


def test_section_from_a_link_by_the_headline_that_the_menu_has_too() -> None:
    assert raws(read(before='<a href="/world/">العالم</a>', url="https://news.example/?p=12345"), "section") == [
        "العالم"
    ]


def test_section_from_the_url_last() -> None:
    assert raws(read(url="https://news.example/economy/81234.html"), "section") == ["economy"]


def test_language_tags_are_claims() -> None:
    assert "ar" in raws(read(), "language")


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("economy/wheat-support/amp", ["economy"]),
        ("economy/wheat-support/print/", ["economy"]),
        ("news/support-for-wheat-growers/amp", []),
        ("support-for-the-wheat-growers-approved/81234", []),
        ("economy/support-for-the-wheat-growers-approved/2", ["economy"]),
        ("افتتاح-الميناء/81234", []),
        ("science-and-technology/81234", ["science and technology"]),
        ("amp/economy/81234", ["economy"]),
    ],
)
def test_section_of_the_url_is_not_the_piece(path: str, section: list[str]) -> None:
    assert raws(read(url=f"https://news.example/{path}"), "section") == section


BROKEN = (
    '{"@context":"https://schema.org","@type":"NewsArticle","headline":"%s",\n"description":"قال الصيادون "لا" للرصيف",'
    '"datePublished":"2024-05-06T10:30:00+03:00","dateModified": "2024-05-07T08:00:00+03:00" ,\n"author":{"@type":"Person",'
    '"name":"سلمى الراعي"},"publisher":{"@type":"Organization","name":"المرفأ"}}'
)


@pytest.mark.parametrize(
    "text",
    [
        BROKEN % TITLE,
        BROKEN % f'{TITLE} "الثاني" اليوم',
        (BROKEN % TITLE)[:-20],
        (BROKEN % TITLE).replace('{"@type":"Person","name":"سلمى الراعي"}', '"سلمى الراعي"'),
        (BROKEN % TITLE).replace('"@type":"Person","name":"سلمى الراعي"', '"name":"سلمى الراعي","@type":"Person"'),
        '{"@graph":[{"@type":"WebSite","name":"المرفأ","description":"أخبار "البحر""},' + BROKEN % TITLE + "]}",
        BROKEN % TITLE + BROKEN.replace("2024", "2019") % "خبر آخر من الميناء القديم",
    ],
)
def test_what_is_left_of_broken_jsonld(text: str) -> None:
    made = read(head=ld(text))
    assert made.get("published")[0].raw == "2024-05-06T10:30:00+03:00"
    assert made.get("modified")[0].raw == "2024-05-07T08:00:00+03:00"
    assert "سلمى الراعي" in raws(made, "byline")
    assert TITLE in raws(made, "title")[0]
    assert raws(made, "summary") in ([], ['قال الصيادون "لا" للرصيف'])


@pytest.mark.parametrize(
    "text",
    [
        '{"@type":"WebSite","name":"المرفأ "الأول"","datePublished":"2024-05-06"}',
        '{"@type":"NewsArticle","headline":"لا "شيء',
        '{"datePublished":"2024-05-06","text":"a"b"}',
        "@type NewsArticle datePublished 2024-05-06",
    ],
)
def test_nothing_is_made_of_broken_jsonld_that_says_nothing(text: str) -> None:
    assert read(head=ld(text)).get("published") in ([], read(head="").get("published"))


def test_broken_jsonld_costs_no_more_than_its_length() -> None:
    piece = '"headline":"a","headline":"' + 'x "y" ' * 50
    assert read_json('{"@type":"NewsArticle",' + piece * 2_000)
