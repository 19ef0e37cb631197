"""Month names with one letter wrong, as typed in a hurry: «14 نوفمير 2025»; and those of other languages."""

from functools import lru_cache
from typing import Any

from newscrawl.arabic.dates import foreign
from newscrawl.arabic.dates.lexicon import WORDS
from newscrawl.arabic.dates.tokens import Tokens

SHORTEST = 5  # letters; shorter names are one letter away from too many words

_NAMES = {
    word: entry
    for word, entry in WORDS.items()
    if entry[0] == "M" and entry[1][0] == "g" and len(word) >= SHORTEST and not word.isascii()
}


def repair(tokens: Tokens) -> str | None:
    """Turn the one unknown word that stands between a day and a year into the one month it is a letter away from.

    Returns the flag to raise, or None where nothing was repaired. Strings that have a month name or a date in digits
    are left alone.
    """
    kinds, values = tokens.kinds, tokens.values
    if kinds.count("?") != 1 or "M" in kinds or "D" in kinds:
        return None
    i = before = after = kinds.index("?")
    while before > 0 and kinds[before] in "?s":
        before -= 1
    while after < len(kinds) - 1 and kinds[after] in "?s":
        after += 1
    if kinds[before] != "n" or kinds[after] != "n" or not (0 < values[before][0] <= 31 and values[after][1] == 4):
        return None
    near = _near(values[i])
    if len(near) == 1:
        kinds[i], values[i] = "M", (*near[0], False)
        return "month_misspelt"
    known = foreign.month(values[i])
    if known is None:
        return None
    kinds[i], values[i] = "M", ("g", (known[0],), False)
    return known[1]


@lru_cache(256)  # a site prints the same few words between its days and years
def _near(word: str) -> tuple[Any, ...]:
    """The months that the word is a letter away from."""
    return tuple({entry[1][:2] for name, entry in _NAMES.items() if _one_letter_apart(word, name)})


def _one_letter_apart(a: str, b: str) -> bool:
    """Is one letter changed, missing, added, or swapped with its neighbour?"""
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    if a[start + 1 :] == b[start + 1 :] or a[start:] == b[start + 1 :] or a[start + 1 :] == b[start:]:
        return True
    return a[start : start + 2] == b[start : start + 2][::-1] and a[start + 2 :] == b[start + 2 :]
