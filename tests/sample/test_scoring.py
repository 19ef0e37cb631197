"""The score of a sample crawl: what is right, wrong, absent, missing, unwanted, doubled."""

import copy
from pathlib import Path
from typing import Any

import pytest

from newscrawl.sample import expectations
from newscrawl.sample.__main__ import main
from newscrawl.sample.compare import FIELDS, plain, same_moment
from newscrawl.sample.scoring import score


def ideal(want: dict[str, Any]) -> dict[str, Any]:
    """A record that says all that is expected."""
    image = want["image"] or {}
    return {
        **{k: want[k] for k in ("url", "canonical_url", "outlet", "outlet_name", "country", "language", "title")},
        "revision": 1,
        "text": f"{want['text_starts']} … {want['text_ends']}" if want["text_starts"] else "",
        "published": dict(want["published"]) if want["published"] else None,
        "modified": dict(want["modified"]) if want["modified"] else None,
        "authors": [{"name": name, "role": "author"} for name in want["authors"]],
        "agencies": [{"id": None, "name": a["name"], "role": a.get("role", "agency")} for a in want["agencies"]],
        "dateline": {"raw": want["dateline"], "places": []} if want["dateline"] else None,
        "section": want["section"],
        "tags": want["tags"],
        "subtitle": want.get("subtitle"),
        "published_day": want.get("published_day"),
        "summary": want.get("summary"),
        "cited": [{"id": None, "name": name} for name in want["cited"]],
        "images": [{"url": image.get("url"), "caption": image.get("caption"), "credit": image.get("credit")}],
        "places": [{"name_ar": p["surface"], "country": p["country"], "mentions": []} for p in want["places"]],
        "rights": want.get("rights", {}),
        "warnings": want["warnings"],
    }


IDEAL = [ideal(want) for want in expectations.records()]


def test_an_ideal_crawl_scores_full_marks() -> None:
    result = score(IDEAL)
    assert result.found == result.expected == len(IDEAL)
    assert not (result.misses or result.missing or result.unwanted or result.unknown or result.doubled)
    assert all(result.share(name) == 1.0 and result.counts[name].total() for name in FIELDS)


@pytest.mark.parametrize(
    ("field", "change", "outcome"),
    [
        ("title", {"title": "عنوان آخر"}, "wrong"),
        ("title", {"title": None}, "absent"),
        ("published", {"published": None}, "absent"),
        ("published", {"published": {"value": "2025-08-25T09:23:13Z", "precision": "second"}}, "wrong"),
        ("published", {"published": {"value": "2025-08-25", "precision": "day"}}, "absent"),
        ("published", {"published": {"value": "2025-08-26", "precision": "day"}}, "wrong"),
        ("authors", {"authors": []}, "absent"),
        ("authors", {"authors": [{"name": "Karim Dev"}]}, "wrong"),
        ("agencies", {"agencies": [{"name": "مرآة الدلتا", "role": "outlet"}]}, "wrong"),
        ("text_clean", {"text": "تفقد وزير الموارد المائية موضوعات متعلقة"}, "wrong"),
        ("text_starts", {"text": "غير ذلك"}, "wrong"),
        ("text_ends", {"text": ""}, "absent"),
        ("places", {"places": []}, "absent"),
        (
            "places",
            {
                "places": [
                    {"name_ar": n, "country": "SY", "mentions": []} for n in ("السنبلاوين", "الدقهلية", "المنصورة")
                ]
            },
            "wrong",
        ),
        ("image_caption", {"images": []}, "absent"),
        ("tags", {"tags": ["أخرى"]}, "wrong"),
        ("language", {"language": None}, "absent"),
    ],
)
def test_one_fault_is_seen(field: str, change: dict[str, Any], outcome: str) -> None:
    records = copy.deepcopy(IDEAL)
    assert expectations.records()[0]["authors"] == ["هدى الشناوي"]
    records[0] |= change
    result = score(records)
    assert {(m.field, m.outcome) for m in result.misses} >= {(field, outcome)}
    assert result.share(field) < 1.0


def test_missing_unwanted_unknown_doubled() -> None:
    refused = next(iter(expectations.refused()))
    extra = IDEAL[0] | {"canonical_url": refused, "url": refused}
    stranger = IDEAL[0] | {"canonical_url": "http://sindyan.test/other/", "url": "http://sindyan.test/other/"}
    result = score([*IDEAL[1:], IDEAL[5], extra, stranger])
    assert len(result.missing) == len(result.unwanted) == len(result.unknown) == len(result.doubled) == 1
    assert "missing" in result.table()


def test_a_page_that_must_stay_undated_is_wrong_when_dated() -> None:
    records = copy.deepcopy(IDEAL)
    at = next(i for i, r in enumerate(expectations.records()) if "must_stay_undated" in r["shows"])
    assert not any(m.field == "published" for m in score(records).misses)
    records[at]["published"] = {"value": "2026-11-20", "precision": "day"}
    assert [(m.field, m.outcome) for m in score(records).misses] == [("published", "wrong")]


@pytest.mark.parametrize(
    ("got", "want", "finer", "same"),
    [
        ("2025-03-14T18:30:00+03:00", "2025-03-14T15:30:00+00:00", False, True),
        ("2025-03-14T18:30:00", "2025-03-14T18:30:00+00:00", False, False),
        ("2025-03-14", "2025-03-14T18:30:00+00:00", False, False),
        ("2025-03-14T18:30:00+03:00", "2025-03-14", False, False),
        ("2025-03-14T18:30:00+03:00", "2025-03-14", True, True),
        ("2025-03-15", "2025-03-14", True, False),
        ("2025-03-14T15:30:41+00:00", "2025-03-14T18:30+03:00", True, True),
        ("2025-03-14T15:31:41+00:00", "2025-03-14T18:30+03:00", True, False),
        ("2025-03-14T18:30:41", "2025-03-14T18:30+03:00", True, False),
        ("2025-03", "2025-03", False, True),
        ("no date at all, T", "2025-03-14T18:30:00+00:00", False, False),
    ],
)
def test_same_moment(got: str, want: str, finer: bool, same: bool) -> None:
    assert same_moment(got, want, finer=finer) is same


def test_plain_spelling() -> None:
    assert plain("«أحمد  الْعلي»") == plain("احمد العلى")
    assert plain("علي") != plain("عالي")


def test_a_file_that_is_not_there_is_named_with_the_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.jsonl")]) == 2
    assert "crawl --sample -O" in capsys.readouterr().err
