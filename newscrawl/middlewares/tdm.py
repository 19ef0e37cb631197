"""tdmrep.json, read once for each origin and run before the first article page of it is fetched."""

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request

from newscrawl.lead import Lead
from newscrawl.ledger.hosts import hosts_at
from newscrawl.network import kept, tdmrep

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

RESERVED = "newscrawl_reserved"  # meta key: True, False or None, as tdmrep.json says of the page


class TdmMiddleware:
    """Puts what the site's tdmrep.json says of an article page into the meta of its request."""

    def __init__(self, crawler: "Crawler") -> None:
        self.crawler = crawler
        self.hosts = hosts_at(crawler.settings["NEWSCRAWL_HOSTS"])
        self._files: dict[str, asyncio.Task[bytes]] = {}

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "TdmMiddleware":
        """Scrapy's way to build it."""
        return cls(crawler)

    async def process_request(self, request: Request, spider: Any = None) -> None:
        """Ask for the file where it is not known; a file that cannot be had says nothing."""
        if not isinstance(request.cb_kwargs.get("what"), Lead) or not request.url.startswith(("http:", "https:")):
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        if origin not in self._files:
            self._files[origin] = asyncio.ensure_future(self._ask(origin))
        asked = self._files[origin]
        body = asked.result() if asked.done() else await asyncio.shield(asked)
        request.meta[RESERVED] = tdmrep.reserved(body, request.url) if body else None

    async def _ask(self, origin: str) -> bytes:
        try:
            url = origin + tdmrep.PATH
            text = await kept.ask(self.crawler, self.hosts, url, most=tdmrep.MAX_BYTES, mark="newscrawl_tdm")
        except Exception:
            return b""
        return text.body if text.status == 200 else b""
