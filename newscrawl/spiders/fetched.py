"""What is known of an article page once its response is there."""

from collections.abc import Mapping
from datetime import UTC, datetime

from scrapy.http import Response

from newscrawl.article import Http
from newscrawl.lead import Lead
from newscrawl.network.headers import text_headers
from newscrawl.normalise.case import Fetch
from newscrawl.outlet import Outlet
from newscrawl.spiders.anchor import anchor_of
from newscrawl.warc import Keeper


def fetched(response: Response, lead: Lead, outlet: Outlet | None, keeper: Keeper | None) -> Fetch:
    """The Fetch of a page; it is kept where there is a keeper. Raises OSError when the disk will not have it."""
    headers = text_headers(response.headers)
    etag, modified = validators(headers)
    now = datetime.now(UTC).replace(microsecond=0)
    kept = keeper.keep(response.url, response.status, headers, response.body, now) if keeper else None
    return Fetch(
        url=response.url,
        outlet=outlet,
        fetched_at=now,
        page=kept,
        anchor=anchor_of(lead),
        headers=headers,
        lead=lead,
        http=Http(status=response.status, etag=etag, last_modified=modified),
    )


def validators(headers: Mapping[str, str]) -> tuple[str | None, str | None]:
    """ETag and Last-Modified, by which a server can be asked whether its page has changed."""
    return headers.get("etag"), headers.get("last-modified")
