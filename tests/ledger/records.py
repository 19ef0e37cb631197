"""Records for the tests of memory and output."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from newscrawl.article import Article, Http


def article(number: int, text: str = "", title: str | None = None) -> Article:
    """A record that is told from others by its number."""
    url = f"https://news.example/{number}"
    text = text or f"نص الخبر رقم {number}"
    return Article(
        id=hashlib.sha256(url.encode()).hexdigest()[:16],
        url=url,
        canonical_url=url,
        outlet="example",
        title=title or f"خبر {number}",
        text=text,
        http=Http(status=200, etag=f'"{number}"'),
        text_hash="1:" + hashlib.sha256(text.encode()).hexdigest(),
        newscrawl="0",
    )


def make_older(path: Path) -> None:
    """Turn a ledger into one of version 2."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            """DROP TABLE bands; PRAGMA user_version = 2;
               CREATE TABLE bands (band INTEGER, value BLOB, id TEXT, PRIMARY KEY (band, value, id)) WITHOUT ROWID"""
        )


def version(path: Path) -> int:
    """The version of a ledger's file."""
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])
