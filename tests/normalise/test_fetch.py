"""What is said of a fetch and cannot be is told as it is, before the page is read."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import newscrawl
from newscrawl.commands import main
from tests.extraction.pages import TITLE, paragraphs

HTML = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div>{paragraphs()}</div></body></html>"
URL = "https://news.example/story/17"


@pytest.mark.parametrize("url", ["http://[::1", "https://news.example/\udcff"])
def test_an_address_that_is_none_is_named(url: str) -> None:
    with pytest.raises(ValueError, match="no web address") as told:
        newscrawl.extract(HTML, url)
    assert repr(url) in str(told.value)


@pytest.mark.parametrize("year", [1, 1989, 9001, 9999])
@pytest.mark.parametrize("name", ["fetched_at", "anchor"])
def test_a_year_in_which_no_page_is_served_is_named(name: str, year: int) -> None:
    with pytest.raises(ValueError, match=f"{name} is in the year {year}"):
        newscrawl.extract(HTML, URL, **{name: datetime(year, 12, 31, tzinfo=UTC)})  # type: ignore[arg-type]


@pytest.mark.parametrize("year", [1990, 2026, 9000])
def test_other_years_are_read(year: int) -> None:
    assert newscrawl.extract(HTML, URL, fetched_at=datetime(year, 1, 1, tzinfo=UTC)) is not None


def test_the_command_names_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "page.html"
    saved.write_text(HTML, encoding="utf-8")
    assert main(["extract", str(saved), "--url", URL, "--fetched-at", "0001-01-01T00:00Z"]) != 0
    told = capsys.readouterr().err
    assert "page.html: fetched_at is in the year 1" in told
    assert "Traceback" not in told
