"""Gzip with bounds: a body of a few kilobytes may claim to be gigabytes."""

import zlib

MAX_BYTES = 60_000_000  # sitemaps.org allows 50 MB (52,428,800 bytes) uncompressed
MAX_RATIO = 250  # XML of one site's URLs compresses 10 to 60 times; deflate's ceiling is 1,032
_FREE = 4_000_000  # up to here the ratio is not looked at


class TooLargeError(ValueError):
    """The content decompresses to more than the bounds allow."""


def inflate(body: bytes, *, max_bytes: int = MAX_BYTES, max_ratio: int = MAX_RATIO) -> bytes:
    """`body` decompressed if it is gzip (by its magic number), else unchanged.

    At most `max_bytes` come out, and past 4 MB at most `max_ratio` times what went in; more raises
    TooLargeError. A gzip stream cut short or followed by garbage gives what could be read. Gzip within gzip
    is opened twice, no deeper.
    """
    for _ in range(2):
        if not body.startswith(b"\x1f\x8b"):
            break
        body = _one(body, max_bytes, max_ratio)
    if len(body) > max_bytes:
        raise TooLargeError(f"{len(body):,} bytes; the limit is {max_bytes:,}")
    return body


def _one(body: bytes, max_bytes: int, max_ratio: int) -> bytes:
    bound = min(max_bytes, max(_FREE, len(body) * max_ratio))
    parts: list[bytes] = []
    size = 0
    rest = body
    while rest.startswith(b"\x1f\x8b"):  # gzip files may hold several members
        stream = zlib.decompressobj(wbits=31)
        try:
            part = stream.decompress(rest, bound - size + 1)
        except zlib.error:
            break
        parts.append(part)
        size += len(part)
        if size > bound:
            raise TooLargeError(f"{len(body):,} bytes of gzip hold more than {bound:,}")
        if not stream.eof:
            break
        rest = stream.unused_data
    return b"".join(parts)
