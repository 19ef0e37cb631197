"""The outbox: every record ever written, in order. Output files are views of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import orjson

from newscrawl.article import Article
from newscrawl.ledger.book import Book, iso
from newscrawl.ledger.line import packed, unpacked


@dataclass(frozen=True, slots=True)
class Written:
    """One line of the outbox."""

    seq: int
    id: str
    revision: int
    line: bytes


class Outbox:
    """The table of records."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def pending(self, after: int, limit: int = 256) -> list[Written]:
        """Lines of the outbox with `seq` above `after`, in order."""
        rows = self._book.db.execute(
            "SELECT seq, id, revision, line FROM outbox WHERE seq > ? ORDER BY seq LIMIT ?", (after, limit)
        )
        return [Written(seq, id_, revision, unpacked(line)) for seq, id_, revision, line in rows]

    def all(self) -> Iterator[Written]:
        """Every line, in order."""
        after = -(1 << 62)  # a repair may have found no room behind 0
        while batch := self.pending(after):
            after = batch[-1].seq
            yield from batch

    def has(self, article_id: str, revision: int) -> bool:
        """Whether this revision of an article was written."""
        ask = "SELECT 1 FROM outbox WHERE id = ? AND revision = ?"
        return self._book.db.execute(ask, (article_id, revision)).fetchone() is not None

    def post(self, article: Article, at: datetime) -> None:
        """Add a record; inside a transaction of the caller."""
        self._book.db.execute(
            "INSERT INTO outbox (id, revision, at, line) VALUES (?,?,?,?)",
            (article.id, article.revision, iso(at), packed(article.to_json())),
        )

    def last(self, article_id: str) -> Article | None:
        """The newest revision of an article."""
        row = self._book.db.execute(
            "SELECT line FROM outbox WHERE id = ? ORDER BY revision DESC LIMIT 1", (article_id,)
        ).fetchone()
        return Article.from_dict(orjson.loads(unpacked(row[0]))) if row else None

    def times(self, since: datetime) -> Iterator[tuple[str, int]]:
        """When each line was written, and its revision, newest first, back to `since`; no record is unpacked.

        Reading ends after a hundred earlier lines in a row, so that a clock that went back leaves no gap.
        """
        earlier, first = 0, iso(since)
        for at, revision in self._book.db.execute("SELECT at, revision FROM outbox ORDER BY seq DESC"):
            earlier = 0 if at >= first else earlier + 1
            if earlier > 100:
                return
            if not earlier:
                yield at, revision

    def end(self) -> int:
        """The number of the last line ever written, forgotten since or not; 0 where there was none."""
        row = self._book.db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'").fetchone()
        return int(row[0]) if row else 0
