"""Is there an article on this page? If not, why not."""

import re
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from lxml import etree

from newscrawl import structured_data
from newscrawl.draft import NoArticle
from newscrawl.extraction import cards, errors, head, inner
from newscrawl.extraction.body import SENTENCE, Body
from newscrawl.extraction.jsonld import letters
from newscrawl.extraction.names import Names
from newscrawl.extraction.times import is_date_line
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
PAGE_BODY = re.compile(r"(?<![\w-])page-id-\d+(?![\w-])")
# WordPress: /2024/10/ is the archive of a month, /?s=words a search; a number there is a piece's.
DAY_PATH = re.compile(r"/(?:19|20)\d\d(?:/[01]?\d(?:/[0-3]?\d)?)?/?$")
SEARCH_QUERY = re.compile(r"(?:^|&)s=(?!\d+(?:&|$))")
LISTING_TYPES = frozenset(["CollectionPage", "ItemList", "SearchResultsPage", "ProfilePage"])
LISTING_PATH = re.compile(
    r"/(?:page|صفحة)/\d+/?$|[?&](?:page|paged|pagenum|p)=\d{1,4}$|^/(?:category|tag|author|search)/", re.I
)
SCRIPT_NOTE = re.compile(
    r"(?:enable|activate|requires?|turn on)\s+java\s?script|تفعيل\s+(?:ال)?جافا"
    r"|java\s?script\s+(?:is\s+)?(?:required|disabled)",
    re.I,
)
FIRST_HEADINGS = 2  # of a level: an error stands among them
LONGEST_ERROR = 160  # characters of a title
LEVELS = 2  # around a headline in which its date is looked for
PIECE_NUMBER = re.compile(r"\d{3}")
WORDS = re.compile(r"[^\W_]+")
FEW = 250  # bytes of prose: less is a line, not a body


def refusal(
    page: Page, node: Node | None, body: Body, titles: list[str], heading: etree._Element | None, names: Names
) -> NoArticle | None:
    """Why the page is no article, or None where it is one.

    `titles`: <title> and the headline shown; `heading`: the element that shows it.
    """
    marked = node is not None or bool(page.meta.get("article:published_time"))

    def dated() -> bool:
        return body.is_dated or _dated(heading, names)

    prose = body.weight if body.in_paragraphs is None or dated() else body.in_paragraphs
    said = None if marked and prose > FEW else _told(page, titles, prose)
    if said is not None and prose < 8 * FEW and not (prose >= FEW and dated()):
        return said
    body_class = next((b.get("class", "") for b in page.all("body")), "")
    if "error404" in body_class.split():
        return NoArticle("not_found", "the page's body says error404")
    if node is not None:
        return None
    single = bool(SINGLE_BODY.search(body_class))
    if not marked and not single and (reason := _static(page, titles, body_class, dated)):
        return NoArticle("listing", reason)
    evidence = _listing(page, body, body_class, prose, titles)
    says_article = single or "article" in " ".join(page.meta.get("og:type", ())).lower()
    if not marked and not says_article:
        most = SHORT_NAME if prose >= 4 * FEW else SHORT_TITLE
        if HOME in evidence:
            return NoArticle("listing", HOME)
        if cards.fill(page, body, names):
            return NoArticle("listing", "its paragraphs stand one by one under links to other pages")
        if cards.boxed(page, body) and not dated():
            return NoArticle("listing", "its paragraphs stand one by one in boxes with links to other pages")
        if named := _own_link(page, [t for t in titles if t], most):
            return NoArticle("listing", f"a link on it calls it {named!r}, as menus name sections and static pages")
    like = says_article or _article_like(page, prose)
    if len(evidence) >= 2 or (evidence and not marked and not like):
        return NoArticle("listing", "a section or home page: " + "; ".join(evidence))
    if prose >= FEW or marked or like or (heading is not None and _is_flash(page, heading, prose) and dated()):
        return None
    if SCRIPT_NOTE.search(_visible_text(page)) or _is_shell(page):
        return NoArticle("shell", "the page is empty until its scripts have run")
    return NoArticle("no_content", "no paragraphs on the page, and nothing says that it is an article")


def _told(page: Page, titles: list[str], prose: int) -> NoArticle | None:
    """What the title says, or over little prose the first headings beside it: an error, a challenge."""
    shown = [*titles]
    if prose < 4 * FEW and (len(titles) < 2 or letters(titles[1]) not in letters(titles[0])):
        firsts = ([*page.all(tag)][:FIRST_HEADINGS] for tag in ("h1", "h2", "h3"))
        shown += [inner.line(heading) for level in firsts for heading in level]
    for title in shown:
        code = errors.said(title) if len(title) < LONGEST_ERROR else None
        if code in ("blocked", "not_found"):
            return NoArticle("blocked" if code == "blocked" else "not_found", f"the page is titled {title[:80]!r}")
    return None


def _static(page: Page, titles: list[str], body_class: str, dated: Callable[[], bool]) -> str | None:
    """Why the page is one of the site's own, its contact, its terms; None where it may be a piece."""
    if any(errors.said(title) == "static" for title in titles):  # dated or not: terms say when they were changed
        return "its title is that of a page about the site"
    if PAGE_BODY.search(body_class) and not dated():
        return "the CMS says it is a page, not a post"
    if (named := _own_link(page, titles, SHORT_NAME)) and not dated():
        return f"a link on it calls it {named!r}, as menus name sections and static pages"
    return None


def _dated(heading: etree._Element | None, names: Names) -> bool:
    """Whether a date line stands by the headline."""
    if heading is None:
        return False
    top = heading
    for _ in range(LEVELS):
        parent = top.getparent()
        if parent is None or parent.tag == "html":
            break
        top = parent
    lines = head.Reader(names, heading, None).read(top)
    before = [line for line in lines if line.side == "before"]
    after = [line for line in lines if line.side != "before"]
    return any(line.times or is_date_line(line.text) for line in before[-1:] + after[: head.LINES_AFTER])


def _is_flash(page: Page, heading: etree._Element, prose: int) -> bool:
    """Whether a headline and a sentence may be all of a piece: at an address that names one piece."""
    parts = urlsplit(page.url)
    address = unquote(parts.path).rstrip("/").rpartition("/")[2] + "?" + parts.query
    names_piece = PIECE_NUMBER.search(address) is not None or len(WORDS.findall(address)) > SHORT_TITLE
    return prose >= SENTENCE and len(inner.text(heading).split()) >= SHORT_TITLE and names_piece


def _listing(page: Page, body: Body, body_class: str, prose: int, titles: list[str]) -> list[str]:
    """What speaks for a list of articles."""
    found: list[str] = []
    parts = urlsplit(page.url)
    if parts.path.strip("/") in ("", "ar", "en", "index.html", "index.php", "home") and not parts.query:
        found.append(HOME)
    if LISTING_PATH.search(parts.path + ("?" + parts.query if parts.query else "")):
        found.append("the address counts pages")
    if DAY_PATH.search(parts.path) or (SEARCH_QUERY.search(parts.query) and parts.path.count("/") <= 2):
        found.append("the address is that of an archive or a search")
    if ("search" in parts.path or parts.query) and any(errors.said(title) == "search" for title in titles):
        found.append("its title speaks of search results")
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
    own = _plain(page.url)
    tail = own.rpartition("/")[2]
    if not wanted or not tail:
        return None
    same = {href for href in set(page.hrefs) if tail in unquote(href) and _plain(page.resolve(href) or "") == own}
    for href, _, link in page.links if same else ():
        if href in same:
            text = inner.line(link)
            if len(text) < LONGEST_NAME and letters(text) in wanted:
                return text
    return None


def _plain(url: str) -> str:
    return unquote(url).partition("#")[0].rstrip("/")


HOME = "the address is the site's own"
SHORT_TITLE = 4  # words of a title that a section or a static page may have
SHORT_NAME = 2  # of one that stands over much prose
LONGEST_NAME = 40  # characters


def _article_like(page: Page, prose: int) -> bool:
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
