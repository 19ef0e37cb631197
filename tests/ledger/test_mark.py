"""The mark of what a run has in hand."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newscrawl.ledger.mark import Mark

URL = "https://news.example/خبر/1"


def test_names_what_is_read_only_while_it_is_read(tmp_path: Path) -> None:
    mark = Mark(tmp_path)
    assert mark.left() is None
    with mark.on(URL):
        assert Mark(tmp_path).left() == URL
    assert Mark(tmp_path).left() is None
    with pytest.raises(ValueError, match="of the page"), mark.on(URL):
        raise ValueError("of the page")
    assert Mark(tmp_path).left() is None
    mark.close()


def test_outlives_the_process(tmp_path: Path) -> None:
    dies = (
        "import os, sys\nfrom pathlib import Path\nfrom newscrawl.ledger.mark import Mark\n"
        "mark = Mark(Path(sys.argv[1]))\n"
        "with mark.on('https://news.example/' + 'a' * 5000): pass\n"
        "with mark.on(sys.argv[2]): os._exit(7)\n"
    )
    assert subprocess.run([sys.executable, "-c", dies, str(tmp_path), URL]).returncode == 7
    mark = Mark(tmp_path)
    assert mark.left() == URL  # nothing of the longer name
    assert mark.left() == URL  # until it is wiped off
    mark.wipe()
    assert Mark(tmp_path).left() is None


@pytest.mark.parametrize(
    "found", [b"", b"\n", b"\0" * 4096, b"\xff\xfe\n", b"notes of mine", b"https://a\x1b[2J.example/\n"]
)
def test_anything_else_in_the_file_is_nothing(tmp_path: Path, found: bytes) -> None:
    (tmp_path / "reading").write_bytes(found)
    assert Mark(tmp_path).left() is None


def test_full_disk_is_no_reason_to_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = Mark(tmp_path)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "pwrite", full)
    with mark.on(URL):
        assert mark.left() is None
