"""What the words of a link say of the page behind it: section, tag, author, static page, media, feed, other."""

import re
from functools import cache
from urllib.parse import unquote, urlsplit

from newscrawl import tables

_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ـ": "", "\u200c": ""})
_NOT_WORD = re.compile(r"[^\w\s]+")
_MARKS = re.compile(r"[\u064b-\u0652\u0670\u200e\u200f]")


def folded(text: str) -> str:
    """A link's text for look-up: letters folded, marks and punctuation out, spaces single, lower case."""
    return " ".join(_NOT_WORD.sub(" ", _MARKS.sub("", text.lower()).translate(_FOLD)).split())


def by_anchor(text: str) -> str | None:
    """What the whole text of a link says ("من نحن" is a static page), by data/discover/page_words.tsv; else None."""
    if len(text) > 80:
        return None
    bare = folded(text)
    said = _words()["anchor"].get(bare)
    if said is None and bare.startswith(_openings()):
        said = next(what for start, what in _words()["opening"].items() if bare.startswith(start))
    return said


def by_segment(segment: str) -> str | None:
    """What one decoded segment of a path says ("category" is a section), by the same table; else None."""
    return _words()["segment"].get(segment.lower())


def owns_ids(word: str) -> bool:
    """Whether an id behind this word of a path is that of an author, a tag, a gallery, by the same table."""
    return word.lower() in _words()["owner"]


def segments(url: str) -> list[str]:
    """The decoded segments of a URL's path; [] for what is no URL."""
    try:
        return [unquote(each) for each in urlsplit(url).path.split("/") if each]
    except ValueError:
        return []


@cache
def _openings() -> tuple[str, ...]:
    return tuple(_words()["opening"])


@cache
def _words() -> dict[str, dict[str, str]]:
    places: dict[str, dict[str, str]] = {"anchor": {}, "opening": {}, "segment": {}, "owner": {}}
    for where, what, words in tables.rows("discover/page_words.tsv"):
        for word in words.split("|"):
            places[where][word.lower() if where in ("segment", "owner") else folded(word)] = what
    return places
