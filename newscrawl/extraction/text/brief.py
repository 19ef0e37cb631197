"""A piece of a line or a few that are shorter than sentences: «هزة أرضية تضرب جنوب البلاد», four verses."""

import re

from lxml import etree

from newscrawl.extraction import inner, labels, phrases
from newscrawl.extraction.jsonld import letters
from newscrawl.extraction.text.blocks import Block
from newscrawl.extraction.times import like_date

# How themes and systems call the box of a piece's text, and nothing else.
BODY = re.compile(
    r"(?<![a-z])(?:entry|post|article|story|news|single|node|field--name)[-_]{0,2}(?:body|content|text|details?)(?![a-z])",
    re.I,
)
LEAST = 21  # characters of a line
WORDS = 4  # of one
MOST = 12  # blocks of the box that are looked at: with more it is no brief


def lines(found: list[Block], headline: etree._Element | None) -> list[Block]:
    """The lines in the one box that is plainly that of the text, where no block of the page is a sentence; mostly none.

    A line that only repeats the headline is none.
    """
    if headline is None or len(found) > MOST:
        return []
    title = letters(inner.text(headline))
    kept = [block for block in found if _is_line(block) and letters(block.text) not in title]
    rooms = {_room(block) for block in kept}
    return kept if len(rooms) == 1 and _is_body(rooms.pop(), headline) else []


def _is_line(block: Block) -> bool:
    text = block.text
    if block.kind != "p" or block.links or len(text) < LEAST or text[-1] == ":" or len(text.split()) < WORDS:
        return False
    return not (like_date(text) or labels.begins(text, "byline") or phrases.kind(text) is not None)


def _room(block: Block) -> etree._Element | None:
    return block.parent if block.element.tag == "p" else block.element


def _is_body(box: etree._Element | None, headline: etree._Element) -> bool:
    """Whether a box is named as that of the text, or is the <article> of the headline."""
    if box is None:
        return False
    if box.tag == "article" and box in headline.iterancestors():
        return True
    return box.get("itemprop") == "articleBody" or BODY.search(f"{box.get('class')} {box.get('id')}") is not None
