"""Is this page a challenge: a "prove that you are a browser" in place of the article?

The marks stand in data/crawl/challenges.tsv. A challenge is an answer to respect; it is never worked around.
"""

from functools import cache

from scrapy.http import Response

from newscrawl import tables

_HEAD = 30_000  # bytes in which a mark must stand: challenge pages are short
_LONG = 60_000  # a page longer than this with status 200 is a page


@cache
def _marks() -> tuple[tuple[tuple[bytes, bytes, str], ...], tuple[tuple[bytes, str], ...]]:
    headers, bodies = [], []
    for where, mark, who in tables.rows("crawl/challenges.tsv"):
        if where == "header":
            name, _, value = mark.partition(":")
            headers.append((name.strip().encode(), value.strip().lower().encode(), who))
        else:
            bodies.append((mark.lower().encode(), who))
    return tuple(headers), tuple(bodies)


def challenger(response: Response) -> str | None:
    """Whose challenge the response is ("Cloudflare"), or None for a page. Never raises."""
    headers, bodies = _marks()
    for name, value, who in headers:
        if value in (response.headers.get(name) or b"").lower():
            return who
    if response.status == 200 and len(response.body) > _LONG:
        return None
    head = response.body[:_HEAD].lower()
    return next((who for mark, who in bodies if mark in head), None)
