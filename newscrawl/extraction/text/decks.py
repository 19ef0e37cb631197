"""Decks: the lines between headline and text that sum the piece up, and are no sentence of it."""

import re
from collections.abc import Collection, Iterator
from itertools import chain, islice

from lxml import etree

# Names that sites of many countries give it, and those that they give to a first paragraph too.
DECKS = (
    "subtitle", "sub-title", "subhead", "sub-head", "standfirst", "stand-first", "deck", "dek", "lede", "chapo",
    "bajada", "copete", "entradilla", "sottotitolo", "vorspann", "untertitel", "ingress", "manchet",
)  # fmt: skip
LEADS = ("lead", "intro", "summary", "sumario", "sommario", "excerpt")
DECK = re.compile(rf"(?:{'|'.join(DECKS)})(?:line|ing|er)?(?![a-z])")
LEAD = re.compile(rf"(?:{'|'.join(LEADS)})(?:-?text)?(?![a-z])")
LEVELS = 4  # boxes around it that hold nothing else: as many as Drupal sets around a field
MOST = 150  # elements that are looked at between deck and text


def is_named(element: etree._Element, lead: bool = True) -> bool:
    """Whether the class or id of an element, or of a box that holds it alone, says that it is a deck.

    `lead`: whether names count that a first paragraph may have.
    """
    for up in islice(chain((element,), element.iterancestors()), LEVELS):
        if up is not element and len(up) > 1:
            break
        label, ident = up.get("class"), up.get("id")
        if (label or ident) and _says_deck(f"{label} {ident}".lower(), lead):
            return True
    return False


def _says_deck(name: str, lead: bool) -> bool:
    """Whether a class and id in small letters say so. The plain words are looked for first: most names have none."""
    if any(map(name.__contains__, DECKS)) and DECK.search(name) is not None:
        return True
    return lead and any(map(name.__contains__, LEADS)) and LEAD.search(name) is not None


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
