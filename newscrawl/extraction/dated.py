"""Elements that hold a date for machines, or whose names say date or time."""

import re
from collections.abc import Mapping

from lxml import etree

LONGEST_TITLE = 45  # characters
STAMP = re.compile(r"^\d{4}-\d\d-\d\d(?:[T ]|$)|(?<!\d)[0-3]?\d(?:st|nd|rd|th)?[\s/.,،-][^\d]{0,20}(?:19|20)\d\d(?!\d)")
DATED = re.compile(r"date(?:Published|Modified|Created)?$|:date\b|:created|:modified|:issued")
SAYS_DATE = re.compile(r"(?<![A-Za-z])(?:date|time|timestamp|datetime|pubdate)(?![a-z])")


def is_time(tag: str, given: Mapping[str, str]) -> bool:
    """Whether an element holds a date for machines: <time>, microdata, RDFa as Drupal 7 writes it, hAtom's <abbr>."""
    if tag == "time":
        return True
    if tag == "abbr":
        return is_dated(given.get("title", ""))
    if "content" not in given:
        return False
    said = given.get("itemprop") or given.get("property")
    return said is not None and bool(given.get("content")) and DATED.search(said) is not None


def is_dated(title: str) -> bool:
    """Whether the title of an element is a date in full."""
    return len(title) <= LONGEST_TITLE and STAMP.search(title) is not None


def says_date(label: str | None) -> bool:
    """Whether a class says date or time as a word of its own: "post-date", "time"; not "update", "sometimes"."""
    return label is not None and ("date" in label or "time" in label) and SAYS_DATE.search(label) is not None


def in_date(element: etree._Element) -> bool:
    """Whether the class of an element or of the one around it says date or time."""
    if says_date(element.get("class")):
        return True
    parent = element.getparent()
    return parent is not None and says_date(parent.get("class"))
