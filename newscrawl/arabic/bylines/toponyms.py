"""Places of the gazetteer as credit lines need them: a name in, the likeliest place out."""

from functools import cache
from typing import TYPE_CHECKING

from newscrawl.article import Place

if TYPE_CHECKING:
    from newscrawl.places.gazetteer import Entry, Gazetteer

LONGEST = 5  # words
PROMINENT = 1_000_000  # weight: capitals, countries, cities of a million


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
        return table.lookup(printed) if len(found) > 1 else found
    if " " not in folded and len(folded) > 4 and not folded.startswith("ال"):
        return [entry for entry in table.folded("ال" + folded) if entry.precision != "city" or entry.weight > 20_000]
    return []


def is_country(folded: str) -> bool:
    """Whether a folded word is first of all the name of a country."""
    table = _table()
    return table is not None and any(entry.precision == "country" for entry in table.folded(folded)[:1])


def place(printed: str) -> Place | None:
    """The record's Place for a printed name; namesakes in other countries stay as alternatives."""
    table = _table()
    found = table.lookup(printed) if table else []
    if not found:
        from newscrawl.arabic.names import key

        found = entries(key(printed), printed)
    if not found:
        return None
    first, *others = found
    rivals = tuple(e.alternative() for e in others if e.id and e.country != first.country)[:5]
    confidence = "high" if not rivals else "medium" if first.weight >= 5 * others[0].weight else "low"
    return first.place(confidence=confidence, method="byline", alternatives=rivals)
