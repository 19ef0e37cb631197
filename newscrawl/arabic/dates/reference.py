"""Numbers of decrees, laws and issues, which look like dates and are none."""

from newscrawl.arabic.dates.tokens import Tokens


def reference_end(tokens: Tokens, i: int) -> int:
    """Step over the number of a decree, an issue, a law: «رقم 924/5/2/م», «العدد 1823»."""
    kinds, values = tokens.kinds, tokens.values
    count = len(kinds)
    i += 1
    while i < count and kinds[i] in "s.#":
        i += 1
    sign = True
    while i < count:
        if kinds[i] in "nD" and sign:
            sign = False
        elif kinds[i] == "/" or (
            kinds[i] == "-"
            and sign is False
            and i + 1 < count
            and tokens.ends[i] == tokens.starts[i + 1]
            and tokens.starts[i] == tokens.ends[i - 1]
        ):
            sign = True
        elif kinds[i] in "e?p" and sign and tokens.ends[i] - tokens.starts[i] == 1:
            sign = False
        elif values[i] == ")":
            return i + 1
        else:
            break
        i += 1
    return i
