"""The download handler: Scrapy's own, behind the gate, with bounded headers and a least speed."""

import asyncio
import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from scrapy.exceptions import CannotResolveHostError, StopDownload
from scrapy.http import Response
from scrapy.utils.defer import maybe_deferred_to_future

from newscrawl.network.addresses import hosts, is_inside, is_public
from newscrawl.network.gate import GATE, Pace, host_of
from newscrawl.network.naming import TOO_MANY_HEADERS
from newscrawl.network.refusal import Refused
from newscrawl.network.resolver import allow, lookup, refusal

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)

GRACE = 4.0  # seconds that answers on their way are given when the run is stopped
MAX_HEADER_BYTES = 65_536  # of one response; Twisted bounds the line (16 KiB), not the number of lines


class _BoundedParser(_LenientHTTPClientParser):
    def lineReceived(self, line: bytes) -> None:  # noqa: N802 - Twisted's interface
        self.header_bytes = getattr(self, "header_bytes", 0) + len(line)
        if self.header_bytes > MAX_HEADER_BYTES:
            raise ValueError(TOO_MANY_HEADERS)
        super().lineReceived(line)


class _BoundedProtocol(_LenientHTTP11ClientProtocol):
    def request(self, request: Any) -> Any:
        deferred = super().request(request)
        self._parser.__class__ = _BoundedParser
        return deferred


class _BoundedFactory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: Any) -> _BoundedProtocol:  # noqa: N802
        return _BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


BYTES = "newscrawl_bytes"  # meta key: how many bytes of body came, also where the download came to nothing


@dataclass(slots=True)
class _Flight:
    """A download on its way. `cut`: no time is set to it until the run is stopped."""

    started: float = field(default_factory=time.monotonic)
    size: int = 0
    cut: asyncio.Timeout = field(default_factory=lambda: asyncio.timeout(None))


class Handler(HTTP11DownloadHandler):
    """http and https: asks the resolver first, waits at the gate, then lets Scrapy download."""

    lazy = True
    _warned = False

    def __init__(self, crawler: "Crawler") -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self._pool._factory = _BoundedFactory
        self._private = hosts(settings.getlist("NEWSCRAWL_PRIVATE_HOSTS"))
        for host in self._private:
            allow(host)
        self._pace = Pace(settings.getfloat("DOWNLOAD_DELAY"), settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"))
        self._least = settings.getint("NEWSCRAWL_MIN_BYTES_PER_SECOND")
        self._grace = settings.getfloat("NEWSCRAWL_SLOW_AFTER")
        self._timeout = settings.getfloat("DOWNLOAD_TIMEOUT")
        self._flights: dict[Request, _Flight] = {}
        self._looking = False
        self._stopped_at = 0.0
        crawler.signals.connect(self._received, signals.bytes_received)

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
            flight = self._flights[request] = _Flight()
            self._look_later()
            try:
                async with flight.cut:
                    return await super().download_request(request)
            except TimeoutError:
                if flight.cut.expired():
                    raise Refused("stopped", "the answer had not come when the run was stopped") from None
                raise
            finally:
                request.meta[BYTES] = flight.size
                del self._flights[request]

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
                for flight in self._flights.values():
                    if not flight.cut.expired():
                        flight.cut.reschedule(asyncio.get_running_loop().time())
        if self._flights:
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

    def _received(self, data: bytes, request: Request, **_: Any) -> None:
        """Stop a body that drips: after the grace it must have come at the least speed."""
        flight = self._flights.get(request)
        if flight is None:
            return
        flight.size += len(data)
        elapsed = time.monotonic() - flight.started
        if elapsed > self._grace and flight.size < self._least * elapsed:
            request.meta["newscrawl_slow"] = f"{flight.size} bytes in {elapsed:.0f} s"
            raise StopDownload(fail=True)
