"""The download handler: Scrapy's own, behind the gate, with bounded headers and a least speed."""

import asyncio
import logging
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Response
from scrapy.utils._download_handlers import normalize_bind_address, wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future

from newscrawl.network.addresses import hosts, is_inside, is_public
from newscrawl.network.gate import GATE, Pace, host_of
from newscrawl.network.reactor import reactor
from newscrawl.network.refusal import Refused
from newscrawl.network.resolver import allow, lookup, refusal
from newscrawl.network.wire import Agent, BoundedFactory, Download, Speed

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)

GRACE = 4.0  # seconds that answers on their way are given when the run is stopped
BYTES = "newscrawl_bytes"  # meta key: how many bytes of body came, also where the download came to nothing


class Handler(HTTP11DownloadHandler):
    """http and https: asks the resolver first, waits at the gate, then lets Scrapy download."""

    lazy = True
    _warned = False

    def __init__(self, crawler: "Crawler") -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self._pool._factory = BoundedFactory
        self._private = hosts(settings.getlist("NEWSCRAWL_PRIVATE_HOSTS"))
        for host in self._private:
            allow(host)
        self._pace = Pace(settings.getfloat("DOWNLOAD_DELAY"), settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"))
        self._speed = Speed(
            settings.getint("NEWSCRAWL_MIN_BYTES_PER_SECOND"), settings.getfloat("NEWSCRAWL_SLOW_AFTER")
        )
        self._timeout = settings.getfloat("DOWNLOAD_TIMEOUT")
        bound = normalize_bind_address(self._bind_address)
        self._agent = Agent(reactor(), self._contextFactory, self._timeout, bound, self._pool)
        self._downloads: set[Download] = set()
        self._looking = False
        self._stopped_at = 0.0

    async def download_request(self, request: Request) -> Response:
        """Download, or raise Refused for a private address, or Scrapy's own exceptions."""
        request.meta.setdefault("download_timeout", self._timeout)
        host = (urlsplit(request.url).hostname or "").lower()
        address = None
        if request.meta.get("proxy"):
            # Behind a proxy the proxy resolves: only the name, and an address written out, can be checked.
            if host not in self._private and is_inside(host):
                raise Refused("private", f"{host} is inside a private network")
            self._warn_of_proxy()
            allow(urlsplit(request.meta["proxy"]).hostname or "")
        else:
            address = await self._address(host)
        pace = Pace(0.0, 0) if host in self._private else self._pace
        async with GATE.turn(host_of(request.url), address, pace, self._stopped):
            return await self._download(request)

    async def _download(self, request: Request) -> Response:
        download = Download(
            self._agent,
            self._speed,
            contextFactory=self._contextFactory,
            connectTimeout=self._timeout,
            bindAddress=self._bind_address,
            pool=self._pool,
            maxsize=self._default_maxsize,
            warnsize=self._default_warnsize,
            fail_on_dataloss=self._fail_on_dataloss,
            crawler=self._crawler,
            tls_verbose_logging=self._tls_verbose_logging,
        )
        self._downloads.add(download)
        self._look_later()
        try:
            async with download.cut:
                with wrap_twisted_exceptions():
                    return await maybe_deferred_to_future(download.download_request(request))
        except TimeoutError:
            if download.cut.expired():
                raise Refused("stopped", "the answer had not come when the run was stopped") from None
            raise
        finally:
            if download.size is not None:
                request.meta[BYTES] = download.size
            self._downloads.discard(download)

    def _look_later(self) -> None:
        if not self._looking:
            self._looking = True
            asyncio.get_running_loop().call_later(1.0, self._look)

    def _look(self) -> None:
        """Every second while anything is on its way: cut it off a few seconds after the order to stop."""
        self._looking = False
        now = time.monotonic()
        if self._stopped():
            self._stopped_at = self._stopped_at or now
            if now - self._stopped_at > GRACE:
                for download in self._downloads:
                    if not download.cut.expired():
                        download.cut.reschedule(asyncio.get_running_loop().time())
        if self._downloads:
            self._look_later()

    def _warn_of_proxy(self) -> None:
        if not Handler._warned and not self._crawler.settings.getbool("NEWSCRAWL_PROXY_TRUSTED"):
            Handler._warned = True  # once in a process is enough
            logger.warning("a proxy is in use: it decides which addresses names lead to; only names are checked here")

    async def _address(self, host: str) -> str:
        asked = lookup(host)
        # Mostly the answer is known already; a turn of the event loop is saved where it is.
        known = asked.result if asked.called else None
        found = known if isinstance(known, list) else await maybe_deferred_to_future(asked)
        # A proxy's host is private to the resolver's knowledge; asked for directly it is checked once more.
        found = [address for address in found if host in self._private or is_public(address)]
        if found:
            return found[0]
        private = refusal(host)
        if private or host:
            said = f"{host} leads to {private}" if private != host else f"{host} is a private address"
            raise Refused("private", said) if private else CannotResolveHostError(host)
        raise Refused("scheme", "no host in the URL")

    def _stopped(self) -> bool:
        return not self._crawler.crawling
