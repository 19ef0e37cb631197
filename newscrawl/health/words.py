"""The words for an outlet's health and what each says. They stand in the table, in JSON and in alerts."""

from typing import Final

# word -> what it says; `dropping` and `failing` are followed by a colon and the field or the kind of failure
WORDS: Final[dict[str, str]] = {
    "ok": "runs end well and bring new articles, as usual",
    "no-history": "too little is known yet to judge it: less than a week of runs",
    "silent": "runs end well, but it has published nothing new for far longer than its longest usual pauses",
    "dropping": "articles come, but a field that they usually have is missing in many: its pages may have changed",
    "failing": "run after run fails for the reason named",
    "not-running": "no run has begun for far longer than usual: the schedule may have stopped",
    "never-ran": "it was asked for and no run of it is known",
    "unreadable": "its ledger is damaged or cannot be read",
    "held": "a crawl of an older newscrawl is at work on its ledger: it is shown when that has ended",
}
WELL: Final = frozenset({"ok", "no-history"})
UNTOLD: Final = frozenset({"held"})  # passes by itself and says nothing of the outlet: no alert, neither good nor bad

# What "dropping" is followed by -> the count of a run that it is worked out from
FIELDS: Final[dict[str, str]] = {
    "date": "dated",
    "author": "with_author",
    "place": "with_place",
    "text": "with_text",
}


def is_well(word: str) -> bool:
    """Whether a health word asks nobody to look."""
    return word in WELL
