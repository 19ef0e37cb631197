"""Bodies in no paragraphs: communiqués in points, agency copy in <pre>, old pages of nothing but headings."""

import re
from dataclasses import replace
from itertools import islice

from lxml import etree

from newscrawl.extraction.pictures import PICTURES
from newscrawl.extraction.text.blocks import STOPS, Block, until_end
from newscrawl.extraction.text.masses import LOOSE
from newscrawl.extraction.text.weight import Mass

SENTENCE = 80  # bytes: a point of this weight is one
LONG = 160  # bytes: a heading that is longer is a sentence, whatever it ends in
LINKED = 0.3  # of a point: more is a link to another page
WHOLE = 0.9  # of a line that is its headline
TITLE = 40  # bytes of one
TITLES = 3  # of them that may stand together above the piece or in it
FILMS = ("iframe", "video", "audio", "object", "embed")
BUTTONS = re.compile(r"/plugins/(?:like|share)")  # Facebook's, frames too
MENU = 5  # links
LISTS = frozenset(("ul", "ol", "dl"))


def masses(below: list[Block], least: int) -> Mass:
    """The weight of the sentences right in each element, whatever they are marked as. `below`: see blocks.below.

    What stands below a list of headlines of other pieces is left out. Empty where less than `least` stands in no <p>.
    """
    own: Mass = {}
    titles = gained = 0
    titled = False  # the headline of another piece was met, its excerpt not yet
    for block in below:
        if is_title(block):
            titled = True
        if block.linked > LINKED * len(block.text):
            titles += block.weight >= TITLE
            if titles > TITLES:
                break
        elif is_sentence(block) and titled:
            titled = False
        elif is_sentence(block):
            titles = 0
            gained += block.weight if block.element.tag != "p" else 0
            at = block.element if block.element.tag in LOOSE or block.parent is None else block.parent
            own[at] = own.get(at, 0.0) + block.weight * (1 - 1.5 * block.linked / len(block.text))
    return own if gained >= least else {}


def is_title(block: Block) -> bool:
    """Whether a block is the linked headline of another piece."""
    return block.linked >= WHOLE * len(block.text) and block.weight >= TITLE


def is_sentence(block: Block) -> bool:
    """Whether a block is as long as a sentence; a heading also as none but sentences are."""
    if block.kind != "heading":
        return block.weight >= SENTENCE
    return block.weight >= LONG or (block.weight >= SENTENCE and block.text[-1] in STOPS)


def as_paragraphs(found: list[Block]) -> list[Block]:
    """The blocks up to the comments, headings of a make of which most are sentences being paragraphs."""
    found = until_end(found)
    sentences: dict[tuple[str, str | None], int] = {}
    for block in found:
        if block.kind == "heading":
            sentences[block.look] = sentences.get(block.look, 0) + (1 if is_sentence(block) else -1)
    made = {look for look, surplus in sentences.items() if surplus > 1}
    return [replace(block, kind="p") if block.kind == "heading" and block.look in made else block for block in found]


def room(block: Block) -> etree._Element | None:
    """The element in which a block and what stands beside its list hang."""
    at = block.parent
    while at is not None and at.tag in LISTS:
        at = at.getparent()
    return at


def are_of(headline: etree._Element, first: etree._Element) -> bool:
    """Whether blocks of which the first is given may be the piece under a headline, by where they stand.

    A film in a box with its headline is the piece, and so is a picture beside the page's menu: what stands outside is
    the footer's, terms and the like.
    """
    above = {first, *first.iterancestors()}
    box, parent = headline, headline.getparent()
    while parent is not None and parent not in above:
        box, parent = parent, parent.getparent()
    if any(BUTTONS.search(film.get("src") or "") is None for film in box.iter(*FILMS)):
        return False
    if next(box.iter(*PICTURES), None) is None:
        return True
    links = (link for beside in box.itersiblings(preceding=True) for link in beside.iter("a"))
    return len([*islice(links, MENU)]) < MENU
