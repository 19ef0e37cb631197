"""Redirects: followed as Scrapy follows them; one to an address that is none is the site's fault, not ours."""

from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware as ScrapyRedirectMiddleware
from scrapy.http import Response

from newscrawl.network.refusal import Refused


class RedirectMiddleware(ScrapyRedirectMiddleware):
    """Scrapy's own. Raises Refused("http") for a Location that cannot be read, such as ``http://[::1/``."""

    def process_response(self, request: Request, response: Response, spider: Any = None) -> Request | Response:
        """The response, or the request that follows it."""
        try:
            return super().process_response(request, response)
        except ValueError as wrong:
            location = (response.headers.get(b"Location") or b"").decode("utf-8", "replace")
            raise Refused("http", f"leads to {location[:200]!r}, which is no address") from wrong
