"""The kind of failure behind an exception of the download."""

import zlib

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    NotSupported,
    ResponseDataLossError,
    StopDownload,
    UnsupportedURLSchemeError,
)
from scrapy.http import Response

from newscrawl.failure import of_status
from newscrawl.network.refusal import Refused

_BY_TYPE: tuple[tuple[type[BaseException], str, str], ...] = (
    (DownloadTimeoutError, "timeout", "no answer in time"),
    (StopDownload, "timeout", "the answer came too slowly"),
    (CannotResolveHostError, "dns", "the name has no address"),
    (DownloadConnectionRefusedError, "connect", "connection refused"),
    (ResponseDataLossError, "connect", "the answer was cut short"),
    (UnsupportedURLSchemeError, "scheme", ""),
    (NotSupported, "scheme", ""),
    (EOFError, "http", "the compressed body is cut short"),
    (zlib.error, "http", "the compressed body is broken"),
)
TOO_MANY_HEADERS = "more than 64 KiB of headers"
_TLS_WORDS = ("ssl", "tls", "certificate")


def kind_of(error: BaseException) -> tuple[str, str]:
    """(kind, detail in words) of an exception raised in place of a response; ``bug`` for one that none of these is."""
    if isinstance(error, Refused):
        return error.kind, error.reason
    if isinstance(error, IgnoreRequest):
        return ("redirects", "") if "redirection" in str(error) else ("too-large", "")
    if isinstance(error, DownloadCancelledError):  # Scrapy cancels what grows beyond its size, and nothing else
        return "too-large", ""
    for exception, kind, detail in _BY_TYPE:
        if isinstance(error, exception):
            return kind, detail
    chain = _chain(error)
    if isinstance(error, DownloadFailedError) or any("twisted" in type(e).__module__ for e in chain):
        words = " ".join(f"{type(e).__module__} {type(e).__name__} {e}" for e in chain)
        if TOO_MANY_HEADERS in words:
            return "too-large", TOO_MANY_HEADERS
        if any(word in words.lower() for word in _TLS_WORDS):
            return "tls", _last_words(chain)
        return "connect", _last_words(chain)
    if isinstance(error, OSError):  # gzip's BadGzipFile among others
        return "http", str(error)
    return "bug", f"{type(error).__name__}: {error}"


def of_response(response: Response) -> tuple[str, str] | None:
    """(kind, detail in words) of a response that carries no page; None for one that does."""
    kind = of_status(response.status)
    if kind is None:
        return None
    location = (response.headers.get(b"Location") or b"").decode("utf-8", "replace")
    scheme, colon, _ = location.partition(":")
    if 300 <= response.status < 400 and colon and scheme.isalnum() and scheme.lower() not in ("http", "https"):
        return "scheme", f"leads to {location[:200]}"  # no one has followed it
    return kind, f"status {response.status}"


def _chain(error: BaseException) -> list[BaseException]:
    """The error, what caused it, and what Twisted packed into it, outer first."""
    found: list[BaseException] = []
    todo: list[BaseException] = [error]
    while todo and len(found) < 20:
        current = todo.pop(0)
        if any(current is known for known in found):
            continue
        found.append(current)
        todo += [e for e in (current.__cause__, current.__context__) if e is not None]
        todo += [reason.value for reason in getattr(current, "reasons", ()) if hasattr(reason, "value")]
    return found


def _last_words(chain: list[BaseException]) -> str:
    inner = chain[-1]
    return f"{type(inner).__name__}: {inner}"[:200]
