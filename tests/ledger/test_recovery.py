"""Ledgers and outputs that were lost, cut, replaced or damaged: made whole from what is left, exactly once."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscrawl.exporters import appender
from newscrawl.exporters.output import Output, OutputError
from newscrawl.ledger import Store, tending
from tests.exporters.test_output import fill, numbers
from tests.ledger.records import article
from tests.ledger.test_tending import damage, run

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Four articles in `a.jsonl`, the third of which has a second revision; `late.jsonl` began after two of them."""
    store = Store(tmp_path / "store")
    with store.ledger("example") as ledger:
        a, late = Output(str(tmp_path / "a.jsonl"), store.path), Output(str(tmp_path / "late.jsonl"), store.path)
        a.register("example", ledger, whole=True)
        fill(ledger, 1, 2)
        late.register("example", ledger)
        fill(ledger, 3, 4)
        ledger.articles.write("key3", article(3, text="نص آخر"), NOW)
        a.feed("example", ledger)
        late.feed("example", ledger)
    return store


def feed(store: Store, path: Path, *new: int) -> list[int]:
    """Go on with an output as a crawl does, and return what stands in it."""
    with store.ledger("example") as ledger, closing(Output(str(path), store.path)) as output:
        output.check()
        output.feed("example", ledger)
        fill(ledger, *new)
        output.feed("example", ledger)
    return numbers(path)


@pytest.mark.parametrize("seen", [True, False])
def test_a_lost_ledger_stops_the_run_and_comes_back_from_the_outputs(store: Store, tmp_path: Path, seen: bool) -> None:
    shutil.rmtree(store.path / "example")
    if seen:
        with pytest.raises(OutputError, match="newscrawl ledger repair example --store"):
            feed(store, tmp_path / "a.jsonl", 5, 6)
    assert run(store, "repair", "example") == 0
    with store.ledger("example") as ledger:
        assert (ledger.articles.revision(article(3).id), ledger.articles.revision(article(1).id)) == (2, 1)
        assert ledger.urls.known("news.example/3").state == "done"  # type: ignore[union-attr]
        assert [row.id for row in ledger.outbox.all()] == [article(n).id for n in (1, 2, 3, 4, 3)]
    assert feed(store, tmp_path / "a.jsonl", 5) == [1, 2, 3, 4, 3, 5]
    assert feed(store, tmp_path / "late.jsonl") == [3, 4, 3, 5]
    assert run(store, "check") == 0


def test_a_ledger_put_back_from_a_copy(store: Store, tmp_path: Path) -> None:
    with store.ledger("example") as ledger:
        ledger.flush()
    shutil.copytree(store.path / "example", tmp_path / "copy")
    assert feed(store, tmp_path / "a.jsonl", 5, 6) == [1, 2, 3, 4, 3, 5, 6]
    shutil.rmtree(store.path / "example")
    shutil.copytree(tmp_path / "copy", store.path / "example")
    with pytest.raises(OutputError, match="put back from a copy"):
        feed(store, tmp_path / "a.jsonl", 7)
    assert run(store, "repair", "example") == 0
    assert feed(store, tmp_path / "a.jsonl", 7) == [1, 2, 3, 4, 3, 5, 6, 7]
    assert feed(store, tmp_path / "late.jsonl") == [3, 4, 3, 5, 6, 7]


def test_a_new_ledger_that_fed_another_output_meanwhile(store: Store, tmp_path: Path) -> None:
    shutil.rmtree(store.path / "example")
    assert feed(store, tmp_path / "other.jsonl", 4, 5, 6, 7, 8, 9) == [4, 5, 6, 7, 8, 9]
    assert run(store, "repair", "example") == 0
    again = feed(store, tmp_path / "a.jsonl", 10)
    assert sorted(again) == [1, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10]
    assert feed(store, tmp_path / "other.jsonl") == [4, 5, 6, 7, 8, 9, 10]


@pytest.mark.parametrize("table", ["articles", "outbox", "urls"])
def test_a_damaged_table_is_made_from_the_others(store: Store, tmp_path: Path, table: str) -> None:
    damage(store, table)
    assert run(store, "check") == 1
    assert run(store, "repair", "example") == 0
    assert run(store, "check") == 0
    with store.ledger("example") as ledger:
        assert [row.revision for row in ledger.outbox.all()] == [1, 1, 1, 1, 2]
        assert ledger.articles.revision(article(3).id) == 2
        ledger.urls.found([("key1", {"url": "https://news.example/1", "via": "feed"})], NOW)
        assert ledger.articles.write("key1", article(1, text="نص ثان"), NOW).revision == 2  # type: ignore[union-attr]
    assert feed(store, tmp_path / "a.jsonl") == [1, 2, 3, 4, 3, 1]


def test_a_repair_that_is_killed_is_done_again(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damage(store, "articles")
    (tmp_path / "a.jsonl").unlink()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(tending.shutil, "copy2", killed)
        assert run(store, "repair", "example") == 130
    assert run(store, "repair", "example") == 0
    with store.ledger("example") as ledger:
        assert [ledger.articles.revision(article(n).id) for n in (1, 2, 3, 4)] == [1, 1, 2, 1]


def test_what_is_lost_is_said_and_fetched_again(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.jsonl").unlink()
    (tmp_path / "late.jsonl").unlink()
    with store.ledger("example") as ledger:
        ledger.book.db.execute("DELETE FROM articles WHERE id = ?", (article(2).id,))
        ledger.book.db.execute("DELETE FROM outbox WHERE id = ?", (article(2).id,))
    assert run(store, "repair", "example") == 1
    said = capsys.readouterr().err
    assert "1 articles are lost; their URLs are fetched again" in said and "a.jsonl is not there" in said
    with store.ledger("example") as ledger:
        assert [known.key for known in ledger.urls.open(9)] == ["key2"]
    assert not (tmp_path / "a.jsonl").exists()  # put away by its owner


def test_rotated_outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    store, pattern = Store(tmp_path / "store"), str(tmp_path / "a-%(date)s.jsonl")

    def on(day: int, *new: int) -> Path:
        at = datetime(2026, 11, day, 12, tzinfo=UTC)
        path = tmp_path / f"a-2026-11-0{day}.jsonl"
        with monkeypatch.context() as patch, store.ledger("example") as ledger:
            patch.setattr(Output, "path", lambda self, at=None: path)
            output = Output(pattern, store.path)
            output.check()
            output.feed("example", ledger)
            for number in new:
                key = f"news.example/{number}"
                ledger.urls.found([(key, {"url": f"https://{key}", "via": "feed"})], at)
                ledger.articles.write(key, replace(article(number), fetched_at=f"{at.isoformat()[:19]}Z"), at)
            output.feed("example", ledger)
        return path

    away, second, third = on(1, 1, 2), on(2, 3, 4), on(3, 5, 6)
    away.rename(tmp_path / "archive.jsonl")
    whole = third.read_bytes()
    third.write_bytes(whole[:20])
    assert run(store, "repair", "-o", pattern) == 0
    assert (numbers(second), third.read_bytes(), away.exists()) == ([3, 4], whole, False)
    shutil.rmtree(store.path / "example")
    assert run(store, "repair", "example") == 0
    assert "a-2026-11-01.jsonl is not there" in capsys.readouterr().err
    assert numbers(on(3, 7)) == [5, 6, 7]
    assert (numbers(second), away.exists()) == ([3, 4], False)


def test_outlets_that_share_an_output(tmp_path: Path) -> None:
    store, path = Store(tmp_path / "store"), tmp_path / "a.jsonl"
    output = Output(str(path), store.path)
    with store.ledger("one") as one, store.ledger("example") as two:
        for slug, ledger, new in (("one", one, 1), ("example", two, 2), ("one", one, 3), ("example", two, 4)):
            ledger.urls.found([(f"k{new}", {"url": f"https://news.example/{new}", "via": "feed"})], NOW)
            ledger.articles.write(f"k{new}", replace(article(new), outlet=slug), NOW)
            output.feed(slug, ledger)
    shutil.rmtree(store.path / "one")
    assert run(store, "repair", "one") == 0
    with store.ledger("one") as ledger:
        assert [row.id for row in ledger.outbox.all()] == [article(1).id, article(3).id]
        assert output.feed("one", ledger) == 0
    path.write_text("")
    assert run(store, "repair", "-o", str(path)) == 0
    assert sorted(numbers(path)) == [1, 2, 3, 4]
    (tmp_path / "a.jsonl.before-1").unlink()
    for file in store.path.glob("outputs.sqlite*"):
        file.unlink()
    assert run(store, "repair", "-o", str(path)) == 0
    with store.ledger("example") as ledger:
        fill(ledger, 5)
        assert Output(str(path), store.path).feed("example", ledger) == 1


def test_a_sound_ledger_is_left_as_it_is(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(store, "repair") == 0
    assert capsys.readouterr().out == "example: sound\n"
    assert not list(store.path.glob("example/*damaged*"))


@pytest.mark.parametrize("how", ["cut", "gone", "longer", "same length"])
def test_an_output_is_written_anew_and_gone_on_with(store: Store, tmp_path: Path, how: str) -> None:
    path = tmp_path / "late.jsonl"
    whole = path.read_bytes()
    broken = {"cut": whole[:-9], "longer": whole + b"mine\n", "same length": b"X" * len(whole), "gone": b""}[how]
    path.write_bytes(broken)
    if how == "gone":
        path.unlink()
    with pytest.raises(OutputError, match=f"newscrawl ledger repair -o {path}"):
        feed(store, path)
    assert run(store, "check") == 1
    assert run(store, "repair", "-o", str(path)) == 0
    assert path.read_bytes() == whole
    if how != "gone":
        assert (tmp_path / "late.jsonl.before-1").read_bytes() == broken
    assert feed(store, path, 5) == [3, 4, 3, 5]


def test_what_was_doubled_or_lost_in_the_middle_is_found_and_mended(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a store of an earlier newscrawl may have it, which kept no digest."""
    path = tmp_path / "a.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], lines[0], *lines[2:]]))
    with closing(sqlite3.connect(store.path / "outputs.sqlite")) as db:
        db.execute("UPDATE files SET tail = NULL, offset = ? WHERE path = ?", (path.stat().st_size, str(path)))
        db.commit()
    assert run(store, "check") == 1
    assert "5 lines, and 5 records were written, of which 1 are not there" in capsys.readouterr().err
    assert run(store, "repair", "-o", str(path)) == 0
    assert path.read_bytes() == b"".join(lines)
    assert run(store, "check") == 0


def test_a_batch_cut_short_is_not_written_twice_by_a_repair(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl"

    def torn(path: Path, offset: int, data: bytes) -> int:
        with path.open("ab") as file:
            file.write(data[:-5])
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(appender, "append", torn)
        feed(store, path, 5, 6)
    shutil.rmtree(store.path / "example")
    assert run(store, "repair", "example") == 0
    with store.ledger("example") as ledger:
        assert [row.seq for row in ledger.outbox.all()] == [1, 2, 3, 4, 5]
    assert feed(store, path, 5, 6) == [1, 2, 3, 4, 3, 5, 6]


def test_a_file_that_was_to_be_begun_afresh_may_be_kept(store: Store, tmp_path: Path) -> None:
    output = Output(str(tmp_path / "a.jsonl"), store.path)
    output.begin_afresh()
    assert run(store, "check") == 0
    assert run(store, "repair", "-o", str(tmp_path / "a.jsonl")) == 0
    assert feed(store, tmp_path / "a.jsonl", 5) == [1, 2, 3, 4, 3, 5]


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_an_output_without_its_database_is_taken_in(tmp_path: Path, suffix: str) -> None:
    store, path = Store(tmp_path / "store"), tmp_path / f"a.jsonl{suffix}"
    assert feed(store, path, 1, 2, 3) == [1, 2, 3]
    for file in store.path.glob("outputs.sqlite*"):
        file.unlink()
    (store.path / "outputs.sqlite").write_bytes(b"three years of work" * 99)
    assert run(store, "check") == 1
    assert run(store, "forget", "https://news.example/2") == 1
    with pytest.raises(OutputError, match="newscrawl ledger repair -o FILE"):
        Output(str(path), store.path)
    (store.path / "outputs.sqlite").unlink()
    assert run(store, "repair", "-o", str(path)) == 0
    assert feed(store, path, 4) == [1, 2, 3, 4]


def test_a_store_of_before_is_brought_up_to_date(store: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(store.path / "example" / "ledger.sqlite")) as db:
        db.executescript("DROP TABLE identity; DROP TABLE forgotten; PRAGMA user_version = 1")
    with closing(sqlite3.connect(store.path / "outputs.sqlite")) as db:
        db.executescript(
            """CREATE TABLE f AS SELECT path, pattern, offset FROM files; DROP TABLE files;
               CREATE TABLE files (path TEXT PRIMARY KEY, pattern TEXT NOT NULL, offset INTEGER NOT NULL);
               INSERT INTO files SELECT * FROM f; DROP TABLE f;
               CREATE TABLE f AS SELECT pattern, outlet, memory, seq FROM fed; DROP TABLE fed;
               CREATE TABLE fed (pattern TEXT NOT NULL, outlet TEXT NOT NULL, memory TEXT NOT NULL,
                                 seq INTEGER NOT NULL, PRIMARY KEY (pattern, outlet));
               INSERT INTO fed SELECT * FROM f; DROP TABLE f; DROP TABLE rewrites; DROP TABLE stale;
               CREATE TABLE rewrites (path TEXT PRIMARY KEY, size INTEGER NOT NULL); PRAGMA user_version = 0"""
        )
    assert feed(store, tmp_path / "a.jsonl", 5) == [1, 2, 3, 4, 3, 5]
    (tmp_path / "late.jsonl").write_bytes(b"".join((tmp_path / "late.jsonl").read_bytes().splitlines(True)[:2]))
    assert run(store, "repair", "-o", str(tmp_path / "late.jsonl")) == 0
    assert feed(store, tmp_path / "late.jsonl") == [3, 4, 3, 5]
