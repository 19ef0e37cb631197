"""The tables of a ledger, and how an older ledger becomes a newer one. docs/ledger.md explains them to users."""

import sqlite3

from newscrawl.ledger import bands

VERSION = 3

# urls.key is the URL with everything taken off that does not make another page (newscrawl.urls.key).
# urls.state: found (worth fetching), done (fetched, a record stands), none (fetched, no article), failed (may be tried
# again in a later run), outside (an article of a day that the run did not ask for; the day is the reason), gone,
# forgotten (by hand; never fetched again).
_STEPS = (
    """
    CREATE TABLE urls (
        key           TEXT PRIMARY KEY,
        url           TEXT NOT NULL,
        state         TEXT NOT NULL DEFAULT 'found',
        via           TEXT NOT NULL,
        source        TEXT,
        found_at      TEXT NOT NULL,
        hints         BLOB,
        tries         INTEGER NOT NULL DEFAULT 0,
        tried_at      TEXT,
        check_at      TEXT,
        http_status   INTEGER,
        etag          TEXT,
        last_modified TEXT,
        misses        INTEGER NOT NULL DEFAULT 0,
        reason        TEXT,
        article_id    TEXT,
        run           INTEGER
    ) WITHOUT ROWID;
    CREATE INDEX urls_open ON urls (key) WHERE state = 'found';
    CREATE INDEX urls_check ON urls (check_at) WHERE check_at IS NOT NULL;
    CREATE TABLE articles (
        id          TEXT PRIMARY KEY,
        revision    INTEGER NOT NULL,
        status      TEXT NOT NULL,
        title       TEXT,
        text_hash   TEXT NOT NULL,
        first_seen  TEXT NOT NULL,
        changed_at  TEXT NOT NULL,
        similar_to  TEXT,
        sketch      BLOB
    ) WITHOUT ROWID;
    CREATE TABLE bands (band INTEGER, value BLOB, id TEXT, PRIMARY KEY (band, value, id)) WITHOUT ROWID;
    CREATE TABLE outbox (
        seq      INTEGER PRIMARY KEY AUTOINCREMENT,
        id       TEXT NOT NULL,
        revision INTEGER NOT NULL,
        at       TEXT NOT NULL,
        line     BLOB NOT NULL,
        UNIQUE (id, revision)
    );
    CREATE TABLE sources (
        url           TEXT PRIMARY KEY,
        etag          TEXT,
        last_modified TEXT,
        checked_at    TEXT,
        changed_at    TEXT,
        sha256        TEXT,
        problem       TEXT
    ) WITHOUT ROWID;
    CREATE TABLE runs (
        run     INTEGER PRIMARY KEY AUTOINCREMENT,
        began   TEXT NOT NULL,
        ended   TEXT,
        asked   TEXT NOT NULL,
        outcome TEXT,
        counts  TEXT
    );
    """,
    # identity tells this ledger from one that stood in its place before: outputs remember which one fed them.
    """
    CREATE TABLE identity (value TEXT NOT NULL);
    INSERT INTO identity VALUES (lower(hex(randomblob(8))));
    CREATE TABLE forgotten (id TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
    """,
    # Version 3 packs outbox.line with Zstandard (newscrawl/ledger/line.py); lines written before stay as they are.
    # bands.value holds the number of the band as well: half as many bytes, in a quarter fewer rows.
    """
    DROP TABLE bands;
    CREATE TABLE bands (value INTEGER, id TEXT, PRIMARY KEY (value, id)) WITHOUT ROWID;
    """,
)
_BANDS_RENEWED = 3  # the step that leaves bands to be made from the sketches


_OF_EVERY_VERSION = {"urls", "articles", "outbox", "runs"}


def are_foreign(db: sqlite3.Connection) -> bool:
    """Whether a file holds tables, and they are no ledger's; nothing is written. A file without any is a new ledger."""
    names = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return bool(names) and not names >= _OF_EVERY_VERSION


def are_current(db: sqlite3.Connection) -> bool:
    """Whether a ledger is of VERSION; False for an older one. Raises ValueError for one newer than this program."""
    at = _version(db)
    if at > VERSION:
        raise ValueError(f"it was written by a newer newscrawl (ledger version {at}, this one knows {VERSION})")
    return at == VERSION


def migrate(db: sqlite3.Connection) -> None:
    """Bring an older ledger to VERSION, a step a transaction. To be called under the outlet's lock."""
    at = _version(db)
    for number, step in enumerate(_STEPS[at:], at + 1):
        db.execute("BEGIN IMMEDIATE")
        if _version(db) < number:  # another process may have been quicker
            for statement in step.split(";"):
                db.execute(statement)
            if number == _BANDS_RENEWED:
                bands.renew(db)
            db.execute(f"PRAGMA user_version = {number}")
        db.execute("COMMIT")


def _version(db: sqlite3.Connection) -> int:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return int(version)
