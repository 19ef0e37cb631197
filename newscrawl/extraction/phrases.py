"""How a block begins, by the words of data/extraction/phrases.tsv and labels.tsv."""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from newscrawl import tables
from newscrawl.arabic.fold import fold
from newscrawl.extraction.remembered import remembered

_LEAD = re.compile(r"^[\W_]+")
_NUMBER = re.compile(r"^[\W\d]+")
_NUMBERS = re.compile(r"\d[\d.,:]*")
_TOKEN = re.compile(r"\w+|©")
_NO_LETTERS = re.compile(r"[\W\d_]+")


FIRST = 3  # letters; no beginning is shorter
SEEN = FIRST + 1  # characters that are looked at for them: one may be a sign that folding takes away
MORE = 6  # letters that tell most other words from the beginnings
OPENING = 80  # characters in which a beginning ends
LONGEST_COUNT = 60  # characters of a line that counts,
MOST_NUMBERS = 2  # and numbers: one with more may be a date as well


@cache
def _beginnings() -> dict[str, re.Pattern[str]]:
    """By their first letters, the beginnings as one pattern, a group a kind, anchored at the start; for folded text."""
    words: dict[str, dict[str, list[str]]] = {}
    for kind, beginning, _ in tables.rows("extraction/phrases.tsv"):
        if kind != "count":
            folded_one = folded(beginning)
            words.setdefault(folded_one[:FIRST], {}).setdefault(kind, []).append(folded_one)
    return {first: _together(own) for first, own in words.items()}


def _together(words: dict[str, list[str]]) -> re.Pattern[str]:
    groups = (
        f"(?P<{kind}>" + "|".join(map(_pattern, sorted(set(own), key=len, reverse=True))) + ")"
        for kind, own in words.items()
    )
    return re.compile("(?:" + "|".join(groups) + r")(?!\w)")


def _pattern(beginning: str) -> str:
    """A beginning as a pattern; with $ at its end it is the whole line, punctuation and numbers aside.

    One that ends in digits begins a number: "copyright 20" is that of any year.
    """
    if beginning.endswith("$"):
        return re.escape(beginning[:-1]) + r"[\W\d]*$"
    return re.escape(beginning) + (r"\d*" if beginning[-1].isdigit() else "")


@remembered(128)  # one line is asked for every kind of label in turn
def folded(text: str) -> str:
    """The form in which beginnings are compared: case, Arabic spelling signs, hyphens and leading ornaments aside."""
    if text and not text[0].isalnum():
        text = _LEAD.sub("", text)
    if text.isascii():
        text = " ".join(text.lower().replace("-", " ").split()) if "-" in text else text.lower()
    else:
        # The capital İ of Turkish falls into two signs; the typographic apostrophe is one with the other.
        text = fold(text).casefold().replace("i\u0307", "i").replace("\u2019", "'")
    if ":" in text and " :" in text:  # one sign is looked for many times faster than two
        text = text.replace(" :", ":")
    return text


UNSURE = "\0"  # stands for what only folding the whole text can tell


class _Letters(dict[int, str]):
    """Letters and spaces folded one by one, for str.translate; a table of the alphabets in use, filled as they are
    met. What is neither, or vanishes, is UNSURE."""

    MOST = 1024

    def __missing__(self, code: int) -> str:
        char = chr(code)
        letter = (char if char == " " else folded(char) if char.isalnum() else "") or UNSURE
        if len(self) >= self.MOST:
            self.clear()
        self[code] = letter
        return letter


_LETTERS = _Letters()


@cache
def _firsts(kind: str | None = None) -> frozenset[str]:
    """The first letters of the beginnings of a kind, or of all: asked first, as nearly no block begins with any."""
    rows = tables.rows("extraction/phrases.tsv")
    return frozenset(folded(row[1])[:FIRST] for row in rows if row[0] == kind or (kind is None and row[0] != "count"))


def _may_begin(text: str, firsts: frozenset[str]) -> bool:
    """Whether a text may begin with one of some first letters once it is folded."""
    first = text[:SEEN]
    if first.isascii() and first.isalnum():
        return first[:FIRST].lower() in firsts
    first = first.translate(_LETTERS)
    return first[:FIRST] in firsts or UNSURE in first


@cache
def _more_firsts() -> frozenset[str]:
    """The first MORE letters of the beginnings; of shorter ones, which anything may follow, the first FIRST."""
    rows = [folded(row[1]).rstrip("$") for row in tables.rows("extraction/phrases.tsv") if row[0] != "count"]
    return frozenset(row[:MORE] if len(row) >= MORE else row[:FIRST] for row in rows)


def _may(text: str) -> bool:
    """Whether a text may begin with one of the beginnings: its first words in plain letters tell at once."""
    first = text[:MORE]
    if not first.isascii():
        return _may_begin(text, _firsts())
    first = first.lower()
    return first in _more_firsts() or first[:FIRST] in _more_firsts() or not first.replace(" ", "").isalnum()


def kind(text: str) -> str | None:
    """What a block is by how it begins, one of the kinds of phrases.tsv; None where it begins like none of them."""
    start = text if text[:1].isalnum() else _LEAD.sub("", text[:OPENING])
    if _may(start):
        start = folded(start[:OPENING])
        pattern = _beginnings().get(start[:FIRST])
        found = pattern.match(start) if pattern is not None else None
        if found is not None:
            return found.lastgroup
    if len(text) <= LONGEST_COUNT:
        if _counts(text):
            return "count"
        if start[:1].isdigit() and (bare := _NUMBER.sub("", start))[:1].isalpha() and closes(bare):
            return "end"  # «4 تعليقات»
    return "ad" if "\u00a9" in text and label(text, "rights") is not None else None


def beyond(text: str) -> str:
    """What follows the beginning of a text that has one, folded."""
    text = folded(text)
    pattern = _beginnings().get(text[:FIRST])
    found = pattern.match(text) if pattern is not None else None
    return text[found.end() :] if found is not None else text


def _counts(text: str) -> bool:
    """Whether a short line only counts: «1245 مشاهدة», "3 min read"; or says how much of a sound was heard."""
    if not (text[:1].isdigit() or text[-1:].isdigit() or ":" in text):
        return False
    numbers = _NUMBERS.findall(text)
    if not 0 < len(numbers) <= MOST_NUMBERS:
        return False
    words = _words(text)
    return words in _counted() if words else len(numbers) == 2 and all(":" in number for number in numbers)


def _words(text: str) -> str:
    """The words of a short text without its numbers and signs, folded."""
    return _NO_LETTERS.sub(" ", folded(text)).strip()


@cache
def _counted() -> frozenset[str]:
    return frozenset(_words(row[1]) for row in tables.rows("extraction/phrases.tsv") if row[0] == "count")


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
    first = _LETTERS[ord(text[0])][0] if text else UNSURE
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
    words = {_VOWELS.sub("", word).lstrip(AT_START): _PARTED * word.startswith(AT_START) for word in rows}
    between = "[\u064b-\u0652]*" if vowels else ""
    inner = "|".join(
        words[word] + between.join(_letter(letter) for letter in word) + between
        for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{inner})(?!\w)", re.I)


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
