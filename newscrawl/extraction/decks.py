"""Decks: the lines between headline and text that sum the piece up, and are no sentence of it."""

import re
from collections.abc import Collection, Iterator
from itertools import chain, islice

from lxml import etree

# Names that sites of many countries give it. The second are given to a first paragraph too.
DECK = re.compile(
    r"(?:sub-?title|sub-?head(?:line|ing)?|stand-?first|deck?|dek|lede|chapo|bajada|copete|entradilla|sottotitolo|"
    r"vorspann|untertitel|ingress|manchet)(?![a-z])",
    re.I,
)
LEAD = re.compile(r"(?:lead(?:-?text)?|intro|summary|sumario|sommario|excerpt)(?![a-z])", re.I)
LEVELS = 3  # boxes around it that hold nothing else
MOST = 400  # elements that are looked at between deck and text


def is_named(element: etree._Element, lead: bool = True) -> bool:
    """Whether the class or id of an element, or of a box that holds it alone, says that it is a deck.

    `lead`: whether names count that a first paragraph may have.
    """
    for up in islice(chain((element,), element.iterancestors()), LEVELS):
        if up is not element and len(up) > 1:
            break
        name = f"{up.get('class') or ''} {up.get('id') or ''}"
        if DECK.search(name) is not None or (lead and LEAD.search(name) is not None):
            return True
    return False


def is_parted(line: etree._Element, text: etree._Element, marks: Collection[etree._Element]) -> bool:
    """Whether what stands between a line and the text says when the piece was published, or by whom.

    `marks`: the elements known to say so; <time> does of itself.
    """
    return any(element.tag == "time" or element in marks for element in islice(_between(line, text), MOST))


def _between(line: etree._Element, text: etree._Element) -> Iterator[etree._Element]:
    """The elements after one and before another that begins after its end, in page order."""
    for up in chain((line,), line.iterancestors()):
        for beside in up.itersiblings():
            for element in beside.iter(etree.Element):
                if element is text:
                    return
                yield element
