"""The caption in the paragraph of its picture or in the next one, where an editor has no field for captions.

<p><img><br>caption</p>; <p><img></p><p><em>caption</em></p>.
"""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from newscrawl.arabic import bylines
from newscrawl.extraction import inner, labels
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

    Where the picture's description for those who do not see is the same, the line may stand beside it too. A picture
    alone in its paragraph may have it in the next, in small print or italics, or centred with its credit in brackets.
    """
    if not _is_followed(picture):
        return _below(picture)
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


def _below(picture: etree._Element) -> tuple[etree._Element, str] | None:
    """The paragraph after the one that a picture has to itself, and the line in it, where that is its caption."""
    box = picture.getparent()
    inside = picture
    for _ in range(LEVELS):
        if box is None or inside.getnext() is not None or inside.getprevious() is not None:
            return None
        if box.text and not box.text.isspace():
            return None
        if box.tag in BOXES:
            break
        if box.tag not in INLINE or _has_text(box.tail):
            return None
        inside, box = box, box.getparent()
    if box is None or box.tag not in BOXES:
        return None
    line = box.getnext()
    if line is None or line.tag != "p" or len(line) > MOST or _has_text(box.tail):
        return None
    small = _is_set_small(line)
    if not small and not _is_centred(line):
        return None
    text = inner.line(line)
    if not 0 < len(text) <= LONGEST or text[-1] in STOPS or next(line.iter("a", "img", "br"), None) is not None:
        return None
    if any(map(str.isdigit, text)) if small else not _ends_in_credit(text):  # digits: a date of the piece
        return None
    if ":" in text or labels.begins(text, "byline") or bylines.read(text).explained:  # who wrote it, or the source
        return None
    return line, text


def _is_set_small(line: etree._Element) -> bool:
    """Whether all of a line is in small print or italics."""
    while len(line) == 1 and not _has_text(line.text) and not _has_text(line[0].tail):
        line = line[0]
        if line.tag in SMALL:
            return True
        if line.tag not in INLINE:
            return False
    return False


def _is_centred(line: etree._Element) -> bool:
    if line.get("align") == "center" or "align-center" in (line.get("class") or ""):  # as of WordPress
        return True
    return "text-align:center" in (line.get("style") or "").replace(" ", "").lower()


def _ends_in_credit(text: str) -> bool:
    """Whether a line ends with an agency in brackets: «سكان الحي أمام الصهريج (رويترز)»."""
    before, _, credit = text.rpartition("(")
    return bool(before) and credit.endswith(")") and bool(bylines.read(credit[:-1]).agencies)


def _has_text(text: str | None) -> bool:
    return text is not None and not text.isspace()


SMALL = frozenset(("em", "i", "small"))


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
