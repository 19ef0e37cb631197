"""Dates, names and links to comments between a deck or a lead and the text, all in one box."""

import pytest

from tests.extraction.pages import FIRST, SECOND, THIRD, TITLE, paragraphs, raws, read, texts

DECK = "الصيادون يخشون على مراكبهم والوزارة تعد بمرسى بديل قبل نهاية العام"
URL = "https://news.example/world/harbour-81234.html"


def story(inside: str, *, title: str = TITLE) -> str:
    return f"<h1>{title}</h1>{inside}{paragraphs()}"


@pytest.mark.parametrize("deck", [f"<p>{DECK}</p>", f"<h2>{DECK}</h2>", f'<p class="intro">{DECK}.</p>'])
@pytest.mark.parametrize(
    "line",
    [
        "<div>7 ماي 2024</div>",
        '<div class="date">الثلاثاء 7 ماي 2024 - 10:25</div>',
        "<p>نشر في 7 ماي 2024 - 10:25</p>",
        "<ul><li>7 ماي 2024</li></ul>",
    ],
)
def test_a_date_below_a_deck_is_no_text(deck: str, line: str) -> None:
    made = read(story(deck + line), h1="", url=URL)
    assert texts(made)[-3:] == [FIRST, SECOND, THIRD]
    assert not [text for text in texts(made) if "2024" in text]
    assert any("7 ماي 2024" in raw for raw in raws(made, "published"))


def test_a_lead_that_is_a_sentence_stays_text_though_a_date_stands_below_it() -> None:
    made = read(f'<p class="lead">{FIRST}</p><div>7 ماي 2024</div>{paragraphs(SECOND, THIRD)}', url=URL)
    assert texts(made) == [FIRST, SECOND, THIRD]
    assert raws(made, "published") == ["7 ماي 2024"]


@pytest.mark.parametrize("line", ["بقلم: سامي الحداد | 7 ماي 2024", "سامي الحداد - 7 ماي 2024"])
def test_a_writer_and_a_date_below_a_lead_are_both(line: str) -> None:
    made = read(f'<p class="lead">{FIRST}</p><p class="meta">{line}</p>{paragraphs(SECOND, THIRD)}', url=URL)
    assert texts(made) == [FIRST, SECOND, THIRD]
    assert raws(made, "byline") == [line]
    assert raws(made, "published") == [line]


def test_days_of_a_timeline_stay_text() -> None:
    days = "".join(f"<p>{day} مايو 2024</p><p>{text}</p>" for day, text in ((5, SECOND), (6, THIRD)))
    made = read(f"<p>{FIRST}</p>{days}", url=URL)
    assert texts(made) == [FIRST, "5 مايو 2024", SECOND, "6 مايو 2024", THIRD]


@pytest.mark.parametrize(
    "counter", ["0 تعليق", "5 تعليقات", "لا توجد تعليقات", "التعليقات (0)", "أضف تعليق", "0 Comments"]
)
@pytest.mark.parametrize("deck", [f"<p>{DECK}</p>", f"<h2>{DECK}</h2>"])
@pytest.mark.parametrize("line", ["<div>{}</div>", '<a href="#respond">{}</a>', "<div><ul><li>{}</li></ul></div>"])
def test_a_counter_of_comments_above_the_text_does_not_end_it(counter: str, deck: str, line: str) -> None:
    made = read(story(f"{deck}<div>7 ماي 2024</div>{line.format(counter)}"), h1="", url=URL)
    assert texts(made)[-3:] == [FIRST, SECOND, THIRD]
    assert counter not in texts(made)


def test_comments_after_a_short_piece_stay_out() -> None:
    made = read(f"{paragraphs(FIRST, SECOND)}<h3>التعليقات (2)</h3>{paragraphs(THIRD)}", url=URL)
    assert texts(made) == [FIRST, SECOND]


@pytest.mark.parametrize("tag", ["p", "div"])
def test_a_date_beside_links_to_share_is_no_text(tag: str) -> None:
    links = "".join(f'<a href="#{i}">{word}</a> ' for i, word in enumerate(("شارك", "طباعة", "تكبير الخط")))
    made = read(f"<{tag}>الثلاثاء 7 أيار/مايو 2024 {links}</{tag}>{paragraphs()}", url=URL)
    assert texts(made) == [FIRST, SECOND, THIRD]
    assert any("7 أيار/مايو 2024" in raw for raw in raws(made, "published"))


@pytest.mark.parametrize(
    "line",
    [
        "كتب ترامب على منصة تروث سوشال:",
        "نشره الجيش على حدوده الجنوبية قبل أسبوع",
        "ترجمة: النص الكامل للخطاب",
        "By 2030, according to the plan:",
    ],
)
def test_lines_that_only_begin_as_credits_stay(line: str) -> None:
    made = read(f"<p>{FIRST}</p><p>{line}</p>{paragraphs(SECOND, THIRD)}", url=URL)
    assert line in texts(made)
    assert raws(made, "byline") == []


@pytest.mark.parametrize(
    "sentence",
    [
        'توفي <a href="/t/1">الفنان عادل سامي</a> في القاهرة يوم 12 مايو 2024.',
        'وقعت <a href="/t/1">الوزارة</a> و<a href="/t/2">الشركة الوطنية</a> اتفاقا في 12 مايو 2024',
    ],
)
def test_a_first_sentence_with_links_and_a_day_is_text(sentence: str) -> None:
    made = read(f"<p>{sentence}</p>{paragraphs()}", url=URL)
    assert texts(made)[0].endswith(("2024.", "2024"))
    assert raws(made, "published") == []


def test_days_of_parts_without_a_year_are_a_timeline() -> None:
    parts = f'<p class="d">25 يناير 2011</p><p>{SECOND}</p><p class="d">28 يناير</p><p>{THIRD}</p>'
    made = read(f"<p>{FIRST}</p>{parts}", url=URL)
    assert raws(made, "published") == []
    assert "25 يناير 2011" in texts(made)


def test_a_name_and_a_day_above_a_part_are_no_writer() -> None:
    made = read(f'<p>{FIRST}</p><p class="d">محمد البوعزيزي - 17 ديسمبر 2010</p>{paragraphs(SECOND, THIRD)}', url=URL)
    assert raws(made, "byline") == []
    assert raws(made, "published") == []


def test_a_day_built_as_the_sentence_above_it_is_text() -> None:
    made = read(f"<p>{FIRST}</p><p>7 ماي 2024</p>{paragraphs(SECOND, THIRD)}", url=URL)
    assert texts(made) == [FIRST, "7 ماي 2024", SECOND, THIRD]
    assert raws(made, "published") == []


def test_days_of_a_timeline_in_lines_of_two_makes_stay() -> None:
    made = read(
        f'<p>{FIRST}</p><div>5 مايو 2024</div><p>{SECOND}</p><p class="d">6 مايو 2024</p><p>{THIRD}</p>', url=URL
    )
    assert raws(made, "published") == []
