"""The table of bands, by which near copies are found: each band of each article's sketch, as one number."""

import sqlite3

from newscrawl.ledger import sketch

_MOST = 20  # articles of a band that are looked at: what has more is a phrase that stands below every article
_ASKED = ",".join("?" * sketch.BANDS)
_SOME = f"SELECT id FROM bands WHERE value IN ({_ASKED}) ORDER BY value, id LIMIT {_MOST + 1}"
_ALL = " UNION ALL ".join([f"SELECT * FROM (SELECT id FROM bands WHERE value = ? LIMIT {_MOST})"] * sketch.BANDS)
_NOTE = "INSERT OR IGNORE INTO bands VALUES " + ",".join(f"(?{n},?1)" for n in range(2, sketch.BANDS + 2))


def note(db: sqlite3.Connection, article_id: str, drawn: bytes) -> None:
    """Keep the bands of an article's sketch; inside a transaction of the caller."""
    db.execute(_NOTE, (article_id, *sketch.bands(drawn)))


def sharing(db: sqlite3.Connection, drawn: bytes) -> list[str]:
    """The articles that share a band with a sketch, at most twenty a band, each once."""
    wanted = sketch.bands(drawn)
    found = db.execute(_SOME, wanted).fetchall()
    if len(found) > _MOST:  # rare: one by one, so that a phrase in one band does not hide the copies in another
        found = db.execute(_ALL, wanted).fetchall()
    return list(dict.fromkeys(id_ for (id_,) in found))


def renew(db: sqlite3.Connection) -> None:
    """Make the table anew from the sketches of the articles; inside a transaction of the caller.

    What a damaged file has in place of a sketch is passed over.
    """
    db.execute("DELETE FROM bands")
    whole = f"typeof(sketch) = 'blob' AND length(sketch) = {4 * sketch.SLOTS}"
    for id_, drawn in db.execute(f"SELECT id, sketch FROM articles WHERE {whole}"):
        note(db, id_, drawn)
