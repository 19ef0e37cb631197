"""Whether two elements are of one make: parts of one body, cut by an advertisement or a picture."""

import re

from lxml import etree

_NUMBERED = re.compile(r"([a-zA-Z]*)[-_]*(\d+)")
# What stands before a number that is no part's: the columns of a layout, their widths on screens of each size.
_LAYOUT = frozenset(
    ("col", "cols", "column", "columns", "span", "grid", "g", "w", "width", "basis", "size", "order", "flex",
     "xs", "sm", "md", "lg", "xl", "small", "medium", "large")
)  # fmt: skip


def is_same_make(one: etree._Element, other: etree._Element) -> bool:
    """Whether two elements have one tag, and one class but for the number of a part: «part-1», «part-2»."""
    if one.tag != other.tag:
        return False
    first, second = one.get("class"), other.get("class")
    if first is None or second is None or first == second:
        return first == second
    if _NUMBERED.sub(r"\1", first) != _NUMBERED.sub(r"\1", second):
        return False
    pairs = zip(_NUMBERED.findall(first), _NUMBERED.findall(second), strict=True)
    differing = [name.lower() for (name, a), (_, b) in pairs if a != b]
    return len(differing) == 1 and differing[0] not in _LAYOUT
