"""The tagger: a small conditional random field, asked where the rules are unsure or for every word.

It needs the package python-crfsuite and the file ``data/places/tagger.crfsuite``, trained on ANERcorp by
``scripts/train_places.py``. Without either, `load` gives None and the rules stand alone.
"""

from bisect import bisect_left, bisect_right
from functools import cache
from threading import Lock
from typing import Any

from newscrawl import tables
from newscrawl.places.candidates import STRONG, Candidate, Scanner, Words, forms
from newscrawl.places.features import features, tokens
from newscrawl.places.rules import FIRM
from newscrawl.places.verdict import NO, UNSURE_YES, YES, Verdict
from newscrawl.places.vocabulary import ATTACHED

FILE = "places/tagger.crfsuite"
BEFORE, AFTER = 2, 2  # words around a doubtful name that the tagger is shown
COMPANY = frozenset({"list", "near", "home", "told"})  # what other words settled, of which the tagger knows nothing
LONGEST = 400  # words tagged at once when every word is


class Tagger:
    """Labels words; safe to call from threads."""

    def __init__(self, crf: Any) -> None:
        self._crf = crf
        self._lock = Lock()

    def labels(self, rows: list[list[str]]) -> list[str]:
        """One label a row of features: ``B-LOC``, ``I-LOC``, ``B-PERS`` … or ``O``."""
        with self._lock:
            tagged: list[str] = self._crf.tag(rows)
        return tagged

    def decide(
        self, scanner: Scanner, text: Words, verdicts: list[Verdict], *, everywhere: bool
    ) -> list[tuple[Verdict, str]]:
        """The accepted verdicts, each with who accepted it: "rules" or "model".

        `everywhere` tags every word and takes what it calls a place, and what the rules read from a word that says so;
        otherwise only the surroundings of doubtful candidates are tagged.
        """
        if everywhere:
            return self._everywhere(scanner, text, verdicts)
        accepted: list[tuple[Verdict, str]] = []
        asked: list[Verdict] = []
        for verdict in verdicts:
            if verdict.answer == NO:
                continue
            if doubtful(scanner, verdict):
                asked.append(verdict)
            elif verdict.answer >= UNSURE_YES:
                accepted.append((verdict, "rules"))
        firsts = [verdict.candidate.first for verdict in verdicts]
        group: list[Verdict] = []
        beside: set[int] = set()  # words between two groups are shown twice
        for doubt in [*asked, None]:
            near = (
                group
                and doubt
                and doubt.candidate.first - group[-1].candidate.last <= BEFORE
                and doubt.candidate.first - group[0].candidate.first < LONGEST
            )
            if group and not near:
                for each in self._ask(scanner, text, group, verdicts, firsts):
                    if each.rule != "tagged" or each.candidate.last not in beside:
                        accepted.append((each, "model"))
                        beside.add(each.candidate.last)
                group = []
            if doubt:
                group.append(doubt)
        return accepted

    def _ask(
        self, scanner: Scanner, text: Words, group: list[Verdict], verdicts: list[Verdict], firsts: list[int]
    ) -> list[Verdict]:
        """The doubtful verdicts that the tagger confirms, and the places it sees beside them that no candidate
        covers. `firsts`: the numbers of the first words of all `verdicts`.
        """
        first = max(0, group[0].candidate.first - BEFORE)
        last = min(len(text.words) - 1, group[-1].candidate.last + AFTER)
        shown = tokens(text, first, last)
        inside = verdicts[bisect_left(firsts, first) : bisect_right(firsts, last)]
        tagged = self.labels(features(scanner, shown, inside))
        confirmed = [v for v in group if tagged[shown.of_word[v.candidate.last]].endswith("LOC")]
        covered = {i for v in confirmed for i in range(v.candidate.first, v.candidate.last + 1)}
        asked = {id(v) for v in group}
        covered |= {i for v in inside if id(v) not in asked for i in range(v.candidate.first, v.candidate.last + 1)}
        for begin, end in _spans(tagged, shown.word):
            if begin > first and end < last and covered.isdisjoint(range(begin, end + 1)):
                unlisted = _unlisted(scanner, text, begin, end)
                if unlisted:
                    confirmed.append(unlisted)
        return confirmed

    def _everywhere(self, scanner: Scanner, text: Words, verdicts: list[Verdict]) -> list[tuple[Verdict, str]]:
        accepted: list[tuple[Verdict, str]] = []
        by_last = {v.candidate.last: v for v in verdicts}
        taken: set[int] = set()
        firsts = [verdict.candidate.first for verdict in verdicts]
        for begin in range(0, len(text.words), LONGEST):
            end = min(begin + LONGEST, len(text.words)) - 1
            shown = tokens(text, begin, end)
            inside = verdicts[bisect_left(firsts, begin) : bisect_right(firsts, end)]
            tagged = self.labels(features(scanner, shown, inside))
            for first, last in _spans(tagged, shown.word):
                known = by_last.get(last)
                if known is None or known.candidate.last > last:
                    known = _unlisted(scanner, text, first, last)
                if known is not None:
                    accepted.append((known, "model"))
                    taken.update(range(known.candidate.first, known.candidate.last + 1))
        for verdict in verdicts:
            firm = verdict.answer == YES and verdict.rule in FIRM
            if firm and taken.isdisjoint(range(verdict.candidate.first, verdict.candidate.last + 1)):
                accepted.append((verdict, "rules"))
        return accepted


def doubtful(scanner: Scanner, verdict: Verdict) -> bool:
    """Whether the tagger is to be asked.

    Not where the writer settles it beside the name, nor about a country that nothing speaks against (measured: asking
    changes next to nothing there and costs half the time), nor where it is no place at all.
    """
    if verdict.answer == NO or (verdict.answer == YES and verdict.rule in FIRM) or verdict.rule in COMPANY:
        return False
    return verdict.rule != "name" or scanner.places.folded(verdict.candidate.key)[0].precision != "country"


def _spans(tagged: list[str], word: list[int]) -> list[tuple[int, int]]:
    """First and last word number of every stretch labelled as a place."""
    spans: list[tuple[int, int]] = []
    open_at = -1
    previous = -1
    for label, number in zip([*tagged, "O"], [*word, -1], strict=True):
        inside = label == "I-LOC" and open_at >= 0
        if open_at >= 0 and not inside:
            spans.append((open_at, previous))
            open_at = -1
        if label.endswith("LOC") and number >= 0 and not inside:
            open_at = number
        if number >= 0:
            previous = number
    return spans


def _unlisted(scanner: Scanner, text: Words, first: int, last: int) -> Verdict | None:
    """A verdict for a place that no candidate covers; None where nothing but a word like «محافظة» is left of it.

    Words that only say what kind of place it is come off in front, attached letters where the rest is a known name.
    """
    vocabulary = scanner.vocabulary
    while first < last and vocabulary.trigger(text.words[first]):
        first += 1
    letters = ""
    words = text.words[first : last + 1]
    if first == last and (vocabulary.trigger(words[0]) or words[0] in vocabulary.ordinary):
        return None
    for form, attached in forms(words[0]) if words[0][:1] in ATTACHED else ():
        if " ".join([form, *words[1:]]) in scanner.places:
            words, letters = [form, *words[1:]], attached
            break
    key = " ".join(words)
    candidate = Candidate(first, last, key, letters, STRONG)
    return Verdict(candidate, YES, "tagged")


@cache
def load() -> Tagger | None:
    """The shipped tagger; None where python-crfsuite or the file is missing."""
    try:
        import pycrfsuite

        path = tables.path(FILE)
        if not path.is_file():
            return None
        crf = pycrfsuite.Tagger()
        crf.open(str(path))
    except (ImportError, ValueError):
        return None
    return Tagger(crf)
