"""One download on the wire: Scrapy's own client, with bounded headers, a least speed and less made anew a request."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from scrapy import Request
from scrapy import __version__ as scrapy_version
from scrapy.exceptions import StopDownload
from scrapy.http.headers import Headers
from twisted import __version__ as twisted_version
from twisted.internet.interfaces import IStreamClientEndpoint
from zope.interface import implementer  # type: ignore[import-untyped]

from newscrawl.network.naming import TOO_MANY_HEADERS

try:  # names that Scrapy and Twisted do not promise to keep
    from scrapy.core.downloader.handlers.http11 import (
        _BindAddressAgent,
        _LenientHTTP11ClientFactory,
        _LenientHTTPClientParser,
        _ResponseReader,
        _ScrapyAgent,
    )
    from twisted.web._newclient import DONE, HTTP11ClientProtocol
except ImportError as missing:
    raise ImportError(
        f"this newscrawl was made before Scrapy {scrapy_version} and Twisted {twisted_version} ({missing.msg}): get a "
        "newer newscrawl, or install those it was made for: pip install 'scrapy==2.19.*' 'twisted==26.10.*'"
    ) from missing

MAX_HEADER_BYTES = 65_536  # of one response; Twisted bounds the line (16 KiB), not the number of lines


class _BoundedParser(_LenientHTTPClientParser):
    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's interface
        # The head of a response on its own: at each of its lines all that came behind would be copied.
        if self.line_mode and (end := data.find(b"\r\n\r\n") + 4) > 3:
            super().dataReceived(data[:end])  # type: ignore[no-untyped-call]
            data = data[end:] if self.state != DONE else b""
        if data:
            super().dataReceived(data)  # type: ignore[no-untyped-call]

    def lineReceived(self, line: bytes) -> None:  # noqa: N802
        self.header_bytes = getattr(self, "header_bytes", 0) + len(line)
        if self.header_bytes > MAX_HEADER_BYTES:
            raise ValueError(TOO_MANY_HEADERS)
        super().lineReceived(line)


class _BoundedProtocol(HTTP11ClientProtocol):
    def request(self, request: Any) -> Any:
        deferred = super().request(request)
        self._parser.__class__ = _BoundedParser  # Twisted names the class of its parser
        return deferred


class BoundedFactory(_LenientHTTP11ClientFactory):
    """Makes the connections of a pool: such that bound the headers of a response."""

    def buildProtocol(self, addr: Any) -> _BoundedProtocol:  # noqa: N802
        return _BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


@implementer(IStreamClientEndpoint)
@dataclass(frozen=True, slots=True)
class _Endpoint:
    """A place to connect to, made out only when it comes to that: mostly a connection to it stands open."""

    made: Callable[[], Any]

    def connect(self, protocolFactory: Any) -> Any:  # noqa: N803
        return self.made().connect(protocolFactory)


class Agent(_BindAddressAgent):
    """Twisted's agent, one for all requests that go out directly."""

    def _getEndpoint(self, uri: Any) -> _Endpoint:  # noqa: N802
        return _Endpoint(partial(super()._getEndpoint, uri))


@dataclass(frozen=True, slots=True)
class Speed:
    """`least` bytes a second must have come of a body whose request went out `grace` seconds ago."""

    least: float
    grace: float


class Download(_ScrapyAgent):
    """Scrapy's download of one request. `cut`: no time is set to it until the run is stopped."""

    def __init__(self, agent: Agent, speed: Speed, **same: Any) -> None:
        super().__init__(**same)
        self._agent, self.speed = agent, speed
        self.started = time.monotonic()
        self.cut = asyncio.timeout(None)
        self._reader: _Reader | None = None

    @property
    def size(self) -> int | None:
        """How many bytes of body have come; None where no body was waited for."""
        return None if self._reader is None else self._reader._bytes_received

    def _get_agent(self, request: Request, timeout: float) -> Any:
        meta = request.meta
        usual = timeout == self._connectTimeout and "proxy" not in meta and "bindaddress" not in meta
        return self._agent if usual else super()._get_agent(request, timeout)

    def _cb_bodyready(self, txresponse: Any, request: Request) -> Any:
        result = super()._cb_bodyready(txresponse, request)
        if (reader := txresponse._bodyProtocol) is not None:  # Scrapy names the class of its reader, as Twisted does
            reader.__class__ = _Reader
            self._reader = reader
            reader.download = self
            reader.look()
        return result

    @staticmethod
    def _headers_from_twisted_response(response: Any) -> Headers:  # asked twice
        known: Headers | None = getattr(response, "_newscrawl_headers", None)
        if known is None:
            known = response._newscrawl_headers = _ScrapyAgent._headers_from_twisted_response(response)
        return known


class _Reader(_ResponseReader):
    """Reads a body, and stops one that drips."""

    download: Download

    def dataReceived(self, data: bytes) -> None:  # noqa: N802
        super().dataReceived(data)
        self.look()

    def look(self) -> None:
        """Stop where too little has come by now."""
        speed, elapsed = self.download.speed, time.monotonic() - self.download.started
        if elapsed <= speed.grace or self._bytes_received >= speed.least * elapsed or self._finished.called:
            return
        self._request.meta["newscrawl_slow"] = f"{self._bytes_received} bytes in {elapsed:.0f} s"
        assert self.transport is not None
        self.transport.stopProducing()
        self.transport.loseConnection()  # type: ignore[misc]
        self._finish_response(stop_download=StopDownload(fail=True))
