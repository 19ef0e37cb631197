"""Spelled Arabic numbers: «الحادي والعشرين» is 21, «ألف وتسعمائة وثمانية وسبعين» 1978.

The words are in data/arabic/numbers.tsv with a class each: u units, x the ten of the teens, t tens, c hundreds,
k thousands, o masculine ordinals, f feminine ordinals, p ordinal tens. Gender and case are not held against a writer:
news prints «الثالث عشرة» and «السابع والعشرون» after من.
"""

from collections.abc import Sequence

Word = tuple[int, str]  # value, class


def compose(words: Sequence[Word | None]) -> tuple[int, str, int]:
    """Read one number from the start of a row of number words, where None stands for «و».

    Returns (value, style, words used); style is "o" for an ordinal, "f" for a feminine ordinal (an hour), "c" for a
    cardinal. A number stops where the next word cannot belong to it: in «الخامسة وعشر دقائق» the ten is a new number.
    The row must start with a word.
    """
    first = words[0]
    if first is None:
        raise ValueError("a number starts with a number word, not with «و»")
    value, kind = first
    style = kind if kind in "of" else "o" if kind == "p" else "c"
    total, current, last, used = 0, value, kind, 1
    if kind == "k":
        total, current = value, 0
    i = 1
    while i < len(words):
        joined = words[i] is None
        if not joined and words[i] == (1, "u") and tuple(words[i + 1 : i + 2]) == ((10, "x"),) and last in "ck":
            joined = True  # «وأحد عشر» folds to «واحد عشر», and its «و» is lost in the one
        elif joined:
            i += 1
            if i >= len(words):
                break
        word = words[i]
        if word is None:
            break
        number, kind = word
        if not _follows(last, kind, joined, current):
            break
        if kind == "k":
            total += (current or 1) * number
            current = 0
        elif kind == "c" and number == 100 and 0 < current < 10:
            current *= 100
        else:
            current += number
        style = "o" if kind == "o" else style
        last = kind
        i += 1
        used = i
    return total + current, style, used


def _follows(last: str, kind: str, joined: bool, current: int) -> bool:
    """May a word of class `kind` continue a number whose last word was of class `last`?"""
    if not joined:
        if kind == "x":  # خمسة عشر, الخامس عشر
            return last in "uof" and 0 < current < 10
        return kind in "ck" and last in "uxtc" and (kind == "k" or last == "u")
    if kind == "p":  # الحادي والعشرين
        return last in "of" and current % 100 < 10
    if kind == "t":  # واحد وعشرين, ألف وتسعمائة وسبعين; الحادي وعشرين
        return (last in "uo" and current % 100 < 10) or last in "ck"
    if kind == "o":  # Persian: بیست و ششم
        return last == "t" and current in (20, 30)
    if kind in "ux":  # مائة وخمسة, ألف وعشرة
        return last in "ck"
    return kind == "c" and last == "k"
