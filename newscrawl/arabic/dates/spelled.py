"""Number words among the tokens become number tokens, so that the grammar sees numbers only."""

from newscrawl.arabic.dates.tokens import Tokens
from newscrawl.arabic.numerals import Word, compose


def spell_out(tokens: Tokens) -> Tokens:
    """Replace every row of number words by one number token."""
    kinds, values = tokens.kinds, tokens.values
    out = Tokens()
    i, count = 0, len(kinds)
    while i < count:
        if kinds[i] != "N":
            out.add(kinds[i], values[i], tokens.starts[i], tokens.ends[i])
            i += 1
            continue
        row: list[Word | None] = []
        j = i
        while j < count and len(row) < 12 and (kinds[j] in "N&" or _is_two(tokens, j)):
            row.append(values[j] if kinds[j] == "N" else None if kinds[j] == "&" else (2, "u"))
            j += 1
        value, style, used = compose(row)
        out.add("n", (value, 0, style), tokens.starts[i], tokens.ends[i + used - 1])
        i += used
    return out


def _is_two(tokens: Tokens, i: int) -> bool:
    """«اثنين» is Monday without its article, but after «ألفين و» it is two."""
    return tokens.kinds[i] == "W" and tokens.values[i] == 0 and tokens.ends[i] - tokens.starts[i] == 5
