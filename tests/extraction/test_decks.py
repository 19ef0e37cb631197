"""The deck is the subtitle, not the first sentence; a lead in a box of its own is text."""

import pytest

from tests.extraction.pages import BODY, FIRST, SECOND, THIRD, TITLE, paragraphs, raws, read, texts

DECK = "الصيادون يخشون على مراكبهم، والوزارة تعد بمرسى بديل قبل نهاية العام وبمرحلة ثانية من الأشغال في الخريف"
DATE = '<div class="x7"><span>سلمى الراعي</span> <time datetime="2024-05-06T08:00:00+00:00">6 مايو 2024</time></div>'


@pytest.mark.parametrize("stop", ["", "."])
@pytest.mark.parametrize(
    "box",
    [
        '<p class="article__subhead">{}</p>',
        '<div class="article-full__subheader">{}</div>',
        '<div class="field field-bajada"><div class="field-items"><div class="field-item"><p>{}</p></div></div></div>',
        '<div class="Page-subHeadline">{}</div>',
        '<div class="tdb_single_subtitle"><div class="tdb-block-inner"><p>{}</p></div></div>',
        '<p class="p-dek">{}</p>',
        '<div class="standfirst"><p>{}</p></div>',
        '<div class="t-content__chapo">{}</div>',
        '<p class="article-leadtext lead">{}</p>',
    ],
)
def test_a_named_deck_with_a_full_stop_and_without(box: str, stop: str) -> None:
    made = read(inside=box.format(DECK + stop) + DATE)
    assert texts(made) == list(BODY)
    assert raws(made, "subtitle") == [DECK + stop]
    assert "2024-05-06T08:00:00+00:00" in raws(made, "published")


def test_a_deck_without_a_name_is_parted_from_the_text_by_the_date() -> None:
    made = read(inside=f'<div class="k3"><p>{DECK}.</p></div>{DATE}')
    assert texts(made) == list(BODY)
    assert raws(made, "subtitle") == [f"{DECK}."]
    assert "2024-05-06T08:00:00+00:00" in raws(made, "published")


def test_a_lead_in_a_box_of_its_own_is_text() -> None:
    made = read(f'<div class="lead"><p>{FIRST}</p></div>' + paragraphs(SECOND, THIRD), inside=DATE)
    assert texts(made) == list(BODY)
    assert raws(made, "subtitle") == []


@pytest.mark.parametrize("line", ["تابعونا على واتساب وتلغرام لتصلكم الأخبار", "هذا المحتوى للمشتركين فقط. اشترك الآن"])
def test_promotion_is_no_deck(line: str) -> None:
    made = read(inside=f'<p class="subtitle">{line}</p>{DATE}')
    assert texts(made) == list(BODY)
    assert raws(made, "subtitle") == []


def test_name_and_date_in_words_part_a_deck_from_the_text() -> None:
    made = read(inside=f'<div class="k3"><p>{DECK}.</p></div><div>المرفأ - نشر في 6 مايو 2024</div>')
    assert texts(made) == list(BODY)
    assert raws(made, "subtitle") == [f"{DECK}."]


def test_a_named_deck_beside_the_paragraphs() -> None:
    made = read(f'<p class="chapo">{DECK}.</p><div>المرفأ - نشر في 6 مايو 2024</div>' + paragraphs())
    assert texts(made) == list(BODY)
    assert raws(made, "subtitle") == [f"{DECK}."]


@pytest.mark.parametrize("tag", ["h2", "h3", "h4"])
def test_a_smaller_heading_right_below_the_headline(tag: str) -> None:
    made = read(inside=f"<{tag}>{DECK}</{tag}>{DATE}")
    assert texts(made) == list(BODY)
    assert raws(made, "subtitle") == [DECK]


@pytest.mark.parametrize(
    "box",
    [
        "<h4>بيروت - سلمى الراعي وسامر الخطيب</h4>",
        f'<h4><a href="/s/7">{DECK}</a></h4>',
        f"<div>قسم</div><h4>{DECK}</h4>",
        "<h3>أخبار من الساحل الغربي</h3>",
    ],
)
def test_smaller_headings_that_are_no_deck(box: str) -> None:
    assert raws(read(inside=box + DATE), "subtitle") == []


def test_a_lead_that_the_text_says_again_stands_once() -> None:
    for lead in (FIRST, FIRST[:70]):
        made = read(f'<p class="lead"><strong>{lead}</strong></p>{paragraphs()}')
        assert texts(made) == list(BODY)
    short = "<p>في البدء كان البحر</p><p>في البدء كان البحر والريح</p>"
    assert len(texts(read(short + paragraphs()))) == 5


@pytest.mark.parametrize(("headline", "deck"), [("h2", "h3"), ("h2", "h4"), ("h3", "h4"), ("div", "h3")])
def test_a_smaller_heading_right_below_any_headline_is_a_deck(headline: str, deck: str) -> None:
    made = read(f"<{headline}>{TITLE}</{headline}><{deck}>{DECK}</{deck}>{DATE}<div>{paragraphs()}</div>", h1="")
    assert raws(made, "subtitle") == [DECK]
    assert texts(made) == list(BODY)


@pytest.mark.parametrize(
    "line", ["<div>3 يوليو 2018</div>", "<span>3 يوليو 2018</span>", "<div><time>3 يوليو 2018</time></div>"]
)
def test_the_date_below_a_long_deck_in_a_box_without_a_class(line: str) -> None:
    box = f"<div><div><h1>{TITLE}</h1><p>{DECK}</p>{line}</div><div>{paragraphs()}</div></div>"
    made = read(box, h1="", url="https://news.example/world/harbour-81234.html")
    assert raws(made, "published") == ["3 يوليو 2018"]
    assert texts(made)[-3:] == list(BODY)


def test_a_sentence_in_a_box_above_a_credit_line_is_the_first_of_the_text() -> None:
    lead = f'<div class="k3"><p>{FIRST}</p></div><p>بقلم: سامي الحداد</p>'
    made = read(paragraphs(SECOND, THIRD), inside=lead)
    assert texts(made) == list(BODY)
    assert raws(made, "subtitle") == []
