"""Which JSON-LD object describes the piece of a page, and what it takes to call two headlines or addresses the same."""

import re
from urllib.parse import unquote

from newscrawl.extraction.remembered import remembered
from newscrawl.structured_data import ARTICLE_TYPES, MEDIA_TYPES, Node, plain, types

SCHEME = re.compile(r"^https?://(?:www\.|m\.)?")
NO_LETTER = re.compile(r"[\W_]+")
MANY = 200  # different characters: prose has fewer


def article(nodes: list[Node], same: "Sameness") -> Node | None:
    """The node that describes the piece of this page, or None.

    A page may describe other pieces beside its own (lists of related items). One that names this page's address is
    taken first; then one whose headline is the page's; a lone article node is taken unless it names another address.
    """
    candidates = [n for n in nodes if types(n) & ARTICLE_TYPES]
    if not candidates:
        candidates = [n for n in nodes if types(n) & MEDIA_TYPES and n.get("uploadDate")]
    best: Node | None = None
    best_score = 0
    for node in candidates:
        score = 2 if len(candidates) == 1 else 0
        score += {True: 4, False: -2, None: 0}[same.address(_addresses(node))]
        score += {True: 4, False: -1, None: 0}[same.headline(plain(node.get("headline")) or plain(node.get("name")))]
        score += bool(node.get("datePublished")) + bool(node.get("author"))
        if score > best_score:
            best, best_score = node, score
    return best


class Sameness:
    """Whether what a node says of itself is what the page says of itself."""

    def __init__(self, addresses: list[str], headlines: list[str]) -> None:
        self.addresses = {key for a in addresses if (key := address_key(a))}
        self.headlines = [key for h in headlines if (key := letters(h))]

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
    marks = set(text)
    if len(marks) > MANY:
        return NO_LETTER.sub("", text).lower()
    for mark in marks:  # some ten of them in a headline: several times faster than a pattern
        if not mark.isalnum():
            text = text.replace(mark, "")
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
