from typing import Any

import pytest

import newscrawl
from newscrawl.extraction import url_dates
from newscrawl.extraction.times import like_date
from tests.extraction.pages import paragraphs, raws, read

NO_DAY = "https://news.example/world/harbour-81234.html"


def test_visible_line_by_the_headline() -> None:
    made = read(inside='<div class="meta">تم نشره الثلاثاء 7 أيار / مايو 2024 09:22 مساءً</div>', url=NO_DAY)
    claim = made.get("published")[0]
    assert (claim.raw, claim.source) == ("تم نشره الثلاثاء 7 أيار / مايو 2024 09:22 مساءً", "visible")
    assert claim.label is not None


def test_clock_in_an_element_of_its_own_is_joined() -> None:
    made = read(
        inside="<div><time>٠٢:٠٠</time> <span>الثلاثاء ٧ / ٥ / ٢٠٢٤</span><span>قراءة ثلاث دقائق</span></div>",
        url=NO_DAY,
    )
    assert raws(made, "published") == ["٠٢:٠٠ الثلاثاء ٧ / ٥ / ٢٠٢٤"]


@pytest.mark.parametrize("label", ["آخر تحديث: ", "اخر تحديث ", "تم التحديث: ", "Last updated: ", "Mis à jour le "])
def test_label_says_modified(label: str) -> None:
    made = read(inside=f"<div>{label}7/5/2024</div>", url=NO_DAY)
    assert raws(made, "modified") == [f"{label}7/5/2024".strip()]
    assert raws(made, "published") == []


def test_time_element_and_its_text() -> None:
    made = read(inside='<time datetime="2024-05-07T10:00:00+03:00">7 مايو 2024</time>', url=NO_DAY)
    assert raws(made, "published") == ["2024-05-07T10:00:00+03:00", "7 مايو 2024"]


def test_rdfa_date_of_drupal() -> None:
    made = read(
        inside='<footer class="submitted"><span property="dc:date" content="2024-05-07">الثلاثاء</span></footer>',
        url=NO_DAY,
    )
    assert "2024-05-07" in raws(made, "published")


@pytest.mark.parametrize(
    "decoy",
    [
        '<div class="related"><p><time datetime="2020-01-01">1 يناير 2020</time></p></div>',
        "<footer><p>© 2020 جميع الحقوق محفوظة 1/1/2020</p></footer>",
        '<div id="comments"><p>كتب زائر في 1/1/2020</p></div>',
        '<div class="box"><h4>خبر آخر</h4><span>1 يناير 2020</span></div>',
    ],
)
def test_dates_of_other_things_are_not_published(decoy: str) -> None:
    made = read(after=decoy, url=NO_DAY)
    assert not [raw for raw in raws(made, "published") if "2020" in raw]


def test_time_of_another_item_is_evidence_of_age() -> None:
    made = read(after='<div class="list"><time datetime="2020-01-01">قبل</time></div>' * 2, url=NO_DAY)
    assert raws(made, "published") == []
    assert "2020-01-01" in raws(made, "clock")


def test_date_inside_a_sentence_of_the_body_is_no_claim() -> None:
    made = read(
        paragraphs("وقعت الحادثة في 3 مارس 2011 حين غرقت سفينة شحن قبالة الساحل الغربي للبلاد، ولم ينج منها أحد.")
        + paragraphs(),
        url=NO_DAY,
    )
    assert raws(made, "published") == []


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/story/2020/8/24/وزير/4943459", "2020/8/24"),
        ("https://a.example/uae/2020-06-03-1.3874341", "2020/06/03"),
        ("https://a.example/20200824/piece.html", "2020/08/24"),
        ("http://a.example/2013/middle_east/8/3/syria.clashes/index.html", "2013/8/3"),
        ("https://a.example/news/4943459", None),
        ("https://a.example/2020/13/45/x", None),
        ("https://a.example/1/2/3", None),
    ],
)
def test_day_in_the_url(url: str, day: str | None) -> None:
    assert url_dates.day(url) == day


def test_meta_names_in_the_order_of_trust() -> None:
    head = '<meta name="date" content="2024-05-01"><meta property="article:published_time" content="2024-05-07T10:00">'
    assert raws(read(head=head, url=NO_DAY), "published") == ["2024-05-07T10:00", "2024-05-01"]


@pytest.mark.parametrize(
    "line",
    [
        "نشر في: 7/5/2024 10:00 | آخر تحديث: 8/5/2024 11:00",
        "<span>نُشر في 7/5/2024 10:00</span> <span>اخر تحديث 8/5/2024 11:00</span>",
        "Published 7/5/2024 10:00 - Updated 8/5/2024 11:00",
    ],
)
def test_line_with_both_dates_is_two_claims(line: str) -> None:
    made = read(inside=f"<div>{line}</div>", url=NO_DAY)
    assert len(raws(made, "published")) == 1
    assert "7/5/2024 10:00" in raws(made, "published")[0]
    assert len(raws(made, "modified")) == 1
    assert "8/5/2024 11:00" in raws(made, "modified")[0]


@pytest.mark.parametrize("place", ["inside", "after"])
def test_the_abbreviation_of_hatom_holds_the_date(place: str) -> None:
    stamp = '<div>نشر <abbr class="published" title="2024-05-07T21:22:00+03:00">9:22 م</abbr></div>'
    assert "2024-05-07T21:22:00+03:00" in raws(read(url=NO_DAY, **{place: stamp}), "published")


@pytest.mark.parametrize("title", ["الاتحاد الأوروبي", "2024", ""])
def test_other_abbreviations_hold_none(title: str) -> None:
    assert (
        raws(read(url=NO_DAY, inside=f'<div><abbr class="published" title="{title}">ا.أ</abbr></div>'), "published")
        == []
    )


@pytest.mark.parametrize(
    "day",
    [
        "الثلاثاء 7/مايو/2024 - 10:25 ص",
        "7-مايو-2024",
        "7 - مايو - 2024",
        "7-May-24 10:25 AM",
        "7/تشرين الثاني/2023",
        "7 أيّار 2024",
        "7 تمّوز 2023",
        "3 ساعات مضت",
        "يومين مضت",
        "أسبوع واحد مضت",
    ],
)
def test_days_with_marks_between_and_signs_within_their_words(day: str) -> None:
    assert raws(read(inside=f"<div>{day}</div>", url=NO_DAY), "published") == [day]


@pytest.mark.parametrize("words", ["في أيام مضت", "كوفيد 19 - دراسة جديدة", "من 5-أ إلى 5-ب", "مضى على الأزمة 3 أشهر"])
def test_words_and_numbers_that_are_no_day(words: str) -> None:
    assert not like_date(words)


def test_a_name_beside_a_day_with_slashes_is_the_writer() -> None:
    made = read(inside="<div>7/مايو/2024</div><div>سلمى الراعي</div>", url=NO_DAY)
    assert raws(made, "byline") == ["سلمى الراعي"]


TWO = [("published", "6/5/2024 09:10"), ("modified", "7/5/2024 11:40")]


@pytest.mark.parametrize(
    "line",
    [
        "<p><b>نشر في:</b> 6/5/2024 09:10 <b>آخر تحديث:</b> <i>7/5/2024 11:40</i></p>",
        "<ul><li><span>تاريخ النشر</span> 6/5/2024 09:10</li><li><span>تم التحديث في:</span> 7/5/2024 11:40</li></ul>",
        "<dl><dt>تاريخ النشر</dt><dd>6/5/2024 09:10</dd><dt>تاريخ آخر تحديث:</dt><dd>7/5/2024 11:40</dd></dl>",
        "<div>6/5/2024 09:10 | آخر تحديث 7/5/2024 11:40</div>",
        "<div>6/5/2024 09:10 (تحديث: 7/5/2024 11:40)</div>",
        "<div>6/5/2024 09:10 - تحديث 7/5/2024 11:40</div>",
        "<div>6/5/2024 09:10 ، عُدِّل في 7/5/2024 11:40</div>",
        "<div>تحديث بتاريخ 7/5/2024 11:40</div><div>6/5/2024 09:10</div>",
        "<div>6/5/2024 09:10</div><div>عُدّل 7/5/2024 11:40</div>",
        "<p><span>6/5/2024 09:10</span> | <span>آخر تحديث:</span> <span>7/5/2024 11:40</span></p>",
        "<div>6/5/2024 09:10 - mis à jour le 7/5/2024 11:40</div>",
    ],
)
def test_a_label_is_of_the_date_behind_it(line: str) -> None:
    made = read(inside=line, url=NO_DAY)
    for field, day in TWO:
        assert len(raws(made, field)) == 1
        assert day in raws(made, field)[0]


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        # The clock of a change is of the day before it, where that has its own.
        ("6/5/2024 09:10 | آخر تحديث: 11:40", ["6/5/2024 09:10"], ["آخر تحديث: 11:40 6/5/2024"]),
        ("<b>6/5/2024</b> <i>09:10 ص</i> آخر تحديث: <i>11:40 ص</i>", ["6/5/2024 09:10 ص"], ["11:40 ص 6/5/2024"]),
        # The day before it is the piece's own, where a bar or bracket parts them.
        ("6/5/2024 | آخر تحديث: 11:40", ["6/5/2024"], ["6/5/2024 | آخر تحديث: 11:40"]),
        ("6/5/2024 (آخر تحديث: 11:40)", ["6/5/2024"], ["6/5/2024 (آخر تحديث: 11:40)"]),
        # One clock is of one date.
        ("6/5/2024، آخر تحديث 11:40", [], ["6/5/2024، آخر تحديث 11:40"]),
        ("10:25 نشر في 6/5/2024", ["10:25 نشر في 6/5/2024"], []),
        ("الإثنين 6/5/2024 نشر في 10:25", ["الإثنين 6/5/2024 نشر في 10:25"], []),
        # A label behind the only date is its own.
        ("6/5/2024 آخر تحديث", [], ["6/5/2024 آخر تحديث"]),
    ],
)
def test_clocks_and_labels(line: str, published: list[str], modified: list[str]) -> None:
    made = read(inside=f"<div>{line}</div>", url=NO_DAY)
    assert (raws(made, "published"), raws(made, "modified")) == (published, modified)


FIRST = "2024-05-06T10:25:00+00:00"
SECOND = "2024-05-07T11:40:00+00:00"


@pytest.mark.parametrize(
    "line",
    [
        f"نشرت في: <time datetime={FIRST}>6/5/2024</time> آخر تحديث: <time datetime={SECOND}>7/5/2024</time>",
        f"<time datetime={FIRST}>6/5/2024</time> | آخر تحديث: <time datetime={SECOND}>7/5/2024</time>",
        f'<time class="entry-date" datetime={FIRST}>6/5/2024</time>'
        f'<span>آخر تحديث: <time class="entry-date" datetime={SECOND}>7/5/2024</time></span>',
        f'<time class="entry-date published" datetime={FIRST}>6/5/2024</time>'
        f'<time class="updated" datetime={SECOND}>7/5/2024</time>',
    ],
)
def test_two_dates_for_machines_in_one_line(line: str) -> None:
    made = read(inside=f"<div>{line}</div>", url=NO_DAY)
    assert raws(made, "published")[0] == FIRST
    assert SECOND not in raws(made, "published")
    assert raws(made, "modified")[0] == SECOND
    assert raws(made, "published")[1:] in ([], ["6/5/2024"], ["نشرت في: 6/5/2024"])


def test_a_label_in_the_time_goes_before_its_class() -> None:
    line = f'<span><time class="post-published updated" datetime={SECOND}>آخر تحديث <b>7/5/2024</b></time></span>'
    made = read(inside=line, url=NO_DAY)
    assert raws(made, "published") == []
    assert raws(made, "modified")[0] == SECOND


UPDATED = f'<time class="entry-date updated" datetime={SECOND}>7 مايو، 2024</time>'


@pytest.mark.parametrize(
    ("page", "field"),
    [
        ({"inside": f"<div>{UPDATED}</div>", "url": NO_DAY}, "published"),
        ({"inside": f"<div>{UPDATED}</div>", "url": "https://news.example/2024/05/07/x.html"}, "published"),
        ({"body": f'<span class="post-date">{UPDATED}</span>' + paragraphs(), "url": NO_DAY}, "published"),
        ({"inside": f"<div>{UPDATED}</div>", "url": "https://news.example/2024/05/06/x.html"}, "modified"),
        ({"inside": f"<div>آخر تحديث {UPDATED}</div>", "url": NO_DAY}, "modified"),
        ({"inside": f"<div>6 مايو 2024</div><div>{UPDATED}</div>", "url": NO_DAY}, "modified"),
        ({"inside": f"<div><time datetime={FIRST}>6 مايو</time> {UPDATED}</div>", "url": NO_DAY}, "modified"),
        (
            {
                "inside": f"<div>{UPDATED}</div>",
                "head": f'<meta property="article:published_time" content="{FIRST}">',
                "url": NO_DAY,
            },
            "modified",
        ),
    ],
)
def test_the_class_updated_says_nothing_of_the_only_date(page: dict[str, Any], field: str) -> None:
    made = read(**page)
    assert SECOND in raws(made, field)
    assert SECOND not in raws(made, {"published": "modified", "modified": "published"}[field])


@pytest.mark.parametrize(
    ("lines", "raw"),
    [
        ("<ul><li>6/5/2024</li><li>10:25 ص</li></ul>", "6/5/2024 10:25 ص"),
        ("<ul><li>10:25 ص</li><li>6/5/2024</li></ul>", "6/5/2024 10:25 ص"),
        ("<div>6/5/2024</div><div>الساعة 10:25</div>", "6/5/2024 الساعة 10:25"),
        ("<div>6/5/2024</div><div>10:25 صباحًا</div>", "6/5/2024 10:25 صباحًا"),
        ("<div>6/5/2024</div><div>10:25 (توقيت القدس)</div>", "6/5/2024 10:25 (توقيت القدس)"),
        ("<ul><li>التاريخ: 6/5/2024</li><li>الوقت: 10:25</li></ul>", "التاريخ: 6/5/2024 10:25"),
        ("<p><b>6/5/2024</b> <i>10:25 بتوقيت مكة</i></p>", "6/5/2024 10:25 بتوقيت مكة"),
        ("<div>6/5/2024</div><div>03:25</div>", "6/5/2024"),  # as long as a film is
        ("<div>6/5/2024</div><div>مشاهدة 03:25</div>", "6/5/2024"),
        ("<div>6/5/2024</div><div>أذان الفجر 04:25 ص</div>", "6/5/2024"),
        ("<div>09:10 ص</div><div>6/5/2024</div><div>10:25 ص</div>", "6/5/2024"),
        ("<div>6/5/2024 09:10</div><div>10:25 ص</div>", "6/5/2024 09:10"),
    ],
)
def test_a_clock_in_a_line_of_its_own(lines: str, raw: str) -> None:
    assert raws(read(inside=lines, url=NO_DAY), "published") == [raw]


@pytest.mark.parametrize("line", ["تعرف على ما حدث في", "بقلم سلمى الراعي"])
def test_a_line_before_a_date_that_is_no_label(line: str) -> None:
    made = read(inside=f"<div>{line}</div><div>6/5/2024</div>", url=NO_DAY)
    assert raws(made, "published") == ["6/5/2024"]
    assert raws(made, "modified") == []


@pytest.mark.parametrize(
    "line",
    [
        "الثلاثاء 7 مايو 2024 - العدد 5386",
        "العدد 5386 - الثلاثاء 7 مايو 2024م",
        "الثلاثاء 7 مايو 2024 السنة 148 العدد 50198",
    ],
)
def test_the_issue_of_a_paper_below_the_headline(line: str) -> None:
    made = read(inside=f"<div>{line}</div><p>{line}</p>", url=NO_DAY)
    assert raws(made, "published") == [line]
    assert raws(made, "clock") == []


def test_the_issue_of_a_paper_right_above_the_headline() -> None:
    line = "العدد 5386 الثلاثاء 7 مايو 2024 الموافق 28 شوال 1445"
    made = read(before=f'<div class="x">{line}</div>', url=NO_DAY)
    assert raws(made, "published") == [line]
    assert raws(made, "clock") == []
    for before in (f"<div>{line}</div><p>محليات</p>", f"<header><div>{line}</div></header>"):  # of the paper on sale
        assert raws(read(before=before, url=NO_DAY), "published") == []
    assert raws(read(before=f"<div>{line}</div>"), "published") == ["2024/05/06"]


@pytest.mark.parametrize(
    "page",
    [
        {"before": "<div><div>{}</div></div>", "url": NO_DAY},  # of the paper that is on sale
        {"inside": "<div>{} جميع الحقوق محفوظة</div>", "url": NO_DAY},
        {"inside": "<div>{}</div>"},  # the URL says it
        {"inside": "<div>{}</div><div>6 مايو 2024</div>", "url": NO_DAY},
        {
            "inside": "<div>{}</div>",
            "head": f'<meta property="article:published_time" content="{FIRST}">',
            "url": NO_DAY,
        },
    ],
)
def test_the_issue_of_a_paper_beside_other_dates(page: dict[str, Any]) -> None:
    line = "العدد 5386 - الثلاثاء 7 مايو 2024"
    made = read(**{place: text.replace("{}", line) for place, text in page.items()})
    assert not [raw for raw in raws(made, "published") if "5386" in raw]


def test_a_name_beside_a_time_since() -> None:
    made = read(inside="<div>سلمى الراعي</div><div>منذ 3 ساعات</div>", url=NO_DAY)
    assert raws(made, "byline") == ["سلمى الراعي"]
    assert raws(made, "published") == ["منذ 3 ساعات"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("<div>سلمى الراعي | منذ 3 ساعات</div>", True),
        ("<div>اقتصاد</div>" * 5 + "<div>سلمى الراعي | منذ 3 ساعات</div>", False),
    ],
)
def test_a_time_since_beside_a_name(lines: str, found: bool) -> None:
    assert ("منذ 3 ساعات" in raws(read(inside=lines, url=NO_DAY), "published")) is found


def test_a_change_told_at_the_foot_of_the_body() -> None:
    foot = (
        '<div class="itemContentFooter"><span>قراءة <b>152</b> مرات</span>'
        '<span class="itemDateModified">آخر تعديل على السبت, 11 أيار/مايو 2024 08:30</span></div>'
        '<div class="post-footer"><p>تم التحديث بواسطة سلمى</p></div>'
    )
    made = read(paragraphs() + foot, inside="<div>7/5/2024</div>", url=NO_DAY)
    assert raws(made, "modified") == ["آخر تعديل على السبت, 11 أيار/مايو 2024 08:30"]
    assert raws(made, "published") == ["7/5/2024"]
    assert raws(made, "byline") == []


def test_the_class_updated_beside_what_is_no_date_of_the_piece() -> None:
    made = read(
        before="<div>الأربعاء, مايو 8, 2024</div>" + "<div>قسم</div>" * 5,
        inside=f"<div>{UPDATED}</div><p>صحافية تكتب عن المدن منذ عشرين عاما ولها زاوية أسبوعية في الصحيفة</p>",
        url=NO_DAY,
    )
    assert SECOND in raws(made, "published")


@pytest.mark.parametrize("stamp", [f'<time class="entry-date" datetime={SECOND}>7/5/2024</time>', ""])
def test_a_date_above_the_first_sentence_in_the_body(stamp: str) -> None:
    line = stamp or f"<p><time datetime={SECOND}>7/5/2024</time></p>"
    made = read(line + paragraphs(), url=NO_DAY)
    assert SECOND in raws(made, "published")


SINCE = '<span class="timeago" title="{}">منذ يومين</span>'


@pytest.mark.parametrize("title", ["2024-05-07T10:25:00+03:00", "2024-05-07 10:25:00", "7 مايو 2024", "May 7, 2024"])
def test_a_time_since_with_its_date_as_title(title: str) -> None:
    made = read(inside=f"<div>{SINCE.format(title)}</div>", url=NO_DAY)
    assert raws(made, "published") == [title, "منذ يومين"]


@pytest.mark.parametrize(
    "page",
    [
        {"inside": f"<div>{SINCE.format('دورة 2024')}</div>"},
        {"inside": '<div><span title="2024-05-07"></span>أخبار</div>'},
        {"inside": '<div><a href="/1" title="حصاد 7 مايو 2024">حصاد الأسبوع</a></div>'},
        {"before": f"<div>{SINCE.format('2024-05-07')}</div>"},
        {"after": f"<div>{SINCE.format('2024-05-07')}</div>"},
    ],
)
def test_titles_that_are_no_date_of_the_piece(page: dict[str, Any]) -> None:
    assert not [raw for raw in raws(read(url=NO_DAY, **page), "published") if "2024" in raw]


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("martes, 14 de mayo de 2024 - 10:15", "2024-05-14T10:15", None),
        (
            "Publicado el 14 de mayo de 2024 a las 10:15 | Actualizado a las 11:40",
            "2024-05-14T10:15",
            "2024-05-14T11:40",
        ),
        ("Opublikowano: 14 maja 2024 10:15, aktualizacja: 15 maja 2024 09:00", "2024-05-14T10:15", "2024-05-15T09:00"),
        ("Pubblicato il 14 maggio 2024 - aggiornato alle 11:40", "2024-05-14", "2024-05-14T11:40"),
        ("14 Mayıs 2024 10:15 Güncellenme: 15 Mayıs 2024 09:00", "2024-05-14T10:15", "2024-05-15T09:00"),
        ("2024. május 14. 10:15", "2024-05-14T10:15", None),
        ("Atnaujinta 2024 m. gegužės 14 d. 10:15", None, "2024-05-14T10:15"),
        ("Udgivet 14. maj 2024 kl. 10.15", "2024-05-14T10:15", None),
        ("14 травня 2024, 10:15", "2024-05-14T10:15", None),
        ("2024년 5월 14일 오후 2:15", "2024-05-14T14:15", None),
    ],
)
def test_lines_of_other_languages(line: str, published: str | None, modified: str | None) -> None:
    prose = "".join(f"<p>{SENTENCE * 3}</p>" for _ in range(5))
    html = (
        f"<html><body><main><h1>El agua vuelve</h1><div class=meta>{line}</div><div>{prose}</div></main></body></html>"
    )
    article = newscrawl.extract(html, NO_DAY)
    assert article is not None
    assert ((article.published and article.published.value), (article.modified and article.modified.value)) == (
        published,
        modified,
    )


SENTENCE = "Los vecinos se reunieron en la plaza para pedir que vuelva el agua a las casas. "


def test_a_time_that_says_it_is_of_publication_far_from_the_headline() -> None:
    time = '<div class="footer"><p><time itemprop="datePublished" datetime="2024-05-06">06.05.2024</time></p></div>'
    assert raws(read(inside=time, url=NO_DAY), "published") == ["2024-05-06"]
    assert raws(read(after=time + time.replace("05-06", "05-07"), url=NO_DAY), "published") == []


@pytest.mark.parametrize(
    ("inside", "raw"),
    [
        ("<span>18 نوفمبر 2019</span> | <span>20:31</span>", "18 نوفمبر 2019 20:31"),
        ("<span>18 نوفمبر 2019</span> <i>-</i> <span>20:31</span>", "18 نوفمبر 2019 20:31"),
        ("<span>18 نوفمبر 2019</span> <span>الساعة</span> <span>20:31</span>", "18 نوفمبر 2019 20:31"),
        ("<span>18 نوفمبر 2019</span> <span>8:31</span> <span>م</span>", "18 نوفمبر 2019 8:31 م"),
        ("<span>18 نوفمبر 2019</span> · <b>8:31</b> <i>مساءً</i>", "18 نوفمبر 2019 8:31 مساءً"),
        ("<b>10:25</b> <i>بتوقيت غرينتش</i> <span>18 نوفمبر 2019</span>", "10:25 بتوقيت غرينتش 18 نوفمبر 2019"),
    ],
)
def test_clock_in_pieces_beside_the_day(inside: str, raw: str) -> None:
    made = read(inside=f"<div>{inside}</div>", url=NO_DAY)
    assert raws(made, "published") == [raw]


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("تاريخ النشر: 2024/3/5", True),
        ("2024. 3. 5. 오후 3:20", True),
        ("12th February 2024", True),
        ("1st of March 2024", True),
        ("1er mars 2024", True),
        ("1º de março de 2024", True),
        ("2024.1.5.2", False),
        ("192.168.2.1", False),
    ],
)
def test_what_is_like_a_date(text: str, like: bool) -> None:
    assert like_date(text) is like


@pytest.mark.parametrize("name", ["meta-share", "time-social-share-wrapper", "post-share-date"])
def test_date_among_links_to_share(name: str) -> None:
    links = "".join(f'<a href="https://x.example/{i}">شارك</a>' for i in range(3))
    stamp = '<time datetime="2024-05-07T10:00:00+03:00">7 مايو 2024</time>'
    made = read(inside=f'<div class="{name}">{links}{stamp}</div>', url=NO_DAY)
    assert raws(made, "published")[0] == "2024-05-07T10:00:00+03:00"
    many = f"{stamp}{stamp}"
    assert not read(inside=f'<div class="{name}">{links}{many}</div>', url=NO_DAY).get("published")


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ('<time datetime="2024-05-07T10:00:00+03:00">7 مايو 2024</time>', ["2024-05-07T10:00:00+03:00", "7 مايو 2024"]),
        ("<div>7 مايو 2024</div>", ["7 مايو 2024"]),
        ("<dl><dt>تاريخ النشر</dt><dd>7 مايو 2024</dd></dl>", ["7 مايو 2024"]),
        ("<h3>خبر آخر</h3><div>7 مايو 2024</div>", []),
        ('<div><a href="/n/1">خبر آخر</a> 7 مايو 2024</div>', []),
        ("<div>7 مايو 2024</div><div>8 مايو 2024</div>", []),
        ("<div>حدث ذلك في 7 مايو 2024 كما يذكر</div>", []),
    ],
)
def test_date_alone_below_the_body_of_a_page_without_another(after: str, found: list[str]) -> None:
    made = read(after=after, url=NO_DAY)
    assert raws(made, "published") == found


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<div><div>7</div><div>مايو</div><div>2024</div></div>", ["7 مايو 2024"]),
        ("<div>7<br>مايو</div>", ["7 مايو"]),
        ("<div><p>7</p><p>مايو</p></div>", ["7 مايو"]),
        ("<div><div>7</div><div>تعليق</div></div>", []),
    ],
)
def test_day_and_month_in_blocks_of_their_own(inside: str, found: list[str]) -> None:
    made = read(inside=inside, url=NO_DAY)
    assert raws(made, "published") == found


@pytest.mark.parametrize(
    ("query", "day"),
    [
        ("id=5&date=20090629", "2009/06/29"),
        ("date=2009-06-29", "2009/06/29"),
        ("FileName=20110613223344", "2011/06/13"),
        ("issue=20110613&page=2", "2011/06/13"),
        ("id=20090629", None),
        ("date=20091329", None),
        ("updated=2009-06-29", None),
    ],
)
def test_day_in_a_query(query: str, day: str | None) -> None:
    assert url_dates.day(f"https://news.example/article.aspx?{query}") == day


@pytest.mark.parametrize("kind", ["WebPage", "Recipe", "MedicalWebPage"])
def test_day_that_jsonld_gives_of_the_page_counts_where_there_is_no_other(kind: str) -> None:
    node = (
        f'<script type="application/ld+json">{{"@type":"{kind}","datePublished":"2024-05-07T10:00:00+03:00"}}</script>'
    )
    assert raws(read(head=node, url=NO_DAY), "published") == ["2024-05-07T10:00:00+03:00"]
    assert raws(read(head=node, inside="<div>6 مايو 2024</div>", url=NO_DAY), "published") == ["6 مايو 2024"]


@pytest.mark.parametrize(
    "box",
    [
        '<div class="social-embed"><p>تغريدة</p><a href="https://x.example/p">@president</a> <span class="date">3 مارس 2020</span></div>',
        '<div class="share-related"><a href="/n/1">منخفض جوي يصل الساحل يوم الجمعة</a> <time datetime="2020-03-03">3 مارس</time></div>',
    ],
)
def test_dates_of_others_in_boxes_for_sharing(box: str) -> None:
    assert read(inside=box, url=NO_DAY).get("published") == []
    both = read(inside=f'{box}<span class="date">12 مارس 2025</span>', url=NO_DAY)
    assert raws(both, "published") == ["12 مارس 2025"]


@pytest.mark.parametrize(
    "after",
    [
        '<div class="grid">'
        + '<div><span class="date">3 مارس 2024</span><h4><a href="/n/1">خبر آخر</a></h4></div>' * 4
        + "</div>",
        '<div><span class="date">3 مارس 2024</span><h4><a href="/n/1">خبر آخر عن الميناء</a></h4></div>',
        "<div><div>أحمد سالم</div><div>3 مارس 2024</div><div>مقال رائع</div></div>",
        "<div><div>معرض الكتاب الدولي</div><div>3 مارس 2024</div></div>",
        "<div><div>نشر في</div><div>معرض الكتاب الدولي</div><div>3 مارس 2024</div></div>",
    ],
)
def test_dates_of_others_below_the_body(after: str) -> None:
    assert read(after=after, url=NO_DAY).get("published") == []


def test_day_and_month_of_an_event_are_not_the_piece_s() -> None:
    event = "<div><b>فعالية قادمة</b><div>12</div><div>مايو</div><div>2024</div></div>"
    assert read(inside=event, url=NO_DAY).get("published") == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("الزمان | 12 مارس 2025", ["الزمان | 12 مارس 2025"]),
        ("الزمان: 12 مارس 2025", []),
        ("قانون رقم 12 لسنة 2024 - نشر في 12 مارس 2025", ["قانون رقم 12 لسنة 2024 - نشر في 12 مارس 2025"]),
    ],
)
def test_what_else_a_date_is_of_only_where_it_says_so(line: str, found: list[str]) -> None:
    assert raws(read(inside=f"<div>{line}</div>", url=NO_DAY), "published") == found
