"""Where on the site the piece stands: the breadcrumb, from JSON-LD or as shown."""

import re
from functools import cache
from itertools import chain, islice
from urllib.parse import urlsplit

from lxml import etree

from newscrawl import structured_data, tables
from newscrawl.arabic import bylines
from newscrawl.draft import Claim
from newscrawl.extraction import inner, labels, phrases
from newscrawl.extraction.jsonld import letters
from newscrawl.extraction.title import blank_titles
from newscrawl.page import Page
from newscrawl.structured_data import Node, plain

# What a breadcrumb may be.
TRAILS = ("nav", "div", "ul", "ol", "section", "span", "p")


@cache
def home_words() -> frozenset[str]:
    """What the first level of a breadcrumb is called, letters only."""
    return frozenset(letters(row[0]) for row in tables.rows("extraction/home.tsv"))


def sections(page: Page, nodes: list[Node], titles: list[str], sites: list[str]) -> list[Claim]:
    """The levels of the breadcrumb from outer to inner, without home, the site and the piece itself."""
    listed = _listed(nodes)
    found = listed or _shown(page)
    if not found:
        return []
    headlines = {letters(t) for t in titles}
    refused = headlines | {letters(s) for s in sites} | home_words()
    kept: list[str] = []
    for i, (level, href) in enumerate(found):
        key = letters(level)
        if not key or key in refused or len(level) >= 80 or level in kept:
            continue
        is_piece = i == len(found) - 1 and (len(level) > 45 or (href is not None and page.resolve(href) == page.url))
        begins = len(key) > 10 and any(t.startswith(key) for t in headlines)
        if not (is_piece or begins or (href is not None and leads_home(href))):
            kept.append(level)
    return [
        Claim(level, "jsonld", "BreadcrumbList") if listed else Claim(level, "visible", "breadcrumb") for level in kept
    ]


def leads_home(href: str) -> bool:
    """Whether a link leads to the first page of the site."""
    below = href.partition("://")[2].partition("/")[2].partition("?")[0]
    if below.strip("/").lower() not in HOME_PATHS and "#" not in href and href.isprintable():
        return False  # plainly longer: nothing that has to be taken apart
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return parts.path.strip("/").lower() in HOME_PATHS and not parts.query


TRAIL = frozenset(("BreadcrumbList",))
HOME_PATHS = frozenset(
    ("", "ar", "en", "home", "index.html", "index.htm", "index.php", "index.asp", "index.aspx", "default.asp",
     "default.aspx", "home.aspx")
)  # fmt: skip
Level = tuple[str, str | None]  # its name, and where it leads


def _listed(nodes: list[Node]) -> list[Level]:
    for node in nodes:
        for each in (node, node.get("breadcrumb")):
            if isinstance(each, dict) and structured_data.is_any(each, TRAIL):
                items = each.get("itemListElement")
                levels = [_level(i) for i in items if isinstance(i, dict)] if isinstance(items, list) else []
                levels.sort(key=lambda level: level[0])
                if any(name for _, name, _ in levels):
                    return [(name, href) for _, name, href in levels if name]
    return []


def _level(item: Node) -> tuple[float, str | None, str | None]:
    inner = item.get("item")
    name = plain(item.get("name")) or (plain(inner.get("name")) if isinstance(inner, dict) else None)
    href = inner.get("@id") or inner.get("url") if isinstance(inner, dict) else inner
    address = href if isinstance(href, str) else None
    try:
        return float(item.get("position", 0)), name, address
    except (TypeError, ValueError):
        return 0.0, name, address


def _shown(page: Page) -> list[Level]:
    named = _named_crumb(page.markup)
    for trail in chain.from_iterable(page.tree.iter(tag) for tag in TRAILS if tag in named):
        if "crumb" in (trail.get("class") or "") or "crumb" in (trail.get("id") or trail.get("itemtype") or ""):
            levels = [(inner.line(a).strip(" »›>/\\|"), a.get("href")) for a in trail.iter("a")]
            levels = [level for level in levels if level[0]]
            if 0 < len(levels) <= 8:
                return levels if len(levels) > 1 else [*levels, *_unlinked_end(trail)]
    return []


def _unlinked_end(trail: etree._Element) -> list[Level]:
    """The level that a trail of one link shows behind it, where that may be a section's name: «عربي وعالمي»."""
    link = next(trail.iter("a"), None)
    box = link.getparent() if link is not None else None
    if link is None or box is None:
        return []
    at = box if box.tag == "li" else link
    after = at.getnext()
    tail = (at.tail or "").strip()
    if tail.strip(MARKS):
        end = tail.strip(MARKS) if tail[0] in MARKS else ""
    elif after is not None and after.tag in ("li", "span", "b", "strong", "em", "i"):
        end = inner.line(after).strip(MARKS)
    else:
        end = ""
    return [(end, None)] if end and _may_be_section(end) else []


def _may_be_section(words: str) -> bool:
    """Whether words behind the link of a trail are neither a cut headline nor a date, a name, a counter, a button."""
    if len(words) > LONGEST_END or words.endswith(CUT) or any(map(str.isdigit, words)) or "=" in words:
        return False
    if letters(words) in blank_titles() or phrases.kind(words) is not None or labels.begins(words, "byline"):
        return False
    return not bylines.read(words).authors


MARKS = " »›>/\\|-–—:←→‹«"
CUT = ("…", "..")  # a headline cut short
LONGEST_END = 25  # characters


def _named_crumb(utf8: bytes) -> set[str]:
    """The tags of the elements with "crumb" in an attribute, from the markup: most of a page is not looked at."""
    found: set[str] = set()
    for at in _places(utf8):
        start = utf8.rfind(b"<", max(0, at - LONGEST_TAG), at)
        tag = TAG.match(utf8, start + 1) if start >= 0 else None
        if tag:
            found.add(tag[0].decode("ascii").lower())
    return found


def _places(utf8: bytes) -> list[int]:
    """Where "crumb" stands in the markup, in no order; of more than MOST_CRUMBS places the first."""
    places: list[int] = []
    at = utf8.rfind(b"crumb")  # a fifth faster from the end than from the beginning
    while at >= 0 and len(places) <= MOST_CRUMBS:
        places.append(at)
        at = utf8.rfind(b"crumb", 0, at)
    if len(places) > MOST_CRUMBS:
        places = [found.start() for found in islice(CRUMB.finditer(utf8), MOST_CRUMBS)]
    return places


CRUMB = re.compile(b"crumb")
TAG = re.compile(rb"[a-zA-Z]+")
MOST_CRUMBS = 60
LONGEST_TAG = 600  # bytes between "<" and the class
