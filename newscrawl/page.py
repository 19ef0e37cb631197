"""A fetched page: bytes decoded once, tree parsed once; JSON-LD, meta tags and microdata read when first asked for.

Menus, scripts and drawings are cut before the parser (`boilerplate`), and the links of menus parsed when asked for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any, Literal
from urllib.parse import quote, urljoin

from lxml import etree

from newscrawl import structured_data
from newscrawl.boilerplate import trim
from newscrawl.charset import decode
from newscrawl.draft import NoArticle

MAX_BYTES = 16 * 1024 * 1024
MAX_NODES = 400_000
# Asked for on nearly every page: one walk finds them all, and a walk costs more than what is found.
WANTED = (
    "a", "p", "br", "h1", "h2", "h3", "h4", "title", "meta", "link", "base", "script", "time", "body", "article",
)  # fmt: skip
SMALLEST_TAG = 3  # bytes: a page of fewer bytes cannot have more nodes
MAX_DEPTH = 255  # libxml2's own bound on nesting: what stands deeper, and all after it, is not read
MAX_ATTRIBUTES = 1000  # of one element
LEAST_CROWD = 3 * MAX_ATTRIBUTES  # bytes: fewer do not hold as many different names
MANY_VALUES = 10_000  # "=" on a page, estimated from a part of it:
SAMPLE, EVERY = 2048, 16  # so many bytes in so many times as many
BETWEEN = b" \t\n\r\f/="  # one of them at least stands between two attributes
OPENING = re.compile(rb"<[a-zA-Z]")
LINK = re.compile(rb"<a(?=\s)")
START_TAG = re.compile(rb"<(?:(script|style)(?![a-z])|[a-z])(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+", re.I)
QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
ATTRIBUTE = re.compile(rb"[\s\"'/]+[^\s\"'/>=]")

# A path from the root of the site in which there is nothing for `urljoin` to resolve or to drop.
PLAIN_PATH = re.compile(r"/[\w%+~=&,@!-](?:[\w%+~=&,@!-]|(?<!/)[./])*+(?:\?[\w%+~=&,@!./:-]+)?")
PLAIN_ORIGIN = re.compile(r"https?://[\w.-]+(?::\d+)?(?=/)", re.ASCII)

Link = tuple[str, etree._Element]  # where it leads, as written; the <a>
Code = Literal["not_html", "no_content", "too_large"]

# What pictures, archives, PDF and other non-pages begin with.
MAGIC = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x00\x00\x00",
    b"BM",
    b"ID3",
)
FEED_ROOTS = (b"<rss", b"<feed", b"<urlset", b"<sitemapindex", b"<rdf:rdf")


class PageError(ValueError):
    """A document that is not read as a page. `code` is the NoArticle code, the message says why in words."""

    code: Code = "not_html"

    @property
    def verdict(self) -> NoArticle:
        """The same as extraction says it of a page that was read."""
        return NoArticle(self.code, str(self))


class NotHtmlError(PageError):
    """A picture, a feed, JSON, or nothing that looks like markup."""


class EmptyPageError(PageError):
    """No bytes, or nothing but white space."""

    code: Code = "no_content"


class TooLargeError(PageError):
    """More bytes or nodes than are read."""

    code: Code = "too_large"


class Page:
    """One document. Raises a PageError where it is empty, too large or no HTML. Nested too deep, it is read so far.

    `html`: bytes as fetched, or a str already decoded. `headers`: HTTP response headers, names in any case. `whole`:
    parse its menus, scripts and drawings with the rest, for who asks for more than the article, as selectors may.
    `utf8` is all of it, `markup` what is parsed to `tree`, `menus` the menus, sidebars and footer that were cut.
    """

    def __init__(
        self, html: bytes | str, url: str, headers: Mapping[str, str] | None = None, *, whole: bool = False
    ) -> None:
        self.url = url
        self.headers: dict[str, str] = {k.lower(): v for k, v in (headers or {}).items()}
        if isinstance(html, str):
            check_size(len(html))
            self.utf8 = html.encode("utf-8", "replace").removeprefix(b"\xef\xbb\xbf")
            self.charset, self.repaired = "utf-8", False
        else:
            check_size(len(html))
            check_kind(html)
            decoded = decode(html, self.headers.get("content-type"))
            self.utf8, self.charset, self.repaired = decoded.utf8, decoded.charset, decoded.repaired
        check_markup(self.utf8)
        self.markup, self.menus = (self.utf8, b"") if whole else trim(self.utf8)
        self.tree = parse(self.markup)

    @cached_property
    def open_end(self) -> frozenset[etree._Element]:
        """The elements that were open where the parser stopped because of their nesting; empty where it read it all."""
        last = _last(self.tree)
        return frozenset(last) if len(last) >= MAX_DEPTH else frozenset()

    def is_cut(self, element: etree._Element | None) -> bool:
        """Whether the parser stopped before the end of an element; for None, before the end of the page."""
        return bool(self.open_end) and (element is None or element in self.open_end)

    @cached_property
    def _by_tag(self) -> dict[str, list[etree._Element]]:
        found: dict[str, list[etree._Element]] = {tag: [] for tag in WANTED}
        for element in self.tree.iter(*WANTED):
            found[element.tag].append(element)
        return found

    def all(self, *tags: str) -> Iterator[etree._Element]:
        """The elements of some tags, tag by tag, each tag's in page order; one walk finds the usual tags."""
        return chain.from_iterable(map(self._of, tags))

    def count(self, tag: str) -> int:
        """How many elements of a tag there are."""
        return len(self._of(tag))

    def _of(self, tag: str) -> list[etree._Element]:
        known = self._by_tag.get(tag)
        if known is None:
            known = self._by_tag[tag] = list(self.tree.iter(tag))
        return known

    @cached_property
    def base(self) -> str:
        """What relative links resolve against: <base href>, else the URL."""
        for element in self.all("base"):
            href = element.get("href")
            if href:
                return absolute(self.url, href) or self.url
        return self.url

    def resolve(self, link: str) -> str | None:
        """The absolute URL of a link on the page, or None where it is no http(s) address."""
        return absolute(self.base, link)

    @cached_property
    def jsonld(self) -> list[dict[str, Any]]:
        """Every JSON-LD object of the page, lists and @graph laid out flat, in page order."""
        return structured_data.objects(self.all("script"))

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """The contents of meta tags by lower-cased name, property, itemprop or http-equiv, in page order."""
        return structured_data.contents(self.all("meta"))

    @cached_property
    def microdata(self) -> dict[str, list[etree._Element]]:
        """The elements that carry an itemprop, by property, in page order."""
        found: dict[str, list[etree._Element]] = {}
        if self.markup.rfind(b"itemprop") >= 0:  # twice as fast as `in`
            for element in self.tree.iter(etree.Element):
                for name in (element.get("itemprop") or "").split():
                    found.setdefault(name, []).append(element)
        return found

    @cached_property
    def links(self) -> list[Link]:
        """The <a> elements that lead somewhere, in page order. Read once: there are hundreds."""
        return [(href, a) for a in self.all("a") if (href := a.get("href"))]

    @cached_property
    def menu_tree(self) -> etree._Element | None:
        """The menus, sidebars and the footer that were cut, parsed when first asked for; None where there are none."""
        try:
            return parse(self.menus)
        except PageError:
            return None

    @cached_property
    def menu_links(self) -> list[Link]:
        """The links of `menu_tree`, in page order."""
        tree = self.menu_tree
        return [(href, a) for a in tree.iter("a") if (href := a.get("href"))] if tree is not None else []

    def links_to(self, parts: Iterable[str]) -> Iterator[Link]:
        """The links of the page, then those of its menus where one of some parts of addresses may stand in them."""
        yield from self.links
        forms = {b"&#"}  # who writes letters as entities may mean any address
        for part in parts:
            plain = part.partition("&")[0]
            coded = quote(plain, errors="replace")
            forms |= {plain.encode("utf-8", "replace"), coded.encode(), coded.lower().encode()}
        if any(form in self.menus for form in forms):
            yield from self.menu_links

    def every_link(self) -> Iterator[Link]:
        """The links of the page, then those of its menus."""
        yield from self.links
        yield from self.menu_links

    def count_links(self) -> int:
        """How many <a> elements there are on the page, those of its menus among them."""
        return self.count("a") + len(LINK.findall(self.menus))

    @cached_property
    def rels(self) -> dict[str, list[etree._Element]]:
        """The <link> elements by each word of their rel attribute, lower-cased."""
        found: dict[str, list[etree._Element]] = {}
        for element in self.all("link"):
            rel = element.get("rel")
            if rel:
                for word in rel.lower().split():
                    found.setdefault(word, []).append(element)
        return found


def check_size(size: int) -> None:
    """Raise TooLargeError for more than MAX_BYTES."""
    if size > MAX_BYTES:
        raise TooLargeError(f"{size:,} bytes; at most {MAX_BYTES:,} are read")


def check_kind(raw: bytes) -> None:
    """Raise EmptyPageError or NotHtmlError where the first bytes are those of something else than a page."""
    start = raw[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start and not raw.strip():
        raise EmptyPageError("the document is empty")
    if raw.startswith(MAGIC):
        raise NotHtmlError("a picture, archive or other binary file, not a page")
    head = start.lower()
    if head.startswith((b"{", b"[")) and b"<" not in start[:2]:
        raise NotHtmlError("JSON, not a page")
    if head.startswith((b"<?xml", *FEED_ROOTS)) and any(root in head for root in FEED_ROOTS):
        raise NotHtmlError("a feed or sitemap, not a page")


def check_markup(utf8: bytes) -> None:
    """Raise NotHtmlError for text without any tag, TooLargeError for some MAX_NODES elements and more."""
    if b"<" not in utf8:
        raise NotHtmlError("no markup in it")
    if len(utf8) > SMALLEST_TAG * MAX_NODES and (tags := utf8.count(b"<")) > 2 * MAX_NODES:
        raise TooLargeError(f"some {tags // 2:,} elements; at most {MAX_NODES:,} are read")


def parse(utf8: bytes) -> etree._Element:
    """The tree of markup given as UTF-8. Raises PageError. Attributes are bounded before; the parser bounds depth."""
    if b"\0" in utf8:
        utf8 = utf8.replace(b"\0", b"")
    if crowded(utf8):
        raise TooLargeError(f"more than {MAX_ATTRIBUTES:,} attributes on one element")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = etree.fromstring(utf8, parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise EmptyPageError(f"the parser found no element: {error}") from error
    if tree is None:
        raise EmptyPageError("the parser found no element")
    return tree


def crowded(utf8: bytes) -> bool:
    """Whether an element has more than MAX_ATTRIBUTES: the parser compares each with all before it.

    Linear. Such a tag is a long run of bytes without ">": only where one is met that is no script, or where the page
    has so many "=" that they may be a tag's with ">" in its values, are the tags looked at one by one.
    """
    at, size = 0, len(utf8)
    seen = sum(utf8.count(b"=", start, start + SAMPLE) for start in range(0, size, EVERY * SAMPLE))
    suspected = EVERY * seen > MANY_VALUES
    while not suspected and at + LEAST_CROWD < size:
        last = utf8.rfind(b">", at, at + LEAST_CROWD)
        if last >= 0:
            at = last + 1
            continue
        end = utf8.find(b">", at + LEAST_CROWD)
        end = end if end >= 0 else size
        first = utf8.find(b"<", at, end)  # much faster than the pattern, and most such runs are scripts without one
        if first >= 0 and (opened := OPENING.search(utf8, first, end)) is not None:
            tag = utf8[opened.start() : end]
            between = len(tag) - len(tag.translate(None, BETWEEN))
            suspected = between > MAX_ATTRIBUTES and _attributes(tag) > MAX_ATTRIBUTES
        at = end + 1
    return suspected and any(_attributes(tag) > MAX_ATTRIBUTES for tag in _long_tags(utf8))


def _long_tags(utf8: bytes) -> Iterator[bytes]:
    """The start tags that are long enough for a crowd of attributes."""
    at = 0
    while (found := START_TAG.search(utf8, at)) is not None:
        at = found.end()
        if at - found.start() > LEAST_CROWD:
            yield found[0]
        if name := found[1]:  # what stands in a script is no tag
            end = utf8.find(b"</" + name, at)
            at = end if end >= 0 else at


def _attributes(tag: bytes) -> int:
    return len(ATTRIBUTE.findall(QUOTED.sub(b'"', tag)))


def _last(tree: etree._Element) -> list[etree._Element]:
    """The last element and those around it, the outermost first, as many as the parser nests."""
    chain = [tree]
    while len(chain[-1]) and len(chain) < MAX_DEPTH:
        chain.append(chain[-1][-1])
    return chain


def absolute(base: str, link: str) -> str | None:
    """`link` resolved against `base`, or None where it is malformed or no http(s) address."""
    link = link.strip()
    if link.startswith(("https://", "http://")) and " " not in link and "[" not in link:
        return link
    if not link or link.startswith(("data:", "javascript:", "about:", "#", "mailto:")):
        return None
    try:
        url = _origin(base) + link if PLAIN_PATH.fullmatch(link) else urljoin(base, link)
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) else None


@lru_cache(maxsize=64)
def _origin(base: str) -> str:
    """Scheme and host of an http(s) address, as `urljoin` puts them before a path."""
    plain = PLAIN_ORIGIN.match(base)
    return plain[0] if plain else urljoin(base, "/")[:-1]
