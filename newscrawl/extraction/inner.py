"""The text inside an element."""

from lxml import etree


def text(element: etree._Element) -> str:
    """All text in an element, in order, white space as it stands."""
    return "".join(element.itertext())  # type: ignore[arg-type]  # the stubs allow bytes, which a parsed page never has


def line(element: etree._Element) -> str:
    """All text in an element on one line, white space collapsed."""
    return " ".join(text(element).split())
