"""The sample site's server: an HTTP proxy on loopback that answers for the sample hosts from files.

A crawl that is told to use it as its proxy sees a web of several outlets on hosts under `.test` (reserved by
RFC 2606, so that no such name can ever lead anywhere), with their robots.txt, feeds, sitemaps, wrong headers and
dead links.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from threading import BoundedSemaphore, Thread
from typing import Any
from urllib.parse import urlsplit

from newscrawl.sample import routes
from newscrawl.sample.routes import Key, Route

_THREADS = 32  # answered at once; more connections wait in the listen queue
_SECONDS = 10  # a client that says nothing for so long is dropped


@dataclass(frozen=True, slots=True)
class Sample:
    """The running sample site: the proxy's URL, the hosts it answers for and the slugs of their outlets."""

    proxy: str
    hosts: tuple[str, ...]
    outlets: tuple[str, ...]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, table: dict[Key, Route]) -> None:
        self.table = table
        self.hosts = {host for host, _, _ in table}
        self.slots = BoundedSemaphore(_THREADS)
        super().__init__(("127.0.0.1", 0), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.slots.acquire()
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.slots.release()

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """A client that goes away in the middle of an answer is no event."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    raw_requestline: bytes
    timeout = _SECONDS
    protocol_version = "HTTP/1.1"

    def parse_request(self) -> bool:
        """Some clients send a path in raw UTF-8, bytes of which the standard library takes for white space."""
        raw = self.raw_requestline
        self.raw_requestline = re.sub(rb"[\x80-\xff]", lambda byte: b"%%%02X" % ord(byte[0]), raw)
        return super().parse_request()

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _url(self) -> str:
        """The URL asked for: as it stands (a proxy's absolute form), or put together from the Host header."""
        return self.path if "://" in self.path else f"http://{self.headers.get('Host', '')}{self.path}"

    def _answer(self, *, with_body: bool) -> None:
        url = self._url()
        try:
            host, found = urlsplit(url).hostname or "", self.server.table.get(routes.key(url))
        except ValueError:  # no URL at all: "http://[::"
            return self._plain(400, f"not a URL: {url}\n", with_body=with_body)
        if host not in self.server.hosts:
            return self._plain(502, f"no such host in the sample: {host}\n", with_body=with_body)
        if found is None:
            return self._plain(404, f"no such page in the sample: {url}\n", with_body=with_body)
        conditions = (self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since"))
        if found.status == 200 and found.is_fresh(*conditions):
            return self._send(304, found, b"", with_body=False)
        return self._send(found.status, found, found.body(), with_body=with_body)

    def _send(self, status: int, found: Route, body: bytes, *, with_body: bool) -> None:
        self.send_response(status)
        headers = {
            "Content-Type": found.content_type,
            "ETag": found.etag,
            "Last-Modified": found.last_modified,
        }
        for name, value in (headers | found.headers).items():
            if value is not None:
                self.send_header(name, value)
        self._finish(status, body, with_body=with_body)

    def _plain(self, status: int, text: str, *, with_body: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self._finish(status, text.encode(), with_body=with_body)

    def _finish(self, status: int, body: bytes, *, with_body: bool) -> None:
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")  # one thread an answer, none kept waiting for the next
        self.end_headers()
        self.close_connection = True
        if with_body:
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Nothing: the crawl keeps its own log."""


def outlets() -> tuple[str, ...]:
    """The slugs of the sample's outlets, in the order of `data/sample/outlets.tsv`."""
    from newscrawl import tables

    return tuple(slug for slug, *_ in tables.rows("sample/outlets.tsv"))


@contextmanager
def serve() -> Iterator[Sample]:
    """Run the sample site on a free port of 127.0.0.1 for as long as the block lasts.

    Yields the Sample whose `proxy` ("http://127.0.0.1:PORT") is to be used for plain-http requests to its hosts.
    Requests for other hosts get 502, for unknown pages 404; none leaves the machine. Raises OSError where no port
    can be opened and FileNotFoundError where the data files are missing.
    """
    with _Server(routes.read()) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="sample-site", daemon=True)
        thread.start()
        try:
            port = server.server_address[1]
            yield Sample(f"http://127.0.0.1:{port}", tuple(sorted(server.hosts)), outlets())
        finally:
            server.shutdown()
            thread.join()
