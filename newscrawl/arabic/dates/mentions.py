"""The mentions of dates among the tokens of a running text."""

from collections.abc import Iterator

from newscrawl.arabic.dates.context import Context
from newscrawl.arabic.dates.fold import fold_with_offsets
from newscrawl.arabic.dates.general import read_tokens
from newscrawl.arabic.dates.reading import Found, ImpossibleError, Reading, UnreadError
from newscrawl.arabic.dates.reference import reference_end
from newscrawl.arabic.dates.spelled import spell_out
from newscrawl.arabic.dates.tokens import Tokens, scan

LONGEST_MENTION = 18  # tokens
_STARTS = "nDMWruaxb"  # what a mention can begin with
_ENDS = "nDMWruxepzCf"  # and end with
_BREAKS = "?RvL#QE"  # what no mention reaches across
# Rules of read() that are too weak for prose: a clock alone, «الآن», two numbers with a stroke.
_WEAK = frozenset({"clock", "now", "day-month"})


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
        yield Found(where[tokens.starts[i]], where[tokens.ends[end - 1] - 1] + 1, reading)
        i = end


def _longest(
    tokens: Tokens, start: int, limit: int, context: Context, text: str, folded: str, where: list[int]
) -> tuple[int, Reading | None]:
    """The longest window from `start` that reads as a date, and its reading."""
    kinds = tokens.kinds
    if not set(kinds[start:limit]) & set("DMrxu"):
        return start, None
    for end in range(limit, start, -1):
        if kinds[end - 1] not in _ENDS or not _stands_alone(tokens, start, end):
            continue
        raw = text[where[tokens.starts[start]] : where[tokens.ends[end - 1] - 1] + 1]
        try:
            reading = read_tokens(tokens.part(start, end), context, raw)
        except ImpossibleError:
            return end, None  # nothing inside it is meant either
        except (UnreadError, OverflowError, ValueError):
            continue
        if reading.rule in _WEAK or not _is_mention(tokens, start, end, reading, folded):
            continue
        return end, reading
    return start, None


def _stands_alone(tokens: Tokens, start: int, end: int) -> bool:
    """Is the window free of numbers glued to it, of a measure behind it, and not one of «every year»?"""
    kinds, values = tokens.kinds, tokens.values
    if kinds[end - 1] == "n" and end < len(kinds) and kinds[end] in "R/+:":
        return False
    if start and kinds[start] in "nD" and kinds[start - 1] in "/+R" and tokens.ends[start - 1] == tokens.starts[start]:
        return False
    ahead = end
    while ahead < len(kinds) and kinds[ahead] in ".s" and ahead < end + 2:
        ahead += 1
    if ahead < len(kinds) and kinds[ahead] == "R" and values[ahead] == "recurring":
        return False
    behind = values[start - 1] if start and kinds[start - 1] == "R" else ""
    return behind != "recurring"


def _is_mention(tokens: Tokens, start: int, end: int, reading: Reading, folded: str) -> bool:
    kinds = tokens.kinds[start:end]
    if "words_ignored" in reading.flags:
        return False
    if reading.rule == "relative":
        if end < len(tokens.kinds) and tokens.kinds[end] in "nM":
            return False  # «منذ عام 2011», «قبل يوم 5 مارس»: the unit belongs to what follows
        if "i" in kinds:
            return False  # «خلال أسبوعين» is how long a thing takes
        # «قبل يومين من الانتخابات» counts from the election, not from the article
        return end == len(tokens.kinds) or folded[tokens.starts[end] : tokens.ends[end]] not in ("من", "علي")
    # a bare month name is too often another word
    return reading.precision != "month" or any(kind in "nxD" for kind in kinds)
