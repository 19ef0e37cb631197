"""The body of any page: by its paragraphs, or where there are hardly any, by its points or its lines."""

from itertools import islice, takewhile

from lxml import etree

from newscrawl.extraction.names import Names
from newscrawl.extraction.text import blocks, container, ends, masses, paragraphs, points, verse
from newscrawl.extraction.text.blocks import Block
from newscrawl.extraction.text.body import Body, is_prose
from newscrawl.extraction.times import is_date_line
from newscrawl.page import Page

LITTLE = 1000  # bytes of prose: with less, the piece may stand in no paragraphs
FEWEST = 250  # bytes of it that stand elsewhere
ABOVE = 6  # blocks above it among which its date may stand


def read(page: Page, names: Names, headline: etree._Element | None) -> Body:
    """The body of a page; empty where it has none. `headline`: the element that shows the title."""
    found = paragraphs.read(page, names, headline)
    if headline is None or found.weight >= LITTLE:
        return found
    return _without_paragraphs(page, names, headline, found) or found


def _without_paragraphs(page: Page, names: Names, headline: etree._Element, prose: Body) -> Body | None:
    """The body of a page on which little `prose` is found: its points, or its lines; None for neither."""
    below = blocks.below(page, names, headline)
    known = {b.element for b in prose.blocks if is_prose(b)}
    lines = verse.find(below, known) if prose.weight < FEWEST else []
    size = sum(b.weight for b in lines)
    least = max(FEWEST, 2 * prose.weight, 2 * size)
    found = _in_points(page, names, headline, below, least)
    gained = sum(b.weight for b in found.blocks if b.kind != "heading" and b.element.tag != "p")
    if gained < least or not _goes_with(known, found, below):
        lines = ends.without_end(lines)
        if not lines:
            return None
        top = verse.around(lines)
        total = {**prose.total, top: float(size)}
        found = Body(lines, left_out=prose.left_out, pictures=prose.pictures, container=top, total=total)
    first = found.blocks[0].element
    if not points.are_of(headline, first):
        return None
    above = takewhile(lambda block: block.element is not first and not points.is_title(block), islice(below, ABOVE))
    found.is_dated = any(is_date_line(block.text) for block in above)
    found.in_paragraphs = prose.weight
    return found


def _in_points(page: Page, names: Names, headline: etree._Element, below: list[Block], least: int) -> Body:
    """The body of a page whose sentences are marked as anything but paragraphs; empty where there are few of them."""
    own = points.masses(below, least)
    if not own:
        return Body()
    total, boxes = masses.kept(own, page, names, headline)
    top = container.find(page.tree, total)
    return paragraphs.under(top, total, boxes, names, headline, in_points=True) if top is not None else Body()


def _goes_with(known: set[etree._Element], found: Body, below: list[Block]) -> bool:
    """Whether points found may be of one piece with the paragraphs known: below them in one box, under no heading of
    their own; or above them all, as those are the footer's."""
    held = {b.element for b in found.blocks}
    met = False
    for block in below:
        if block.element in known:
            met = True
            if block.element not in held and block.text not in found.decks:
                return False
        elif block.element in held and block.element.tag != "p":
            return not (met and block.kind == "heading" and not points.is_sentence(block))
    return True
