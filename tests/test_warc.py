"""Kept pages come back as they were fetched."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscrawl.warc import Keeper, WarcError, pages

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
HEADERS = {"Content-Type": "text/html; charset=windows-1256", "Content-Encoding": "gzip", "ETag": '"1"'}


def test_a_page_comes_back(tmp_path: Path) -> None:
    body = "<p>خبر</p>".encode("cp1256")
    keeper = Keeper(tmp_path)
    first = keeper.keep("https://news.example/1", 200, HEADERS, body, AT)
    second = keeper.keep("https://news.example/2", 200, HEADERS, b"<p>2</p>", AT)
    keeper.close()
    assert first.file == second.file and first.offset == 0 and (second.offset or 0) > 0
    assert first.sha256 == hashlib.sha256(body).hexdigest()
    one, two = pages(tmp_path / str(first.file))
    assert (one.url, one.status, one.body, one.fetched_at) == ("https://news.example/1", 200, body, AT)
    assert one.headers["content-type"] == "text/html; charset=windows-1256"
    assert "content-encoding" not in one.headers
    assert two.body == b"<p>2</p>"


def test_files_roll_and_a_run_begins_its_own(tmp_path: Path) -> None:
    for _ in range(2):
        keeper = Keeper(tmp_path, roll=1)
        for number in range(2):
            keeper.keep(f"https://news.example/{number}", 200, {}, b"x", AT)
        keeper.close()
    assert len(list(tmp_path.glob("*.warc.gz"))) == 4


def test_a_torn_end_costs_only_itself(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    keeper.keep("https://news.example/1", 200, {}, b"<p>whole</p>", AT)
    kept = keeper.keep("https://news.example/2", 200, {}, b"<p>torn</p>" * 500, AT)
    keeper.close()
    path = tmp_path / str(kept.file)
    path.write_bytes(path.read_bytes()[:-20])
    assert next(pages(path)).body == b"<p>whole</p>"


def test_something_else_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.warc").write_text("<html>no WARC</html>")
    with pytest.raises(WarcError, match=r"x\.warc: is no WARC file"):
        list(pages(tmp_path / "x.warc"))
