"""Arabic news, crawled into records that can be trusted.

The public API: `extract`, `score_links`, `crawl` and `read` here, `dates` and `bylines` in `newscrawl.arabic`, `find`
in `newscrawl.places`. Everything else may change. Importing this package loads none of the machinery.
"""

from __future__ import annotations

TYPE_CHECKING = False  # what type checkers take for typing's: typing and pathlib take longer to load than our dates
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path
    from typing import Any, Literal

    from newscrawl.article import Article
    from newscrawl.outlet import Outlet

__all__ = ["crawl", "extract", "read", "score_links"]


def extract(
    html: bytes | str,
    url: str,
    *,
    fetched_at: datetime | None = None,
    anchor: datetime | Literal[False] | None = None,
    outlet: Outlet | str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Article | None:
    """The record of one page, or None where the page is no article.

    `html`: the page as fetched, bytes (decoded here) or str. `url`: where it was fetched from. `fetched_at`: aware
    datetime, recorded. `anchor`: a datetime near which the piece is known to be new, for relative and year-less dates;
    None lets `fetched_at` stand in unless the page shows itself to be older; False lets nothing stand in. `outlet`: an
    Outlet, its slug, or None to look it up by the URL. `headers`: HTTP response headers, for charset and rights.

    Pure: no network, no clock. Never raises on any page; raises a ValueError for a `url` that is none and a time of
    years in which no page is served. `newscrawl.explain.explain` gives the same with its reasons.
    """
    from newscrawl.explain import explain

    return explain(html, url, fetched_at=fetched_at, anchor=anchor, outlet=outlet, headers=headers).article


def score_links(links: Iterable[tuple[str, str]], home: str) -> list[float]:
    """How likely each link leads to an article, 0 to 1; 0.5 and more means follow as an article.

    `links`: (URL, anchor text) of all links of one page, judged together. `home`: the URL of that page.
    """
    from newscrawl.discover.links import score_links as score

    return score(list(links), home)


def crawl(
    *targets: str,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
    **options: Any,
) -> Iterator[Article]:
    """Crawl outlets (slugs) or sites (URLs) and yield each Article as it comes.

    `since`, `until`: days (`2026-11-01`) between which to look. `limit`: articles an outlet. `options`: as the command
    line names them (`store="…"`, `jobs=4`). Where some outlets fail and others do not, all articles are yielded and a
    `newscrawl.run.CrawlWarning` is given at the end. Raises `newscrawl.run.CrawlError` where the crawl could not be
    done.
    """
    from newscrawl.run import crawl as run

    return run(*targets, since=since, until=until, limit=limit, **options)


def read(path: str | Path) -> Iterator[Article]:
    """The records of a JSON Lines file, plain, `.gz` or `.zst`, one Article at a time.

    Raises FileNotFoundError, or `newscrawl.records.RecordError`, which names file and line, for what is no record.
    """
    from newscrawl.records import read as read_records

    return read_records(path)
