"""The shipped outlet files: each valid, and together without contradiction."""

from collections import defaultdict
from pathlib import Path

import pytest

from newscrawl import outlets, tables
from newscrawl.outlet import Outlet
from newscrawl.outlets import folded, hosts, reader

FOLDER = Path(outlets.__file__).parent
FILES = sorted(FOLDER.rglob("*.toml"))
OWN = [path for path in FILES if path.parent.name != "sample"]


@pytest.fixture(scope="module")
def shipped() -> list[Outlet]:
    return [reader.read(path) for path in OWN]


def test_every_file_can_be_read() -> None:
    wrong = []
    for path in FILES:
        try:
            reader.read(path)
        except reader.OutletError as error:
            wrong.append(str(error))
    assert not wrong


def test_enough_outlets_and_enough_evidence(shipped: list[Outlet]) -> None:
    assert len(shipped) >= 150
    assert sum(outlet.evidence == "public-code" for outlet in shipped) >= 120


def test_folder_is_the_country(shipped: list[Outlet]) -> None:
    assert [o.path for o in shipped if Path(str(o.path)).parent.name != o.country.lower()] == []


def test_samples_are_of_kind_sample_and_no_other_is(shipped: list[Outlet]) -> None:
    assert {reader.read(path).kind for path in FILES if path.parent.name == "sample"} <= {"sample"}
    assert all(outlet.kind != "sample" for outlet in shipped)


def test_slugs_are_unique() -> None:
    slugs = [path.stem for path in FILES]
    assert len(slugs) == len(set(slugs))


def test_homes_and_domains_are_unique(shipped: list[Outlet]) -> None:
    owners = defaultdict(set)
    for outlet in shipped:
        for address in (outlet.home, *outlet.domains):
            owners["".join(hosts.split(address)).removeprefix("www.")].add(outlet.slug)
    assert {place: slugs for place, slugs in owners.items() if len(slugs) > 1} == {}


def test_a_name_shared_by_outlets_is_declared_ambiguous_by_each(shipped: list[Outlet]) -> None:
    owners = defaultdict(list)
    for outlet in shipped:
        for name in {folded(name) for name in outlet.names}:
            owners[name].append(outlet)
    undeclared = [
        (name, outlet.slug)
        for name, sharing in owners.items()
        if len(sharing) > 1
        for outlet in sharing
        if name not in {folded(word) for word in outlet.ambiguous}
    ]
    assert undeclared == []


def test_names_of_places_are_declared_ambiguous(shipped: list[Outlet]) -> None:
    places = {
        folded(word)
        for word in ("الرياض", "المدينة", "الخليج", "قنا", "بترا", "الشرق الأوسط", "القدس", "مكة", "الخبر", "عمان")
    }
    taken = {folded(name): outlet for outlet in shipped for name in outlet.names if folded(name) in places}
    assert set(taken) == places
    assert all(name in {folded(word) for word in outlet.ambiguous} for name, outlet in taken.items())


def test_every_outlet_has_a_clock(shipped: list[Outlet]) -> None:
    assert [outlet.slug for outlet in shipped if outlet.zone is None] == []


def test_every_league_state_is_reached_and_its_agency_listed(shipped: list[Outlet]) -> None:
    by_slug = {outlet.slug: outlet for outlet in shipped}
    league = tables.rows("outlets/arab_league.tsv")
    assert len(league) == 22
    assert [code for code, _ in league if code not in {outlet.country for outlet in shipped}] == []
    agencies = {code: by_slug[slug] for code, slug in league if slug != "-"}
    assert {code for code, outlet in agencies.items() if outlet.country != code or outlet.kind != "agency"} == set()
    assert {code for code, slug in league if slug == "-"} == {"KM"}


def test_nothing_claims_to_have_been_visited_without_saying_when(shipped: list[Outlet]) -> None:
    assert all((o.verified.state == "not yet visited") == (o.verified.on is None) for o in shipped)


def test_from_memory_stays_out_of_all(shipped: list[Outlet]) -> None:
    memory = [o for o in shipped if o.evidence == "memory" and o.verified.on is None]
    assert memory
    assert not any(outlet.trusted for outlet in memory)


def test_home_finds_its_own_outlet(shipped: list[Outlet]) -> None:
    assert [o.slug for o in shipped if outlets.by_url(f"{o.home}/some/page.html") != outlets.get(o.slug)] == []


def test_an_agency_has_one_id_in_the_agency_table_and_here() -> None:
    named = {(ident, folded(spelling)) for ident, spelling, *_ in tables.rows("arabic/agencies.tsv") if ident != "-"}
    agencies = {outlet.slug for outlet in outlets.all_outlets(kind="agency")}
    found = {(ident, slug) for ident, name in named for slug in outlets.names().get(name, ()) if slug in agencies}
    assert len(found) >= 20
    assert {(ident, slug) for ident, slug in found if ident != slug} <= {("saba", "saba-sanaa")}  # two bear the name
