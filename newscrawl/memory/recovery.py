"""A ledger made whole again: what is missing is taken from the outputs it fed, which are copies of its records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

from newscrawl.arabic.text import folded
from newscrawl.article import Article
from newscrawl.discover.urls import key
from newscrawl.exporters.output import Output
from newscrawl.exporters.positions import Feeding
from newscrawl.exporters.rewriting import ends_well, readable
from newscrawl.ledger import Ledger, bands, sketch
from newscrawl.ledger.line import UNREADABLE, packed, unpacked
from newscrawl.ledger.store import folder_name

_LOOKED_AT_AGAIN = timedelta(days=7)  # an article that changed before is no longer looked at


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was made of a ledger. `lost`: URLs whose records stand nowhere any more; they are fetched again."""

    records: int
    articles: int
    lost: int
    without_line: int  # articles known, of which no record is left
    absent: Sequence[Path]  # files of outputs that are not there, whatever stood in them


def recover(ledger: Ledger, outlet: str, outputs: Sequence[Output]) -> Recovered:
    """Take the records that stand in the outputs, and not in the ledger, into it; name it as the one that fed them.

    `outlet`: the name of its folder. Each record gets the number in the outbox that it had, as near as can be told, so
    that outputs which have it do not get it again.
    """
    fed = [(output, feeding) for output in outputs for feeding in output.feedings() if _is_of(ledger, outlet, feeding)]
    fed.sort(key=lambda pair: -pair[1].seq)
    records, absent = 0, []
    for output, _ in fed:
        with output.held():
            for path in output.paths():
                ends_well(output, path)
    with ledger.book.transaction() as db:
        for output, feeding in fed:
            absent += [path for path in output.paths() if not path.exists()]
            records += _take(db, feeding, _missing(db, output, feeding))
        articles = _articles(db)
        without_line = db.execute(
            "SELECT count(*) FROM articles WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.id = articles.id)"
        ).fetchone()[0]
        lost = db.execute(
            """UPDATE urls SET state = 'found', article_id = NULL, check_at = NULL, etag = NULL, last_modified = NULL,
               tries = 0 WHERE article_id IS NOT NULL AND article_id NOT IN (SELECT id FROM articles)"""
        ).rowcount
        end = max([ledger.outbox.end(), *(feeding.seq for _, feeding in fed)])
        db.execute("DELETE FROM sqlite_sequence WHERE name = 'outbox'")
        db.execute("INSERT INTO sqlite_sequence VALUES ('outbox', ?)", (end,))
    ledger.flush()
    for output, feeding in fed:
        output.adopt(feeding, ledger.identity)
    return Recovered(records, articles, lost, without_line, absent)


def _is_of(ledger: Ledger, outlet: str, feeding: Feeding) -> bool:
    return folder_name(feeding.outlet) == outlet and feeding.memory == ledger.path.stem


def _missing(db: Any, output: Output, feeding: Feeding) -> Iterator[tuple[int | None, dict[str, Any], bytes]]:
    """An outlet's records in an output, in order: the number of those that the outbox has, None and the packed line of
    those that it has not.
    """
    alone = len(output.feedings()) == 1
    for path in output.paths():
        for line, record in readable(path) if path.exists() else ():
            if alone or record["outlet"] == feeding.outlet:
                name = (record["id"], record["revision"])
                row = db.execute("SELECT seq FROM outbox WHERE id = ? AND revision = ?", name).fetchone()
                if row is not None:
                    yield row[0], {}, b""
                elif not db.execute("SELECT 1 FROM forgotten WHERE id = ?", name[:1]).fetchone():
                    yield (
                        None,
                        {"id": name[0], "revision": name[1], "at": record.get("fetched_at")},
                        packed(line),
                    )


def _take(db: Any, feeding: Feeding, rows: Iterator[tuple[int | None, dict[str, Any], bytes]]) -> int:
    """Give each record the last free number before that of the record behind it."""
    place, count = feeding.seq + 1, 0
    for seq, record, line in reversed(list(rows)):
        if seq is not None:
            place = seq
            continue
        place -= 1
        while db.execute("SELECT 1 FROM outbox WHERE seq = ?", (place,)).fetchone():
            place -= 1
        values = (place, record["id"], record["revision"], record["at"] or "1970-01-01T00:00:00Z", line)
        count += db.execute(
            "INSERT OR IGNORE INTO outbox (seq, id, revision, at, line) VALUES (?,?,?,?,?)", values
        ).rowcount
    return count


def _articles(db: Any) -> int:
    """Make the rows of articles, and of their URLs, that are missing or older than the records."""
    stale = """SELECT outbox.id, max(outbox.revision), min(outbox.at), max(outbox.at) FROM outbox
               LEFT JOIN articles ON articles.id = outbox.id GROUP BY outbox.id
               HAVING articles.revision IS NULL OR articles.revision < max(outbox.revision)"""
    of_urls = {id_ for (id_,) in db.execute("SELECT article_id FROM urls WHERE article_id IS NOT NULL")}
    count = 0
    for id_, revision, first, last in db.execute(stale).fetchall():
        (line,) = db.execute("SELECT line FROM outbox WHERE id = ? AND revision = ?", (id_, revision)).fetchone()
        try:
            article = Article.from_dict(orjson.loads(unpacked(line)))
        except (*UNREADABLE, ValueError):
            continue
        _write_article(db, replace(article, revision=revision), first, last)
        if id_ not in of_urls:
            _write_url(db, article, last)
        count += 1
    return count


def _write_article(db: Any, article: Article, first: str, last: str) -> None:
    drawn = sketch.sketch(folded(article.text))
    row = (article.id, article.revision, article.status, article.title, article.text_hash, first, last)
    db.execute("INSERT OR REPLACE INTO articles VALUES (?,?,?,?,?,?,?,?,?)", (*row, article.similar_to, drawn))
    if drawn is not None:
        bands.note(db, article.id, drawn)


def _write_url(db: Any, article: Article, last: str) -> None:
    """The URL of an article of which only the record is left; looked at again soon where it may still change."""
    now = datetime.now(UTC)
    young = article.status == "live" and datetime.fromisoformat(last) > now - _LOOKED_AT_AGAIN
    hints = {"url": article.url, "via": article.discovered.via or "given", "source": article.discovered.source}
    row = (key(article.url), article.url, hints["via"], hints["source"], last, orjson.dumps(hints))
    db.execute("INSERT OR IGNORE INTO urls (key, url, via, source, found_at, hints) VALUES (?,?,?,?,?,?)", row)
    db.execute(
        """UPDATE urls SET state = ?, tries = 1, tried_at = ?, http_status = ?, etag = ?, last_modified = ?,
           article_id = ?, check_at = ? WHERE key = ? AND state != 'forgotten'""",
        (
            "done" if article.status == "live" else "gone",
            last,
            article.http.status,
            article.http.etag,
            article.http.last_modified,
            article.id,
            f"{now.isoformat()[:19]}Z" if young else None,
            key(article.url),
        ),
    )
