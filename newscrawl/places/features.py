"""What the tagger sees of each word: the word, its neighbours, its letters, and what the rules know of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newscrawl.places.candidates import Scanner, Words
from newscrawl.places.verdict import Verdict

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
    raw, ends, starts, total = text.text, text.ends, text.starts, len(text.words)
    for i in range(first, last + 1):
        of_word[i] = len(forms)
        forms.append(text.words[i])
        numbers.append(i)
        if i < last and i + 1 < total and starts[i + 1] - ends[i] > 1:
            for mark in MARK.findall(raw[ends[i] : starts[i + 1]]):
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
    kinds = [vocabulary.hint(form) for form in forms]
    rows = []
    last = len(forms) - 1
    for i, form in enumerate(forms):
        row = ["b", "w=" + form, "p2=" + form[:2], "p3=" + form[:3], "s2=" + form[-2:], "s3=" + form[-3:]]
        if known[i]:
            row += ["k=" + known[i], "k1=" + known[i][:4]]
        if kinds[i]:
            row.append(f"t={kinds[i]}")
        if i:
            row += ["w-1=" + forms[i - 1], f"k-1={known[i - 1][:4]}|{known[i][:4]}"]
            if kinds[i - 1]:
                row.append(f"t-1={kinds[i - 1]}|{known[i][:2]}")
            if i > 1:
                row.append("w-2=" + forms[i - 2])
        if i < last:
            row += ["w+1=" + forms[i + 1], f"k+1={known[i + 1][:4]}|{known[i][:4]}", "s+1=" + forms[i + 1][-2:]]
            if kinds[i + 1]:
                row.append(f"t+1={kinds[i + 1]}")
        rows.append(row)
    return rows
