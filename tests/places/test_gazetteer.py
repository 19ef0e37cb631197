"""The shipped table: what it knows, and that it is whole."""

import gzip
import hashlib

import pytest

from newscrawl import tables
from newscrawl.places import gazetteer

TABLE = gazetteer.load()


@pytest.mark.parametrize(
    ("name", "gid", "country"),
    [
        ("قامشلو", "gn:173377", "SY"),
        ("القامشلي", "gn:173377", "SY"),
        ("هجين", "gn:174506", "SY"),
        ("دير الزور", "gn:170794", "SY"),
        ("كوباني", "gn:172256", "SY"),
        ("سوريا", "gn:163843", "SY"),
        ("بريطانيا", "gn:2635167", "GB"),
        ("أميركا", "gn:6252001", "US"),
        ("الدار البيضاء", "gn:2553604", "MA"),
        ("بن قردان", "gn:2472431", "TN"),
        ("الفاشر", "gn:379555", "SD"),
        ("أفريقيا", "gn:6255146", ""),
        ("جوجارات", "gn:1270770", "IN"),
    ],
)
def test_names_lead_to_geonames_ids(name: str, gid: str, country: str) -> None:
    best = TABLE.lookup(name)[0]
    assert (best.id, best.country) == (gid, country)


@pytest.mark.parametrize(
    ("one", "other"),
    [("برمنغهام", "برمنجهام"), ("سان بطرسبورغ", "سانت بطرسبرغ"), ("فولغوغراد", "فولجوجراد"), ("اسطنبول", "إسطنبول")],
)
def test_usual_spellings_of_a_foreign_name_meet(one: str, other: str) -> None:
    assert TABLE.lookup(one)[0].id == TABLE.lookup(other)[0].id != ""


def test_a_printed_shadda_decides() -> None:
    assert TABLE.lookup("عمّان")[0].country == "JO"
    assert {e.country for e in TABLE.lookup("عمان")} >= {"JO", "OM"}


def test_namesakes_stand_in_the_order_in_which_news_means_them() -> None:
    assert [e.country for e in TABLE.lookup("دوما")] == ["SY", "PS"]
    assert TABLE.lookup("برشلونة")[0].country == "ES"


def test_an_unknown_name_finds_nothing() -> None:
    assert TABLE.lookup("زقزوقستان") == []
    assert TABLE.lookup("") == []


@pytest.mark.parametrize(
    ("name", "claimed_by"),
    [
        ("القدس", {"IL", "PS"}),
        ("الجولان", {"SY", "IL"}),
        ("الضفة الغربية", {"PS", "IL"}),
        ("الصحراء الغربية", {"EH", "MA"}),
        ("أبو موسى", {"AE", "IR"}),
        ("حلايب", {"EG", "SD"}),
        ("القرم", {"UA", "RU"}),
        ("هاتاي", {"TR", "SY"}),
        ("كشمير", {"IN", "PK", "CN"}),
    ],
)
def test_a_dispute_is_never_hidden(name: str, claimed_by: set[str]) -> None:
    assert set(TABLE.lookup(name)[0].place().claimed_by) == claimed_by


def test_the_table_is_small_and_as_its_checksum_says() -> None:
    path = tables.path("places/gazetteer.gz")
    assert path.stat().st_size < 400_000
    stated = path.with_suffix(".sha256").read_text().split()[0]
    assert hashlib.sha256(gzip.decompress(path.read_bytes())).hexdigest() == stated


def test_every_row_is_well_formed() -> None:
    assert len(TABLE) > 15_000
    seen: set[str] = set()
    for number in range(len(TABLE)):
        entry = TABLE.entry(number)
        assert entry.precision in gazetteer.PRECISIONS
        assert entry.names and all(entry.names) and entry.name
        assert entry.lat is None or (-90 <= entry.lat <= 90 and -180 <= (entry.lon or 0) <= 180)
        assert not entry.country or (len(entry.country) == 2 and entry.country.isupper())
        if entry.id:
            assert entry.id.startswith("gn:") and entry.id[3:].isdigit()
            assert entry.id not in seen, entry
            seen.add(entry.id)


def test_a_damaged_table_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    bad = tmp_path / "bad.gz"
    bad.write_bytes(gzip.compress(b"something else"))
    with pytest.raises(ValueError, match="table of places"):
        gazetteer.read(bad)
    text = gzip.decompress(tables.path("places/gazetteer.gz").read_bytes()).decode()
    bad.write_bytes(gzip.compress(text.rpartition("\n")[0].encode()))
    with pytest.raises(ValueError, match="damaged"):
        gazetteer.read(bad)
