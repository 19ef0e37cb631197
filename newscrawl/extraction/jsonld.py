"""Which JSON-LD object describes the piece of a page, and what it takes to call two headlines or addresses the same."""

import re
from functools import cached_property
from urllib.parse import unquote

from newscrawl.extraction.remembered import remembered
from newscrawl.structured_data import ARTICLE_TYPES, MEDIA_TYPES, Node, is_any, plain

SCHEME = re.compile(r"^https?://(?:www\.|m\.)?")
NO_LETTER = re.compile(r"[\W_]+")
# ASCII is taken care of in bytes, by the C call that also lower-cases it.
LOWERED = bytes(range(256)).lower()
NO_ASCII_LETTER = bytes(code for code in range(128) if not chr(code).isalnum())


def article(nodes: list[Node], same: "Sameness") -> Node | None:
    """The node that describes the piece of this page, or None.

    A page may describe other pieces beside its own (lists of related items). One that names this page's address is
    taken first; then one whose headline is the page's; a lone article node is taken unless it names another address.
    """
    candidates = [n for n in nodes if is_any(n, ARTICLE_TYPES)]
    if not candidates:
        candidates = [n for n in nodes if n.get("uploadDate") and is_any(n, MEDIA_TYPES)]
    best: Node | None = None
    best_score = 0
    for node in candidates:
        score = 2 if len(candidates) == 1 else 0
        score += {True: 4, False: -1, None: 0}[same.headline(plain(node.get("headline")) or plain(node.get("name")))]
        if score > 4:
            return node  # the only one, and with the page's headline: no address takes that away
        score += {True: 4, False: -2, None: 0}[same.address(_addresses(node))]
        score += bool(node.get("datePublished")) + bool(node.get("author"))
        if score > best_score:
            best, best_score = node, score
    return best


class Sameness:
    """Whether what a node says of itself is what the page says of itself."""

    def __init__(self, addresses: list[str], headlines: list[str]) -> None:
        self._given = addresses
        self.headlines = [key for h in headlines if (key := letters(h))]

    @cached_property
    def addresses(self) -> set[str]:
        """What the page says its address is, as keys; of most pages the headline says enough."""
        return {key for a in self._given if (key := address_key(a))}

    def address(self, given: list[str]) -> bool | None:
        """Whether one of the given addresses is the page's; None where none is given."""
        keys = [key for g in given if (key := address_key(g))]
        if not keys:
            return None
        # One newsroom serves many domains: a long path says as much as the host.
        paths = {a.partition("/")[2] for a in self.addresses}
        return any(k in self.addresses or (len(k) > 40 and k.partition("/")[2] in paths) for k in keys)

    def headline(self, given: str | None) -> bool | None:
        """Whether the given headline is one of the page's, or the beginning of one; None where either is absent."""
        key = letters(given or "")
        if not key or not self.headlines:
            return None
        return any(h == key or (len(key) > 12 and len(h) > 12 and (key in h or h in key)) for h in self.headlines)


@remembered(256)  # a page says its titles over and over, and each is compared with each
def letters(text: str) -> str:
    """The letters and digits of a text alone, lower-cased, to compare headlines."""
    kept = text.encode("utf-8", "surrogatepass").translate(LOWERED, NO_ASCII_LETTER)
    text = kept.decode("utf-8", "surrogatepass")
    if kept.isascii():
        return text
    if not text.isalnum():
        text = NO_LETTER.sub("", text)
    return text.lower()


def address_key(url: str) -> str:
    """Host and path of a URL without scheme, www, query, fragment, closing slash; "" where there is no path."""
    key = SCHEME.sub("", unquote(url).split("#")[0].strip()).rstrip("/")
    return key if "/" in key or "?" in key else ""


def _addresses(node: Node) -> list[str]:
    found: list[str] = []
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith("http"):
            found.append(value)
    return found
