"""Bytes of a feed, sitemap or robots.txt to text."""

import re

from newscrawl import charset

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']?([A-Za-z0-9._:-]{2,40})", re.I)


def decode(body: bytes, content_type: str | None = None) -> str:
    """Text of an XML, JSON or plain-text document, by the rules that hold for pages (newscrawl/charset.py).

    So a byte-order mark rules, then valid UTF-8 whatever is declared, then what the Arabic letters show, then the
    declaration: of the XML itself, else of the Content-Type header, although RFC 7303 has it the other way round;
    servers state one charset for all files. Never raises: what cannot be decoded becomes U+FFFD.
    """
    found = _DECLARED.search(body[:1000])
    declared = f"charset={found[1].decode('ascii')}" if found else content_type
    return charset.decode(body, declared).utf8.decode("utf-8", "replace")
