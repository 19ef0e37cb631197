"""Words before or after a value that say what it is, by data/extraction/labels.tsv: «نشر في», "By", «المصدر:»."""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from newscrawl import tables
from newscrawl.extraction.folding import LETTERS, UNSURE, folded

_TOKEN = re.compile(r"\w+|©")
AT_START = "^"  # marks a label that is one only where a line, or a part of it, begins with it


@cache
def _labels(kinds: tuple[str, ...]) -> re.Pattern[str]:
    rows = {row[1] for row in tables.rows("extraction/labels.tsv") if row[0] in kinds}
    words = {folded(word) or word: "^" * word.startswith(AT_START) for word in rows}
    inner = "|".join(words[word] + re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{inner})(?!\w)")


def label(text: str, *kinds: str) -> str | None:
    """The first label of one of the kinds (published, modified, clock, origin, byline) in a text, folded; else None."""
    text = folded(text)
    if _openers(kinds).isdisjoint(_TOKEN.findall(text)):  # as of most
        return None
    found = _labels(kinds).search(text)
    return found[0] if found else None


@cache
def _openers(kinds: tuple[str, ...]) -> frozenset[str]:
    """The first words of the labels of some kinds, folded."""
    rows = (row[1] for row in tables.rows("extraction/labels.tsv") if row[0] in kinds)
    return frozenset(_TOKEN.findall(folded(row) or row)[0] for row in rows)


def labels(text: str, kind: str) -> set[str]:
    """All labels of a kind in a text, folded."""
    return set(_labels((kind,)).findall(folded(text)))


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
    first = LETTERS[ord(text[0])][0] if text else UNSURE
    return first in _initials(kind) or not first.isalnum()


@cache
def _initials(kind: str) -> frozenset[str]:
    """The first letters of the labels of a kind, folded."""
    return frozenset((folded(row[1]) or row[1])[0] for row in tables.rows("extraction/labels.tsv") if row[0] == kind)


_VOWELS = re.compile("[\u064b-\u0652]")
_PARTED = r"(?:^|(?<=[|(•·،,/–—-])|(?<=[|(•·،,/–—-] ))"  # where a part of a line begins


@cache
def _printed_labels(kinds: tuple[str, ...], *, vowels: bool) -> re.Pattern[str]:
    """The labels of dates as they are printed, with any form of alef, with or without signs of vowels."""
    rows = {row[1] for row in tables.rows("extraction/labels.tsv") if row[0] in kinds}
    between = "[\u064b-\u0652]*" if vowels else ""

    def any_of(labels: set[str]) -> str:
        words = {_VOWELS.sub("", label.lstrip(AT_START)) for label in labels}
        forms = (between.join(map(_letter, word)) + between for word in sorted(words, reverse=True))  # the longer first
        return "|".join(forms) or "(?!)"

    parted = {row for row in rows if row.startswith(AT_START)}
    return re.compile(rf"(?<!\w)(?:{any_of(rows - parted)}|{_PARTED}(?:{any_of(parted)}))(?!\w)", re.I)


def _letter(letter: str) -> str:
    return "[اأإآ]" if letter in "اأإآ" else r"\s*:" if letter == ":" else re.escape(letter)


_CLOCK = re.compile(r"\d\s*:\s*\d\d")


def has_clock(text: str) -> bool:
    """Whether a text holds the time of a day in digits."""
    return _CLOCK.search(text) is not None


DATED = ("published", "modified", "update")


@cache
def _anywhere(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the labels in a folded text, where it may stand or not: asked first, as most texts have none."""
    rows = tables.rows("extraction/labels.tsv")
    words = {folded(row[1]) or row[1] for row in rows if row[0] in kinds}
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})")


def printed_labels(text: str, kinds: tuple[str, ...] = DATED) -> list[re.Match[str]]:
    """The labels of dates in a text, in order, where they stand."""
    if _anywhere(kinds).search(folded(text)) is None:
        return []
    return list(_printed_labels(kinds, vowels=_VOWELS.search(text) is not None).finditer(text))


def at_labels(text: str, is_date: Callable[[str], bool]) -> list[str]:
    """A line cut before each label of a date but the first: "published ... | updated ..." is two lines.

    Before the first too where it is of a change, and `is_date` is true of what stands on either side, or both have a
    clock: «14 مايو 2024 10:25 | آخر تحديث 11:40». One clock is of the whole: «14 مايو 2024 | آخر تحديث 11:40».
    """
    found = printed_labels(text)
    cuts = [0, *(each.start() for each in found[1:]), len(text)]
    if found and label(found[0][0], "modified", "update") is not None:
        first, behind = text[: found[0].start()], text[found[0].start() : cuts[1]]
        if is_date(first) and (is_date(behind) or (has_clock(first) and has_clock(behind))):
            cuts.insert(1, found[0].start())
    return [piece for a, b in pairwise(cuts) if (piece := text[a:b].strip(" |-–—•·/،,").rstrip("( "))]
