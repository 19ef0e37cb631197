"""Foreign names that no list knows, where only a writer's name stands; and what else stands there."""

import pytest

import newscrawl
from tests.extraction.pages import URL, page

SLOTS = [
    '<span class="author"><a href="/a/x" rel="author">{}</a></span>',
    '<p itemprop="author">{}</p>',
    '<div class="byline"><a href="/author/x">{}</a></div>',
    '<div class="entry-author">{}</div>',
    '<h4 class="author-name">{}</h4>',
    "<div>By</div><div>{}</div>",
    '<div>Posted by <a href="/x">{}</a></div>',
    "<p>Author: {}</p>",
    '<p class="meta">by {} | Nov 27, 2026 | Local | 0 comments</p>',
]


def authors(markup: str) -> list[str]:
    record = newscrawl.extract(page(inside=markup).utf8, URL)
    assert record is not None
    return [author.name for author in record.authors]


@pytest.mark.parametrize(
    "name", ["Petra Lindholm", "Kenji Sato", "Ирина Савельева", "Marta Gómez", "Joost van den Bakker"]
)
@pytest.mark.parametrize("slot", SLOTS)
def test_names_that_no_list_knows(slot: str, name: str) -> None:
    assert authors(slot.format(name)) == [name]


@pytest.mark.parametrize(
    "words",
    [
        "Staff",
        "Staff Writer",
        "Admin",
        "Share This",
        "Read More",
        "Follow Me",
        "Local News",
        "Breaking News",
        "Middle East",
        "Political Editor",
        "News Desk",
        "Senior Analyst",
        "The Editorial Board",
        "View All Posts",
        "About Petra Lindholm",
        "More By Petra Lindholm",
        "Nov 27, 2026",
        "3 Min Read",
        "Leave A Comment",
        "Die Redaktion",
        "Lire La Suite",
        "Читать Далее",
        "samar",
    ],
)
@pytest.mark.parametrize("slot", SLOTS)
def test_what_else_stands_there(slot: str, words: str) -> None:
    assert authors(slot.format(words)) == []


@pytest.mark.parametrize(
    "markup",
    [
        "<div>Petra Lindholm</div>",
        '<div><a href="/tag/9">Petra Lindholm</a></div>',
        '<div class="author-role">Harbour Lights</div>',
        '<div class="author-box"><p>Harbour Lights</p></div>',
        "<div>By</div><div>12 مايو 2024</div><div>Petra Lindholm</div>",
    ],
)
def test_places_where_other_words_stand_too(markup: str) -> None:
    assert authors(markup) == []


def test_class_of_a_writer_below_the_text_is_no_proof() -> None:
    record = newscrawl.extract(page(after='<div class="author">Harbour Lights</div>').utf8, URL)
    assert record is not None
    assert record.authors == ()


ARABIC = ["غيداء الطراونة", "راجانا حمية", "امباركة منت الداه", "د. رشان أوشي"]
MARKED = [
    '<span class="author"><a href="/a/x" rel="author">{}</a></span>',
    '<p itemprop="author">{}</p>',
    '<div class="byline"><a href="/author/x">{}</a></div>',
]


@pytest.mark.parametrize("name", ["王小明", "יעל שטרן", "राहुल शर्मा", "გიორგი ბერიძე", *ARABIC])
@pytest.mark.parametrize("slot", MARKED)
def test_names_in_scripts_without_capitals(slot: str, name: str) -> None:
    assert authors(slot.format(name)) == [name.removeprefix("د. ")]


@pytest.mark.parametrize(
    "words", ["编辑部", "מערכת האתר", "فريق التحرير", "أخبار اليوم", "اقرأ المزيد", "تواصل معنا", "بانوراما سوريا"]
)
@pytest.mark.parametrize("slot", MARKED)
def test_what_else_such_scripts_print_there(slot: str, words: str) -> None:
    assert authors(slot.format(words)) == []


def test_arabic_words_that_only_a_class_marks_need_a_known_name() -> None:
    assert authors('<div class="byline">غيداء الطراونة</div>') == []


@pytest.mark.parametrize(("a", "word", "b"), [("Petra Lindholm", "und", "Kenji Sato"), ("Ana Ruiz", "y", "Eva Sanz")])
def test_two_names_joined_by_a_word(a: str, word: str, b: str) -> None:
    linked = f'<p class="byline"><a href="/author/1">{a}</a> {word} <a href="/author/2">{b}</a></p>'
    assert authors(linked) == [a, b]
    assert authors(f'<div class="author-name">{a} {word} {b}</div>') == [a, b]
    assert authors(f"<div>{a} {word} {b}</div>") == []


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="author">عمان - غيداء الطراونة</div>',
        '<div class="article-author"><a href="/author/7">غيداء الطراونة</a> <span>صحافية <a href="/s">@s</a></span></div>',
    ],
)
def test_arabic_names_beside_a_place_or_a_post(markup: str) -> None:
    assert authors(markup) == ["غيداء الطراونة"]


@pytest.mark.parametrize("words", ["عمان - بوابة الوسط", "عمان - كواليس سوريا", "عمان - مباراة اليوم"])
def test_what_else_stands_beside_a_place(words: str) -> None:
    assert authors(f'<div class="author">{words}</div>') == []
