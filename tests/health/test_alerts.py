"""Alerts: told once, to a server on this machine, without markup and without secrets."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import orjson
import pytest

from newscrawl.commands import main
from newscrawl.health import message, recipient
from newscrawl.health.post import PostError, post
from newscrawl.health.recipient import RecipientError
from newscrawl.health.told import BusyError, Change, told
from newscrawl.health.verdict import Health
from newscrawl.ledger import Store
from tests.health.made_up import DAY, HOUR, NOW, fill, nothing, times


class Hook:
    """A webhook on the loopback interface that keeps what it is sent."""

    def __init__(self) -> None:
        self.code = 200
        self.got: list[dict[str, Any]] = []
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                content = self.rfile.read(int(self.headers["Content-Length"]))
                if hook.code == 200:
                    hook.got.append(orjson.loads(content))
                self.send_response(hook.code)
                self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hooks/s3cret"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hook]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    hook = Hook()
    yield hook
    hook.server.shutdown()
    hook.server.server_close()


def well(slug: str = "paper") -> Health:
    return Health(slug=slug, word="ok", why="as usual")


def unwell(slug: str = "paper", word: str = "silent") -> Health:
    return Health(slug=slug, word=word, why="nothing new for 3 d")


def at(store: Path, now: datetime, *found: Health, who: str = "a") -> list[tuple[str, str | None, str]]:
    """What is told at a moment, as slug, word before, word now."""
    with told(store) as known:
        changes = known.changes(who, found, now)
        known.tell(who, changes, now)
        known.save()
    return [(change.now.slug, change.was, change.now.word) for change in changes]


def test_a_change_is_told_once(tmp_path: Path) -> None:
    assert at(tmp_path, NOW, well(), well("radio")) == []
    assert at(tmp_path, NOW, unwell(), well("radio")) == [("paper", None, "silent")]
    assert at(tmp_path, NOW + HOUR, unwell(), well("radio")) == []
    assert at(tmp_path, NOW + HOUR, unwell(), who="b") == [("paper", None, "silent")]
    assert at(tmp_path, NOW + 2 * HOUR, unwell(word="failing:dns")) == [("paper", "silent", "failing:dns")]


def test_being_well_again_is_told_when_it_lasts(tmp_path: Path) -> None:
    at(tmp_path, NOW, unwell())
    assert at(tmp_path, NOW + 1 * HOUR, well()) == []
    assert at(tmp_path, NOW + 5 * HOUR, well()) == []
    assert at(tmp_path, NOW + 8 * HOUR, well()) == [("paper", "silent", "ok")]
    assert at(tmp_path, NOW + 30 * HOUR, well()) == []
    assert at(tmp_path, NOW + 31 * HOUR, unwell()) == [("paper", "ok", "silent")]


def test_one_that_wavers_is_told_once(tmp_path: Path) -> None:
    said = []
    for hour in range(48):
        said += at(tmp_path, NOW + hour * HOUR, unwell() if hour % 4 == 0 else well())
    assert said == [("paper", None, "silent")]


def test_a_clock_put_back_and_a_spoilt_file_hold_nothing_up(tmp_path: Path) -> None:
    at(tmp_path, NOW, unwell())
    at(tmp_path, NOW + 400 * DAY, well())
    at(tmp_path, NOW, well())
    assert at(tmp_path, NOW + 8 * HOUR, well()) == [("paper", "silent", "ok")]
    for spoilt in (b"", b"{", b"[1]", b'{"x": 3, "y": {"paper": [1], "radio": {"told": 5}}}'):
        (tmp_path / "alerts.json").write_bytes(spoilt)
        assert at(tmp_path, NOW, unwell()) == [("paper", None, "silent")]


def test_two_at_once(tmp_path: Path) -> None:
    with told(tmp_path), pytest.raises(BusyError), told(tmp_path):
        pass


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An outlet that fell silent, and one that is well."""
    now = datetime.now(UTC)
    store = Store(tmp_path / "store")
    with store.ledger("silent-paper") as ledger:
        fill(ledger, 40, days=20, until=now - 3 * DAY)
        nothing(ledger, times(now - 3 * DAY, now, 3 * HOUR))
    with store.ledger("well-paper") as ledger:
        fill(ledger, 40, days=20, until=now)
    return store


def test_status_tells_a_webhook(store: Store, hook: Hook, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["status", "--store", str(store.path), "--alert", hook.url]
    assert main(words) == 1
    (got,) = hook.got
    assert got["text"].splitlines()[0] == "newscrawl: silent-paper is silent"
    (one,) = got["outlets"]
    assert (one["outlet"], one["was"], one["health"]) == ("silent-paper", None, "silent")
    assert main(words) == 1 and len(hook.got) == 1, "the second time there is nothing to tell"
    assert "s3cret" not in "".join(capsys.readouterr())
    assert b"s3cret" not in (store.path / "alerts.json").read_bytes()


@pytest.mark.parametrize("code", [500, 404, 302])
def test_what_was_not_delivered_is_told_again(
    code: int, store: Store, hook: Hook, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_HOOK", hook.url)
    words = ["status", "well-paper", "silent-paper", "--store", str(store.path), "--alert", "env:MY_HOOK"]
    hook.code = code
    assert main(words) == 1
    said = capsys.readouterr().err
    assert f"http://127.0.0.1/…: answered with HTTP {code}; it will be told next time" in said and "s3cret" not in said
    hook.code = 200
    main(words)
    assert len(hook.got) == 1


def test_a_webhook_that_cannot_be_reached(store: Store, hook: Hook, capsys: pytest.CaptureFixture[str]) -> None:
    hook.server.shutdown()
    hook.server.server_close()
    assert main(["status", "--store", str(store.path), "--alert", hook.url]) == 1
    said = capsys.readouterr().err
    assert "cannot be reached (Connection refused)" in said and "s3cret" not in said


def test_an_undelivered_alert_is_no_success(store: Store, hook: Hook) -> None:
    words = ["status", "silent-paper", "--store", str(store.path), "--alert", hook.url]
    main(words)
    assert main(["status", "well-paper", "--store", str(store.path), "--alert", hook.url]) == 0
    with told(store.path):
        assert main(["status", "well-paper", "--store", str(store.path), "--alert", hook.url]) == 1


@pytest.mark.parametrize(
    "word",
    [
        *("https://user:pass@example.org/", "slack://a/b/c", "mailtos://me:word@example.org", "ftp://example.org", ""),
        *("env:", "env:NOT_THERE", "env:WRONG", "example.org", "https://", "http://[", "file:///etc/passwd"),
    ],
)
def test_addresses_that_are_refused(word: str, monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    monkeypatch.setenv("WRONG", "hush-hush")
    with pytest.raises(RecipientError) as refused:
        recipient.of([word])
    assert "pass@" not in str(refused.value) and "hush" not in str(refused.value)
    assert main(["status", "--store", str(store.path), "--alert", word]) == 2


def test_a_variable_may_hold_several(monkeypatch: pytest.MonkeyPatch) -> None:
    found = recipient.of(["env:A", "https://b.example/x"], {"A": "https://b.example/x  slack://1/2/3\n"})
    assert [one.url for one in found] == ["https://b.example/x", "slack://1/2/3"]
    assert [one.name for one in found] == ["https://b.example/…", "slack://…"]
    assert "1/2/3" not in repr(found)


def test_text_that_goes_out_has_no_markup() -> None:
    nasty = Health(slug="a\x1b[31m", word="failing:x", why="<!channel> @everyone *b* [x](http://evil) \u202e\n`y`")
    text = message.payload([Change(nasty, None)], NOW, 7)["text"]
    assert not set(text) & set("<>@*`[]\x1b\u202e")
    many = [Change(unwell(f"paper-{n}"), None) for n in range(500)]
    assert len(message.body(many)) < 20 * 520 + 100 and message.body(many).endswith(
        "and 480 more: newscrawl status shows all"
    )
    assert message.subject(many) == "newscrawl: 500 outlets need a look"
    assert message.subject([Change(well(), "silent")]) == "newscrawl: 1 well again"


def test_apprise_tells_the_others(hook: Hook) -> None:
    pytest.importorskip("apprise", reason="the extra `monitor` is not installed")
    one = recipient.Recipient(hook.url.replace("http://", "json://"))
    post(one, [Change(unwell(), None)], NOW, 7)
    (got,) = hook.got
    assert got["title"] == "newscrawl: paper is silent" and "nothing new for 3 d" in got["message"]
    hook.code = 500
    with pytest.raises(PostError) as refused:
        post(one, [Change(unwell(), None)], NOW, 7)
    assert str(refused.value) == "json://…: did not take it"
    with pytest.raises(PostError, match="no address that Apprise knows"):
        post(recipient.Recipient("nosuch://x"), [Change(unwell(), None)], NOW, 7)


def test_without_apprise_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "apprise", None)
    with pytest.raises(PostError, match=r"pip install 'newscrawl\[monitor\]'"):
        post(recipient.Recipient("slack://a/b/c"), [Change(unwell(), None)], NOW, 7)
