"""newscrawl status, as a person types it."""

import io
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest
from rich.console import Console

from newscrawl import health
from newscrawl.commands import main
from newscrawl.health.table import show
from newscrawl.health.verdict import HISTORY, Health
from newscrawl.ledger import Store
from tests.health.made_up import DAY, HOUR, NOW, crawl, fill, forty, nothing, times
from tests.ledger.records import make_older, version


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two outlets that are well, as of the real clock."""
    now = datetime.now(UTC)
    store = Store(tmp_path / "store")
    for slug in ("hespress", "news.example"):
        with store.ledger(slug) as ledger:
            fill(ledger, 40, days=20, until=now)
    return store


def status(store: Store, *words: str) -> int:
    return main(["status", *words, "--store", str(store.path)])


def test_all_well(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(store) == 0
    out = capsys.readouterr().out
    assert [line.split()[:2] for line in out.splitlines()[1:3]] == [["hespress", "ok"], ["news.example", "ok"]]
    assert "2 of 2 are well" in out and "\x1b" not in out


def test_one_that_is_not_well(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    now = datetime.now(UTC)
    with store.ledger("broken") as ledger:
        fill(ledger, 40, days=20, until=now - DAY)
        nothing(ledger, times(now - DAY, now, HOUR), "layout-changed", failures={"no-article": 7})
    assert status(store) == 1
    out = capsys.readouterr().out
    assert "failing:layout-changed" in out and "none of them read as an article" in out
    assert status(store, "hespress") == 0
    assert "broken" not in capsys.readouterr().out
    assert status(store, "broken", "hespress", "--json") == 1
    found = orjson.loads(capsys.readouterr().out)
    assert found["well"] is False and [one["outlet"] for one in found["outlets"]] == ["broken", "hespress"]
    broken = found["outlets"][0]
    assert broken["health"] == "failing:layout-changed" and broken["failures"] == {"no-article": 24 * 7}
    assert broken["last_good_run"] < broken["last_run"] and broken["usual_from"] == "history"
    assert broken["shares"]["author"]["share"] > 0.7 and set(broken["shares"]) == {"date", "author", "place", "text"}


def test_a_damaged_ledger_is_named_and_the_others_are_shown(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    with store.ledger("torn") as ledger:
        fill(ledger, 40, days=5, until=datetime.now(UTC))
    path = store.path / "torn" / "ledger.sqlite"
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    (store.path / "nothing-like-it").mkdir()
    (store.path / "nothing-like-it" / "ledger.sqlite").write_bytes(b"no ledger at all" * 100)
    assert status(store) == 1
    out = capsys.readouterr().out
    assert out.count("unreadable") == 2 and "newscrawl ledger repair" in out
    assert "2 of 4 are well" in out


def test_an_older_ledger_that_a_crawl_holds_is_left_as_it_is(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sent: list[object] = []
    monkeypatch.setattr("newscrawl.health.post.post", lambda _, changes, *__: sent.extend(changes))
    path = store.path / "hespress" / "ledger.sqlite"
    make_older(path)
    with Store(store.path).lock("hespress"):  # a crawl of the version before
        assert status(store, "--alert", "https://ops.example.org/hook") == 1
        out = capsys.readouterr().out
        assert [line.split()[:2] for line in out.splitlines()[1:3]] == [["hespress", "held"], ["news.example", "ok"]]
        assert "a crawl of an older newscrawl is at work on it" in out and "1 of 2 are well" in out
    assert version(path) == 2
    assert status(store) == 0
    assert version(path) == 3
    assert not sent


@pytest.mark.parametrize(
    "counts", ["[1]", "{", '{"articles": "many", "failures": [3]}', '{"articles": null, "failures": null}']
)
def test_counts_of_another_form(counts: str, store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(store.path / "hespress" / "ledger.sqlite") as db:
        db.execute("UPDATE runs SET counts = ? WHERE run = 30", (counts,))
    db.close()
    code = status(store, "--json")
    words = [one["health"] for one in orjson.loads(capsys.readouterr().out)["outlets"]]
    assert words in (["ok", "ok"], ["unreadable", "ok"])
    assert code == (0 if words[0] == "ok" else 1)


def test_wrong_words(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--store", str(tmp_path / "no")]) == 2
    assert "no store there" in capsys.readouterr().err
    assert not (tmp_path / "no").exists(), "looking makes nothing"
    assert status(store, "hespres") == 2
    assert "did you mean 'hespress'?" in capsys.readouterr().err
    assert status(store, "spa") == 1  # known, and no run of it
    assert "never-ran" in capsys.readouterr().out
    (tmp_path / "empty").mkdir()
    assert main(["status", "--store", str(tmp_path / "empty")]) == 2
    for days in ("0", "x", "nan", "-1", "inf"):
        with pytest.raises(SystemExit) as ended:
            status(store, "--days", days)
        assert ended.value.code == 2


def test_a_run_that_began_afresh_counts_where_it_goes_on(store: Store) -> None:
    """`-O` begins a ledger of its own; the `-o` after it goes on in that one."""
    now = datetime.now(UTC)
    with store.ledger("spa", "afresh-12ab") as ledger:
        fill(ledger, 40, days=20, until=now)
    assert status(store, "spa") == 0
    with store.ledger("hespress", "afresh-12ab") as ledger:
        crawl(ledger, now - HOUR, outcome="dns")
    assert status(store, "hespress") == 0


def test_names_of_failures_cannot_drive_a_terminal(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    with store.ledger("hespress") as ledger:
        crawl(ledger, datetime.now(UTC) - HOUR, 3, failures={"\x1b]0;owned\x07\u202e": 2})
    status(store)
    out = capsys.readouterr().out
    assert "owned" in out and "\x1b" not in out and "\u202e" not in out


def test_a_table_fits_a_terminal_of_100_columns() -> None:
    words = ["failing:layout-changed", "dropping:author", "ok", "not-running"]
    found = [
        Health(
            slug=f"an-outlet-with-a-long-name-{number}",
            word=word,
            why="why it is so",
            per_day=123.4,
            usual=145.6,
            last_good=NOW - 30 * HOUR,
            last_new=NOW - 300 * DAY,
            failures={"layout-changed": 12345, "no-article": 99},
        )
        for number, word in enumerate(words)
    ]
    console = Console(width=100, force_terminal=True, color_system=None, file=(out := io.StringIO()))
    show(console, found, NOW, 7)
    lines = out.getvalue().splitlines()[: 1 + len(words)]
    assert all(len(line) <= 100 for line in lines)
    for word in words:
        assert any(f" {word} " in line and "30 h 300 d 123/146" in line for line in lines), lines


def test_forty_outlets_over_sixty_days(tmp_path: Path) -> None:
    store = forty(tmp_path, every=12 * HOUR)
    slugs = health.slugs(store.path)
    words = {
        slug: health.judge(health.read(store.path, slug, since=NOW - HISTORY - 7 * DAY, now=NOW), NOW).word
        for slug in slugs
    }
    assert len(words) == 40
    assert {slug: word for slug, word in words.items() if word != "ok"} == {
        "silent-paper": "silent",
        "blocked-agency": "failing:blocked",
        "new-layout": "dropping:author",
        "undated-radio": "dropping:date",
        "layout-changed-tv": "failing:layout-changed",
        "killed-at-night": "failing:killed",
        "schedule-stopped": "not-running",
        "brand-new": "no-history",
        "never-anything": "silent",
    }
