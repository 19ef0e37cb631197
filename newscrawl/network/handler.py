"""The download handler: Scrapy's own, behind the gate, with bounded headers and a least speed."""

import asyncio
import logging
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import CannotResolveHostError, DownloadTimeoutError
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
    from twisted.internet.defer import Deferred

logger = logging.getLogger(__name__)

GRACE = 4.0  # seconds that answers on their way are given when the run is stopped
_TOO_LATE = "the answer had not come when the run was stopped"
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
        self._cuts: set[asyncio.Timeout] = set()  # of all that is on its way
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
            address = await self._address(host, request.meta["download_timeout"])
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
        self._cuts.add(download.cut)
        self._look_later()
        try:
            async with download.cut:
                with wrap_twisted_exceptions():
                    return await maybe_deferred_to_future(download.download_request(request))
        except TimeoutError:
            if download.cut.expired():
                raise Refused("stopped", _TOO_LATE) from None
            raise
        finally:
            if download.size is not None:
                request.meta[BYTES] = download.size
            self._cuts.discard(download.cut)

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
                for cut in self._cuts:
                    if not cut.expired():
                        cut.reschedule(asyncio.get_running_loop().time())
        if self._cuts:
            self._look_later()

    def _warn_of_proxy(self) -> None:
        if not Handler._warned and not self._crawler.settings.getbool("NEWSCRAWL_PROXY_TRUSTED"):
            Handler._warned = True  # once in a process is enough
            logger.warning("a proxy is in use: it decides which addresses names lead to; only names are checked here")

    async def _address(self, host: str, timeout: float) -> str:
        asked = lookup(host)
        # Mostly the answer is known already; a turn of the event loop is saved where it is.
        known = asked.result if asked.called else None
        found = known if isinstance(known, list) else await self._answer(asked, host, timeout)
        # A proxy's host is private to the resolver's knowledge; asked for directly it is checked once more.
        found = [address for address in found if host in self._private or is_public(address)]
        if found:
            return found[0]
        private = refusal(host)
        if private or host:
            said = f"{host} leads to {private}" if private != host else f"{host} is a private address"
            raise Refused("private", said) if private else CannotResolveHostError(host)
        raise Refused("scheme", "no host in the URL")

    async def _answer(self, asked: "Deferred[list[str]]", host: str, timeout: float) -> list[str]:
        """What the resolver says: in its time, and no later than a few seconds after the order to stop."""
        cut = asyncio.timeout(timeout)
        self._cuts.add(cut)
        self._look_later()
        try:
            async with cut:
                return await maybe_deferred_to_future(asked)
        except TimeoutError:
            if self._stopped():
                raise Refused("stopped", _TOO_LATE) from None
            raise DownloadTimeoutError(f"{host}: no address in {timeout:g} s") from None
        finally:
            self._cuts.discard(cut)

    def _stopped(self) -> bool:
        return not self._crawler.crawling
