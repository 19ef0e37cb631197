"""Poems and other bodies of short lines, one under the other, where the page has no sentence: a line a <br>, a
paragraph, a cell or a heading; classical verse in halves."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from itertools import islice

from lxml import etree

from newscrawl.extraction import inner, phrases
from newscrawl.extraction.text.blocks import WORD, Block
from newscrawl.extraction.text.points import SENTENCE, TITLE, TITLES
from newscrawl.extraction.text.weight import weight
from newscrawl.extraction.times import is_date_line

FEWEST = 6  # lines
STANZA = 3  # of them that stand together at least
LONGEST = 240  # bytes of one
BEFORE = 12  # blocks between the headline and the first: a date, a name, buttons
MEAN = 24  # bytes of a line
CELLS = 3  # of a row: two halves, and a mark between
# Shares of the lines. Names of sections and tags are single words, prices have digits, facts a label before them.
WORDY, COUNTING, LABELLED = 0.6, 0.2, 0.25


def find(below: list[Block], known: Collection[etree._Element]) -> list[Block]:
    """The lines of the piece; empty where there are none. `below`: see blocks.below; `known`: the elements of the
    paragraphs found, before the first of which the lines must stand."""
    lines = Counter(block.element for block in below)  # broken by <br>, more than one
    below = [line for block in below for line in (_halves(block) if lines[block.element] == 1 else [block])]
    titles = start = 0
    while start < len(below) and start <= BEFORE:
        first = below[start]
        if first.links:
            titles += first.linked > 0 and first.weight >= TITLE
            if titles > TITLES:
                break
        end = _end(below, start)
        run = below[start : _last_end(below, end)] if end - start >= STANZA else []
        if len(run) >= FEWEST and _reads_like_verse(run):
            headings = first.kind == "heading"  # they are the lines
            return [replace(line, kind="p") if headings and line.kind == "heading" else line for line in run]
        if any(block.element in known for block in below[start:end]):
            break
        start = max(end, start + 1)
    return []


def after(kept: list[Block], at: int) -> int:
    """The end of the lines that stand from `at` on, right after prose; `at` where there are none."""
    end = _end(kept, at)
    return end if end - at >= FEWEST and _reads_like_verse(kept[at:end]) else at


def before(kept: list[Block], at: int) -> int:
    """The beginning of the lines that stand before `at`, right before prose; `at` where there are none."""
    return at - after(kept[:at][::-1], 0)


def around(lines: list[Block]) -> etree._Element:
    """The lowest element that holds all lines, where they are told apart by more than <br>."""
    first, last = lines[0].element, lines[-1].element
    if first is last:
        return first
    above = set(last.iterancestors())
    return next((up for up in first.iterancestors() if up in above), first)


def _end(below: list[Block], start: int) -> int:
    """The end of the run of plain blocks of one make that begins at `start`."""
    end = start
    while end < len(below) and _is_line(below[end]) and (end == start or _alike(below[end - 1], below[end])):
        end += 1
    return end


def _last_end(below: list[Block], end: int) -> int:
    """The end of the last of some runs of one make, of which the first ends at `end`: with a number or a name between
    the parts of a poem."""
    while end + 1 < len(below) and _is_line(below[end]) and _alike(below[end - 1], below[end + 1]):
        further = _end(below, end + 1)
        if further - end <= STANZA:
            break
        end = further
    return end


def _is_line(block: Block) -> bool:
    return not block.links and block.weight <= LONGEST and not (_has_digit(block) and is_date_line(block.text))


def _has_digit(block: Block) -> bool:
    return any(map(str.isdigit, block.text))


def _alike(block: Block, other: Block) -> bool:
    """Whether two blocks are lines of one element, hang side by side, or in boxes of one make that do."""
    if block.element is other.element:
        return True
    if block.element.tag != other.element.tag or block.parent is None or other.parent is None:
        return False
    if block.parent is other.parent:
        return True
    mine, its = block.parent, other.parent
    return mine.tag == its.tag and mine.get("class") == its.get("class") and mine.getparent() is its.getparent()


def _reads_like_verse(run: list[Block]) -> bool:
    """Whether lines are of several words, without numbers and labels, and no captions or rows of a table of facts."""
    count = len(run)
    wordy = sum(" " in block.text for block in run)
    counting = sum(map(_has_digit, run))
    labelled = sum(":" in block.text for block in run)
    if wordy < WORDY * count or counting > COUNTING * count or labelled > LABELLED * count:
        return False
    if not MEAN * count <= sum(block.weight for block in run) < SENTENCE * count:
        return False
    if sum(phrases.kind(block.text) is not None for block in run) > 1:  # buttons
        return False
    elements = {block.element for block in run}
    return not any(map(_has_picture, elements)) and not any(map(_stands_in_wide_row, elements))


def _has_picture(element: etree._Element) -> bool:
    return next(element.iter("img", "picture", "video"), None) is not None


def _stands_in_wide_row(element: etree._Element) -> bool:
    row = element.getparent()
    return row is not None and row.tag == "tr" and len([*islice(row, CELLS + 1)]) > CELLS


def _halves(block: Block) -> list[Block]:
    """The halves of a verse where each stands in an element of its own; else the line."""
    parts = inner.children(block.element)
    if not 1 < len(parts) <= CELLS or len({part.tag for part in parts}) > 1 or parts[0].tag in ("br", "a"):
        return [block]
    if any(text and not text.isspace() for text in (block.element.text, *(part.tail for part in parts))):
        return [block]
    texts = [text for part in parts if WORD.search(text := inner.line(part))]
    return [replace(block, text=text, weight=weight(text)) for text in texts]
