"""The last lines of a piece that are no sentence of it: who else worked on it, where it appeared, what was changed."""

import re
from dataclasses import replace
from functools import cache

from newscrawl import tables
from newscrawl.extraction.folding import folded
from newscrawl.extraction.labels import AT_START, begins
from newscrawl.extraction.text.blocks import Block

LONGEST = 300  # characters
MOST = 6  # such lines below one piece
AGENCY = re.compile(r"\([^()]{2,40}\)[\s.]*$")
WORK = re.compile(r"[(\[]?[A-Z][a-z]+(?: [a-z]+)? by (?=[A-Z])")  # «(Reporting by … in …; Editing by …)»
PLACE = re.compile(r" in [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}")
LINES = " _*-–—=•·.~ـ"  # what parts them from it


@cache
def _told() -> dict[str, list[str]]:
    """What tells such a line, as data/extraction/signatures.tsv has it, by its first word; AT_START stays before it."""
    told: dict[str, list[str]] = {}
    for words, _ in tables.rows("extraction/signatures.tsv"):
        bare = folded(words)
        told.setdefault(bare.split()[0], []).append(AT_START * words.startswith(AT_START) + bare)
    return told


def is_signature(block: Block) -> bool:
    """Whether a last line is such a one, or a mere stroke."""
    text = block.text
    if block.kind == "heading" or len(text) > LONGEST:
        return False
    if text[0] in LINES and not text.strip(LINES):
        return True
    line = folded(text)
    first = _told().keys() & line.replace("(", " ").split()
    return any(_says(line, words) for word in first for words in _told()[word])


def _says(line: str, words: str) -> bool:
    if not words.startswith(AT_START):
        return words in line
    words = words[len(AT_START) :]
    return line.startswith(words) or any(mark + words in line for mark in ("; ", "("))


def hands(block: Block) -> Block | None:
    """Such a line that says who reported, wrote and edited, in one list and without the places; None for others."""
    if WORK.match(block.text) is None:
        return None
    parts = [PLACE.sub("", part.strip()) for part in block.text.strip("()[]. ").split(";")]
    return replace(block, text=", ".join([part for part in parts if WORK.match(part)]))


def credit(block: Block) -> Block | None:
    """What of such a line may be read as a credit: all, by its beginning, or what stands in brackets at its end."""
    if begins(block.text, "byline"):
        return block
    bracketed = AGENCY.search(block.text)
    return replace(block, text=bracketed[0].strip()) if bracketed is not None else None
