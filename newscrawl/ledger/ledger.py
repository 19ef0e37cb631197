"""The ledger of one outlet.

One transaction holds a URL's new state and the record it gave (the outbox): after a kill at any instant either both are
there or neither. Output files are views that exporters feed from the outbox.

Commits do not wait for the disk (WAL, synchronous=NORMAL): a killed process loses nothing, a power cut may lose the
last commits, whose pages are then fetched again. `flush` waits for the disk; exporters call it before they write, so
that a file never holds a line that its ledger could forget.
"""

from pathlib import Path

from newscrawl.ledger.articles import Articles
from newscrawl.ledger.book import Book
from newscrawl.ledger.guesses import Guesses
from newscrawl.ledger.outbox import Outbox
from newscrawl.ledger.runs import Runs
from newscrawl.ledger.sources import Sources
from newscrawl.ledger.urls import Urls


class Ledger:
    """The book of one outlet and its tables. Raises LedgerError where the file cannot be used.

    `held`: the caller holds the outlet's lock, or nobody else knows the file yet.
    """

    def __init__(self, path: Path | str, *, held: bool = False) -> None:
        self.book = Book(path, held=held)
        self.urls = Urls(self.book)
        self.outbox = Outbox(self.book)
        self.articles = Articles(self.book, self.outbox)
        self.sources = Sources(self.book)
        self.guesses = Guesses(self.book)
        self.runs = Runs(self.book)

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self.book.path

    @property
    def identity(self) -> str:
        """What tells this ledger from any other, also from one that stood in its place before."""
        return self.book.identity

    def gather(self, most: int, seconds: float) -> None:
        """Let so many writes that follow each other within `seconds` share a commit."""
        self.book.gather(most, seconds)

    def flush(self) -> None:
        """Wait until everything written so far is on the disk."""
        self.book.flush()

    def close(self) -> None:
        """Close the file; what was written stays."""
        self.book.close()

    def count(self, table: str = "articles") -> int:
        """How many articles, urls or outbox lines there are."""
        if table not in ("articles", "urls", "outbox", "runs", "sources"):
            raise ValueError(f"no table {table!r} to count")
        found: int = self.book.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return found
