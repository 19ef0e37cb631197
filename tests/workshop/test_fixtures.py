"""Every saved page under tests/outlets/pages gives the record beside it: `pytest -k SLUG` tests one outlet's."""

from pathlib import Path

import pytest

from newscrawl.workshop import fixtures

PAGES = Path(__file__).resolve().parents[1] / "outlets" / "pages"


@pytest.mark.parametrize("path", list(fixtures.under(PAGES)), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_page_gives_the_expected_record(path: Path) -> None:
    assert fixtures.read(path).differences() == []
