"""Last lines that say whose opinion a piece is, and sentences that only sound like them."""

import pytest

from tests.extraction.pages import BODY, paragraphs, raws, read, texts


@pytest.mark.parametrize(
    "line",
    [
        "الآراء الواردة في هذا النص لا تعكس بالضرورة الموقف التحريري للقناة.",
        "إن الآراء المذكورة في هذه المقالة لا تعبر بالضرورة عن رأي «المرفأ» أو موقف إدارة التحرير فيها.",
        "ما ورد في المقال يعبر عن وجهة نظر الكاتب.",
        "ما ينشر في هذه الزاوية لا يعبر إلا عن رأي كاتبه",
        "تنويه: المقالات المنشورة لا تمثل سياسة الموقع وإنما آراء أصحابها",
        "*هذا المقال لا يعبّر بالضرورة عن رأي صحيفة المرفأ",
        "The views in this piece do not necessarily reflect the editorial position of the newspaper or the publisher.",
    ],
)
def test_a_disclaimer_below_the_text_is_none_of_it(line: str) -> None:
    assert texts(read(paragraphs(*BODY, line))) == list(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "وقال إن تصريحات الوزير لا تعبر عن موقف الحكومة، وإنها ستصدر بيانا بذلك في وقت لاحق من اليوم.",
        "وتعكس هذه الأرقام سياسة البنك المركزي الذي رفع الفائدة ثلاث مرات منذ بداية العام الجاري.",
        "وختم بالقول إن القصيدة تعبر عن رأي صاحبها في الناس وفي المدينة التي خرج منها قبل أعوام.",
    ],
)
def test_a_sentence_about_views_stays(line: str) -> None:
    assert texts(read(paragraphs(*BODY, line))) == [*BODY, line]


@pytest.mark.parametrize("line", ["20 / 4 / 2025", "20 نيسان 2025", "الأحد 20 أبريل 2025"])
def test_a_last_line_that_is_a_date_is_no_text(line: str) -> None:
    assert texts(read(paragraphs(*BODY, line))) == list(BODY)


@pytest.mark.parametrize("label", ["لا يفوتك", "تابع المزيد", "مواضيع مرتبطة"])
def test_the_heading_of_a_list_of_links_amid_the_text_goes_with_it(label: str) -> None:
    links = "".join(f'<li><a href="/n/{i}">خبر قديم عن الميناء رقم {i}</a></li>' for i in range(3))
    made = read(f"{paragraphs(*BODY[:2])}<h3>{label}</h3><ul>{links}</ul>{paragraphs(BODY[2])}")
    assert texts(made) == list(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "وأكدت الخارجية أن ما جاء في التصريحات لا يعبر عن موقف الدولة الرسمي، بحسب وكالة الأنباء السعودية.",
        "وما ورد في التسجيل لا يمثل موقف قيادته، وفق ما نقلت قناة المرفأ في نشرتها المسائية أمس.",
        "وقال رئيس التحرير إن المقال لا يعبر عن رأي الصحيفة.",
        "وتشكل المادة الثانية التي تعبر عن موقف الأمة، وفق صحيفة المرفأ، قلب المشروع الجديد كله.",
    ],
)
def test_a_last_sentence_of_a_story_about_views_stays(line: str) -> None:
    assert texts(read(paragraphs(*BODY, line))) == [*BODY, line]


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("يقام الحفل في الموعد التالي:", "12 مايو 2025"),
        ("المخلص سامي الحداد", "9 يونيو 1967"),
        (BODY[2], "12 مايو 1948"),
    ],
)
def test_a_last_day_of_something_else_is_no_date_of_the_piece(above: str, line: str) -> None:
    made = read(paragraphs(*BODY, above, line), url="https://news.example/world/harbour-81234.html")
    assert raws(made, "published") == []


@pytest.mark.parametrize(
    "line",
    [
        "لا تفوتك فرصة زيارة المتحف الكبير قبل أن يغلق أبوابه في نهاية الشهر الجاري.",
        "تابع المزيد من المواطنين الحفل من على سطوح البيوت المجاورة للميناء القديم.",
    ],
)
def test_sentences_that_begin_as_pointers_do_stay(line: str) -> None:
    assert line in texts(read(paragraphs(BODY[0], line, *BODY[1:])))


def test_a_long_last_paragraph_is_more_than_a_disclaimer() -> None:
    line = f"الآراء الواردة في هذا النص لا تعكس بالضرورة الموقف التحريري للقناة. {BODY[0]} {BODY[1]} {BODY[2]}"
    assert texts(read(paragraphs(*BODY, line)))[-1] == line
