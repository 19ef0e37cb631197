"""The table of places: Arabic spellings to GeoNames ids, namesakes in the order in which news means them.

The table is read once, on the first look-up, and shared. A name is looked up as printed first and folded after that.
"""

import gzip
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from newscrawl import tables
from newscrawl.arabic.fold import LETTERS, SHADDA, fold, strip_signs
from newscrawl.article import Alternative, Mention, Place

PART = "\n\f\n"  # between the columns of the table
VARIABLE = "NEWSCRAWL_GAZETTEER"  # environment variable: the path of another table
FOREIGN = frozenset("پچژگڤڨڭێۆہھۀےٹڈڑ")  # letters for which Arabic news prints others
PRECISIONS = ("continent", "country", "region", "admin1", "admin2", "city", "site")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the table. `weight` is its inhabitants, or what stands for them, and orders namesakes."""

    number: int  # its row
    id: str  # "gn:172256", or "" where the table knows the name but no id
    name: str
    country: str  # ISO 3166-1 alpha-2, "" for what lies in several or none
    admin1: str  # GeoNames code with country, "SY.09", or ""
    lat: float | None
    lon: float | None
    precision: str
    weight: int
    claimed_by: tuple[str, ...]
    names: tuple[str, ...]  # Arabic spellings, the one to display first
    countries: tuple[str, ...]  # the country and all that claim it

    def alternative(self) -> Alternative:
        """The place as a namesake that is not ruled out."""
        return Alternative(id=self.id, name=self.name, country=self.country or None)

    def place(
        self,
        *,
        confidence: str | None = None,
        method: str | None = None,
        alternatives: tuple[Alternative, ...] = (),
        mentions: tuple[Mention, ...] = (),
    ) -> Place:
        """The place as the record writes it. `confidence` is high, medium or low."""
        return Place(
            id=self.id or None,
            name=self.name,
            name_ar=self.names[0],
            country=self.country or None,
            claimed_by=self.claimed_by,
            admin1=self.admin1 or None,
            lat=self.lat,
            lon=self.lon,
            precision=self.precision,  # type: ignore[arg-type]  # the build writes PRECISIONS only
            confidence=confidence,  # type: ignore[arg-type]
            method=method,
            alternatives=alternatives,
            mentions=mentions,
        )


def _foreign(entry: Entry, key: str) -> bool:
    """Whether a place bears that folded name in Persian, Urdu or Kurdish letters only: «ناپل» is Naples, «نابل» not."""
    return all(FOREIGN.intersection(name) for name in entry.names if fold(name) == key)


class Gazetteer:
    """The table in memory: spellings indexed, facts read place by place when asked for."""

    def __init__(self, content: str) -> None:
        header, *columns = content.split(PART)
        if not header.startswith("newscrawl places 1") or len(columns) != 10:
            raise ValueError("this is not a newscrawl table of places, or one of another version")
        names = columns.pop(0)
        self._names = names.split("\n")
        self._facts = columns  # split on the first entry asked for
        self._columns: list[list[str]] = []
        if any(column.count("\n") != len(self._names) - 1 for column in columns):
            raise ValueError("the columns of the table of places differ in length: it is damaged, build it again")
        folded = names.replace(SHADDA, "")
        for letter, plain in LETTERS.items():  # a C loop a letter: five times faster than one pass of translate
            folded = folded.replace(letter, plain)
        # Folded name -> row, or rows where namesakes share it: most names have one, and an int costs no allocation.
        self._index: dict[str, int | list[int]] = {}
        self.starts: dict[str, list[str]] = {}  # first word of a longer name -> the whole names, longest first
        index, starts = self._index, self.starts
        for number, line in enumerate(folded.split("\n")):
            for key in line.split("|"):
                known = index.get(key)
                if known is not None:
                    if isinstance(known, int):
                        if known != number:
                            index[key] = [known, number]
                    elif known[-1] != number:
                        known.append(number)
                    continue
                index[key] = number
                if " " in key:
                    first = key.partition(" ")[0]
                    if first in starts:
                        starts[first].append(key)
                    else:
                        starts[first] = [key]
        for keys in starts.values():
            if len(keys) > 1:
                keys.sort(key=len, reverse=True)
        self._entries: dict[int, Entry] = {}
        self._found: dict[str, list[Entry]] = {}
        self._units: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._names)

    def entry(self, number: int) -> Entry:
        """The place in row `number`."""
        known = self._entries.get(number)
        if known is None:
            if not self._columns:
                self._columns = [column.split("\n") for column in self._facts]
            gid, name, country, admin1, lat, lon, precision, weight, claims = (c[number] for c in self._columns)
            claimed_by = tuple(claims.split())
            known = self._entries[number] = Entry(
                number=number,
                id=gid if not gid or ":" in gid else f"gn:{gid}",
                name=name,
                country=country,
                admin1=f"{country}.{admin1}" if admin1 else "",
                lat=float(lat) if lat else None,
                lon=float(lon) if lon else None,
                precision=precision,
                weight=int(weight),
                claimed_by=claimed_by,
                names=tuple(self._names[number].split("|")),
                countries=tuple(dict.fromkeys(filter(None, (country, *claimed_by)))),
            )
        return known

    def lookup(self, name: str) -> list[Entry]:
        """All places of that name, the one most likely meant first; empty where there is none.

        The printed spelling is tried first, folded spellings come after. A printed shadda is kept: «عمّان» is Amman
        before it is anything else.
        """
        printed = " ".join(strip_signs(name).split())
        found = self.folded(fold(name))
        if len(found) > 1:
            found = sorted(found, key=lambda e: printed not in e.names)
        return found

    def folded(self, key: str) -> list[Entry]:
        """All places whose folded name is `key` (see `arabic.fold`), heaviest first; a shared list."""
        found = self._found.get(key)
        if found is None:
            numbers = self._index.get(key)
            if numbers is None:
                return []
            numbers = [numbers] if isinstance(numbers, int) else numbers
            found = [self.entry(number) for number in numbers]
            if len(found) > 1:
                found = [entry for entry in found if not _foreign(entry, key)] or found
            self._found[key] = found
        return found

    def of_admin1(self, code: str) -> list[Entry]:
        """The unit that a GeoNames first-level code stands for: «SY.07» gives the governorate of Deir ez-Zor."""
        if not self._units:
            self.entry(0)  # splits the columns
            countries, admin1s, precisions = self._columns[2], self._columns[3], self._columns[6]
            self._units = {
                f"{countries[number]}.{admin1s[number]}": number
                for number, precision in enumerate(precisions)
                if precision == "admin1" and admin1s[number]
            }
        number = self._units.get(code)
        return [] if number is None else [self.entry(number)]

    def __contains__(self, key: object) -> bool:
        """Whether a folded name is in the table."""
        return key in self._index

    def keys(self) -> Iterable[str]:
        """All folded names."""
        return self._index.keys()


def read(path: Path) -> Gazetteer:
    """A table from a file. OSError where there is none or it is no gzip file, ValueError where it is no such table."""
    return Gazetteer(gzip.decompress(path.read_bytes()).decode())


@cache
def load() -> Gazetteer:
    """The shipped table, or the one that NEWSCRAWL_GAZETTEER names; read on the first call, shared afterwards."""
    own = os.environ.get(VARIABLE)
    return read(Path(own) if own else tables.path("places/gazetteer.gz"))
