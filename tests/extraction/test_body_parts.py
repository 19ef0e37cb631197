"""Parts that a body is made of: questions that unfold, lists at its end, entries, quotes set apart; and what asks."""

import pytest

from tests.extraction.pages import BODY, FIRST, SECOND, THIRD, paragraphs, raws, read, texts

QUESTION = "متى يفتح الميناء أمام السفن الكبيرة؟"
DATE = '<time datetime="2024-05-06T08:00:00+00:00">6 مايو 2024</time>'


@pytest.mark.parametrize(
    "box",
    [
        "<details><summary>{}</summary><p>{}</p></details>",
        '<h2><button type="button">{}</button></h2><div><p>{}</p></div>',
        '<div><a href="">{}</a></div><div><p>{}</p></div>',
        '<h3><a href="#a1">{}</a></h3><p>{}</p>',
    ],
)
def test_a_question_that_unfolds_its_answer(box: str) -> None:
    made = read(paragraphs(FIRST, SECOND) + box.format(QUESTION, THIRD) + paragraphs(FOURTH))
    assert texts(made) == [FIRST, SECOND, QUESTION, THIRD, FOURTH]


def test_a_heading_that_leads_to_another_piece_stays_out() -> None:
    made = read(paragraphs(FIRST, SECOND) + '<h3><a href="/n/9">حريق في السوق</a></h3>' + paragraphs(THIRD))
    assert texts(made) == list(BODY)


def test_a_list_under_a_last_heading() -> None:
    points = ["رصيفان جديدان", "مرسى لمراكب الصيادين"]
    listed = "".join(f"<li>{point}</li>" for point in points)
    assert texts(read(f"{paragraphs()}<h2>أرقام</h2><ul>{listed}</ul>")) == [*BODY, "أرقام", *points]


def test_the_first_entry_keeps_its_heading() -> None:
    entries = "".join(f'<div class="e"><h3>مدخل {i}</h3><p>{text}</p></div>' for i, text in enumerate(BODY))
    assert texts(read(entries)) == [line for i, text in enumerate(BODY) for line in (f"مدخل {i}", text)]


def test_a_quote_that_repeats_the_text_goes_with_its_name() -> None:
    quote = f"<figure><blockquote><p>{SECOND[13:70]}</p><cite>وزير النقل</cite></blockquote></figure>"
    other = "<blockquote><p>لن نغلق الميناء القديم ما دام فيه صياد واحد.</p></blockquote>"
    made = read(paragraphs(FIRST) + quote + paragraphs(SECOND) + other + paragraphs(THIRD))
    assert texts(made) == [FIRST, SECOND, "لن نغلق الميناء القديم ما دام فيه صياد واحد.", THIRD]


@pytest.mark.parametrize("label", ["للتفاصيل:", "وهنا القصة كاملة:"])
def test_a_label_goes_with_the_link_below_it(label: str) -> None:
    link = '<p><a href="/n/9">حريق في سوق المدينة القديمة</a></p>'
    assert texts(read(f"{paragraphs(FIRST, SECOND)}<p>{label}</p>{link}{paragraphs(THIRD)}")) == list(BODY)
    said = f"{paragraphs(FIRST, SECOND)}<p>{label}</p>{paragraphs(THIRD)}"
    assert texts(read(said)) == [FIRST, SECOND, label, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        'كل جديد على <a href="https://whatsapp.com/channel/0029Va">واتساب</a>',
        'أخبار المرفأ على <a href="https://t.me/marfa_news">تلغرام</a> و<a href="https://news.google.com/p/x">غوغل</a>',
    ],
)
def test_a_line_whose_links_lead_to_channels(line: str) -> None:
    assert texts(read(f"{paragraphs(FIRST, SECOND)}<p>{line}</p>{paragraphs(THIRD)}")) == list(BODY)


def test_a_sentence_that_links_a_message_is_text() -> None:
    line = 'وكتب الوزير ذلك <a href="https://t.me/minister/812">على تلغرام</a> مساء الاثنين.'
    said = texts(read(f"{paragraphs(FIRST, SECOND)}<p>{line}</p>{paragraphs(THIRD)}"))
    assert said == [FIRST, SECOND, "وكتب الوزير ذلك على تلغرام مساء الاثنين.", THIRD]


def test_a_box_with_a_button_and_few_words() -> None:
    box = "<div><h4>هل أعجبتك القصة</h4><button>نعم</button><button>لا</button></div>"
    assert texts(read(paragraphs(FIRST, SECOND) + box + paragraphs(THIRD))) == list(BODY)


def test_a_button_beside_the_date_or_in_a_sentence_takes_nothing_away() -> None:
    made = read(inside=f'<div class="k8">{DATE} <button>مشاركة</button></div>')
    assert raws(made, "published")[0] == "2024-05-06T08:00:00+00:00"
    short = "ثم عاد العمال <button>؟</button> إلى بيوتهم."
    assert "ثم عاد العمال إلى بيوتهم." in texts(read(f"{paragraphs(FIRST)}<p>{short}</p>{paragraphs(SECOND, THIRD)}"))


FOURTH = (
    "وتنتهي المرحلة الثانية من الأشغال في الخريف، حين تنقل المراكب الصغيرة إلى مرسى بديل في الجانب الآخر من الخليج."
)


def test_a_line_that_names_many_networks() -> None:
    names = ("فيسبوك", "واتساب", "يوتيوب")
    links = "، ".join(f'<a href="/go/{i}">{name}</a>' for i, name in enumerate(names))
    made = read(f"{paragraphs(FIRST, SECOND)}<p>المرفأ معكم على {links} وفي كل مكان</p>{paragraphs(THIRD)}")
    assert texts(made) == list(BODY)
    sentence = "وحجبت السلطات فيسبوك وواتساب ويوتيوب ثلاثة أيام."
    assert sentence in texts(read(paragraphs(FIRST, SECOND, sentence, THIRD)))


AD = '<div class="ad-slot"><ins></ins></div>'


def test_a_body_in_numbered_parts() -> None:
    parts = f'<div class="text part-1">{paragraphs(FIRST, SECOND, FOURTH)}</div>{AD}<div class="text part-2">{{}}</div>'
    assert texts(read(parts.format(paragraphs(THIRD)))) == [FIRST, SECOND, FOURTH, THIRD]


def test_a_box_of_another_name_behind_an_advertisement_stays_out() -> None:
    box = f'<div class="text part-1">{paragraphs(FIRST, SECOND, FOURTH)}</div>{AD}<div class="beside">{{}}</div>'
    assert texts(read(box.format(paragraphs(THIRD)))) == [FIRST, SECOND, FOURTH]


PRICES = ["عيار 24: 5486 ليرة", "عيار 21: 4800 ليرة", "عيار 18: 4114 ليرة"]


@pytest.mark.parametrize(
    ("ending", "kept"),
    [
        (f"<h2>أسعار الذهب اليوم</h2>{paragraphs(*PRICES)}", ["أسعار الذهب اليوم", *PRICES]),
        ("<h3>غياب مؤثر</h3><p>ويغيب الرصيف الثالث.</p>", ["غياب مؤثر", "ويغيب الرصيف الثالث."]),
        (f"<p>ومن أهم الأسعار</p><ul><li>{'</li><li>'.join(PRICES)}</li></ul>", ["ومن أهم الأسعار", *PRICES]),
        (f"<ul><li>{'</li><li>'.join(PRICES)}</li></ul>", PRICES),
        (f"<ul><li><a href='/t'>{'</a></li><li><a href=/u>'.join(PRICES)}</a></li></ul>", []),
        ("<h3>حريق في السوق</h3><p><a href='/n/9'>حريق في السوق القديم</a></p>", []),
        ("<div><h3>حريق في السوق</h3><p>أربعة مصابين</p></div>", []),
        ("<h3>حريق في السوق</h3>", []),
    ],
)
def test_short_lines_at_the_end_under_a_heading_or_a_label(ending: str, kept: list[str]) -> None:
    assert texts(read(paragraphs(FIRST, SECOND, THIRD) + ending)) == [FIRST, SECOND, THIRD, *kept]


CARD = '<div class="item"><a href="/n/9"><img src="/9.jpg"><h4>حريق في السوق القديم</h4></a><p>{}</p></div>'


@pytest.mark.parametrize("cards", [1, 2])
def test_the_summary_in_a_card_of_another_piece_goes_with_it(cards: int) -> None:
    summary = "اندلع الحريق فجرا في أحد المخازن، ولم يسفر عن إصابات بين العمال والتجار كما قال رئيس البلدية."
    for label in ("<h3>اقرأ أيضا</h3>", ""):
        box = f"<div class='also'>{label}{CARD.format(summary) * cards}</div>"
        made = read(paragraphs(FIRST, SECOND) + box + paragraphs(THIRD, FOURTH))
        assert texts(made) == [FIRST, SECOND, THIRD, FOURTH]


def test_prose_behind_a_pointer_of_its_own_element_stays() -> None:
    pointer = '<p>اقرأ أيضا: <a href="/n/9">حريق في السوق القديم</a></p>'
    made = read(f"<div>{paragraphs(FIRST, SECOND)}</div><div>{pointer}{paragraphs(THIRD, FOURTH)}</div>")
    assert texts(made) == [FIRST, SECOND, THIRD, FOURTH]


@pytest.mark.parametrize(("wide", "narrow"), [("col-md-8", "col-md-4"), ("span8", "span4"), ("width-66", "width-33")])
def test_columns_of_a_layout_are_no_parts_of_a_body(wide: str, narrow: str) -> None:
    body = (
        f'<div class="{wide}">{paragraphs(FIRST, SECOND, FOURTH)}</div><div class="{narrow}">{paragraphs(THIRD)}</div>'
    )
    assert texts(read(body)) == [FIRST, SECOND, FOURTH]


@pytest.mark.parametrize(("first", "second"), [("أزمة قديمة", "حلول مؤجلة"), ("1- تعميق القناة", "2- رصيفان جديدان")])
def test_the_first_part_keeps_its_heading(first: str, second: str) -> None:
    body = f"<h2>{first}</h2>{paragraphs(FIRST, SECOND)}<h2>{second}</h2>{paragraphs(THIRD)}"
    assert texts(read(body)) == [first, FIRST, SECOND, second, THIRD]


@pytest.mark.parametrize(
    "above",
    [
        "<h2>وزير النقل يعد باستقبال أولى السفن الكبيرة قبل نهاية الصيف المقبل.</h2>",  # a deck
        '<h2><a href="/n/9">حريق في السوق القديم</a></h2>',
        '<div class="box"><h2>أخبار المرفأ</h2></div>',
        "<h3>أخبار المرفأ</h3>",
        "<h2>اقرأ أيضا</h2>",
    ],
)
def test_other_headings_above_the_first_part_stay_out(above: str) -> None:
    body = f"{above}{paragraphs(FIRST, SECOND)}<h2>حلول مؤجلة</h2>{paragraphs(THIRD)}"
    assert texts(read(body)) == [FIRST, SECOND, "حلول مؤجلة", THIRD]


@pytest.mark.parametrize(("cap", "rest"), [("افتتح", FIRST[6:]), ("ا", FIRST[1:])])
def test_a_drop_cap_in_a_box_of_its_own(cap: str, rest: str) -> None:
    assert FIRST.startswith(cap)
    assert texts(read(f'<div class="dropcap">{cap}</div>{paragraphs(rest, SECOND, THIRD)}')) == list(BODY)
    assert texts(read(f'<div class="tool">{cap}</div>{paragraphs(FIRST, SECOND, THIRD)}')) == list(BODY)


@pytest.mark.parametrize("label", ["", ' class="wp-block-list"'])
def test_a_last_list_right_below_the_prose(label: str) -> None:
    items = ["عدد الحضور: 1204", "الحكم: سامر القدسي"]
    listed = "".join(f"<li>{item}</li>" for item in items)
    assert texts(read(f"{paragraphs()}<ul{label}>{listed}</ul>")) == [*BODY, *items]


@pytest.mark.parametrize(
    "listed",
    [
        '<ul class="tools"><li>حجم الخط</li><li>لون الصفحة</li></ul>',
        "<ul><li>طباعة</li><li>حفظ</li></ul>",
        '<ul><li><a href="/t/1">الميناء الجديد</a></li><li><a href="/t/2">السفن الكبيرة</a></li></ul>',
        "<div><ul><li>حجم الخط</li><li>لون الصفحة</li></ul></div>",
    ],
)
def test_other_last_lists_stay_out(listed: str) -> None:
    assert texts(read(paragraphs() + listed)) == list(BODY)


def test_about_the_author_as_one_of_the_parts_of_a_review() -> None:
    parts = [("عن الكاتب", FIRST), ("عن الرواية", SECOND), ("خلاصة", FOURTH)]
    body = paragraphs(THIRD) + "".join(f"<h2>{heading}</h2>{paragraphs(text)}" for heading, text in parts)
    assert texts(read(body))[-1] == FOURTH
    assert SECOND in texts(read(body))


def test_a_part_of_the_body_that_begins_with_a_pointer_keeps_its_prose() -> None:
    pointer = '<p>اقرأ أيضا: <a href="/n/9">حريق في السوق القديم</a></p>'
    boxes = (paragraphs(FIRST, SECOND), pointer + paragraphs(THIRD), paragraphs(FOURTH))
    made = read("".join(f"<div>{box}</div>" for box in boxes))
    assert texts(made) == [FIRST, SECOND, THIRD, FOURTH]


@pytest.mark.parametrize("line", ["طبقا للمادة <a href='#m4'>(4)</a> من القانون فإن الميناء ملك للدولة كلها."])
def test_a_number_with_a_space_before_it_is_no_footnote(line: str) -> None:
    assert any("(4)" in text for text in texts(read(paragraphs(FIRST, SECOND) + f"<p>{line}</p>" + paragraphs(THIRD))))


LISTED = "<h3>{}</h3><ul><li>رصيف جديد بطول كيلومتر</li><li>مخازن للحبوب والزيوت</li></ul>"
CLOSING = "وينتهي العمل في الخريف."


@pytest.mark.parametrize("box", ["{}", "<div>{}</div>", '<div class="facts">{}</div>'])
def test_a_short_last_sentence_after_a_headed_list(box: str) -> None:
    made = texts(read(paragraphs() + box.format(LISTED.format("ما الجديد")) + paragraphs(CLOSING)))
    assert made[-1] == CLOSING
    assert made[-2] == "مخازن للحبوب والزيوت"


@pytest.mark.parametrize("box", ["{}", "<div>{}</div>"])
def test_two_headed_lists_at_the_end(box: str) -> None:
    names = ("ما الجديد", "ما القديم")
    made = texts(read(paragraphs() + box.format("".join(map(LISTED.format, names)))))
    items = ["رصيف جديد بطول كيلومتر", "مخازن للحبوب والزيوت"]
    assert made[3:] == [names[0], *items, names[1], *items]


@pytest.mark.parametrize("inside", ["<input name='mail'>", "<img src='/p.jpg'>"])
def test_a_headed_list_in_a_box_with_a_field_or_a_picture_stays_out(inside: str) -> None:
    box = f"<div>{LISTED.format('اشترك معنا')}{inside}</div>"
    assert texts(read(paragraphs() + box)) == list(BODY)


@pytest.mark.parametrize(
    "box",
    [
        '<div class="side2"><h4>أسعار العملات</h4><ul><li>دولار 3.75</li><li>يورو 4.10</li></ul></div>',
        "<h4>أرسل ملاحظاتك</h4><p>الاسم</p><p>البريد</p><p>تم الإرسال بنجاح.</p>",
        "<h4>استطلاع</h4><p>نعم</p><p>لا</p><p>هل تؤيد القرار الجديد؟</p>",
    ],
)
def test_widgets_at_the_end_stay_out(box: str) -> None:
    assert texts(read(paragraphs() + box)) == list(BODY)


def test_a_heading_over_a_list_with_one_link_stays() -> None:
    listed = "<h3>أبرز بنود الخطة</h3><ul><li><a href='/t/1'>قانون الاستثمار الجديد</a></li><li>تقديم قروض للصيادين الصغار</li></ul>"
    assert "أبرز بنود الخطة" in texts(read(paragraphs(FIRST, SECOND) + listed + paragraphs(THIRD)))


def test_a_linked_line_after_a_last_list_is_no_sentence_of_the_piece() -> None:
    line = "<p>كتب <a href='/w/1'>سامي الحداد</a> هذا.</p>"
    assert texts(read(paragraphs() + LISTED.format("ما الجديد") + line))[-1] == "مخازن للحبوب والزيوت"
