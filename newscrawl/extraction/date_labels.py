"""What a date claims by the words beside it: that the piece was published then, or changed."""

import re
from collections.abc import Callable

from newscrawl.draft import FieldName
from newscrawl.extraction import labels

Said = tuple[FieldName, str | None]
NOTHING: Said = ("published", None)  # as of most dates

_DIGIT = re.compile(r"\d")
_BETWEEN = re.compile(r"\W*(?:\w{1,10}\W*)?")  # a label and its date: signs, a weekday
_LEADS_ON = re.compile(r"\W*(?:في|بتاريخ|يوم|on|at|le|à|am|el|il)?\W*")
_OPENINGS = frozenset(("تاريخ", "last", "first", "originally", "date"))  # before a label: «تاريخ آخر تحديث:»
_MARKS = "|•·/–—-،,("
_PARTS = "|•·("


def said(text: str) -> Said:
    """The field that a text with a date claims by its labels, and the label of the date."""
    if labels.label(text, "clock", "issue", "occasion", "modified", "update", "published") is None:  # as of most
        return NOTHING
    modified = labels.label(text, "modified", "update")
    published = labels.label(text, "published") if modified is None else None
    if labels.label(text, "clock", "issue") is not None:
        return "clock", modified or published
    if modified is None and published is None:
        return "clock", None
    return ("published" if modified is None else "modified"), modified or published


def before(text: str) -> Said:
    """What the label at the end of a text says of the date behind it: «<b>آخر تحديث:</b> <span>14 مايو 2024</span>»."""
    found = labels.printed_labels(text)
    return said(found[-1][0]) if found and _BETWEEN.fullmatch(text, found[-1].end()) else NOTHING


def at_end(line: str) -> Said:
    """What a line that ends with a label says of the date in the next: «آخر تحديث:», «Posted on»."""
    found = labels.printed_labels(line)
    if not found or not _LEADS_ON.fullmatch(line, found[-1].end()):
        return NOTHING
    opening = line[: found[-1].start()].rstrip()
    if opening and opening.lower() not in _OPENINGS and opening[-1] not in _MARKS:
        return NOTHING  # «تعرف على ما حدث في»
    return said(found[-1][0])


def beside(text: str, start: int, end: int, since: int = 0) -> Said:
    """What a line says of the date in it that stands from `start` to `end`; the one before it ended at `since`.

    Its own words count first, then the label before it; one behind it only where no other date follows.
    """
    whole = said(text)
    if whole[0] == "clock" or whole[1] is None or not labels.printed_labels(text):
        return whole
    own = said(text[start:end])
    if own[1] is not None:
        return own
    earlier = labels.printed_labels(text[since:start])
    if earlier:
        return said(earlier[-1][0])
    return NOTHING if _DIGIT.search(text, end) else said(text[end:])


def day_before_change(text: str, is_date: Callable[[str], bool]) -> str:
    """The day that a text prints before the label of a change with a clock of its own, else "".

    «14 مايو 2024 | آخر تحديث: 11:40» is of both, the day of publication and the time of the change; where no bar or
    bracket parts them, as in «14 مايو 2024، آخر تحديث 11:40», some sites print the day of the change.
    """
    found = labels.printed_labels(text)
    first = text[: found[0].start()].rstrip() if found else ""
    if not first or first[-1] not in _PARTS:
        return ""
    behind = text[found[0].start() :]
    return first.rstrip(_PARTS + " ") if labels.has_clock(behind) and not is_date(behind) and is_date(first) else ""


def says_only_change(text: str, is_date: Callable[[str], bool]) -> bool:
    """Whether a line tells of a change and of no publication before it."""
    return said(text)[0] == "modified" and said(labels.at_labels(text, is_date)[0])[0] == "modified"
