"""Where on the page the piece stands: the element under which its paragraphs hang."""

from collections.abc import Iterator

from lxml import etree

from newscrawl.extraction import names

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

# Text that hangs directly in a layout element: bodies in one block with <br>, table layouts.
LOOSE = etree.XPath(
    "descendant::*[self::div or self::td or self::section or self::article or self::span or self::font or self::main]"
    "/text()[string-length() > 60]"
)
SHORT = 25  # bytes: less is no paragraph
Mass = dict[etree._Element, float]


def weight(text: str) -> int:
    """The length of a text in UTF-8 bytes: a fair measure across scripts, as CJK says in one character what Latin says in three."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))


class Setting:
    """What surrounds the elements of one page: whether one stands in a part that is never text."""

    def __init__(self, total: Mass, limit: float) -> None:
        self.total = total
        self.limit = limit  # what holds more than this is left in whatever its class is: page wrappers
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
        named = names.kind(element)
        if named == "consent":
            return True
        if self.total.get(element, 0.0) > self.limit:
            return False
        return tag in NEVER or tag == "form" or named is not None


def paragraphs(root: etree._Element) -> Iterator[tuple[etree._Element, float]]:
    """The parents of text that reads like paragraphs, each with the weight of that text; links count against it."""
    for p in root.iter("p"):
        if len(p):
            text = "".join(p.itertext())
            size = weight(text.strip())
            if size > SHORT:
                size -= int(1.5 * sum(weight("".join(a.itertext())) for a in p.iter("a")))
        else:
            size = weight((p.text or "").strip())
        if size > SHORT:
            parent = p.getparent()
            if parent is not None:
                yield parent, size
    for text in LOOSE(root):
        size = weight(text.strip())
        if size > 60:
            yield text.getparent(), size


def masses(root: etree._Element) -> Mass:
    """The weight of the paragraphs below each element, those in navigation, comments and the like left out."""
    own: Mass = {}
    for parent, size in paragraphs(root):
        own[parent] = own.get(parent, 0.0) + size * min(1.0, size / 160)
    everything = _summed(own)
    setting = Setting(everything, 0.5 * everything.get(root, 0.0))
    return _summed({parent: mass for parent, mass in own.items() if not setting.outside(parent)})


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
    at = root
    while True:
        heaviest, most = None, 0.0
        for child in at:
            mass = total.get(child, 0.0)
            if mass > most:
                heaviest, most = child, mass
        if heaviest is None or most < SHARE * total[at]:
            break
        at = heaviest
    return _widened(at, total)


def _widened(found: etree._Element, total: Mass) -> etree._Element:
    best = at = found
    for _ in range(LEVELS):
        parent = at.getparent()
        if parent is None or parent.tag in ("body", "html"):
            break
        if total[parent] > total[at] and _belongs(parent, at, total):
            best = parent
        at = parent
    return best


def _belongs(parent: etree._Element, at: etree._Element, total: Mass) -> bool:
    """Whether some other child of `parent` holds prose of the same piece as its child `at`."""
    before = True
    for child in parent:
        if child is at:
            before = False
        elif total.get(child, 0.0) > LEAST:
            if before or (child.tag == at.tag and child.get("class") == at.get("class")):
                return True
    return False


SHARE = 0.7  # of the prose of an element that one child must hold to be gone down into
LEVELS = 4  # up from there
LEAST = 50.0
