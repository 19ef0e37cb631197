"""How much a text weighs, and the weights of what lies in elements."""

from lxml import etree

Mass = dict[etree._Element, float]  # bytes of prose in, or below, each element that has any


def weight(text: str) -> int:
    """The length of a text in UTF-8 bytes: fair across scripts, as one Chinese character says what three Latin do."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
