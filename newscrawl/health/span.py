"""Spans of time as a person says them."""

from datetime import datetime, timedelta


def span(length: timedelta) -> str:
    """A length of time, rounded: ``15 min``, ``6 h``, ``3 d``."""
    minutes = round(length.total_seconds() / 60)
    if minutes < 60:
        return f"{max(minutes, 0)} min"
    hours = round(minutes / 60)
    return f"{hours} h" if hours < 48 else f"{round(hours / 24)} d"


def ago(moment: datetime | None, now: datetime) -> str:
    """How long ago a moment was: ``3 h ago``; ``never`` for None."""
    return "never" if moment is None else f"{span(now - moment)} ago"
