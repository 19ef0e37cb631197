"""Folded text to tokens: each with a one-letter kind (see lexicon.py), a value, and its place in the folded text.

Beside the lexicon's kinds: n number, D date in digits, C clock time, s a sign that says nothing, - dash, / slash,
+ plus, ? a word that is not in the tables.
"""

from typing import Any

from newscrawl.arabic.dates.lexicon import BOTH, WORDS, Entry
from newscrawl.arabic.dates.split import (
    CLOCK,
    DATE,
    DATE_CHUNK,
    NUMBER,
    SEPARATOR,
    SEPARATORS,
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

    Most strings are known words and numbers with spaces between them, and need no pattern; from the first piece that is
    anything else `_scan_pieces` goes on. `tokens` are what stood in front of the text, which begins at `start`.
    """
    begin = start
    tokens = tokens or Tokens()
    before = len(tokens.kinds)
    kinds, values, starts, ends = tokens.kinds, tokens.values, tokens.starts, tokens.ends
    both = BOTH.get
    chunks = folded.split(" ")
    i, count = 0, len(chunks)
    while i < count:
        chunk = chunks[i]
        i += 1
        if not chunk:
            start += 1
            continue
        end = start + len(chunk)
        known = both(chunk)
        if known is not None:
            entry, seconds = known
            if seconds is not None and i < count:
                tails = seconds.get(chunks[i])
                if tails is not None:
                    if tails[0][0]:  # three words or more
                        return _scan_pieces(folded, tokens, begin, start)
                    entry = tails[0][1]
                    end += 1 + len(chunks[i])
                    i += 1
                elif not chunks[i].isalnum():
                    return _scan_pieces(folded, tokens, begin, start)
            if entry is None:
                return _scan_pieces(folded, tokens, begin, start)
            kinds.append(entry[0])
            values.append(entry[1])
        elif chunk.isdecimal():
            size = end - start
            kinds.append("n")
            values.append((int(chunk) if size < 10 else 10**9, size, ""))
        elif len(chunk) == 5 and chunk[2] == ":" and chunk[:2].isdecimal() and chunk[3:].isdecimal():
            kinds.append("C")
            values.append(chunk)
        elif DATE_CHUNK.fullmatch(chunk) and not (i < count and chunks[i][:1] in SEPARATORS):
            kinds.append("D")
            values.append(chunk)
        elif (chunk[0] in SEPARATORS or chunk[-1] in SEPARATORS) and SPACED.search(folded):
            tokens.cut(before)
            return _scan_pieces(folded, tokens, begin, begin)
        elif not _add_mixed(tokens, chunk, start):
            return _scan_pieces(folded, tokens, begin, start)
        else:
            start = end + 1
            continue
        starts.append(start)
        ends.append(end)
        start = end + 1
    return tokens


def _add_mixed(tokens: Tokens, chunk: str, start: int) -> bool:
    """Add the tokens of «11,», «2022م», «(مكه» and the like; False where a word of it needs its neighbours."""
    before = len(tokens.kinds)
    for match in SPLIT.finditer(chunk):
        text, which, at = match.group(), match.lastindex, start + match.start()
        value: Any
        if which == WORD:
            known = BOTH.get(text)
            if known is None or known[0] is None or known[1] is not None:
                tokens.cut(before)
                return False
            kind, value = known[0]
        elif which == NUMBER:
            kind, value = "n", (int(text) if len(text) < 10 else 10**9, len(text), "")
        elif which == CLOCK:
            kind, value = "C", text
        elif which in (DATE, SEPARATOR):
            kind, value = "D", text
        else:
            kind, value = _SIGNS.get(text, "s"), _FORBIDDEN.get(text, text)
        tokens.add(kind, value, at, at + len(text))
    return True


def _scan_pieces(folded: str, tokens: Tokens, begin: int, start: int) -> Tokens:
    """Cut folded text of any kind: signs, glued words and numbers. The text begins at `begin`, the rest at `start`."""
    kinds, values, starts, ends = tokens.kinds, tokens.values, tokens.starts, tokens.ends
    found = pieces(folded[start - begin :], start)
    i, count = 0, len(found)
    value: Any
    both = BOTH.get
    while i < count:
        text, which, start = found[i]
        end = start + len(text)
        if which == WORD:
            known = both(text)
            if known is not None:
                entry, seconds = known
                last = i
                if seconds is not None and i + 1 < count and found[i + 1][0] in seconds:
                    entry, last = _phrase(found, i, seconds[found[i + 1][0]], entry)
                if entry is not None:
                    kinds.append(entry[0])
                    values.append(entry[1])
                    starts.append(start)
                    ends.append(end if last == i else found[last][2] + len(found[last][0]))
                    i = last + 1
                    continue
            if 2 < len(text) <= LONGEST_WORD:
                stripped = _unprefixed(text)
                if stripped:
                    conjunction, rest = stripped
                    if conjunction:
                        tokens.add("&", None, start, start + 1)
                    found[i] = (rest, WORD, end - len(rest))
                    continue
                halves = _unglued(text)
                if halves:
                    left, right, cut = halves
                    tokens.add(left[0], left[1], start, start + cut)
                    tokens.add(right[0], right[1], start + cut, end)
                    i += 1
                    continue
            kind, value = "?", text
        elif which == NUMBER:
            size = end - start
            kind, value = "n", (int(text) if size < 10 else 10**9, size, "")
        elif which == CLOCK:
            kind, value = "C", text
        elif which in (DATE, SEPARATOR):
            kind, value = "D", text
        else:
            kind, value = _SIGNS.get(text, "s"), _FORBIDDEN.get(text, text)
        kinds.append(kind)
        values.append(value)
        starts.append(start)
        ends.append(end)
        i += 1
    return tokens


def _phrase(
    found: list[Piece], i: int, tails: list[tuple[tuple[str, ...], Entry]], alone: Entry | None
) -> tuple[Entry | None, int]:
    """The longest phrase that starts at piece `i`, and its last piece; else the word alone."""
    for tail, entry in tails:
        last = i + 1 + len(tail)
        if last < len(found) and all(found[i + 2 + k][0] == word for k, word in enumerate(tail)):
            return entry, last
    return alone, i
