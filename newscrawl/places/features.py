"""What the tagger sees of each word: the word, its neighbours, its letters, and what the rules know of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from newscrawl.places.candidates import Scanner, Words
from newscrawl.places.verdict import Verdict
from newscrawl.places.vocabulary import REMEMBERED

MARK = re.compile(r"[^\s\u0620-\u065f\u0670-\u06d3\u06d5]+")
LETTER = "IMNS"  # by strength: never, weak, medium, strong


@dataclass(slots=True)
class Tokens:
    """Words and the marks between them, in order. `word[i]` is the number of the word that token i is, or -1."""

    forms: list[str]
    word: list[int]
    of_word: dict[int, int]  # word number -> token number


def tokens(text: Words, first: int, last: int) -> Tokens:
    """The tokens from word `first` to word `last`, both included. Latin words and numbers count as marks."""
    forms: list[str] = []
    numbers: list[int] = []
    of_word: dict[int, int] = {}
    for i in range(first, last + 1):
        of_word[i] = len(forms)
        forms.append(text.words[i])
        numbers.append(i)
        gap = text.gaps[i + 1]
        if i < last and len(gap) > 1:  # what joins two words, as in «العربية.نت», is no mark: so the tagger was trained
            for mark in MARK.findall(gap):
                forms.append("0" if mark[0].isdigit() else mark[0] if not mark[0].isalnum() else "A")
                numbers.append(-1)
    return Tokens(forms, numbers, of_word)


def features(scanner: Scanner, found: Tokens, verdicts: Sequence[Verdict]) -> list[list[str]]:
    """One list of features a token. `verdicts` are the rules' on candidates inside these tokens."""
    vocabulary, forms = scanner.vocabulary, found.forms
    known = ["" for _ in forms]
    for verdict in verdicts:
        candidate = verdict.candidate
        best = scanner.places.folded(candidate.key)
        mark = f"{LETTER[candidate.strength]}{best[0].precision[:2] if best else '--'}{verdict.answer}{verdict.rule}"
        for i in range(candidate.first, candidate.last + 1):
            at = found.of_word.get(i)
            if at is not None:
                known[at] = ("B" if i == candidate.first else "I") + mark
    kinds = list(map(vocabulary.hint, forms))
    shapes = list(map(_shape, forms))
    short = [each[:4] for each in known]
    rows = []
    last = len(forms) - 1
    for i, kind in enumerate(kinds):
        row = list(shapes[i].own)
        if known[i]:
            row += ("k=" + known[i], "k1=" + short[i])
        if kind:
            row.append("t=" + kind)
        if i:
            row += (shapes[i - 1].before, f"k-1={short[i - 1]}|{short[i]}")
            if kinds[i - 1]:
                row.append(f"t-1={kinds[i - 1]}|{known[i][:2]}")
            if i > 1:
                row.append(shapes[i - 2].further)
        if i < last:
            after = shapes[i + 1]
            row += (after.after, f"k+1={short[i + 1]}|{short[i]}", after.ending)
            if kinds[i + 1]:
                row.append(f"t+1={kinds[i + 1]}")
        rows.append(row)
    return rows


class _Shape(NamedTuple):
    """The features that a word gives wherever it stands: to itself, to its neighbours."""

    own: tuple[str, ...]
    before: str  # to the word after it
    further: str  # to the one after that
    after: str  # to the word before it
    ending: str


@lru_cache(REMEMBERED)
def _shape(form: str) -> _Shape:
    own = ("b", "w=" + form, "p2=" + form[:2], "p3=" + form[:3], "s2=" + form[-2:], "s3=" + form[-3:])
    return _Shape(own, "w-1=" + form, "w-2=" + form, "w+1=" + form, "s+1=" + form[-2:])
