"""What of a page is outside the piece by its tag, role or name: navigation, footers, comments, forms and the like."""

import re
from itertools import islice

from lxml import etree

from newscrawl.extraction.names import Names, kind_of
from newscrawl.extraction.text.weight import Mass

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

ROOMS = frozenset(("body", "html", "main", "article"))  # never left out
NEAR = 30  # elements after a header among which the headline's is looked for
REST = 300.0  # of prose outside an element: as much as a short piece has
LEAST_PIECE = 160.0  # of prose around the headline: as much as a brief has
# Names of what holds a piece, beside which a plain name says little.
OF_PIECE = re.compile(r"(?:single|post|page|main|h?entry|article|story|content|col)(?:[-_].*)?", re.I)


def find(
    lines: list[list[etree._Element]],
    names: Names,
    total: Mass,
    everything: float,
    headline: etree._Element | None,
    above: set[etree._Element],
) -> set[etree._Element]:
    """Of the elements of lines those that are, or stand in, navigation, a footer, comments, a form, and the like.

    `total`: the prose below each of them, `everything`: that of the page; `above`: what is around the headline.
    """
    # A headline that is a link may stand in a list of pieces, the own among them.
    told = headline is not None and (headline.tag == "h1" or not _is_linked(headline))
    if headline is not None:
        above = above | {headline}
    found: set[etree._Element] = set()
    for line in lines:
        leads_out = line[-1].getparent() in found
        for each in reversed(line):
            leads_out = leads_out or _leads_out(each, names, total, everything, above, told=told)
            if leads_out:
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


def _stands_before(element: etree._Element, above: set[etree._Element]) -> bool:
    """Whether an element stands before the headline and not around it. `above`: the headline and what is around it."""
    if not above or element in above:
        return False
    at, parent = element, element.getparent()
    while parent is not None and parent not in above:
        at, parent = parent, parent.getparent()
    return any(after in above for after in islice(at.itersiblings(), NEAR))
