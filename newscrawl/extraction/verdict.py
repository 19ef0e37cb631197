"""Is there an article on this page? If not, why not."""

import re
from functools import cache
from urllib.parse import unquote, urlsplit

from newscrawl import structured_data, tables
from newscrawl.draft import NoArticle
from newscrawl.extraction import inner
from newscrawl.extraction.body import Body
from newscrawl.extraction.jsonld import letters
from newscrawl.extraction.phrases import folded
from newscrawl.extraction.title import SEPARATOR
from newscrawl.page import Page
from newscrawl.structured_data import Node

# Classes that WordPress and Drupal put on <body> (WordPress Codex, body_class; Drupal template_preprocess_html).
LISTING_BODY = re.compile(
    r"(?<![\w-])(?:archive|category|tag|author|search|home|blog|front|page-taxonomy|path-frontpage|error404|page-id-\d+)(?![\w-])"
)
SINGLE_BODY = re.compile(
    r"(?<![\w-])(?:single|single-post|node-type-\w+|page-node-\w+|node--type-\w+|path-node)(?![\w-])"
)
LISTING_TYPES = frozenset(["CollectionPage", "ItemList", "SearchResultsPage", "ProfilePage"])
LISTING_PATH = re.compile(
    r"/(?:page|صفحة)/\d+/?$|[?&](?:page|paged|pagenum|p)=\d{1,4}$|^/(?:category|tag|author|search)/", re.I
)
SCRIPT_NOTE = re.compile(
    r"(?:enable|activate|requires?|turn on)\s+java\s?script|تفعيل\s+(?:ال)?جافا"
    r"|java\s?script\s+(?:is\s+)?(?:required|disabled)",
    re.I,
)
FEW = 250  # bytes of prose: less is a line, not a body


def refusal(page: Page, node: Node | None, body: Body, titles: list[str]) -> NoArticle | None:
    """Why the page is no article, or None where it is one. `titles`: <title> and the headline shown."""
    prose = sum(b.weight for b in body.blocks if b.kind != "heading")
    marked = node is not None or bool(page.meta.get("article:published_time"))
    said = None if marked and prose > FEW else _told(titles)
    if said is not None and prose < 8 * FEW:
        return said
    body_class = next((b.get("class", "") for b in page.all("body")), "")
    if "error404" in body_class.split():
        return NoArticle("not_found", "the page's body says error404")
    if node is not None:
        return None
    evidence = _listing(page, body, body_class, prose)
    if not marked and not _says_article(page, body_class):
        most = SHORT_NAME if prose >= 4 * FEW else SHORT_TITLE
        if HOME in evidence:
            return NoArticle("listing", HOME)
        if named := _own_link(page, [t for t in titles if t], most):
            return NoArticle("listing", f"a link on it calls it {named!r}, as menus name sections and static pages")
    if len(evidence) >= 2 or (evidence and not marked and not _article_like(page, body_class, prose)):
        return NoArticle("listing", "a section or home page: " + "; ".join(evidence))
    if prose >= FEW or marked or _article_like(page, body_class, prose):
        return None
    if SCRIPT_NOTE.search(_visible_text(page)) or _is_shell(page):
        return NoArticle("shell", "the page is empty until its scripts have run")
    return NoArticle("no_content", "no paragraphs on the page, and nothing says that it is an article")


@cache
def _refusals() -> tuple[tuple[str, str], ...]:
    return tuple((row[0], folded(row[1])) for row in tables.rows("extraction/refusals.tsv"))


def _told(titles: list[str]) -> NoArticle | None:
    for title in titles:
        start = folded(title)
        for code, beginning in _refusals():
            if start.startswith(beginning) and len(start) < len(beginning) + 60:
                return NoArticle("blocked" if code == "blocked" else "not_found", f"the page is titled {title[:80]!r}")
    return None


def _listing(page: Page, body: Body, body_class: str, prose: int) -> list[str]:
    """What speaks for a list of articles."""
    found: list[str] = []
    parts = urlsplit(page.url)
    if parts.path.strip("/") in ("", "ar", "en", "index.html", "index.php", "home") and not parts.query:
        found.append(HOME)
    if LISTING_PATH.search(parts.path + ("?" + parts.query if parts.query else "")):
        found.append("the address counts pages")
    if any(structured_data.types(n) & LISTING_TYPES for n in page.jsonld):
        found.append("JSON-LD says it is a collection")
    if LISTING_BODY.search(body_class) and not SINGLE_BODY.search(body_class):
        found.append("the CMS says it is an archive")
    if page.count("article") >= 6 and prose < 8 * FEW:
        found.append("many short <article> elements")
    kind = " ".join(page.meta.get("og:type", ())).lower()
    if kind in ("website", "blog") and prose < 4 * FEW:
        found.append("og:type website, and little prose")
    if not found and prose < 2 * FEW and page.count("a") > 60 and "article" not in kind:
        found.append("many links, little prose")
    return found


def _own_link(page: Page, titles: list[str], most: int) -> str | None:
    """The name of at most `most` words that a link to this very page gives it and its title has; None for none."""
    pieces = (piece for title in titles for piece in (title, *SEPARATOR.split(title)))
    wanted = {letters(piece) for piece in pieces if len(piece.split()) <= most} - {""}
    own = unquote(page.url).partition("#")[0].rstrip("/")
    tail = own.rpartition("/")[2]
    if not wanted or not tail:
        return None
    for href, _, link in page.links:
        if tail in unquote(href) and unquote(page.resolve(href) or "").partition("#")[0].rstrip("/") == own:
            text = inner.line(link)
            if len(text) < LONGEST_NAME and letters(text) in wanted:
                return text
    return None


HOME = "the address is the site's own"
SHORT_TITLE = 4  # words of a title that a section or a static page may have
SHORT_NAME = 2  # of one that stands over much prose
LONGEST_NAME = 40  # characters


def _says_article(page: Page, body_class: str) -> bool:
    return "article" in " ".join(page.meta.get("og:type", ())).lower() or bool(SINGLE_BODY.search(body_class))


def _article_like(page: Page, body_class: str, prose: int) -> bool:
    if _says_article(page, body_class):
        return True
    if any("Article" in (e.get("itemtype") or "") for e in page.all("article", "main", "section", "div")):
        return True
    return prose >= 4 * FEW


def _visible_text(page: Page) -> str:
    return " ".join(inner.text(e) for e in page.all("noscript"))[:4000]


def _is_shell(page: Page) -> bool:
    """A page of one empty mount point and scripts."""
    scripts = page.count("script")
    words = sum(1 for e in page.all("p", "h1", "h2", "h3", "li", "a"))
    return scripts >= 1 and words < 5
