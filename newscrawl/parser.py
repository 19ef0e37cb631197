"""The parser: the bytes of a page to its tree, or why they are no page.

Bytes, nodes and attributes are bounded before anything is parsed, depth by libxml2 itself.
"""

import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from newscrawl.draft import NoArticle

MAX_BYTES = 16 * 1024 * 1024
MAX_NODES = 400_000
SMALLEST_TAG = 3  # bytes: a page of fewer bytes cannot have more nodes
MAX_DEPTH = 255  # libxml2's own bound on nesting: what stands deeper, and all after it, is not read
MAX_ATTRIBUTES = 1000  # of one element
LEAST_CROWD = 3 * MAX_ATTRIBUTES  # bytes: fewer do not hold as many different names
MANY_VALUES = 10_000  # "=" on a page, estimated from a part of it:
SAMPLE, EVERY = 2048, 16  # so many bytes in so many times as many
BETWEEN = b" \t\n\r\f/="  # one of them at least stands between two attributes
OPENING = re.compile(rb"<[a-zA-Z]")
START_TAG = re.compile(rb"<(?:(script|style)(?![a-z])|[a-z])(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+", re.I)
QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
ATTRIBUTE = re.compile(rb"[\s\"'/]+[^\s\"'/>=]")

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
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")  # of UTF-16 and UTF-32, whose text is full of NULs
HEAD = 4096  # bytes in which NULs are looked for
CONTROLS = bytes(set(range(1, 32)) - set(b"\t\n\v\f\r\x1b"))  # no text has these
MANY_CONTROLS = 8  # different ones: packed data have nearly all
MANY_NULS, NUL_SHARE = 8, 50  # so many, and one byte in so many
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


def check_size(size: int) -> None:
    """Raise TooLargeError for more than MAX_BYTES."""
    if size > MAX_BYTES:
        raise TooLargeError(f"{size:,} bytes; at most {MAX_BYTES:,} are read")


def check_kind(raw: bytes) -> None:
    """Raise EmptyPageError or NotHtmlError where the first bytes are those of something else than a page."""
    start = raw[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start and not raw.strip():
        raise EmptyPageError("the document is empty")
    if raw.startswith(MAGIC) or (raw.find(b"\0", 0, HEAD) >= 0 and _is_binary(raw, start)):
        raise NotHtmlError("a picture, archive or other binary file, not a page")
    head = start.lower()
    if head.startswith((b"{", b"[")) and b"<" not in start[:2]:
        raise NotHtmlError("JSON, not a page")
    if head.startswith((b"<?xml", *FEED_ROOTS)) and any(root in head for root in FEED_ROOTS):
        raise NotHtmlError("a feed or sitemap, not a page")


def _is_binary(raw: bytes, start: bytes) -> bool:
    """Whether bytes with NULs in them are no text. Pages that begin with a tag are, and may hold stray NULs."""
    if start.lstrip(b"\0").startswith(b"<") or raw.startswith(WIDE_MARKS):
        return False
    head = raw[:HEAD].rstrip(b"\0")  # a page may be filled up
    even, odd = head[::2].count(0), head[1::2].count(0)
    if not (even and odd) and even + odd >= MANY_NULS:
        return False  # UTF-16 without its mark: every other byte of the markup
    controls = set(head).intersection(CONTROLS)
    return len(controls) >= MANY_CONTROLS or (even + odd >= MANY_NULS and (even + odd) * NUL_SHARE >= len(head))


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
            at = end if end >= 0 else len(utf8)  # all the rest is text of it


def _attributes(tag: bytes) -> int:
    return len(ATTRIBUTE.findall(QUOTED.sub(b'"', tag)))
