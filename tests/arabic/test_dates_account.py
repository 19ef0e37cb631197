"""How a reading came about, what rules and flags mean, and `newscrawl date` that tells it."""

import importlib.util
import io
import json
from datetime import datetime
from pathlib import Path

import pytest

from newscrawl.arabic import dates
from newscrawl.arabic.dates.account import Piece, account
from newscrawl.arabic.dates.meanings import FLAGS, RULES
from newscrawl.commands import main

_spec = importlib.util.spec_from_file_location(
    "build_dates_doc", Path(__file__).parents[2] / "scripts" / "build_dates_doc.py"
)
assert _spec and _spec.loader
doc = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(doc)

ROWS = [row for path in sorted(doc.TABLES.glob("*.tsv")) for row in doc.table_rows(path)]
WEDNESDAY = datetime(2025, 3, 12, 9, 30)


def told(text: str, anchor: datetime | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(piece.what, piece.words) for piece in account(text, dates.read(text, anchor=anchor))]


def test_every_rule_and_flag_has_a_meaning_and_is_seen() -> None:
    rules, flags = set(), set()
    for text, given, _ in ROWS:
        reading = dates.read(text, **doc.arguments(given))
        rules.add(reading.rule)
        flags.update(reading.flags)
    assert rules - {None} <= RULES.keys()
    assert flags <= FLAGS.keys()
    assert RULES.keys() - rules == set()
    assert FLAGS.keys() - flags == {"month_by_dateparser"}  # asked of another library, and tested where that is


def test_parts_of_a_line() -> None:
    assert told("فرانس 24 - 12 مارس 2024") == [
        ("ignored", "فرانس 24"),
        ("day", "12"),
        ("month", "مارس"),
        ("year", "2024"),
    ]
    assert told("اليوم السابع | 12 مارس 2024")[0] == ("ignored", "اليوم السابع")


def test_a_name_that_is_a_month_is_no_part_of_the_date() -> None:
    assert told("محمد رمضان 12 مارس 2024") == [
        ("ignored", "محمد رمضان"), ("day", "12"), ("month", "مارس"), ("year", "2024"),
    ]  # fmt: skip
    assert told("سلمى الراعي - منذ ساعتين") == [("ignored", "سلمى الراعي"), ("counted from the anchor", "منذ ساعتين")]
    assert told("د. سعاد 12 مارس 2024")[0][0] == "ignored"


def test_words_of_other_languages() -> None:
    assert told("martes, 14 de mayo de 2024") == [
        ("weekday", "martes"), ("day", "14"), ("says nothing", "de"), ("month", "mayo"), ("says nothing", "de"),
        ("year", "2024"),
    ]  # fmt: skip
    assert told("3 Haziran 2020") == [("day", "3"), ("month", "Haziran"), ("year", "2020")]


def test_each_word_and_what_it_gave() -> None:
    assert told("الأربعاء 13 آذار/مارس 2025، الساعة 10:25 م بتوقيت مكة") == [
        ("weekday", "الأربعاء"), ("day", "13"), ("month", "آذار"), ("month", "مارس"), ("year", "2025"),
        ("clock", "الساعة 10:25 م"), ("zone", "بتوقيت مكة"),
    ]  # fmt: skip
    assert told("السابع والعشرين من تشرين الثاني 2024 عند الساعة الرابعة والنصف فجرا") == [
        ("day", "السابع والعشرين"), ("says nothing", "من"), ("month", "تشرين الثاني"), ("year", "2024"),
        ("clock", "عند الساعة الرابعة والنصف فجرا"),
    ]  # fmt: skip
    assert told("بقلم فلان | من 12 إلى 16 مايو 2024") == [
        ("ignored", "بقلم فلان"), ("says nothing", "من"), ("day", "12"), ("range", "إلى"), ("end of the range", "16"),
        ("month", "مايو"), ("year", "2024"),
    ]  # fmt: skip
    assert told("منذ 3 ساعات") == [("counted from the anchor", "منذ 3 ساعات")]
    assert told("الشارقة في 12 مارس / وام /") == [
        ("dateline", "الشارقة في"), ("day", "12"), ("month", "مارس"), ("dateline", "/ وام /"),
    ]  # fmt: skip
    assert ("counter", "1,204 مشاهدة") in told("نشر في 12 مايو 2021 - 1,204 مشاهدة")
    assert ("another stamp", "15/05/2024 11:00") in told("نشر: 14/05/2024 10:25 آخر تحديث 15/05/2024 11:00")


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("الأربعاء 14 مايو 2024", Piece("weekday", "الأربعاء", "Wednesday, but 2024-05-14 is a Tuesday")),
        ("الثلاثاء 14 مايو 2024", Piece("weekday", "الثلاثاء", "Tuesday: agrees")),
        ("6 ذو القعدة 1445 - 14 مايو 2024", Piece("Hijri month", "ذو القعدة", "= 2024-05-14: agrees")),
        ("5 ذو القعدة 1445 - 14 مايو 2024", Piece("Hijri month", "ذو القعدة", "= 2024-05-13: within a day")),
        ("1 ذو القعدة 1445 - 14 مايو 2024", Piece("Hijri month", "ذو القعدة", "= 2024-05-09: 5 days away")),
        ("14/05/2024 - 06/11/1445", Piece("Hijri day, month and year", "06/11/1445", "= 2024-05-14: agrees")),
        ("أمس الثلاثاء", Piece("day word", "أمس", "-1 days")),
        ("12 قتيلا", Piece("forbids a reading", "قتيلا", "a price or a measure")),
        ("القرار رقم 12/10", Piece("number", "12/10")),
        ("كتب فلان", Piece("not known", "كتب فلان")),
    ],
)
def test_remarks(text: str, piece: Piece) -> None:
    assert piece in account(text, dates.read(text, anchor=WEDNESDAY))


@pytest.mark.parametrize(("text", "given", "value"), ROWS)
def test_every_form_is_told_in_words_of_the_text(text: str, given: str, value: str) -> None:
    pieces = account(text, dates.read(text, **doc.arguments(given)))
    at = 0
    for piece in pieces:
        at = text.index(piece.words, at) + len(piece.words)
    assert pieces or not value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("14 مايو 2024 ص 37 و45", "37, 45 is left over: no part of a date explains it"),
        ("أمس 2024", "2024 is left over: no part of a date explains it"),
        ("القرار رقم 12/10", "the number of an issue, a decree or a volume"),
        ("3 - صفر", "«صفر» beside a dash is the zero of a score"),
        ("14 مايو 2024 الساعة 24:00", "hour 24: the night before that day or after it"),
        ("العام نفسه", "the same time as one that was told before"),
    ],
)
def test_reasons_name_what_is_in_the_way(text: str, reason: str) -> None:
    assert dates.read(text, anchor=WEDNESDAY).reason == reason


def lines(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: str) -> list[dict[str, object]]:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert main(["date", "--jsonl"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_json_lines_answers_every_line_and_gives_the_keys_back(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = lines(
        capsys,
        monkeypatch,
        '{"id": 7, "text": "أمس", "anchor": "2025-03-12T09:30"}\n\n{bad json\n{"text": 5, "id": 8}\n["14 مايو 2024"\n'
        '14 مايو 2024\n"15 مايو 2024"\n{"raw": "16 مايو 2024", "page": {"url": "x"}}\n{"text": "أمس", "anchor": "now"}\n',
    )
    assert [row["value"] for row in out] == [
        "2025-03-11", None, None, None, None, "2024-05-14", "2024-05-15", "2024-05-16", None,
    ]  # fmt: skip
    assert out[0]["id"] == 7 and out[0]["anchor"] == "2025-03-12T09:30" and out[3]["id"] == 8
    assert out[7]["page"] == {"url": "x"}
    assert out[1]["reason"] == "a blank line"
    assert str(out[2]["reason"]).startswith("not JSON: ") and out[2]["raw"] == "{bad json"
    assert str(out[4]["reason"]).startswith("not JSON: ")
    assert out[3]["reason"] == "no text: an object needs the key `text` with a string"
    assert out[8]["reason"] == "the anchor is not an ISO 8601 date and time"


def test_the_command_shows_how_it_came_about(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["date", "الأربعاء 14 مايو 2024", "12 قتيلا"]) == 1
    shown = capsys.readouterr().out
    assert "words     «الأربعاء» weekday (Wednesday, but 2024-05-14 is a Tuesday)" in shown
    assert f"flag      weekday_mismatch: {FLAGS['weekday_mismatch']}" in shown
    assert "words     «قتيلا» forbids a reading (a price or a measure)" in shown
