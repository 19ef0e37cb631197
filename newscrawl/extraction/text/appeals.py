"""Appeals amid the piece: a button or a form for an e-mail address, and the few words around it that ask to use it."""

from lxml import etree

from newscrawl.extraction import phrases
from newscrawl.extraction.text.blocks import HEADINGS, STOPS, Block
from newscrawl.extraction.text.weight import Mass
from newscrawl.extraction.times import like_date

MASS = 160.0  # of prose in a box: more is no appeal
SHARE = 0.1  # of the container's
MOST = 8  # forms and buttons that are looked at
LINES = frozenset(("p", "li", *HEADINGS))  # a button in one explains a word, or stands beside it
FEW = 60  # characters: a box with fewer, and no sentence, tells nothing


def without(found: list[Block], forms: list[etree._Element], top: etree._Element, total: Mass) -> list[Block]:
    """The blocks without those of appeals.

    `forms`: the forms and buttons in the container `top`; `total`: see masses.find.
    """
    for form in filter(_asks, forms[:MOST]):
        box = _around(form, top)
        if box is None or box.tag in LINES or total.get(box, 0.0) > min(MASS, SHARE * total[top]):
            continue
        inside = set(box.iter())
        words = [block.text for block in found if block.element in inside]
        if any(map(like_date, words)):  # date and name of the piece, with a button to follow or share it
            continue
        tells = sum(map(len, words)) >= FEW or any(text[-1] in STOPS for text in words)
        if not tells or any(phrases.kind(text) == "promo" for text in words):
            found = [block for block in found if block.element not in inside]
    return found


def _asks(form: etree._Element) -> bool:
    return form.tag == "button" or any(field.get("type") == "email" for field in form.iter("input"))


def _around(form: etree._Element, top: etree._Element) -> etree._Element | None:
    """The lowest element around a form that holds more than it; None where that is the container itself."""
    box = form.getparent()
    while box is not None and box is not top and len(box) == 1 and not (box.text or "").strip():
        box = box.getparent()
    return None if box is top else box
