"""What the class and id of an element say of it, by the words of data/extraction/names.tsv."""

import re
from functools import cache

from lxml import etree

from newscrawl import tables

Kind = str

# "relatedPosts" is "related-posts"; every other separator is a hyphen.
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
SEPARATORS = re.compile(r"[^A-Za-z0-9]+")


@cache
def _finder() -> tuple[re.Pattern[str], dict[str, Kind]]:
    kinds = {row[0]: row[1] for row in tables.rows("extraction/names.tsv")}
    words = sorted(kinds, key=len, reverse=True)
    return re.compile(r"(?<![a-z0-9])(?:" + "|".join(map(re.escape, words)) + r")(?![a-z0-9])"), kinds


def kind(element: etree._Element) -> Kind | None:
    """What the element's class or id says it is: "out", "caption", "byline", "tags", "date"; None where it says nothing."""
    label = element.get("class")
    ident = element.get("id")
    if not label:
        if not ident:
            return None
        label = ident
    elif ident:
        label = f"{label} {ident}"
    if "hidden" in label and "hidden" in label.split() and ":" not in label:  # Bootstrap, Tailwind
        return "out"
    return kind_of(label)


def kind_of(label: str) -> Kind | None:
    """What a class or id string says; the strictest of several words wins: "out" before the others."""
    finder, kinds = _finder()
    label = CAMEL.sub("-", label).lower().replace("_", "-")
    best: Kind | None = None
    for found in finder.finditer(label):
        named = kinds[found[0]]
        if named in ("out", "consent"):
            return named
        best = best or named
    return best


CREDIT = re.compile(r"(?<![a-z])(?:credits?|copyright|photographer|source)(?![a-z])")


def is_credit(element: etree._Element) -> bool:
    """Whether the class of an element inside a caption says that it holds the credit."""
    return CREDIT.search(CAMEL.sub("-", element.get("class", "")).lower().replace("_", "-")) is not None
