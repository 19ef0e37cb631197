"""Bodies that stand in no paragraphs: points, preformatted text, headings, and poems; and what only looks like them."""

import json
import textwrap

import pytest

from newscrawl import extraction
from newscrawl.draft import Draft, NoArticle
from newscrawl.page import Page
from tests.extraction.pages import FIRST, SECOND, THIRD, TITLE, URL, page, paragraphs, raws, read, texts

DATE = '<div class="when">الثلاثاء 14 مايو 2024 - 10:25</div>'
ARTICLE = '<meta property="og:type" content="article">'
FOURTH = "ومن المقرر أن تصل أول سفينة حاويات في الأسبوع الأول من آذار بحضور وزير الأشغال وعدد من المانحين."
POINTS = [FIRST, SECOND, THIRD, FOURTH]
POEM = [
    "تركت على الرصيف ظلي",
    "ومشيت",
    "كان البحر يعد أصابعه",
    "والنوارس تنام على الحبال",
    "لم أسأل أحدا عن السفينة",
    "كان في جيبي ملح قديم",
    "وفي يدي مفتاح",
    "لا باب له",
]
VERSES = [
    ("على رصيف المرافئ قد وقفنا", "نسائل عن سفائنهم غرابا"),
    ("فقال الموج ما عادوا ولكن", "تركت لكم على الرمل الجوابا"),
    ("حملنا الريح في كف صغير", "وأوقدنا على الماء الشهابا"),
    ("وعدنا والمساء يلم فينا", "نجوما كن في الماضي صحابا"),
]
HALVES = [half for verse in VERSES for half in verse]
TITLES = [
    "منخفض جوي يصل الساحل يوم الجمعة",
    "البلدية تفتح ممشى جديدا للمشاة",
    "الصيادون يطالبون بموسم أطول",
    "معرض للكتاب في قاعة البلدية",
    "فوز فريق المرفأ في ختام الدوري",
    "انقطاع الكهرباء عن حي الميناء",
    "تجار السوق يطلبون تأجيل الرسوم",
    "مدرسة الحي تستعيد مكتبتها",
]
RULES = [
    "يلتزم الزائر بألا ينشر ما يسيء إلى الأشخاص أو المقدسات أو يحرض على الكراهية بأي صورة كانت.",
    "لا تعبر التعليقات عن رأي الموقع، ولا يتحمل الموقع أي مسؤولية عما يكتبه فيها القراء والزوار.",
    "يحق للإدارة أن تحذف كل تعليق مخالف من دون إنذار ومن دون أن تشرح لصاحبه الأسباب في أي وقت.",
    "لا يجوز أن تنقل المواد المنشورة من دون ذكر المصدر ورابط مباشر إلى المادة الأصلية في الموقع.",
]


def each(tag: str, *lines: str) -> str:
    return "".join(f"<{tag}>{line}</{tag.split()[0]}>" for line in lines)


def points(*lines: str) -> str:
    return f"<ul>{each('li', *lines)}</ul>"


def unmarked(body: str, after: str = "", url: str = URL, inside: str = DATE) -> Draft | NoArticle:
    return extraction.draft(page(body, inside=inside, after=after, url=url))


MADE = {
    "list": points(*POINTS),
    "numbered list": f"<ol>{each('li', *POINTS)}</ol>",
    "list in bold": points(*(f"<strong>{line}</strong>" for line in POINTS)),
    "definitions": f"<dl>{each('dd', *POINTS)}</dl>",
    "one h4 a paragraph": each("h4", *POINTS),
    "one h2 a paragraph": each("h2 class=k", *POINTS),
    "one h3 with breaks": each("h3", "<br>".join(POINTS)),
    "headings that end in no stop": each("h4", *(line.rstrip(".") for line in POINTS)),
    "preformatted": each("pre", "\n\n".join(POINTS)),
    "preformatted, a line a paragraph": each("pre", "\n".join(POINTS)),
    "preformatted, broken at a width": each("pre", "\n\n".join(textwrap.fill(line, 64) for line in POINTS)),
    "preformatted with breaks": each("pre", "<br>".join(POINTS)),
    "one quotation": each("blockquote", "<br>".join(POINTS)),
    "one bold text": f"<div><strong>{'<br><br>'.join(POINTS)}</strong></div>",
    "bold lines": "<br>".join(f"<strong>{line}</strong>" for line in POINTS),
}


@pytest.mark.parametrize("made", MADE)
def test_sentences_that_stand_in_no_paragraph_are_the_body(made: str) -> None:
    wanted = [line.rstrip(".") for line in POINTS] if "no stop" in made else POINTS
    assert texts(read(MADE[made], inside=DATE, head=ARTICLE)) == wanted
    dated = unmarked(MADE[made])
    assert isinstance(dated, Draft)
    assert texts(dated) == wanted


def test_headings_that_are_the_paragraphs_are_none_and_subheads_stay() -> None:
    body = each("h4", FIRST, SECOND) + each("h3", "مخاوف الصيادين") + each("h4", THIRD, FOURTH)
    made = read(body, inside=DATE)
    assert [p.kind for p in made.paragraphs] == ["p", "p", "heading", "p", "p"]


@pytest.mark.parametrize(
    "before, wanted",
    [
        ("", []),
        ("<div class=a><p>أصدرت إدارة الميناء مساء اليوم بيانا عن الأشغال هذا نصه:</p></div>", ["أصدرت إدارة"]),
        (paragraphs(FIRST), [FIRST]),
        (f"<div class=a>{paragraphs(FIRST)}</div>", [FIRST]),
    ],
)
def test_points_below_a_line_or_two_that_introduce_them(before: str, wanted: list[str]) -> None:
    own = [*(f"{line} وهذا مما أعلن أمس" for line in POINTS), *RULES]
    found = texts(read(f"{before}<div class=b>{points(*own)}</div>", inside=DATE))
    assert found[len(wanted) :] == own
    assert [text.startswith(begins) for text, begins in zip(found, wanted, strict=False)] == [True] * len(wanted)


def test_points_below_a_deck() -> None:
    own = [*POINTS, *RULES]
    made = read(f"<div class=deck><p>{FIRST[:-1]}</p></div><div class=b>{points(*own[1:])}</div>", inside=DATE)
    assert texts(made) == own[1:]
    assert raws(made, "subtitle") == [FIRST[:-1]]


def test_what_stands_between_lists_and_below_them_belongs_to_them() -> None:
    body = f"<p>أبرز النقاط:</p>{points(FIRST, SECOND)}<p>وأضاف البيان:</p>{points(THIRD)}<p>{FOURTH}</p>"
    assert texts(read(body, inside=DATE)) == ["أبرز النقاط:", FIRST, SECOND, "وأضاف البيان:", THIRD, FOURTH]


def test_questions_and_answers_in_a_list_of_definitions() -> None:
    body = "".join(f"<dt>وماذا عن الميناء؟</dt><dd>{line}</dd>" for line in POINTS)
    assert texts(read(f"<dl>{body}</dl>", inside=DATE))[1:3] == ["وماذا عن الميناء؟", SECOND]


def test_short_points_one_under_the_other_are_a_body_too() -> None:
    made = read(f"<p>أبرز القرارات:</p>{points(*TITLES)}", inside=DATE)
    assert [(p.text, p.kind) for p in made.paragraphs] == [(title, "item") for title in TITLES]


POEMS = {
    "breaks": f"<p>{'<br>'.join(POEM)}</p>",
    "breaks in a box": "<br>".join(POEM),
    "a paragraph a line": each("p", *POEM),
    "a box a line": each("div", *POEM),
    "bold lines": each("p", *(f"<b>{line}</b>" for line in POEM)),
    "stanzas": each("p", "<br>".join(POEM[:3]), "<br>".join(POEM[3:6]), "<br>".join(POEM[6:])),
    "stanzas in boxes": each("div class=s", each("p", *POEM[:3]), each("p", *POEM[3:6]), each("p", *POEM[6:])),
    "stars between": each("p", *POEM[:4], "***", *POEM[4:]),
    "WordPress": each("pre class=wp-block-verse", "<br>".join(POEM)),
    "preformatted": each("pre", "\n".join(POEM[:4]) + "\n\n" + "\n".join(POEM[4:])),
    "a heading a line": each("h3", *POEM),
    "a quotation": each("blockquote", each("p", *POEM)),
    "centred": each("center", "<br>".join(POEM)),
}
HALVED = {
    "spans": "".join(each("div", f"<span>{a}</span><span>{b}</span>") for a, b in VERSES),
    "cells": f"<table>{each('tr', *(each('td', *verse) for verse in VERSES))}</table>",
    "cells, a mark between": f"<table>{each('tr', *(each('td', a, '**', b) for a, b in VERSES))}</table>",
    "headings": each("h4", *HALVES),
}


@pytest.mark.parametrize("made", POEMS)
def test_poems(made: str) -> None:
    assert texts(read(POEMS[made], inside=DATE, head=ARTICLE)) == POEM
    dated = unmarked(POEMS[made])
    assert isinstance(dated, Draft)
    assert texts(dated) == POEM


@pytest.mark.parametrize("made", HALVED)
def test_verses_in_halves(made: str) -> None:
    assert texts(read(HALVED[made], inside=DATE)) == HALVES


@pytest.mark.parametrize("made", ["WordPress", "preformatted", "a box a line", "breaks"])
def test_a_poem_below_or_above_prose(made: str) -> None:
    assert texts(read(paragraphs(FIRST) + POEMS[made], inside=DATE)) == [FIRST, *POEM]
    assert texts(read(POEMS[made] + paragraphs(FIRST), inside=DATE)) == [*POEM, FIRST]


def test_a_poem_in_one_box_with_its_headline_and_a_film() -> None:
    made = read(" ", inside=f"{DATE}{'<br>'.join(POEM)}<br>{FILM}", head=ARTICLE)
    assert texts(made) == POEM


def test_what_stands_below_a_poem_is_none_of_it() -> None:
    link = '<p><a href="/news/5.html">البلدية تفتح ممشى جديدا</a></p>'
    assert texts(read(each("p", *POEM, "* شاعر وكاتب سوري"), inside=DATE, head=ARTICLE)) == POEM
    assert texts(read(each("p", *POEM, "اقرأ أيضا") + link, inside=DATE, head=ARTICLE)) == POEM
    about = "<div class=zz><p>موقع المرفأ جريدة يومية مستقلة تصدر عن مؤسسة المرفأ للصحافة والنشر والتوزيع.</p></div>"
    assert texts(read(each("p", *POEM), inside=DATE, head=ARTICLE, after=about)) == POEM


def test_the_parts_of_a_poem_may_be_numbered() -> None:
    made = read("<h3>1</h3>" + each("p", *POEM[:4]) + "<h3>2</h3>" + each("p", *POEM[4:]), inside=DATE)
    assert [p.text for p in made.paragraphs] == [*POEM[:4], "2", *POEM[4:]]
    assert [p.kind for p in made.paragraphs if p.text == "2"] == ["heading"]


def links(*titles: str) -> list[str]:
    return [f'<a href="/news/8{i}123.html">{title}</a>' for i, title in enumerate(titles)]


MENU = "".join(f'<a href="/section/{i}/">باب {i}</a>' for i in range(8))
FILM = "<iframe src=/player/5></iframe>"
BOXES = [f"<img src=/{i}.jpg><b>{title}</b>" for i, title in enumerate(TITLES)]
PRICES = [
    ("الدولار الأمريكي", "14,850"),
    ("الليرة التركية", "455"),
    ("الريال السعودي", "3,960"),
    ("غرام الذهب", "1,050"),
]
PLAYED = {
    "nothing": "",
    "linked titles": points(*links(*TITLES)),
    "linked sentences": points(*links(*POINTS)),
    "linked headings": each("h4", *links(*POINTS)),
    "headings in links": "".join(links(*(f"<h3>{line}</h3>" for line in POINTS))),
    "linked titles over excerpts": "".join(
        f"<li><h3>{link}</h3>{line}</li>" for link, line in zip(links(*TITLES), POINTS * 2, strict=True)
    ),
    "titles by pictures": each("div class=v", *BOXES),
    "names of tags": points("الميناء", "الساحل", "النقل", "السفن", "الصيد", "المرفأ", "البحر"),
    "prices": f"<table>{each('tr', *(each('td', *row) for row in PRICES))}</table>",
    "facts": each("div", "المدينة: اللاذقية", "الوزير: سامي الحداد", "المقاول: شركة الساحل", "المدة: عامان") * 2,
    "weather": each("div", "دمشق 21", "غائم", "حلب 19", "صحو", "حمص 20", "ماطر"),
    "comments": f"<h4>التعليقات (4)</h4>{points(*RULES)}",
    "comments, counted": f"<div>4 تعليقات</div>{points(*RULES)}",
}


@pytest.mark.parametrize("made", PLAYED)
def test_what_stands_below_a_film_is_no_text(made: str) -> None:
    assert texts(read(FILM + PLAYED[made], inside=DATE, head=ARTICLE)) == []
    assert isinstance(unmarked(FILM + PLAYED[made]), NoArticle)


@pytest.mark.parametrize("made", [*PLAYED, "rules"])
def test_what_stands_below_a_sentence_or_three_is_no_text(made: str) -> None:
    below = PLAYED.get(made, f"<h5>شروط التعليق</h5>{points(*RULES)}")
    for own in ([FIRST], [FIRST, SECOND, THIRD]):
        assert texts(read(paragraphs(*own), inside=DATE, head=ARTICLE, after=f"<div class=q>{below}</div>")) == own


@pytest.mark.parametrize("rules", [points(*RULES), each("h5", *RULES), each("div", *TITLES), each("p", *POEM)])
def test_terms_in_an_unnamed_footer_are_not_the_text_of_a_film(rules: str) -> None:
    foot = f"</div><div class=q>{rules}"
    assert texts(read(FILM, inside=DATE, head=ARTICLE, after=foot)) == []
    assert isinstance(unmarked(FILM, after=foot), NoArticle)


def test_terms_at_the_foot_of_the_page_are_not_the_text_of_a_drawing() -> None:
    html = (
        f"<html><head><title>{TITLE}</title>{ARTICLE}</head><body>{{}}<div><h1>{TITLE}</h1>{DATE}<img src=/1.jpg></div>"
    )
    for menu, wanted in (
        (f"<div>{MENU}</div>", []),
        ("", RULES),
    ):  # without one the boxes may be the headline's and the piece's
        made = extraction.draft(Page(f"{html.format(menu)}<div>{points(*RULES)}</div></body></html>".encode(), URL))
        assert isinstance(made, Draft)
        assert texts(made) == wanted


def test_article_body_is_believed_where_points_are_not_in_it() -> None:
    for body, wanted in ((FIRST + SECOND, [FIRST + SECOND]), (" ".join(POINTS), POINTS)):
        node = {"@type": "NewsArticle", "headline": TITLE, "articleBody": body}
        head = f'<script type="application/ld+json">{json.dumps(node)}</script>'
        own = RULES if wanted != POINTS else POINTS
        assert texts(read(points(*own), inside=DATE, head=head)) == wanted


def test_the_date_may_stand_in_another_row_of_an_old_page() -> None:
    for body, wanted in ((each("h4", *POINTS), POINTS), ("<br>".join(POEM), POEM), (points(*RULES), RULES)):
        html = f"<html><head><title>{TITLE} - المرفأ</title></head><body><table>{MENU}</table><table>"
        rows = each(
            "tr", f"<td><h2>{TITLE}</h2></td>", "<td><span>الثلاثاء 14 مايو 2024</span></td>", f"<td>{body}</td>"
        )
        made = extraction.draft(Page(f"{html}{rows}</table></body></html>".encode(), URL))
        assert isinstance(made, Draft)
        assert texts(made) == wanted


@pytest.mark.parametrize("date", ["", "<b>14 مايو 2024</b><br>"])
def test_excerpts_under_linked_titles_are_no_points(date: str) -> None:
    cards = (f"<h3>{link}</h3>{date}{line}" for link, line in zip(links(*TITLES), [*POINTS, *RULES], strict=True))
    assert isinstance(unmarked(points(*cards), inside=""), NoArticle)


def test_labels_of_buttons_are_no_lines() -> None:
    labels = [
        "شارك الخبر على فيسبوك",
        "شارك الخبر على تويتر",
        "نسخ الرابط القصير",
        "أرسل الخبر بالبريد",
        "اطبع هذا الخبر",
        "احفظ الخبر عندك",
    ]
    assert texts(read(FILM + each("div", *labels), inside=DATE, head=ARTICLE)) == []


@pytest.mark.parametrize("own", [[], [FIRST], [FIRST, SECOND]])
def test_terms_below_the_titles_of_other_pieces_are_no_text(own: list[str]) -> None:
    foot = f"<div class=r>{points(*links(*TITLES))}</div></div><div class=q>{points(*RULES, *RULES)}"
    assert texts(read(paragraphs(*own) if own else " ", inside=DATE, head=ARTICLE, after=foot)) == own


@pytest.mark.parametrize("body", [points(*RULES), each("h4", *RULES), each("p", *POEM), each("p", *TITLES)])
def test_points_and_lines_without_a_date_are_no_article_of_themselves(body: str) -> None:
    assert isinstance(unmarked(body, url="https://news.example/rules", inside=""), NoArticle)
