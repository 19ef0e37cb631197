"""Tending: check, repair, export, forget, as a person types them."""

import csv
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscrawl import read
from newscrawl.commands import main
from newscrawl.exporters.output import Output
from newscrawl.exporters.rewriting import forget
from newscrawl.exporters.table import harmless
from newscrawl.ledger import Store
from newscrawl.ledger.tending import forget as forget_in_ledger
from tests.exporters.test_output import fill, numbers
from tests.ledger.records import article, make_older, version

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "store")
    output = Output(str(tmp_path / "a.jsonl"), store.path)
    with store.ledger("example") as ledger:
        fill(ledger, *range(5))
        ledger.articles.write("key1", article(1, text="نص آخر"), NOW)
        output.feed("example", ledger)
    return store


def run(store: Store, *words: str) -> int:
    return main(["ledger", *words, "--store", str(store.path)])


def damage(store: Store, table: str, outlet: str = "example") -> None:
    """Overwrite the first page of a table."""
    path = store.path / outlet / "ledger.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(bytes(data))


def test_check_of_a_sound_store(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(store, "check") == 0
    assert "example: 5 URLs, 5 articles, 6 lines" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["app/customers.sqlite", "app/ledger.sqlite", "outputs.sqlite"])
@pytest.mark.parametrize("action", ["check", "export", "repair"])
def test_databases_of_others_are_left_as_they_are(tmp_path: Path, name: str, action: str) -> None:
    path = tmp_path / "shared" / name
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE customers (name TEXT)")
    before = path.read_bytes()
    main(["ledger", action, "--store", str(tmp_path / "shared")])
    main(["status", "--store", str(tmp_path / "shared")])
    assert path.read_bytes() == before
    assert {file.name for file in path.parent.iterdir()} <= {path.name, "lock"}


def test_a_folder_that_holds_the_store_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store(tmp_path / "newscrawl-store").ledger("example"):
        pass
    for words in (["ledger", "check"], ["status"]):
        assert main([*words, "--store", str(tmp_path)]) == 2
        assert f"did you mean --store {tmp_path}/newscrawl-store?" in capsys.readouterr().err


def test_check_names_what_is_wrong(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with store.ledger("example") as ledger:
        ledger.book.db.execute("UPDATE outbox SET line = x'00' WHERE seq = 2")
    (tmp_path / "a.jsonl").write_text("")
    assert run(store, "check") == 1
    said = capsys.readouterr().err
    assert "line 2 of the outbox cannot be read" in said
    assert "something cut or replaced it" in said


def test_repair_saves_what_can_be_read(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    with store.ledger("example") as ledger:
        (some,) = ledger.book.db.execute("SELECT min(id) FROM articles").fetchone()
        ledger.book.db.execute("UPDATE articles SET sketch = 'no sketch' WHERE id = ?", (some,))
        before = {table: ledger.count(table) for table in ("urls", "articles", "outbox")}
    damage(store, "runs")
    assert run(store, "repair", "example") == 0
    assert "the damaged file is" in capsys.readouterr().out
    with store.ledger("example") as ledger:
        assert {table: ledger.count(table) for table in before} == before
        assert ledger.book.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_export_writes_every_line_again(store: Store, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"again.jsonl{suffix}"
    assert run(store, "export", "-o", str(path)) == 0
    assert [record.to_dict() for record in read(path)] == [record.to_dict() for record in read(tmp_path / "a.jsonl")]
    assert run(store, "export", "--latest", "-o", str(path)) == 0
    assert sorted(numbers(path)) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        *((f"all{ending}", "write all.jsonl") for ending in (".xlsx", ".tsv", ".zip", ".jsonl.xz", ".json", ".txt.gz")),
        ("all.csv.gz", ".csv is not packed; write all.csv, or pack JSON Lines: all.jsonl.gz"),
        ("all.parquet.zst", ".parquet is not packed; write all.parquet"),
        ("all.CSV", "write all.jsonl"),
        ("all-%(date)s.jsonl", "without placeholders"),
    ],
)
def test_export_writes_no_file_that_is_not_what_its_name_says(
    store: Store,
    tmp_path: Path,
    name: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    assert run(store, "export", "-o", name) == 2
    assert said in capsys.readouterr().err
    assert set(tmp_path.iterdir()) == before


def test_export_to_a_dash_is_standard_output(store: Store, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(store, "export", "-o", "-") == 0
    assert capfdbinary.readouterr().out.count(b"\n") == 6


def test_export_of_urls_tells_each_fate(store: Store, tmp_path: Path) -> None:
    with store.ledger("example") as ledger:
        ledger.urls.found([("key9", {"url": "https://news.example/9", "via": "sitemap"})], NOW)
        ledger.urls.tried("key9", "none", NOW, reason="no-article")
    path = tmp_path / "urls.csv"
    assert run(store, "export", "--urls", "-o", str(path)) == 0
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig")))
    assert len(rows) == 6
    assert {(row["url"], row["state"], row["reason"]) for row in rows} >= {
        ("https://news.example/9", "none", "no-article")
    }


def test_export_as_csv_runs_no_formula(store: Store, tmp_path: Path) -> None:
    with store.ledger("example") as ledger:
        ledger.urls.found([("key7", {"url": "https://news.example/7", "via": "feed"})], NOW)
        ledger.articles.write("key7", article(7, title='=HYPERLINK("http://evil.example")'), NOW)
    path = tmp_path / "a.csv"
    assert run(store, "export", "-o", str(path)) == 0
    titles = [row["title"] for row in csv.DictReader(path.open(encoding="utf-8-sig"))]
    assert titles[-1].startswith("'=HYPERLINK")
    assert harmless("@x") == "'@x" and harmless("نص") == "نص" and harmless(3) == 3


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_forget_takes_an_article_out_of_ledger_and_outputs(tmp_path: Path, suffix: str) -> None:
    store = Store(tmp_path / "store")
    path = tmp_path / f"a.jsonl{suffix}"
    with store.ledger("example") as ledger:
        fill(ledger, 1, 2, 3)
        Output(str(path), store.path).feed("example", ledger)
    assert run(store, "forget", "https://news.example/2") == 0
    assert numbers(path) == [1, 3]
    with store.ledger("example") as ledger:
        assert ledger.urls.known("key2").state == "forgotten"  # type: ignore[union-attr]
        fill(ledger, 4)
        output = Output(str(path), store.path)
        output.check()
        output.feed("example", ledger)
    assert numbers(path) == [1, 3, 4]
    assert run(store, "forget", article(3).id) == 0
    assert numbers(path) == [1, 4]
    assert run(store, "forget", "https://news.example/nothing") == 1


def test_forget_folds_urls_and_names_what_is_unknown(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with store.ledger("example") as ledger:
        key = "news.example/33"
        ledger.urls.found([(key, {"url": "https://news.example/33", "via": "feed"})], NOW)
        ledger.articles.write(key, article(33), NOW)
    unknown = "https://news.example/99"
    assert run(store, "forget", "http://www.news.example/33/?utm_source=rss", unknown) == 1
    said = capsys.readouterr()
    assert "forgot 1 articles" in said.out and f"{unknown}: not known" in said.err and "/33" not in said.err
    with store.ledger("example") as ledger:  # found again under another address
        ledger.urls.found([("other", {"url": "https://news.example/x/33", "via": "feed"})], NOW)
        assert ledger.articles.write("other", article(33), NOW) is None
        assert ledger.urls.known("other").state == "forgotten"  # type: ignore[union-attr]


def test_forget_goes_on_where_an_old_file_was_put_away_or_one_is_damaged(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    away, cut, whole = tmp_path / "0.jsonl", tmp_path / "b.jsonl", tmp_path / "c.jsonl"
    with store.ledger("example") as ledger:
        for path in (away, cut, whole):
            Output(str(path), store.path).feed("example", ledger)
    away.unlink()
    lines = cut.read_bytes()
    cut.write_bytes(lines[:-5])
    assert run(store, "forget", "https://news.example/2") == 1
    said = capsys.readouterr().err
    assert "0.jsonl: is not there" in said and "nothing was taken out of the ledgers yet" in said
    assert 2 not in numbers(whole) and 2 not in numbers(tmp_path / "a.jsonl")
    cut.write_bytes(lines)
    assert run(store, "forget", "https://news.example/2") == 0
    assert 2 not in numbers(cut)


def test_a_line_left_by_a_forget_that_ended_half_way(store: Store, tmp_path: Path) -> None:
    with store.ledger("example") as ledger:
        forget_in_ledger(ledger, {article(2).id})
    assert run(store, "forget", "https://news.example/2/") == 0
    assert 2 not in numbers(tmp_path / "a.jsonl")


def test_outputs_begun_afresh_are_checked_exported_and_forgotten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, path = Store(tmp_path / "store"), tmp_path / "a.jsonl"
    output = Output(str(path), store.path)
    output.begin_afresh()
    with store.ledger("example", "afresh-1") as ledger:
        output.register("example", ledger, whole=True)
        fill(ledger, 1, 2)
        output.feed("example", ledger)
    assert run(store, "check") == 0
    assert "example (afresh-1): 2 URLs" in capsys.readouterr().out
    with store.ledger("example") as own:
        fill(own, 2, 3)
    assert run(store, "export", "-o", str(tmp_path / "all.jsonl")) == 0
    assert numbers(tmp_path / "all.jsonl") == [2, 3, 1]
    assert run(store, "export", "--urls", "-o", str(tmp_path / "urls.csv")) == 0
    assert len(list(csv.DictReader((tmp_path / "urls.csv").open(encoding="utf-8-sig")))) == 3
    assert run(store, "forget", "https://news.example/2") == 0
    assert numbers(path) == [1]
    assert run(store, "export", "-o", str(tmp_path / "all.jsonl")) == 0
    assert numbers(tmp_path / "all.jsonl") == [3, 1]


def test_damage_is_told_without_a_traceback(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(store, "outbox")
    assert run(store, "check") == 1
    assert f"newscrawl ledger repair example --store {store.path}" in capsys.readouterr().err
    assert run(store, "export", "-o", str(tmp_path / "x.csv")) == 1
    assert run(store, "repair", "example") == 0
    assert run(store, "export", "-o", str(tmp_path / "no" / "x.csv")) == 1
    assert "x.csv: cannot be written" in capsys.readouterr().err


def test_export_does_not_overwrite_an_output(store: Store, tmp_path: Path) -> None:
    before = (tmp_path / "a.jsonl").read_bytes()
    assert run(store, "export", "-o", str(tmp_path / "a.jsonl")) == 2
    assert (tmp_path / "a.jsonl").read_bytes() == before


def test_a_rewrite_cut_short_is_settled(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = Output(str(tmp_path / "a.jsonl"), store.path)

    settle = Output._settle

    def killed(self: Output, path: Path) -> None:
        """The new file stands in its place, then the process is no more."""
        if self.db.execute("SELECT 1 FROM rewrites").fetchone():
            raise KeyboardInterrupt
        settle(self, path)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Output, "_settle", killed)
        forget(output, lambda record: record["id"] == article(1).id)
    again = Output(str(tmp_path / "a.jsonl"), store.path)
    again.check()
    assert sorted(numbers(tmp_path / "a.jsonl")) == [0, 2, 3, 4]


def test_a_held_outlet_and_unknown_names(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    with store.lock("example"):
        assert run(store, "repair", "example") == 4
    assert run(store, "check", "nobody") == 2
    assert "knows no nobody; it knows example" in capsys.readouterr().err
    assert main(["ledger", "check", "--store", str(store.path / "no")]) == 2


def test_an_older_ledger_that_a_crawl_holds_is_left_as_it_is(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older, out = store.path / "older" / "ledger.sqlite", tmp_path / "out.jsonl"
    with store.ledger("older") as ledger, closing(Output(str(tmp_path / "b.jsonl"), store.path)) as output:
        fill(ledger, 7)
        output.feed("older", ledger)
    make_older(older)
    with Store(store.path).lock("older"):  # a crawl of the version before
        assert run(store, "check") == 4
        out_, err = capsys.readouterr()
        assert err.count("is at work on it") == 1 and "example: 5 URLs" in out_ and "a.jsonl: as it was left" in out_
        for words in (["export"], ["export", "--urls"]):
            assert run(store, *words, "-o", str(out)) == 4
            assert not out.exists()
        for words in (["repair"], ["forget", "x"]):
            assert run(store, *words) == 4
        assert run(store, "export", "example", "-o", str(out)) == 0
        assert version(older) == 2
    assert run(store, "check") == 0
    assert version(older) == 3
