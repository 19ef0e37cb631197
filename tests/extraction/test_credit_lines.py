import pytest

import newscrawl
from tests.extraction.pages import BODY, TITLE, URL, page, paragraphs, raws, read


@pytest.mark.parametrize(
    ("markup", "credit"),
    [
        ('<div class="byline">سلمى الراعي</div>', "سلمى الراعي"),
        ('<span class="post-author"><a href="/u/1">سلمى الراعي</a></span>', "سلمى الراعي"),
        ('<a rel="author" href="/u/1">سلمى الراعي</a>', "سلمى الراعي"),
        ('<p itemprop="author">سلمى الراعي</p>', "سلمى الراعي"),
        ("<div>كتبت سلمى الراعي</div>", "كتبت سلمى الراعي"),
        ("<div>بقلم: سلمى الراعي</div>", "بقلم: سلمى الراعي"),
        ("<p>By Salma Alraai</p>", "By Salma Alraai"),
        ('<div class="author"><span>سلمى الراعي</span> <span>12 مايو 2024</span></div>', "سلمى الراعي"),
        ('<div class="author">سلمى الراعي - العاصمة</div>', "سلمى الراعي - العاصمة"),
        ('<div class="author">بيروت - سلمى الراعي | 12 مايو 2024</div>', "بيروت - سلمى الراعي | 12 مايو 2024"),
        ('<div class="author"><b>سلمى</b> <b>الراعي</b> <i>12 مايو 2024</i></div>', "سلمى الراعي"),
        ("<div>بواسطة</div><div><a href=/u/1>سلمى الراعي</a></div>", "بواسطة سلمى الراعي"),
        ("<div><span>الكاتب</span><span>سلمى الراعي</span></div>", "الكاتب سلمى الراعي"),
        ("<ul><li><span>الكاتب, </span><span>سلمى الراعي</span></li></ul>", "الكاتب, سلمى الراعي"),
        ("<div><span>نص: </span><a href=/x>سلمى الراعي</a></div>", "نص: سلمى الراعي"),
        ("<div>نشره <b>سلمى الراعي</b> في <i>12 مايو 2024</i></div>", "نشره سلمى الراعي"),
        ('<span class="author">بقلم سلمى الراعي في</span> <span class="date">12 مايو 2024</span>', "بقلم سلمى الراعي"),
        ("<p class=byline>By <a>Emily Johnson</a> on</p><time>May 12, 2024</time>", "By Emily Johnson"),
        ("<div>كتب: سلمى الراعي | 12 مايو 2024 10:15 ص | عدد القراءات: 152</div>", "كتب: سلمى الراعي"),
        (
            "<div><span>12 مايو 2024</span> | <span>كتب : سامي خليل، سلمى الراعي</span></div>",
            "كتب : سامي خليل، سلمى الراعي",
        ),
        ("<div><i>12 مايو 2024</i><i>كتب سامي خليل - تصوير سلمى الراعي</i></div>", "كتب سامي خليل - تصوير سلمى الراعي"),
        ("<div>بقلم <b>سلمى الراعي</b> &amp; <b>سامي خليل</b></div>", "بقلم سلمى الراعي & سامي خليل"),
    ],
)
def test_visible_credits(markup: str, credit: str) -> None:
    assert set(raws(read(inside=markup), "byline")) == {credit}


DATE = "<div>12 مايو 2024</div>"
PICTURE = '<div><img src="/p.jpg" width="600"></div>'
CAPTIONED = '<div><img src="/p.jpg" width="600"><p>الميناء عند الفجر</p></div>'


@pytest.mark.parametrize(
    ("markup", "credit"),
    [
        ("<div>رويترز</div>", "رويترز"),
        ("<div>بيروت (أ ف ب)</div>", "بيروت (أ ف ب)"),
        ("<p>دمشق - سانا</p>", "دمشق - سانا"),
        ("<h4>سلمى الراعي - بيروت</h4>", "سلمى الراعي - بيروت"),
        ("<div>سلمى الراعي</div>" + DATE, "سلمى الراعي"),
        (DATE + "<div>سلمى الراعي وكريم حداد</div>", "سلمى الراعي وكريم حداد"),
        ("<div><span>سلمى الراعي</span><span>12 مايو 2024</span></div>", "سلمى الراعي"),
        (PICTURE + "<div><span>سلمى الراعي</span><span>12 مايو 2024</span></div>", "سلمى الراعي"),
        ("<div>بيروت - سلمى الراعي | 12 مايو 2024</div>", "بيروت - سلمى الراعي | 12 مايو 2024"),
        ('<div><a href="/author/7">سلمى الراعي</a></div>', "سلمى الراعي"),
        ('<div><a href="/Editor/7">سلمى الراعي</a></div>', "سلمى الراعي"),
        ('<div><a href="/author/7">Petra Lindholm</a> <time>12 May 2024</time></div>', "Petra Lindholm"),
        ("<div><span>بيروت</span> <span>سلمى الراعي</span></div>", "بيروت | سلمى الراعي"),
        ("<div><b>سلمى</b> <b>الراعي</b></div>" + DATE, "سلمى الراعي"),
        ("<div>سلمى الراعي | منذ 3 ساعات</div>", "سلمى الراعي"),
        ('<div><a href="/author/7">سلمى الراعي</a> صحافية <a>@salma_r</a></div>', "سلمى الراعي صحافية @salma_r"),
        ('<div>سلمى الراعي <a href="https://social.example/s">@salma_r</a></div>' + DATE, "سلمى الراعي @salma_r"),
        (CAPTIONED + "<ul><li>سلمى الراعي</li><li>12 مايو 2024</li></ul>", "سلمى الراعي"),
        (PICTURE + "<div>دمشق - سانا</div>", "دمشق - سانا"),
        (CAPTIONED + "<div>دمشق - سانا</div>", "دمشق - سانا"),
        (PICTURE + "<div>دمشق - سلمى الراعي</div>", "دمشق - سلمى الراعي"),
        (PICTURE + "<div>الدوحة ـ قنا</div>", "الدوحة ـ قنا"),
        (PICTURE + "<div>بيروت: «الشرق الأوسط»</div>", "بيروت: «الشرق الأوسط»"),
        (CAPTIONED + '<div class="article-source"><i></i> سانا</div>', "سانا"),
        (PICTURE + '<div class="post_source">سلمى الراعي - بيروت</div>', "سلمى الراعي - بيروت"),
        ('<video src="/v"></video><span>العربية.نت، الرياض - سلمى الراعي</span>', "العربية.نت، الرياض - سلمى الراعي"),
        ('<a href="/world/">دمشق - سانا</a>' + PICTURE, "دمشق - سانا"),
        ("<div>موقع المرفأ</div>" + DATE, "موقع المرفأ"),
        ("<div>موقع المرفأ - خاص</div>" + DATE, "موقع المرفأ - خاص"),
        ("<div>خاص - سلمى الراعي</div>", "خاص - سلمى الراعي"),
        ("<div>خاص/ سلمى الراعي</div>", "خاص/ سلمى الراعي"),
        ("<div>تقرير سلمى الراعي</div>", "تقرير سلمى الراعي"),
        ("<div>سلمى رمضان 12 مايو 2024</div>", "سلمى رمضان 12 مايو 2024"),
        ("<div><b>سلمى الراعي</b><i>12/05/2024</i><i>4521</i></div>", "سلمى الراعي"),
        ("<div><b>سلمى الراعي</b><i>12/05/2024</i><i>التعليقات 0</i></div>", "سلمى الراعي"),
    ],
)
def test_credits_right_under_the_headline_that_nothing_marks(markup: str, credit: str) -> None:
    assert raws(read(inside=markup), "byline") == [credit]
    marked = read(inside=f'{markup}<div class="byline">كريم حداد</div>')
    assert raws(marked, "byline") == ["كريم حداد"]


def test_what_nothing_marks_is_believed_last() -> None:
    topic = "<div>كريم منصور</div>" + DATE
    for said in (
        {
            "head": '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"سلمى الراعي"}}</script>'
        },
        {"head": '<meta name="author" content="سلمى الراعي">'},
        {"body": f"<p>كتبت: سلمى الراعي</p>{paragraphs()}"},
        {"body": f"{paragraphs()}<p>سلمى الراعي</p>"},
    ):
        record = newscrawl.extract(page(inside=topic, **said).utf8, URL)
        assert record is not None
        assert [author.name for author in record.authors] == ["سلمى الراعي"]
        assert record.text.split("\n\n") == list(BODY)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>حوار سلمى الراعي</div>",  # who was asked
        "<div>أرشيف - سلمى الراعي</div>",  # whose picture it is
        "<div>تصوير سلمى الراعي</div>",
        "<div>خاص - كريم حداد</div>",  # whom the text names
        "<div>سلمى الراعي</div>",  # a topic, or a caption without its picture
        PICTURE + "<div>سلمى الراعي</div>" + DATE,
        PICTURE + "<div>بيروت (رويترز)</div>",
        PICTURE + "<div>بيروت - دمشق</div>",
        PICTURE + "<div>بيروت: الميناء عند الفجر</div>",
        PICTURE + "<div>رويترز - بيروت</div>",
        PICTURE + "<div>بيروت - كريم حداد</div>",  # whom the text names
        f'<div class="media">{PICTURE}<div>بيروت - رويترز</div></div>',
        f'<div class="media">{PICTURE}<div class="article-source">رويترز</div></div>',
        PICTURE + '<div class="source">رويترز</div>',
        '<a href="/tag/7">بيروت - سلمى الراعي</a>' + DATE,
        '<div><a href="/tag/7">سلمى الراعي</a></div>' + DATE,
        "<div>بيروت</div>" + DATE,
        "<div>سياسة</div>" + DATE,
        "<div>الأهرام</div>" + DATE,
        "<div>موقع المرفأ</div>",
        CAPTIONED + "<div>سلمى الراعي</div>",
        CAPTIONED + "<div><div>سلمى الراعي</div></div>" + DATE,
        f"<div>{PICTURE}<p>الميناء عند الفجر</p><div>سلمى الراعي</div>{DATE}</div>",
        "<div>Petra Lindholm</div>" + DATE,
        '<div><a href="/author/7">Petra Lindholm and friends</a></div>' + DATE,
        "<div><span>سلمى الراعي</span><span>كريم منصور</span></div>" + DATE,
        "<div><span>بيروت</span><span>حجم الخط</span></div>" + DATE,
        "<div>سلمى الراعي تفوز بالجائزة</div>" + DATE,
        "<div>الميناء في أرقام</div>" + DATE,
        "<div>سطر أول</div>" * 5 + "<div>دمشق - سانا</div>",
        '<div class="caption">سلمى الراعي - بيروت</div>',
        "<div>كريم حداد</div>" + DATE,  # whom the text names
        "<div>سالم حداد</div>" + DATE,  # or may name
        PICTURE + "<div>الميناء عند الفجر</div><div>رويترز</div>",
        '<iframe src="/v"></iframe><div>سلمى الراعي</div>' + DATE,
        '<div><a href="/t/1">سلمى الراعي</a> | 12 مايو 2024</div>',
        "<div>سلمى الراعي، كريم منصور، بيروت</div>" + DATE,
    ],
)
def test_what_stands_under_the_headline_and_is_no_credit(markup: str) -> None:
    more = f"{paragraphs()}<p>وقال الوزير كريم حداد إن الأشغال تنتهي قبل الصيف المقبل.</p>"
    assert raws(read(more, inside=markup), "byline") == []


@pytest.mark.parametrize(
    "markup",
    [
        "<div>الميناء في أرقام</div>",
        '<div class="author">3 دقائق قراءة</div>',
        '<div class="byline">بقلم:</div>',
        "<div>بقلم</div><div>12 مايو 2024</div>",
        "<div>بقلم:</div><div>حجم الخط</div>",
        "<div><div>بقلم</div></div><div>كريم منصور</div>",
        "<div>حوار</div><div>كريم منصور</div>",  # a kind of piece, and a topic
        "<div><span>الكاتب</span></div>",
        "<div><span>مشاهدات: 12</span><span>كريم منصور</span></div>",
        '<div class="related"><span class="author">كاتب خبر آخر</span></div>',
        "<div>كتب الوزير في رسالة طويلة إلى سكان المدينة أن الميناء سيفتح قريبا وأن الحكومة لن تبخل عليه بالمال</div>",
    ],
)
def test_what_is_no_credit(markup: str) -> None:
    assert raws(read(inside=markup), "byline") == []


def test_authors_of_comments_and_other_items_are_not_the_piece_s() -> None:
    items = "".join(f'<div><h4>خبر {i}</h4><span class="author">كاتب آخر {i}</span></div>' for i in range(5))
    after = f'<div id="comments"><span class="author">زائر</span></div><div class="list">{items}</div>'
    assert raws(read(after=after), "byline") == []


def test_box_about_the_author_after_the_body() -> None:
    assert raws(read(after='<div class="author-box"><b>سلمى الراعي</b></div>'), "byline") == ["سلمى الراعي"]


WRITER = '<div class="{}"><img src="/a.jpg"><a href="{}">سلمى الراعي</a><p>{}</p></div>'


@pytest.mark.parametrize(
    "life", ["كاتبة لبنانية", "كاتبة لبنانية، لها كتب عدة منها «الموانئ الصغيرة». درست العمارة في بيروت."]
)
@pytest.mark.parametrize(("name", "link"), [("author", "/x"), ("opinion-author", "/author/1"), ("", "/author/1")])
def test_box_about_the_writer_above_the_headline(name: str, link: str, life: str) -> None:
    record = newscrawl.extract(page(before=WRITER.format(name, link, life)).utf8, URL)
    assert record is not None
    assert [author.name for author in record.authors] == ["سلمى الراعي"]


def test_list_of_writers_above_the_headline() -> None:
    names = ("سلمى الراعي", "كريم منصور", "ليلى حداد")
    before = "".join(f'<div class="author"><a href="/author/{i}">{name}</a></div>' for i, name in enumerate(names))
    assert len(raws(read(before=before), "byline")) < 2
    far = '<div class="author"><a href="/author/1">سلمى الراعي</a></div><p>سطر أول</p><p>سطر ثان</p>'
    assert raws(read(before=far), "byline") == []


def test_a_section_called_books_is_no_label() -> None:
    record = newscrawl.extract(page(inside='<div><a href="/books/">كتب</a></div><div>كريم منصور</div>').utf8, URL)
    assert record is not None
    assert record.authors == ()


@pytest.mark.parametrize("name", ["سلمى الراعي", "سلمى الراعي وكريم حداد", "بواسطة سلمى الراعي"])
@pytest.mark.parametrize("date", ["12 مارس 2024", "مارس 12, 2024", "13/03/2024", "الثلاثاء، 12 مارس 2024 - 10:35 ص"])
@pytest.mark.parametrize("mark", [" - ", " | ", "، ", " • ", " "])
def test_a_name_and_a_date_in_one_text(name: str, date: str, mark: str) -> None:
    names = name.removeprefix("بواسطة ").split(" و")
    for line in (f"{name}{mark}{date}", f"{date}{mark}{name}"):
        record = newscrawl.extract(page(inside=f"<div>{line}</div>").utf8, URL)
        assert record is not None
        assert [author.name for author in record.authors] == names, line
        assert record.published is not None
        assert record.published.value is not None


@pytest.mark.parametrize("line", ["سلمى الراعي، كريم حداد", "سلمى الراعي - كريم حداد | 12 مارس 2024"])
def test_topics_one_after_the_other_beside_a_date_are_no_credit(line: str) -> None:
    record = newscrawl.extract(page(inside=f"<div>{line}</div><div>12 مارس 2024</div>").utf8, URL)
    assert record is not None
    assert not record.authors


WIRED = '<div class="img"><img src="/p.jpg" width="600"><span>الميناء عند الفجر</span></div><div class="src">{}</div>'


def test_a_place_and_an_agency_below_the_lead_picture() -> None:
    record = newscrawl.extract(page(inside=WIRED.format("الدوحة - قنا")).utf8, URL)
    assert record is not None
    assert [agency.id for agency in record.agencies] == ["qna"]
    assert record.dateline is not None
    assert record.dateline.raw == "الدوحة"


@pytest.mark.parametrize("caption", ["سلمى الراعي - بيروت", "رويترز", "الميناء - رويترز", "سلمى الراعي"])
def test_captions_below_the_lead_picture(caption: str) -> None:
    record = newscrawl.extract(page(inside=WIRED.format(caption)).utf8, URL)
    assert record is not None
    assert not record.authors
    assert not record.agencies


@pytest.mark.parametrize(
    "caption",
    [
        '<p class="caption">الميناء مساء <span class="author">كريم منصور</span></p>',
        '<p class="caption">الميناء مساء <a rel="author" href="/x">كريم منصور</a></p>',
        '<figcaption>الميناء <span itemprop="author">كريم منصور</span></figcaption>',
    ],
)
def test_who_made_a_picture_has_not_written_the_piece(caption: str) -> None:
    box = f'<div class="media"><img src="/p.jpg" width="600">{caption}</div>'
    assert raws(read(inside=box), "byline") == []
    assert raws(read(inside=box + '<div class="author">سلمى الراعي</div>'), "byline") == ["سلمى الراعي"]
    alone = '<div class="caption"><span class="author">سلمى الراعي</span></div>'  # no picture: the line of the piece
    assert raws(read(inside=alone), "byline") == ["سلمى الراعي"]


def test_two_writers_behind_a_place_and_a_dash() -> None:
    made = read(inside="<div>عمّان - سلمى الحداد وخالد المري</div>")
    assert raws(made, "byline") == ["عمّان - سلمى الحداد وخالد المري"]


def test_a_labelled_writer_right_above_the_headline() -> None:
    assert "بقلم: غسان الراعي" in raws(read(before="<div>بقلم: غسان الراعي</div>"), "byline")


def test_elements_of_a_credit_line_are_words_apart() -> None:
    line = "<div><span>كتب: خالد المري</span><span>تاريخ النشر: 6 مايو 2024</span></div>"
    made = read(f"<h2>{TITLE}</h2>{line}{paragraphs()}", h1="")
    assert not [raw for raw in raws(made, "byline") if "المريتاريخ" in raw]


def test_names_parted_by_dashes_behind_a_place_are_topics() -> None:
    assert raws(read(inside="<div>القاهرة - سامي الحداد - خالد المري</div>"), "byline") == []
