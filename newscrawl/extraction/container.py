"""Where on the page the piece stands: the element under which its paragraphs hang."""

from collections.abc import Iterator

from lxml import etree

from newscrawl.extraction import asides, inner
from newscrawl.extraction.names import Names
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

# Layout elements in which text may hang directly: bodies in one block with <br>, table layouts, divs as paragraphs.
LOOSE = ("div", "td", "section", "article", "span", "font", "main", "center")
# What stands between the lines of such a text: text after it is looked at too.
BETWEEN = ("br", "a", "b", "strong", "em", "i", "span", "u", "img", "q", "hr")
SHORT = 25  # bytes: less is no paragraph
LONG = 60  # bytes: less is no line of a text that stands in no paragraph
Mass = dict[etree._Element, float]


def weight(text: str) -> int:
    """The length of a text in UTF-8 bytes: fair across scripts, as one Chinese character says what three Latin do."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))


class Setting:
    """What surrounds the elements of one page: whether one stands in a part that is never text."""

    def __init__(self, names: Names, total: Mass, everything: float, headline: etree._Element | None) -> None:
        self.names = names
        self.total = total
        self.everything = everything
        self.above = set(headline.iterancestors()) if headline is not None else set()
        self._outside: dict[etree._Element, bool] = {}

    def outside(self, element: etree._Element) -> bool:
        """Whether the element or one around it is navigation, footer, comments, a form, and the like."""
        known = self._outside
        chain: list[etree._Element] = []
        at: etree._Element | None = element
        verdict = False
        while at is not None:
            if at in known:
                verdict = known[at]
                break
            chain.append(at)
            at = at.getparent()
        for each in reversed(chain):
            verdict = verdict or self._leads_out(each)
            known[each] = verdict
        return verdict

    def _leads_out(self, element: etree._Element) -> bool:
        tag = element.tag
        if tag in ("body", "html", "main", "article"):
            return False
        named = self.names.kind(element)
        if named == "consent":
            return True
        if self._is_wrapper(element, named == "apart"):
            return False
        return tag in NEVER or tag == "form" or named is not None

    def _is_wrapper(self, element: etree._Element, apart: bool) -> bool:
        """Whether the piece lies in the element, whatever its class is: most prose does.

        Comments and sidebars may be longer than the piece: there the headline must lie in it too, or nothing be left.
        """
        mass = self.total.get(element, 0.0)
        if mass <= 0.5 * self.everything:
            return False
        return not apart or element in self.above or self.everything - mass < REST


def paragraphs(page: Page) -> Iterator[tuple[etree._Element, float]]:
    """The parents of <p> that read like paragraphs, each with the weight of the text; links count against it."""
    for p in page.all("p"):
        if len(p):
            size = weight(inner.text(p).strip())
            if size > SHORT:
                size -= sum(3 * weight(inner.text(a)) // 2 for a in p.iter("a"))
        else:
            text = p.text
            size = weight(text.strip()) if text else 0
        if size > SHORT:
            parent = p.getparent()
            if parent is not None:
                yield parent, size


def loose(page: Page, among: tuple[str, ...] = LOOSE) -> Iterator[tuple[etree._Element, float]]:
    """The layout elements in which text hangs directly, each with the weight of one run of it."""
    for element in page.tree.iter(*among):
        run = element.text
        if run and len(run) > 20 and not run.isspace():
            size = weight(run.strip())
            if size > LONG:
                yield element, size
    for element in page.tree.iter(*BETWEEN):
        run = element.tail
        if run and len(run) > 20 and not run.isspace():
            size = weight(run.strip())
            parent = element.getparent()
            if size > LONG and parent is not None and parent.tag in among:
                yield parent, size


def masses(page: Page, names: Names, headline: etree._Element | None = None) -> tuple[Mass, set[etree._Element]]:
    """The weight of the paragraphs below each element, those in navigation, comments and the like left out.

    With it the boxes left out that no name, but their make or heading betrays.
    """
    own: Mass = {}
    for parent, size in paragraphs(page):
        own[parent] = own.get(parent, 0.0) + size * min(1.0, size / 160)
    if page.count("br") > FEW_BREAKS or sum(own.values()) < PLENTY:
        for parent, size in loose(page):
            own[parent] = own.get(parent, 0.0) + size * min(1.0, size / 160)
    if not own:  # printed versions of old sites: no element but the body
        for parent, size in loose(page, (*LOOSE, "body")):
            own[parent] = own.get(parent, 0.0) + size * min(1.0, size / 160)
    everything = _summed(own)
    setting = Setting(names, everything, everything.get(page.tree, 0.0), headline)
    inside = {parent: mass for parent, mass in own.items() if not setting.outside(parent)}
    boxes = asides.find(page, inside, everything, headline, setting.above)
    if boxes:
        left_out = {each for box in boxes for each in box.iter()}
        inside = {parent: mass for parent, mass in inside.items() if parent not in left_out}
    return (_summed(inside) if len(inside) < len(own) else everything), boxes


def _summed(own: Mass) -> Mass:
    total: Mass = {}
    for parent, mass in own.items():
        at: etree._Element | None = parent
        while at is not None:
            total[at] = total.get(at, 0.0) + mass
            at = at.getparent()
    return total


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
            if before or (child.tag == at.tag and child.get("class") == at.get("class")):
                return True
        elif before and child.tag == "p" and weight(inner.text(child)) > LEAST_LEAD:
            return True
        if before and child.tail and weight(child.tail.strip()) > LEAST_LEAD:
            return True
    return False


FEW_BREAKS = 3  # lines broken by <br>: with fewer of them, and
PLENTY = 2500.0  # this much prose in <p>, nobody writes the piece without <p>
SHARE = 0.7  # of the prose of an element that one child must hold to be gone down into
REST = 300.0  # of prose outside an element: as much as a short piece has
LEVELS = 4  # up from there that may add nothing
LEAST = 50.0
LEAST_LEAD = 120  # bytes of a paragraph that stands right before the container
