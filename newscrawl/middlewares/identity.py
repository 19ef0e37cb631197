"""What an outlet's file adds to every request to it: headers, a longer pause, and the proxy whose URL a setting or
variable of the environment holds."""

import os
from typing import TYPE_CHECKING, Any

from scrapy import Request

from newscrawl.network.gate import GATE, host_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


class IdentityMiddleware:
    """Adds the outlet's headers, pause and proxy. Headers never replace the User-Agent, which says who asks."""

    def __init__(self, crawler: "Crawler") -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "IdentityMiddleware":
        """Scrapy's way to build it."""
        return cls(crawler)

    def process_request(self, request: Request, spider: Any = None) -> None:
        """Set what the outlet's file states and the request does not."""
        if (everywhere := self.crawler.settings["NEWSCRAWL_PROXY"]) and "proxy" not in request.meta:
            request.meta["proxy"] = everywhere
        outlet = getattr(self.crawler.spider, "outlet", None)
        if outlet is None:
            return
        for name, value in outlet.headers.items():
            if name.lower() != "user-agent":
                request.headers[name] = value
        if outlet.delay:
            GATE.slow_down(host_of(request.url), outlet.delay)
        if outlet.proxy and "proxy" not in request.meta:
            address = self.crawler.settings.get(outlet.proxy) or os.environ.get(outlet.proxy)
            if address:
                request.meta["proxy"] = address
