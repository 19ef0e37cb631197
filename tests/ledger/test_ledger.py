"""The ledger: what it remembers, what it makes of changes, what it says when it cannot be used."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import orjson
import pytest

from newscrawl.ledger import ForeignError, HeldError, Ledger, LedgerError, LockedError, Source, Store, StoreError
from tests.ledger.records import article, make_older, version

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite")


def find(ledger: Ledger, *numbers: int) -> list[str]:
    leads = [(f"key{n}", {"url": f"https://news.example/{n}", "via": "feed", "title": f"خبر {n}"}) for n in numbers]
    return ledger.urls.found(leads, NOW)


def lines(ledger: Ledger) -> list[dict[str, object]]:
    return [orjson.loads(row.line) for row in ledger.outbox.pending(0)]


def test_a_url_is_new_once(ledger: Ledger) -> None:
    assert find(ledger, 1, 2) == ["key1", "key2"]
    assert find(ledger, 2, 3) == ["key3"]
    known = ledger.urls.known("key2")
    assert known is not None
    assert (known.state, known.via, known.hints["title"]) == ("found", "feed", "خبر 2")
    assert ledger.urls.known("key9") is None


def test_what_was_written_is_no_longer_open(ledger: Ledger) -> None:
    find(ledger, 1, 2)
    assert ledger.articles.write("key1", article(1), NOW) is not None
    assert [known.key for known in ledger.urls.open(10)] == ["key2"]
    done = ledger.urls.known("key1")
    assert done is not None
    assert (done.state, done.etag, done.article_id) == ("done", '"1"', article(1).id)


def test_a_revision_for_each_change_and_none_without(ledger: Ledger) -> None:
    find(ledger, 1)
    ledger.articles.write("key1", article(1), NOW)
    assert ledger.articles.write("key1", article(1), NOW) is None
    second = ledger.articles.write("key1", article(1, text="نص آخر"), NOW)
    third = ledger.articles.write("key1", article(1, text="نص آخر", title="عنوان آخر"), NOW)
    assert second is not None and third is not None
    assert [line["revision"] for line in lines(ledger)] == [1, 2, 3]
    assert lines(ledger)[2]["title"] == "عنوان آخر"


def test_two_urls_of_one_article_give_one_line(ledger: Ledger) -> None:
    find(ledger, 1, 2)
    ledger.articles.write("key1", article(1), NOW)
    assert ledger.articles.write("key2", article(1), NOW) is None
    assert len(lines(ledger)) == 1
    assert ledger.urls.known("key2").state == "done"  # type: ignore[union-attr]


def test_gone_twice_withdraws(ledger: Ledger) -> None:
    find(ledger, 1)
    ledger.articles.write("key1", article(1), NOW)
    assert ledger.articles.gone("key1", NOW, status=404) is None
    withdrawn = ledger.articles.gone("key1", NOW + timedelta(hours=2), status=404)
    assert withdrawn is not None
    assert (withdrawn.status, withdrawn.revision, withdrawn.http.status) == ("withdrawn", 2, 404)
    assert ledger.articles.gone("key1", NOW, status=410) is None
    back = ledger.articles.write("key1", article(1), NOW)
    assert back is not None and (back.status, back.revision) == ("live", 3)


def test_a_page_seen_again_between_two_misses_is_not_withdrawn(ledger: Ledger) -> None:
    find(ledger, 1)
    ledger.articles.write("key1", article(1), NOW)
    ledger.articles.gone("key1", NOW, status=404)
    ledger.urls.unchanged("key1", NOW)
    assert ledger.articles.gone("key1", NOW, status=404) is None


def test_a_url_never_written_is_gone_at_once(ledger: Ledger) -> None:
    find(ledger, 1)
    assert ledger.articles.gone("key1", NOW, status=404) is None
    assert ledger.urls.known("key1").state == "gone"  # type: ignore[union-attr]


def test_failures_are_tried_again_and_end(ledger: Ledger) -> None:
    find(ledger, 1)
    for _ in range(2):
        ledger.urls.tried("key1", "failed", NOW, status=500, reason="server error")
        assert [known.key for known in ledger.urls.open(10)] == ["key1"]
    ledger.urls.tried("key1", "failed", NOW, status=500, reason="server error")
    assert ledger.urls.open(10) == []


def test_due_articles_come_by_their_time(ledger: Ledger) -> None:
    find(ledger, 1, 2, 3)
    for number, hours in ((1, 6), (2, 1), (3, 48)):
        ledger.articles.write(f"key{number}", article(number), NOW, check_at=NOW + timedelta(hours=hours))
    assert [known.key for known in ledger.urls.due(NOW + timedelta(hours=7), 10)] == ["key2", "key1"]


def test_near_copies_are_linked_and_kept(ledger: Ledger) -> None:
    find(ledger, 1, 2, 3)
    words = [f"كلمة{n}" for n in range(200)]
    copy = [*words[:100], "زيادة", *words[100:]]
    other = [f"لفظ{n}" for n in range(200)]
    for number, text in ((1, words), (2, copy), (3, other)):
        ledger.articles.write(f"key{number}", article(number, " ".join(text)), NOW, folded=" ".join(text))
    assert [line["similar_to"] for line in lines(ledger)] == [None, article(1).id, None]


def test_a_failed_write_leaves_nothing(ledger: Ledger) -> None:
    find(ledger, 1)
    ledger.book.db.execute("DROP TABLE outbox")
    with pytest.raises(LedgerError):
        ledger.articles.write("key1", article(1), NOW)
    assert ledger.urls.known("key1").state == "found"  # type: ignore[union-attr]
    assert ledger.count("articles") == 0


def test_sources_and_runs(ledger: Ledger) -> None:
    ledger.sources.answered(Source("https://news.example/feed", '"a"', None, "00"), NOW, changed=True)
    ledger.sources.answered(Source("https://news.example/feed", '"b"', None, "00"), NOW, changed=False)
    assert ledger.sources.get("https://news.example/feed") == Source("https://news.example/feed", '"b"', None, "00")
    run = ledger.runs.begin({"since": None}, NOW)
    ledger.runs.end(run, NOW, "finished", {"articles": 3})
    assert ledger.runs.last()[0]["counts"] == {"articles": 3}


def test_it_is_there_when_opened_again(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as first:
        find(first, 1)
        first.articles.write("key1", article(1), NOW)
        first.flush()
    with Ledger(tmp_path / "ledger.sqlite") as again:
        assert len(lines(again)) == 1


def test_a_file_that_is_no_ledger_is_named_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"this is no database, and long enough to be looked at" * 100)
    with pytest.raises(LedgerError, match=r"ledger\.sqlite: is damaged .*ledger repair"):
        Ledger(path)


def test_a_file_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE customers (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(ForeignError, match=r"ledger\.sqlite: holds another program's tables"):
        Ledger(path)
    assert path.read_bytes() == before


def test_a_ledger_on_a_disk_that_may_only_be_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as first:
        find(first, 1)
    monkeypatch.setattr(os, "statvfs", lambda path: SimpleNamespace(f_flag=os.ST_RDONLY))
    with Ledger(path) as again:
        assert again.count("urls") == 1
        assert {file.name for file in tmp_path.iterdir()} == {"lock", path.name}  # no -wal, no -shm
        with pytest.raises(LedgerError, match="cannot be written"):
            find(again, 2)
    Path(f"{path}-wal").write_bytes(b"x")
    with pytest.raises(LedgerError, match=r"with writes of a run beside it \(ledger\.sqlite-wal\); copy the store"):
        Ledger(path)


def test_a_newer_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    Ledger(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(LedgerError, match="newer newscrawl"):
        Ledger(path)


def test_an_outlet_is_held_by_one(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    with store.lock("example"):
        with pytest.raises(LockedError, match="another run is working on example"), store.lock("example"):
            pass
        with store.lock("other"):
            pass
    with store.lock("example"):
        pass


def test_an_older_ledger_is_brought_up_by_whoever_holds_it_or_could(tmp_path: Path) -> None:
    store, path = Store(tmp_path / "store"), tmp_path / "store" / "example" / "ledger.sqlite"
    with store.lock("example"):
        store.ledger("example").close()
    make_older(path)
    with Store(store.path).lock("example"):
        with pytest.raises(HeldError, match=r"ledger\.sqlite: a crawl of an older newscrawl is at work on it"):
            store.ledger("example")
        assert version(path) == 2
    store.ledger("example").close()
    assert version(path) == 3
    make_older(path)
    with store.lock("example"):
        store.ledger("example").close()
    assert version(path) == 3
    with Store(store.path).lock("example"), store.ledger("example") as ledger:  # nothing to bring up
        assert ledger.count("urls") == 0


def test_names_from_outside_stay_in_the_store(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    for name in ("../../etc", "/etc/passwd", "..", "127.0.0.1:8000", "a\x00b"):
        assert store.folder(name).parent == store.path


def test_a_store_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="give another folder with --store"):
        Store(tmp_path / "file" / "store")
