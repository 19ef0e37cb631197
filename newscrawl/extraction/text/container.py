"""Where on the page the piece stands: the element under which its paragraphs hang."""

from itertools import islice

from lxml import etree

from newscrawl.extraction import inner
from newscrawl.extraction.text.make import is_same_make
from newscrawl.extraction.text.weight import Mass, weight


def find(root: etree._Element, total: Mass) -> etree._Element | None:
    """The element that holds the piece's paragraphs, or None where there are none.

    First down to the lowest element with most of the page's prose; then up again where prose stands before it (a lead
    in a box of its own) or beside it in elements built the same (a body in several containers).
    """
    if not total:
        return None
    # Of each element the one child with most of its prose: no two can have that, SHARE being more than half.
    heaviest: dict[etree._Element, etree._Element] = {}
    for child, mass in total.items():
        parent = child.getparent()
        if parent is not None and mass >= SHARE * total[parent]:
            heaviest[parent] = child
    at = root
    while at in heaviest:
        at = heaviest[at]
    return _widened(at, total)


def around(paragraph: etree._Element, total: Mass) -> etree._Element | None:
    """The element that holds the piece of which a paragraph is known; None where that is no prose of the page."""
    parent = paragraph.getparent()
    return _widened(parent, total) if parent is not None and total.get(parent) else None


def _widened(found: etree._Element, total: Mass) -> etree._Element:
    first = next(found.iterchildren("article"), None)
    if first is not None and (parent := found.getparent()) is not None and _is_summed_up(found, first, total):
        found = parent
    best = at = found
    idle = 0  # levels on end that added nothing: tags left unclosed nest each paragraph in the one before
    while idle < LEVELS:
        parent = at.getparent()
        if parent is None or parent.tag in ("body", "html"):
            break
        idle += 1
        if total[parent] > total[at] and _belongs(parent, at, total):
            best = parent
            idle = 0
        at = parent
    return best


def _belongs(parent: etree._Element, at: etree._Element, total: Mass) -> bool:
    """Whether some other child of `parent` holds prose of the same piece as its child `at`."""
    before = True
    if at.tag == "p" and at.text and weight(at.text.strip()) > LEAST_LEAD:  # left open, the next ones in it
        return True
    if parent.text and weight(parent.text.strip()) > LEAST_LEAD:
        return True
    for child in parent:
        if child is at:
            before = False
        elif total.get(child, 0.0) > LEAST:
            if before or is_same_make(child, at):
                return True
        elif before and child.tag == "p" and weight(inner.text(child)) > LEAST_LEAD:
            return True
        if before and child.tail and weight(child.tail.strip()) > LEAST_LEAD:
            return True
    return False


def _is_summed_up(feed: etree._Element, first: etree._Element, total: Mass) -> bool:
    """Whether an element holds the posts of a live blog, of which one is given, and what they tell stands above it."""
    posts = [post for post in islice(feed.iterchildren("article"), POSTS) if total.get(post)]
    if len(posts) < POSTS or not all(is_same_make(post, first) for post in posts):
        return False
    return any(map(_sums_up, islice(feed.itersiblings("ul", "div", "section", preceding=True), NEAR)))


def _sums_up(box: etree._Element) -> bool:
    """Whether a box above posts is a list of sentences without links: what has happened so far."""
    if next(box.iter("a"), None) is not None:
        return False
    return any(weight(inner.text(item).strip()) > LEAST_LEAD for item in islice(box.iter("li"), NEAR))


NEAR = 30  # boxes above posts, or lines in them, that are looked at
POSTS = 3  # of a live blog
SHARE = 0.7  # of the prose of an element that one child must hold to be gone down into
LEVELS = 4  # up from there that may add nothing
LEAST = 50.0
LEAST_LEAD = 120  # bytes of a paragraph that stands right before the container
