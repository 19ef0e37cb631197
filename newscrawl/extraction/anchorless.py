"""Stamps that say no year: «الثلاثاء 14 مايو», «أمس، 10:25», «اليوم 10:25», «14 مايو - 10:25».

They mean something only beside the day they were printed, and prose is full of their like; so only a place made for
dates makes them the piece's: a <time>, an element whose class says date or time, a label, or one of the short lines
right under the headline. Whether they can be resolved is for the ruling to say.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product

from newscrawl.arabic import dates
from newscrawl.arabic.text import ARABIC
from newscrawl.extraction import inner, labels
from newscrawl.extraction.head import LINES_AFTER, LINES_BEFORE
from newscrawl.extraction.line import Line

LONGEST = 45  # characters of a line that is there to say when
_LONGEST_LINE = 140  # of one that holds such a stamp beside other things
MOST_MARKS = 4  # that part a line
TEASER = 30  # characters; a longer link is the headline of another piece
MOST_UNDER = 20  # lines under the headline among which one made for dates is the piece's

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}")
_MARK = re.compile(r"\s*[|•·]\s*|\s[-–—]\s(?!\d{4}\b)")  # «14 - مايو - 2024» is one date
_LETTER = re.compile(r"[^\W\d_]")
_IN_WORDS = frozenset({"named-month", "day-word", "hijri"})  # rules by which a line without any mark may be read
_MARKED = _IN_WORDS | {"day-month", "relative", "now"}


def _days() -> Iterator[datetime]:
    """Anchors that stand in to see whether words are a stamp: of every weekday, and years apart."""
    for k in range(7):
        day = datetime(1998 + 3 * k, 6, 15, 12, tzinfo=UTC)
        yield day + timedelta(days=(k - day.weekday()) % 7)


_ANCHORS = tuple(_days())


def is_stamp(text: str, *, marked: bool) -> bool:
    """Whether a text is a day (with or without a clock) that only an anchor can tell the year of, and nothing else.

    `marked`: it stands in a place made for dates, so that «14/5», «الآن» and a day word alone are believed.
    """
    if not 3 <= len(text) <= LONGEST or not (marked or _DIGIT.search(text)):
        return False
    if _YEAR.search(text) or is_foreign(text):
        return False
    if not dates.read(text, order="DMY").needs_anchor:
        return False
    allowed = _MARKED if marked else _IN_WORDS
    for anchor in _ANCHORS:
        reading = dates.read(text, anchor=anchor, order="DMY")
        if reading.value is not None:
            return reading.rule in allowed and len(reading.value) >= len("2001-01-01")
    return False


def is_foreign(text: str) -> bool:
    """Whether a text has letters, and none of them Arabic: no stamp of Arabic news, and dear to read."""
    return ARABIC.search(text) is None and _LETTER.search(text) is not None


def near(lines: list[Line]) -> Iterator[tuple[Line, str]]:
    """The stamps without a year in the lines around the headline, each with its line.

    Of those without a label only the first counts, and what stands by the headline of another piece is that one's.
    """
    taken = False
    above = sum(line.side == "before" for line in lines)
    under = 0
    for i, line in enumerate(lines):
        under += line.side == "between"
        if len(line.text) > _LONGEST_LINE or not (line.dated or _DIGIT.search(line.text)):
            continue
        if line.side == "before" and not (line.dated and above - i <= LINES_BEFORE):
            continue
        if line.kind in ("caption", "tags") or (is_foreign(line.text) and all(map(is_foreign, _texts(line)))):
            continue
        labelled = labels.label(line.text, "published", "modified") is not None
        if line.side != "before" and not (
            labelled or (line.dated and under <= MOST_UNDER) or (line.side == "between" and under <= LINES_AFTER)
        ):
            continue
        if (taken and not labelled) or _is_teasers(lines, i):
            continue
        for text in _texts(line):
            ago = line.side == "between" and under <= LINES_AFTER and text != line.text and _is_ago(text)
            if is_stamp(text, marked=line.dated or labelled or ago):
                yield line, text
                taken = taken or not labelled
                break


def _texts(line: Line) -> Iterator[str]:
    """What of a line may be a stamp: the whole of it, its labelled parts, each of its elements, what a mark parts."""
    if not is_foreign(line.text):  # else whatever holds its words is none
        if len(line.text) <= LONGEST:
            yield line.text
        yield from (part for part in labels.at_labels(line.text, _has_digit) if part != line.text)
    if line.mixed:
        yield from line.pieces
    marks = list(_MARK.finditer(line.text))[:MOST_MARKS]  # «سامي الحداد | 14 مايو - 10:25»
    if not marks:
        return
    spans = product([0, *(m.end() for m in marks)], [*(m.start() for m in marks), len(line.text)])
    yield from sorted((line.text[a:b] for a, b in spans if a < b), key=len, reverse=True)[1:]


def _is_ago(text: str) -> bool:
    """Whether a text counts from the time of reading: «منذ 3 ساعات»."""
    return text.startswith(("منذ ", "قبل ")) and _DIGIT.search(text) is not None


def _has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None


def _is_teasers(lines: list[Line], i: int) -> bool:
    """Whether a line holds or stands by a long link: the date of another piece, beside, above or below its headline."""
    line = lines[i]
    if any(len(inner.line(link)) > TEASER for link in line.links):
        return True
    sides = [lines[i - 1]] if i else []
    if i and lines[i - 1].side == line.side:
        sides += lines[i + 1 : i + 2]
    return any(other.side == line.side and other.linked and len(other.text) > TEASER for other in sides)
