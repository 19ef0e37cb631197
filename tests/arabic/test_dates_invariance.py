"""What must not matter: marks around a string, the script of its digits, tatweel and harakat; and CLDR's other styles.

The strings are the rows of tests/arabic/dates/*.tsv, refused ones included: what is refused stays so.
"""

import importlib.util
import re
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from babel import Locale, localedata
from babel.dates import format_interval, format_skeleton, format_timedelta
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newscrawl.arabic import dates
from newscrawl.arabic.dates.glued import taken_apart

ROOT = Path(__file__).parents[2]
_spec = importlib.util.spec_from_file_location("build_dates_doc", ROOT / "scripts" / "build_dates_doc.py")
assert _spec and _spec.loader
doc = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(doc)

ROWS = [(path.stem, *row) for path in sorted(doc.TABLES.glob("*.tsv")) for row in doc.table_rows(path)]
PRINTED = [row for row in ROWS if row[0] != "machine"]
LOCALES = sorted(code for code in localedata.locale_identifiers() if code.startswith("ar_") and len(code) == 5)
WORD = re.compile("[\u0621-\u064a]{3,}")
MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u2066\u2067\u2068\u2069\u061c\ufeff"
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
NOON = datetime(2024, 5, 15, 12)


@given(row=st.sampled_from(ROWS), before=st.text(MARKS, max_size=3), after=st.text(MARKS, max_size=3))
@settings(max_examples=400, deadline=None)
def test_bidi_marks_around_any_string_change_nothing(row: tuple[str, ...], before: str, after: str) -> None:
    _, text, given_arguments, value = row
    assert (dates.read(before + text + after, **doc.arguments(given_arguments)).value or "") == value


@given(row=st.sampled_from(PRINTED), data=st.data())
@settings(max_examples=500, deadline=None)
def test_tatweel_and_harakat_inside_words_change_nothing(row: tuple[str, ...], data: st.DataObject) -> None:
    _, text, given_arguments, value = row

    def marked(word: re.Match[str]) -> str:
        at = data.draw(st.integers(1, len(word.group()) - 1))
        return word.group()[:at] + data.draw(st.sampled_from("ـ\u064e\u064f\u0650\u0651\u0652")) + word.group()[at:]

    changed = WORD.sub(marked, text)
    assert (dates.read(changed, **doc.arguments(given_arguments)).value or "") == value, changed


@given(row=st.sampled_from(PRINTED), data=st.data())
@settings(max_examples=500, deadline=None)
def test_digits_of_either_script_mixed_at_will_change_nothing(row: tuple[str, ...], data: st.DataObject) -> None:
    _, text, given_arguments, value = row
    assume(taken_apart(text) is None)  # where the other script is what parts two dates
    mixed = "".join(char.translate(EASTERN) if char.isascii() and data.draw(st.booleans()) else char for char in text)
    assert (dates.read(mixed, **doc.arguments(given_arguments)).value or "") == value, mixed


@pytest.mark.parametrize("code", LOCALES)
@given(day=DAYS, eastern=st.booleans())
@settings(max_examples=6, deadline=None)
def test_cldr_skeletons_read_back(code: str, day: date, eastern: bool) -> None:
    country = Locale.parse(code).territory
    anchor = datetime(day.year, day.month, day.day, 12)
    for skeleton in ("yMMMMd", "yMMMMEEEEd", "MMMMd", "yMMMM", "yMMM", "yM"):
        text = format_skeleton(skeleton, day, locale=code)
        reading = dates.read(text.translate(EASTERN) if eastern else text, country=country, anchor=anchor)
        assert reading.value == (day.isoformat() if "d" in skeleton else day.isoformat()[:7]), (text, reading)


@pytest.mark.parametrize("code", LOCALES)
@given(day=DAYS, length=st.integers(1, 400), eastern=st.booleans())
@settings(max_examples=6, deadline=None)
def test_the_start_of_cldr_intervals(code: str, day: date, length: int, eastern: bool) -> None:
    for skeleton in ("yMMMd", "yMMMEd", "yMd"):
        text = format_interval(day, day + timedelta(days=length), skeleton, locale=code)
        reading = dates.read(text.translate(EASTERN) if eastern else text, country=Locale.parse(code).territory)
        assert reading.value == day.isoformat(), (text, reading)


@pytest.mark.parametrize("code", ["ar_EG", "ar_SA", "ar_MA", "ar_SY"])
@given(
    count=st.integers(1, 99),
    unit=st.sampled_from(["second", "minute", "hour", "day", "week", "month", "year"]),
    ahead=st.booleans(),
)
@settings(max_examples=40, deadline=None)
def test_cldr_relative_times_read_back(code: str, count: int, unit: str, ahead: bool) -> None:
    seconds = {
        "second": 1,
        "minute": 60,
        "hour": 3600,
        "day": 86400,
        "week": 604800,
        "month": 2592000,
        "year": 31536000,
    }
    step = count if ahead else -count
    text = format_timedelta(
        timedelta(seconds=seconds[unit] * step), unit, threshold=10**9, add_direction=True, locale=code
    )
    reading = dates.read(text, anchor=NOON)
    assert reading.precision == unit, (text, reading)
    months = NOON.year * 12 + NOON.month - 1 + step * (12 if unit == "year" else 1)
    if unit == "year":
        assert reading.value == f"{months // 12}", text
    elif unit == "month":
        assert reading.value == f"{months // 12}-{months % 12 + 1:02d}", text
    else:
        moment = (NOON + timedelta(seconds=seconds[unit] * step)).isoformat()
        assert moment.startswith(reading.value or "?"), (text, reading)


@given(piece=st.text(alphabet="01٢/:.-–، \u200f\u0640ومصهالتقبيعشرنأإ", min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_cost_grows_with_the_length_for_any_repeated_piece(piece: str) -> None:
    def cost(length: int) -> float:
        text = (piece * length)[:length]
        best = 1.0
        for _ in range(5):
            begin = time.thread_time()
            dates.read(text, anchor=NOON)
            best = min(best, time.thread_time() - begin)
        return best

    dates.read(piece)
    small, middle, large = cost(75), cost(150), cost(300)
    assert middle < 8 * small + 3e-4
    assert large < 16 * small + 3e-4
