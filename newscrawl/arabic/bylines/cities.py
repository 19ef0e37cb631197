"""Places in Latin letters, as datelines print them: data/places/latin.tsv. The gazetteer knows Arabic names only."""

import unicodedata
from functools import cache

from newscrawl import tables


@cache
def _kinds() -> dict[str, set[str]]:
    """The kinds of every name of the table by its folded words: New York is a city and a region."""
    kinds: dict[str, set[str]] = {}
    for kind, name in tables.rows("places/latin.tsv"):
        kinds.setdefault(_folded(name), set()).add(kind)
    return kinds


def _folded(words: str) -> str:
    """Words without case, accents and stops: «MEKNÈS» and «Meknes» are one."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join([c for c in plain if not unicodedata.combining(c)]).replace("’", "'").replace(".", "").strip()


def is_kind(words: str, kind: str) -> bool:
    """Whether words are a name of that kind: city, word, region, speech."""
    return kind in _kinds().get(_folded(words), ())


def is_place(words: str) -> bool:
    """Whether words are a city or a region, and no name of people."""
    return not _kinds().get(_folded(words), set()).isdisjoint(("city", "region"))


def is_city(words: str) -> bool:
    """Whether words are a city; a name of people or an everyday word is one in capitals only."""
    return is_kind(words, "city") or (words.isupper() and is_kind(words, "word"))
