"""The caption in the paragraph of its picture: <p><img><br>caption</p>, where an editor has no field for captions."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from newscrawl.extraction.jsonld import letters
from newscrawl.structured_data import collapsed

BOXES = frozenset(("p", "div", "center", "td"))  # what may hold picture and caption, and nothing else
INLINE = frozenset(("a", "b", "strong", "em", "i", "span", "font", "u", "small", "picture", "source"))
LEVELS = 4  # inline elements around the picture
LONGEST = 100  # characters
MOST = 20  # elements and runs of text in the box
STOPS = frozenset(".!?؟…。！？:؛")  # a sentence of the piece may stand below a picture too


def caption(picture: etree._Element) -> tuple[etree._Element, str] | None:
    """The box of a picture and the caption in it, where it is one line below the picture that ends in no full stop.

    Where the picture's description for those who do not see is the same, the line may stand beside it too.
    """
    if not _is_followed(picture):
        return None
    box = picture.getparent()
    for _ in range(LEVELS):
        if box is None or box.tag not in INLINE:
            break
        box = box.getparent()
    if box is None or box.tag not in BOXES:
        return None
    pieces: list[str] = []
    broken = seen = False
    for i, part in enumerate(_parts(box)):
        if i > MOST:
            return None
        if isinstance(part, str):
            if part.isspace():
                continue
            if not seen or (pieces and pieces[-1] == BREAK):
                return None
            pieces.append(part)
        elif part is picture and not seen:
            seen = True
        elif part.tag == "br" and seen:
            broken = broken or not pieces
            if pieces and pieces[-1] != BREAK:
                pieces.append(BREAK)
        else:
            return None
    text = collapsed("".join(pieces))
    if not text or len(text) > LONGEST:
        return None
    told = letters(picture.get("alt") or "") == letters(text)
    return (box, text) if told or (broken and text[-1] not in STOPS) else None


BREAK = "\n"  # after the line nothing may follow but breaks


def _is_followed(picture: etree._Element) -> bool:
    """Whether text or a break may follow a picture in its box: after most nothing does, or another box."""
    at: etree._Element | None = picture
    for _ in range(LEVELS):
        if at is None or at.tag in BOXES:
            return False
        if at.tail and not at.tail.isspace():
            return True
        after = at.getnext()
        if after is not None:
            return after.tag == "br" or after.tag in INLINE
        at = at.getparent()
    return True


def _parts(box: etree._Element) -> Iterator[str | etree._Element]:
    """The runs of text in an element, and the elements in it that are more than a mark on text, in order."""
    if box.text:
        yield box.text
    for child in islice(box, MOST + 2):  # more than are looked at, so that none passes unseen
        if child.tag in INLINE:
            yield " "  # counted, or thousands of empty ones would be gone through
            yield from _parts(child)
        else:
            yield child
        if child.tail:
            yield child.tail
