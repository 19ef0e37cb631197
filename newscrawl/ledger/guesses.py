"""Usual addresses of feeds and sitemaps at which an outlet has none, and since when that is known.

They stand among the sources, with what was wrong as their problem.
"""

from datetime import datetime, timedelta

from newscrawl.ledger.book import Book, iso

HOLDS = timedelta(days=7)  # a site may get a feed; it need not be asked for one in every run


class Guesses:
    """The wrong guesses of one outlet."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def was_wrong(self, url: str, at: datetime, problem: str) -> None:
        """Note that nothing of use stood at `url`: `problem` says what was there instead."""
        with self._book.transaction() as db:
            db.execute(
                """INSERT INTO sources (url, checked_at, problem) VALUES (?,?,?) ON CONFLICT (url) DO UPDATE SET
                   etag=NULL, last_modified=NULL, checked_at=excluded.checked_at, problem=excluded.problem""",
                (url, iso(at), problem),
            )

    def is_wrong(self, url: str, at: datetime) -> bool:
        """Whether `url` was asked in the week before `at` and had nothing of use."""
        query = "SELECT 1 FROM sources WHERE url=? AND problem IS NOT NULL AND checked_at BETWEEN ? AND ?"
        return self._book.db.execute(query, (url, iso(at - HOLDS), iso(at))).fetchone() is not None
