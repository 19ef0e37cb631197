"""When to look at an article again: soon after it was written or changed, then less and less, then no more."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

_PART = re.compile(r"(\d+)\s*([hdm])")
_UNIT = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


def intervals(setting: str) -> list[timedelta]:
    """The setting NEWSCRAWL_RECHECK, such as `1h,6h,24h,7d`; empty for never. Raises ValueError naming the part."""
    waits: list[timedelta] = []
    for part in filter(None, (piece.strip() for piece in setting.split(","))):
        found = _PART.fullmatch(part)
        if not found:
            raise ValueError(f"NEWSCRAWL_RECHECK: {part!r} is no time; write 1h,6h,24h,7d or nothing")
        waits.append(int(found[1]) * _UNIT[found[2]])
    return sorted(waits)


def following(changed: datetime, now: datetime, waits: Sequence[timedelta]) -> datetime | None:
    """The first of the times after `changed` that still lies ahead; None when all are past: it no longer changes."""
    return next((changed + wait for wait in waits if changed + wait > now), None)
