"""Places of the gazetteer as credit lines need them: a name in, the likeliest place out."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from newscrawl.arabic.names import is_everyday
from newscrawl.article import Place

if TYPE_CHECKING:
    from newscrawl.places.gazetteer import Entry, Gazetteer

LONGEST = 5  # words
CLEARLY = 5  # times the inhabitants: then the bigger namesake is meant
MOST = 6  # namesakes listed
PROMINENT = 1_000_000  # weight: capitals, countries, cities of a million
NONE: frozenset[int] = frozenset()
ALONE = frozenset({1})


@cache
def _table() -> "Gazetteer | None":
    from newscrawl.places import gazetteer

    try:
        return gazetteer.load()
    except FileNotFoundError:  # a checkout whose table has not been built: lines still read, without places
        return None


def entries(folded: str, printed: str) -> "list[Entry]":
    """All places of a name, the likeliest first; with or without the article («دقهلية», «الدقهلية»)."""
    table = _table()
    if table is None:
        return []
    if found := table.folded(folded):
        # the first is the one that news means, unless the spelling is that of another
        return found if len(found) == 1 or printed in found[0].names else table.lookup(printed)
    if folded.isascii():
        return []
    if " " not in folded and len(folded) > 4 and not folded.startswith("ال") and not is_everyday(folded):
        return [entry for entry in table.folded("ال" + folded) if entry.precision != "city" or entry.weight > 20_000]
    return []


def is_name(folded: str) -> bool:
    """Whether a folded name is one of the gazetteer's, as it stands."""
    table = _table()
    return table is not None and folded in table


@lru_cache(1024)  # asked of nearly every word of a line
def is_country(folded: str) -> bool:
    """Whether a folded word is first of all the name of a country."""
    table = _table()
    return table is not None and any(entry.precision == "country" for entry in table.folded(folded)[:1])


@lru_cache(1024)
def sizes(folded: str) -> frozenset[int]:
    """How many words the names of the gazetteer have that begin with a folded word."""
    table = _table()
    if table is None:
        return NONE
    whole = ALONE if folded in table else NONE
    longer = table.starts.get(folded)
    return whole.union([name.count(" ") + 1 for name in longer]) if longer else whole


@lru_cache(1024)
def stands_alone(folded: str) -> bool:
    """Whether a folded word says by itself that a place is meant, with or without the article; «قالت» is Galt too."""
    table = _table()
    if table is None:
        return False
    from newscrawl.places import candidates

    scanner = candidates.scanner()
    names = [name for name in (folded, f"ال{folded}") if name in table]
    return bool(names) and scanner.strength(names[0]) > candidates.WEAK


def settled(found: "Sequence[Entry]", country: str = "") -> Place | None:
    """The record's Place for candidates, the likeliest first; None for none.

    A candidate five times as weighty as the next one abroad is meant. Among closer ones the country of the outlet
    decides; where it does not either, the Place has no id, and all candidates are its alternatives.
    """
    if not found:
        return None
    first = found[0]
    rivals = [entry for entry in found if entry.country != first.country]
    if not rivals:
        return first.place(confidence="high", method="byline")
    if first.weight >= CLEARLY * rivals[0].weight:
        others = tuple(e.alternative() for e in rivals[:MOST] if e.id)
        return first.place(confidence="medium", method="byline:weight", alternatives=others)
    home = [entry for entry in found if country and country in entry.countries]
    if home:
        others = tuple(e.alternative() for e in found[:MOST] if e.id and e is not home[0])
        return home[0].place(confidence="medium", method="byline:outlet-country", alternatives=others)
    namesakes = tuple(e.alternative() for e in found[:MOST] if e.id)
    return Place(name=first.name, name_ar=first.names[0], confidence="low", method="byline", alternatives=namesakes)
