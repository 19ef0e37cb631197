"""An alert in words and as JSON."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from newscrawl.failure import printable
from newscrawl.health.report import report
from newscrawl.health.told import Change

_MOST = 20  # changes that are told one by one
# Letters with a meaning in a chat's markup: <!channel>, @everyone, *bold*. Outlets are named by what a server sent.
_PLAIN = str.maketrans({"<": "‹", ">": "›", "&": "+", "@": "(at)", "*": "·", "`": "'", "~": "-", "[": "(", "]": ")"})


def subject(changes: Sequence[Change]) -> str:
    """One line: who is unwell, how many are well again."""
    unwell = [change.now for change in changes if not change.now.well]
    again = len(changes) - len(unwell)
    parts = []
    if len(unwell) == 1:
        parts.append(f"{unwell[0].slug} is {unwell[0].word}")
    elif unwell:
        parts.append(f"{len(unwell)} outlets need a look")
    if again:
        parts.append(f"{again} well again")
    return plain(f"newscrawl: {', '.join(parts)}", 150)


def body(changes: Sequence[Change]) -> str:
    """A line for each change, the unwell first; of many the rest is counted."""
    ordered = sorted(changes, key=lambda change: change.now.well)
    lines = [plain(_line(change)) for change in ordered[:_MOST]]
    if len(ordered) > _MOST:
        lines.append(f"and {len(ordered) - _MOST} more: newscrawl status shows all")
    return "\n".join(lines)


def payload(changes: Sequence[Change], now: datetime, days: float) -> dict[str, Any]:
    """What a webhook is sent: `text` for chats that take no more, each outlet as in `newscrawl status --json`."""
    content = report([change.now for change in changes], now, days)
    for one, change in zip(content["outlets"], changes, strict=True):
        one["was"] = change.was
    return {"text": f"{subject(changes)}\n{body(changes)}", **content}


def plain(text: str, limit: int = 500) -> str:
    """`text` as it may stand in a chat or an e-mail: one line, no controls, no markup."""
    return printable(text.translate(_PLAIN), limit)


def _line(change: Change) -> str:
    was = f" (was {change.was})" if change.was else ""
    return f"{change.now.slug}: {change.now.word}{was}: {change.now.why}"
