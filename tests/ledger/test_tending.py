"""Tending: check, repair, export, forget, as a person types them."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscrawl import read
from newscrawl.commands import main
from newscrawl.exporters.output import Output
from newscrawl.exporters.table import harmless
from newscrawl.ledger import Store
from tests.exporters.test_output import fill, numbers
from tests.ledger.records import article

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


def test_check_of_a_sound_store(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(store, "check") == 0
    assert "example: 5 URLs, 5 articles, 6 lines" in capsys.readouterr().out


def test_check_names_what_is_wrong(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with store.ledger("example") as ledger:
        ledger.book.db.execute("UPDATE outbox SET line = x'00' WHERE seq = 2")
    (tmp_path / "a.jsonl").write_text("")
    assert run(store, "check") == 1
    said = capsys.readouterr().err
    assert "line 2 of the outbox cannot be read" in said
    assert "something cut or replaced it" in said


def test_repair_saves_what_can_be_read(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    path = store.path / "example" / "ledger.sqlite"
    data = bytearray(path.read_bytes())
    data[3 * 4096 + 100 : 3 * 4096 + 400] = b"\xff" * 300
    path.write_bytes(bytes(data))
    assert run(store, "repair", "example") == 0
    assert "the damaged file is" in capsys.readouterr().out
    with store.ledger("example") as ledger:
        assert ledger.count("urls") + ledger.count("outbox") > 0
        assert ledger.book.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_export_writes_every_line_again(store: Store, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"again.jsonl{suffix}"
    assert run(store, "export", "-o", str(path)) == 0
    assert [record.to_dict() for record in read(path)] == [record.to_dict() for record in read(tmp_path / "a.jsonl")]
    assert run(store, "export", "--latest", "-o", str(path)) == 0
    assert sorted(numbers(path)) == [0, 1, 2, 3, 4]


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


def test_a_rewrite_cut_short_is_settled(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = Output(str(tmp_path / "a.jsonl"), store.path)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Output, "_settle", killed)
        output.forget({article(1).id})
    again = Output(str(tmp_path / "a.jsonl"), store.path)
    again.check()
    assert sorted(numbers(tmp_path / "a.jsonl")) == [0, 2, 3, 4]


def test_a_held_outlet_and_unknown_names(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    with store.lock("example"):
        assert run(store, "repair", "example") == 4
    assert run(store, "check", "nobody") == 2
    assert "knows no nobody; it knows example" in capsys.readouterr().err
    assert main(["ledger", "check", "--store", str(store.path / "no")]) == 2
