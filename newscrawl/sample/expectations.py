"""What a crawl of the sample site should give: the expected records, and the URLs that must give none."""

from functools import cache
from typing import Any

import orjson

from newscrawl import tables


@cache
def records() -> tuple[dict[str, Any], ...]:
    """The expected records of `data/sample/expected.jsonl`, one a page that is an article."""
    lines = tables.path("sample/expected.jsonl").read_bytes().splitlines()
    return tuple(orjson.loads(line) for line in lines)


@cache
def refused() -> dict[str, str]:
    """URL -> why it must give no record, from `data/sample/no_record.tsv`."""
    return {url: why for url, _outlet, why in tables.rows("sample/no_record.tsv")}
