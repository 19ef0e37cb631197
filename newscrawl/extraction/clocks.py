"""The time of day that stands beside a day, in an element or a line of its own."""

import re
from datetime import UTC, datetime

from newscrawl.arabic import dates
from newscrawl.arabic.dates.account import account
from newscrawl.extraction import labels
from newscrawl.extraction.line import Line
from newscrawl.extraction.times import like_date

LONGEST = 30  # characters
CLOCK = re.compile(
    r"^\W*(?:الساعة\s*)?\d{1,2}\s*:\s*\d{2}(?::\d{2})?\s*(?:[صم]|صباحا|صباحاً|مساء|مساءً|[ap]\.?m\.?|GMT|UTC)?\W*$", re.I
)
_NAMED = re.compile(r"^\W*(?:الوقت|التوقيت)\W+")
_PARTS = ("clock", "zone")
_LETTER = re.compile(r"[^\W\d_]")
_ANCHOR = datetime(2001, 6, 15, 12, tzinfo=UTC)  # of any day: it is asked what the words are, not when


def is_clock(text: str) -> bool:
    """Whether a text is the time of a day and nothing else: «10:25», «10:25 صباحًا», «10:25 بتوقيت مكة»."""
    if len(text) > LONGEST or not labels.has_clock(text):
        return False
    if CLOCK.match(text) is not None:
        return True
    reading = dates.read(text, anchor=_ANCHOR)
    return reading.rule == "clock" and all(piece.what in _PARTS for piece in account(text, reading))


def beside(lines: list[Line], i: int) -> str | None:
    """The clock of the day in line `i` that stands in a line of its own below or above it; None where two do."""
    below, above = _alone(lines, i, i + 1), _alone(lines, i, i - 1)
    if below and above:
        return None
    before = lines[i - 2].text if above and i > 1 else ""
    return below or (None if like_date(before) and not labels.has_clock(before) else above)


def _alone(lines: list[Line], i: int, k: int) -> str | None:
    """The clock that line `k` is, where it stands on the same side as line `i`.

    A word is asked for, the part of the day, a zone, «الوقت»: «03:25» alone is as well the length of a film.
    """
    if not 0 <= k < len(lines) or lines[k].side != lines[i].side or _LETTER.search(lines[k].text) is None:
        return None
    bare = _NAMED.sub("", lines[k].text)
    return bare if is_clock(bare) else None
