"""Writes that share a commit: each whole or not at all, seen by others late, lost by a kill only together."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscrawl.ledger import Ledger, LedgerError
from tests.ledger.records import article

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.gather(3, 3600.0)
        find(ledger, 0)  # the first write, long after the last commit, is committed at once
        yield ledger


def find(ledger: Ledger, *numbers: int) -> None:
    ledger.urls.found([(f"key{n}", {"url": f"https://news.example/{n}", "via": "feed"}) for n in numbers], NOW)


def committed(ledger: Ledger) -> int:
    """How many URLs another process sees, and would be left after a kill."""
    other = sqlite3.connect(ledger.path)
    try:
        return int(other.execute("SELECT count(*) FROM urls").fetchone()[0])
    finally:
        other.close()


def test_the_most_are_committed_together(ledger: Ledger) -> None:
    seen = [committed(ledger)]
    for number in range(1, 5):
        find(ledger, number)
        seen.append(committed(ledger))
    assert seen == [1, 1, 1, 4, 4]
    assert ledger.count("urls") == 5


def test_writes_far_apart_are_committed_each(ledger: Ledger) -> None:
    ledger.gather(3, 0.0)
    for number in range(1, 4):
        find(ledger, number)
        assert committed(ledger) == number + 1


def test_flush_and_close_leave_nothing_uncommitted(ledger: Ledger) -> None:
    find(ledger, 1)
    ledger.flush()
    assert committed(ledger) == 2
    find(ledger, 2)
    ledger.close()
    assert committed(ledger) == 3


def test_a_write_that_fails_leaves_those_before_it(ledger: Ledger) -> None:
    find(ledger, 1)
    broken = ledger.articles.write("key1", article(1), NOW)
    assert broken is not None
    with pytest.raises(LedgerError):  # the same line twice in the outbox
        ledger.book.db.execute("DELETE FROM articles")
        ledger.articles.write("key1", article(1, title="عنوان آخر"), NOW)
    find(ledger, 2)
    ledger.flush()
    assert committed(ledger) == 3
    assert [row.revision for row in ledger.outbox.pending(0)] == [1]


def test_many_urls_wait_for_no_other_write(ledger: Ledger) -> None:
    ledger.gather(9, 3600.0)
    find(ledger, 1)
    assert committed(ledger) == 1
    find(ledger, *range(2, 2002))
    assert committed(ledger) == 2  # theirs is a transaction, not a part of one
    find(ledger, 2002)
    with pytest.raises(RuntimeError), ledger.book.transaction():
        ledger.urls.better("key7", {"via": "feed"})
        raise RuntimeError
    ledger.book.commit()
    assert committed(ledger) == 2003
