"""Stamps without a year: where they are claims, and where they are somebody else's."""

import pytest

from newscrawl.extraction.anchorless import is_stamp
from tests.extraction.pages import TITLE, paragraphs, raws, read, texts

NO_DAY = "https://news.example/world/harbour-81234.html"
OTHER = '<a href="/sport/77120.html">فريق المدينة يفوز بالكأس بعد ركلات الترجيح</a>'


@pytest.mark.parametrize(
    "stamp",
    [
        "الثلاثاء 14 مايو",
        "14 مايو",
        "14 أيار",
        "14 مايو - 10:25",
        "14 مايو، 10:25 ص",
        "أمس، 10:25",
        "اليوم 10:25",
        "أمس الساعة 10:25",
        "3 ذو القعدة",
        "مايو 14",
    ],
)
@pytest.mark.parametrize(
    "place",
    [
        "<time>{}</time>",
        '<span class="date">{}</span>',
        '<div class="post-date">{}</div>',
        '<div class="time"><i></i> {}</div>',
        "<div>{}</div>",
        "<div>نشر في: {}</div>",
    ],
)
def test_stamp_below_the_headline_is_a_claim(stamp: str, place: str) -> None:
    (raw,) = raws(read(inside=place.format(stamp), url=NO_DAY), "published")
    assert raw in (stamp, f"نشر في: {stamp}")


@pytest.mark.parametrize("word", ["أمس", "الآن", "14/5", "اليوم"])
def test_words_that_mean_a_date_only_in_a_place_for_dates(word: str) -> None:
    assert raws(read(inside=f"<time>{word}</time>", url=NO_DAY), "published") == [word]
    assert raws(read(inside=f"<div>{word}</div>", url=NO_DAY), "published") == []


def test_stamp_among_other_things_of_its_line() -> None:
    made = read(inside='<div><b>سامي الحداد</b> <span class="date">14 مايو</span> <i>5 دقائق</i></div>', url=NO_DAY)
    assert raws(made, "published") == ["14 مايو"]


@pytest.mark.parametrize("line", ["سامي الحداد | {}", "{} • العالم", "كتب: سامي الحداد - {}"])
@pytest.mark.parametrize("stamp", ["14 مايو", "أمس، 10:25", "14 مايو - 10:25"])
def test_stamp_parted_by_a_mark(line: str, stamp: str) -> None:
    assert raws(read(inside=f"<div>{line.format(stamp)}</div>", url=NO_DAY), "published") == [stamp]


def test_stamp_in_a_byline_leaves_the_name() -> None:
    made = read(inside='<div class="byline"><b>سامي الحداد</b> <i>14 مايو</i></div>', url=NO_DAY)
    assert (raws(made, "byline"), raws(made, "published")) == (["سامي الحداد"], ["14 مايو"])


def test_hijri_month_of_a_short_word_is_a_date() -> None:
    made = read(inside="<div>6 ذو القعدة 1445</div>", url=NO_DAY)
    assert raws(made, "published") == ["6 ذو القعدة 1445"]


def test_label_makes_it_the_modification() -> None:
    made = read(inside="<div>آخر تحديث: أمس، 10:25</div>", url=NO_DAY)
    assert (raws(made, "published"), raws(made, "modified")) == ([], ["آخر تحديث: أمس، 10:25"])


def test_stamp_as_first_line_of_the_body_is_a_claim_and_no_text() -> None:
    made = read("<p>الثلاثاء 14 مايو</p>" + paragraphs(), url=NO_DAY)
    assert raws(made, "published") == ["الثلاثاء 14 مايو"]
    assert "14 مايو" not in texts(made)[0]


def test_full_date_as_first_line_of_the_body_is_a_claim() -> None:
    made = read("<p>14 مايو 2024</p>" + paragraphs(), url=NO_DAY)
    assert raws(made, "published") == ["14 مايو 2024"]
    assert "2024" not in texts(made)[0]


@pytest.mark.parametrize(
    "text",
    [
        "5 دقائق قراءة",
        "12 تعليقا",
        "المرحلة 14 من دوري مايو",
        "ثورة 25 يناير",
        "10:25",
        "14 مايو 2024",
        "الثلاثاء",
        "مايو",
        "32 مايو",
        "شارع 15 مايو",
    ],
)
def test_what_is_no_such_stamp(text: str) -> None:
    assert not is_stamp(text, marked=False)
    assert not is_stamp(text, marked=True)


@pytest.mark.parametrize(
    "decoy",
    [
        {"after": '<div class="list"><span class="date">13 مايو</span></div>'},
        {"after": f"<div><h4>{OTHER}</h4><time>أمس، 10:25</time></div>"},
        {"inside": f"<div>{OTHER}</div><div>13 مايو</div>"},
        {"inside": f'<div class="x">افتتاح</div><div><time>13 مايو</time></div><div>{OTHER}</div>'},
        {"inside": f"<ul><li>{OTHER} <time>13 مايو</time></li></ul>"},
        {"inside": "<div>سطر</div>" * 25 + '<div class="date">13 مايو</div>'},
        {"before": "<div>الثلاثاء 14 مايو</div>"},  # no place made for dates, and above the headline
        {"before": '<div class="date">13 مايو</div>' + "<div>سطر من شريط الأخبار</div>" * 6},
        {"inside": '<div class="related"><time>13 مايو</time></div>'},
        {"inside": '<div id="comments"><span class="date">13 مايو</span></div>'},
        {"inside": "<div>وقعت أحداث القصة في ليلة 13 مايو من عام لا يذكره أحد</div>"},
    ],
)
def test_stamps_of_other_things_are_not_published(decoy: dict[str, str]) -> None:
    assert raws(read(url=NO_DAY, **decoy), "published") == []


def test_first_stamp_counts() -> None:
    made = read(inside="<div>14 مايو</div><div>13 مايو</div>", url=NO_DAY)
    assert raws(made, "published") == ["14 مايو"]


def test_agencys_line_stays_in_the_body() -> None:
    for line in ("الرياض 14 مايو 2024 م واس", "بكين 14 مايو 2024 (شينخوا) قال الوزير."):
        made = read(f"<p>{line}</p>" + paragraphs(), url=NO_DAY)
        assert texts(made)[0] == line
        assert raws(made, "published") == []


def test_clock_at_the_head_of_the_page_is_kept_as_one() -> None:
    before = '</div><div class="bar"><i></i> الثلاثاء 14 مايو 2024 <span>الطقس 24</span></div><div class="story">'
    made = read(before=before, h1=TITLE, url=NO_DAY)
    assert raws(made, "clock") == ["الثلاثاء 14 مايو 2024"]


@pytest.mark.parametrize(
    ("head", "files"),
    [
        ('<link rel="stylesheet" href="/assets/2018/03/x.css">', ["https://news.example/assets/2018/03/x.css"]),
        (
            '<link rel="stylesheet" href="/a/2018/03/x.css"><script src="/a/2020/05/x.js"></script>',
            ["https://news.example/a/2020/05/x.js"],
        ),
        ('<link rel="icon" href="/wp-content/uploads/2018/03/icon.png">', []),
        ('<script src="https://cdn.example/lib/2018/03/x.js"></script>', []),
    ],
)
def test_newest_dated_file_is_evidence_of_age(head: str, files: list[str]) -> None:
    assert raws(read(head=head, url=NO_DAY), "clock") == files
