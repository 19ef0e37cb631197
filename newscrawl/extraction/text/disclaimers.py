"""Last lines that say whose opinion a piece is, however they begin: data/extraction/disclaimers.tsv has the words."""

import re
from functools import cache

from newscrawl import tables
from newscrawl.extraction.folding import folded
from newscrawl.extraction.text.blocks import Block

LONGEST = 300  # characters
NEAR = 40  # characters between verb and view
NEXT = 16  # the same between the view and whose it is, without a comma
OPENING = 40  # characters in which what is spoken of stands


@cache
def _words(role: str) -> str:
    rows = {folded(word) for own, word, _ in tables.rows("extraction/disclaimers.tsv") if own == role}
    return "|".join(map(re.escape, sorted(rows, key=len, reverse=True)))


@cache
def _pattern() -> re.Pattern[str]:
    verb, view, whose = (rf"(?<!\w)(?:{_words(role)})(?!\w)" for role in ("verb", "view", "whose"))
    return re.compile(rf"{verb}.{{0,{NEAR}}}?{view}[^،,.]{{0,{NEXT}}}?{whose}")


@cache
def _alone(role: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_words(role)})(?!\w)")


def is_disclaimer(block: Block) -> bool:
    """Whether a last line of a piece says whose opinion it is: it begins with what it speaks of, and nobody says it."""
    if block.kind == "heading" or len(block.text) > LONGEST:
        return False
    text = folded(block.text)
    said = _pattern().search(text)
    if said is None or _alone("saying").search(text, 0, said.start()) is not None:
        return False
    return _alone("what").search(text, 0, min(said.start(), OPENING)) is not None
