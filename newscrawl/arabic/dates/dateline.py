"""The dateline of an agency: «أبوظبي في 14 مايو / وام /», «عمان 14 أيار (بترا)».

The house styles of WAM, QNA, ONA, BNA and Petra print no year: place, day and month, and the agency between brackets or
strokes. Words that are not known stand in the way of a date without a year, but here they are known.
"""

from functools import cache

from newscrawl import tables
from newscrawl.arabic.dates.fold import fold
from newscrawl.arabic.dates.tokens import Tokens

_LONGEST_PLACE = 3  # words: «الدار البيضاء», «سلطنة عمان - مسقط»
_LONGEST_AGENCY = 4
_OPEN, _CLOSE = ("(", "/", "["), (")", "/", "]")


@cache
def _agencies() -> dict[str, str]:
    """How credits spell agencies, folded, without white space; each with the country of its seat."""
    return {"".join(fold(row[1]).split()): row[3] for row in tables.rows("arabic/agencies.tsv")}


def without_dateline(tokens: Tokens) -> tuple[Tokens, str] | None:
    """The date of a dateline without its place and agency, and the country where the agency sits.

    None where the tokens are no such line. «الكويت - 14 - 5 (كونا)» becomes «14/5».
    """
    kinds, values = tokens.kinds, tokens.values
    end = len(kinds)
    while end and kinds[end - 1] in ".-s" and values[end - 1] not in _CLOSE:
        end -= 1
    if end < 3 or values[end - 1] not in _CLOSE:
        return None
    begin = end - 2
    while begin > 0 and end - begin <= _LONGEST_AGENCY + 1 and kinds[begin] in "?":
        begin -= 1
    agency = "".join(values[begin + 1 : end - 1])
    if begin == end - 2 or values[begin] not in _OPEN or agency not in _agencies():
        return None
    start = 0
    while start < begin and kinds[start] in "?z.s-":
        start += 1
    if not 0 < sum(kind in "?z" for kind in kinds[:start]) <= _LONGEST_PLACE:
        return None
    date = tokens.part(start, begin)
    if [kind for kind in date.kinds if kind not in "s."] == ["n", "-", "n"]:
        date.kinds[date.kinds.index("-")] = "/"
    return (date, _agencies()[agency]) if set(date.kinds) <= set("nMDWe-/s.") else None
