"""The general way of reading a date, for all that plain.py leaves: labels, two stamps, two calendars, refusals."""

import re
from collections.abc import Callable
from contextlib import suppress

from newscrawl.arabic.dates import relative
from newscrawl.arabic.dates.choose import ordered
from newscrawl.arabic.dates.collect import collect
from newscrawl.arabic.dates.context import Context
from newscrawl.arabic.dates.counters import NO_COMMENTS, without_counters, without_theme_counters
from newscrawl.arabic.dates.dateline import without_dateline
from newscrawl.arabic.dates.events import refuse_events
from newscrawl.arabic.dates.foreign import in_english
from newscrawl.arabic.dates.glued import taken_apart
from newscrawl.arabic.dates.misspelt import repair
from newscrawl.arabic.dates.moment import Moment
from newscrawl.arabic.dates.plain import plain
from newscrawl.arabic.dates.reading import Label, Reading, UnreadError
from newscrawl.arabic.dates.resolve import resolve
from newscrawl.arabic.dates.shortdays import settle_short_days
from newscrawl.arabic.dates.spelled import spell_out
from newscrawl.arabic.dates.stamps import stamps_of
from newscrawl.arabic.dates.tokens import Tokens
from newscrawl.arabic.dates.verbatim import scan_printed

_PERSIAN_DIGITS = re.compile("[۰-۹]")


def read_general(tokens: Tokens, context: Context, raw: str) -> Reading:
    """Read tokens that `plain` has left; where they make no date, what is glued in `raw` is taken apart first, and
    names of other languages are put into English.

    Raises UnreadError, with the reason for the text as it stands.
    """
    try:
        return _read(tokens, context, raw)
    except UnreadError as why:
        for rewritten, flags in _OTHERWISE:
            text = rewritten(raw)
            if text is None:
                continue
            with suppress(UnreadError):
                found = _read(scan_printed(text.strip()), context, raw)
                return found._replace(flags=(*found.flags, *flags))
        raise why


# Ways to write a text anew, each with the flags of what is read then.
_OTHERWISE: tuple[tuple[Callable[[str], str | None], tuple[str, ...]], ...] = (
    (taken_apart, ()),
    (in_english, ("month_foreign",)),
)


def _read(tokens: Tokens, context: Context, raw: str) -> Reading:
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
    if "y" in kinds:
        settle_short_days(tokens)
    if ("?" in kinds or "z" in kinds) and (line := without_dateline(tokens, raw)) is not None:
        tokens, country = line
        flags = ("dateline",)
        if context.order is None and len(country) == 2:
            context = context.ordered_as_in(country)
        kinds = tokens.kinds
    if "Q" in kinds:
        tokens, flags = without_counters(tokens), (*flags, "counter_ignored")
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
    if NO_COMMENTS in tokens.values and (bare := without_theme_counters(tokens)) is not None:
        moment = _moment(bare, context, raw)
        moment.flags.append("counter_ignored")
        return moment
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
    """A string with labels: the published stamp is meant, and the others are only tried."""
    (name, piece), *others = stamps_of(tokens)
    moment = _moment(piece, context, raw)
    flags: tuple[str, ...] = ()
    for _, other in others:
        try:
            _moment(other, context, raw)
        except UnreadError:
            flags = ("other_stamp_unread",)
    return moment, name or "published", flags
