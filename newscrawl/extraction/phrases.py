"""How a block begins, by the words of data/extraction/phrases.tsv."""

import re
from functools import cache

from newscrawl import tables
from newscrawl.extraction import labels
from newscrawl.extraction.folding import LEAD, LETTERS, UNSURE, folded
from newscrawl.extraction.remembered import remembered

_NUMBER = re.compile(r"^[\W\d]+")
_QUOTED = re.compile(r"[“„«\"'‘‚「].+[”“»\"'’」]$")
_NUMBERS = re.compile(r"\d[\d.,:]*")
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
    first = first.translate(LETTERS)
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
    start = text if text[:1].isalnum() else LEAD.sub("", text[:OPENING])
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
    return "ad" if "\u00a9" in text and labels.label(text, "rights") is not None else None


def beyond(text: str) -> str:
    """What follows the beginning of a text that has one, folded."""
    text = folded(text)
    pattern = _beginnings().get(text[:FIRST])
    found = pattern.match(text) if pattern is not None else None
    return text[found.end() :] if found is not None else text


def is_counter(text: str) -> bool:
    """Whether a text is nothing but how many read, liked or said something: «4521», «التعليقات 0», "3 min read".

    A bare number of one or two digits may be a day, and 2024 a year.
    """
    if text.isdigit():
        return len(text) > DAY_DIGITS and not YEAR.fullmatch(text)
    return any(map(str.isdigit, text)) and kind(text) in ("count", "end")


DAY_DIGITS = 2
YEAR = re.compile("(?:19|20)[0-9]{2}|1[34][0-9]{2}|[٠-٩]{4}")


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
    """Whether a heading says that nothing of the piece follows, with or without a number: «التعليقات (12)»; or as
    WordPress has it, with the headline after it: «3 تعليقات على “…”»."""
    if not heading[:1].isalpha():
        bare = _NUMBER.sub("", heading)
        heading = bare.partition(" ")[0] if heading[:1].isdigit() and _QUOTED.search(bare) else bare
    return _may_begin(heading, _firsts("end")) and kind(heading) == "end"
