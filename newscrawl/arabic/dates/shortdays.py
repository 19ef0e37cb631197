"""Weekdays without their hamza, which are numbers elsewhere: «الثلاث 14 مايو», but «الأعوام الثلاث المقبلة»."""

from newscrawl.arabic.dates.tokens import Tokens


def settle_short_days(tokens: Tokens) -> None:
    """Turn every word of the kind into a weekday where a day follows it or «يوم» stands before it.

    Elsewhere it becomes a word that is not known.
    """
    kinds, values = tokens.kinds, tokens.values
    for i, kind in enumerate(kinds):
        if kind != "y":
            continue
        ahead = i + 1
        while ahead < len(kinds) and kinds[ahead] in "s-":
            ahead += 1
        named = i > 0 and kinds[i - 1] == "u" and values[i - 1] == ("day", 1)
        dated = ahead < len(kinds) and (kinds[ahead] == "D" or (kinds[ahead] == "n" and 0 < values[ahead][0] <= 31))
        kinds[i] = "W" if named or dated else "?"
