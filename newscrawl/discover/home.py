"""What a home or section page leads to: articles, feeds, sitemaps, sections, further pages, CMS endpoints."""

from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree

from newscrawl import tables
from newscrawl.discover.anchors import base_of, page_links
from newscrawl.discover.links import score_links
from newscrawl.discover.traps import page_number, trap
from newscrawl.discover.urls import canonical, host, key, same_site
from newscrawl.discover.words import by_anchor, by_segment, folded, segments
from newscrawl.lead import Lead, Via

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
MAX_SECTION_WORDS = 5  # of the link's text: section names are short

# Language codes as they stand in addresses of editions beside the Arabic one; "it", "so" and "no" are words too often.
_LANGUAGES = frozenset({"en", "fr", "es", "de", "tr", "fa", "ur", "ru", "he", "zh", "cn", "ku", "english", "french"})
_NEXT = frozenset({"التالي", "الصفحه التاليه", "next", "next page", "older posts", "الاقدم", "مقالات اقدم", "suivant"})
_FEED_ENDINGS = (".rss", ".atom", "/feed", "/rss", "rss.xml", "feed.xml", "atom.xml", "/feeds")


@dataclass(frozen=True, slots=True)
class Home:
    """What one page declares and links, every URL absolute and once, in page order."""

    leads: tuple[Lead, ...] = ()  # links judged to be articles, with their scores
    feeds: tuple[str, ...] = ()  # declared in the head, comment feeds left out
    feed_links: tuple[str, ...] = ()  # visible links that look like feeds: often an HTML index of them
    sitemaps: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    next_page: str | None = None  # of a listing: where it goes on, towards older pieces
    cms: tuple[tuple[str, str], ...] = ()  # (CMS, endpoint URL), such as ("wordpress", ".../wp-json/wp/v2/posts")
    editions: tuple[tuple[str, str], ...] = ()  # (language tag, URL) of the site's other languages
    traps: dict[str, int] = field(default_factory=dict)  # links left alone: reason -> how many


def read_home(tree: etree._Element, url: str, *, via: Via = "home") -> Home:
    """Everything a page leads to. `tree` is the parsed page, `url` its address after redirects.

    Only links of the same site become leads and sections; traps are counted and left out. ``<base>`` is honoured.
    `via` is "home", "section" or "archive" and goes into the leads. Links to the page itself are left out. Never
    raises.
    """
    base = base_of(tree, url)
    links = page_links(tree, url)
    own, found, traps = key(url), [], dict[str, int]()
    for target, text in links:
        if key(target) == own or not is_same_edition(target, url):
            continue
        if (reason := trap(target)) is not None:
            traps[reason] = traps.get(reason, 0) + 1
            continue
        found.append((target, text))
    scores = score_links(found, url)
    leads = tuple(
        Lead(url=canonical(target), via=via, source=url, title=text or None, score=round(score, 3))
        for (target, text), score in zip(found, scores, strict=True)
        if score >= 0.5
    )
    rest = [link for link, score in zip(found, scores, strict=True) if score < 0.5]
    return Home(
        leads=leads,
        feeds=_declared_feeds(tree, base),
        feed_links=tuple(target for target, text in links if _is_feed_link(target, text)),
        sitemaps=_sitemap_links(tree, base, links),
        sections=tuple(target for target, text in rest if is_section(target, text)),
        next_page=_next_page(tree, base, url, links),
        cms=_cms(tree, base),
        editions=_editions(tree, base),
        traps=traps,
    )


def is_section(url: str, text: str) -> bool:
    """Whether a link that is no article looks like a section: a short name, a short path, nothing else by its words."""
    said = by_anchor(text)
    if (said is not None and said != "section") or not text or len(text.split()) > MAX_SECTION_WORDS:
        return False
    parts = segments(url)
    kinds = {by_segment(part) for part in parts} - {None, "article"}
    if "section" in kinds:
        return not kinds & {"tag", "author"}
    if kinds or _is_feed_link(url, text) or page_number(url) is not None:
        return False
    if any("." in part for part in parts[-1:]) and not parts[-1].lower().endswith((".html", ".htm", ".php", ".aspx")):
        return False
    return bool(parts or urlsplit(url).query) and len(parts) <= 4


def is_same_edition(url: str, home: str) -> bool:
    """Whether a link stays within the site and the language of `home`.

    The host is the same or lies below it; the main site above ``arabic.`` and its neighbours are other editions, and so
    are ``en.`` and ``/en/`` unless `home` has the same.
    """
    own, target = host(home), host(url)
    if own != target and (not target.endswith("." + own) or target.partition(".")[0] in _LANGUAGES):
        return False
    first, own_first = (next(iter(segments(each)), "").lower() for each in (url, home))
    return first not in _LANGUAGES or first == own_first or first == "ar"


def _links(tree: etree._Element, base: str) -> list[tuple[etree._Element, str]]:
    found = []
    for element in tree.iter("link"):
        href = (element.get("href") or "").strip()
        try:
            target = urldefrag(urljoin(base, href)).url if href else ""
            parts = urlsplit(target)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc:
            found.append((element, target))
    return found


def _rel(element: etree._Element) -> set[str]:
    return set((element.get("rel") or "").lower().split())


def _declared_feeds(tree: etree._Element, base: str) -> tuple[str, ...]:
    feeds: dict[str, None] = {}
    for element, target in _links(tree, base):
        kind = (element.get("type") or "").lower().partition(";")[0].strip()
        if not _rel(element) & {"alternate", "feed"} or kind not in FEED_TYPES:
            continue
        # WordPress declares a feed of comments beside that of the articles, on each page.
        if "/comments/" in target or "تعليقات" in (element.get("title") or "").split("»")[-1]:
            continue
        feeds[target] = None
    return tuple(feeds)


def _is_feed_link(url: str, text: str) -> bool:
    parts = urlsplit(url)
    path = parts.path.lower().rstrip("/")
    if path.endswith(_FEED_ENDINGS) or "feed=rss" in parts.query.lower() or "type=rss" in parts.query.lower():
        return True
    pieces = set(folded(text).split()) | set(path.rpartition("/")[2].replace("_", "-").split("-"))
    return "rss" in pieces


def _sitemap_links(tree: etree._Element, base: str, links: list[tuple[str, str]]) -> tuple[str, ...]:
    declared = [target for element, target in _links(tree, base) if "sitemap" in _rel(element)]
    linked = [
        target
        for target, _ in links
        if "sitemap" in (path := urlsplit(target).path.lower()) and path.endswith((".xml", ".xml.gz", ".txt"))
    ]
    return tuple(dict.fromkeys(declared + linked))


def _next_page(tree: etree._Element, base: str, url: str, links: list[tuple[str, str]]) -> str | None:
    for element, target in _links(tree, base):
        if "next" in _rel(element) and same_site(target, url):
            return target
    for element in tree.iter("a"):
        href = (element.get("href") or "").strip()
        if "next" in _rel(element) and href and not href.startswith(("#", "javascript:")):
            try:
                return urljoin(base, href)
            except ValueError:
                continue
    wanted = (page_number(url) or 1) + 1
    path = urlsplit(url).path.rstrip("/")
    numbered = [target for target, _ in links if page_number(target) == wanted and same_site(target, url)]
    # A page may list several paged things; the listing's own goes on at an address that starts like this one.
    stem = path.split("/page/")[0]
    for target in numbered:
        if urlsplit(target).path.startswith(stem):
            return target
    return next((target for target, text in links if folded(text) in _NEXT and same_site(target, url)), None)


def _editions(tree: etree._Element, base: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        dict.fromkeys(
            (language, target)
            for element, target in _links(tree, base)
            if (language := (element.get("hreflang") or "").strip()) and "alternate" in _rel(element)
        )
    )


def _cms(tree: etree._Element, base: str) -> tuple[tuple[str, str], ...]:
    """The CMS by its marks. The API link of WordPress names its root, which may lie in a folder or another language."""
    generators = " ".join(
        (each.get("content") or "").lower()
        for each in tree.iter("meta")
        if (each.get("name") or "").lower() == "generator"
    )
    assets = " ".join((each.get("src") or each.get("href") or "")[:300] for each in tree.iter("script", "link", "img"))[
        :400_000
    ]
    api = next((target for element, target in _links(tree, base) if "https://api.w.org/" in _rel(element)), None)
    found: dict[str, str] = {}
    for name, kind, sign, endpoint in _signs():
        if name in found:
            continue
        if kind == "api" and api is not None:
            root = api.rstrip("/")
            found[name] = f"{root}/wp/v2/posts"
        elif (kind == "generator" and sign in generators) or (kind == "asset" and sign in assets):
            found[name] = urljoin(base, endpoint)
    return tuple(found.items())


@cache
def _signs() -> list[list[str]]:
    # The API link first: it is the one sign that gives the address itself.
    return sorted(tables.rows("discover/cms.tsv"), key=lambda row: row[1] != "api")
