"""JSON-LD as news sites write it: in CDATA or comments, cut by newlines, with commas too many, HTML in values."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import orjson
from lxml import etree

Node = dict[str, Any]

ARTICLE_TYPES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "AskPublicNewsArticle",
        "Report",
        "BlogPosting",
        "LiveBlogPosting",
        "SocialMediaPosting",
        "TechArticle",
        "ScholarlyArticle",
        "SatiricalArticle",
        "AdvertiserContentArticle",
        "Interview",
    ]
)
# Pages whose piece is a film, a sound or a gallery: believed only where no article type stands beside them.
MEDIA_TYPES = frozenset(("VideoObject", "AudioObject", "ImageGallery", "MediaGallery", "PodcastEpisode"))

WRAPPING = re.compile(r"^\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*$")
TRAILING_COMMA = re.compile(r",(\s*[}\]])")
DOUBLED_COMMA = re.compile(r",(\s*,)+")
TAG = re.compile(r"<[^<>]{1,500}>")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
NO_LETTER = re.compile(r"[\W_]+")
MAX_OBJECTS = 400
DEPTH = 60

_LENIENT = json.JSONDecoder(strict=False)


def objects(scripts: Iterable[etree._Element]) -> list[Node]:
    """Every JSON-LD object of a page's script elements, in page order.

    Lists and @graph are laid flat; nested values stay where they stand.
    """
    found: list[Node] = []
    for script in scripts:
        if "ld+json" in script.get("type", "").lower():
            for value in read(script.text or ""):
                _flatten(value, found, 0)
    return found


def read(text: str) -> list[Any]:
    """The JSON values in the text of one script element; what cannot be read even leniently is left out."""
    text = text.strip()
    if not text:
        return []
    try:
        return [orjson.loads(text)]
    except orjson.JSONDecodeError:
        pass
    text = WRAPPING.sub("", WRAPPING.sub("", text)).strip().rstrip(";").strip()
    values = _values(text)
    if not values:
        values = _values(DOUBLED_COMMA.sub(",", TRAILING_COMMA.sub(r"\1", text)))
    return values


def _values(text: str) -> list[Any]:
    """One JSON value after another, as far as they can be read; raw newlines inside strings are allowed."""
    values: list[Any] = []
    at = 0
    while at < len(text) and len(values) < 50:
        start = min((i for i in (text.find("{", at), text.find("[", at)) if i >= 0), default=-1)
        if start < 0 or (values and start - at > 20):
            break
        try:
            value, at = _LENIENT.raw_decode(text, start)
        except (ValueError, RecursionError):
            break
        values.append(value)
    return values


def _flatten(value: Any, found: list[Node], depth: int) -> None:
    if depth > 4 or len(found) >= MAX_OBJECTS:
        return
    if isinstance(value, list):
        for item in value:
            _flatten(item, found, depth + 1)
    elif isinstance(value, dict):
        graph = value.get("@graph")
        if isinstance(graph, list | dict):
            _flatten(graph, found, depth + 1)
            if len(value) <= 3 and not types(value):
                return
        found.append(value)
        # The piece may hang below the page: WebPage > mainEntity > NewsArticle.
        for key in ("mainEntity", "mainEntityOfPage"):
            below = value.get(key)
            if isinstance(below, dict) and types(below) & (ARTICLE_TYPES | MEDIA_TYPES):
                _flatten(below, found, depth + 1)


def types(node: Node) -> frozenset[str]:
    """The @type of a node as a set of bare names: "http://schema.org/NewsArticle" is "NewsArticle"."""
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return frozenset(n.rsplit("/", 1)[-1].strip() for n in names if isinstance(n, str))


def plain(value: Any) -> str | None:
    """A JSON value as one line of text, tags out and entities decoded however often escaped; None for other types."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    return flat(value) or None


def flat(text: str) -> str:
    """Text with markup and entities resolved and white space collapsed: values that should be plain and are not."""
    if "&" in text:
        text = unescaped(text)
    if "<" in text:
        text = TAG.sub(" ", text)
    return " ".join(text.split())


def unescaped(text: str) -> str:
    """Entities decoded, up to three times where they were escaped again and again; a lone & stays."""
    for _ in range(3):
        if not ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


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
        score = 1 if len(candidates) == 1 else 0
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


def letters(text: str) -> str:
    """The letters and digits of a text alone, lower-cased, to compare headlines."""
    return NO_LETTER.sub("", text).lower()


def address_key(url: str) -> str:
    """Host and path of a URL without scheme, www, query, fragment, closing slash; "" where there is no path."""
    from urllib.parse import unquote

    key = re.sub(r"^https?://(?:www\.|m\.)?", "", unquote(url).split("#")[0].strip()).rstrip("/")
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


def resolved(value: Any, nodes: list[Node]) -> Iterator[Any]:
    """The items of a value, each {"@id": ...} reference replaced by the node it points to."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and set(item) <= {"@id", "@type"} and isinstance(item.get("@id"), str):
            yield next((n for n in nodes if n.get("@id") == item["@id"] and len(n) > len(item)), item)
        else:
            yield item
