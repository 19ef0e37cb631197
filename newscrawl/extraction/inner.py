"""The text inside an element."""

from lxml import etree


def attributes(element: etree._Element) -> list[tuple[str, str]]:
    """The attributes of an element, name and value, in one call."""
    return element.items()  # type: ignore[return-value]  # the stubs allow bytes, which a parsed page never has


def text(element: etree._Element) -> str:
    """All text in an element, in order, white space as it stands."""
    if not len(element):
        return element.text or ""
    # One call into libxml2; joining `itertext` makes a Python object a node and takes four times as long.
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def line(element: etree._Element) -> str:
    """All text in an element on one line, white space collapsed."""
    return " ".join(text(element).split())
