"""Tending a ledger: is it sound, save what can be read of a damaged one, forget an article."""

import shutil
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import orjson

from newscrawl.discover.urls import key
from newscrawl.ledger import bands
from newscrawl.ledger.book import LedgerError, iso, remedy
from newscrawl.ledger.ledger import Ledger
from newscrawl.ledger.line import UNREADABLE, unpacked

_TABLES = ("urls", "articles", "outbox", "sources", "runs", "forgotten")  # bands are made from the sketches


@dataclass(frozen=True, slots=True)
class Saved:
    """What a repair saved: rows per table, where the damaged file was put, and why nothing could be read of it."""

    rows: dict[str, int]
    damaged: Path
    unreadable: str | None = None


def problems(ledger: Ledger) -> Iterator[str]:
    """What is wrong with a ledger, each in a line; nothing where it is sound."""
    try:
        yield from _problems(ledger)
    except (LedgerError, sqlite3.Error) as wrong:
        yield str(wrong) if isinstance(wrong, LedgerError) else remedy(ledger.path, wrong)


def _problems(ledger: Ledger) -> Iterator[str]:
    db = ledger.book.db
    for (line,) in db.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"{ledger.path}: {line}"
    for seq, id_, revision, line in db.execute("SELECT seq, id, revision, line FROM outbox"):
        try:
            record = orjson.loads(unpacked(line))
            if (record["id"], record["revision"]) != (id_, revision):
                yield f"{ledger.path}: line {seq} of the outbox is of another article"
        except (*UNREADABLE, ValueError, KeyError) as wrong:
            yield f"{ledger.path}: line {seq} of the outbox cannot be read ({wrong})"
    orphans = "SELECT id FROM articles WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.id = articles.id)"
    for (id_,) in db.execute(orphans):
        yield f"{ledger.path}: article {id_} has no line in the outbox"
    orphans = "SELECT DISTINCT id FROM outbox WHERE NOT EXISTS (SELECT 1 FROM articles WHERE articles.id = outbox.id)"
    for (id_,) in db.execute(orphans):
        yield f"{ledger.path}: article {id_} stands in the outbox and not among the articles"


def repair(path: Path) -> Saved:
    """Copy every row that can still be read into a fresh ledger; the damaged file stays beside it.

    A repair that is killed can be done again: the fresh ledger takes the place of the damaged one when it is whole.
    """
    damaged, beside = _aside(path), path.with_name(f"{path.name}.repairing")
    for suffix in ("", "-wal", "-shm"):
        Path(f"{beside}{suffix}").unlink(missing_ok=True)
    rows, unreadable = dict.fromkeys(_TABLES, 0), None
    with (
        Ledger(beside, held=True) as fresh,
        closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as old,
    ):
        try:
            names = {name for (name,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            for table in _TABLES:
                if table in names:
                    rows[table] = _copy(old, fresh.book.db, table)
        except sqlite3.Error as wrong:
            unreadable = str(wrong)
        with fresh.book.transaction() as db:
            bands.renew(db)
        fresh.flush()
    shutil.copy2(path, damaged)
    for suffix in ("-wal", "-shm"):
        if Path(f"{path}{suffix}").exists():
            shutil.move(f"{path}{suffix}", f"{damaged}{suffix}")
    beside.replace(path)
    return Saved(rows, damaged, unreadable)


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


def named(ledger: Ledger, word: str) -> set[str]:
    """The ids of the articles that a word names: an id, or any form of a URL."""
    ask = "SELECT article_id FROM urls WHERE (key = ? OR url = ?) AND article_id IS NOT NULL"
    rows = ledger.book.db.execute(ask, (key(word), word)).fetchall()
    rows += ledger.book.db.execute("SELECT id FROM articles WHERE id = ?", (word,)).fetchall()
    rows += ledger.book.db.execute("SELECT id FROM forgotten WHERE id = ?", (word,)).fetchall()
    return {id_ for (id_,) in rows}


def forget(ledger: Ledger, ids: Collection[str]) -> None:
    """Take articles out of the ledger, for good: no URL of theirs is fetched, no record of them written again.

    To be done last, when they are out of every output: until then they can be named again.
    """
    now = iso(datetime.now(UTC))
    with ledger.book.transaction() as db:
        for id_ in ids:
            db.execute(
                """UPDATE urls SET state = 'forgotten', hints = NULL, check_at = NULL, article_id = NULL, etag = NULL,
                   last_modified = NULL WHERE article_id = ?""",
                (id_,),
            )
            for table in ("articles", "bands", "outbox"):
                db.execute(f"DELETE FROM {table} WHERE id = ?", (id_,))
            db.execute("UPDATE articles SET similar_to = NULL WHERE similar_to = ?", (id_,))
            db.execute("INSERT OR IGNORE INTO forgotten VALUES (?, ?)", (id_, now))


def urls(ledger: Ledger) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every URL ever found, its key and its fate: the sampling frame of a data set."""
    columns = "url, state, via, source, found_at, tries, tried_at, http_status, reason, article_id"
    for row in ledger.book.db.execute(f"SELECT key, {columns} FROM urls ORDER BY found_at, key"):
        yield row[0], dict(zip(columns.split(", "), row[1:], strict=True))
