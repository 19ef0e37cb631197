"""A date in a line with other things, parted from them by a bar, a dash or a bracket: «فرانس 24 - 12 مارس 2024».

What stands beside it may hold numbers, months and words of the clock that are none: outlets («اليوم السابع»), names
(«محمد رمضان», «د. سعاد علي»), counters («رقم الخبر: 55231»), the age of the piece («منذ يومين»).
"""

import re

from newscrawl.arabic.dates.context import Context
from newscrawl.arabic.dates.general import read_general
from newscrawl.arabic.dates.plain import plain
from newscrawl.arabic.dates.reading import Reading, UnreadError
from newscrawl.arabic.dates.verbatim import scan_printed

MOST = 8  # parts of a line that are read
_MARK = re.compile(r"\s*[|•·()\[\]]\s*|\s+[-–—ـ/]\s+|\s*[,،]\s+(?!\d{4})")
_YEAR = re.compile(r"\d{4}")
# Of a reading of the whole that something may have been taken into which is no part of the date.
_DOUBTED = frozenset(("words_ignored", "range_start", "weekday_mismatch", "anchored"))
_AGO = frozenset("airw")  # kinds of tokens that tell of a time from the present: ago, in, day word, now
_OF_CLOCKS = frozenset("Cphz.s")
_OF_DATES = frozenset("nMWDCspe.&-/")  # kinds of tokens that both ends of a range are made of


def may_be_parted(whole: Reading | None, text: str) -> bool:
    """Whether the parts of a text should be asked: the whole was not read, or with something left over."""
    return (whole is None or not _DOUBTED.isdisjoint(whole.flags)) and _MARK.search(text) is not None


def read_parts(text: str, whole: Reading | None, context: Context) -> Reading | None:
    """The reading of the one part that prints a date in full, or else says how long ago; `whole` where that is right.

    None where no part tells more than the whole, which was not read.
    """
    found = parts(text)
    if not 1 < len(found) <= MOST:
        return whole
    full = [(part, reading) for part in found if _YEAR.search(part) and _is_full(reading := _read(part, context))]
    if len(full) == 1:
        part, reading = full[0]
        others = [other for other in found if other is not part]
        kinds = [scan_printed(other).kinds for other in others]
        if whole is not None and (_agree(whole, reading) or _is_range(whole, kinds)):
            return whole
        if any("D" in each or each == ["n"] for each in kinds):  # another date, or nothing tells what the number is
            return whole
        clock = next(
            (o for o, own in zip(others, kinds, strict=True) if "C" in own and _OF_CLOCKS.issuperset(own)), None
        )
        if clock is not None and len(reading.value or "") == len("2024-03-12"):
            reading = _read(f"{part} {clock}", context)
        return _with_words(reading, text)
    if full or whole is not None:
        return whole
    ago = [part for part in found if _AGO.intersection(scan_printed(part).kinds)]
    if len(ago) != 1 or any(char.isdigit() for part in found if part is not ago[0] for char in part):
        return None
    reading = _read(ago[0], context)
    return _with_words(reading, text) if reading.value or reading.needs_anchor else None


def parts(text: str) -> list[str]:
    """What stands between the marks of a line."""
    return [part for part in _MARK.split(text) if part]


def tells(part: str, reading: Reading) -> bool:
    """Whether a part of a line gave its date or its clock to the reading of the line."""
    if "anchored" in reading.flags:
        return bool(_AGO.intersection(scan_printed(part).kinds))
    own = _read(part, Context(None, None, None, "DMY"))
    return (bool(_YEAR.search(part)) and _is_full(own)) or _is_clock(part)


def _is_clock(part: str) -> bool:
    kinds = scan_printed(part).kinds
    return "C" in kinds and _OF_CLOCKS.issuperset(kinds)


def _read(part: str, context: Context) -> Reading:
    try:
        tokens = scan_printed(part)
        return plain(tokens, context, part) or read_general(tokens, context, part)
    except UnreadError as why:
        return Reading(reason=str(why), raw=part)
    except (OverflowError, ValueError):
        return Reading(reason="there is no such date", raw=part)


def _is_full(reading: Reading) -> bool:
    """Whether a reading is of a day printed in full, its year with it."""
    return reading.value is not None and len(reading.value) >= len("2024-03-12") and "anchored" not in reading.flags


def _agree(whole: Reading, part: Reading) -> bool:
    """Whether the whole says what its part says, or more of the same day."""
    a, b = whole.value or "", part.value or ""
    return a.startswith(b) or b.startswith(a)


def _is_range(whole: Reading, others: list[list[str]]) -> bool:
    """Whether the date of the part is the end of a range, or the later of two labelled ones; kinds of the others."""
    kinds = {kind for other in others for kind in other}
    return "L" in kinds or whole.label is not None or ("range_start" in whole.flags and kinds <= _OF_DATES)


def _with_words(reading: Reading, text: str) -> Reading:
    """The reading of a part as that of the whole text."""
    return reading._replace(raw=text, flags=(*reading.flags, "parted") if reading.value else reading.flags)
