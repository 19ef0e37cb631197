"""Small files at known addresses of a host, asked for once and kept: robots.txt, tdmrep.json.

An answer holds for a day (RFC 9309, 2.4), for as long as its Cache-Control says where that is between an hour and a
day, for six hours where it is 401 or 403. After that the question is conditional (ETag, Last-Modified). Failures of the
server and of the way there are not kept.
"""

import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.http.request import NO_CALLBACK

from newscrawl.ledger.hosts import Hosts, Text
from newscrawl.network.headers import text_headers

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

DAY = 24 * 3600.0
HOUR = 3600.0
REFUSED = 6 * HOUR  # seconds that a 401 or 403 holds
_MAX_AGE = re.compile(r"(?:^|,)\s*max-age\s*=\s*\"?(\d{1,9})", re.I)


async def ask(crawler: "Crawler", hosts: Hosts, url: str, *, most: int, mark: str) -> Text:
    """What `url` answers, of its body the first `most` bytes; from what is kept as long as that holds.

    Raises whatever the download raises. `mark`: a key set in the meta of the request, for middlewares to know it by.
    """
    kept = hosts.text(url)
    if kept is not None and time.time() < kept.until <= time.time() + DAY:  # a clock that was wrong keeps nothing
        return kept
    headers = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified} if kept else {}
    request = Request(
        url,
        headers={name: value for name, value in headers.items() if value},
        meta={mark: True, "download_maxsize": 16 * most},
        callback=NO_CALLBACK,
        dont_filter=True,
    )
    assert crawler.engine is not None
    response = await crawler.engine.download_async(request)
    said = text_headers(response.headers)
    until = time.time() + _holds(response.status, said.get("cache-control", ""))
    if response.status == 304 and kept is not None:
        text = replace(kept, until=until)
    else:
        body = response.body[:most] if response.status < 300 else b""
        text = Text(url, response.status, body, said.get("etag"), said.get("last-modified"), until)
    if text.status != 429 and text.status < 500:
        hosts.keep(text)
    return text


def _holds(status: int, cache_control: str) -> float:
    """Seconds that an answer holds."""
    if status in (401, 403):
        return REFUSED
    stated = _MAX_AGE.search(cache_control)
    return min(max(float(stated[1]), HOUR), DAY) if stated else DAY
