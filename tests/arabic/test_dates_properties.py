"""What must hold for every date and every text, searched by hypothesis."""

import time
from datetime import date, datetime

import pytest
from babel import Locale, localedata
from babel.dates import format_date, format_datetime
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.arabic import dates
from newscrawl.arabic.dates.context import Context
from newscrawl.arabic.dates.fold import fold, fold_with_offsets
from newscrawl.arabic.dates.machine import read_machine, read_usual

LOCALES = sorted(code for code in localedata.locale_identifiers() if code.startswith("ar_") and len(code) == 5)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
ARABIC = "".join(map(chr, range(0x0621, 0x064B)))
DATEISH = st.text(alphabet=ARABIC + "0123456789٠١٢۳۴ /-:.،()\u200f\u0640\u064bمصه", max_size=120)
WORDS = st.sampled_from(
    [
        "منذ",
        "قبل",
        "بعد",
        "يوم",
        "شهر",
        "سنة",
        "عام",
        "ساعة",
        "ساعتين",
        "الساعة",
        "في",
        "من",
        "إلى",
        "و",
        "اليوم",
        "أمس",
        "غدا",
        "الأحد",
        "الجمعة",
        "سبت",
        "مارس",
        "آب",
        "تشرين",
        "الأول",
        "الثاني",
        "كانون",
        "رمضان",
        "محرم",
        "ربيع",
        "هـ",
        "م",
        "ص",
        "صباحا",
        "مساء",
        "5",
        "12",
        "31",
        "2021",
        "1445",
        "12/10/2021",
        "10:30",
        "15:75",
        "-",
        "/",
        "(",
        ")",
        "الخامس",
        "والعشرين",
        "ألف",
        "وتسعمائة",
        "نصف",
        "إلا",
        "ربع",
        "بتوقيت",
        "مكة",
        "غرينتش",
        "+",
        "نشر",
        "آخر",
        "تحديث",
        "رقم",
        "الماضي",
        "المقبل",
        "هذا",
        "ago",
        "h",
        "GMT",
    ]
)
SENTENCES = st.lists(WORDS, max_size=14).map(" ".join)
ANCHORS = st.none() | st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2070, 1, 1))


@pytest.mark.parametrize("code", LOCALES)
@given(day=DAYS)
@settings(max_examples=12, deadline=None)
def test_cldr_dates_read_back(code: str, day: date) -> None:
    country = Locale.parse(code).territory
    for style in ("full", "long", "medium", "short"):
        reading = dates.read(format_date(day, style, locale=code), country=country)
        assert reading.value == day.isoformat(), (style, reading)
        named = dates.read(format_date(day, style, locale=code))
        assert named.value in (day.isoformat(), None)
        assert named.value or style in ("medium", "short")


@pytest.mark.parametrize("code", LOCALES)
@given(moment=st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2060, 1, 1)))
@settings(max_examples=8, deadline=None)
def test_cldr_moments_read_back(code: str, moment: datetime) -> None:
    country = Locale.parse(code).territory
    for style in ("full", "long", "medium", "short"):
        printed = format_datetime(moment, style, locale=code)
        reading = dates.read(printed, country=country)
        zone = "+00:00" if style in ("full", "long") else ""  # those name the zone, which is UTC for a naive moment
        wanted = moment.isoformat(timespec="minutes" if style == "short" else "seconds") + zone
        assert reading.value is not None, (printed, reading)
        assert reading.value.replace("Z", "+00:00") == wanted, (printed, reading)


@pytest.mark.parametrize("code", ["ar", "ar_001"])
@given(day=DAYS)
@settings(max_examples=12, deadline=None)
def test_cldr_dates_of_no_country_read_back_or_are_refused(code: str, day: date) -> None:
    for style in ("full", "long", "medium", "short"):
        value = dates.read(format_date(day, style, locale=code), country=Locale.parse(code).territory).value
        assert value == day.isoformat() or (value is None and style in ("medium", "short"))


@given(text=st.one_of(st.text(max_size=200), DATEISH, SENTENCES), anchor=ANCHORS)
@settings(max_examples=600, deadline=None)
def test_reading_never_raises(text: str, anchor: datetime | None) -> None:
    reading = dates.read(text, anchor=anchor, timezone="Africa/Cairo")
    assert (reading.value is None) == (reading.reason is not None)
    assert (reading.value is None) == (reading.precision is None)
    for mention in dates.find(text, anchor=anchor):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.reading.value


@given(text=SENTENCES, anchor=ANCHORS)
@settings(max_examples=300, deadline=None)
def test_a_value_is_a_moment_cut_at_its_precision(text: str, anchor: datetime | None) -> None:
    reading = dates.read(text, anchor=anchor)
    if reading.value is None:
        return
    size = {"year": 4, "month": 7, "week": 10, "day": 10, "hour": 13, "minute": 16, "second": 19}[
        reading.precision or ""
    ]
    clock = reading.value[:size]
    assert len(clock) == size
    assert reading.value[size:] in ("", "Z") or reading.value[size] in "+-"
    datetime.fromisoformat(
        clock + "-01-01"[: max(0, 10 - size)] if size < 10 else clock + ":00" if size == 13 else clock
    )


@given(
    day=DAYS,
    script=st.sampled_from(["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９", "०१२३४५६७८९", "᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙"]),
    style=st.sampled_from(["full", "long", "medium", "short"]),
)
@settings(max_examples=150, deadline=None)
def test_digits_of_any_script(day: date, script: str, style: str) -> None:
    text = format_date(day, style, locale="ar_AE")
    other = text.translate(str.maketrans("0123456789", script))
    assert dates.read(other, order="DMY").value == dates.read(text, order="DMY").value == day.isoformat()


@given(day=DAYS, code=st.sampled_from(LOCALES), data=st.data())
@settings(max_examples=150, deadline=None)
def test_tatweel_and_harakat_change_nothing(day: date, code: str, data: st.DataObject) -> None:
    text = format_date(day, "full", locale=code)
    words = []
    for word in text.split(" "):
        if len(word) >= 3 and word.isalpha():
            at = data.draw(st.integers(1, len(word) - 1))
            word = word[:at] + data.draw(st.sampled_from("ـ\u064e\u064f\u0650\u0651\u0652")) + word[at:]
        words.append(word)
    assert dates.read(" ".join(words)).value == dates.read(text).value == day.isoformat()


@given(
    day=DAYS,
    code=st.sampled_from(LOCALES),
    marks=st.lists(
        st.sampled_from("\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\u061c\ufeff"), min_size=2, max_size=4
    ),
)
@settings(max_examples=100, deadline=None)
def test_bidi_marks_around_change_nothing(day: date, code: str, marks: list[str]) -> None:
    text = format_date(day, "long", locale=code)
    marked = "".join(marks[:2]) + text + "".join(marks[1:])
    assert dates.read(marked).value == dates.read(text).value == day.isoformat()


STAMPS = st.from_regex(
    r"(1[0-9]|2[0-2])\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\d([.,]\d{1,3})?(Z|[+-][01]\d:[0-6]\d)", fullmatch=True
)


@given(STAMPS | st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat(timespec="seconds")))
def test_the_usual_form_of_machines_is_read_like_all_others(text: str) -> None:
    usual = read_usual(text)
    if usual is not None:
        assert usual == read_machine(text, Context(None, None, None, None))


@pytest.mark.parametrize("text", ["2024-05-14T08:30:00+03:00", "2024-05-14T08:30:00.000Z", "1999-12-31T23:59:59-05:00"])
def test_usual_forms_of_machines(text: str) -> None:
    assert read_usual(text) is not None


@given(text=st.text(max_size=60))
def test_folding_keeps_its_offsets(text: str) -> None:
    folded, where = fold_with_offsets(text)
    assert len(where) == len(folded) + 1
    assert where == sorted(where)
    assert fold(folded) == fold(fold(folded))


HARD = [
    "1/", "12:", "٣ /", "و", "الحادي و", "ألف و", "منذ ", "من ", "تشرين ", "ربيع الأول ", "نشر ", "رقم 5/", "1-2-",
    "ـ", "\u200f", "ﻻ", "مم", "والبال", "a", "é", "😀", "5 مارس ", "(", "GMT+", "أمس ", "الساعة 5 و ", "صباحا ", "x1",
]  # fmt: skip


@pytest.mark.parametrize("piece", HARD)
def test_cost_is_linear_in_adversarial_text(piece: str) -> None:
    def cost(length: int) -> float:
        text = (piece * length)[:length]
        best = 1e9
        for _ in range(7):
            begin = time.thread_time()
            dates.read(text, anchor=datetime(2024, 5, 10))
            best = min(best, time.thread_time() - begin)
        return best

    dates.read(piece * 10)
    small, large = cost(75), cost(300)
    assert large < 4 * 4 * small + 2e-4  # four times the text: a square would be sixteen times, with a floor for noise


def test_a_megabyte_is_refused_at_once() -> None:
    short = "5 مارس 2021"
    begin = time.thread_time()
    for _ in range(50):
        dates.read(short)
    ordinary = time.thread_time() - begin
    for piece in ("5 مارس ", "1/", " ", "و"):
        text = piece * (1_000_000 // len(piece))
        begin = time.thread_time()
        assert dates.read(text).value is None
        assert time.thread_time() - begin < 20 * ordinary
