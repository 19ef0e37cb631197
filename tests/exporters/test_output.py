"""Output files: each line once, whole, whatever happened between; foreign files left alone."""

import errno
import gzip
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from backports import zstd

from newscrawl import read
from newscrawl.exporters import appender
from newscrawl.exporters.output import Output, OutputError
from newscrawl.ledger import Ledger, Store
from tests.ledger.records import article

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


def fill(ledger: Ledger, *numbers: int) -> None:
    for number in numbers:
        key = f"key{number}"
        ledger.urls.found([(key, {"url": f"https://news.example/{number}", "via": "feed"})], NOW)
        ledger.articles.write(key, article(number), NOW)


def numbers(path: Path) -> list[int]:
    return [int(record.url.rsplit("/", 1)[1]) for record in read(path)]


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_lines_are_appended_once(tmp_path: Path, suffix: str) -> None:
    store = Store(tmp_path / "store")
    path = tmp_path / f"articles.jsonl{suffix}"
    with store.ledger("example") as ledger:
        output = Output(str(path), store.path)
        fill(ledger, *range(100))
        assert output.feed("example", ledger) == 100
        assert output.feed("example", ledger) == 0
        fill(ledger, 100)
        assert output.feed("example", ledger) == 1
    assert numbers(path) == list(range(101))


def test_a_device_is_never_read(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    with (
        closing(Output("/dev/full", store.path)) as output,
        pytest.raises(OutputError, match="-O - writes to standard"),
    ):
        output.mend(Path("/dev/full"))


def test_a_disk_that_may_only_be_read_is_named_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "statvfs", lambda path: SimpleNamespace(f_flag=os.ST_RDONLY))
    store = Store(tmp_path / "store")
    said = r"a\.jsonl: cannot be written \(Read-only file system\).*ledger export writes what was fetched before"
    with closing(Output(str(tmp_path / "a.jsonl"), store.path)) as output, pytest.raises(OutputError, match=said):
        output.check()


def test_compressed_files_are_what_other_tools_read(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    with store.ledger("example") as ledger:
        fill(ledger, *range(70))
        for suffix in (".gz", ".zst"):
            Output(str(tmp_path / f"a.jsonl{suffix}"), store.path).feed("example", ledger)
    assert gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()).count(b"\n") == 70
    assert zstd.decompress((tmp_path / "a.jsonl.zst").read_bytes()).count(b"\n") == 70


def test_a_new_output_takes_what_is_new(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    with store.ledger("example") as ledger:
        fill(ledger, 1, 2)
        output = Output(str(tmp_path / "later.jsonl"), store.path)
        assert output.register("example", ledger) == 2
        fill(ledger, 3)
        output.feed("example", ledger)
    assert numbers(tmp_path / "later.jsonl") == [3]


def test_two_outlets_share_an_output(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    output = Output(str(tmp_path / "all.jsonl"), store.path)
    with store.ledger("one") as one, store.ledger("two") as two:
        fill(one, 1)
        fill(two, 2)
        output.feed("one", one)
        output.feed("two", two)
        fill(one, 3)
        output.feed("one", one)
    assert numbers(tmp_path / "all.jsonl") == [1, 2, 3]


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_our_own_tail_is_cut(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "store")
    path = tmp_path / f"a.jsonl{suffix}"
    output = Output(str(path), store.path)
    with store.ledger("example") as ledger:
        fill(ledger, 1, 2)
        output.feed("example", ledger)
        fill(ledger, 3, 4)

        def torn(path: Path, offset: int, data: bytes) -> int:
            """Half of the batch reaches the disk, then the process is no more."""
            with path.open("r+b") as file:
                file.seek(offset)
                file.write(data[: len(data) // 2])
            raise KeyboardInterrupt

        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(appender, "append", torn)
            output.feed("example", ledger)
        output.close()
        again = Output(str(path), store.path)
        again.check()
        again.feed("example", ledger)
    assert numbers(path) == [1, 2, 3, 4]


def test_a_foreign_tail_stops_the_run_and_stays(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    path = tmp_path / "a.jsonl"
    output = Output(str(path), store.path)
    with store.ledger("example") as ledger:
        fill(ledger, 1)
        output.feed("example", ledger)
    path.write_bytes(path.read_bytes() + b'{"note": "mine"}\n')
    before = path.read_bytes()
    with pytest.raises(OutputError, match="goes on behind what newscrawl wrote"):
        Output(str(path), store.path).check()
    assert path.read_bytes() == before


def test_a_foreign_file_stops_the_run_and_stays(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    path = tmp_path / "thesis.txt"
    path.write_text("three years of work")
    with pytest.raises(OutputError, match="something else"):
        Output(str(path), store.path).check()
    assert path.read_text() == "three years of work"


def test_a_shorter_file_stops_the_run(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    path = tmp_path / "a.jsonl"
    output = Output(str(path), store.path)
    with store.ledger("example") as ledger:
        fill(ledger, 1, 2)
        output.feed("example", ledger)
    os.truncate(path, 10)
    with pytest.raises(OutputError, match="something cut or replaced it"):
        Output(str(path), store.path).check()


@pytest.mark.parametrize("suffix", ["", ".zst"])
def test_a_full_disk_leaves_no_torn_line(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store, path = Store(tmp_path / "store"), tmp_path / f"a.jsonl{suffix}"
    with store.ledger("example") as ledger, closing(Output(str(path), store.path)) as output:
        fill(ledger, 1)
        output.feed("example", ledger)
        fill(ledger, 2)
        before = path.read_bytes()

        def full(descriptor: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as patch, pytest.raises(OutputError, match="Make room"):
            patch.setattr(appender.os, "fsync", full)
            patch.setattr(Ledger, "flush", lambda self: None)
            output.feed("example", ledger)
        assert path.read_bytes() == before
        output.feed("example", ledger)
    assert numbers(path) == [1, 2]


def test_afresh_that_went_well_and_found_nothing_is_empty(tmp_path: Path) -> None:
    store, path = Store(tmp_path / "store"), tmp_path / "a.jsonl"
    path.write_text("yesterday")
    output = Output(str(path), store.path)
    output.begin_afresh()
    output.check()
    output.finish_afresh()
    assert path.read_bytes() == b""
    with store.ledger("example") as ledger:
        fill(ledger, 1)
        output.feed("example", ledger)
        output.finish_afresh()
    assert numbers(path) == [1]


def test_afresh_empties_the_output_and_takes_its_own_memory(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    path = tmp_path / "a.jsonl"
    output = Output(str(path), store.path)
    with store.ledger("example") as ledger:
        fill(ledger, 1, 2)
        output.feed("example", ledger)
    output.begin_afresh()
    assert numbers(path) == [1, 2]  # until the first line comes
    with store.ledger("example", "fresh") as fresh:
        output.register("example", fresh, whole=True)
        assert output.memory("example") == "fresh"
        fill(fresh, 2)
        output.feed("example", fresh)
    assert numbers(path) == [2]


def test_afresh_that_failed_is_told_to_every_outlet_in_the_same_words(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    output = Output(str(tmp_path / "gone" / "a.jsonl"), store.path)
    for _ in ("one", "two"):
        with pytest.raises(OutputError, match="cannot be written"):
            output.begin_afresh()
    (tmp_path / "gone").mkdir()
    output.begin_afresh()
    output.finish_afresh()
    assert (tmp_path / "gone" / "a.jsonl").read_bytes() == b""


def test_rotation_by_day(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    output = Output(str(tmp_path / "a-%(date)s.jsonl"), store.path)
    assert output.path(NOW).name == "a-2026-11-01.jsonl"
    with store.ledger("example") as ledger:
        fill(ledger, 1)
        output.feed("example", ledger)
    assert numbers(output.path()) == [1]


def test_the_file_of_an_earlier_day_may_be_put_away(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    output = Output(str(tmp_path / "a-%(date)s.jsonl"), store.path)
    with store.ledger("example") as ledger:
        fill(ledger, 1)
        output.path = lambda at=None: tmp_path / "a-2020-01-01.jsonl"  # type: ignore[method-assign]
        output.feed("example", ledger)
        output.close()
        (tmp_path / "a-2020-01-01.jsonl").unlink()
        today = Output(str(tmp_path / "a-%(date)s.jsonl"), store.path)
        today.check()
        fill(ledger, 2)
        today.feed("example", ledger)
    assert numbers(today.path()) == [2]


def test_a_first_batch_torn_on_another_day_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "store")
    pattern, yesterday = str(tmp_path / "a-%(date)s.jsonl"), tmp_path / "a-2020-01-01.jsonl"
    output = Output(pattern, store.path)

    def torn(path: Path, offset: int, data: bytes) -> int:
        path.write_bytes(data[:9])
        raise KeyboardInterrupt

    with store.ledger("example") as ledger:
        fill(ledger, 1)
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(appender, "append", torn)
            patch.setattr(output, "path", lambda at=None: yesterday)
            output.feed("example", ledger)
        output.close()
        again = Output(pattern, store.path)
        again.check()
        again.feed("example", ledger)
    assert yesterday.read_bytes() == b""
    assert numbers(again.path()) == [1]


def test_an_unwritable_folder_is_named_with_the_remedy(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    output = Output(str(tmp_path / "no" / "such" / "a.jsonl"), store.path)
    with store.ledger("example") as ledger:
        fill(ledger, 1)
        with pytest.raises(OutputError, match="start the same command again"):
            output.feed("example", ledger)


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from newscrawl.exporters.output import Output
from newscrawl.ledger import Store
from tests.exporters.test_output import fill
store, path, most = Store(sys.argv[1]), sys.argv[2], int(sys.argv[3])
output = Output(path, store.path)
with store.lock("example"), store.ledger("example") as ledger:
    output.check()
    output.feed("example", ledger)
    for number in range(most):
        known = ledger.urls.known(f"key{number}")
        if known is None or known.state != "done":
            fill(ledger, number)
        if number % 7 == 0:
            output.feed("example", ledger)
    output.feed("example", ledger)
"""


@pytest.mark.parametrize("suffix", ["", ".zst"])
def test_killed_at_random_instants_every_line_stands_once(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.jsonl{suffix}"
    command = [sys.executable, "-c", WRITER, str(tmp_path / "store"), str(path), "300"]
    draw = random.Random(7)
    for _ in range(6):
        process = subprocess.Popen(command, cwd=Path(__file__).parents[2])
        time.sleep(0.5 + draw.random())
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(command, cwd=Path(__file__).parents[2], check=True, timeout=120)
    assert sorted(numbers(path)) == list(range(300))
