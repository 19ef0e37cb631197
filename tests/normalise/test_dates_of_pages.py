"""Dates of whole pages, through `extract`: what printed stamps, datelines, clocks and bad machine dates become."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

import pytest

from newscrawl.article import Article, Moment
from newscrawl.explain import explain
from newscrawl.normalise import Ruling
from newscrawl.normalise.moments import passed_over
from newscrawl.outlet import Outlet
from tests.extraction.pages import TITLE, paragraphs
from tests.normalise.drafts import CAIRO

URL = "https://news.example/world/harbour-81234.html"
FETCHED = datetime(2024, 5, 15, 9, tzinfo=UTC)  # a Wednesday
LATER = datetime(2026, 11, 28, 9, tzinfo=UTC)
ALGIERS = replace(CAIRO, country="DZ")
STAMPS = {
    "الثلاثاء 14 مايو": "2024-05-14",
    "14 مايو": "2024-05-14",
    "14 مايو - 10:25": "2024-05-14T10:25+03:00",
    "أمس، 10:25": "2024-05-14T10:25+03:00",
    "اليوم 10:25": "2024-05-15T10:25+03:00",
    "أمس": "2024-05-14",
    "الثلاثاء 14/5": "2024-05-14",
}
OLD = (
    '<img src="/wp-content/uploads/2018/03/harbour.jpg">',
    '<link rel="stylesheet" href="/assets/2018/03/x.css">',
    '<script src="/assets/2018/03/x.js"></script>',
    '<div id="comments"><time datetime="2018-03-04T10:00:00Z">4 مارس 2018</time></div>',
)


def page(inside: str = "", body: str = "", head: str = "", before: str = "", after: str = "", top: str = "") -> str:
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head>'
        f"<body>{top}<article>{before}<h1>{TITLE}</h1>{inside}<div class='content'>{body}{paragraphs()}{after}</div>"
        "</article></body></html>"
    )


def ld(**values: str) -> str:
    said = "".join(f',"{key}":"{value}"' for key, value in values.items())
    return f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}"{said}}}</script>'


def read(
    html: str,
    fetched: datetime | None = FETCHED,
    anchor: datetime | Literal[False] | None = None,
    outlet: Outlet | None = CAIRO,
    url: str = URL,
) -> tuple[Article, Mapping[str, Ruling]]:
    found = explain(html, url, fetched_at=fetched, anchor=anchor, outlet=outlet)
    assert found.article is not None and found.case is not None
    return found.article, {
        **found.case.rulings,
        "clock": Ruling("clock", None, None, "", tuple(passed_over(found.case))),
    }


def published(html: str, **known: object) -> Moment:
    moment = read(html, **known)[0].published  # type: ignore[arg-type]
    assert moment is not None
    return moment


def losers(html: str, **known: object) -> dict[str, str]:
    rulings = read(html, **known)[1]  # type: ignore[arg-type]
    ruling, lost = rulings["published"], (*rulings["published"].losers, *rulings["clock"].losers)
    assert len({id(loser.claim) for loser in lost} - {id(ruling.winner)}) == len(lost)
    return {loser.claim.raw: loser.why for loser in lost}


# Stamps without a year


@pytest.mark.parametrize("stamp", STAMPS)
@pytest.mark.parametrize("tag", ["<time>{}</time>", '<span class="date">{}</span>', '<div class="entry-date">{}</div>'])
def test_stamp_without_year_resolves_near_the_fetch(stamp: str, tag: str) -> None:
    moment = published(page(tag.format(stamp)))
    assert (moment.value, moment.raw, moment.source) == (STAMPS[stamp], stamp, "visible")
    assert "anchored" in moment.flags


@pytest.mark.parametrize("stamp", STAMPS)
def test_stamp_without_year_resolves_against_the_anchor_given(stamp: str) -> None:
    moment = published(page(f"<time>{stamp}</time>"), fetched=LATER, anchor=FETCHED)
    assert moment.value == STAMPS[stamp]


@pytest.mark.parametrize("stamp", [*STAMPS, "منذ 3 ساعات", "الآن"])
def test_backfill_of_a_dateless_page_gives_no_date(stamp: str) -> None:
    for known in ({"anchor": False}, {"fetched": None}):
        moment = published(page(f"<time>{stamp}</time>"), **known)
        assert (moment.value, moment.precision, moment.raw) == (None, None, stamp)
        assert "needs an anchor: " in str(moment.reason) and "none was given" not in str(moment.reason)


@pytest.mark.parametrize("stamp", [*STAMPS, "منذ 3 ساعات"])
@pytest.mark.parametrize("sign", OLD)
def test_page_that_shows_its_age_gives_no_date(stamp: str, sign: str) -> None:
    head, after = (sign, "") if sign.startswith(("<link", "<script")) else ("", sign)
    moment = published(page(f"<time>{stamp}</time>", head=head, after=after), fetched=LATER)
    assert (moment.value, moment.raw) == (None, stamp)
    assert "older than its fetch" in str(moment.reason) and "2018" in str(moment.reason)
    known = published(page(f"<time>{stamp}</time>", head=head, after=after), fetched=LATER, anchor=FETCHED)
    assert known.value is not None and known.value.startswith("2024-05-1")


@pytest.mark.parametrize("file", ["/assets/2026/11/x.css", "/assets/x.css?v=201803"])
def test_files_of_today_or_without_a_month_say_nothing(file: str) -> None:
    html = page("<time>منذ 3 أيام</time>", head=f'<link rel="stylesheet" href="{file}">')
    assert published(html, fetched=LATER).value == "2026-11-25"


@pytest.mark.parametrize("stamp", [*STAMPS, "الجمعة 10 مايو", "منذ ساعة"])
@pytest.mark.parametrize("anchor", [FETCHED, None, False])
def test_full_date_elsewhere_does_not_lose_to_a_stamp(stamp: str, anchor: datetime | Literal[False] | None) -> None:
    full = '<meta property="article:published_time" content="2024-05-11T08:00:00+03:00">'
    moment = published(page(f"<time>{stamp}</time>", head=full), anchor=anchor)
    assert moment.value == "2024-05-11T08:00:00+03:00"


def test_stamp_is_a_witness_of_the_full_date() -> None:
    head = ld(datePublished="2024-05-14T10:25:00Z")
    moment = published(page("<time>الثلاثاء 14 مايو - 10:25</time>", head=head))
    assert (moment.value, moment.flags) == ("2024-05-14T10:25:00+03:00", ("false_utc",))


def test_weekday_that_fits_no_year_near_is_refused_with_that_reason() -> None:
    moment = published(page("<time>الثلاثاء 14 مايو</time>"), fetched=LATER)
    assert (moment.value, moment.reason) == (None, "no year near the anchor has that date on that weekday")
    ahead = published(page("<time>الجمعة 14 مايو</time>"), fetched=LATER)  # of 2027
    assert (ahead.value, ahead.reason) == (None, "lies after the fetch")


# Decoys


@pytest.mark.parametrize("stamp", ["الأربعاء 15 مايو", "اليوم 15 مايو", "الأربعاء 15 مايو - 12:00"])
@pytest.mark.parametrize("anchor", [None, datetime(2021, 1, 5, tzinfo=UTC)])
def test_clock_above_the_headline_is_no_date(stamp: str, anchor: datetime | None) -> None:
    html = page(before=f'<div class="date">{stamp}</div>')
    moment = published(html, anchor=anchor)
    assert (moment.value, moment.raw) == (None, stamp)
    if anchor is None:
        assert "page clock" in str(moment.reason)


def test_stamp_of_another_day_above_the_headline_is_one() -> None:
    assert published(page(before='<div class="date">الاثنين 13 مايو</div>')).value == "2024-05-13"


def test_crawl_date_at_the_head_of_the_page_is_listed_as_passed_over() -> None:
    html = page('<span class="date">12 مارس 2019</span>', top="<header><div>الأربعاء 15 مايو 2024</div></header>")
    assert published(html).value == "2019-03-12"
    assert losers(html) == {"الأربعاء 15 مايو 2024": "passed over: at the head of the page, a clock or a crawl date"}
    alone = page(top="<header><div>الأربعاء 15 مايو</div></header>")
    assert read(alone)[0].published is None
    assert losers(alone) == {"الأربعاء 15 مايو": "passed over: at the head of the page, a clock or a crawl date"}


def test_clock_in_full_beside_an_older_date_is_passed_over() -> None:
    html = page('<span class="date">12 مارس 2019</span>', before="<div>الأربعاء 15 مايو 2024</div>")
    assert published(html).value == "2019-03-12"
    assert "page clock" in losers(html)["الأربعاء 15 مايو 2024"]


ABOVE = "<div>الأحد 12 جمادى الآخرة 1448هـ الموافق 22 نوفمبر 2026م</div>"
MENU = (
    "<div>" + "".join(f'<div><a href="/{n}">{n}</a></div>' for n in ("الرئيسية", "سياسة", "اقتصاد", "رياضة")) + "</div>"
)


@pytest.mark.parametrize(
    ("html", "day"),
    [
        (page('<span class="date">12 مارس 2019</span>', before=ABOVE), "2019-03-12"),
        (page("<time datetime='2019-03-12'>الثلاثاء</time>", before=f"<time>22/11/2026</time>{ABOVE}"), "2019-03-12"),
        (page(head=ld(datePublished="2019-03-12"), before=ABOVE), "2019-03-12"),
        (page(head=ld(datePublished="2019-03-12"), before=f"<div class='date'>{ABOVE}</div>{MENU}"), "2019-03-12"),
        (page(before=ABOVE), "2026-11-22"),  # nothing else says when
        (page(head=ld(datePublished="2019-03-12"), before="<div class='date'>7 مارس 2019</div>"), "2019-03-07"),
        (page('<span class="date">12 مارس 2019</span>', after="<p>22 نوفمبر 2026 - 11:30</p>"), "2019-03-12"),
        (page('<span class="date">12 مارس 2019</span>', after="<p><a href='/x'>22 نوفمبر 2026</a></p>"), "2019-03-12"),
        (page(after="<p>نشر في: 12 مارس 2019</p>"), "2019-03-12"),
    ],
)
def test_date_above_the_headline_or_at_the_end_yields_to_the_one_below_the_headline(html: str, day: str) -> None:
    assert published(html, fetched=None).value == day


@pytest.mark.parametrize(
    ("digits", "fetched", "value"),
    [
        ("12/03/2024", datetime(2024, 3, 12, 13, tzinfo=UTC), "2024-03-12"),
        ("12/03/2024", datetime(2024, 11, 20, tzinfo=UTC), "2024-03-12"),
        ("3/12/2024 10:25:00 AM", datetime(2024, 3, 13, tzinfo=UTC), "2024-03-12T10:25:00"),  # as ASP.NET prints it
        ("12/03/2024", datetime(2024, 12, 3, 9, tzinfo=UTC), None),
        ("12/03/2024", datetime(2024, 2, 1, tzinfo=UTC), None),
        ("12/03/2024", LATER, None),
        ("12/03/2024", None, None),
    ],
)
def test_digits_of_which_one_order_lies_after_the_fetch(
    digits: str, fetched: datetime | None, value: str | None
) -> None:
    moment = published(page(f'<div class="date">{digits}</div>'), fetched=fetched, outlet=None)
    assert moment.value == value
    assert ("order_inferred" in moment.flags) is (value is not None)


OWN = '<div class="date">12 مايو 2024</div>'


@pytest.mark.parametrize(
    "below",
    [
        "<h2>25 يناير 2011 - 25 يناير 2024</h2>",
        "<div>ينطلق المهرجان يوم 25 مايو 2024 في القاهرة</div>",
        '<div><img src="/p.jpg" width="600"></div><p>القاهرة، 25 يناير 2011</p>',
    ],
)
def test_date_right_above_the_headline_stands_before_what_the_piece_tells(below: str) -> None:
    assert published(page(below, before=OWN), fetched=None).value == "2024-05-12"
    assert (
        published(page(below, before='<time datetime="2024-05-12">12 مايو 2024</time>'), fetched=None).value
        == "2024-05-12"
    )


@pytest.mark.parametrize(
    "opening",
    [
        "<h3>25 يناير 2011</h3>",
        '<div class="k"><a href="/x">خبر آخر</a><span class="post-date">1 يناير 2023</span></div>',
        "<h4>13 مايو 2024 10:00</h4>",
    ],
)
def test_date_right_above_the_headline_stands_before_those_in_the_body(opening: str) -> None:
    assert published(page(body=opening, before=OWN), fetched=None).value == "2024-05-12"


def test_update_above_the_headline_is_the_piece_s_where_a_class_or_nothing_else_says_so() -> None:
    dated = '<div class="meta"><span class="date">12 مايو 2024</span> <span class="date">آخر تحديث 14 مايو 2024</span></div>'
    alone = "<div>آخر تحديث: 14 مايو 2024</div>"
    for html in (page(before=dated), page("<div>12 مايو 2024</div>", before=dated), page(before=alone)):
        article, _ = read(html, fetched=None)
        assert article.modified is not None and (article.modified.value or "").startswith("2024-05-14")


def test_words_beside_digits_in_either_order_leave_them_unread() -> None:
    html = page("<div>ينطلق المعرض 06/09/2024</div>")
    assert published(html, fetched=datetime(2024, 6, 15, tzinfo=UTC), outlet=None).value is None


def test_update_above_the_headline_is_the_site_s() -> None:
    above = "<div>آخر تحديث: 22 نوفمبر 2026 - 11:30</div>"
    article, _ = read(page('<span class="date">12 مارس 2019</span>', before=above), fetched=None)
    assert (article.published and article.published.value, article.modified) == ("2019-03-12", None)
    below = "<div>آخر تحديث: 13 مارس 2019 - 11:30</div>"
    article, _ = read(page(f'<span class="date">12 مارس 2019</span>{below}'), fetched=None)
    assert article.modified is not None and article.modified.value == "2019-03-13T11:30+02:00"


def test_day_before_the_fetch_beside_an_older_date_is_told_as_a_conflict() -> None:
    html = page('<span class="date">14 مايو 2024</span>', head=ld(datePublished="2024-05-11T10:25:00+03:00"))
    article, _ = read(html)
    assert article.published is not None and article.published.value == "2024-05-11T10:25:00+03:00"
    assert "date_conflict" in article.published.flags and "date_conflict" in article.warnings
    assert "a day off the fetch" in losers(html)["14 مايو 2024"]


def test_clock_without_year_beside_an_older_date_is_passed_over() -> None:
    html = page('<span class="date">الأربعاء 15 مايو</span>', head=ld(datePublished="2024-05-09T08:00:00+03:00"))
    article, _ = read(html)
    assert article.published is not None and article.published.value == "2024-05-09T08:00:00+03:00"
    assert article.warnings == ()
    assert "page clock" in losers(html)["الأربعاء 15 مايو"]


def test_dates_of_related_links_are_no_date() -> None:
    other = '<a href="/sport/77120.html">فريق المدينة يفوز بالكأس بعد ركلات الترجيح</a>'
    for html in (
        page(f"<div>{other}</div><time>13 مايو</time>"),
        page(after=f"<ul><li>{other} <time>أمس، 10:25</time></li></ul>"),
        page(after=f'<div class="related"><h4>{other}</h4><span class="date">13 مايو</span></div>'),
    ):
        article, _ = read(html)
        assert article.published is None


# Datelines


DATELINES = {
    "دمشق 14 مايو 2024 (سانا) - ": ("14 مايو 2024", "دمشق"),
    "عمان 14 أيار 2024 (بترا)- ": ("14 أيار 2024", "عمان"),
    "بكين 14 مايو 2024 (شينخوا) -- ": ("14 مايو 2024", "بكين"),
    "الرياض - 14 مايو 2024 (واس): ": ("14 مايو 2024", "الرياض"),
}


@pytest.mark.parametrize("line", DATELINES)
@pytest.mark.parametrize("rest", ["قال الوزير إن الميناء سيستقبل أولى السفن الشهر المقبل.", "قال الوزير."])
def test_date_of_the_dateline_is_taken_where_nothing_else_gives_one(line: str, rest: str) -> None:
    for known in ({}, {"anchor": False}, {"fetched": LATER}):
        article, _ = read(page(body=f"<p>{line}{rest}</p>"), **known)  # type: ignore[arg-type]
        moment = article.published
        assert moment is not None and article.dateline is not None
        assert (moment.value, moment.source, moment.flags) == ("2024-05-14", "text", ("from_text",))
        assert (moment.raw, article.dateline.raw) == DATELINES[line]
        assert article.text.startswith(rest)


def test_date_of_a_dateline_in_a_line_of_its_own() -> None:
    line = "الرياض 06 ذو القعدة 1445 هـ الموافق 14 مايو 2024 م واس"
    article, _ = read(page(body=f"<p>{line}</p>"))
    moment = article.published
    assert moment is not None
    assert (moment.value, moment.source, moment.flags) == ("2024-05-14", "text", ("from_text",))
    assert [agency.id for agency in article.agencies] == ["spa"]
    assert line not in article.text


def test_both_calendars_of_a_dateline_are_its_date() -> None:
    line = "الرياض 06 ذو القعدة 1445 هـ الموافق 14 مايو 2024 م واس "
    moment = published(page(body=f"<p>{line}قال الوزير إن الميناء سيستقبل أولى السفن الشهر المقبل.</p>"))
    assert (moment.value, moment.calendar, moment.source) == ("2024-05-14", "gregorian", "text")


@pytest.mark.parametrize(
    "line",
    [
        "أبوظبي في 14 مايو / وام / ",
        "الدوحة في 14 مايو /قنا/ ",
        "عمان 14 أيار (بترا)- ",
        "القاهرة في 14 مايو (أ ش أ) - ",
    ],
)
def test_dateline_without_year_needs_the_anchor(line: str) -> None:
    html = page(body=f"<p>{line}قال الوزير إن الميناء سيستقبل أولى السفن الشهر المقبل.</p>")
    moment = published(html)
    assert (moment.value, moment.source) == ("2024-05-14", "text")
    assert {"from_text", "anchored", "year_inferred"} <= set(moment.flags)
    absent = published(html, anchor=False)
    assert (absent.value, absent.source, absent.flags) == (None, "text", ("from_text",))
    assert absent.raw in line and "needs an anchor: " in str(absent.reason)


def test_dateline_is_a_witness_that_is_shown() -> None:
    body = "<p>دمشق 14 مايو 2024 (سانا) - قال الوزير إن الميناء سيستقبل أولى السفن الشهر المقبل.</p>"
    agreeing = page(body=body, head=ld(datePublished="2024-05-14T20:00:00+03:00"))
    assert published(agreeing).value == "2024-05-14T20:00:00+03:00"
    assert losers(agreeing) == {"14 مايو 2024": "agrees; less trusted or coarser"}
    assert "agrees with text" in read(agreeing)[1]["published"].why
    other = page(body=body, head=ld(datePublished="2024-05-15T08:00:00+03:00"))
    assert published(other).value == "2024-05-15T08:00:00+03:00"
    assert "date_conflict" not in published(other).flags
    assert "says 2024-05-14" in losers(other)["14 مايو 2024"]


def test_old_dateline_shows_the_page_to_be_old() -> None:
    body = "<p>دمشق 4 مارس 2018 (سانا) - قال الوزير إن الميناء سيستقبل أولى السفن الشهر المقبل.</p>"
    assert published(page("<time>منذ 3 ساعات</time>", body=body)).value == "2018-03-04"


# Years that cannot be


@pytest.mark.parametrize(
    "printed",
    [
        "الأربعاء, 30 تشرين2/نوفمبر -0001 00:00",
        "30 نوفمبر 0001",
        "25 مارس 2728",
        "الخميس 1 يناير 1970 03:00",
        "19 نوفمبر 923 م",
    ],
)
def test_impossible_year_is_never_the_date(printed: str) -> None:
    article, _ = read(page(f'<span class="date">{printed}</span>'), fetched=None)
    assert article.published is None or (article.published.value is None and article.published.reason)
    beside = page(f'<span class="date">{printed}</span>', head=ld(datePublished="2024-05-14T10:25:00+03:00"))
    article, _ = read(beside)
    assert article.published is not None and article.published.value == "2024-05-14T10:25:00+03:00"


@pytest.mark.parametrize(
    "content", ["-0001-11-30T00:00:00+00:00", "0001-01-01T00:00:00Z", "2728-03-25", "1970-01-01T00:00:00Z"]
)
def test_impossible_machine_year_is_never_the_date(content: str) -> None:
    moment = published(page(head=ld(datePublished=content)), fetched=None)
    assert (moment.value, moment.raw) == (None, content)
    assert "year" in str(moment.reason) or "zero" in str(moment.reason)
    modified = read(page(head=ld(dateModified=content)), fetched=None)[0].modified
    assert modified is not None and modified.value is None


def test_null_date_does_not_make_the_page_old() -> None:
    html = page("<time>منذ 3 أيام</time>", head=ld(datePublished="0001-01-01T00:00:00Z"))
    assert published(html).value == "2024-05-12"


# Bad machine dates


def test_false_z_of_the_cairo_clock() -> None:
    html = page('<span class="date">14 مايو 2024 10:25 ص</span>', head=ld(datePublished="2024-05-14T10:25:00Z"))
    moment = published(html)
    assert (moment.value, moment.flags) == ("2024-05-14T10:25:00+03:00", ("false_utc",))
    assert "its Z is false: the page prints the same clock" in read(html)[1]["published"].why
    assert losers(html) == {"14 مايو 2024 10:25 ص": "agrees; less trusted or coarser"}


def test_z_that_lies_after_the_fetch_is_false() -> None:
    html = page(head=ld(datePublished="2024-05-15T10:25:00Z"))
    assert published(html).value == "2024-05-15T10:25:00+03:00"
    assert "as UTC it would lie after the fetch" in read(html)[1]["published"].why
    assert losers(html) == {}


def test_true_z_stays() -> None:
    html = page('<span class="date">14 مايو 2024 10:25 ص</span>', head=ld(datePublished="2024-05-14T07:25:00Z"))
    assert (published(html).value, published(html).flags) == ("2024-05-14T07:25:00Z", ())


def test_published_after_modified_is_told() -> None:
    head = ld(datePublished="2024-05-16T08:00:00+03:00", dateModified="2024-05-14T09:00:00+03:00")
    html = page('<div class="date">نشر: 14 مايو 2024 - 09:00</div>', head=head)
    article, _ = read(html, fetched=LATER)
    assert article.published is not None and article.modified is not None
    assert article.published.value == "2024-05-14T09:00+03:00"
    assert "date_conflict" in article.published.flags
    assert article.modified.value == "2024-05-14T09:00:00+03:00"
    why = losers(html, fetched=LATER)["2024-05-16T08:00:00+03:00"]
    assert "which lies after the modified time" in why and "one claim only" in why and "agree" not in why


def test_modified_before_published_is_refused() -> None:
    head = ld(datePublished="2024-05-14T09:00:00+03:00", dateModified="2024-03-01T09:00:00+03:00")
    article, _ = read(page(head=head))
    assert article.published is not None and article.published.value == "2024-05-14T09:00:00+03:00"
    assert article.modified is not None
    assert (article.modified.value, article.modified.reason) == (None, "lies before publication")


def test_future_date_is_refused_and_the_other_taken() -> None:
    html = page('<span class="date">14 مايو 2024</span>', head=ld(datePublished="2024-09-01T08:00:00+03:00"))
    assert published(html).value == "2024-05-14"
    assert losers(html) == {"2024-09-01T08:00:00+03:00": "lies after the fetch"}
    assert published(page(head=ld(datePublished="2024-09-01T08:00:00+03:00"))).value is None


def test_a_date_in_digits_is_told_by_the_dateline_or_shows_the_page_to_be_old() -> None:
    told = page("<div class=date>05/02/2021 14:33</div>", "<p>تونس 5 فيفري 2021 (وات) - أقر المجلس القانون الجديد.</p>")
    assert published(told, fetched=LATER, outlet=None).value == "2021-02-05T14:33"
    line = "<p>عمان {} (بترا) - أقر المجلس القانون الجديد.</p>"
    for day, value in (
        ("12 تشرين الأول", "2021-10-12T11:20"),
        ("10 كانون الأول", "2021-12-10T11:20"),
        ("3 أيار", None),
    ):
        html = page("<div class=date>12/10/2021 11:20</div>", line.format(day))
        assert published(html, fetched=LATER, outlet=None).value == value


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("<label>20/11/2023</label>", "2023-11-20"),
        ("<label for=q>20/11/2023</label>", None),
        ("<label>20/11/2023</label><input type=date>", None),
    ],
)
def test_a_label_that_belongs_to_no_field_may_print_the_date(label: str, value: str | None) -> None:
    article, _ = read(page(f"<div>{label}</div>"), fetched=LATER)
    assert (article.published.value if article.published else None) == value


def test_hijri_date_in_an_iso_field() -> None:
    head = ld(datePublished="1445-11-06T10:00:00+03:00")
    html = page('<span class="date">14 مايو 2024</span>', head=head)
    moment = published(html)
    assert (moment.value, moment.calendar) == ("2024-05-14T10:00:00+03:00", "islamic-umalqura")
    assert "hijri_year" in moment.flags and "date_conflict" not in moment.flags


@pytest.mark.parametrize(
    ("machine", "conflict"),
    [
        ("2024-05-14T10:25:00+03:00", False),
        ("2024-05-14T08:25:00+01:00", False),
        ("2024-05-14T10:25:00+02:00", False),  # an hour off: what a wrong summer time makes
        ("2024-05-14T10:07:00+03:00", True),
        ("2024-05-11T10:25:00+03:00", True),
    ],
)
def test_machine_date_that_no_zone_explains_is_flagged(machine: str, conflict: bool) -> None:
    html = page('<span class="date">14 مايو 2024 - 10:25</span>', head=ld(datePublished=machine))
    article, _ = read(html, fetched=LATER)
    assert article.published is not None and str(article.published.value).startswith("2024-05-14")
    assert ("date_conflict" in article.published.flags) is conflict
    assert ("date_conflict" in article.warnings) is conflict


def test_zone_of_the_outlet_is_said() -> None:
    for outlet, offset in ((CAIRO, "+03:00"), (ALGIERS, "+01:00")):
        moment = published(page("<time>14 مايو - 10:25</time>"), outlet=outlet)
        assert (moment.value, moment.timezone_source) == (f"2024-05-14T10:25{offset}", "outlet")


# Dates of something else


@pytest.mark.parametrize(
    "line",
    [
        "تاريخ الميلاد: 12 مارس 1970",
        "آخر موعد للتقديم: 10 مايو 2024",
        "طُبع في 14 مايو 2024",
        "عضو منذ 12 مارس 2015",
        "مرسوم رقم 12 بتاريخ 5 مارس 2024",
        "في مثل هذا اليوم 12 مايو 1881",
        "(12 مارس 1940 - 10 مايو 2024)",
        "من 12 إلى 15 مارس 2024",
    ],
)
def test_date_of_something_else_is_not_that_of_the_piece(line: str) -> None:
    html = page(f"<div>{line}</div>")
    moment = read(html)[0].published
    assert moment is None or moment.value is None
    stated = '<meta property="article:published_time" content="2024-05-08T09:00:00+03:00">'
    assert published(page(f"<div>{line}</div>", head=stated)).value == "2024-05-08T09:00:00+03:00"


def test_a_span_that_is_said_to_be_of_publication_is_read() -> None:
    moment = published(page("<div>نشر في: 12 - 15 مارس 2024</div>"))
    assert moment.value == "2024-03-12"
    assert "range_start" in moment.flags
