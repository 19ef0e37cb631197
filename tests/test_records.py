"""Files that are no records: one error that names file and line."""

import gzip
from pathlib import Path

import pytest

from newscrawl import read
from newscrawl.compression import compress
from newscrawl.records import RecordError
from tests.ledger.records import article

LINE = article(1).to_json() + b"\n"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.jsonl", LINE + b"[1,2]\n", "line 2: is no record (a record is an object, this is '[1,2]"),
        ("a.jsonl", b"\n" + LINE + b"null\n", "line 3: is no record"),
        ("a.jsonl", LINE + LINE[:100], "line 2: is no record"),
        ("a.jsonl", b'{"id": 5}\n', "line 1: is no record"),
        ("a.jsonl", b"\xff\xfe\n", "line 1: is no record"),
        ("a.jsonl.gz", LINE, "line 1: a damaged .gz, or none"),
        ("a.jsonl.gz", gzip.compress(LINE * 9)[:-12], "line 1: a damaged .gz, or none"),
        ("a.jsonl.zst", LINE, "line 1: a damaged .zst, or none"),
        ("a.jsonl.zst", compress(LINE * 9, ".zst")[:-3], "a damaged .zst, or none"),
    ],
)
def test_what_is_no_record_is_told_by_file_and_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(RecordError) as raised:
        list(read(path))
    assert str(raised.value).startswith(f"{path}, ")
    assert said in str(raised.value)


def test_a_loop_over_records_that_raises_is_no_error_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINE)
    with pytest.raises(ValueError, match="mine"):
        for _ in read(path):
            raise ValueError("mine")
