"""Scrapy's spider loader over the outlet files: `scrapy list`, `scrapy crawl SLUG`, each spider made when asked for."""

import builtins
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request

from newscrawl import outlets, urls
from newscrawl.outlet import Outlet
from newscrawl.spiders.article import ArticleSpider
from newscrawl.target import Target


def spider_of(target: Target) -> type[ArticleSpider]:
    """The spider class of a target: ArticleSpider with the target's slug as its name."""
    return type("ArticleSpider", (ArticleSpider,), {"name": target.slug, "target": target, "__module__": __name__})


class OutletLoader:
    """The setting SPIDER_LOADER_CLASS. Listing reads no outlet file; loading reads one."""

    def __init__(self, settings: Any) -> None:
        folder = settings.get("NEWSCRAWL_OUTLETS")
        if folder:
            outlets.use(folder)

    @classmethod
    def from_settings(cls, settings: Any) -> "OutletLoader":
        """Scrapy's way to build it."""
        return cls(settings)

    def list(self) -> builtins.list[str]:
        """The slugs of all outlets."""
        return [*outlets.slugs()]

    def load(self, spider_name: str) -> type[ArticleSpider]:
        """The spider of a slug. Raises KeyError, as Scrapy asks, for an unknown one."""
        if spider_name not in outlets.slugs():
            raise KeyError(f"Spider not found: {spider_name}")
        outlet: Outlet = outlets.get(spider_name)
        return spider_of(Target(outlet.slug, outlet.home, outlet))

    def find_by_request(self, request: Request) -> builtins.list[str]:
        """The outlet to whose site a URL belongs; `scrapy shell URL` and `scrapy fetch URL` ask this."""
        if urlsplit(request.url).scheme not in ("http", "https") or not urls.host(request.url):
            return []
        outlet = outlets.by_url(request.url)
        return [outlet.slug] if outlet is not None else []
