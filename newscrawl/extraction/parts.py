"""Articles split over pages: which page one begins on, and where it goes on.

A link counts only where its address differs from the page's own in a page number alone (data/discover/paging.tsv names
the parameters and path segments) and its words or its rel say the same: the next number, "next", rel=next. So neither
the next piece of a series nor WordPress's rel=next, which leads to another article, is taken for a second page.
"""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from lxml import etree

from newscrawl import tables
from newscrawl.page import Page
from newscrawl.urls import canonical

MOST = 50  # a higher number is no page of an article
LONGEST = 40  # characters of a link that speaks of pages
INLINE = ("span", "b", "strong", "i", "em", "font", "small", "svg")
_OFFSETS = frozenset({"start", "limitstart", "offset"})
_ENDING = re.compile(r"(.+?)[-_,.](\d{1,2})(\.[a-z]{3,5})?", re.I)
_NUMBER = re.compile(r"(?:صفحة|الصفحة|page)?\s*(\d{1,2})", re.I)
_TOKENS = re.compile("[A-Za-z0-9]+")
_NO_WORD = re.compile(r"%[0-9A-Fa-f]{2}|\.[a-z]{3,5}(?=$|[?#])")
_LONG = 5  # letters
_PAGED = re.compile(r"(?:^|[/=_,.-])[1-9]\d?(?=$|[/&?#.])", re.ASCII)
_ARROWS = " \t\r\n\xa0«»‹›<>→←…:()[]"


def find(page: Page, *, is_part: bool = False) -> tuple[str | None, str | None]:
    """(first, next): the URL of the page that an article begins on, where this is a later one, and that of its next.

    None for each that there is none of. `is_part`: the page is known to be a later one; else it must link to the first
    to be taken for one, as /news/31 is seldom the page after /news/30. One pass over the page's links. Never raises.
    """
    own = _plain(page.url)
    numbers: dict[str, int] | None = None  # where the page is a later one, of what and which
    first = following = None
    is_first = True
    for element, said in _links(page):
        target = page.resolve(element.get("href") or "")
        if target is None or target == page.url or len(target) > len(page.url) + 40 or (plain := _plain(target)) == own:
            continue
        if numbers is None:
            numbers = {stem: n for stem, n in _forms(own) if n > 1}
        if first is None and said in ("back", "1") and (plain in numbers or _one(plain) in numbers):
            first = target
        if following is None and said != "back":
            here = {own: 1} | numbers
            wanted = {n for stem, n in _forms(plain) if n == here.get(stem, 0) + 1}
            if wanted and (said == "next" or int(said) in wanted) and not _among_comments(element):
                following, is_first = target, own in dict(_forms(plain))
    if following is not None and not is_first and first is None and not is_part:
        following = None
    return first, following


def _links(page: Page) -> Iterator[tuple[etree._Element, str]]:
    """Links that speak of pages, each with what it says: "next", "back" or the digits of a number."""
    for rel, said in (("next", "next"), ("prev", "back"), ("canonical", "back")):
        for element in page.rels.get(rel, ()):
            yield element, said
    links = [*page.links_to((_token(page.url),))]
    wanted = _promising(page, {href for href, _ in links})
    for href, element in links if wanted else ():
        if href not in wanted:
            continue
        rels = (element.get("rel") or "").lower().split()
        if "next" in rels or "prev" in rels:
            yield element, "next" if "next" in rels else "back"
        elif said := _said(element):
            yield element, said


def _promising(page: Page, hrefs: set[str]) -> set[str]:
    """The addresses linked that hold what the pages of an article share: asked first, as a page has hundreds."""
    token = _token(page.url)
    site = page.url.partition("://")[2].partition("/")[0].removeprefix("www.")
    later = _PAGED.search(page.url) is not None  # the first page's address has no number
    return {
        href
        for href in hrefs
        if (token in href or href[0] in "?." or "/" not in href)
        and href[0] != "#"
        and (later or _PAGED.search(href))
        and href != page.url
        and not href.startswith("javascript:")
        and (":" not in href or site in href[:LONGEST_SITE])
    }


LONGEST_SITE = 80  # characters of scheme and host


def _token(url: str) -> str:
    """A word of the URL's path or query that the addresses of all pages of its article have: the last long one."""
    path = _NO_WORD.sub(" ", url.partition("://")[2].partition("/")[2])
    words: list[str] = [word for word in _TOKENS.findall(path) if not _small(word)]
    queries, segments = _words()
    for word in reversed(words):
        if len(word) >= _LONG and not any(word.lower() in each for each in (queries, segments, _OFFSETS)):
            return word
    return max(words, key=len, default="")


def _said(element: etree._Element) -> str:
    """What the words of a link say: "next", "back" or a number; "" for nothing of pages. Most links end early here."""
    words = element.text
    if len(element):
        if (words and len(words) > LONGEST) or len(element) > 2 or element[0].tag not in INLINE:
            return ""
        words = " ".join("".join(str(part) for part in element.itertext(with_tail=False)).split())
    if not words or len(words) > LONGEST:
        return ""
    words = words.strip(_ARROWS)
    if words and words[-1].isdigit():
        number = _NUMBER.fullmatch(words)
        return str(int(number[1])) if number else ""
    return _spoken().get(words.lower(), "")


def _among_comments(element: etree._Element) -> bool:
    """Whether a link stands among readers' comments, which have pages of their own."""
    names = (f"{each.get('class', '')} {each.get('id', '')}".lower() for each in element.iterancestors())
    return any("comment" in name or "respond" in name for name in names)


def _one(plain: str) -> str | None:
    """A plain URL without its number 1; None where it has none."""
    return next((stem for stem, number in _forms(plain) if number == 1), None)


def _plain(url: str) -> str:
    return canonical(url).rstrip("/")


def _forms(url: str) -> list[tuple[str, int]]:
    """The ways to read a plain URL as a page with a number: (the plain URL without it, the number)."""
    try:
        parts = urlsplit(url)
        query = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return []
    found: list[tuple[str, int]] = []

    def add(number: int, path: str, rest: str = parts.query) -> None:
        found.append((_plain(urlunsplit(parts._replace(path=path, query=rest))), number))

    for name, value in query:
        if name.lower() in _words()[0] and (number := _small(value)):
            add(number, parts.path, urlencode([each for each in query if each != (name, value)]))
    head, _, last = parts.path.rstrip("/").rpartition("/")
    if number := _small(last):
        add(number, head)
        before, _, word = head.rpartition("/")
        if unquote(word).lower() in _words()[1]:
            add(number, before)
    elif (ending := _ENDING.fullmatch(last)) and (number := _small(ending[2])):
        add(number, f"{head}/{ending[1]}{ending[3] or ''}")
    return found


def _small(text: str) -> int:
    """A page number, 0 for what is none."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 3 and text[0] != "0" else 0
    return number if number <= MOST else 0


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Parameters and path segments that number pages."""
    rows = [(place, word.lower()) for place, word, *_ in tables.rows("discover/paging.tsv")]
    queries = frozenset(word for place, word in rows if place == "query") - _OFFSETS
    return queries, frozenset(word for place, word in rows if place == "segment")


@cache
def _spoken() -> dict[str, str]:
    """What words of a link say: "next" or "back"."""
    return {word: says for says, word, *_ in tables.rows("extraction/page_links.tsv")}
