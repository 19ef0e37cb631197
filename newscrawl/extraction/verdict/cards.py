"""Whether a body is no piece but a list of others: excerpts under linked headlines, or in boxes with a link each."""

from itertools import islice
from urllib.parse import urldefrag

from lxml import etree

from newscrawl.extraction.links import leads_to_piece
from newscrawl.extraction.names import Names
from newscrawl.extraction.text.blocks import Block, Walker
from newscrawl.extraction.text.body import Body, is_prose
from newscrawl.page import Page

LINKED = 0.9  # of a headline that leads elsewhere
SHORTEST = 12  # characters of it
LEAST = 3  # cards
DEEP = 4  # levels of a card around its paragraph
OWN = 2  # paragraphs before the first card: a piece, and cards below it; the intro of a section has one
SHARE = 0.6  # of all prose: a piece with linked subheads has more than one paragraph under each


def fill(page: Page, body: Body, names: Names, headline: etree._Element | None = None) -> bool:
    """Whether most of the prose stands in single paragraphs, each right under a link to another page.

    `headline`: the page's own, which may link to itself under another address; what stands above it does not count.
    """
    if body.container is None or len([*islice(body.container.iter("a"), LEAST)]) < LEAST:  # each card has its link
        return False
    cards, own, size, whole = 0, 0, 0, 0
    under_link = False
    for block in Walker(names, body.total, 0.4 * body.total[body.container]).walk(body.container):
        if block.element is headline:
            cards, own, size, whole, under_link = 0, 0, 0, 0, False
        elif len(block.text) >= SHORTEST and block.linked >= LINKED * len(block.text):
            under_link = _leads_abroad(page, block)
        elif is_prose(block):
            whole += block.weight
            own += not cards and not under_link
            if under_link:
                cards += 1
                size += block.weight
            under_link = False
    return cards >= LEAST and own < OWN and size >= SHARE * whole


def boxed(page: Page, body: Body) -> bool:
    """Whether most of the prose stands in boxes of one make, side by side, each with a link to a page of its own."""
    prose = [block for block in body.blocks if is_prose(block)]
    if len(prose) < LEAST:
        return False
    groups: dict[tuple[etree._Element | None, str, str | None], dict[etree._Element, str]] = {}
    inside: dict[etree._Element, int] = {}
    links: Links = {}
    for block in prose:
        box, href = _box(page, block, body.container, links)
        if box is not None:
            inside[box] = inside.get(box, 0) + block.weight
            groups.setdefault((box.getparent(), str(box.tag), box.get("class")), {})[box] = href
    boxes = max(groups.values(), key=len, default={})
    if len(boxes) < LEAST or len(set(boxes.values())) < len(boxes):
        return False
    size, whole = sum(inside[box] for box in boxes), sum(block.weight for block in prose)
    return len(prose) - len(inside) < OWN and size >= SHARE * whole


Links = dict[etree._Element, list[etree._Element]]  # by boxes, the first ones in each that lead to other pages


def _box(page: Page, block: Block, container: etree._Element | None, links: Links) -> tuple[etree._Element | None, str]:
    """The lowest element around a block that holds a link to another page of the site beside it, and where it leads."""
    for box in islice(block.element.iterancestors(), DEEP):
        if box is container:
            break
        if box not in links:  # once a box: blocks share those around them
            abroad = (link for link in box.iter("a") if leads_to_piece(page, link.get("href") or ""))
            links[box] = [*islice(abroad, MOST_LINKS)]
        for link in links[box]:
            if block.element not in link.iterancestors():
                return box, link.get("href") or ""
    return None, ""


MOST_LINKS = 3


def _leads_abroad(page: Page, block: Block) -> bool:
    """Whether a block links to another page, not to a place on this one, as an entry of a live blog does."""
    at = block.element
    links = [*at.iter("a"), *(up for up in at.iterancestors("a"))]
    own = urldefrag(page.url).url
    return any(
        (url := page.resolve(link.get("href") or "")) is not None and urldefrag(url).url != own for link in links
    )
