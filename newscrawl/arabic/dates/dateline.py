"""The dateline of an agency: «أبوظبي في 14 مايو / وام /», «عمان 14 أيار (بترا)».

The house styles of WAM, QNA, ONA, BNA and Petra print no year: place, day and month, and the agency between brackets or
strokes. Words that are not known stand in the way of a date without a year, but here they are known.
"""

import re
from functools import cache

from newscrawl import tables
from newscrawl.arabic.dates.fold import fold
from newscrawl.arabic.dates.tokens import Tokens

_LONGEST_PLACE = 3  # words: «الدار البيضاء», «سلطنة عمان - مسقط»
_OPEN, CLOSING = frozenset("(/["), frozenset(")/]")


# The last words between brackets or strokes.
_LAST = re.compile(r"[(/\[]\s*([^()/\[\]]{2,40})[)/\]][\s.:-]*$")


@cache
def agencies() -> dict[str, str]:
    """How credits spell agencies, folded, without white space and stops; each with the country of its seat."""
    return {_squeezed(row[1]): row[3] for row in tables.rows("arabic/agencies.tsv")}


def _squeezed(text: str) -> str:
    return "".join(fold(text).replace(".", " ").split())


def without_dateline(tokens: Tokens, raw: str) -> tuple[Tokens, str] | None:
    """The date of a dateline without its place and agency, and the country where the agency sits.

    None where the tokens of `raw` are no such line. «الكويت - 14 - 5 (كونا)» becomes «14/5».
    """
    kinds, values = tokens.kinds, tokens.values
    last = None if CLOSING.isdisjoint(values) else _LAST.search(fold(raw))
    if last is None or (country := agencies().get(_squeezed(last[1]))) is None:
        return None
    begin = len(kinds) - 1
    while begin > 0 and values[begin] not in CLOSING:
        begin -= 1
    begin -= 1
    while begin > 0 and values[begin] not in _OPEN:
        begin -= 1
    start = 0
    while start < begin and kinds[start] in "?z.s-":
        start += 1
    if not 0 < sum(kind in "?z" for kind in kinds[:start]) <= _LONGEST_PLACE:
        return None
    date = tokens.part(start, begin)
    if [kind for kind in date.kinds if kind not in "s."] == ["n", "-", "n"]:
        date.kinds[date.kinds.index("-")] = "/"
    return (date, country) if set(date.kinds) <= set("nMDWe-/s.") else None
