"""Whether a body is no piece but a list of others: a linked headline, an excerpt, a linked headline, an excerpt."""

from itertools import islice
from urllib.parse import urldefrag

from newscrawl.extraction.blocks import Block, Walker
from newscrawl.extraction.body import Body, is_prose
from newscrawl.extraction.names import Names
from newscrawl.page import Page

LINKED = 0.9  # of a headline that leads elsewhere
SHORTEST = 12  # characters of it
LEAST = 3  # cards
OWN = 2  # paragraphs before the first card: a piece, and cards below it; the intro of a section has one
SHARE = 0.6  # of all prose: a piece with linked subheads has more than one paragraph under each


def fill(page: Page, body: Body, names: Names) -> bool:
    """Whether most of the prose stands in single paragraphs, each right under a link to another page."""
    if body.container is None or len([*islice(body.container.iter("a"), LEAST)]) < LEAST:  # each card has its link
        return False
    cards, own, size, whole = 0, 0, 0, 0
    under_link = False
    for block in Walker(names, body.total, 0.4 * body.total[body.container]).walk(body.container):
        if len(block.text) >= SHORTEST and block.linked >= LINKED * len(block.text):
            under_link = _leads_elsewhere(page, block)
        elif is_prose(block):
            whole += block.weight
            own += not cards and not under_link
            if under_link:
                cards += 1
                size += block.weight
            under_link = False
    return cards >= LEAST and own < OWN and size >= SHARE * whole


def _leads_elsewhere(page: Page, block: Block) -> bool:
    """Whether a block links to another page, not to a place on this one, as an entry of a live blog does."""
    at = block.element
    links = [*at.iter("a"), *(up for up in at.iterancestors("a"))]
    own = urldefrag(page.url).url
    return any(
        (url := page.resolve(link.get("href") or "")) is not None and urldefrag(url).url != own for link in links
    )
