"""Pieces in short sentences, a paragraph each: news in simple language, dialogues, columns."""

from lxml import etree

from newscrawl.extraction.text import decks
from newscrawl.extraction.text.blocks import STOPS, Block
from newscrawl.extraction.text.body import SENTENCE, is_prose

FEWEST = 3  # short sentences side by side; fewer may be anything
SHORTEST = 30  # bytes of one
MOST_LONG = 6  # longer paragraphs on the page: with more, it is written in these


def count(found: list[Block]) -> None:
    """Let short sentences side by side weigh as prose does, below a lead that is all the longer prose elsewhere.

    Each ends as a sentence does and holds no link, and they share one element; a name or a label does not. The lead
    stands in a <header> or is named so: below the text of a piece stand rules for comments and the like.
    """
    by_parent: dict[etree._Element, list[Block]] = {}
    longer: list[Block] = []
    for block in found:
        if block.kind != "p":
            continue
        if is_prose(block):
            longer.append(block)
            if len(longer) > MOST_LONG:
                return
        elif block.weight >= SHORTEST and not block.links and block.text[-1] in STOPS and block.parent is not None:
            by_parent.setdefault(block.parent, []).append(block)
    if not by_parent or not longer:
        return
    most = max(by_parent, key=lambda parent: len(by_parent[parent]))
    leads = [block for block in longer if block.parent is not most]
    if len(by_parent[most]) < FEWEST or not leads or not all(map(_is_lead, leads)):
        return
    if sum(block.weight for block in by_parent[most]) > sum(block.weight for block in leads):
        for block in by_parent[most]:
            block.weight = max(block.weight, SENTENCE)


def _is_lead(block: Block) -> bool:
    return decks.is_named(block.element, lead=True) or next(block.element.iterancestors("header"), None) is not None
