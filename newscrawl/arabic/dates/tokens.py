"""Folded text to tokens: each with a one-letter kind (see lexicon.py), a value, and its place in the folded text.

Beside the lexicon's kinds: n number, D date in digits, C clock time, s a sign that says nothing, - dash, / slash,
+ plus, ? a word that is not in the tables.
"""

from typing import Any

from newscrawl.arabic.dates.lexicon import BOTH, WORDS, Entry, Seconds, Tails
from newscrawl.arabic.dates.split import (
    CLOCK,
    DATE_CHUNK,
    NUMBER,
    SEPARATORS,
    SIGN,
    SPACED,
    SPLIT,
    WORD,
    Piece,
    pieces,
)

# value, how many digits it had (0 for a spelled number), how it was spelled: "", o ordinal, f feminine, c cardinal
Number = tuple[int, int, str]

_SIGNS = {
    "-": "-", "/": "/", "\\": "/", "+": "+", "%": "R", "$": "R", "€": "R", "£": "R", "&": "&", "=": "R", "#": "#",
}  # fmt: skip
_FORBIDDEN = {"%": "a share, not a date", "$": "a price", "€": "a price", "£": "a price", "=": "a sum, not a date"}
# Pairs that are printed without the space between them: "أكتوبرالساعة", "هالموافق".
_GLUED_LEFT, _GLUED_RIGHT = "MWeLpz", "MWh.pLe"
_PREFIXES = "وبلفك"
_UNKNOWN: tuple[None, None] = (None, None)
_NO_PHRASE: tuple[None, int] = (None, 0)
LONGEST_WORD = 30  # no longer word is looked at for attached letters or a missing space


class Tokens:
    """Parallel lists, one entry per token."""

    __slots__ = ("ends", "kinds", "starts", "values")

    def __init__(self) -> None:
        self.kinds: list[str] = []
        self.values: list[Any] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, kind: str, value: Any, start: int, end: int) -> None:
        """Append one token."""
        self.kinds.append(kind)
        self.values.append(value)
        self.starts.append(start)
        self.ends.append(end)

    def cut(self, size: int) -> None:
        """Keep the first `size` tokens."""
        for column in (self.kinds, self.values, self.starts, self.ends):
            del column[size:]

    def part(self, start: int, end: int) -> "Tokens":
        """The tokens from index `start` up to `end`."""
        piece = Tokens()
        piece.kinds = self.kinds[start:end]
        piece.values = self.values[start:end]
        piece.starts = self.starts[start:end]
        piece.ends = self.ends[start:end]
        return piece


def _unprefixed(word: str) -> tuple[bool, str] | None:
    """(did an "and" stand before it, the word without its attached letters), or None where that is no known word."""
    conjunction = False
    rest = word
    if rest[0] == "و":
        conjunction, rest = True, rest[1:]
        if rest in BOTH:
            return True, rest
    if rest.startswith("لل"):
        rest = "ال" + rest[2:]
    elif rest[:1] in _PREFIXES:
        rest = rest[1:]
    else:
        return None
    if len(rest) > 2 and (rest in BOTH):
        return conjunction, rest
    return None


def _is_cut_month(entry: Entry) -> bool:
    """Is it a month name cut short or misspelt, which longer words contain by chance? «مارشال», «الصينيون»."""
    return entry[0] == "M" and entry[1][2]


def _unglued(word: str) -> tuple[Entry, Entry, int] | None:
    """Two known words that stand together without a space, or None."""
    for cut in range(1, len(word) - 1):
        right = WORDS.get(word[cut:])
        if right and right[0] in _GLUED_RIGHT and (cut > 1 or len(word) > 5) and not _is_cut_month(right):
            left = WORDS.get(word[:cut])
            if left and left[0] in _GLUED_LEFT and len(word) - cut > 1 and not _is_cut_month(left):
                return left, right, cut
    return None


def scan(folded: str, tokens: Tokens | None = None, start: int = 0) -> Tokens:
    """Cut folded text into tokens; the longest phrase of the tables wins. Cost is linear in the text.

    Most strings are words and numbers with spaces between them, and need no pattern; from the first piece whose
    neighbours must be cut to understand it `_scan_pieces` goes on. `tokens` are what stood in front of the text, which
    begins at `start`.
    """
    begin = start
    tokens = tokens or Tokens()
    before = len(tokens.kinds)
    kinds, values, starts, ends = tokens.kinds, tokens.values, tokens.starts, tokens.ends
    both = BOTH.get
    chunks = folded.split(" ")
    spaced: bool | None = None  # whether SPACED matches anywhere: asked once, for the text can be long
    i, count = 0, len(chunks)
    while i < count:
        chunk = chunks[i]
        i += 1
        if not chunk:
            start += 1
            continue
        end = start + len(chunk)
        entry: Entry | None = None
        known = both(chunk)
        if known is not None:
            entry, seconds = known
            if seconds is not None and i < count:
                more = _phrase_ahead(chunks, i, seconds)
                if more is None:
                    return _scan_pieces(folded, tokens, begin, start)
                if more[1]:
                    entry = more[0]
                    end += sum(map(len, chunks[i : i + more[1]])) + more[1]
                    i += more[1]
        if entry is not None:
            kinds.append(entry[0])
            values.append(entry[1])
        elif chunk.isdecimal():
            size = end - start
            kinds.append("n")
            values.append((int(chunk) if size < 10 else 10**9, size, ""))
        elif chunk.isalpha():
            rest = _add_unknown(tokens, chunk, start)
            if rest is None:
                start = end + 1
            else:  # without its attached letters it is a word of the tables
                i -= 1
                chunks[i] = rest
                start = end - len(rest)
            continue
        elif len(chunk) == 5 and chunk[2] == ":" and chunk[:2].isdecimal() and chunk[3:].isdecimal():
            kinds.append("C")
            values.append(chunk)
        elif DATE_CHUNK.fullmatch(chunk) and not (i < count and chunks[i][:1] in SEPARATORS):
            kinds.append("D")
            values.append(chunk)
        elif (
            spaced is not False
            and (chunk[0] in SEPARATORS or chunk[-1] in SEPARATORS)
            and (spaced := SPACED.search(folded) is not None)
        ):
            tokens.cut(before)
            return _scan_pieces(folded, tokens, begin, begin)
        elif not _add_mixed(tokens, chunk, start, chunks[i] if i < count else None):
            return _scan_pieces(folded, tokens, begin, start)
        else:
            start = end + 1
            continue
        starts.append(start)
        ends.append(end)
        start = end + 1
    return tokens


def _phrase_ahead(chunks: list[str], i: int, seconds: Seconds) -> tuple[Entry | None, int] | None:
    """The phrase that goes on at chunk `i`, and how many chunks it takes; (None, 0) where there is none.

    None where a chunk that matters is neither a word nor a number, but has to be cut.
    """
    second = chunks[i]
    tails = seconds.get(second)
    if tails is None:
        return _NO_PHRASE if second.isalpha() or second.isdecimal() else None
    for tail, entry in tails:
        following = chunks[i + 1 : i + 1 + len(tail)]
        if following == list(tail):
            return entry, 1 + len(tail)
        if not all(chunk.isalpha() or chunk.isdecimal() for chunk in following):
            return None
    return _NO_PHRASE


def _add_unknown(tokens: Tokens, word: str, start: int) -> str | None:
    """Add a word that the tables do not have: as two of theirs without a space, or as one that is not known.

    Where it is a word of theirs with letters attached, returns that word, which is not added yet.
    """
    end = start + len(word)
    if 2 < len(word) <= LONGEST_WORD:
        stripped = _unprefixed(word)
        if stripped:
            if stripped[0]:
                tokens.add("&", None, start, start + 1)
            return stripped[1]
        halves = _unglued(word)
        if halves:
            left, right, cut = halves
            tokens.add(left[0], left[1], start, start + cut)
            tokens.add(right[0], right[1], start + cut, end)
            return None
    tokens.add("?", word, start, end)
    return None


def _add_mixed(tokens: Tokens, chunk: str, start: int, following: str | None) -> bool:
    """Add the tokens of «11,», «2022م», «آب/أغسطس» and the like; False where a phrase of the tables can begin in it.

    `following` is the next chunk, or None at the end.
    """
    kinds, values, starts, ends = tokens.kinds, tokens.values, tokens.starts, tokens.ends
    before = len(kinds)
    found = [(match.group(), match.lastindex, start + match.start()) for match in SPLIT.finditer(chunk)]
    i, count = 0, len(found)
    while i < count:
        text, which, start = found[i]
        i += 1
        if which == WORD:
            entry, seconds = BOTH.get(text, _UNKNOWN)
            if seconds is not None:
                second = found[i][0] if i < count else following
                if second is not None and (
                    second in seconds or (i == count and not (second.isalpha() or second.isdecimal()))
                ):
                    tokens.cut(before)
                    return False
            if entry is None:
                rest = _add_unknown(tokens, text, start)
                if rest is not None:
                    i -= 1
                    found[i] = (rest, WORD, start + len(text) - len(rest))
                continue
        else:
            entry = _number_or_sign(text, which)
        kinds.append(entry[0])
        values.append(entry[1])
        starts.append(start)
        ends.append(start + len(text))
    return True


def _number_or_sign(text: str, which: int | None) -> Entry:
    """Kind and value of a piece that is no word."""
    if which == NUMBER:
        return "n", (int(text) if len(text) < 10 else 10**9, len(text), "")
    if which == CLOCK:
        return "C", text
    if which == SIGN:
        return _SIGNS.get(text, "s"), _FORBIDDEN.get(text, text)
    return "D", text


def _scan_pieces(folded: str, tokens: Tokens, begin: int, start: int) -> Tokens:
    """Cut folded text of any kind: signs, glued words and numbers. The text begins at `begin`, the rest at `start`."""
    found = pieces(folded[start - begin :], start)
    i, count = 0, len(found)
    while i < count:
        text, which, start = found[i]
        end = start + len(text)
        if which != WORD:
            tokens.add(*_number_or_sign(text, which), start, end)
            i += 1
            continue
        entry, seconds = BOTH.get(text, _UNKNOWN)
        last = i
        if seconds is not None and i + 1 < count and found[i + 1][0] in seconds:
            entry, last = _phrase(found, i, seconds[found[i + 1][0]], entry)
        if entry is not None:
            tokens.add(entry[0], entry[1], start, end if last == i else found[last][2] + len(found[last][0]))
            i = last + 1
            continue
        rest = _add_unknown(tokens, text, start)
        if rest is None:
            i += 1
        else:
            found[i] = (rest, WORD, end - len(rest))
    return tokens


def _phrase(found: list[Piece], i: int, tails: Tails, alone: Entry | None) -> tuple[Entry | None, int]:
    """The longest phrase that starts at piece `i`, and its last piece; else the word alone."""
    for tail, entry in tails:
        last = i + 1 + len(tail)
        if last < len(found) and all(found[i + 2 + k][0] == word for k, word in enumerate(tail)):
            return entry, last
    return alone, i
