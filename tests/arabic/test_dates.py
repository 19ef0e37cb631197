"""Every form in tests/arabic/dates/*.tsv, the terms of a Reading, and the refusals."""

import importlib.util
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newscrawl import article
from newscrawl.arabic import dates
from newscrawl.arabic.dates import reading as reading_terms
from newscrawl.arabic.dates.collect import collect
from newscrawl.arabic.dates.context import Context
from newscrawl.arabic.dates.fold import fold
from newscrawl.arabic.dates.general import read_at_length
from newscrawl.arabic.dates.plain import plain
from newscrawl.arabic.dates.reading import Reading, UnreadError
from newscrawl.arabic.dates.resolve import resolve
from newscrawl.arabic.dates.spelled import spell_out
from newscrawl.arabic.dates.tokens import scan
from newscrawl.arabic.dates.verbatim import scan_printed

ROOT = Path(__file__).parents[2]

_spec = importlib.util.spec_from_file_location("build_dates_doc", ROOT / "scripts" / "build_dates_doc.py")
assert _spec and _spec.loader
doc = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(doc)

ROWS = [(path.stem, *row) for path in sorted(doc.TABLES.glob("*.tsv")) for row in doc.table_rows(path)]
FRIDAY = datetime(2024, 5, 10, 12)


@pytest.mark.parametrize(("family", "text", "given", "value"), ROWS)
def test_form(family: str, text: str, given: str, value: str) -> None:
    reading = dates.read(text, **doc.arguments(given))
    assert (reading.value or "") == value, reading
    assert (reading.value is None) == (reading.reason is not None)
    assert reading.raw == text


def test_documentation_is_fresh() -> None:
    assert doc.TARGET.read_text(encoding="utf-8") == doc.page(), "run scripts/build_dates_doc.py"
    assert {path.stem for path in doc.TABLES.glob("*.tsv")} == set(doc.ORDER)


def _both_ways(text: str, given: dict[str, Any]) -> tuple[Reading | None, Reading | None]:
    """What the short way gives for `text`, and where it gives something what the long way gives."""
    context = Context(*(given.get(k) for k in ("anchor", "timezone", "country", "order")))
    short = plain(spell_out(scan_printed(text.strip())), context, text)
    return short, short and read_at_length(spell_out(scan_printed(text.strip())), context, text)


@pytest.mark.parametrize(("family", "text", "given", "value"), [row for row in ROWS if row[3]])
def test_short_way_agrees_with_the_long_way(family: str, text: str, given: str, value: str) -> None:
    if family == "machine":
        return
    short, long = _both_ways(text, doc.arguments(given))
    if short and long:
        assert short._replace(flags=()) == long._replace(flags=())
        assert sorted(short.flags) == sorted(long.flags)


UNITS = "ثانية ثانيتين دقيقة دقائق ساعة ساعتين يوم يومين أسبوع أسابيع شهر شهرين سنة سنوات عام عامين".split()  # noqa: SIM905


@pytest.mark.parametrize("unit", UNITS)
def test_quantities_agree_both_ways(unit: str) -> None:
    for anchor in (datetime(2024, 3, 31, 1, 30), datetime(2020, 2, 29, 23, 59, 58, 5)):
        for zone in (None, "Asia/Beirut"):
            for ago in ("منذ", "بعد"):
                for quantity in ("", "1 ", "3 ", "11 ", "100 "):
                    short, long = _both_ways(f"{ago} {quantity}{unit}", {"anchor": anchor, "timezone": zone})
                    assert short == long


# Each is read the short way, which must not take from it what the long way would give.
BRIEF = [
    "15:15", "12:30 ظهرا", "الساعة 10 مساء", "10 صباحا", "أمس عند الساعة 12:00", "اليوم الجمعة الساعة 9:05 مساء",
    "هذه الليلة في 7", "السابعة هذا الصباح", "الأربعاء 22", "22 مارس الماضي", "يوم 23 أكتوبر الجاري",
    "الأربعاء 14 شهر شباط", "14 أكتوبر الساعة 8:00:31 صباحا", "السبت 11 تشرين الأول/ أكتوبر", "شباط (فبراير) 2023",
    "13 آب/أغسطس 2017 08:29 مساء", "14/6/1444 هـ", "الأحد 14-09-1432 هـ 09:40 صباحا", "1492 م", "عام 1994 م",
    "5 أيام ago", "أسبوعين ago", "منذ سنة واحدة", "2- أكتوبر",
]  # fmt: skip


@pytest.mark.parametrize("text", BRIEF)
def test_brief_forms_agree_both_ways(text: str) -> None:
    for zone in (None, "Asia/Beirut"):
        short, long = _both_ways(text, {"anchor": FRIDAY, "timezone": zone})
        assert short is not None
        assert short == long


@pytest.mark.parametrize(
    "text",
    [
        "صباح أمس 15 مايو الساعة 5:30", "14/6/1444 - هجري", "2026 أيار/مايو 4 م", "18 شهر/حزيران",
        "العام.1204", "15:15 ثم في آخر ص", "الساعة 25", "13 الليلة",
    ],
)  # fmt: skip
def test_the_short_way_leaves_what_is_not_plain(text: str) -> None:
    assert _both_ways(text, {"anchor": FRIDAY})[0] is None


@pytest.mark.parametrize(("family", "text", "given", "value"), ROWS)
def test_words_as_printed_scan_like_folded_ones(family: str, text: str, given: str, value: str) -> None:
    printed, folded = scan_printed(text.strip()), scan(fold(text.strip()))
    assert (printed.kinds, printed.values) == (folded.kinds, folded.values)
    touching = [[a == b for a, b in zip(tokens.ends, tokens.starts[1:], strict=False)] for tokens in (printed, folded)]
    assert touching[0] == touching[1]


def test_most_plain_forms_take_the_short_way() -> None:
    texts = ["الخميس، 12 نوفمبر 2020", "12 نوفمبر 2020 - 10:30 ص", "2020/11/12", "اليوم الخميس 12 نوفمبر 2020م"]
    assert all(plain(scan_printed(t), Context(None, None, None, None)) for t in texts)


@pytest.mark.parametrize(
    ("text", "given", "flag"),
    [
        ("الجمعة 12 أكتوبر 2021", {}, "weekday_mismatch"),
        ("5 ذو الحجة 1445هـ الموافق 19 يونيو 2024م", {}, "hijri_mismatch"),
        ("الأربعاء 5 ذو الحجة 1445هـ", {}, "hijri_shifted"),
        ("15 مايو", {"anchor": FRIDAY}, "year_inferred"),
        ("15 مايو", {"anchor": FRIDAY}, "anchored"),
        ("منذ ساعة", {"anchor": FRIDAY}, "anchored"),
        ("12/10/2021", {"country": "EG"}, "order_inferred"),
        ("الثلاثاء 12/10/2021", {}, "order_inferred"),
        ("12 أكتوبر 2021 10:30", {"timezone": "Asia/Riyadh"}, "zone_assumed"),
        ("8-12 أكتوبر 2017", {}, "range_start"),
        ("25/03/07", {"order": "DMY"}, "year_two_digits"),
        ("دمشق 25 تشرين الأول 2021", {}, "words_ignored"),
        ("12 أكتوبر 2021 21:30 صباحا", {}, "meridiem_mismatch"),
        ("12 أكتوبر 2021 10:30 (مكة المكرمة)، 9:30 (غرينتش)", {}, "clock_mismatch"),
        ("12 أكتوبر 2021 10:30 بتوقيت غوثام", {"timezone": "Asia/Riyadh"}, "zone_unread"),
        ("1441-10-11T03:01:00Z", {}, "hijri_year"),
        ("نشر: 25 أكتوبر 2021 تحديث: العدد 4", {}, "other_stamp_unread"),
        ("25 أكتوبر 2021 - 350 مشاهدة", {}, "counter_ignored"),
        ("نشر 12/10/2021 تحديث 25/10/2021", {}, "order_inferred"),
    ],
)
def test_flag(text: str, given: dict[str, object], flag: str) -> None:
    reading = dates.read(text, **given)  # type: ignore[arg-type]
    assert reading.value is not None
    assert flag in reading.flags


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("الثلاثاء 12 أكتوبر 2021", {}),
        ("5 ذو الحجة 1445هـ الموافق 11 يونيو 2024م", {}),
        ("الثلاثاء 5 ذو الحجة 1445هـ", {}),
        ("25/10/2021", {"country": "EG"}),
        ("12/10/2021", {"order": "DMY"}),
        ("12 أكتوبر 2021 10:30 بتوقيت مكة", {"timezone": "Asia/Beirut"}),
    ],
)
def test_nothing_to_flag(text: str, given: dict[str, object]) -> None:
    assert dates.read(text, **given).flags == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("نشر: 25 أكتوبر 2021", "published", "2021-10-25"),
        ("25 أكتوبر 2021", None, "2021-10-25"),
        ("آخر تحديث: 25 أكتوبر 2021", "modified", "2021-10-25"),
        ("25 أكتوبر 2021 :آخر تحديث", "modified", "2021-10-25"),
        ("آخر تحديث: 26 أكتوبر 2021 نشر: 25 أكتوبر 2021", "published", "2021-10-25"),
        ("25 أكتوبر 2021 (آخر تحديث: 26 أكتوبر 2021)", "published", "2021-10-25"),
    ],
)
def test_label(text: str, label: str | None, value: str) -> None:
    reading = dates.read(text)
    assert (reading.label, reading.value) == (label, value)


def test_zone_and_its_source() -> None:
    printed = dates.read("12 أكتوبر 2021 10:30 بتوقيت مكة", timezone="Africa/Tunis")
    assert (printed.timezone, printed.timezone_source) == ("Asia/Riyadh", "text")
    attached = dates.read("12 أكتوبر 2021 10:30", timezone="Africa/Tunis")
    assert (attached.timezone, attached.timezone_source) == ("Africa/Tunis", "outlet")
    day = dates.read("12 أكتوبر 2021", timezone="Africa/Tunis")
    assert (day.timezone, day.timezone_source) == (None, None)
    odd = dates.read("12 أكتوبر 2021 10:30", timezone="Not/AZone")
    assert odd.value == "2021-10-12T10:30"
    utc = dates.read("2020-06-03T03:01:00Z", timezone="Africa/Tunis")
    assert (utc.value, utc.timezone_source) == ("2020-06-03T03:01:00Z", "text")


def test_the_zone_of_an_anchor_is_not_lent_to_a_printed_clock() -> None:
    anchor = datetime(2024, 5, 10, 12, tzinfo=UTC)
    assert dates.read("12 أكتوبر 2021 10:30", anchor=anchor).value == "2021-10-12T10:30"
    assert dates.read("أمس 10:30", anchor=anchor).value == "2024-05-09T10:30"
    counted = dates.read("منذ ساعة", anchor=anchor)
    assert (counted.value, counted.timezone, counted.timezone_source) == ("2024-05-10T11+00:00", None, None)


def test_hours_are_counted_across_a_change_of_clocks() -> None:
    anchor = datetime(2024, 3, 31, 1, 30)  # Beirut's clocks went from 0:00 to 1:00 that night
    assert dates.read("منذ ساعة", anchor=anchor, timezone="Asia/Beirut").value == "2024-03-30T23+02:00"


def test_the_calendar_printed() -> None:
    assert dates.read("5 ذو الحجة 1445هـ").calendar == "islamic-umalqura"
    assert dates.read("5 ذو الحجة 1445هـ الموافق 11 يونيو 2024").calendar == "gregorian"
    assert dates.read("۱۴۰۰/۶/۳۱").calendar == "persian"


def test_terms_are_those_of_the_record() -> None:
    assert reading_terms.Calendar == article.Calendar
    assert reading_terms.Precision == article.Precision


def test_reasons_are_for_people() -> None:
    assert dates.read("12/10/2021").reason == "day and month could be either; give an order or a country"
    assert "anchor" in (dates.read("أمس").reason or "")
    assert dates.read("31 فبراير 2021").reason == "there is no such day"
    assert dates.read("x" * 1_000_000).reason == "too long to be a date"


def test_white_space_of_markup_is_no_length() -> None:
    assert dates.read("\n   " * 300 + "12 أكتوبر\n\t 2021").value == "2021-10-12"


def test_importing_loads_no_heavy_module() -> None:
    heavy = (
        "dateparser",
        "babel",
        "hijridate",
        "scrapy",
        "lxml",
        "msgspec",
        "zoneinfo",
        "newscrawl.arabic.dates.general",
    )
    code = f"import sys, newscrawl.arabic.dates; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_broken_part_is_caught_in_the_general_way_too() -> None:
    with pytest.raises(UnreadError):
        resolve(collect(scan(fold("12 أكتوبر 2021 25:30"))), Context(None, None, None, None), False)


def test_the_command_line_reads_json_lines() -> None:
    lines = '"12 أكتوبر 2021"\n{"text": "منذ ساعة", "anchor": "2024-05-10T12:00"}\n12/10/2021\n'
    code = "import sys; from newscrawl.commands import main; sys.exit(main(['date', '--jsonl']))"
    done = subprocess.run([sys.executable, "-c", code], input=lines, capture_output=True, text=True, check=True)
    out = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["value"] for row in out] == ["2021-10-12", "2024-05-10T11", None]


@pytest.mark.parametrize(
    ("text", "value", "flag"),
    [
        ("3 Haziran 2020", "2020-06-03", "month_foreign"),
        ("3. Juni 2020 - 10:30", "2020-06-03T10:30", "month_foreign"),
        ("3 июня 2020", "2020-06-03", "month_foreign"),
        ("3 setiembre 2020", "2020-09-03", "month_by_dateparser"),  # a form that CLDR lacks
    ],
)
def test_months_of_other_languages(text: str, value: str, flag: str) -> None:
    reading = dates.read(text)
    assert reading.value == value
    assert flag in reading.flags


@pytest.mark.parametrize(
    "text",
    [
        "3 apples 2020", "3 days 2020", "40 Haziran 2020", "3 Haziran 20", "Haziran 3 gün", "32 de mayo de 2024",
        "12 de mayo o 13 de junio de 2024", "2024年13月40日", "Veröffentlicht im Mai", "14 de mayo",
    ],
)  # fmt: skip
def test_nothing_is_guessed_of_other_languages(text: str) -> None:
    assert dates.read(text, anchor=FRIDAY).value is None


def test_a_wrong_weekday_of_another_language_is_told() -> None:
    assert "weekday_mismatch" in dates.read("lunes, 14 de mayo de 2024").flags
    assert "weekday_mismatch" not in dates.read("martes, 14 de mayo de 2024").flags


def test_labelled_corpus() -> None:
    corpus = Path(os.environ.get("NEWSCRAWL_CORPUS", ROOT.parent / "shared" / "corpus")) / "dates.jsonl"
    if not corpus.is_file():
        pytest.skip(f"no labelled corpus at {corpus}; set NEWSCRAWL_CORPUS")
    rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    right = false = 0
    for row in rows:
        anchor = datetime.fromisoformat(row["anchor"]) if row["anchor"] else None
        value = dates.read(row["raw"], anchor=anchor, order=row["order_hint"]).value
        size = {"year": 4, "month": 7, "hour": 13, "minute": 16, "second": 19}.get(row["expect_precision"] or "", 10)
        right += (value or "")[:size] == (row["expect"] or "")[:size]
        false += row["expect"] is None and value is not None
    assert false == 0
    assert right / len(rows) >= 0.95


@pytest.mark.parametrize("text", ["منذ 3 أيام", "أمس، 10:25", "الثلاثاء 14 مايو", "3 ذو القعدة", "الآن"])
def test_a_reading_says_that_only_an_anchor_was_missing(text: str) -> None:
    assert dates.read(text).needs_anchor
    assert not dates.read(text, anchor=datetime(2024, 5, 15, 9, tzinfo=UTC)).needs_anchor
    assert not dates.read("14 مايو 2024").needs_anchor
    assert not dates.read("القرار رقم 12/10").needs_anchor


@pytest.mark.parametrize("text", ["منذ عام 2٠11", "منذ عام 20١١", "منذ عام ٢٠1١"])
def test_scripts_mixed_within_a_number_part_nothing(text: str) -> None:
    assert dates.read(text, anchor=datetime(2024, 5, 14)).value is None
    assert dates.read(text.removeprefix("منذ ")).value == "2011"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مساء أمس 29/3/2033 م 06:46", "2033-03-29T18:46"),
        ("مساء أمس 29/3/2033 06:46", "2033-03-29T18:46"),
        ("أمس 29/3/2033 06:46", "2033-03-29T06:46"),
        ("عام 1204", "1204"),
        ("العام 1204", None),
        ("2026 مايو 4 م 06:46", None),
    ],
)
def test_the_short_way_leaves_what_it_cannot_tell(text: str, value: str | None) -> None:
    assert dates.read(text, anchor=datetime(2033, 3, 30)).value == value
