"""Counters that themes print beside a date: «22 جانفي 2025 - عدد القراءات : 1874», «3 دقائق قراءة», «350 مشاهدة».

A number whose label is known is explained by it and may stand beside a date; a number without one may not.
"""

from newscrawl.arabic.dates.reading import UnreadError
from newscrawl.arabic.dates.tokens import Tokens

NO_COMMENTS = (0, 1, "")  # the value of the token «0»


def without_counters(tokens: Tokens) -> Tokens:
    """The tokens without counters: each label («Q») and the number that belongs to it.

    A label of the kind "before" owns the number behind it, one of the kind "after" the number in front of it. Raises
    UnreadError where that number can as well be the year of the date.
    """
    kinds, values = tokens.kinds, tokens.values
    gone: set[int] = set()
    for i, kind in enumerate(kinds):
        if kind == "Q":
            gone.add(i)
            gone.update(_number_behind(tokens, i) if values[i] == "before" else _number_in_front(tokens, i, gone))
    out = Tokens()
    for i, kind in enumerate(kinds):
        if i not in gone:
            out.add(kind, values[i], tokens.starts[i], tokens.ends[i])
    return out


def without_theme_counters(tokens: Tokens) -> Tokens | None:
    """The tokens without the counters that WordPress themes print behind a date with icons for labels, or None.

    «14 مايو، 2024 0 350 دقيقة واحدة» is the date, no comments, 350 views and the time it takes to read: a zero that is
    no part of a date, and numbers and minutes to the end. «أقل من دقيقة» takes the place of the minutes.
    """
    kinds, values = tokens.kinds, tokens.values
    for i in range(2, len(kinds)):
        if kinds[i] == "n" and values[i] == NO_COMMENTS and kinds[i - 1] in "nu" and _is_tail(tokens, i + 1):
            return tokens.part(0, i)
    return None


def _is_tail(tokens: Tokens, i: int) -> bool:
    """Is the rest of the tokens one number and at most the minutes of reading?"""
    kinds, values = tokens.kinds, tokens.values
    end = len(kinds)
    if (
        not 1 <= end - i <= 3 or kinds[i] != "n"
    ):  # a longer rest is not looked through: it would be for every zero in it
        return False
    minutes = [k for k in range(i + 1, end) if kinds[k] == "u"]
    return all(values[k][0] == "minute" for k in minutes) and len(minutes) <= 1 and set(kinds[i + 1 :]) <= set("nuv")


def _number_behind(tokens: Tokens, i: int) -> range:
    """«عدد القراءات : 1 204», where the comma of the thousands was folded to a space; «مدة القراءة: 3 دقائق»."""
    kinds, values = tokens.kinds, tokens.values
    count = len(kinds)
    first = i + 1
    while first < count and kinds[first] in "s.-":
        first += 1
    end = first
    if end < count and kinds[end] == "n":
        end += 1
        while (
            end < count and kinds[end] == "n" and values[end][1] == 3 and tokens.starts[end] == tokens.ends[end - 1] + 1
        ):
            end += 1
        if end < count and kinds[end] in "M/":  # the day of the date
            return range(0)
    if end < count and kinds[end] == "u" and values[end][0] in ("minute", "second"):
        end += 1
    return range(first, end)


def _number_in_front(tokens: Tokens, i: int, gone: set[int]) -> range:
    """«1 204 مشاهدة», «3 دقائق للقراءة», «دقيقتان للقراءة»."""
    kinds, values = tokens.kinds, tokens.values
    last = i - 1
    while last >= 0 and kinds[last] == "." and last not in gone:
        last -= 1
    first = last + 1
    if first and kinds[first - 1] == "u" and values[first - 1][0] in ("minute", "second"):
        first -= 1
    dual = first <= last and kinds[first] == "u" and values[first][1] == 2
    if not dual and first and kinds[first - 1] == "n" and first - 1 not in gone:
        first -= 1
        while (
            first
            and values[first][1] == 3
            and kinds[first - 1] == "n"
            and values[first - 1][1] <= 3
            and tokens.starts[first] == tokens.ends[first - 1] + 1
            and not (first > 1 and kinds[first - 2] == "M")
        ):
            first -= 1
        if first and kinds[first - 1] == "M":
            behind = _number_behind(tokens, i)  # «12 مايو 2021 تعليقات: 3»
            if behind:
                return behind
            raise UnreadError("the number can be the year or a counter")
    return range(first, last + 1)
