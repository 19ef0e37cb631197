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
Words = dict[bytes, list[tuple[list[bytes], Kind]]]

BLANKS = bytes(code if code < 128 and chr(code).isalnum() else 32 for code in range(256))
LOWERED = BLANKS.lower()
CAMEL = re.compile(rb"[A-Z]?[a-z]+")
# The words in a camel-case name that are believed: of five letters and more, as "hAdSx" is a hash, no advertisement.
LONG = re.compile(rb"[A-Z][a-z]{4,}|[a-z]{5,}")
SHORTEST = 5  # letters of them
SMALL = bytes(code if 97 <= code <= 122 else 32 for code in range(256))
LEFT_OUT = frozenset(("out", "apart", "consent"))


HIDDEN = b"hidden"


@cache
def _words() -> Words:
    words: Words = {}
    for name, kind, _ in tables.rows("extraction/names.tsv"):
        first, *rest = name.encode().split(b"-")
        words.setdefault(first, []).append((rest, kind))
    for own in words.values():
        own.sort(key=lambda each: len(each[0]), reverse=True)
    return words


@cache
def _telling() -> frozenset[bytes]:
    """The parts without one of which a name says nothing: asked first, as most names have none.

    A name of several parts needs all of them, so one is enough: in "post-footer" that is "footer", which most names
    with "post" in them have not.
    """
    names = [[first, *rest] for first, own in _words().items() for rest, _ in own]
    alone = {HIDDEN, *(name[0] for name in names if len(name) == 1)}
    return frozenset(alone.union(name[0] for name in names if alone.isdisjoint(name)))


@cache
def _long_telling() -> frozenset[bytes]:
    """The small letters on end in the long words that tell, with a capital before them or without."""
    return frozenset(small for part in _telling() if len(part) >= SHORTEST for small in (part, part[1:]))


class Names:
    """Reads the names of elements."""

    __slots__ = ()

    def kind(self, element: etree._Element) -> Kind | None:
        """What the element's class or id says it is; None where it says nothing."""
        return self.said(element.get("class"), element.get("id"))

    def said(self, label: str | None, ident: str | None) -> Kind | None:
        """What a class and an id say."""
        if ident:
            label = f"{label} {ident}" if label else ident
        return kind_of(label) if label else None


def parts_of(text: str) -> list[bytes]:
    """The runs of ASCII letters and digits in a text, in order."""
    return text.encode("utf-8", "replace").translate(BLANKS).split()


@remembered(1024)  # the elements of a page, and the pages of an outlet, are made of the same names
def kind_of(label: str) -> Kind | None:
    """What a class or id string says; the strictest of several words wins: "out" and "consent" before the others."""
    raw = label.encode("utf-8", "replace")
    parts = raw.translate(LOWERED).split()
    plain = raw.islower()
    if _telling().isdisjoint(parts) and (plain or not _tells_inside(raw)):
        return None
    if not plain:
        parts = _pieces(raw.translate(BLANKS).split())
    # Bootstrap and Tailwind hide with a class "hidden"; with "md:block" beside it only on small screens.
    if HIDDEN in parts and ":" not in label and "hidden" in label.split():
        return "out"
    words = _words()
    best: Kind | None = None
    taken = 0  # parts before this one belong to a name of several: the footer of "post-footer" is none
    for i, part in enumerate(parts):
        if part not in words or i < taken:
            continue
        for rest, named in words[part]:
            if not rest or parts[i + 1 : i + 1 + len(rest)] == rest:
                if named in LEFT_OUT:
                    return named
                best = best or named
                taken = i + 1 + len(rest)
                break
    return best


def _tells_inside(raw: bytes) -> bool:
    """Whether a camel-case name has a word that tells. Most have not, which small letters alone show for less."""
    if _long_telling().isdisjoint(raw.translate(SMALL).split()):
        return False
    return not _telling().isdisjoint(map(bytes.lower, LONG.findall(raw)))


def _pieces(parts: list[bytes]) -> list[bytes]:
    """The parts of a name in lower case, and the words of a camel-case one after it."""
    pieces: list[bytes] = []
    for part in parts:
        pieces.append(part.lower())
        if not part.islower() and not part.isupper():
            pieces += map(bytes.lower, LONG.findall(part))
    return pieces


CREDIT = frozenset(b"credit credits credito creditos copyright photographer source".split())
LIKE_CREDIT = re.compile("credit|copyright|photographer|source", re.I)


def is_credit(element: etree._Element) -> bool:
    """Whether the class of an element inside a caption says that it holds the credit."""
    label = element.get("class")
    if label is None or LIKE_CREDIT.search(label) is None:
        return False
    return not CREDIT.isdisjoint(piece.lower() for part in parts_of(label) for piece in (part, *CAMEL.findall(part)))
