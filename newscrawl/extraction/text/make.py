"""Whether two elements are of one make: parts of one body, cut by an advertisement or a picture."""

import re

from lxml import etree

_NUMBER = re.compile(r"\d+")


def is_same_make(one: etree._Element, other: etree._Element) -> bool:
    """Whether two elements have one tag, and one class but for numbers: «part-1», «part-2»."""
    if one.tag != other.tag:
        return False
    first, second = one.get("class"), other.get("class")
    if first is None or second is None:
        return first is second
    return first == second or _NUMBER.sub("", first) == _NUMBER.sub("", second)
