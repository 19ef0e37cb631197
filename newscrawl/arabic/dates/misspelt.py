"""Month names with one letter wrong, as typed in a hurry: «14 نوفمير 2025»."""

from newscrawl.arabic.dates.lexicon import WORDS
from newscrawl.arabic.dates.tokens import Tokens

SHORTEST = 5  # letters; shorter names are one letter away from too many words

_NAMES = {
    word: entry
    for word, entry in WORDS.items()
    if entry[0] == "M" and entry[1][0] == "g" and len(word) >= SHORTEST and not word.isascii()
}


def repair(tokens: Tokens) -> bool:
    """Turn the one unknown word that stands between a day and a year into the one month it is a letter away from.

    True when a word was repaired. Only asked for strings that have no month name and no date in digits.
    """
    kinds, values = tokens.kinds, tokens.values
    if kinds.count("?") != 1 or "M" in kinds or "D" in kinds:
        return False
    i = kinds.index("?")
    if not 0 < i < len(kinds) - 1 or kinds[i - 1] != "n" or kinds[i + 1] != "n":
        return False
    if not (0 < values[i - 1][0] <= 31 and values[i + 1][1] == 4):
        return False
    near = {entry[1] for name, entry in _NAMES.items() if _one_letter_apart(values[i], name)}
    if len(near) != 1:
        return False
    kinds[i], values[i] = "M", near.pop()
    return True


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
