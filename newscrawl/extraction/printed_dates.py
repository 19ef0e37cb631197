"""The dates that one line prints, each with the clock beside it and the label before it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newscrawl.draft import FieldName
from newscrawl.extraction import clocks, date_labels, labels
from newscrawl.extraction.date_labels import NOTHING, Said
from newscrawl.extraction.line import Line
from newscrawl.extraction.times import like_date

ONE_DATE = 70  # characters of a line that is read in one
LONGEST_ABOVE = 80  # of a line that ends with a label
_CLOCK = re.compile(
    r"(?:الساعة\s*)?\d{1,2}\s*:\s*\d{2}(?::\d{2})?(?:\s*(?:صباحا|مساء|[صم]|[ap]\.?m)(?!\w)[\u064b-\u0652.]*)?", re.I
)

_MARK = re.compile(r"(?:[\s|/·•،,–—-]|الساعة)+")  # between a day and its clock
_ENDS_IN_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?\s*(?:[صم]|صباحا|مساء|[ap]\.?m\.?)?$", re.I)
_OF_CLOCK = re.compile(
    r"(?:[صم]|صباحا[\u064b]?|صباح[\u064b]ا|مساء[\u064b]?|ظهرا[\u064b]?|ظهر[\u064b]ا|[ap]\.?\s?m\.?|GMT|UTC|بتوقيت\s.{3,20}?)\W*",
    re.I,
)


class Printed(NamedTuple):
    """A date as printed, the field that it claims, and its label."""

    raw: str
    field: FieldName
    label: str | None


def of_line(lines: list[Line], i: int, told: Said = NOTHING) -> list[Printed]:
    """The dates of line `i`, which is like a date: the whole of it, its labelled parts, or of a mixed one its elements.

    A label may stand in an element before its date: «<b>آخر تحديث:</b> <span>14 مايو 2024</span>». A clock alone is of
    the day before it: «14 مايو 2024 - 10:25 | آخر تحديث: 11:40».

    `told`: what the line before says of the first date.
    """
    found: list[Printed] = []
    for before, piece in _pieces(lines[i]):
        told = date_labels.before(before) if before else told
        for raw in labels.at_labels(piece, like_date):
            field, label = date_labels.said(raw)
            if label is None and field == "published":
                field, label = told
            told = NOTHING
            if field == "modified" and (day := date_labels.day_before_change(raw, like_date)):
                found.append(Printed(day, "published", None))
            if found and field == "modified" and not like_date(raw) and labels.has_clock(raw):
                raw = f"{raw} {_CLOCK.sub('', found[-1].raw).strip(' -–—|،,')}"
            found.append(Printed(raw, field, label))
    if len(found) == 1 and not labels.has_clock(found[0].raw) and (clock := clocks.beside(lines, i)) is not None:
        found[0] = found[0]._replace(raw=f"{found[0].raw} {clock}")
    return found


def said_above(lines: list[Line], i: int) -> Said:
    """What the line before says of the date in line `i`, where it ends with a label and has no date of its own."""
    above = lines[i - 1] if i else None
    if above is None or len(above.text) > LONGEST_ABOVE or above.side != lines[i].side:
        return NOTHING
    told = date_labels.at_end(above.text)
    return NOTHING if told != NOTHING and like_date(above.text) else told


def _pieces(line: Line) -> Iterator[tuple[str, str]]:
    """The texts of a line that are read, each with the words between it and the one before."""
    if len(line.text) <= ONE_DATE and not line.mixed:
        yield "", line.text
        return
    pieces = _joined(line.pieces)
    before: list[str] = []
    last = ""  # the date before
    skipped = -1
    for i, piece in enumerate(pieces):
        if i == skipped:
            continue
        if like_date(piece):
            if not labels.has_clock(piece):
                if i + 1 < len(pieces) and clocks.is_clock(pieces[i + 1]):
                    skipped = i + 1
                    piece = f"{piece} {pieces[skipped]}"
                elif before and clocks.is_clock(before[-1]):
                    piece = f"{before.pop()} {piece}"
        elif not (labels.has_clock(last) and _is_clock_of_change(" ".join(before), piece)):
            before.append(piece)
            continue
        yield " ".join(before), piece
        last = piece
        before = []
    if not last:
        yield "", line.text


def _joined(pieces: list[str]) -> list[str]:
    """The pieces of a line without those that only part others, and each part of the day or zone with its clock:
    «8:31» «م», «10:25» «بتوقيت غرينتش»."""
    joined: list[str] = []
    for piece in pieces:
        if _MARK.fullmatch(piece) is not None:
            continue
        if joined and _OF_CLOCK.fullmatch(piece) is not None and _ENDS_IN_CLOCK.search(joined[-1]) is not None:
            joined[-1] += f" {piece}"
        else:
            joined.append(piece)
    return joined


def _is_clock_of_change(before: str, piece: str) -> bool:
    """Whether a text is the clock of a change, by its own label or the one before it."""
    if not labels.has_clock(piece):
        return False
    return (date_labels.before(before) if clocks.is_clock(piece) else date_labels.said(piece))[0] == "modified"
