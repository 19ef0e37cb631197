"""Usual addresses of feeds and sitemaps at which an outlet has none, and since when that is known.

They stand among the sources, with what was wrong as their problem.
"""

from datetime import datetime, timedelta

from newscrawl.ledger.book import Book, iso

HOLDS = timedelta(days=7)  # a site may get a feed; it need not be asked for one in every run
PASSING = ("blocked", "server")  # what may be over tomorrow: a wall, a fault of the server
PASSES = timedelta(days=1)


class Guesses:
    """The wrong guesses of one outlet."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def was_wrong(self, url: str, at: datetime, problem: str) -> None:
        """Note that nothing of use stood at `url`: `problem` says what was there instead.

        A problem that passes is none of an address that has worked before: it is asked again in the next run.
        """
        unless = "WHERE sources.problem IS NOT NULL" if problem in PASSING else ""
        with self._book.transaction() as db:
            db.execute(
                f"""INSERT INTO sources (url, checked_at, problem) VALUES (?,?,?) ON CONFLICT (url) DO UPDATE SET
                    etag=NULL, last_modified=NULL, checked_at=excluded.checked_at, problem=excluded.problem {unless}""",
                (url, iso(at), problem),
            )

    def is_wrong(self, url: str, at: datetime) -> bool:
        """Whether `url` was asked in the week before `at`, or the day for what passes, and had nothing of use."""
        query = "SELECT problem FROM sources WHERE url=? AND problem IS NOT NULL AND checked_at BETWEEN ? AND ?"
        found = self._book.db.execute(query, (url, iso(at - HOLDS), iso(at))).fetchone()
        if found is None or found[0] not in PASSING:
            return found is not None
        return self._book.db.execute(query, (url, iso(at - PASSES), iso(at))).fetchone() is not None
