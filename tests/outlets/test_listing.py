"""`newscrawl list` and docs/outlets.md."""

import csv
import io
import json
from pathlib import Path

import pytest

from newscrawl import outlets
from newscrawl.commands import main
from newscrawl.outlets import listing, reader

from .conftest import Write

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.delenv("NEWSCRAWL_OUTLETS", raising=False)
    monkeypatch.setattr(outlets, "_used", [])
    outlets.reload()
    yield
    outlets.reload()


def test_json_by_country_and_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--country", "ma", "--kind", "agency", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(o["slug"], o["country"], o["kind"]) for o in found] == [("map", "MA", "agency")]
    assert {"name", "arabic_name", "home", "evidence"} <= set(found[0])


def test_json_of_all_counts_as_issued(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == 0
    found = [outlet for outlet in json.loads(capsys.readouterr().out) if outlet["kind"] != "sample"]
    assert len({outlet["home"] for outlet in found}) == len(found) >= 150


def test_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--country", "KM"]) == 0
    out, err = capsys.readouterr()
    assert "alwatwan" in out
    assert "الوطن" in out
    assert "1 outlets" in err


def test_csv_can_be_read_back_and_holds_no_formula(write: Write) -> None:
    path = write('aliases = ["=1+1", "+x"]\nnote = "@cmd, \\"quoted\\""\n')
    first = next(csv.DictReader(io.StringIO(listing.as_csv([reader.read(path)]))))
    assert first["aliases"] == "'=1+1 | +x"
    assert first["note"] == '\'@cmd, "quoted"'
    assert first["arabic_name"] == "صوت بردى"


def test_own_folder_and_its_mistakes(
    write: Write, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    folder = write().parent
    assert main(["list", "--outlets", str(folder), "--country", "SY", "--json"]) == 0
    assert "barada" in [outlet["slug"] for outlet in json.loads(capsys.readouterr().out)]
    write("hoem = 1\n", slug="wrong")
    outlets.reload()
    assert main(["list", "--country", "SY", "--json"]) == 1
    assert "wrong.toml:6" in caplog.text
    assert {outlet["country"] for outlet in json.loads(capsys.readouterr().out)} == {"SY"}


def test_what_cannot_be_listed_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["list", "--country", "XX"])
    assert ended.value.code == 2
    assert "no country" in capsys.readouterr().err
    assert main(["list", "--outlets", str(tmp_path / "gone")]) == 2
    assert "is no folder" in capsys.readouterr().err


def test_the_page_of_outlets_is_current() -> None:
    page = (ROOT / "docs" / "outlets.md").read_text(encoding="utf-8")
    made = listing.as_markdown(outlets.all_outlets())
    assert page.strip() == made, "run: newscrawl list --markdown > docs/outlets.md"


def test_the_page_of_keys_names_every_key() -> None:
    page = (ROOT / "docs" / "outlet-file.md").read_text(encoding="utf-8")
    tables = {"select", "expect", "verified"}
    inner = {*reader.SELECTABLE, "until", "drop", "articles_a_day", "fields", "state", "on", "against", "by"}
    assert {key for key in {*reader.KEYS, *inner} - tables if f"`{key}`" not in page} == set()
    assert {table for table in tables if f"`[{table}]`" not in page} == set()
