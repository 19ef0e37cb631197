"""What one outlet's run came to, counted while it runs: for the progress line, the summary and the run report."""

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from newscrawl.failure import Failure, printable

if TYPE_CHECKING:
    from newscrawl.article import Article

EXAMPLES = 3  # failures of each kind whose URL is kept


class Shown(NamedTuple):
    """An article as the summary shows it; an empty text for what it does not have."""

    day: str
    title: str
    author: str
    place: str


@dataclass(slots=True)
class Tally:
    """Counts of one outlet. `pages` are responses taken in, of any kind; `leads` the distinct URLs found."""

    slug: str
    started: float = field(default_factory=time.monotonic)
    ended: float | None = None
    requests: int = 0
    pages: int = 0
    bytes: int = 0
    leads: int = 0
    articles: int = 0
    same: int = 0  # records that stood there already, unchanged
    undated: int = 0
    outside: int = 0  # articles dated outside --since and --until
    rejected: int = 0
    with_author: int = 0
    with_place: int = 0
    with_text: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    shown: Shown | None = None  # the fullest of its new articles
    outcome: str = "running"  # "ok", "empty", "failed", "stopped", or a kind of failure that ended it

    def wrote(self, article: "Article") -> None:
        """Count a new record; the fullest one, the first among equals, is kept to be shown."""
        self.articles += 1
        self.undated += article.published is None or article.published.value is None
        self.with_author += bool(article.authors)
        self.with_place += bool(article.places)
        self.with_text += bool(article.text)
        shown = Shown(
            article.published_day or "",
            article.title or "",
            article.authors[0].name if article.authors else "",
            next((place.name_ar or place.name or "" for place in article.places if place.id), ""),
        )
        if self.shown is None or sum(map(bool, shown)) > sum(map(bool, self.shown)):
            self.shown = shown

    def failed(self, failure: Failure) -> None:
        """Count a failure and keep its URL as an example."""
        self.failures[failure.kind] += 1
        kept = self.examples.setdefault(failure.kind, [])
        if len(kept) < EXAMPLES:
            tail = f" ({failure.detail})" if failure.detail else ""
            kept.append(printable(failure.url + tail))

    def note(self, text: str) -> None:
        """Keep a remark for the report: a moved home page, a budget used up."""
        text = printable(text)
        if text not in self.notes and len(self.notes) < 50:
            self.notes.append(text)

    @property
    def seconds(self) -> float:
        """How long it has been running."""
        return (time.monotonic() if self.ended is None else self.ended) - self.started

    @property
    def errors(self) -> int:
        """Failures of all kinds but those that are no one's fault."""
        return sum(n for kind, n in self.failures.items() if kind not in ("no-article", "stopped", "opt-out"))

    @property
    def speed(self) -> float:
        """Pages a second."""
        return self.pages / max(self.seconds, 0.001)

    def report(self) -> dict[str, Any]:
        """The tally as plain JSON types, for the run report."""
        counted = (
            *("requests", "pages", "bytes", "leads", "articles", "same", "undated", "outside", "rejected"),
            *("with_author", "with_place", "with_text"),
        )
        return {
            "outlet": self.slug,
            "outcome": self.outcome,
            "seconds": round(self.seconds, 2),
            "pages_per_second": round(self.speed, 2),
            **{name: getattr(self, name) for name in counted},
            "errors": self.errors,
            "failures": dict(self.failures.most_common()),
            "examples": self.examples,
            "notes": self.notes,
        }
