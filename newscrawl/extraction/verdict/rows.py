"""Rows of linked headlines of one make: over whole pieces, or below an intro, as on the page of a writer."""

from collections import Counter
from itertools import chain, dropwhile, islice
from urllib.parse import unquote

from lxml import etree

from newscrawl.extraction import head, inner
from newscrawl.extraction.links import NO_PIECE, leads_elsewhere
from newscrawl.extraction.names import LEFT_OUT, Names
from newscrawl.extraction.text.body import Body, is_prose
from newscrawl.extraction.text.outside import NEVER
from newscrawl.page import Page

HEADINGS = ("h1", "h2", "h3", "h4", "h5")
LEAST = 3  # whole pieces
LONG = 8  # headlines: fewer may be what a piece is related to
MOST_LINKS = 3  # in or around a heading
MOST_HEADINGS = 200  # that are looked at


def of_pieces(page: Page, body: Body) -> bool:
    """Whether the text is several pieces: it begins below a linked headline, and goes on below others of that make."""
    if body.container is None:
        return False
    prose = {block.element for block in body.blocks if is_prose(block)}
    if len(prose) < LEAST:
        return False
    first: tuple[str, str | None] | None = None
    pieces, headed, looked = 0, False, 0
    for element in body.container.iter(*HEADINGS, *{element.tag for element in prose}):
        if element in prose:
            if first is None:
                return False
            pieces += headed
            headed = False
        elif element.tag in HEADINGS and first in (None, _make(element)) and looked < MOST_HEADINGS:
            looked += 1
            if _leads_to_piece(page, element):
                first, headed = _make(element), True
        if pieces == LEAST:
            return True
    return False


def below_intro(page: Page, body: Body, headline: etree._Element | None, names: Names) -> bool:
    """Whether a long row of linked headlines stands below the text, in its column, and nothing heads them."""
    if headline is None or body.container is None:
        return False
    column = head.scope(headline, body.container)
    outer = column.getparent()
    scopes = [column] if outer is None or outer.tag in ("body", "html") else [column, outer]
    return any(_is_row(page, scope, body.blocks[-1].element, names) for scope in scopes)


def _is_row(page: Page, scope: etree._Element, last: etree._Element, names: Names) -> bool:
    """`last`: the last block of the text; what stands before it is not looked at."""
    makes: Counter[tuple[str, str | None]] = Counter()
    found = dropwhile(lambda element: element is not last, scope.iter(last.tag, *HEADINGS))
    for heading in islice((element for element in found if element.tag in HEADINGS), MOST_HEADINGS):
        if heading is last or _is_apart(heading, scope, names):
            continue
        if _leads_to_piece(page, heading):
            makes[_make(heading)] += 1
            if makes[_make(heading)] == LONG:
                return True
        elif inner.text(heading).strip():
            return False
    return False


def _is_apart(heading: etree._Element, scope: etree._Element, names: Names) -> bool:
    """Whether a heading stands in an aside of a column, or in what is named as related."""
    for up in heading.iterancestors():
        if up is scope:
            return False
        if up.tag in NEVER or names.kind(up) in LEFT_OUT:
            return True
    return False


def _make(heading: etree._Element) -> tuple[str, str | None]:
    return str(heading.tag), heading.get("class")


def _leads_to_piece(page: Page, heading: etree._Element) -> bool:
    links = islice(chain(heading.iter("a"), heading.iterancestors("a")), MOST_LINKS)
    hrefs = [link.get("href") or "" for link in links]
    return any(leads_elsewhere(page, href) and not NO_PIECE.search(unquote(href)) for href in hrefs)
