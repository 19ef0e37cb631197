"""The sitemaps that a robots.txt names."""

import re
from urllib.parse import urljoin, urlsplit

from newscrawl.discover.decode import decode

MAX_BYTES = 512_000  # RFC 9309 asks for at least 500 KiB; what follows is not read
MAX_SITEMAPS = 500

# The field stands outside any User-agent group (sitemaps.org) and in any case. Real files put a no-break
# space or none after the colon, a byte-order mark before the first line, or lose the colon's space; \s
# takes all of them.
_SITEMAP = re.compile(r"^[\s\ufeff\u200b\u200e\u200f]*site-?map\s*:[\s\ufeff\u200b\u200e\u200f]*(\S+)", re.I)


def sitemaps(body: bytes, url: str) -> list[str]:
    """URLs of the ``Sitemap:`` lines of a robots.txt, absolute, in order, each once.

    `body` is the file as fetched, `url` its address, against which relative lines are resolved. An HTML
    page served in its place gives an empty list. Never raises.
    """
    found: dict[str, None] = {}
    for line in decode(body[:MAX_BYTES]).splitlines():
        match = _SITEMAP.match(line)
        if match is None:
            continue
        try:
            target = urljoin(url, match[1])
            parts = urlsplit(target)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc and not set(target) & set("<>\"'"):
            found[target] = None
        if len(found) >= MAX_SITEMAPS:
            break
    return list(found)
