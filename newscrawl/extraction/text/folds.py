"""Answers folded away: hidden boxes of prose that a question, a button or a heading right above them unfolds."""

import re

from lxml import etree

from newscrawl.extraction import inner, phrases
from newscrawl.extraction.inner import attributes

HEADS = frozenset(("h2", "h3", "h4", "h5", "h6", "dt", "button", "summary"))
BOXES = frozenset(("div", "section", "dd"))
ROLES = frozenset(("button", "tab", "heading"))
STATES = frozenset(("aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle"))  # WAI-ARIA's and Bootstrap's
NAMED = re.compile(r"accordion|toggle|faq|collaps|question", re.I)  # what widgets for it are called
FIELDS = ("form", "input", "textarea", "iframe")  # no answer holds one
QUESTION = "?؟？"
LEAST = 30  # characters of an answer
LONGEST = 200  # of a question


def unfolds(box: etree._Element) -> bool:
    """Whether a hidden box is the answer to what stands right above it, as questions and answers on a page are."""
    if box.tag not in BOXES:
        return False
    above = box.getprevious()
    if above is None or not isinstance(above.tag, str):
        return False
    head = _head(above)
    if head is None:
        return False
    asks = inner.text(above).strip()
    if not 0 < len(asks) <= LONGEST or phrases.kind(asks) is not None:
        return False
    if asks[-1] not in QUESTION:
        states = [name for each in (above, *above.iter("button", "a", "div", "span")) for name, _ in attributes(each)]
        named = NAMED.search(f"{box.get('class')} {above.get('class')}") is not None
        if head == "button" or not (named or not STATES.isdisjoint(states)):
            return False
    return len(inner.text(box).strip()) >= LEAST and next(box.iter(*FIELDS), None) is None


def _head(above: etree._Element) -> str | None:
    """The tag of the heading or button that an element is or holds alone; its role where that says so; else None."""
    for _ in range(3):
        if above.tag in HEADS:
            inside = next(above.iter("h2", "h3", "h4", "h5", "h6"), None)
            return str(above.tag if inside is None else inside.tag)
        if above.get("role") in ROLES:
            return "heading"
        if len(above) != 1 or (above.text and not above.text.isspace()):
            return None
        above = above[0]
        if not isinstance(above.tag, str):
            return None
    return None


def is_question(button: etree._Element) -> bool:
    """Whether a button is the question, or holds the heading, of an answer right below it."""
    below = button.getnext()
    return below is not None and below.tag in BOXES and unfolds(below)
