"""Responses as they come in pieces: the parser of a download says of each what Scrapy's own says."""

import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest
import scrapy
from scrapy.core.downloader.handlers.http11 import _LenientHTTPClientParser
from twisted.internet.protocol import Protocol
from twisted.internet.testing import StringTransport
from twisted.web._newclient import HTTPClientParser

from newscrawl.network.wire import _BoundedParser

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nno colon\r\nX-Long: a\r\n b\r\n"
BODY = b"<p>\r\n\r\n" + "خبر".encode() * 20
STREAMS = {
    "length": HEAD + b"Content-Length: %d\r\n\r\n" % len(BODY) + BODY,
    "more than its length": HEAD + b"Content-Length: 3\r\n\r\n" + BODY,
    "chunked": HEAD + b"Transfer-Encoding: chunked\r\n\r\n8\r\n" + BODY[:8] + b"\r\n0\r\n\r\n",
    "to the end": HEAD + b"\r\n" + BODY,
    "bare line ends": HEAD.replace(b"\r", b"") + b"Content-Length: %d\n\n" % len(BODY) + BODY,
    "no body": HEAD + b"Content-Length: 0\r\n\r\n" + BODY,
    "not modified": b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\nHTTP/1.1 200 OK\r\n\r\n' + BODY,
    "early hints": b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + HEAD + b"Content-Length: 4\r\n\r\n" + BODY[:4],
    "no response": b"SSH-2.0\r\n\r\n" + BODY,
}


class Body(Protocol):
    """Keeps what comes."""

    def __init__(self) -> None:
        self.data = b""
        self.end = ""

    def dataReceived(self, data: bytes) -> None:  # noqa: N802
        self.data += data

    def connectionLost(self, reason: Any = None) -> None:  # noqa: N802
        self.end = type(reason.value).__name__


def told(kind: type[Any], stream: bytes, size: int) -> list[Any]:
    """What a parser makes of a response that comes in pieces of this size."""
    said: list[Any] = []
    request: Any = SimpleNamespace(method=b"GET", absoluteURI=None)
    parser: Any = HTTPClientParser(request, lambda rest: said.append("whole"))  # type: ignore[no-untyped-call]
    parser.__class__ = kind
    parser.makeConnection(StringTransport())  # type: ignore[no-untyped-call]
    body = Body()

    def begun(response: Any) -> None:
        said.append((response.code, response.length, sorted(response.headers.getAllRawHeaders())))
        response.deliverBody(body)

    parser._responseDeferred.addCallback(begun)
    try:
        for at in range(0, len(stream), size):
            if "whole" not in said:  # what comes later is not the parser's
                parser.dataReceived(stream[at : at + size])
    except Exception as wrong:
        said.append((type(wrong).__name__, str(wrong)))
    return [*said, body.data, body.end]


@pytest.mark.parametrize("size", [1, 7, 64, 150, 10_000])
@pytest.mark.parametrize("name", STREAMS)
def test_a_response_is_the_same_in_whatever_pieces_it_comes(name: str, size: int) -> None:
    assert told(_BoundedParser, STREAMS[name], size) == told(_LenientHTTPClientParser, STREAMS[name], size)


def test_a_scrapy_that_names_things_otherwise_is_told_with_the_remedy() -> None:
    other = (
        "import scrapy.core.downloader.handlers.http11 as client\n"
        "del client._ResponseReader\n"
        "import newscrawl.network.wire\n"
    )
    said = subprocess.run([sys.executable, "-c", other], stderr=subprocess.PIPE, timeout=60).stderr.decode()
    assert f"made before Scrapy {scrapy.__version__}" in said
    assert "pip install 'scrapy==" in said
