"""robots.txt, read as RFC 9309 says and where it leaves a choice, strictly.

A site that answers 401 or 403 to the question denies everything; so does one that fails (5xx), has had enough (429) or
does not answer, until it is asked again. Other 4xx mean that there is no such file. Crawl-delay and Request-rate are
kept, up to a bound. What a file says holds for a day at most, over runs too (newscrawl/network/kept.py).
"""

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request

from newscrawl.failure import printable
from newscrawl.ledger.hosts import hosts_at
from newscrawl.network import kept
from newscrawl.network.gate import GATE, host_of
from newscrawl.network.naming import kind_of
from newscrawl.network.refusal import Refused
from newscrawl.urls import canonical

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)

MAX_BYTES = 512_000  # RFC 9309: at least 500 KiB; what follows is not read
AGAIN = 300.0  # seconds after which a site that could not answer is asked again
_PASSED_ON = {"dns", "tls", "connect", "private", "stopped", "budget", "blocked", "bug"}  # these say more


@dataclass(frozen=True, slots=True)
class Rules:
    """What one origin's robots.txt says: rules, or why everything is denied, and until when that holds."""

    parser: Protego
    until: float
    body: bytes = b""
    denied: tuple[str, str] | None = None  # kind and reason


class RobotsMiddleware:
    """Asks each origin's robots.txt once and holds every request against it."""

    def __init__(self, crawler: "Crawler") -> None:
        self.crawler = crawler
        self.obey = crawler.settings.getbool("ROBOTSTXT_OBEY")
        self.agent = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        self.longest = crawler.settings.getfloat("NEWSCRAWL_MAX_CRAWL_DELAY")
        self.hosts = hosts_at(crawler.settings["NEWSCRAWL_HOSTS"])
        self._asked: dict[str, asyncio.Task[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: "Crawler") -> "RobotsMiddleware":
        """Scrapy's way to build it."""
        return cls(crawler)

    async def process_request(self, request: Request, spider: Any = None) -> None:
        """Raise Refused where the rules forbid the URL."""
        if not self.obey or request.meta.get("newscrawl_robots") or not request.url.startswith(("http:", "https:")):
            return
        rules = await self.rules(request.url)
        if rules.denied:
            raise Refused(*rules.denied)
        if not rules.parser.can_fetch(request.url, self.agent):
            raise Refused("robots", "its robots.txt forbids this page")

    async def body(self, url: str) -> bytes:
        """The robots.txt of the origin of `url` as fetched, empty where there is none; for the sitemaps it names."""
        return (await self.rules(url)).body

    async def rules(self, url: str) -> Rules:
        """The rules of the origin of `url`, fetched if they are not known or too old. Never raises for a bad answer."""
        parts = urlsplit(url if url.isascii() else canonical(url))  # an Arabic host has one robots.txt, not two
        origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        known = self._asked.get(origin)
        if known is None or (known.done() and (known.cancelled() or known.result().until < time.monotonic())):
            known = self._asked[origin] = asyncio.ensure_future(self._ask(origin))
        return known.result() if known.done() else await asyncio.shield(known)

    async def _ask(self, origin: str) -> Rules:
        try:
            url = f"{origin}/robots.txt"
            text = await kept.ask(self.crawler, self.hosts, url, most=MAX_BYTES, mark="newscrawl_robots")
        except Exception as error:
            kind, detail = kind_of(error)
            if kind == "redirects":  # RFC 9309, 2.3.1.2: more than five redirects may count as no file
                return _open(b"", kept.DAY)
            if kind in _PASSED_ON:
                return _closed(kind, detail, AGAIN)
            return _closed("robots", f"its robots.txt could not be read: {kind} {detail}".rstrip(), AGAIN)
        status, holds = text.status, text.until - time.time()
        if status in (401, 403):
            return _closed("robots", f"its robots.txt answers {status}", holds)
        if status == 429 or status >= 500:
            return _closed("robots", f"its robots.txt answers {status}", AGAIN)
        rules = _open(text.body, holds)
        self._slow_down(origin, rules.parser)
        return rules

    def _slow_down(self, origin: str, parser: Protego) -> None:
        rate = parser.request_rate(self.agent)
        delay = max(parser.crawl_delay(self.agent) or 0.0, rate.seconds / max(rate.requests, 1) if rate else 0.0)
        if delay <= 0 or self.longest <= 0:
            return
        host = host_of(origin)
        if delay > self.longest:
            logger.info("%s asks for %g s between requests; %g s are kept", printable(host), delay, self.longest)
        GATE.slow_down(host, min(delay, self.longest))


def _open(body: bytes, seconds: float) -> Rules:
    return Rules(Protego.parse(_text(body)), time.monotonic() + seconds, body)


def _closed(kind: str, reason: str, seconds: float) -> Rules:
    return Rules(Protego.parse(""), time.monotonic() + seconds, denied=(kind, reason))


def _text(body: bytes) -> str:
    """robots.txt is UTF-8; those with raw Arabic paths in windows-1256 are read as that, so that the paths compare."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("windows-1256", errors="replace")
