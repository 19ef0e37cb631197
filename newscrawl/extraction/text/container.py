"""Where on the page the piece stands: the element under which its paragraphs hang."""

import re
from itertools import islice

from lxml import etree

from newscrawl.extraction import inner
from newscrawl.extraction.names import Names, kind_of
from newscrawl.extraction.text import asides
from newscrawl.extraction.text.make import is_same_make
from newscrawl.page import Page

# Never the piece's text, whatever stands in them.
NEVER = frozenset(
    [
        "nav",
        "footer",
        "aside",
        "noscript",
        "template",
        "figcaption",
        "button",
        "dialog",
        "select",
        "option",
        "textarea",
        "script",
        "style",
        "svg",
        "head",
        "title",
        "iframe",
        "object",
        "video",
        "audio",
        "canvas",
        "menu",
        "label",
        "legend",
        "input",
        "map",
        "datalist",
        "math",
    ]
)

# Roles of WAI-ARIA that say the same (W3C, Accessible Rich Internet Applications 1.2).
APART = frozenset(
    ("dialog", "alertdialog", "navigation", "complementary", "contentinfo", "search", "menu", "menubar", "toolbar")
)

# Layout elements in which text may hang directly: bodies in one block with <br>, table layouts, divs as paragraphs.
LOOSE = ("div", "td", "section", "article", "span", "font", "main", "center")
# What stands between the lines of such a text: text after it is looked at too.
BETWEEN = ("br", "a", "b", "strong", "em", "i", "span", "u", "img", "q", "hr")
# The same where hardly any other text is found: text between headings, pictures and boxes.
BLOCKS = ("div", "p", "h2", "h3", "h4", "figure", "table", "ul", "ol", "blockquote", "section", "script", "ins")
ROOMS = frozenset(("body", "html", "main", "article"))  # never left out
SHORT = 25  # bytes: less is no paragraph
LONG = 60  # bytes: less is no line of a text that stands in no paragraph
FULL = 160  # bytes: less counts for less than its length
Mass = dict[etree._Element, float]


def weight(text: str) -> int:
    """The length of a text in UTF-8 bytes: fair across scripts, as one Chinese character says what three Latin do."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))


def masses(page: Page, names: Names, headline: etree._Element | None = None) -> tuple[Mass, set[etree._Element]]:
    """The weight of the paragraphs below each element, those in navigation, comments and the like left out.

    With it the boxes left out that no name, but their make or heading betrays.
    """
    own: Mass = {}
    _add_paragraphs(own, page)
    if page.count("br") > FEW_BREAKS or sum(own.values()) < PLENTY:
        _add_loose(own, page, LOOSE)
    if not own:  # printed versions of old sites: no element but the body
        _add_loose(own, page, (*LOOSE, "body"))
    found, boxes = kept(own, page, names, headline)
    if found.get(page.tree, 0.0) < LITTLE:
        _add_tails(own, page, BLOCKS, LOOSE)
        found, boxes = kept(own, page, names, headline)
    return found, boxes


def kept(own: Mass, page: Page, names: Names, headline: etree._Element | None) -> tuple[Mass, set[etree._Element]]:
    """`masses`, where the weight of the text right in each element is known."""
    lines = _lines(own)
    everything = _summed(own, lines)
    above = set(headline.iterancestors()) if headline is not None else set()
    beside = above | {headline} if headline is not None else above
    told = headline is not None and (headline.tag == "h1" or not _is_linked(headline))
    outside = _outside(lines, names, everything, everything.get(page.tree, 0.0), beside, told=told)
    inside = {parent: mass for parent, mass in own.items() if parent not in outside} if outside else own
    boxes = asides.find(page, inside, everything, headline, above)
    if boxes:
        left_out = _below(boxes, lines)
        inside = {parent: mass for parent, mass in inside.items() if parent not in left_out}
    return (_summed(inside, lines) if len(inside) < len(own) else everything), boxes


def _add_paragraphs(own: Mass, page: Page) -> None:
    """Add to the parents of <p> that read like paragraphs the weight of the text; links count against it."""
    for p in page.all("p"):
        if len(p):
            size = weight(inner.text(p).strip())
            if size > SHORT:
                for a in p.iter("a"):
                    size -= 3 * weight(inner.text(a)) // 2
        else:
            text = p.text
            size = weight(text.strip()) if text else 0
        if size > SHORT:
            parent = p.getparent()
            if parent is not None:
                _add(own, parent, size)


def _add_loose(own: Mass, page: Page, among: tuple[str, ...]) -> None:
    """Add to the layout elements in which text hangs directly the weight of each run of it."""
    for element in page.tree.iter(*among):
        run = element.text
        if run and len(run) > 20 and not run.isspace():
            size = weight(run.strip())
            if size > LONG:
                _add(own, element, size)
    _add_tails(own, page, BETWEEN, among)


def _add_tails(own: Mass, page: Page, after: tuple[str, ...], among: tuple[str, ...]) -> None:
    """Add to the elements of some tags the weight of the text that hangs in them right after those of others."""
    for element in page.tree.iter(*after):
        run = element.tail
        if run and len(run) > 20 and not run.isspace():
            size = weight(run.strip())
            parent = element.getparent()
            if size > LONG and parent is not None and parent.tag in among:
                _add(own, parent, size)


def _add(own: Mass, element: etree._Element, size: int) -> None:
    own[element] = own.get(element, 0.0) + (size if size >= FULL else size * size / FULL)


def _lines(own: Mass) -> list[list[etree._Element]]:
    """The elements that hold prose and all around them, each once, in lines that go up.

    A line ends at the root, or right under an element of a line before it.
    """
    met: set[etree._Element] = set()
    lines: list[list[etree._Element]] = []
    for parent in own:
        line: list[etree._Element] = []
        at: etree._Element | None = parent
        while at is not None and at not in met:
            line.append(at)
            at = at.getparent()
        if line:
            met.update(line)
            lines.append(line)
    return lines


def _summed(own: Mass, lines: list[list[etree._Element]]) -> Mass:
    """The mass below each element, where there is any. `lines`: see there; those that join a line go before it."""
    total = own.copy()
    for line in reversed(lines):
        mass = 0.0
        for each in line:
            mass += total.get(each, 0.0)
            if mass:
                total[each] = mass
        parent = line[-1].getparent()
        if parent is not None and mass:
            total[parent] = total.get(parent, 0.0) + mass
    return total


def _outside(
    lines: list[list[etree._Element]],
    names: Names,
    total: Mass,
    everything: float,
    above: set[etree._Element],
    *,
    told: bool,
) -> set[etree._Element]:
    """Of the elements of lines those that are, or stand in, navigation, a footer, comments, a form, and the like.

    `above`: the headline and what is around it; `told`: that is no link in a list of pieces, the own among them.
    """
    found: set[etree._Element] = set()
    for line in lines:
        leads_out = line[-1].getparent() in found
        for each in reversed(line):
            leads_out = leads_out or _leads_out(each, names, total, everything, above, told=told)
            if leads_out:
                found.add(each)
    return found


def _below(boxes: set[etree._Element], lines: list[list[etree._Element]]) -> set[etree._Element]:
    """Of the elements of lines those that are, or stand in, one of some boxes."""
    found: set[etree._Element] = set()
    for line in lines:
        within = line[-1].getparent() in found
        for each in reversed(line):
            within = within or each in boxes
            if within:
                found.add(each)
    return found


def _leads_out(
    element: etree._Element, names: Names, total: Mass, everything: float, above: set[etree._Element], *, told: bool
) -> bool:
    """Whether an element says by tag or name that it is none of the piece, and the piece does not lie in it after all.

    Most prose lies in the wrapper of the piece, whatever its class is. Comments and sidebars may be longer than the
    piece: there the headline must lie in it too, or nothing be left. Where a short piece stands beside many excerpts,
    what holds the headline and some prose holds the piece: "with-sidebar", "has-comments"; no "comments".
    """
    tag = element.tag
    if tag in ROOMS:
        return False
    named = names.kind(element)
    if named == "consent":
        return True
    mass = total[element]
    if mass > 0.5 * everything:
        return named == "apart" and element not in above and everything - mass >= REST
    if told and mass >= LEAST_PIECE and element in above and tag not in NEVER and not _is_named_plainly(element):
        return False
    if named is not None or tag in NEVER or tag == "form" or (tag == "header" and _stands_before(element, above)):
        return True
    return element.get("role") in APART


def _is_linked(headline: etree._Element) -> bool:
    """Whether a headline is a link, or holds one."""
    around = (headline, *islice(headline.iterancestors(), 2), *islice(headline.iter("a"), 1))
    return any(each.tag == "a" for each in around)


def _is_named_plainly(element: etree._Element) -> bool:
    """Whether one of an element's names is nothing but what is left out: "comments", not "has-comments"."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    if any(OF_PIECE.fullmatch(name) and kind_of(name) is None for name in names):  # "single-post related"
        return False
    return any(name.isalpha() and name.islower() and kind_of(name) is not None for name in names)


OF_PIECE = re.compile(r"(?:single|post|page|main|h?entry|article|story|content|col)(?:[-_].*)?", re.I)


def _stands_before(element: etree._Element, above: set[etree._Element]) -> bool:
    """Whether an element stands before the headline and not around it. `above`: the headline and what is around it."""
    if not above or element in above:
        return False
    at, parent = element, element.getparent()
    while parent is not None and parent not in above:
        at, parent = parent, parent.getparent()
    return any(after in above for after in islice(at.itersiblings(), NEAR))


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


NEAR = 30  # elements after a header among which the headline's is looked for
LITTLE = 160.0  # of prose on a page: with less, all of it may hang between blocks
FEW_BREAKS = 3  # lines broken by <br>: with fewer of them, and
PLENTY = 2500.0  # this much prose in <p>, nobody writes the piece without <p>
POSTS = 3  # of a live blog
SHARE = 0.7  # of the prose of an element that one child must hold to be gone down into
REST = 300.0  # of prose outside an element: as much as a short piece has
LEAST_PIECE = 160.0  # of prose around the headline: as much as a brief has
LEVELS = 4  # up from there that may add nothing
LEAST = 50.0
LEAST_LEAD = 120  # bytes of a paragraph that stands right before the container
