"""Tending a ledger: is it sound, save what can be read of a damaged one, forget an article."""

import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from newscrawl.ledger.book import LedgerError
from newscrawl.ledger.ledger import Ledger

_TABLES = ("urls", "articles", "bands", "outbox", "sources", "runs")


@dataclass(frozen=True, slots=True)
class Saved:
    """What a repair saved: rows per table, and where the damaged file was put."""

    rows: dict[str, int]
    damaged: Path


def problems(ledger: Ledger) -> Iterator[str]:
    """What is wrong with a ledger, each in a line; nothing where it is sound."""
    db = ledger.book.db
    for (line,) in db.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"{ledger.path}: {line}"
    for seq, id_, revision, line in db.execute("SELECT seq, id, revision, line FROM outbox"):
        try:
            record = orjson.loads(zlib.decompress(line))
            if (record["id"], record["revision"]) != (id_, revision):
                yield f"{ledger.path}: line {seq} of the outbox is of another article"
        except (zlib.error, ValueError, KeyError) as wrong:
            yield f"{ledger.path}: line {seq} of the outbox cannot be read ({wrong})"
    orphans = "SELECT id FROM articles WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.id = articles.id)"
    for (id_,) in db.execute(orphans):
        yield f"{ledger.path}: article {id_} has no line in the outbox"


def repair(path: Path) -> Saved:
    """Copy every row that can still be read into a fresh ledger; the damaged file stays beside it.

    Raises LedgerError where not even the tables can be read.
    """
    damaged = _aside(path)
    for suffix in ("", "-wal", "-shm"):
        if Path(f"{path}{suffix}").exists():
            shutil.move(f"{path}{suffix}", f"{damaged}{suffix}")
    rows = dict.fromkeys(_TABLES, 0)
    with Ledger(path) as fresh:
        try:
            old = sqlite3.connect(f"file:{damaged}?mode=ro", uri=True)
            names = {name for (name,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        except sqlite3.Error as wrong:
            said = f"{damaged}: nothing can be read of it ({wrong}); a new ledger stands in its place"
            raise LedgerError(said) from wrong
        for table in _TABLES:
            if table in names:
                rows[table] = _copy(old, fresh.book.db, table)
        old.close()
    return Saved(rows, damaged)


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> int:
    """The readable rows of a table; reading stops at the first damaged page and goes on from the other end."""
    width = len(new.execute(f"SELECT * FROM {table} LIMIT 0").description)
    insert = f"INSERT OR IGNORE INTO {table} VALUES ({','.join('?' * width)})"
    copied = 0
    new.execute("BEGIN")
    for order in ("ASC", "DESC"):
        try:
            for row in old.execute(f"SELECT * FROM {table} ORDER BY 1 {order}"):
                copied += new.execute(insert, row).rowcount
        except sqlite3.Error:
            continue
        break
    new.execute("COMMIT")
    return copied


def _aside(path: Path) -> Path:
    """A name beside the ledger that is not taken."""
    number = 1
    while (place := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    return place


def forget(ledger: Ledger, named: str) -> list[str]:
    """Take an article, named by its id or a URL, out of the ledger; its URLs are never fetched again.

    Returns the ids taken out; outputs are rewritten by `Output.forget`.
    """
    with ledger.book.transaction() as db:
        rows = db.execute("SELECT article_id FROM urls WHERE url = ? AND article_id IS NOT NULL", (named,)).fetchall()
        ids = [id_ for (id_,) in rows] or [
            id_ for (id_,) in db.execute("SELECT id FROM articles WHERE id = ?", (named,))
        ]
        for id_ in ids:
            db.execute(
                """UPDATE urls SET state = 'forgotten', hints = NULL, check_at = NULL, article_id = NULL, etag = NULL,
                   last_modified = NULL WHERE article_id = ?""",
                (id_,),
            )
            for table in ("articles", "bands", "outbox"):
                db.execute(f"DELETE FROM {table} WHERE id = ?", (id_,))
            db.execute("UPDATE articles SET similar_to = NULL WHERE similar_to = ?", (id_,))
    return ids


def urls(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Every URL ever found and its fate: the sampling frame of a data set."""
    columns = "url, state, via, source, found_at, tries, tried_at, http_status, reason, article_id"
    for row in ledger.book.db.execute(f"SELECT {columns} FROM urls ORDER BY found_at, key"):
        yield dict(zip(columns.split(", "), row, strict=True))
