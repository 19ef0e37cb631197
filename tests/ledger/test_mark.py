"""The mark of what a run has in hand, and the list of what runs ended over."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newscrawl.ledger.mark import Mark

URL = "https://news.example/خبر\u200f/1?a=\n"
OTHER = "https://news.example/2"
NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def left(folder: Path) -> str | None:
    """What the file names now, the folder's own history aside."""
    mark = Mark(folder)
    mark.close()
    return mark.broken_off


def test_names_what_is_read_only_while_it_is_read(tmp_path: Path) -> None:
    mark = Mark(tmp_path)
    assert mark.broken_off is None
    with mark.on(URL):
        assert left(tmp_path) == URL
    assert left(tmp_path) is None
    with pytest.raises(ValueError, match="of the page"), mark.on(URL):
        raise ValueError("of the page")
    assert left(tmp_path) is None
    mark.close()


def test_outlives_the_process_and_is_told_once(tmp_path: Path) -> None:
    dies = (
        "import os, sys\nfrom pathlib import Path\nfrom newscrawl.ledger.mark import Mark\n"
        "mark = Mark(Path(sys.argv[1]))\n"
        "with mark.on('https://news.example/' + 'ا' * 7900): pass\n"
        "with mark.on(sys.argv[2]): os._exit(7)\n"
    )
    for _ in range(2):
        assert subprocess.run([sys.executable, "-c", dies, str(tmp_path), URL]).returncode == 7
    mark = Mark(tmp_path)
    assert mark.broken_off == URL  # nothing of the longer name
    assert [url for _, url in mark.ended] == [URL]  # killed one upon the other: they count once
    assert Mark(tmp_path).broken_off is None
    assert [url for _, url in Mark(tmp_path).ended] == [URL]


def test_what_runs_ended_over_is_kept_until_it_is_read_and_for_two_months(tmp_path: Path) -> None:
    for hours, url in ((0, URL), (1, OTHER), (2, URL)):
        with Mark(tmp_path, NOW).on(url):
            assert Mark(tmp_path, NOW + hours * HOUR).broken_off == url
    mark = Mark(tmp_path, NOW + 3 * HOUR)
    assert mark.ended == [(NOW, URL), (NOW + HOUR, OTHER), (NOW + 2 * HOUR, URL)]
    assert len(Mark(tmp_path, NOW + timedelta(days=60, hours=1)).ended) == 2
    mark.clear({URL, "https://news.example/3"})
    assert Mark(tmp_path, NOW + 3 * HOUR).ended == [(NOW + HOUR, OTHER)]


@pytest.mark.parametrize(
    "found", [b"", b"\n", b"\0" * 4096, b"\xff\xfe\n", b"notes of mine", b'["https://a.example"]', b"7"]
)
def test_anything_else_in_the_files_is_nothing(tmp_path: Path, found: bytes) -> None:
    (tmp_path / "reading").write_bytes(found)
    (tmp_path / "ended").write_bytes(
        found + b'\n2026-11-29T11:00:00+00:00 "https://news.example/2"\n2026-11-29 "http://x"\n'
    )
    mark = Mark(tmp_path, NOW)
    assert mark.broken_off is None
    assert mark.ended == [(NOW - HOUR, OTHER)]


def test_full_disk_is_no_reason_to_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = Mark(tmp_path)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "pwrite", full)
    monkeypatch.setattr(Path, "write_bytes", full)
    with mark.on(URL):
        assert left(tmp_path) is None
    mark.clear({URL})
