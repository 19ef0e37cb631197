"""Last lines that say whose opinion a piece is, however they begin: data/extraction/disclaimers.tsv has the words."""

import re
from functools import cache

from newscrawl import tables
from newscrawl.extraction.folding import folded
from newscrawl.extraction.text.blocks import Block

LONGEST = 300  # characters
NEAR = 40  # characters between one of the words and the next


@cache
def _words(role: str) -> str:
    rows = {folded(word) for own, word, _ in tables.rows("extraction/disclaimers.tsv") if own == role}
    return "|".join(map(re.escape, sorted(rows, key=len, reverse=True)))


@cache
def _pattern() -> re.Pattern[str]:
    verb, view, whose = (rf"(?<!\w)(?:{_words(role)})(?!\w)" for role in ("verb", "view", "whose"))
    return re.compile(rf"{verb}.{{0,{NEAR}}}?{view}.{{0,{NEAR}}}?{whose}")


@cache
def _what() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_words('what')})(?!\w)")


def is_disclaimer(block: Block) -> bool:
    """Whether a last line of a piece says whose opinion it is, and no more: it names the piece before that."""
    if block.kind == "heading" or len(block.text) > LONGEST:
        return False
    text = folded(block.text)
    said = _pattern().search(text)
    return said is not None and _what().search(text, 0, said.start()) is not None
