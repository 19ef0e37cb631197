"""What stands beside or after the piece in boxes that no class names: cards, other pieces whole, readers' comments."""

from collections.abc import Collection, Iterator
from itertools import islice

from lxml import etree

from newscrawl.extraction import inner, phrases
from newscrawl.extraction.text import cards, endless
from newscrawl.extraction.text.weight import Mass
from newscrawl.page import Page
from newscrawl.structured_data import collapsed

HEADINGS = ("h2", "h3", "h4")
LEFT = 60.0  # of prose between the headline and the first of them: a page of nothing but cards is left as it is
PLENTY = 160.0  # the same where the boxes may as well be the entries of a list


def find(
    page: Page, own: Mass, total: Mass, headline: etree._Element | None, above: Collection[etree._Element]
) -> set[etree._Element]:
    """The boxes whose prose is not the piece's. `own`, `total`: prose right in and below each element; `above`: the
    elements around the headline."""
    headings = [*page.all(*HEADINGS)]
    closed = {box for box in _closed(headings, total, above) if box not in above}
    boxed = (*cards.with_headings(page, headings, total), *cards.without_headings(page, own, total, above))
    carded = {box for box in boxed if box not in above}
    others: set[etree._Element] = set()
    if headline is not None and (page.count("h1") > 1 or page.count("article") > 1):
        others.update(endless.pieces(page, headline, total, above))
    if headline is not None:
        others.update(endless.linked(page, headline, total, above))
    if not closed and not carded and not others:
        return set()
    after, inside = closed | carded | others, set[etree._Element]()
    early: set[etree._Element] = set()  # above the headline: they are none of it if enough prose stands below
    doubtful: set[etree._Element] = set()  # below little prose: entries of a list, where they are cards of some make
    begun = headline is None
    before = 0.0
    # The elements that count, and few others: a page has thousands.
    tags = {each.tag for each in (*own, *after, *([] if headline is None else [headline]))}
    for each in page.tree.iter(*tags):
        begun = begun or each is headline
        if begun and before >= PLENTY:
            break
        if each in after:
            after.discard(each)
            if not begun:
                early.add(each)
            elif before >= LEFT:
                doubtful.add(each)
            if each not in inside:
                inside.update(each.iter(*tags))
        elif each not in inside and (begun or each in above):
            before += own.get(each, 0.0)
    if before < LEFT:
        return set()
    plain = {box for box in doubtful if box not in carded or _is_short(box)}
    return early | plain | (after if before >= PLENTY else set())


def _is_short(box: etree._Element) -> bool:
    """Whether a box is plainly a card, an entry of a list not: an <article>, or dated, or its words cut short."""
    if box.tag == "article" or next(box.iter("article", "time"), None) is not None:
        return True
    return inner.text(box).rstrip().endswith(("…", "..."))


def _closed(headings: list[etree._Element], total: Mass, above: Collection[etree._Element]) -> Iterator[etree._Element]:
    """What follows a heading after which nothing of the piece comes: its box, or the boxes beside it."""
    for heading in islice(filter(_closes, headings), MOST):
        at = heading
        parent = at.getparent()
        while parent is not None and parent.tag != "body" and not total.get(parent):
            at, parent = parent, parent.getparent()
        if parent is None:
            continue
        if (
            parent.tag == "body"
            or parent in above
            or any(_has_prose(s, total) for s in at.itersiblings(preceding=True))
        ):
            yield from (s for s in at.itersiblings() if total.get(s))
        else:
            yield parent


MOST = 8  # such headings that are looked at
LONGEST = 80  # characters of one, white space among them


def _closes(heading: etree._Element) -> bool:
    start = heading.text
    if (not start or start.isspace()) and len(heading):  # mostly a link
        start = heading[0].text
    if start and not phrases.may_close(start.lstrip()[: phrases.SEEN]):  # dozens of headings end here
        return False
    text = inner.text(heading)
    return len(text) <= LONGEST and phrases.closes(collapsed(text))


def _has_prose(element: etree._Element, total: Mass) -> bool:
    return element.tag == "p" or bool(total.get(element))
