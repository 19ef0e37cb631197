"""The outlets and agencies that running text quotes as its source: «ونقلت صحيفة الشرق الأوسط عن …», «بحسب رويترز».

A name counts only after a word of quoting, and a name that is also a place or an everyday word («الجزيرة», «العربية»)
only after the kind of outlet («قناة») or in quotation marks. Better one citation missed than one invented.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import compress, count
from typing import NamedTuple

from newscrawl import outlets, tables
from newscrawl.arabic import mastheads
from newscrawl.arabic.bylines import lexicon, toponyms
from newscrawl.arabic.fold import has_marks, letters, strip_marks
from newscrawl.arabic.names import is_everyday, key
from newscrawl.arabic.words import cut
from newscrawl.article import Cited

_WORD = re.compile(r"[^\W_]+(?:[\u064b-\u065f\u0670\u0640'.’-]+[^\W_]+)*[\u064b-\u065f]*|[«»\"“”().:؛;!؟?\n]")
_NISBA = re.compile("^ال.+(?:يه|ي)$")
REACH = 9  # words between a word of saying and «لرويترز»
LONGEST = 6  # words of a name
ABOUT = frozenset({"عنه", "عنها", "عنهم", "ايضا", "امس", "بدورها"})  # between the verb and the outlet
SOON = 3  # words between an outlet and what it says: «صحيفة «المرافئ» التونسية قد أوردت»
VOWELS = "".join(map(chr, (*range(0x64B, 0x660), 0x670)))  # signs that stand inside a word and part none
WINDOW = 12  # tokens of a citation from the word of quoting on
# The kinds of outlet (newscrawl.outlet.Kind) that a printed kind may mean.
NATURE = {
    **dict.fromkeys(("صحيفه", "جريده"), ("newspaper",)),
    **dict.fromkeys(("قناه", "تلفزيون", "تليفزيون", "فضاييه", "اذاعه", "راديو", "شبكه"), ("broadcaster",)),
    "وكاله": ("agency",),
    "مجله": ("magazine",),
    "موقع": ("site",),
}
OPEN, CLOSE = '«"“(', '»"”)'
ENDS = ".؛;!؟?\n"


class Words(NamedTuple):
    """The table, folded."""

    verbs: frozenset[str]
    told: frozenset[str]
    lone: frozenset[str]  # openers of one word after which a name may stand: «نقلت», «بحسب»
    pairs: Mapping[str, frozenset[str]]  # openers of two words: the first -> the second ones
    kinds: frozenset[tuple[str, ...]]
    heads: frozenset[str]  # first words of `kinds`
    press: frozenset[str]
    longer: frozenset[str]  # words that make another name of the one before them
    openers: Mapping[str, str]  # first words of all but `kinds`, with and without و or ف -> without
    signals: frozenset[str]  # words at which a citation may begin: `heads` and `openers`
    turns: frozenset[str]  # words at which something changes where a ل is waited for: `signals` and ends of sentences


@cache
def words() -> Words:
    """The words of quoting, read once."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for kind, phrase in tables.rows("arabic/citation_words.tsv"):
        found.setdefault(kind, set()).add(tuple(key(phrase).split()))
    verbs = frozenset(phrase[0] for phrase in found["verb"])
    told = frozenset(phrase[0] for phrase in found["told"])
    lone = verbs.union(phrase[0] for phrase in found["according"] if len(phrase) == 1)
    pairs: dict[str, set[str]] = {}
    for first, second in (phrase for phrase in found["according"] if len(phrase) == 2):
        pairs.setdefault(first, set()).add(second)
    openers = {f"{joined}{word}": word for word in sorted(told.union(lone, pairs)) for joined in ("و", "ف", "")}
    heads = frozenset(phrase[0] for phrase in found["outlet"])
    signals = heads.union(openers)
    return Words(
        verbs=verbs,
        told=told,
        lone=lone,
        pairs={first: frozenset(seconds) for first, seconds in pairs.items()},
        kinds=frozenset(found["outlet"]),
        heads=heads,
        press=frozenset(phrase[0] for phrase in found["press"]),
        longer=frozenset(phrase[0] for phrase in found["longer"]),
        openers=openers,
        signals=signals,
        turns=signals.union(ENDS),
    )


class Tokens:
    """The words and marks of one line of a text: folded at once, printed ones cut out when asked for."""

    def __init__(self, text: str, keys: list[str], plain: bool) -> None:
        """`keys`: the folded words. `plain`: folding left the length of the text as it was."""
        self.text = text
        self.keys = keys
        self.plain = plain
        self._printed: list[str] = []

    def printed(self, start: int, end: int) -> list[str]:
        """Some of the words and marks as printed."""
        if not self._printed:
            # A hyphen divides folded words; nothing else that folding changes begins or ends one.
            self._printed = cut(self.text.replace("-", " ") if self.plain else self.text, _WORD, str.isalnum)
        return self._printed[start:end]


class Window:
    """The words from one of them on, as many as a citation can be long; the first may have a ل taken off."""

    def __init__(self, tokens: Tokens, start: int, cut: int = 0, put: str = "") -> None:
        """`cut`: letters taken off the first word; `put`: what is put before what is left of it."""
        self.keys = tokens.keys[start : start + WINDOW]
        self._tokens, self._start, self._cut, self._put = tokens, start, cut, put
        if cut:
            self.keys[0] = put + self.keys[0][cut:]

    def printed(self, start: int, end: int) -> str:
        """Some of the words as printed, single spaces between them."""
        words = self._tokens.printed(self._start + start, self._start + end)
        if self._cut and start == 0:
            words[0] = self._put + words[0][self._cut :]
        return " ".join(words)


def lines(text: str) -> Iterator[Tokens]:
    """The lines of a text that hold a word at which a citation may begin; none goes on over the end of a line."""
    signals = words().signals
    folded = letters(text).lower()
    plain = len(folded) == len(text)
    if plain:
        for sign in VOWELS:
            if sign in folded:
                folded = folded.replace(sign, "")
    marked = plain and has_marks(folded)
    for printed, line in zip(text.split("\n"), (folded if plain else text).split("\n"), strict=True):
        keys = cut(line, _WORD, str.isalnum)
        if not plain:
            keys = [key(word) or word for word in keys]
        elif marked and has_marks(line):
            # A vowel sign is no letter to `isalnum`, tatweel is: only words that hold one are looked into.
            keys = [
                word if len(word) == 1 or (word.isalnum() and "ـ" not in word) else strip_marks(word) or word
                for word in keys
            ]
        if not signals.isdisjoint(keys):
            yield Tokens(printed, keys, plain)


def cited(text: str, *, outlet: str | None = None) -> list[Cited]:
    """The outlets and agencies that `text` quotes, each once, in the order of their first mention.

    `name` is as printed, without the kind of outlet unless that is part of the name; `id` is the slug or the agency's
    id, None where the name is unknown or borne by several. `outlet`, slug, domain or name of the site, tells outlets of
    one name apart by their country. Any text is accepted; the cost is linear in its length.
    """
    found: dict[str, Cited] = {}
    site = mastheads.site(outlet)
    for line in lines(text):
        for name, ident in _mentions(line, site):
            found.setdefault(ident or key(name), Cited(ident, name))
    return list(found.values())


def _mentions(tokens: Tokens, site: mastheads.Site) -> Iterator[tuple[str, str | None]]:
    known, keys = words(), tokens.keys
    signals = list(compress(count(), map(known.signals.__contains__, keys)))
    i = told_until = 0  # up to `told_until` a ل may name whom a statement was made to
    while True:
        if i < told_until:
            waiting = range(i, min(told_until, len(keys)))
            i = next((k for k in waiting if keys[k][0] == "ل" or keys[k] in known.turns), told_until)
        if i >= told_until:  # nothing is waited for: on to the next word of quoting
            at = bisect_left(signals, i)
            if at == len(signals):
                return
            i = signals[at]
        word = keys[i]
        if i < told_until:
            if word in ENDS:
                told_until = 0
            elif word[0] == "ل" and _may_be_told(word, site) and (hit := _told(tokens, i, site)):
                yield hit[0], hit[1]
                i += hit[2]
                continue
            if word not in known.signals:
                i += 1
                continue
        bare = known.openers.get(word)
        if bare in known.told:
            told_until = i + 1 + REACH
        start, hit = i, None
        if bare is not None:
            start = _after(keys, i, bare, site)
            hit = _name(Window(tokens, start), 0, site) if start else None
        elif word in known.heads:
            hit = _saying(tokens, i, site)
        if hit:
            yield hit[0], hit[1]
        i = start + hit[2] if hit else i + 1


def _after(keys: Sequence[str], i: int, opener: str, site: mastheads.Site) -> int:
    """The token after the words of quoting that begin with `opener` at token i, if a name may stand there; else 0."""
    known = words()
    after = 1 if opener in known.lone else 0
    if opener in known.pairs and i + 1 < len(keys) and keys[i + 1] in known.pairs[opener]:
        after = 2
    if after and i + after < len(keys) and keys[i + after] in ABOUT:
        after += 1  # «نقلت عنه صحيفة …»
    following = keys[i + after] if i + after < len(keys) else ""
    possible = after and (following in known.heads or following in '«"“' or _begins(following, site))
    return i + after if possible else 0


def _saying(tokens: Tokens, i: int, site: mastheads.Site) -> "Hit | None":
    """An outlet that its kind announces at token i, if a word of quoting follows: «صحيفة «المرافئ» التونسية أوردت»."""
    hit = _name(Window(tokens, i), 0, site)
    if hit is None:
        return None
    verbs, end = words().verbs, i + hit[2]
    for word in tokens.keys[end : end + SOON]:
        if word in verbs:
            return hit
        if word in ENDS:
            return None
    return None


Hit = tuple[str, str | None, int]  # name as printed, id, the token after it


def _may_be_told(word: str, site: mastheads.Site) -> bool:
    """Whether a folded word with ل may name an outlet or its kind; most do not, and are not looked into."""
    bare, heads = word[1:], words().heads
    if len(word) < 3 or bare in heads or _begins(bare, site):
        return True
    return bare[0] == "ل" and (f"ا{bare}" in heads or f"ال{word[2:]}" in heads or _begins(f"ال{word[2:]}", site))


def _told(tokens: Tokens, i: int, site: mastheads.Site) -> Hit | None:
    """«قال لرويترز», «تصريح لصحيفة الوطن», «حديث لـ«عكاظ»»: the ل taken off the first word."""
    word = tokens.keys[i]
    if word in ("ل", "لـ"):
        return _name(Window(tokens, i), 1, site)
    hit = _name(Window(tokens, i, 1), 0, site)
    if hit is None and word.startswith("لل"):
        hit = _name(Window(tokens, i, 2, "ال"), 0, site)
    return hit


def _name(window: Window, i: int, site: mastheads.Site) -> Hit | None:
    """An outlet or agency that begins at word i, the kind of outlet before it included."""
    known, keys = words(), window.keys
    kind = 0
    if i < len(keys) and keys[i] in known.heads:
        kind = next((length for length in (2, 1) if tuple(keys[i : i + length]) in known.kinds), 0)
    start = i + kind
    quoted = start < len(keys) and keys[start] in '«"“'
    if quoted:
        start += 1
    nature = NATURE.get(keys[i], ()) if kind else ()
    inner = _known(window, start, site, sure=bool(kind) or quoted, nature=nature)
    if kind and not quoted and (inner is None or kind > 1):
        inner = _known(window, i, site, sure=True, nature=nature) or inner  # «وكالة الأنباء الألمانية»
    if inner:
        return inner
    if quoted:
        hit = _in_quotes(window, start)
        # Without a kind what stands in quotation marks is a statement, unless it is called as papers abroad are.
        return hit if kind or (hit and not known.press.isdisjoint(keys[start : hit[2]])) else None
    return _foreign(window, start) if kind else None


def _known(window: Window, i: int, site: mastheads.Site, *, sure: bool, nature: tuple[str, ...] = ()) -> Hit | None:
    """A name of the registry or of the agencies.

    `sure`: a kind of outlet or a quotation mark stands before it. `nature`: the kinds of outlet that it may be.
    """
    words_left = window.keys[i:]
    if not words_left or not _begins(words_left[0], site):
        return None
    agencies, names = lexicon.load(), mastheads.names()
    for length in _lengths(words_left[0], min(LONGEST, len(words_left)), site):
        keys = tuple(words_left[:length])
        joined = "".join(keys)
        if "." in joined:
            if "." in keys:
                continue  # the end of the sentence
            keys = tuple(" ".join(keys).replace(".", " ").split())
            joined = "".join(keys)
        agency = agencies.senses(keys).get("agency")
        initials = agency is None and len(joined) == len(keys) and joined in agencies.letters
        slugs = names.slugs.get(keys, ())
        if not (agency or initials or slugs or site.owns(keys)):
            continue
        named = (slugs or site.owns(keys)) and not agency and not _unmistakable(keys)
        if named and len(words_left) > length and words_left[length] in words().longer:
            return (window.printed(i, i + length + 1), None, i + length + 1) if sure else None
        printed = window.printed(i, i + length)
        if initials:
            return printed, agencies.letters[joined], i + length
        if agency is not None and agency.note != "plural" and (sure or agency.note == "word"):
            return printed, agency.value, i + length
        if site.owns(keys) and sure:
            return printed, site.slug, i + length
        if slugs and (sure or _unmistakable(keys)):
            near = slugs
            if len(slugs) > 1:
                near = tuple(slug for slug in slugs if mastheads.country(slug) == site.country) or slugs
            if len(near) > 1 and nature:
                near = tuple(slug for slug in near if mastheads.kind(slug) in nature)
            return printed, near[0] if len(near) == 1 else None, i + length
    return None


def _begins(word: str, site: mastheads.Site) -> bool:
    """Whether any name begins with a folded word."""
    return len(word) == 1 or word in _firsts() or word in site.firsts or "." in word


@outlets.derived
@cache
def _firsts() -> frozenset[str]:
    """The first words of the names of all agencies and outlets."""
    return frozenset(lexicon.load().lengths).union(mastheads.names().lengths)


def _lengths(word: str, most: int, site: mastheads.Site) -> Sequence[int]:
    """How many words the names that begin with a folded word have, the longest first."""
    if len(word) == 1 or "." in word:
        return range(most, 0, -1)
    own = {len(name) for name in site.names if name[0] == word}
    found = own.union(lexicon.load().lengths.get(word, ()), mastheads.names().lengths.get(word, ()))
    return sorted((length for length in found if length <= most), reverse=True)


def _unmistakable(keys: tuple[str, ...]) -> bool:
    """Whether an outlet's name is nothing else: no place, no everyday word, not listed as ambiguous."""
    if keys in mastheads.names().ambiguous or (len(keys) == 1 and is_everyday(keys[0])):
        return False
    return not toponyms.entries(" ".join(keys), " ".join(keys)) and len("".join(keys)) > 3


def _in_quotes(window: Window, i: int) -> Hit | None:
    """An unknown outlet in quotation marks: «صحيفة "لا ستامبا"», «"نيويورك تايمز"»."""
    for end in range(i + 1, min(len(window.keys), i + 5)):
        if window.keys[end] in '»"”':
            return window.printed(i, end), None, end + 1
        if window.keys[end] in OPEN + CLOSE + ENDS:
            return None
    return None


def _foreign(window: Window, i: int) -> Hit | None:
    """An unknown outlet between its kind and its country: «صحيفة نيويورك تايمز الأمريكية»."""
    keys = window.keys
    for end in range(i + 1, min(len(keys), i + 4)):
        if any(len(word) < 2 or word in OPEN + CLOSE + ENDS or is_everyday(word) for word in keys[i:end]):
            return None
        if _NISBA.match(keys[end]) and not is_everyday(keys[end]):
            name = window.printed(i, end)
            place = toponyms.entries(key(name), name)
            return None if place or _NISBA.match(keys[end - 1]) else (name, None, end + 1)
    return None
