"""The general way of reading a date, for all that plain.py leaves: labels, two stamps, two calendars, refusals."""

import re

from newscrawl.arabic.dates import relative
from newscrawl.arabic.dates.choose import ordered
from newscrawl.arabic.dates.collect import collect
from newscrawl.arabic.dates.context import Context
from newscrawl.arabic.dates.counters import without_counters
from newscrawl.arabic.dates.events import refuse_events
from newscrawl.arabic.dates.misspelt import repair
from newscrawl.arabic.dates.moment import Moment
from newscrawl.arabic.dates.plain import plain
from newscrawl.arabic.dates.reading import Label, Reading, UnreadError
from newscrawl.arabic.dates.resolve import resolve
from newscrawl.arabic.dates.spelled import spell_out
from newscrawl.arabic.dates.tokens import Tokens

_PERSIAN_DIGITS = re.compile("[۰-۹]")


def read_general(tokens: Tokens, context: Context, raw: str) -> Reading:
    """Read tokens that `plain` has left. Raises UnreadError where they make no date."""
    if "N" in tokens.kinds:
        return read_tokens(spell_out(tokens), context, raw)
    return read_at_length(tokens, context, raw)


def read_tokens(tokens: Tokens, context: Context, raw: str) -> Reading:
    """Read tokens whose number words are spelled out. Raises UnreadError where they make no date."""
    short = plain(tokens, context, raw)
    if short is not None:
        return short
    return read_at_length(tokens, context, raw)


def read_at_length(tokens: Tokens, context: Context, raw: str) -> Reading:
    """What `read_tokens` does, without the short way for plain strings, which must give the same."""
    label: Label | None = None
    flags: tuple[str, ...] = ()
    kinds = tokens.kinds
    if "Q" in kinds:
        tokens, flags = without_counters(tokens), ("counter_ignored",)
        kinds = tokens.kinds
    if "E" in kinds:
        refuse_events(tokens)
    if context.order is None and kinds.count("D") > 1:
        context = ordered(context, tokens)
    if "L" in kinds:
        moment, label, more = _labelled(tokens, context, raw)
        flags += more
    else:
        moment = _moment(tokens, context, raw)
    return Reading(
        moment.value,
        moment.precision,
        moment.calendar,
        moment.rule,
        (*moment.flags, *flags),
        None,
        raw,
        moment.timezone,
        moment.timezone_source,
        label,
    )


def _moment(tokens: Tokens, context: Context, raw: str) -> Moment:
    kinds = tokens.kinds
    if ("a" in kinds or "i" in kinds) and ("u" in kinds or "f" in kinds):
        found = relative.amounts(tokens)
        if found is not None:
            value, precision = relative.resolve(*found, context)
            moment = Moment(value, precision, "gregorian", "relative", ["anchored"])
            if "T" in value and context.zone is not None:
                moment.timezone, moment.timezone_source = context.zone_name, "outlet"
            return moment
    repaired = repair(tokens) if "?" in kinds else None
    moment = resolve(collect(tokens), context, "D" in kinds and bool(_PERSIAN_DIGITS.search(raw)))
    if repaired:
        moment.flags.append(repaired)
    return moment


def _labelled(tokens: Tokens, context: Context, raw: str) -> tuple[Moment, Label, tuple[str, ...]]:
    """A string with labels: «نشر: … آخر تحديث: …». The published stamp is meant; a label may stand on either side."""
    kinds = tokens.kinds
    where = [i for i, kind in enumerate(kinds) if kind == "L"]
    labels: list[Label | None] = [tokens.values[i] for i in where]
    pieces = [tokens.part(a, b) for a, b in zip([0, *(i + 1 for i in where)], [*where, len(kinds)], strict=True)]
    head, tails = pieces[0], pieces[1:]
    if _says_something(head) and not _says_something(tails[-1]):
        stamps = list(zip(labels, pieces[:-1], strict=True))  # the label stands behind its stamp
    else:
        stamps = list(zip(labels, tails, strict=True))
        if _says_something(head):
            stamps.insert(0, (None, head))
    stamps = _joined([(name, piece) for name, piece in stamps if _says_something(piece)])
    if not stamps:
        raise UnreadError("a label without a date")
    rank = {"published": 0, None: 1, "modified": 2}
    stamps.sort(key=lambda stamp: rank[stamp[0]])
    name, piece = stamps[0]
    moment = _moment(piece, context, raw)
    flags: tuple[str, ...] = ()
    for _, other in stamps[1:]:
        try:
            _moment(other, context, raw)
        except UnreadError:
            flags = ("other_stamp_unread",)
    return moment, name or "published", flags


def _says_something(tokens: Tokens) -> bool:
    return any(kind in "nNDCMWru" for kind in tokens.kinds)


def _joined(stamps: list[tuple[Label | None, Tokens]]) -> list[tuple[Label | None, Tokens]]:
    """A label between a day and its clock, «13/3/2008 (آخر تحديث) الساعة 16:25», parts one stamp, not two."""
    if len(stamps) == 2 and stamps[0][0] is None:
        head, tail = stamps[0][1], stamps[1][1]
        if not set(head.kinds) & set("Ch") and set(tail.kinds) & set("Ch") and not set(tail.kinds) & set("DMWrxai"):
            both = head.part(0, len(head.kinds))
            for kind, value, start, end in zip(tail.kinds, tail.values, tail.starts, tail.ends, strict=True):
                both.add(kind, value, start, end)
            return [(None, both)]
    return stamps
