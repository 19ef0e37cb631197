"""Pieces in short sentences, a paragraph each: news in simple language, dialogues, columns."""

from lxml import etree

from newscrawl.extraction.text.blocks import STOPS, Block
from newscrawl.extraction.text.body import SENTENCE, is_prose

FEWEST = 3  # short sentences side by side; fewer may be anything
SHORTEST = 30  # bytes of one


def count(found: list[Block]) -> None:
    """Let short sentences side by side weigh as prose does, where they are more than all longer ones on the page.

    Each ends as a sentence does and holds no link, and they share one element; a name or a label does not.
    """
    by_parent: dict[etree._Element, list[Block]] = {}
    longer = 0
    for block in found:
        if block.kind != "p":
            continue
        if is_prose(block):
            longer += block.weight
        elif block.weight >= SHORTEST and not block.links and block.text[-1] in STOPS and block.parent is not None:
            by_parent.setdefault(block.parent, []).append(block)
    for side_by_side in by_parent.values():
        if len(side_by_side) >= FEWEST and sum(block.weight for block in side_by_side) > longer:
            for block in side_by_side:
                block.weight = max(block.weight, SENTENCE)
