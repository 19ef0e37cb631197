"""How a reading came about: which words gave the day, the month, the year, the clock, and which gave nothing."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from newscrawl.arabic.dates import assemble, foreign, parted
from newscrawl.arabic.dates.collect import collect, is_initial, is_surname
from newscrawl.arabic.dates.counters import without_counters, without_theme_counters
from newscrawl.arabic.dates.dateline import without_dateline
from newscrawl.arabic.dates.fold import fold_with_offsets
from newscrawl.arabic.dates.parts import Parts
from newscrawl.arabic.dates.printed import Printed, to_day
from newscrawl.arabic.dates.reading import Reading, UnreadError
from newscrawl.arabic.dates.shortdays import settle_short_days
from newscrawl.arabic.dates.spelled import spell_out
from newscrawl.arabic.dates.stamps import stamps_of
from newscrawl.arabic.dates.tokens import Tokens, scan

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CALENDARS = {"g": "", "h": "Hijri ", "j": "Jalali ", "l": "Libyan ", "c": "Coptic "}
FOREIGN = {"month_foreign", "month_by_dateparser"}
# What a token is called that no part of the date has taken.
_PLAIN = {
    "n": "number", "D": "date in digits", "C": "clock", "M": "month", "W": "weekday", "u": "unit of time", "a": "ago",
    "i": "ahead", "v": "vague", "w": "now", "r": "day word", "x": "which one", "p": "part of the day", "h": "clock",
    "f": "fraction of an hour", "k": "clock", "Z": "zone", "z": "zone", "L": "label", "e": "calendar", "g": "range",
    "b": "range", "#": "number of a decree or an issue", "R": "forbids a reading", "Q": "counter", "E": "event",
    "t": "part of a period", "?": "not known", "y": "number", ".": "says nothing", "&": "and",
}  # fmt: skip


class Piece(NamedTuple):
    """Some words of the text, what they gave, and a remark: that the weekday agrees, which day the Hijri date is."""

    what: str
    words: str
    remark: str = ""


def account(text: str, reading: Reading) -> list[Piece]:
    """The words of `text` in order, each with what it gave to `reading`, or what it was taken for."""
    if "parted" in reading.flags:
        return [
            piece
            for part in parted.parts(text)
            for piece in (_account(part, reading) if parted.tells(part, reading) else [Piece("ignored", part)])
        ]
    return _account(text, reading)


def _account(text: str, reading: Reading) -> list[Piece]:
    folded, where = fold_with_offsets(text)
    tokens = scan(folded)
    if "N" in tokens.kinds:
        tokens = spell_out(tokens)
    for i, kind in enumerate(tokens.kinds):
        if (kind in "ue" and is_initial(tokens, i)) or (kind == "M" and is_surname(tokens, i)):
            tokens.kinds[i] = "?"
    if FOREIGN & set(reading.flags):
        foreign.name(tokens)
    if "y" in tokens.kinds:
        settle_short_days(tokens)
    roles: dict[int, tuple[str, str]] = {}  # by where the token starts
    kept = _without_the_rest(tokens, text, roles)
    if reading.rule == "relative":
        roles.update({start: ("counted from the anchor", "") for k, start in _with_starts(kept) if k in "aiunfwrh"})
    else:
        _parts(kept, reading, roles)
    return _joined(tokens, roles, text, where, reading)


def _with_starts(tokens: Tokens) -> list[tuple[str, int]]:
    return list(zip(tokens.kinds, tokens.starts, strict=True))


def _without_the_rest(tokens: Tokens, text: str, roles: dict[int, tuple[str, str]]) -> Tokens:
    """The tokens of the stamp that is read; counters, datelines, labels and other stamps get their role."""

    def drop(fewer: Tokens | None, role: str) -> Tokens:
        if fewer is None:
            return tokens
        roles.update({start: (role, "") for start in tokens.starts if start not in set(fewer.starts)})
        return fewer

    try:
        if "Q" in tokens.kinds:
            tokens = drop(without_counters(tokens), "counter")
        tokens = drop(without_theme_counters(tokens), "counter")
        if (line := without_dateline(tokens, text)) is not None:
            tokens = drop(line[0], "dateline")
        if "L" in tokens.kinds:
            (_, stamp), *_ = stamps_of(tokens)
            tokens = drop(stamp, "another stamp")
            roles.update({start: ("label", "") for start, role in roles.items() if role[0] == "label"})
    except UnreadError:
        pass
    return tokens


def _parts(tokens: Tokens, reading: Reading, roles: dict[int, tuple[str, str]]) -> None:
    """Give every token that is part of the date its role."""
    day = date.fromisoformat(reading.value[:10]) if reading.value and len(reading.value) >= 10 else None
    kinds, values = tokens.kinds, tokens.values

    def give(i: int, what: str, remark: str = "") -> None:
        roles[tokens.starts[i]] = (what, remark)

    for i, kind in enumerate(kinds):
        if kind == "W":
            name = WEEKDAYS[values[i]]
            if day is not None:
                name += ": agrees" if day.weekday() == values[i] else f", but {day} is a {WEEKDAYS[day.weekday()]}"
            give(i, "weekday", name)
        elif kind == "r":
            give(i, "day word", f"{values[i][0]:+d} days" if values[i][0] else "the anchor's day")
    try:
        parts = collect(tokens)
    except UnreadError:
        return
    _clocks(tokens, parts, give)
    try:
        slots = assemble.with_months(parts, [])[0] if parts.months else []
        printed = [*slots, *(assemble.from_digits(digits, None, None, False) for digits in parts.digits)]
    except UnreadError:
        return
    for slot in printed:
        calendar, remark = CALENDARS[slot.calendar], _twin(slot, day, reading)
        if kinds[slot.index] == "D":
            give(slot.index, f"{calendar}day, month and year", remark)
            continue
        for i in range(len(kinds)):
            if kinds[i] == "M" and _belongs(i, slot, slots):
                give(i, f"{calendar}month", remark if i == slot.index else "")
        if slot.day is not None and slot.day_index != slot.index:
            give(slot.day_index, f"{calendar}day")
        if slot.year_index is not None:
            give(slot.year_index, f"{calendar}year")
    taken = {slot.day_index for slot in printed} | {slot.year_index for slot in printed}
    for number in parts.numbers:
        if number.index not in taken and not printed:
            what = "year" if reading.precision == "year" else "day" if reading.value else "number"
            give(number.index, what)
        elif number.index not in taken and reading.value:
            give(number.index, "end of the range")


def _clocks(tokens: Tokens, parts: Parts, give: Callable[[int, str], None]) -> None:
    """A clock takes its first token and, of a spelled one, the numbers and fractions up to the part of the day."""
    plain = {number.index for number in parts.numbers}
    for clock in parts.clocks:
        i = clock.index
        give(i, "clock")
        i += 1
        while i < len(tokens.kinds) and tokens.kinds[i] in "nfkup&s/" and i not in plain:
            if tokens.kinds[i] in "nfkup":
                give(i, "clock")
            i += 1


def _belongs(i: int, slot: Printed, slots: list[Printed]) -> bool:
    """Is the month name at `i` that of the slot, or the other name of the same month in front of it?"""
    before = [other.index for other in slots if other.index < slot.index]
    return max(before, default=-1) < i <= slot.index


def _twin(slot: Printed, day: date | None, reading: Reading) -> str:
    """What a date of another calendar says about the day that was read."""
    known = to_day(slot) if slot.calendar in "hj" else None
    if known is None or day is None:
        return ""
    apart = abs((known - day).days)
    if reading.calendar != "gregorian":
        return f"= {day}"
    return f"= {known}: " + ("agrees" if not apart else "within a day" if apart == 1 else f"{apart} days away")


def _joined(
    tokens: Tokens, roles: dict[int, tuple[str, str]], text: str, where: list[int], reading: Reading
) -> list[Piece]:
    """The tokens as pieces of the text; neighbours of one role make one piece, signs alone make none."""
    out: list[Piece] = []
    last = 0
    for kind, value, start, end in zip(tokens.kinds, tokens.values, tokens.starts, tokens.ends, strict=True):
        what, remark = roles.get(start, (_PLAIN.get(kind, ""), ""))
        if kind == "L":
            what, remark = "label", value
        elif reading.value and (what == "not known" or (what == "zone" and reading.timezone_source != "text")):
            what = "ignored"
        elif what == "calendar" and out and out[-1].what == "clock":
            what = "clock"  # «10:25 م»
        elif kind == "R":
            remark = value
        if not what:
            continue
        first, after = where[start], where[end - 1] + 1
        while after < where[end] and not text[after].isspace() and text[after].isalpha():
            after += 1
        if out and out[-1].what == what and not (remark and out[-1].remark) and what not in ("month", "weekday"):
            out[-1] = Piece(what, text[last:after].strip(), remark or out[-1].remark)
        else:
            out.append(Piece(what, text[first:after], remark))
            last = first
    return out
