"""The caption of a picture and its credit, as printed: marked by element or class, or the text that shares its box."""

from itertools import islice

from lxml import etree

from newscrawl.arabic.caption_words import label
from newscrawl.extraction import inner
from newscrawl.extraction.jsonld import letters
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
            found = _caption_in(at, image, names, looked)
            if found is not None:
                return found
            if at.tag == "figure":
                break
        at = at.getparent()
    found = _next_to(image, names)
    if found is not None:
        told = found[0] == found[1] and letters(image.get("alt") or "") == letters(found[1] or "")
        return (found[0], None) if told else found  # its box may be named for a credit that is not in it
    printed = underlines.caption(image)
    if printed is not None:
        return printed[1], None
    text, credit = _sole_text(image)
    return (text, credit) if text is not None else (_of_table(image), None)


def _next_to(image: etree._Element, names: Names) -> tuple[str | None, str | None] | None:
    """The caption in an element named so right after the picture, or after the box that holds it alone."""
    at: etree._Element | None = image
    for _ in range(LEVELS):
        if at is None or (at.tail and not at.tail.isspace()):
            return None
        after = at.getnext()
        if after is not None:
            return _read(after) if after.tag in AROUND and names.kind(after) == "caption" else None
        at = at.getparent()
        if at is not None and at.tag not in FRAMES:
            return None
    return None


LEVELS = 4  # boxes around a picture, it alone in each
FRAMES = frozenset(("figure", "picture", "source", "a", "div", "span", "p"))


def _sole_text(image: etree._Element) -> tuple[str | None, str | None]:
    """The one short text in the box of a picture, or two where the class of the second says that it is the credit."""
    at = image.getparent()
    for _ in range(3):
        if at is None or at.tag not in BOXES or len(at) > MOST_IN_BOX:
            break
        text = _short_text(at)
        if text is None:
            break
        if text:
            inside = [e for e in islice(at.iter(*CAPTIONS, *PICTURES, *NO_CAPTION), NEAR) if e is not at]
            if at.text and at.text.strip():
                break
            if len(inside) != 2:
                return _parted(image, inside, text)
            if inside[0] is image and inside[1].tag in CAPTIONS and not _is_link(inside[1], text):
                return text, None
            break
        at = at.getparent()
    return None, None


def _of_table(image: etree._Element) -> str | None:
    """The short text in the other cell of a table that holds nothing but a picture and it, as old sites set them."""
    table = next((up for up in islice(image.iterancestors(), TABLE_LEVELS) if up.tag == "table"), None)
    cell = next((up for up in islice(image.iterancestors(), TABLE_LEVELS) if up.tag in ("td", "th")), None)
    if table is None or cell is None:
        return None
    cells = [each for each in islice(table.iter("td", "th"), MOST_IN_BOX + 1) if each is not cell]
    texts = [text for each in cells if (text := inner.line(each))]
    if len(cells) > MOST_IN_BOX or len(texts) != 1 or len(texts[0]) > LONGEST_CAPTION or inner.line(cell):
        return None
    if len([*islice(table.iter(*PICTURES), 2)]) > 1 or next(table.iter("a", *NO_CAPTION), None) is not None:
        return None
    return texts[0]


TABLE_LEVELS = 7  # around a picture: cell, row, body of the table, and what stands in the cell


def _is_link(element: etree._Element, text: str) -> bool:
    """Whether a text is all a link: the headline of another piece beside its picture."""
    link = next(element.iter("a"), None)
    return link is not None and inner.line(link) == text


def _parted(image: etree._Element, inside: list[etree._Element], text: str) -> tuple[str | None, str | None]:
    """Caption and credit, where these two are the `text` of a box after the picture. `inside`: its elements."""
    printed = [e for e in inside if e is image or (e.text and not e.text.isspace())]
    if len(printed) != 3 or printed[0] is not image or not is_credit(printed[2]):
        return None, None
    said, credit = inner.line(printed[1]), inner.line(printed[2])
    return (said, credit) if printed[1].tag in CAPTIONS and text == f"{said} {credit}" else (None, None)


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
BOXES = frozenset(("div", "span", "a", "picture", "td", "section", "p", "figure"))
CAPTIONS = ("p", "span", "small", "em", "i", "font", "div")  # what holds it
NO_CAPTION = ("h1", "h2", "h3", "h4", "time", "li", "button", "input")
MOST_IN_BOX = 3
LONGEST_CAPTION = 300
# What may be a caption, or a box around it.
AROUND = frozenset(("figcaption", "span", "div", "p", "small", "cite", "h2", "h3", "h4", "h5", "h6"))
OTHERS = frozenset(
    ("iframe", "video", "table", "strong", "b", "em", "i")
)  # what stands between a picture and no caption


def _caption_in(
    box: etree._Element, image: etree._Element, names: Names, looked: set[etree._Element]
) -> tuple[str | None, str | None] | None:
    """The caption in a box around a picture: of several that which follows it without other text, or the first.

    `looked`: the elements of smaller boxes around the picture, none of them its caption; those of this one join.
    """
    left = NEAR
    own: bool | None = None  # whether no other picture stood between, or no text before that
    said: etree._Element | None = None  # what has text after the picture
    for element in box.iter():  # to begin an iterator over six tags takes as long as all the rest
        tag = element.tag
        if tag not in AROUND:
            if tag in PICTURES:
                own = element is image or (own is True and said is None)
                said = None
            elif tag in OTHERS:
                own = False
            continue
        if not left:
            break
        left -= 1
        if element not in looked:
            if element is not box:
                looked.add(element)
            if tag == "figcaption" or (element is not box and names.kind(element) == "caption"):
                near = own and (said is None or said is element.getparent())
                if near or box.tag == "figure" or (own is None and _is_first(image, box)):
                    found = _read(element)
                    if found is not None:
                        if found[1] is None and box.tag == "figure" and tag == "figcaption":
                            return found[0], _credit_in(box)
                        return found
        if own and said is None and element.text and not element.text.isspace():
            said = element
    return None


def _is_first(image: etree._Element, box: etree._Element) -> bool:
    return next(box.iter(*PICTURES), None) is image


def _read(element: etree._Element) -> tuple[str | None, str | None] | None:
    """The caption and the credit that a caption's element holds, or has right after it."""
    marked = next((e for e in islice(element.iter(), 1, None) if _gives_credit(e) or _names_one(e)), None)
    text = spaced(element)
    if not text or len(text) >= LONGEST_MARKED:
        return None
    if element.tag != "figcaption" and next(element.iter("time"), None) is not None:  # under the headline
        return None
    credit = inner.line(marked) if marked is not None else _credit_after(element)
    if credit and text.endswith(credit) and len(credit) < len(text):
        text = text[: -len(credit)].rstrip(" -–—|/,،")
    elif marked is not None and not _gives_credit(marked):  # a name before the caption, or all of it
        credit = None
    return text or None, credit or None


def _gives_credit(element: etree._Element) -> bool:
    return element.tag == "cite" or is_credit(element)


def _names_one(part: etree._Element) -> bool:
    """Whether the class of a part of a caption says that it names who made the picture; no length of a film does."""
    name = part.get("class")
    if not name or not ("author" in name or "byline" in name):
        return False
    return not any(map(str.isdigit, inner.line(part)))


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
    if len(element) < SEVERAL and not (len(element) and _is_labelled(element[0])):
        return inner.line(element)
    pieces = [element.text or ""]
    for child in element:
        if child.tag in PARTS:
            pieces.append(" ")
        pieces += (inner.text(child), " " if child.tag in PARTS else "", child.tail or "")
    return collapsed("".join(pieces))


SEVERAL = 2


def _is_labelled(part: etree._Element) -> bool:
    """Whether a part of a caption begins with the word for a credit: «المصدر: رويترز»."""
    return part.tag in PARTS and part.text is not None and label().match(part.text.lstrip()) is not None
