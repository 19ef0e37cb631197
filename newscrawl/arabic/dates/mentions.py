"""The mentions of dates among the tokens of a running text."""

import unicodedata
from collections.abc import Iterator

from newscrawl.arabic.dates.context import Context
from newscrawl.arabic.dates.fold import fold_with_offsets
from newscrawl.arabic.dates.general import read_tokens
from newscrawl.arabic.dates.reading import Found, ImpossibleError, Reading, UnreadError
from newscrawl.arabic.dates.reference import reference_end
from newscrawl.arabic.dates.spelled import spell_out
from newscrawl.arabic.dates.tokens import Tokens, scan
from newscrawl.arabic.dates.window import is_mention, may_begin, may_end

LONGEST_MENTION = 18  # tokens
_STARTS = "nDMWruaxbhCp"  # what a mention can begin with
_ENDS = "nDMWruxepzCf"  # and end with
_BREAKS = "?RvL#QE"  # what no mention reaches across


def mentions(text: str, context: Context) -> Iterator[Found]:
    """Yield every date that `text` mentions, in order: see `find`."""
    folded, where = fold_with_offsets(text)
    tokens = scan(folded)
    if "N" in tokens.kinds:
        tokens = spell_out(tokens)
    kinds = tokens.kinds
    count = len(kinds)
    i = 0
    while i < count:
        kind = kinds[i]
        if kind == "#":
            i = reference_end(tokens, i)
            continue
        if kind not in _STARTS:
            i += 1
            continue
        limit = i
        while limit < count and limit - i < LONGEST_MENTION and kinds[limit] not in _BREAKS:
            limit += 1
        end, reading = _longest(tokens, i, limit, context, text, folded, where)
        if reading is None:
            i = max(end, i + 1)
            continue
        yield Found(*_span(tokens, i, end, text, where), reading)
        i = end


def _span(tokens: Tokens, start: int, end: int, text: str, where: list[int]) -> tuple[int, int]:
    """The offsets of a window in the text: with the marks that folding drops, without a full stop, with its bracket."""
    first, last = where[tokens.starts[start]], where[tokens.ends[end - 1] - 1] + 1
    if text[last - 1] == "." and "." not in text[max(first, last - 4) : last - 1]:
        last -= 1  # «1442هـ.» at the end of a sentence
        while text[last - 1].isspace():
            last -= 1
    while last < len(text) and unicodedata.category(text[last])[0] in "LM" and last < where[tokens.ends[end - 1]]:
        last += 1  # «الثلاثاء» is looked up without its hamza
    if "(" in text[first:last] and ")" not in text[first:last] and text[last : last + 1] == ")":
        last += 1
    return first, last


def _longest(
    tokens: Tokens, start: int, limit: int, context: Context, text: str, folded: str, where: list[int]
) -> tuple[int, Reading | None]:
    """The longest window from `start` that reads as a date, and its reading."""
    kinds = tokens.kinds
    if not set(kinds[start:limit]) & set("DMrxu") or not may_begin(tokens, start, folded):
        return start, None
    for end in range(limit, start, -1):
        if kinds[end - 1] not in _ENDS or not may_end(tokens, start, end, folded):
            continue
        raw = text[slice(*_span(tokens, start, end, text, where))]
        try:
            reading = read_tokens(tokens.part(start, end), context, raw)
        except ImpossibleError:
            return end, None  # nothing inside it is meant either
        except (UnreadError, OverflowError, ValueError):
            continue
        if not is_mention(tokens, start, end, reading, folded):
            continue
        return end, reading
    return start, None
