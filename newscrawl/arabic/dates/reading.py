"""What reading a date gives: a value cut at its precision, or the reason why there is none."""

from typing import Literal, NamedTuple

# The same as in newscrawl.article, which a test makes sure of; importing it from there would load the record's schema.
Calendar = Literal["gregorian", "islamic-umalqura", "persian"]
Precision = Literal["year", "month", "week", "day", "hour", "minute", "second"]
Order = Literal["DMY", "MDY", "YMD"]
Label = Literal["published", "modified"]
EITHER = "day and month could be either"  # begins the reason of digits that fit two orders
NO_ANCHOR = "needs an anchor, and none was given"  # ends the reason of what stays unread without one (context.py)


class Reading(NamedTuple):
    """One printed date as read. `value` None means: not read, and `reason` says why in plain words.

    `value` is ISO 8601 cut at `precision`; a clock time carries an offset where a zone is known. `timezone` is an IANA
    name or an offset, `timezone_source` tells whether the text printed it or the caller's was attached. `label` says
    what the text calls the moment: "published", "modified", or nothing.
    """

    value: str | None = None
    precision: Precision | None = None
    calendar: Calendar | None = None
    rule: str | None = None
    flags: tuple[str, ...] = ()
    reason: str | None = None
    raw: str = ""
    timezone: str | None = None
    timezone_source: Literal["text", "outlet"] | None = None
    label: Label | None = None

    @property
    def needs_anchor(self) -> bool:
        """Whether it stayed unread only because no anchor was given."""
        return self.reason is not None and self.reason.endswith(NO_ANCHOR)


class Found(NamedTuple):
    """A date mention in running text: character offsets into the text given, and its reading."""

    start: int
    end: int
    reading: Reading


class UnreadError(Exception):
    """Raised inside the grammar to stop reading; its text becomes the `reason` of the Reading. Never leaves `read`."""


class ImpossibleError(UnreadError):
    """What is printed has the form of a date, but there is no such day or time, or its parts contradict each other."""
