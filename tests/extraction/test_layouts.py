"""One piece on pages of a dozen content systems: every field is read, and nothing but the piece."""

import pytest

import newscrawl
from newscrawl.article import Article
from tests.extraction.layouts import LAYOUTS, PARAGRAPHS, TITLE, Layout

ALL = [make() for make in LAYOUTS]


@pytest.fixture(scope="module")
def records() -> dict[str, Article | None]:
    return {layout.name: newscrawl.extract(layout.html.encode(), layout.url) for layout in ALL}


@pytest.mark.parametrize("layout", ALL, ids=lambda layout: layout.name)
def test_layout(layout: Layout, records: dict[str, Article | None]) -> None:
    record = records[layout.name]
    assert record is not None
    assert record.title == TITLE
    assert record.text.split("\n\n") == list(PARAGRAPHS)
    assert [author.name for author in record.authors] == ([layout.author] if layout.author else [])
    if layout.published is None:
        assert record.published is None
    else:
        assert record.published is not None
        assert (record.published.value or "").startswith(layout.published)
    if layout.modified:
        assert record.modified is not None
        assert (record.modified.value or "").startswith(layout.modified)
    if layout.section:
        assert layout.section in record.section
    if layout.image is None:
        assert record.images == ()
    else:
        assert record.images[0].url.split("?")[0].endswith(layout.image)
        assert record.images[0].caption == layout.caption
    if layout.site:
        assert record.outlet_name == layout.site
