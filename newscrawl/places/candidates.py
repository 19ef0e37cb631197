"""Where a text holds words that are names in the gazetteer: every candidate, nothing judged.

One pass over the words, a dictionary look-up each; attached letters (و ف ب ل ك) are taken off, «للعراق» is read as
العراق.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, compress, count, filterfalse
from typing import NamedTuple

from newscrawl.arabic import fold
from newscrawl.arabic.code_page import SHORT, WESTERN, long_coded
from newscrawl.places import gazetteer, vocabulary
from newscrawl.places.gazetteer import Entry, Gazetteer
from newscrawl.places.vocabulary import ATTACHED

WORD = re.compile(r"([\u0620-\u065f\u0670-\u06d3\u06d5]+)")
ARABIC = re.compile(r"[\u0620-\u064a]")
_MARK = re.compile(r"[\u0640\u064b-\u065f\u0670]")  # what a word may hold besides letters
# `fold.letters` for the letters of words alone: what stands between words is kept as printed.
_LETTERS = tuple((letter, plain) for letter, plain in fold.LETTERS.items() if WORD.match(letter))

NEVER, WEAK, MEDIUM, STRONG = 0, 1, 2, 3
BETWEEN = " \t\u00a0-–"  # what may stand between the words of a name
KEPT = 50_000  # words whose readings are kept, those of one text aside
_ARAB_OR_NEAR = """DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SS SY TN AE YE EH IL TR"""
# Kinds of place that belong to the name where the rest alone is another place.
NAMING = frozenset(["راس", "خليج", "مضيق", "بحر", "وادي", "جبل", "نهر", "بحيره", "سهل", "تل", "شط"])
ARAB_OR_NEAR = frozenset(_ARAB_OR_NEAR.split())


def may_name(text: str) -> bool:
    """Whether a text has an Arabic letter, as every name has that is found."""
    if text.isascii() or (len(text) > SHORT and long_coded(text)[0] == WESTERN):
        return False
    return ARABIC.search(text) is not None


@dataclass
class Words:
    """A text as folded words with their places in it, which are worked out when first asked for: few texts name one."""

    text: str
    words: list[str]
    gaps: list[str]  # what stands before each word, as printed, and three characters after the last one
    parts: list[str]  # the whole text: what is no word and words by turns, each as long as printed

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins."""
        return self._edges[:-1:2]

    @cached_property
    def ends(self) -> list[int]:
        """Where each word ends."""
        return self._edges[1::2]

    @cached_property
    def _edges(self) -> list[int]:
        return list(accumulate(map(len, self.parts)))

    def joined(self, i: int) -> bool:
        """Whether only white space stands between word i and the word after it."""
        gap = self.gaps[i + 1]
        return gap == " " or not gap.strip()

    def gap(self, i: int) -> str:
        """What stands between word i and the next one, or the end of the text."""
        return self.gaps[i + 1]

    def span(self, candidate: "Candidate") -> tuple[int, int]:
        """Where a name stands, without the letters attached to it."""
        return self.starts[candidate.first] + len(candidate.attached), self.ends[candidate.last]


@dataclass(slots=True)
class Candidate:
    """A stretch of words that is a name in the gazetteer."""

    first: int  # number of its first word
    last: int  # number of its last word
    key: str  # folded name
    attached: str  # letters taken off in front
    strength: int  # of the name by itself: NEVER, WEAK, MEDIUM, STRONG
    carried: bool = False  # read out of a longer word with و in front, and too little known for that by itself


def words_of(text: str) -> Words:
    """The Arabic words of a text, folded. Offsets count characters of the text as given."""
    folded = text
    for letter, plain in _LETTERS:  # one for one: offsets stay
        if letter in folded:
            folded = folded.replace(letter, plain)
    parts = WORD.split(folded)
    words = parts[1::2]
    if words and _MARK.search(folded):
        words = fold.strip_marks("\n".join(words)).split("\n")
        if "" in words:  # nothing but marks
            parts = _without(parts, words)
            words = [word for word in words if word]
    gaps = parts[::2]
    gaps[-1] = gaps[-1][:3]
    return Words(text, words, gaps, parts)


def _without(parts: list[str], words: list[str]) -> list[str]:
    """The parts of a text in which empty words belong to what stands between words."""
    kept = parts[:1]
    for word, printed, gap in zip(words, parts[1::2], parts[2::2], strict=True):
        if word:
            kept += printed, gap
        else:
            kept[-1] += printed + gap
    return kept


_Longer = dict[str, list[tuple[str, tuple[str, ...]]]]  # second word -> longer names, whole and as words
_NO_LONGER: _Longer = {}


class _Opening(NamedTuple):
    """A reading of a word that begins a name or an expression: what it may be, whatever stands around it."""

    form: str
    letters: str  # taken off in front
    longer: _Longer
    expressions: Sequence[tuple[str, ...]]
    alone: bool  # a name by itself
    carried: bool  # but too little known to be read out of a longer word
    strength: int  # of the name by itself


class _Reading(NamedTuple):
    """All that a word may begin. Most words begin nothing with the word that happens to follow them."""

    openings: Sequence[_Opening]
    following: Collection[str]  # words that go on with a name or an expression
    alone: _Opening | None  # the name that it is where none of them follows


class Readings(dict[str, _Reading | None]):
    """The readings of words, kept, as texts repeat their words."""

    def __init__(self, scanner: "Scanner") -> None:
        self.scanner = scanner

    def of(self, words: Sequence[str]) -> list[_Reading | None]:
        """What each of some words may begin. Most begin nothing, and have no letter that may come off."""
        # Not `difference(self)`: of what is no plain dict that goes through all that is kept.
        new = set(filterfalse(self.__contains__, words))
        if len(self) + len(new) > KEPT:
            self.clear()
            new = set(words)
        heads = self.scanner.heads
        self.update(dict.fromkeys(new))
        begins = new & heads
        begins.update([word for word in new if word[0] in ATTACHED and _holds(heads, word)])
        for word in begins:
            self[word] = self.scanner.read(word)
        return list(map(self.__getitem__, words))


def _holds(heads: Collection[str], word: str) -> bool:
    """Whether a name or an expression may begin in a word with attached letters; most of them hold none."""
    if word[1:] in heads or word[2:] in heads:
        return True
    return "لل" in word[:3] and ("ال" + word[2:] in heads or "ال" + word[3:] in heads)


class Scanner:
    """Finds candidates; keeps what it learnt of each name."""

    def __init__(self, places: Gazetteer, words: vocabulary.Vocabulary) -> None:
        self.places = places
        self.vocabulary = words
        # Every word that a name or an expression may begin with, for one look-up a word in place of three.
        self.heads = {*places.keys(), *places.starts, *words.expressions}
        self._strength: dict[str, int] = {}
        self.readings = Readings(self)
        self._names: dict[str, _Longer] = {}

    def strength(self, key: str) -> int:
        """How far a name alone, without a word before it, says that a place is meant."""
        known = self._strength.get(key)
        if known is None:
            known = self._strength[key] = self._weigh(key)
        return known

    def _weigh(self, key: str) -> int:
        if key in self.vocabulary.triggers:  # «مدينة» is a spelling of Medina, and never is
            return NEVER
        kind = self.vocabulary.common.get(key)
        if kind:
            return {"never": NEVER, "word": WEAK, "told": MEDIUM, "lean": MEDIUM}.get(kind, STRONG)
        entries = self.places.folded(key)
        best: Entry = entries[0]
        if best.precision in ("country", "continent"):
            return STRONG
        if len(key) < 3:
            return NEVER
        first, _, rest = key.partition(" ")
        near = best.country in ARAB_OR_NEAR
        if best.weight < 300_000 and first in self.vocabulary.given and first not in self.vocabulary.openers:
            return WEAK
        if best.precision == "region" or (best.precision == "site" and rest):
            return STRONG
        if rest:
            return STRONG if near or best.weight >= 50_000 else MEDIUM
        if best.weight >= (25_000 if near else 100_000):
            return STRONG
        return MEDIUM if near or best.weight >= 15_000 else WEAK

    def find(self, text: Words) -> list[Candidate]:
        """Candidates in reading order, none overlapping: the longest name wins, then the fullest reading of its
        word.
        """
        found = list[Candidate]()
        words = text.words
        free = 0  # words before this one are used up
        readings = self.readings.of(words)
        for i in compress(count(), readings):
            reading = readings[i]
            if reading is None or i < free:
                continue
            following = words[i + 1] if i + 1 < len(words) else ""
            best: Candidate | None = None
            if following in reading.following or not i:
                best, free = self._best(text, i, reading.openings, following)
            elif reading.alone is not None:
                form, letters, _, _, _, carried, strength = reading.alone
                best = Candidate(i, i, form, letters, strength, carried)
            if best is not None:
                found.append(best)
                free = best.last + 1
        return found

    def _best(self, text: Words, i: int, openings: Sequence[_Opening], following: str) -> tuple[Candidate | None, int]:
        """The candidate that begins with word i, whose next word is `following`; the first word after an expression."""
        best: Candidate | None = None
        for opening in openings:
            if opening.expressions and (passed := _expression(text, i, opening.expressions)):
                return None, i + passed
            candidate = None
            if following in opening.longer:
                candidate = self._several(text, i, opening.longer[following], len(opening.letters))
            if candidate is None and opening.alone and (i or not opening.carried):
                form, letters, _, _, _, carried, strength = opening
                candidate = Candidate(i, i, form, letters, strength, carried)
            if candidate is not None and (
                best is None
                or candidate.last > best.last
                or (candidate.last == best.last and candidate.strength > best.strength)
            ):
                best = candidate
        return best, 0

    def read(self, word: str) -> _Reading | None:
        """What a word may begin; None where it begins no name and no expression."""
        if word[0] in ATTACHED and (len(word) > 3 or word[1:] in self.places.starts):
            read = [form for form in forms(word) if form[0] in self.heads]
        else:
            read = [(word, "")] if word in self.heads else []
        if not read:
            return None
        # «وام» is an agency, «وأم الفحم» is none
        never = len(word) > 3 and word[0] in ATTACHED and self.vocabulary.common.get(word) == "never"
        openings = [self._opening(form, letters, never) for form, letters in read]
        first = openings[0]
        if len(openings) == 1 and not first.expressions:  # most
            return (
                _Reading(openings, first.longer, first if first.alone else None)
                if first.longer or first.alone
                else None
            )
        expressions = [words for opening in openings for words in opening.expressions]
        following = {second for opening in openings for second in opening.longer}
        following.update(words[1] for words in expressions if len(words) > 1)
        alone: _Opening | None = None
        if all(len(words) > 1 for words in expressions):
            alone = max((o for o in openings if o.alone), key=lambda o: o.strength, default=None)  # the first of equals
        return _Reading(openings, following, alone) if following or alone else None

    def _opening(self, form: str, letters: str, never: bool) -> _Opening:
        alone, carried, strength = form in self.places and not (letters and len(form) < 3) and not never, False, NEVER
        if alone:
            strength = self.strength(form)
            if letters and not self._may_carry(form, letters, strength):
                carried = True
                alone = letters == "و" and strength >= WEAK and form not in self.vocabulary.ordinary
        expressions = self.vocabulary.expressions.get(form, ())
        return _Opening(form, letters, self._longer(form), expressions, alone, carried, strength)

    def _several(self, text: Words, i: int, names: Sequence[tuple[str, tuple[str, ...]]], cut: int) -> Candidate | None:
        """The longest of some names of several words that stands at word i, of which so many letters are cut."""
        for key, parts in names:
            if _follows(text, i, parts):
                last = i + len(parts) - 1
                skip = self._generic(key, parts)
                if skip:
                    inner = self._inside(text, i + skip)
                    if inner is not None and inner.last > last:
                        return inner  # «مدينة القدس الشرقية», where «مدينة القدس» is a name too
                    return Candidate(i + skip, last, key, "", self.strength(key))
                letters = text.words[i][:cut]
                return Candidate(i, last, key, letters, self.strength(key))
        return None

    def _inside(self, text: Words, i: int) -> Candidate | None:
        """The longest name of several words that begins with word i as it stands."""
        word = text.words[i]
        following = text.words[i + 1] if i + 1 < len(text.words) else ""
        if _expression(text, i, self.vocabulary.expressions.get(word, ())):
            return None
        return self._several(text, i, self._longer(word).get(following, ()), 0)

    def _longer(self, first: str) -> "_Longer":
        """The names of several words that begin with this one, longest first, by their second words."""
        known = self._names.get(first)
        if known is None:
            keys = self.places.starts.get(first)
            if keys is None:
                return _NO_LONGER
            known = self._names[first] = {}
            for key in keys:
                parts = tuple(key.split(" "))
                known.setdefault(parts[1], []).append((key, parts))
        return known

    def _generic(self, key: str, parts: tuple[str, ...]) -> int:
        """How many first words only say what kind of place it is: the name in «قطاع غزة» is «غزة»."""
        if parts[0] == "شبه":
            return 2 if parts[1] == "جزيره" and len(parts) > 2 else 0
        kind = self.vocabulary.triggers.get(parts[0])
        rest = key[len(parts[0]) + 1 :]
        if kind is None or rest not in self.places:
            return 0
        if parts[0] in NAMING and self.places.folded(key)[0] not in self.places.folded(rest):
            return 0  # «خليج عدن» is not «عدن»
        if kind == "direction" and self.places.folded(key)[0].precision not in ("region", "continent"):
            return 0
        return 1

    def _may_carry(self, key: str, letters: str, strength: int) -> bool:
        """Whether a name is known well enough to be read out of a longer word; ف and ك begin too many words of
        their own.
        """
        if key.startswith("ال"):
            return True
        best = self.places.folded(key)[0]
        if "ف" in letters or "ك" in letters:
            return strength == STRONG and best.weight >= 1_000_000
        enough = 20_000 if best.country in ARAB_OR_NEAR else 100_000
        return strength >= MEDIUM and best.weight >= enough


def _expression(text: Words, i: int, expressions: Sequence[tuple[str, ...]]) -> int:
    """How many words the expression at word i has; 0 where none of them stands there."""
    return next((len(words) for words in expressions if _follows(text, i, words)), 0)


def _follows(text: Words, i: int, parts: tuple[str, ...]) -> bool:
    """Whether the words after word i are parts[1:], with white space or a hyphen between."""
    if i + len(parts) > len(text.words):
        return False
    for offset in range(1, len(parts)):
        gap = text.gaps[i + offset]
        if text.words[i + offset] != parts[offset] or (gap != " " and gap.strip(BETWEEN)):
            return False
    return True


def forms(word: str) -> list[tuple[str, str]]:
    """The readings of a folded word: as it stands, then with one and two attached letters taken off."""
    readings = [(word, "")]
    if word[:2] == "لل" and len(word) > 4:
        readings.append(("ال" + word[2:], ""))
    else:
        readings.append((word[1:], word[0]))
    if len(word) > 4 and word[1] in ATTACHED:
        if word[1:3] == "لل":
            readings.append(("ال" + word[3:], word[0]))
        readings.append((word[2:], word[:2]))
    return readings


@cache
def scanner() -> Scanner:
    """The scanner over the shipped table and words."""
    return Scanner(gazetteer.load(), vocabulary.load())
