"""How a block begins, by the words of data/extraction/phrases.tsv and labels.tsv."""

import re
from functools import cache
from itertools import pairwise

from newscrawl import tables
from newscrawl.arabic.fold import fold
from newscrawl.extraction.remembered import remembered

_LEAD = re.compile(r"^[\W_]+")
_NUMBER = re.compile(r"^[\W\d]+")


@cache
def _beginnings() -> re.Pattern[str]:
    """One pattern, a group a kind, anchored at the start; written for folded text."""
    words: dict[str, list[str]] = {}
    for kind, beginning, _ in tables.rows("extraction/phrases.tsv"):
        words.setdefault(kind, []).append(folded(beginning))
    groups = (
        f"(?P<{kind}>" + "|".join(map(_pattern, sorted(set(own), key=len, reverse=True))) + ")"
        for kind, own in words.items()
    )
    return re.compile("(?:" + "|".join(groups) + r")(?!\w)")


def _pattern(beginning: str) -> str:
    """A beginning as a pattern; with $ at its end it is the whole line, punctuation and numbers aside."""
    whole = beginning.endswith("$")
    return re.escape(beginning.rstrip("$")) + (r"[\W\d]*$" if whole else "")


@remembered(128)  # one line is asked for every kind of label in turn
def folded(text: str) -> str:
    """The form in which beginnings are compared: case, Arabic spelling signs and leading ornaments aside."""
    if text and not text[0].isalnum():
        text = _LEAD.sub("", text)
    if ":" in text and " :" in text:  # one sign is looked for many times faster than two
        text = text.replace(" :", ":")
    return text.lower() if text.isascii() else fold(text).casefold()


FIRST = 3  # letters; no beginning is shorter
SEEN = FIRST + 1  # characters that are looked at for them: one may be a sign that folding takes away
OPENING = 80  # characters in which a beginning ends
UNSURE = "\0"  # stands for what only folding the whole text can tell


class _Letters(dict[int, str]):
    """Letters and spaces folded one by one, for str.translate; a table of the alphabets in use, filled as they are
    met. What is neither, or vanishes, is UNSURE."""

    MOST = 1024

    def __missing__(self, code: int) -> str:
        char = chr(code)
        letter = (char if char == " " else fold(char).casefold() if char.isalnum() else "") or UNSURE
        if len(self) >= self.MOST:
            self.clear()
        self[code] = letter
        return letter


_LETTERS = _Letters()


@cache
def _firsts(kind: str | None = None) -> frozenset[str]:
    """The first letters of the beginnings of a kind, or of all: asked first, as nearly no block begins with any."""
    rows = tables.rows("extraction/phrases.tsv")
    return frozenset(folded(row[1])[:FIRST] for row in rows if kind in (None, row[0]))


def _may_begin(text: str, firsts: frozenset[str]) -> bool:
    """Whether a text may begin with one of some first letters once it is folded."""
    first = text[:SEEN]
    if first.isascii() and first.isalnum():
        return first[:FIRST].lower() in firsts
    first = first.translate(_LETTERS)
    return first[:FIRST] in firsts or UNSURE in first


def kind(text: str) -> str | None:
    """ "related", "promo" or "end" by how a block begins; None where it begins like none of them."""
    start = text if text[:1].isalnum() else _LEAD.sub("", text[:OPENING])
    if not _may_begin(start, _firsts()):
        return None
    start = folded(start[:OPENING])
    if start[:FIRST] not in _firsts():
        return None
    found = _beginnings().match(start)
    return found.lastgroup if found else None


def may_close(start: str) -> bool:
    """Whether a heading whose first SEEN characters are these may be one that `closes`; True for fewer characters."""
    if start.isascii() and start.isalpha() and len(start) == SEEN:
        return start[:FIRST].lower() in _firsts("end")
    return _may_close(start)


@remembered(256)  # the menus and lists of all pages of an outlet have the same
def _may_close(start: str) -> bool:
    if len(start) < SEEN or not start[0].isalpha() or not start.isprintable() or "  " in start:
        return True  # not told by these characters alone
    return _may_begin(start, _firsts("end"))


def closes(heading: str) -> bool:
    """Whether a heading says that nothing of the piece follows, with or without a number: «التعليقات (12)»."""
    if not heading[:1].isalpha():
        heading = _NUMBER.sub("", heading)
    return _may_begin(heading, _firsts("end")) and kind(heading) == "end"


@cache
def _labels(kinds: tuple[str, ...]) -> re.Pattern[str]:
    words = {folded(row[1]) or row[1] for row in tables.rows("extraction/labels.tsv") if row[0] in kinds}
    inner = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{inner})(?!\w)")


def label(text: str, *kinds: str) -> str | None:
    """The first label of one of the kinds (published, modified, clock, origin, byline) in a text, folded; else None."""
    found = _labels(kinds).search(folded(text))
    return found[0] if found else None


LONGEST_LABEL = 31  # characters, its colon among them


def labelled(text: str, kind: str) -> str | None:
    """What follows a label that the text begins with: "المصدر: وكالات" is "وكالات"; None where it begins with none.

    A colon (or the end of a line of its own) is asked for: «المصدر الرئيسي للدخل» is a sentence.
    """
    if ":" not in text[:LONGEST_LABEL]:
        return None
    head, _, rest = text.partition(":")
    return rest.strip() if _labels((kind,)).fullmatch(folded(head).strip()) else None


def begins(text: str, kind: str) -> bool:
    """Whether a text begins with a label of a kind: "بقلم أحمد", "By Jane"."""
    return _may_be_label(text, kind) and _labels((kind,)).match(folded(text[:60])) is not None


def is_label(text: str, kind: str) -> bool:
    """Whether a text is a label of a kind and nothing else, with or without a mark after it: «بقلم:», "By"."""
    if len(text) > LONGEST_LABEL or not _may_be_label(text, kind):
        return False
    return _labels((kind,)).fullmatch(folded(text).rstrip(" :،,")) is not None


def _may_be_label(text: str, kind: str) -> bool:
    """Whether a text may begin with a label of a kind, by its first letter: asked first, as hardly any does."""
    first = _LETTERS[ord(text[0])][0] if text else UNSURE
    return first in _initials(kind) or not first.isalnum()


@cache
def _initials(kind: str) -> frozenset[str]:
    """The first letters of the labels of a kind, folded."""
    return frozenset((folded(row[1]) or row[1])[0] for row in tables.rows("extraction/labels.tsv") if row[0] == kind)


@cache
def _printed_labels() -> re.Pattern[str]:
    """The labels of dates as they are printed, with any form of alef."""
    words = {row[1] for row in tables.rows("extraction/labels.tsv") if row[0] in ("published", "modified")}
    inner = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{re.sub('[اأإآ]', '[اأإآ]', inner)})(?!\w)", re.I)


def at_labels(text: str) -> list[str]:
    """A line cut before each label of a date but the first: "published ... | updated ..." is two lines."""
    starts = [found.start() for found in _printed_labels().finditer(text)]
    cuts = [0, *starts[1:], len(text)]
    return [piece for a, b in pairwise(cuts) if (piece := text[a:b].strip(" |-–—•·/،,"))]
