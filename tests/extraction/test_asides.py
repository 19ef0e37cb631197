"""Boxes that no class names: readers' comments under their heading, and cards of other pieces."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl import extraction, tables
from newscrawl.extraction import phrases
from newscrawl.structured_data import collapsed
from tests.extraction.pages import BODY, FIRST, SECOND, THIRD, TITLE, page, paragraphs, read, refused, texts

REMARK = "قرأت الخبر أكثر من مرة ولم أفهم من أين ستأتي البلدية بالمال، وأتمنى أن يشرح لنا أحد المسؤولين ذلك كله قريبا."
ENDS = {row[1].rstrip("$") for row in tables.rows("extraction/phrases.tsv") if row[0] == "end"}
EXCERPT = "أعلنت إدارة الأرصاد أن المنخفض يصل إلى الساحل فجر الجمعة وتنخفض معه درجات الحرارة إلى ما دون معدلها."


def remarks(count: int, box: str = "div") -> str:
    return "".join(f"<{box} class=it><b>قارئ {i}</b> <i>12:0{i}</i><p>{REMARK} {i}</p></{box}>" for i in range(count))


def cards(count: int, href: str = "/news/9{}.html", card: str = "<h3><a href='{}'>{}</a></h3>") -> str:
    titles = (card.format(href.format(i), f"منخفض جوي يصل الساحل يوم الجمعة {i}") for i in range(count))
    return "".join(f"<div class=k>{title}<p>{EXCERPT} {i}</p></div>" for i, title in enumerate(titles))


@pytest.mark.parametrize("count", [2, 5, 12])
@pytest.mark.parametrize(
    "heading",
    [
        "التعليقات",
        "آراء القراء (12)",
        "3 تعليقات",
        "Comments (7)",
        "تعليقات القراء:",
        "3 تعليقات على “الميناء الجديد”",
        "9 reacties op “De nieuwe haven”",
    ],
)
def test_comments_under_their_heading_are_no_text(heading: str, count: int) -> None:
    box = f"<div class=blk><h3>{heading}</h3>{remarks(count)}</div>"
    loose = f"<div class=ttl><h3>{heading}</h3></div><div class=blk>{remarks(count)}</div>"
    flat = f"<h3>{heading}</h3>{remarks(count)}"
    for after in (box, loose, flat):
        assert texts(read(after=after)) == list(BODY)
        assert texts(read(body=f"<article>{paragraphs()}{after}</article>")) == list(BODY)


@pytest.mark.parametrize(
    "heading",
    [
        "<a href=#all> التعليقات</a>",
        "\n <span>Comments</span> (7)",
        "<b>الت</b>عليقات",
        "3 <b>تعليقات</b>",
        "<b>التـ</b>عليقات",
        "<i></i>آراء القراء",
    ],
)
def test_a_heading_may_be_set_in_several_elements(heading: str) -> None:
    assert texts(read(after=f"<div class=blk><h3>{heading}</h3>{remarks(3)}</div>")) == list(BODY)


@given(
    st.sampled_from(sorted(ENDS)), st.text(st.sampled_from(" \u00a0\n«*1\u0640\u064b\u200fاأC"), max_size=3), st.data()
)
def test_the_first_characters_rule_out_no_heading_that_closes(end: str, put: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(end)))
    text = end[:at] + put + end[at:]
    if phrases.closes(collapsed(text)):
        assert phrases.may_close(text.lstrip()[: phrases.SEEN])


@pytest.mark.parametrize("count", [3, 6, 14])
@pytest.mark.parametrize("card", ["<h3><a href='{}'>{}</a></h3>", "<a href='{}'><img src=/i.jpg><h4>{}</h4></a>"])
def test_cards_of_other_pieces_are_no_text(card: str, count: int) -> None:
    grid = f"<h2>أخبار اليوم</h2><div class=g>{cards(count, card=card)}</div>"
    assert texts(read(after=grid)) == list(BODY)
    assert texts(read(paragraphs(FIRST, SECOND), after=grid)) == [FIRST, SECOND]
    assert texts(read(f"<main>{paragraphs()}{cards(count, card=card)}</main>")) == list(BODY)


@pytest.mark.parametrize("count", [3, 6])
def test_cards_above_the_headline_are_no_text(count: int) -> None:
    bylines = cards(count).replace("</h3>", "</h3><span>بقلم: سمير الخطيب</span> <span>22 نوفمبر 2025</span>")
    made = read(before=f"</div></div><div class=g>{bylines}</div><div><div>", url="https://news.example/a/81234.html")
    assert texts(made) == list(BODY)
    assert not made.get("byline") and not made.get("published")


def test_nothing_but_cards_is_no_piece() -> None:
    heading = f"<h1>{TITLE}</h1>"
    assert refused(f"<title>{TITLE}</title><body>{cards(9)}{heading}</body>").code == "listing"


def test_cards_of_the_site_under_its_other_name() -> None:
    grid = f"<div class=g>{cards(3, 'https://www.news.example/news/9{}.html')}</div>"
    assert texts(read(after=grid)) == list(BODY)


@pytest.mark.parametrize(
    "heading", ["<h4>التعليقات (3)</h4>", "<h3>Leave a Reply</h3>", "<div><h3>التعليقات</h3></div>"]
)
def test_comments_heading_right_above_the_text_takes_none_of_it(heading: str) -> None:
    assert texts(read(inside=heading)) == list(BODY)


def test_address_that_is_none_is_no_card() -> None:
    link = "<a href='http://a\u2100b/x'>"
    card = f"<div><h3>{link}حريق في سوق المدينة القديمة</a></h3>{link}<img src=/a.jpg></a><p>{EXCERPT}</p></div>"
    assert EXCERPT in texts(read(f"{paragraphs()}{card}{paragraphs()}"))


LONE = "<a href='/news/7.html'><img src=/i.jpg></a><h3><a href='/news/7.html'>منخفض جوي يصل الساحل</a></h3>"


def test_one_card_amid_the_piece_is_no_text() -> None:
    lone = f"<div class=k>{LONE}<p>{EXCERPT}</p></div>"
    assert texts(read(f"{paragraphs(FIRST, SECOND)}<div>{lone}</div><p>{THIRD}</p>")) == list(BODY)
    assert texts(read(f"{paragraphs(FIRST, SECOND)}{lone * 2}<p>{THIRD}</p>")) == list(BODY)


def test_a_card_without_excerpt_takes_no_paragraph_along() -> None:
    split = f"<div class=t><p>{FIRST}</p></div><div class=t><div>{LONE}</div><p>{SECOND}</p></div><div class=t><p>{THIRD}</p></div>"
    assert texts(read(split)) == list(BODY)


def test_cards_amid_the_piece_are_no_text() -> None:
    assert texts(read(f"{paragraphs(FIRST, SECOND)}<div>{cards(3)}</div><p>{THIRD}</p>")) == list(BODY)


def test_a_subhead_that_speaks_of_comments_ends_nothing() -> None:
    made = read(f"{paragraphs(FIRST, SECOND)}<h3>تعليقات الصيادين على القرار</h3><div><p>{THIRD}</p></div>")
    assert texts(made)[-1] == THIRD


@pytest.mark.parametrize("href", ["#entry-{}", "?post={}#entry", "https://other.example/story/{}"])
def test_entries_that_link_to_themselves_or_abroad_are_text(href: str) -> None:
    """A live blog's entries have addresses on their own page; a review of the press links to other papers."""
    assert len([t for t in texts(read(paragraphs() + cards(5, href))) if EXCERPT in t]) == 5


def test_sections_under_subheads_are_text() -> None:
    sections = "".join(f"<div class=k><h3>أولا: {i}</h3><p>{EXCERPT} {i}</p></div>" for i in range(4))
    assert len([t for t in texts(read(paragraphs() + sections)) if EXCERPT in t]) == 4


def test_two_subheads_may_be_links() -> None:
    assert len([t for t in texts(read(paragraphs() + cards(2))) if EXCERPT in t]) == 2


def test_comments_before_the_piece_take_nothing_of_it() -> None:
    before = f"<div class=blk><h3>آراء القراء</h3>{remarks(2)}</div>"
    assert set(BODY) <= set(texts(read(before=before)))


@pytest.mark.parametrize("count", [4, 9])
def test_article_body_tells_where_the_piece_begins(count: int) -> None:
    """Remarks without any heading, longer than the piece."""
    node = {"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join(BODY)}
    given = page(after=f"<div class=blk>{remarks(count)}</div>", head=_script(node))
    made = extraction.draft(given)
    assert isinstance(made, extraction.Draft)
    assert texts(made) == list(BODY)


def test_article_body_of_the_first_paragraphs_only_ends_nothing() -> None:
    node = {"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join(BODY)}
    more = paragraphs(*BODY, REMARK, EXCERPT)
    assert texts(read(more, head=_script(node))) == [*BODY, REMARK, EXCERPT]


def test_article_body_that_stands_nowhere_changes_nothing() -> None:
    node = {"@type": "NewsArticle", "headline": TITLE, "articleBody": f"{REMARK} {EXCERPT}"}
    assert texts(read(head=_script(node))) == list(BODY)


def _script(node: dict[str, str]) -> str:
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


CARD = '<div class="item"><a href="/news/9{i}.html"><img src="/{i}.jpg"><h4>منخفض جوي يصل الساحل {i}</h4></a><p>{text}</p></div>'


@pytest.mark.parametrize("count", [1, 2])
def test_cards_amid_the_piece_whose_picture_and_title_are_one_link(count: int) -> None:
    made = "".join(CARD.format(i=i, text=f"{EXCERPT} {i}") for i in range(count))
    body = f"{paragraphs(FIRST, SECOND)}<div class=b77>{made}</div>{paragraphs(THIRD)}"
    assert texts(read(body)) == list(BODY)


@pytest.mark.parametrize("tag", ["h4", "p"])
def test_excerpts_in_the_box_of_a_line_that_points_elsewhere(tag: str) -> None:
    card = f'<div class=item><{tag}><a href="/news/91.html">منخفض جوي يصل الساحل يوم الجمعة</a></{tag}><p>{EXCERPT}</p></div>'
    box = f"<div class=b77><h3>اقرأ أيضا</h3>{card}</div>"
    assert texts(read(f"{paragraphs(FIRST, SECOND)}{box}{paragraphs(THIRD)}")) == list(BODY)


def test_prose_below_a_line_that_points_elsewhere_stays() -> None:
    line = '<h3>اقرأ أيضا</h3><p><a href="/news/91.html">منخفض جوي يصل الساحل يوم الجمعة</a></p>'
    assert texts(read(f"{paragraphs(FIRST)}{line}{paragraphs(SECOND, THIRD)}")) == list(BODY)
    wrapped = f"<div>{line}<div>{paragraphs(FIRST, SECOND, THIRD)}</div></div>"
    assert texts(read(wrapped)) == list(BODY)


def test_cards_of_no_heading_below_a_line_that_points_elsewhere() -> None:
    card = (
        f"<div class=o><a href='/news/9.html'><span>طقس</span> <span>منخفض جوي</span></a> <span>{EXCERPT}</span></div>"
    )
    body = f"{paragraphs(FIRST, SECOND)}<div class=b77><h3>اقرأ أيضا</h3>{card * 2}</div>{paragraphs(THIRD)}"
    assert texts(read(body)) == list(BODY)


def test_cards_below_a_brief_of_one_paragraph() -> None:
    brief = "افتتح وزير النقل صباح الثلاثاء الميناء الجديد على الساحل الغربي."
    cards = "".join(
        f'<article class="card"><a href="/news/9{i}.html"><h3>منخفض جوي يصل الساحل {i}</h3></a><p>{EXCERPT} {i}</p></article>'
        for i in range(4)
    )
    said = '<meta property="article:published_time" content="2024-05-06T08:00:00Z">'
    assert texts(read(paragraphs(brief), head=said, after=f"<section>{cards}</section>")) == [brief]


def test_entries_of_a_list_below_a_short_introduction_stay() -> None:
    intro = "نستعرض في هذا التقرير أبرز ما جاء في القائمة الجديدة لهذا العام."
    entries = "".join(
        f'<div class="ent"><h3><a href="/players/{i}">اللاعب رقم {i}</a></h3><img src="/p{i}.jpg"><p>{EXCERPT} {i}.</p></div>'
        for i in range(6)
    )
    made = texts(read(f"<p>{intro}</p>{entries}", inside="<time datetime='2024-05-06'>6 مايو 2024</time>"))
    assert sum(EXCERPT in text for text in made) == 6


@pytest.mark.parametrize(
    "head",
    ["<a href='/n/{i}'>{title}</a>", "<b><a href='/n/{i}'>{title}</a></b>", "<p><a href='/n/{i}'>{title}</a></p>"],
)
@pytest.mark.parametrize("box", ["<div>{}</div>", '<div class="card">{}</div>', "<table><tr><td>{}</td></tr></table>"])
def test_cards_whose_headline_is_a_link_and_no_heading(head: str, box: str) -> None:
    cards = "".join(
        box.format(head.format(i=i, title=f"منخفض جوي يصل الساحل يوم الجمعة {i}") + f"<p>{EXCERPT} {i}</p>")
        for i in range(4)
    )
    assert texts(read(after=f"<div>{cards}</div>")) == list(BODY)
    assert texts(read(before=f"<div>{cards}</div>")) == list(BODY)


def test_a_card_amid_the_paragraphs_whose_headline_is_a_link() -> None:
    card = f"<div><a href='/n/9'>منخفض جوي يصل الساحل يوم الجمعة</a><p>{EXCERPT}</p></div>"
    assert texts(read(f"{paragraphs(FIRST, SECOND)}{card}{paragraphs(THIRD)}")) == list(BODY)


@pytest.mark.parametrize(
    "paragraph",
    [
        "<div><a href='/n/{i}'>قال وزير النقل في بيان</a> {text}</div>",
        "<p><a href='/n/{i}'>قال وزير النقل في بيان</a><span>{text}</span></p>",
        "<div><a href='/n/{i}'>صور</a><p>{text}</p></div>",
    ],
)
def test_paragraphs_that_begin_with_a_link_are_no_cards(paragraph: str) -> None:
    linked = "".join(paragraph.format(i=i, text=text) for i, text in enumerate(BODY))
    made = texts(read(f"{paragraphs(EXCERPT, EXCERPT)}{linked}"))
    assert all(any(sentence in text for text in made) for sentence in BODY)


def test_paragraphs_in_spans_with_a_link_in_them_are_no_cards() -> None:
    body = "".join(
        f"<p><span>{text}</span> <a href='/n/{i}'>بيان الوزارة الكامل</a></p>" for i, text in enumerate(BODY)
    )
    made = texts(read(f"<div>{body}</div>"))
    assert [text for sentence in BODY for text in made if text.startswith(sentence)] == made
    assert len(made) == len(BODY)


def test_cards_below_a_body_in_several_boxes_of_little_prose() -> None:
    parts = [text[: text.index("،")] + "." for text in BODY]
    body = "".join(f'<div class="part">{paragraphs(text, text)}</div>' for text in parts)
    cards = "".join(
        f'<div class="item"><h4><a href="/n/{i}">منخفض جوي يصل الساحل {i}</a></h4><p>{EXCERPT} {i}</p></div>'
        for i in range(4)
    )
    assert not [text for text in texts(read(body, after=f"<div>{cards}</div>")) if EXCERPT in text]
