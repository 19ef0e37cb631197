"""The text inside an element."""

from collections.abc import Callable
from operator import itemgetter

from lxml import etree

from newscrawl.structured_data import collapsed

# The attributes of an element, name and value, in one call; the stubs allow bytes, which a parsed page never has.
attributes: Callable[[etree._Element], list[tuple[str, str]]] = etree._Element.items  # type: ignore[assignment]

# The children of an element as a list, in one call: an iterator over them takes longer to begin than to go through few.
children: Callable[[etree._Element], list[etree._Element]] = itemgetter(slice(None))


def text(element: etree._Element) -> str:
    """All text in an element, in order, white space as it stands."""
    if not len(element):
        return element.text or ""
    # One call into libxml2; joining `itertext` makes a Python object a node and takes four times as long.
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def line(element: etree._Element) -> str:
    """All text in an element on one line, white space collapsed."""
    return collapsed(text(element))
