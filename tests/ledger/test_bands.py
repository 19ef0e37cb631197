"""Near copies by their bands, and lines as they are packed: also of ledgers that an earlier newscrawl wrote."""

import sqlite3
import zlib
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscrawl.ledger import Ledger, bands, sketch, tending
from newscrawl.ledger.line import UNREADABLE, packed, unpacked
from tests.ledger.records import article, make_older

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
WORDS = [f"كلمة{n}" for n in range(200)]
COPY = [*WORDS[:100], "زيادة", *WORDS[100:]]


def similar(ledger: Ledger, number: int, words: Sequence[str]) -> str | None:
    """Write an article; what it was found to be a near copy of."""
    text, key = " ".join(words), f"key{number}"
    ledger.urls.found([(key, {"url": f"https://news.example/{number}", "via": "feed"})], NOW)
    written = ledger.articles.write(key, article(number, text), NOW, folded=text)
    assert written is not None
    return written.similar_to


def test_copies_are_found_in_a_ledger_of_before(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        similar(ledger, 1, WORDS)
    make_older(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("INSERT INTO bands VALUES (0, x'00', ?)", (article(1).id,))
        db.execute("UPDATE outbox SET line = ?", (zlib.compress(article(1, " ".join(WORDS)).to_json(), 1),))
        db.commit()
    with Ledger(path) as ledger:
        assert similar(ledger, 2, COPY) == article(1).id
        assert [written.id for written in ledger.outbox.all()] == [article(1).id, article(2).id]
        last = ledger.outbox.last(article(1).id)
        assert last is not None and last.text == " ".join(WORDS)
        assert [*tending.problems(ledger)] == []


def test_copies_are_found_after_a_repair(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        similar(ledger, 1, WORDS)
    tending.repair(path)
    with Ledger(path) as ledger:
        assert similar(ledger, 2, COPY) == article(1).id


def test_a_phrase_of_every_article_hides_no_copy(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        similar(ledger, 1, WORDS)
        drawn = sketch.sketch(" ".join(COPY))
        assert drawn is not None
        first = sketch.bands(drawn)[0]
        rows = [(first, f"{number:016x}") for number in range(1000)]
        ledger.book.db.executemany("INSERT INTO bands VALUES (?,?)", rows)
        assert len(bands.sharing(ledger.book.db, drawn)) == 21
        assert similar(ledger, 2, COPY) == article(1).id


def test_a_line_is_read_however_it_was_packed() -> None:
    line = article(1, "نص طويل " * 500).to_json()
    assert unpacked(packed(line)) == unpacked(zlib.compress(line, 1)) == line
    for damaged in (packed(line)[:-3], packed(line)[:20] + b"?" + packed(line)[21:], zlib.compress(line)[:-9], b""):
        with pytest.raises(UNREADABLE):
            unpacked(damaged)
