"""The articles of an outlet: which revision stands, what it is a near copy of."""

from dataclasses import replace
from datetime import datetime, timedelta

from newscrawl.article import Article
from newscrawl.ledger import bands, sketch
from newscrawl.ledger.book import Book, iso
from newscrawl.ledger.outbox import Outbox


class Articles:
    """The table of articles, written together with the URL and the outbox."""

    def __init__(self, book: Book, outbox: Outbox) -> None:
        self._book = book
        self._outbox = outbox

    def write(
        self,
        key: str,
        article: Article,
        at: datetime,
        *,
        folded: str = "",
        title_changes: bool = True,
        check_at: datetime | None = None,
    ) -> Article | None:
        """Settle a fetched URL and the record it gave, in one transaction.

        Returns the record as written, with its revision and `similar_to`; None where the same words stand already, or
        the article was forgotten. `folded`: the folded text, for near copies.
        """
        now = iso(at)
        with self._book.transaction() as db:
            before = db.execute(
                "SELECT revision, status, title, text_hash, similar_to FROM articles WHERE id = ?", (article.id,)
            ).fetchone()
            db.execute(
                """UPDATE urls SET state = 'done', tries = tries + 1, tried_at = ?, http_status = ?, etag = ?,
                   last_modified = ?, misses = 0, reason = NULL, article_id = ?, check_at = ? WHERE key = ?""",
                (
                    now,
                    article.http.status,
                    article.http.etag,
                    article.http.last_modified,
                    article.id,
                    iso(check_at),
                    key,
                ),
            )
            if before is None:
                if db.execute("SELECT 1 FROM forgotten WHERE id = ?", (article.id,)).fetchone():
                    db.execute(
                        "UPDATE urls SET state = 'forgotten', article_id = NULL, check_at = NULL WHERE key = ?", (key,)
                    )
                    return None
                similar, drawn = self._similar(article.id, folded)
                if article.revision != 1 or article.similar_to != similar:
                    article = replace(article, revision=1, similar_to=similar)
                if drawn is not None:
                    bands.note(db, article.id, drawn)
                db.execute(
                    "INSERT INTO articles VALUES (?,?,?,?,?,?,?,?,?)",
                    (article.id, 1, "live", article.title, article.text_hash, now, now, similar, drawn),
                )
            else:
                revision, status, title, text_hash, similar = before
                same = text_hash == article.text_hash and (title == article.title or not title_changes)
                if same and status == "live":
                    return None
                article = replace(article, revision=revision + 1, similar_to=similar)
                db.execute(
                    "UPDATE articles SET revision=?, status='live', title=?, text_hash=?, changed_at=? WHERE id=?",
                    (article.revision, article.title, article.text_hash, now, article.id),
                )
            self._outbox.post(article, at)
        return article

    def gone(self, key: str, at: datetime, *, status: int, misses: int = 2) -> Article | None:
        """Note a 404 or 410. The `misses`-th in a row withdraws an article that stands: its line is returned."""
        with self._book.transaction() as db:
            row = db.execute("SELECT misses + 1, article_id FROM urls WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            count, article_id = row
            final = count >= misses or article_id is None
            db.execute(
                """UPDATE urls SET misses = ?, tries = tries + 1, tried_at = ?, http_status = ?, reason = 'gone',
                   state = CASE WHEN ? THEN 'gone' ELSE state END, check_at = CASE WHEN ? THEN NULL ELSE ? END
                   WHERE key = ?""",
                (count, iso(at), status, final, final, iso(at + timedelta(hours=1)), key),
            )
            if not final or article_id is None:
                return None
            last = self._outbox.last(article_id)
            if last is None or last.status == "withdrawn":
                return None
            article = replace(
                last,
                revision=last.revision + 1,
                status="withdrawn",
                fetched_at=iso(at),
                http=replace(last.http, status=status),
            )
            db.execute(
                "UPDATE articles SET revision = ?, status = 'withdrawn', changed_at = ? WHERE id = ?",
                (article.revision, iso(at), article_id),
            )
            self._outbox.post(article, at)
        return article

    def revision(self, article_id: str) -> int | None:
        """The revision that stands; None for an article never written."""
        row = self._book.db.execute("SELECT revision FROM articles WHERE id = ?", (article_id,)).fetchone()
        return int(row[0]) if row else None

    def changed_at(self, article_id: str) -> datetime | None:
        """When the standing revision was written; None for an article never written."""
        row = self._book.db.execute("SELECT changed_at FROM articles WHERE id = ?", (article_id,)).fetchone()
        return datetime.fromisoformat(row[0]) if row else None

    def _similar(self, article_id: str, folded: str) -> tuple[str | None, bytes | None]:
        """The earlier article that this one is a near copy of, and this one's sketch."""
        drawn = sketch.sketch(folded)
        if drawn is None:
            return None, None
        best: tuple[float, str] | None = None
        for id_ in bands.sharing(self._book.db, drawn):
            (other,) = self._book.db.execute("SELECT sketch FROM articles WHERE id = ?", (id_,)).fetchone() or (None,)
            if other is not None and id_ != article_id:
                alike = sketch.likeness(drawn, other)
                if alike >= sketch.NEAR and (best is None or alike > best[0]):
                    best = (alike, id_)
        return (best[1] if best else None), drawn
