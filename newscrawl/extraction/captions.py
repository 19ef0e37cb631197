"""The caption of a picture and its credit, as printed: marked by element or class, or the text that shares its box."""

from itertools import islice

from lxml import etree

from newscrawl.arabic.caption_words import label
from newscrawl.extraction import inner
from newscrawl.extraction.names import Names, is_credit
from newscrawl.extraction.pictures import PICTURES
from newscrawl.extraction.text import underlines
from newscrawl.structured_data import collapsed

NEAR = 12  # elements around a picture among which its caption is looked for


def caption(image: etree._Element, names: Names) -> tuple[str | None, str | None]:
    """Caption and, where the page marks it apart, credit: from figcaption, or an element named for captions nearby.

    Else the one short text that shares a box with the picture and nothing else.
    """
    looked: set[etree._Element] = set()
    at = image.getparent()
    for _ in range(4):
        if at is None or at.tag in ("article", "main", "body"):
            break
        if at.tag == "figure" or at.get("class"):
            found = _caption_in(at, names, looked)
            if found is not None:
                return found
            if at.tag == "figure":
                break
        at = at.getparent()
    printed = underlines.caption(image)
    return printed[1] if printed is not None else _sole_text(image), None


def _sole_text(image: etree._Element) -> str | None:
    at = image.getparent()
    for _ in range(3):
        if at is None or at.tag not in BOXES or len(at) > MOST_IN_BOX:
            return None
        text = _short_text(at)
        if text is None:
            return None
        if text:
            inside = [e for e in islice(at.iter(*CAPTIONS, *PICTURES, *NO_CAPTION), 4) if e is not at]
            if len(inside) != 2 or (at.text and at.text.strip()):
                return None
            first, second = inside
            return text if first is image and second.tag in CAPTIONS else None
        at = at.getparent()
    return None


def _short_text(box: etree._Element) -> str | None:
    """The text in a box on one line; None as soon as it is too long for a caption."""
    pieces: list[str] = []
    size = 0
    for piece in box.itertext():
        pieces.append(str(piece))
        size += len(piece)
        if size > LONGEST_CAPTION + WHITE or len(pieces) > MOST_PIECES:
            return None
    text = " ".join(" ".join(pieces).split())
    return text if len(text) <= LONGEST_CAPTION else None


MOST_PIECES = 41  # runs of text in the box of a picture
WHITE = 400  # characters of white space among them
BOXES = frozenset(("div", "span", "a", "picture", "td", "section", "p"))
CAPTIONS = ("p", "span", "small", "em", "i", "font", "div")  # what holds it
NO_CAPTION = ("h1", "h2", "h3", "h4", "time", "li", "button", "input")
MOST_IN_BOX = 3
LONGEST_CAPTION = 300
AROUND = frozenset(("figcaption", "span", "div", "p", "small", "cite"))  # what may be a caption, or a box around it


def _caption_in(box: etree._Element, names: Names, looked: set[etree._Element]) -> tuple[str | None, str | None] | None:
    """`looked`: the elements of smaller boxes around the picture, none of them its caption; those of this one join."""
    left = NEAR
    for element in box.iter():  # to begin an iterator over six tags takes as long as all the rest
        tag = element.tag
        if tag not in AROUND:
            continue
        if not left:
            break
        left -= 1
        if element in looked:
            continue
        if element is not box:
            looked.add(element)
        if tag == "figcaption" or (element is not box and names.kind(element) == "caption"):
            marked = next(filter(_gives_credit, islice(element.iter(), 1, None)), None)
            text = spaced(element)
            credit = inner.line(marked) if marked is not None else _credit_after(element)
            if credit is None and box.tag == "figure" and tag == "figcaption":
                credit = _credit_in(box)
            if text and len(text) < LONGEST_MARKED:
                if credit and text.endswith(credit) and len(credit) < len(text):
                    text = text[: -len(credit)].rstrip(" -–—|/,،")
                return text or None, credit or None
    return None


def _gives_credit(element: etree._Element) -> bool:
    return element.tag == "cite" or is_credit(element)


def _credit_after(caption: etree._Element) -> str | None:
    """The credit in an element of its own right after the caption."""
    after = caption.getnext()
    if after is None or not _gives_credit(after) or next(after.iter(*PICTURES), None) is not None:
        return None
    credit = inner.line(after)
    return credit if len(credit) <= LONGEST_CREDIT else None


def _credit_in(figure: etree._Element) -> str | None:
    """The credit in a figure beside its caption: a short line that a word begins which says so."""
    for element in islice(figure.iter(*CREDITS), NEAR):
        text = inner.line(element)
        found = label().match(text) if 0 < len(text) <= LONGEST_CREDIT else None
        if found and found.end() < len(text) and next(element.iterancestors("figcaption"), None) is None:
            return text
    return None


CREDITS = ("p", "span", "div", "small")  # what may hold one
LONGEST_MARKED = 600  # characters of a caption that the page marks
LONGEST_CREDIT = 100
PARTS = frozenset(("span", "div", "p", "small", "cite", "br"))  # of a caption, each a line where nothing else is said


def spaced(element: etree._Element) -> str:
    """The text in an element on one line, its parts with a space between, though the page has none there."""
    if len(element) < SEVERAL:
        return inner.line(element)
    pieces = [element.text or ""]
    for child in element:
        if child.tag in PARTS:
            pieces.append(" ")
        pieces += (inner.text(child), " " if child.tag in PARTS else "", child.tail or "")
    return collapsed("".join(pieces))


SEVERAL = 2
