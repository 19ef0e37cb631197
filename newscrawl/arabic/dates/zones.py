"""Zone words and offsets beside a clock time."""

from newscrawl.arabic.dates.parts import Parts
from newscrawl.arabic.dates.reading import UnreadError
from newscrawl.arabic.dates.tokens import Tokens

UNREAD_ZONE = "?"  # «بتوقيت» and a place that is not in the tables: the outlet's zone must not be put in its place


def take_zone(tokens: Tokens, i: int, parts: Parts) -> None:
    """A zone word counts only where a zone can stand; elsewhere a city is just a city, the place of a dateline."""
    kinds, value = tokens.kinds, tokens.values[i]
    j = i - 1
    marked = False
    while j >= 0 and kinds[j] in "sZz.p":
        marked = marked or kinds[j] == "Z"
        j -= 1
    after_clock = bool(parts.clocks) and (j < 0 or kinds[j] in "Cnefu+")
    if value[0] in "+-" and _announces(tokens, i):
        parts.zone = value
    elif value[0] in "+-" or marked or after_clock or value == "local":
        if value != "local":
            set_zone(parts, value)
        elif parts.clocks:
            parts.clocks[-1].local = True
    else:
        parts.unknown += 1


def _announces(tokens: Tokens, i: int) -> bool:
    """Does the zone belong to the clock behind it? «KSA 14:30 - GMT 11:30»."""
    kinds = tokens.kinds
    return i + 1 < len(kinds) and kinds[i + 1] == "C" and (i == 0 or kinds[i - 1] in "s-")


def set_zone(parts: Parts, zone: str) -> None:
    """Give the zone to the last clock, or keep it for a clock yet to come."""
    if parts.clocks:
        clock = parts.clocks[-1]
        if clock.zone is None or (clock.zone == "+00:00" and zone[0] in "+-"):
            clock.zone = zone
    else:
        parts.zone = zone


def is_offset(tokens: Tokens, i: int, parts: Parts) -> bool:
    """Is the sign at `i`, with a clock time behind it, an offset? «GMT+03:00», «07:00:00 +04:00»."""
    kinds = tokens.kinds
    if tokens.ends[i] != tokens.starts[i + 1]:
        return False
    if i and kinds[i - 1] == "z":
        return True
    return bool(parts.clocks) and (kinds[i] == "+" or (parts.clocks[-1].second is not None and kinds[i - 1] == "C"))


def offset(text: str) -> str:
    """«3», «0300», «3:00» to 03:00. Raises UnreadError where no zone has it."""
    text = text.replace(" ", "")
    hours, _, minutes = text.partition(":")
    if not minutes and len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    minutes = minutes or "00"
    if int(hours) > 14 or int(minutes) > 59 or len(minutes) != 2:
        raise UnreadError("there is no such offset from UTC")
    return f"{int(hours):02d}:{minutes}"


def touches(tokens: Tokens, i: int) -> bool:
    """Does token `i` touch both its neighbours?"""
    return tokens.ends[i - 1] == tokens.starts[i] and tokens.ends[i] == tokens.starts[i + 1]
