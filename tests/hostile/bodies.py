"""What a hostile server sends in place of a page, by means of the raw connection or as plain replies."""

import gzip
import time
from collections.abc import Callable
from typing import Any

from newscrawl.compression import compress

MB = 1_000_000
BLANK = b"<html><body><p>" + b" " * 60 * MB
PLAIN_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def quietly(play: Callable[[Any], None]) -> Callable[[Any], None]:
    """A play that ends where the crawler hangs up."""

    def run(handler: Any) -> None:
        try:
            play(handler)
        except OSError:
            return

    return run


def drip(head: bytes, rest: bytes, pause: float = 0.2) -> Callable[[Any], None]:
    """`head` at once, then a byte at a time."""

    def play(handler: Any) -> None:
        handler.wfile.write(head)
        for at in range(min(len(rest), 300)):
            handler.wfile.write(rest[at : at + 1])
            handler.wfile.flush()
            time.sleep(pause)

    return quietly(play)


def endless(head: bytes, piece: bytes, count: int = 80) -> Callable[[Any], None]:
    """`head`, then a piece again and again."""

    def play(handler: Any) -> None:
        handler.wfile.write(head)
        for _ in range(count):
            handler.wfile.write(piece)

    return quietly(play)


@quietly
def silent(handler: Any) -> None:
    """No answer at all."""
    time.sleep(20)


@quietly
def hangs_up(handler: Any) -> None:
    """Not a byte."""
    handler.connection.close()


def gzip_bomb() -> bytes:
    """60 MB in 60 kB."""
    return gzip.compress(BLANK, 9)


def gzip_twice() -> bytes:
    """A bomb in a bomb."""
    return gzip.compress(gzip.compress(BLANK, 9), 9)


def zstd_bomb() -> bytes:
    """60 MB in 5 kB."""
    return compress(BLANK, ".zst")


def brotli_bomb() -> bytes:
    """60 MB in few bytes, where the brotli package is at hand; else a body that pretends to be one."""
    try:
        import brotli
    except ImportError:
        return b"\xff" * 3000
    packed: bytes = brotli.compress(BLANK)
    return packed


NEST = b"<html><body>" + b"<div>" * 200_000 + "خبر".encode()
FLOOD = b"<html><body>" + b"<p>" * 990_000  # more elements than are read
RULES = b"<html><body>" + b"<hr>" * 700_000  # as many as fit into what is read
WIDE = b"<html><body>" + b"".join(b"<p a%d=1 b%d=2>x</p>" % (n, n) for n in range(120_000))
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "haha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 20}">' for n in range(9))
    + "]>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">'
    '<!ENTITY b SYSTEM "{canary}"><!ENTITY % c SYSTEM "{canary}dtd"> %c;]>'
)
QUADRATIC = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "{"x" * 100_000}">]>'
