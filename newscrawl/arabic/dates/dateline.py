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
def _agencies() -> frozenset[str]:
    """How credits spell agencies, folded, without white space."""
    rows = tables.path("arabic/agencies.tsv").read_text(encoding="utf-8").splitlines()
    spellings = [row.split("\t")[1] for row in rows if row and not row.startswith("#")]
    return frozenset("".join(fold(spelling).split()) for spelling in spellings)


def without_dateline(tokens: Tokens) -> Tokens | None:
    """The date of a dateline without its place and agency, or None where the tokens are no such line."""
    kinds, values = tokens.kinds, tokens.values
    end = len(kinds)
    while end and kinds[end - 1] in ".-s" and values[end - 1] not in _CLOSE:
        end -= 1
    if end < 3 or values[end - 1] not in _CLOSE:
        return None
    begin = end - 2
    while begin > 0 and end - begin <= _LONGEST_AGENCY + 1 and kinds[begin] in "?":
        begin -= 1
    if begin == end - 2 or values[begin] not in _OPEN or "".join(values[begin + 1 : end - 1]) not in _agencies():
        return None
    start = 0
    while start < begin and kinds[start] in "?z.s-":
        start += 1
    if not 0 < sum(kind in "?z" for kind in kinds[:start]) <= _LONGEST_PLACE:
        return None
    date = tokens.part(start, begin)
    return date if set(date.kinds) <= set("nMDWe-/s.") else None
