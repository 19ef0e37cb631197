"""What the class and id of an element say of it, by the words of data/extraction/names.tsv."""

import re
from functools import cache

from lxml import etree

from newscrawl import tables
from newscrawl.extraction.remembered import remembered

# "out": not text, unless most of the page lies in it; "apart": not text, unless the headline lies in it too;
# "consent": a consent vendor's dialog, never text;
# "caption", "byline", "tags", "date": not text, but read for that field; "foot": read for all of them.
Kind = str
# First part of a name -> (its further parts, kind). In bytes, as one C call then cuts a name into its parts.
Words = dict[bytes, list[tuple[tuple[bytes, ...], Kind]]]

BLANKS = bytes(code if code < 128 and chr(code).isalnum() else 32 for code in range(256))
LOWERED = BLANKS.lower()
CAMEL = re.compile(rb"[A-Z]?[a-z]+")
# The words in a camel-case name that are believed: of five letters and more, as "hAdSx" is a hash, no advertisement.
LONG = re.compile(rb"[A-Z][a-z]{4,}|[a-z]{5,}")
LEFT_OUT = frozenset(("out", "apart", "consent"))


@cache
def _words() -> Words:
    words: Words = {}
    for name, kind, _ in tables.rows("extraction/names.tsv"):
        first, *rest = name.encode().split(b"-")
        words.setdefault(first, []).append((tuple(rest), kind))
    for own in words.values():
        own.sort(key=lambda each: len(each[0]), reverse=True)
    return words


class Names:
    """Reads the names of one page's elements; what a class string says is worked out once a page."""

    def __init__(self) -> None:
        self._known: dict[str, Kind | None] = {}

    def kind(self, element: etree._Element) -> Kind | None:
        """What the element's class or id says it is; None where it says nothing."""
        return self.said(element.get("class"), element.get("id"))

    def said(self, label: str | None, ident: str | None) -> Kind | None:
        """What a class and an id say."""
        if ident:
            label = f"{label} {ident}" if label else ident
        elif not label:
            return None
        known = self._known
        if label in known:
            return known[label]
        said = known[label] = kind_of(label)
        return said


def parts_of(text: str) -> list[bytes]:
    """The runs of ASCII letters and digits in a text, in order."""
    return text.encode("utf-8", "replace").translate(BLANKS).split()


@remembered(256)  # the pages of an outlet are made of the same names
def kind_of(label: str) -> Kind | None:
    """What a class or id string says; the strictest of several words wins: "out" and "consent" before the others."""
    # Bootstrap and Tailwind hide with a class "hidden"; with "md:block" beside it only on small screens.
    if "hidden" in label and ":" not in label and "hidden" in label.split():
        return "out"
    words = _words()
    parts = parts_of(label)
    if not label.islower():
        raw = label.encode()
        known = words.keys()
        if known.isdisjoint(raw.translate(LOWERED).split()) and known.isdisjoint(map(bytes.lower, LONG.findall(raw))):
            return None
        parts = _pieces(parts)
    if words.keys().isdisjoint(parts):
        return None
    best: Kind | None = None
    taken = 0  # parts before this one belong to a name of several: the footer of "post-footer" is none
    for i, part in enumerate(parts):
        if part not in words or i < taken:
            continue
        for rest, named in words[part]:
            if not rest or tuple(parts[i + 1 : i + 1 + len(rest)]) == rest:
                if named in LEFT_OUT:
                    return named
                best = best or named
                taken = i + 1 + len(rest)
                break
    return best


def _pieces(parts: list[bytes]) -> list[bytes]:
    """The parts of a name in lower case, and the words of a camel-case one after it."""
    pieces: list[bytes] = []
    for part in parts:
        lower = part.lower()
        pieces.append(lower)
        if lower != part and not part.isupper():
            pieces += [piece.lower() for piece in LONG.findall(part)]
    return pieces


CREDIT = frozenset((b"credit", b"credits", b"copyright", b"photographer", b"source"))
LIKE_CREDIT = re.compile("credit|copyright|photographer|source", re.I)


def is_credit(element: etree._Element) -> bool:
    """Whether the class of an element inside a caption says that it holds the credit."""
    label = element.get("class")
    if label is None or LIKE_CREDIT.search(label) is None:
        return False
    return not CREDIT.isdisjoint(piece.lower() for part in parts_of(label) for piece in (part, *CAMEL.findall(part)))
