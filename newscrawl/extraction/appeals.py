"""Appeals amid the piece: a form for an e-mail address, and the few words around it that ask for one."""

from lxml import etree

from newscrawl.extraction import phrases
from newscrawl.extraction.blocks import STOPS, Block
from newscrawl.extraction.container import Mass

MASS = 160.0  # of prose in a box: more is no appeal
SHARE = 0.1  # of the container's
MOST = 8  # forms that are looked at
FEW = 60  # characters: a box with fewer, and no sentence, tells nothing


def without(found: list[Block], forms: list[etree._Element], top: etree._Element, total: Mass) -> list[Block]:
    """The blocks without those of appeals. `forms`: the forms in the container `top`; `total`: see container.masses."""
    for form in filter(_asks_for_address, forms[:MOST]):
        box = _around(form, top)
        if box is None or total.get(box, 0.0) > min(MASS, SHARE * total[top]):
            continue
        inside = set(box.iter())
        words = [block.text for block in found if block.element in inside]
        tells = sum(map(len, words)) >= FEW or any(text[-1] in STOPS for text in words)
        if not tells or any(phrases.kind(text) == "promo" for text in words):
            found = [block for block in found if block.element not in inside]
    return found


def _asks_for_address(form: etree._Element) -> bool:
    return any(field.get("type") == "email" for field in form.iter("input"))


def _around(form: etree._Element, top: etree._Element) -> etree._Element | None:
    """The lowest element around a form that holds more than it; None where that is the container itself."""
    box = form.getparent()
    while box is not None and box is not top and len(box) == 1 and not (box.text or "").strip():
        box = box.getparent()
    return None if box is top else box
