"""Kept pages come back as they were fetched."""

import gzip
import hashlib
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscrawl.commands import main
from newscrawl.warc import Keeper, WarcError, pages
from tests.crawl.site import article_page

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


def pack(folder: Path, count: int = 3) -> tuple[Path, list[int], list[bytes]]:
    """A file of some pages, where each of them ends, and their bodies."""
    keeper, ends = Keeper(folder), []
    bodies = [b"<p>%d</p>" % number + random.Random(number).randbytes(200) for number in range(count)]
    for number, body in enumerate(bodies):
        kept = keeper.keep(f"https://news.example/{number}", 200, {}, body, AT)
        ends.append((folder / str(kept.file)).stat().st_size)
    keeper.close()
    return folder / str(kept.file), ends, bodies


def told(path: Path) -> tuple[list[bytes], str]:
    """The bodies that can be read, and what is said behind them."""
    found: list[bytes] = []
    try:
        found.extend(page.body for page in pages(path))  # those before an error stay
    except WarcError as wrong:
        return found, str(wrong)
    return found, ""


def test_a_cut_file_gives_its_whole_pages_and_says_that_it_is_cut(tmp_path: Path) -> None:
    path, ends, bodies = pack(tmp_path)
    data = path.read_bytes()
    for size in {*range(0, len(data), 9), *ends} - {0}:
        path.write_bytes(data[:size])
        found, said = told(path)
        assert found == bodies[: len(found)]
        assert len(found) >= sum(end <= size for end in ends)
        assert bool(said) == (size not in ends), size


def test_a_damaged_file_gives_no_half_page_and_says_so(tmp_path: Path) -> None:
    path, _, bodies = pack(tmp_path)
    data = path.read_bytes()
    for at in range(0, len(data) - 60, 31):
        path.write_bytes(data[:at] + random.Random(at).randbytes(60) + data[at + 60 :])
        found, said = told(path)
        assert said and set(found) < set(bodies)


def test_a_plain_file_that_is_cut_says_so(tmp_path: Path) -> None:
    path, _, bodies = pack(tmp_path)
    plain = tmp_path / "plain.warc"
    plain.write_bytes(gzip.decompress(path.read_bytes()))
    assert told(plain) == (bodies, "")
    plain.write_bytes(gzip.decompress(path.read_bytes())[:-50])
    assert told(plain)[0] == bodies[:-1] and "behind 2 pages" in told(plain)[1]


def test_extract_reads_what_is_left_of_a_cut_file_and_ends_with_one(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    keeper = Keeper(tmp_path)
    for number in range(3):
        page = article_page(f"البلدية تفتتح مكتبة جديدة رقم {number}").encode("cp1256")
        kept = keeper.keep(f"https://news.example/2026/11/{number}", 200, HEADERS, page, AT)
    keeper.close()
    path = tmp_path / str(kept.file)
    path.write_bytes(path.read_bytes()[:-200])
    assert main(["extract", str(path)]) == 1
    out, err = capfdbinary.readouterr()
    assert out.count(b"\n") == 2
    assert f"newscrawl extract: {path}: ends, or is damaged, in the middle of a record behind 2 pages" in err.decode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html>no WARC</html>", r"x\.warc: is no WARC file"),
        (b"", r"x\.warc: holds no record"),
        (
            b"WARC/1.0\r\nWARC-Type: warcinfo\r\n",
            r"x\.warc: ends, or is damaged, in the middle of a record behind 0 pages",
        ),
    ],
)
def test_something_else_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "x.warc").write_bytes(data)
    with pytest.raises(WarcError, match=said):
        list(pages(tmp_path / "x.warc"))
