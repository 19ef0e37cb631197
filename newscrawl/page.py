"""A fetched page: bytes decoded once, tree parsed once; JSON-LD, meta tags and microdata read when first asked for.

Menus, scripts and drawings are cut before the parser (`boilerplate`), and the links of menus parsed when asked for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any
from urllib.parse import quote, urljoin

from lxml import etree

from newscrawl import structured_data
from newscrawl.boilerplate import trim
from newscrawl.charset import decode
from newscrawl.parser import MAX_DEPTH, PageError, check_kind, check_markup, check_size, parse

# Asked for on nearly every page: one walk finds them all, and a walk costs more than what is found.
WANTED = (
    "a", "p", "br", "h1", "h2", "h3", "h4", "title", "meta", "link", "base", "script", "time", "body", "article",
)  # fmt: skip
LINK = re.compile(rb"<a(?=\s)")

# A path from the root of the site in which there is nothing for `urljoin` to resolve or to drop.
PLAIN_PATH = re.compile(r"/[\w%+~=&,@!-](?:[\w%+~=&,@!-]|(?<!/)[./])*+(?:\?[\w%+~=&,@!./:-]+)?")
PLAIN_ORIGIN = re.compile(r"https?://[\w.-]+(?::\d+)?(?=/)", re.ASCII)

Link = tuple[str, etree._Element]  # where it leads, as written; the <a>


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
