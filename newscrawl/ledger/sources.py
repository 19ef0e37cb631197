"""Feeds, sitemaps and section pages: what they answered last time."""

from dataclasses import dataclass
from datetime import datetime

from newscrawl.ledger.book import Book, iso


@dataclass(frozen=True, slots=True)
class Source:
    """What a feed or sitemap answered last time."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None


class Sources:
    """The table of sources."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def get(self, url: str) -> Source | None:
        """What a feed, sitemap or section page answered last time, for a conditional request."""
        row = self._book.db.execute(
            "SELECT url, etag, last_modified, sha256 FROM sources WHERE url=?", (url,)
        ).fetchone()
        return Source(*row) if row else None

    def answered(self, source: Source, at: datetime, *, changed: bool, problem: str | None = None) -> None:
        """Note what a feed, sitemap or section page answered."""
        with self._book.transaction() as db:
            db.execute(
                """INSERT INTO sources (url, etag, last_modified, sha256, checked_at, changed_at, problem)
                   VALUES (?,?,?,?,?,?,?) ON CONFLICT (url) DO UPDATE SET etag=excluded.etag,
                   last_modified=excluded.last_modified, sha256=excluded.sha256, checked_at=excluded.checked_at,
                   changed_at=coalesce(excluded.changed_at, changed_at), problem=excluded.problem""",
                (
                    source.url,
                    source.etag,
                    source.last_modified,
                    source.sha256,
                    iso(at),
                    iso(at) if changed else None,
                    problem,
                ),
            )
