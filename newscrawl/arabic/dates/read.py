"""Read one printed date: the whole string must be explained, or there is no reading."""

import re
from datetime import datetime

from newscrawl.arabic.dates import relative
from newscrawl.arabic.dates.choose import ordered
from newscrawl.arabic.dates.collect import collect
from newscrawl.arabic.dates.context import Context
from newscrawl.arabic.dates.counters import without_counters, without_theme_counters
from newscrawl.arabic.dates.dateline import without_dateline
from newscrawl.arabic.dates.events import refuse_events
from newscrawl.arabic.dates.glued import taken_apart
from newscrawl.arabic.dates.machine import read_machine
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

LONGEST = 400  # characters; a printed date has fewer, and a paragraph is the business of find()
_LONGEST_RAW = 4000  # before white space is squeezed
# Bidi controls, and the white space they may enclose.
_MARKS = "\u200e\u200f\u061c\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069 \u00a0"
_PERSIAN_DIGITS = re.compile("[۰-۹]")


def read(
    text: str,
    *,
    anchor: datetime | None = None,
    timezone: str | None = None,
    country: str | None = None,
    order: str | None = None,
) -> Reading:
    """Read the date that `text` prints.

    anchor: the moment near which the text was written, for relative and year-less dates; naive, it is wall time in
    `timezone`. Without one such dates are refused. timezone: IANA name, attached to a clock time where the text states
    no zone. country: ISO 3166 code, gives the order of day and month and the calendar of bare digits, never restricts
    the month names. order: "DMY", "MDY" or "YMD", for digits.

    Returns a Reading; its `value` is None where the text prints no date or more than one reading is possible, and
    `reason` says which. Never raises on any text. Cost is linear in the text, and long text is refused at once.
    """
    try:
        if len(text) > LONGEST:
            if len(text) > _LONGEST_RAW or len(squeezed := " ".join(text.split())) > LONGEST:
                return Reading(reason="too long to be a date", raw=text[:LONGEST])
            stripped = squeezed
        else:
            stripped = text.strip()
        if stripped and (stripped[0] in _MARKS or stripped[-1] in _MARKS):
            stripped = stripped.strip(_MARKS)
        context = Context(anchor, timezone, country, order)
        if stripped.isascii():
            reading = read_machine(stripped, context)
            if reading is not None:
                return reading
        tokens = scan_printed(stripped)
        short = plain(tokens, context, text)
        if short is not None:
            return short
        if "N" in tokens.kinds:
            tokens = spell_out(tokens)
            return read_tokens(tokens, context, text)
        return read_at_length(tokens, context, text)
    except UnreadError as why:
        return _read_apart(text, context) or Reading(reason=str(why), raw=text)
    except (OverflowError, ValueError):
        return Reading(reason="there is no such date", raw=text)


def _read_apart(text: str, context: Context) -> Reading | None:
    """The reading of a text that could not be read, with what is glued in it taken apart, or None."""
    apart = taken_apart(text)
    if apart is None:
        return None
    try:
        return read_tokens(spell_out(scan_printed(apart.strip())), context, text)
    except (UnreadError, OverflowError, ValueError):
        return None


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
    try:
        return _whole_moment(tokens, context, raw)
    except UnreadError:
        bare = without_theme_counters(tokens)
        if bare is None:
            raise
        moment = _whole_moment(bare, context, raw)
        moment.flags.append("counter_ignored")
        return moment


def _whole_moment(tokens: Tokens, context: Context, raw: str) -> Moment:
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
