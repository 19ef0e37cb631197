"""Text whose lines are as they were typed: verse, a paragraph a line, or agency copy broken at some width."""

import re
from itertools import groupby, pairwise

from newscrawl.structured_data import collapsed

NARROWEST, WIDEST = 50, 100  # characters at which lines are broken: those of verse are shorter, paragraphs longer
BROKEN = 0.8  # of the lines that another follows: so many are too long for its first word
GAP = re.compile(r"\S(?:\s{3,}|\t|\s*(?:\.{3,}|…|\*+)\s*)\S")  # between the halves of a verse
GAPS = 0.5  # of the lines
STOPPED = 0.8  # of the lines: so many are sentences each


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a preformatted text: its lines; where it was broken at a width, what blank lines part."""
    lines = text.splitlines()
    stretches = [[*own] for blank, own in groupby(lines, key=lambda line: not line.strip()) if not blank]
    if _is_broken(stretches):
        stretches = [[" ".join(paragraph)] for own in stretches for paragraph in _indented(own)]
    return [collapsed(line) for own in stretches for line in own]


def _is_broken(stretches: list[list[str]]) -> bool:
    """Whether most lines end where the next word found no room."""
    lines = [line.strip() for own in stretches for line in own]
    width = max(map(len, lines), default=0)
    if not NARROWEST <= width <= WIDEST or sum(GAP.search(line) is not None for line in lines) > GAPS * len(lines):
        return False
    if sum(line.endswith(".") for line in lines) > STOPPED * len(lines):
        return False
    ends = [
        len(line.rstrip()) + 1 + len(following.split(None, 1)[0]) > width
        for own in stretches
        for line, following in pairwise(own)
    ]
    return sum(ends) >= BROKEN * len(ends) > 0


def _indented(lines: list[str]) -> list[list[str]]:
    """The lines of each paragraph, where the first of each is set in and others are not; else all as one."""
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    found: list[list[str]] = []
    for line in lines:
        if not found or len(line) - len(line.lstrip()) > margin:
            found.append([])
        found[-1].append(line)
    return found
