"""Structured data in a page's markup: JSON-LD and meta tags, as news sites write them.

JSON-LD comes in CDATA or comments, cut by newlines, with commas too many, with HTML in values; meta tags under property
or name, in any case, repeated, with entities escaped twice.
"""

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
TYPED = re.compile(r'"@type"\s*:\s*\[?\s*"(?:https?://schema\.org/)?(\w{1,40})"')
SALVAGED = re.compile(
    r'"(headline|datePublished|dateModified|description|articleSection|author|url|inLanguage)"\s*:\s*"([^\n]{1,1000}?)"'
    r'\s*(?=,\s*"[@\w]{1,40}"\s*:|,?\s*[}\]]\s*(?:[,}\]]|$)|$)'
)
AUTHOR = re.compile(
    r'"author"\s*:\s*\[?\s*\{\s*(?:"@type"\s*:\s*"(Person|Organization)"\s*,\s*)?(?:"(?:url|@id)"\s*:\s*"[^"]{0,300}"\s*,\s*)?'
    r'"name"\s*:\s*"([^"\n]{1,80})"'
)
NO_TYPE: frozenset[str] = frozenset()
BARE_QUOTE, QUOTE = re.compile(r'(?<!\\)"'), r"\\" + '"'
MAX_OBJECTS = 400
DEPTH = 60

_LENIENT = json.JSONDecoder(strict=False)


def objects(scripts: Iterable[etree._Element]) -> list[Node]:
    """Every JSON-LD object of a page's script elements, in page order.

    Lists and @graph are laid flat; nested values stay where they stand.
    """
    found: list[Node] = []
    for script in scripts:
        kind = script.get("type")
        if kind and "ld+json" in kind.lower():
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
    return values or _salvaged(text)


def _salvaged(text: str) -> list[Any]:
    """What can be picked out of an article object that is no JSON: raw quotes in its texts, or its end cut off.

    Plain texts under the keys of SALVAGED, each up to the quote that the next key or the end of the object follows, up
    to the next object that is an article. Empty where the text describes none.
    """
    kinds = [found for found in TYPED.finditer(text) if found[1] in ARTICLE_TYPES]
    if not kinds:
        return []
    start = text.rfind("{", 0, kinds[0].start())
    own = text[max(start, 0) : kinds[1].start() if len(kinds) > 1 else len(text)]
    node: Node = {"@type": kinds[0][1]}
    for found in SALVAGED.finditer(own):
        try:
            node.setdefault(found[1], json.loads(f'"{BARE_QUOTE.sub(QUOTE, found[2])}"', strict=False))
        except ValueError:
            continue
    if author := AUTHOR.search(own):
        node["author"] = {"@type": author[1] or "Person", "name": author[2]}
    return [node]


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
        if isinstance(graph, (list, dict)):
            _flatten(graph, found, depth + 1)
            if len(value) <= 3 and not types(value):
                return
        found.append(value)
        # The piece may hang below the page: WebPage > mainEntity > NewsArticle.
        for key in ("mainEntity", "mainEntityOfPage"):
            below = value.get(key)
            if isinstance(below, dict) and (is_any(below, ARTICLE_TYPES) or is_any(below, MEDIA_TYPES)):
                _flatten(below, found, depth + 1)


def types(node: Node) -> frozenset[str]:
    """The @type of a node as a set of bare names: "http://schema.org/NewsArticle" is "NewsArticle"."""
    value = node.get("@type")
    if isinstance(value, str):
        return frozenset((value.rsplit("/", 1)[-1].strip(),))
    if not isinstance(value, list):
        return NO_TYPE
    return frozenset(n.rsplit("/", 1)[-1].strip() for n in value if isinstance(n, str))


def is_any(node: Node, kinds: frozenset[str]) -> bool:
    """Whether one of the bare names in the @type of a node is among some."""
    value = node.get("@type")
    if isinstance(value, str) and value.isalnum():  # a bare name, as of most nodes
        return value in kinds
    return not types(node).isdisjoint(kinds)


def plain(value: Any) -> str | None:
    """A JSON value as one line of text, tags out and entities decoded however often escaped; None for other types."""
    if value is None:  # as most are that are asked for
        return None
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if isinstance(value, str):
        return flat(value) or None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return None


def flat(text: str) -> str:
    """Text with markup and entities resolved and white space collapsed: values that should be plain and are not."""
    if "&" in text:
        text = unescaped(text)
    if "<" in text:
        text = TAG.sub(" ", text)
    return collapsed(text)


def collapsed(text: str) -> str:
    """A text on one line, white space collapsed: `" ".join(text.split())` for less, as most text needs nothing done."""
    text = text.strip()
    if "  " not in text and text.isprintable():  # of white space only the space itself is
        return text
    return " ".join(text.split())


def unescaped(text: str) -> str:
    """Entities decoded, up to three times where they were escaped again and again; a lone & stays."""
    for _ in range(3):
        if not ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


def resolved(value: Any, nodes: list[Node]) -> Iterator[Any]:
    """The items of a value, each {"@id": ...} reference replaced by the node it points to."""
    for item in value if isinstance(value, list) else [value]:
        if (
            isinstance(item, dict)
            and len(item) <= 2
            and set(item) <= {"@id", "@type"}
            and isinstance(item.get("@id"), str)
        ):
            yield next((n for n in nodes if n.get("@id") == item["@id"] and len(n) > len(item)), item)
        else:
            yield item


def contents(tags: Iterable[etree._Element]) -> dict[str, list[str]]:
    """The contents of meta tags by lower-cased property, name, itemprop or http-equiv, in page order, as plain text."""
    found: dict[str, list[str]] = {}
    for element in tags:
        content = element.get("content") or element.get("value")
        if not content:
            continue
        get = element.get
        name = get("property") or get("name") or get("itemprop") or get("http-equiv")
        if name:
            text = flat(content)
            if text:
                found.setdefault(name.strip().lower(), []).append(text)
    return found
