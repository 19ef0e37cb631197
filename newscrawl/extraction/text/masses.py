"""How much prose lies below each element of a page, and what of it counts."""

from lxml import etree

from newscrawl.extraction import inner
from newscrawl.extraction.names import Names
from newscrawl.extraction.text import asides, outside
from newscrawl.extraction.text.weight import Mass, weight
from newscrawl.page import Page

# Layout elements in which text may hang directly: bodies in one block with <br>, table layouts, divs as paragraphs.
LOOSE = ("div", "td", "section", "article", "span", "font", "main", "center")
# What stands between the lines of such a text: text after it is looked at too.
BETWEEN = ("br", "a", "b", "strong", "em", "i", "span", "u", "img", "q", "hr")
# The same where hardly any other text is found: text between headings, pictures and boxes.
BLOCKS = ("div", "p", "h2", "h3", "h4", "figure", "table", "ul", "ol", "blockquote", "section", "script", "ins")
SHORT = 25  # bytes: less is no paragraph
LONG = 60  # bytes: less is no line of a text that stands in no paragraph
FULL = 160  # bytes: less counts for less than its length
LITTLE = 160.0  # of prose on a page: with less, all of it may hang between blocks
FEW_BREAKS = 3  # lines broken by <br>: with fewer of them, and
PLENTY = 2500.0  # this much prose in <p>, nobody writes the piece without <p>


def find(page: Page, names: Names, headline: etree._Element | None = None) -> tuple[Mass, set[etree._Element]]:
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
    """`find`, where the weight of the text right in each element is known."""
    lines = _lines(own)
    everything = _summed(own, lines)
    above = set(headline.iterancestors()) if headline is not None else set()
    left_out = outside.find(lines, names, everything, everything.get(page.tree, 0.0), headline, above)
    inside = {parent: mass for parent, mass in own.items() if parent not in left_out} if left_out else own
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
