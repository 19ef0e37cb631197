"""Pages of the site's own: who makes it, its terms. Told by the title, the CMS, and what the menu calls them."""

import re
import unicodedata
from itertools import islice
from urllib.parse import quote, unquote, urlsplit

from lxml import etree

from newscrawl import structured_data
from newscrawl.extraction import inner
from newscrawl.extraction.jsonld import letters
from newscrawl.extraction.names import parts_of
from newscrawl.extraction.title import SEPARATOR
from newscrawl.extraction.verdict import address, errors
from newscrawl.extraction.verdict.headline import SHORT_TITLE, Headline
from newscrawl.page import Page
from newscrawl.structured_data import Node

PAGE_BODY = re.compile(r"(?<![\w-])page-id-\d+(?![\w-])")  # of WordPress, on <body>
SHORT_NAME = 2  # words of a name that a section or a static page has, where much prose stands under it
LONGEST_NAME = 40  # characters
MOST_LINKS = 30  # to the page itself that are looked at
MENU_TAGS = frozenset(("nav", "footer"))
MENU_NAMES = frozenset((b"nav", b"navbar", b"navigation", b"menu", b"footer"))
CRUMB = "crumb"  # in the class or id of a breadcrumb, whose last link may lead to the page itself


def told(page: Page, titles: list[str], body_class: str, headline: Headline) -> str | None:
    """Why the page is one of the site's own; None where it may be a piece."""
    piece = headline.dated and address.numbered(page.url)  # else dated or not: terms say when they were changed
    if not piece and any(errors.said(title) == "static" for title in titles):
        return "its title is that of a page about the site"
    if PAGE_BODY.search(body_class) and not headline.dated:
        return "the CMS says it is a page, not a post"
    if (link := own_link(page, titles, SHORT_TITLE, headline)) is not None and not headline.dated:
        name = inner.line(link)
        short = len(name.split()) <= SHORT_NAME
        if short or (not address.numbered(page.url) and _in_menu(link)):
            return called(name)
    return None


def outweighs(page: Page, node: Node | None, shown: str, body_class: str, headline: Headline) -> str | None:
    """Why a page is one of the site's own although its metadata date an article, as SEO plugins have any page do; None
    where it may be a piece. `shown`: its title, of less than LONGEST_NAME characters.

    The title alone does not say so, a column may have the same: the CMS must say it too, or where no date stands by it
    the address, the menu, or that no JSON-LD calls the page an article. What the CMS calls a page is one, too, where
    the title is short, undated, and in no JSON-LD.
    """
    of_cms = PAGE_BODY.search(body_class) is not None
    if errors.said(shown) == "static":
        if of_cms:
            return "its title is that of a page about the site, and the CMS says it is no post"
        if address.numbered(page.url) or headline.dated or _is_news(node):
            return None
        if _address_says(page.url, shown) or (node is None and not address.names_piece(page.url)):
            return "its title is that of a page about the site, and no date stands by it"
        link = own_link(page, [shown], SHORT_TITLE, headline)
        return called(shown) if link is not None and _in_menu(link) else None
    if of_cms and node is None and not (headline.long or address.numbered(page.url) or headline.dated):
        return "the CMS says it is a page, not a post, and no date stands by its title"
    return None


def _is_news(node: Node | None) -> bool:
    """Whether JSON-LD calls a page news, or an opinion, and names who wrote it: plugins call pages articles at most."""
    if node is None or not node.get("author"):
        return False
    return any(kind.endswith("NewsArticle") for kind in structured_data.types(node))


def _address_says(url: str, title: str) -> bool:
    """Whether an address near the root names such a page too, or is the title spelled out: /kunye for «Künye»."""
    path = unquote(urlsplit(url).path).strip("/")
    if path.count("/") > 1:
        return False
    slug = path.rpartition("/")[2].partition(".")[0]
    return errors.said(slug.replace("-", " ").replace("_", " ")) == "static" or _spelled(slug) == _spelled(title)


def _spelled(text: str) -> str:
    """The letters of a text without their marks, as addresses are written."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    return "".join(letter for letter in plain if letter.isalnum())


def called(name: str) -> str:
    """The reason, where a link to the page is called by its title."""
    return f"a link on it calls it {name!r}, as menus name sections and static pages"


def own_link(page: Page, titles: list[str], most: int, headline: Headline) -> etree._Element | None:
    """A link to this very page by a name of at most `most` words that its title has too; None for none.

    The headline may be one, and the last of a breadcrumb: that is asked of neither.
    """
    pieces = (piece for title in titles for piece in (title, *SEPARATOR.split(title)))
    wanted = {letters(piece) for piece in pieces if len(piece.split()) <= most} - {""}
    own = _plain(page.url)
    tail = own.rpartition("/")[2]
    if not wanted or not tail:
        return None
    links = [*page.links_to((tail,))]
    hrefs = {href for href, _ in links}
    forms = {tail, quote(tail, errors="replace"), quote(tail, errors="replace").lower()}
    likely = {href for href in hrefs for form in forms if form in href}
    same = {href for href in likely if _plain(page.resolve(href) or "") == own}
    own_links = (link for href, link in links if href in same) if same else ()
    for link in islice(own_links, MOST_LINKS):
        text = inner.line(link)
        if len(text) < LONGEST_NAME and letters(text) in wanted and not (headline.holds(link) or _in_crumbs(link)):
            return link
    return None


def _plain(url: str) -> str:
    return unquote(url).partition("#")[0].rstrip("/")


def _in_crumbs(link: etree._Element) -> bool:
    return any(CRUMB in f"{up.get('class')} {up.get('id')} {up.get('itemtype')}".lower() for up in link.iterancestors())


def _in_menu(link: etree._Element) -> bool:
    """Whether a link stands in the menu or the footer of the page."""
    return any(
        up.tag in MENU_TAGS or not MENU_NAMES.isdisjoint(parts_of((up.get("class") or "").lower()))
        for up in link.iterancestors()
        if up.tag not in ("body", "html")
    )
