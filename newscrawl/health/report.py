"""Health as plain JSON types. docs/health.md describes them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from newscrawl.health.verdict import Health
from newscrawl.health.words import FIELDS


def report(found: Sequence[Health], now: datetime, days: float) -> dict[str, Any]:
    """The health of outlets, as `newscrawl status --json` prints it."""
    return {
        "at": _iso(now),
        "days": days,
        "well": all(one.well for one in found),
        "outlets": [_outlet(one) for one in found],
    }


def _outlet(one: Health) -> dict[str, Any]:
    shares = {share.field: share for share in one.shares}
    return {
        "outlet": one.slug,
        "health": one.word,
        "well": one.well,
        "why": one.why,
        "runs": one.runs,
        "last_run": _iso(one.last_run),
        "last_good_run": _iso(one.last_good),
        "last_new_article": _iso(one.last_new),
        "new_per_day": _rounded(one.per_day, 2),
        "usual_per_day": _rounded(one.usual, 2),
        "usual_from": one.usual_from,
        "shares": {
            name: {"share": _rounded(share.share, 4), "usual": _rounded(share.usual, 4), "of": share.of}
            if (share := shares.get(name))
            else None
            for name in FIELDS
        },
        "failures": dict(one.failures),
        "notes": list(one.notes),
    }


def _rounded(number: float | None, digits: int) -> float | None:
    return None if number is None else round(number, digits)


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
