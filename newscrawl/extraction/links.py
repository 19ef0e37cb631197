"""Where a link leads, as its address says: to another page of the site, to one of its pieces, to a writer."""

import re
from itertools import islice
from urllib.parse import unquote, urlsplit

from lxml import etree

from newscrawl.page import Page

FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34])$", re.I)
WRITER = re.compile(
    r"/(?:authors?|writers?|auteurs?|autor(?:es)?|columnists?|contributors?|editors?|journalists?|reporters?|كاتب|كتاب)"
    r"(?:[/?.-]|$)",
    re.I,
)
# Where to follow a site, and where to get its app.
CHANNEL = re.compile(
    r"^https?://(?:www\.)?(?:news\.google\.com/|google\.com/preferences/|(?:www\.)?whatsapp\.com/channel/|chat\.whatsapp\.com/|"
    r"(?:t|telegram)\.me/(?:s/|joinchat/|\+)?[\w-]+/?$|play\.google\.com/store/|(?:apps|itunes)\.apple\.com/|"
    r"appgallery\.huawei\.com/|nabd\.com/|flipboard\.com/@|zen\.yandex\.ru/|dzen\.ru/)"
)
# What stands at these paths is no piece: a person's page, a topic's, a form to share or to print.
NO_PIECE = re.compile(
    r"/(?:tags?|topics?|authors?|profiles?|users?|experts?|writers?|share|print|كاتب|وسم)(?:/|$)", re.I
)


def leads_elsewhere(page: Page, href: str) -> bool:
    """Whether a link leads to another page of the same site: an entry of a live blog links to itself."""
    url = page.resolve(href)
    if url is None:
        return False
    try:
        own, other = urlsplit(page.url), urlsplit(url)
    except ValueError:  # a host that no name can be
        return False
    if FILE.search(other.path):
        return False
    same = own.netloc.removeprefix("www.") == other.netloc.removeprefix("www.")
    return same and (own.path != other.path or (own.query != other.query and not other.fragment))


def leads_to_piece(page: Page, href: str) -> bool:
    """Whether a link may lead to another piece of the site: no page of a person or a topic, and none below this one."""
    url = page.resolve(href)
    if url is None or not leads_elsewhere(page, href):
        return False
    own, other = urlsplit(page.url).path.rstrip("/"), urlsplit(url).path
    below = other == own or (own != "" and other.startswith(f"{own}/"))
    return not below and NO_PIECE.search(unquote(other)) is None


def leads_to_writer(href: str) -> bool:
    """Whether a link leads to the page of a writer, Arabic paths written out or encoded."""
    return WRITER.search(unquote(href)) is not None


def same_site(page: Page, href: str) -> bool:
    """Whether a link stays with the site of the page, subdomains of it counted."""
    if href[:1] == "/" and href[:2] != "//":
        return True
    url = page.resolve(href)
    try:
        return url is not None and _site(url) == _site(page.url)
    except ValueError:  # a host that no name can be
        return False


def _site(url: str) -> list[str]:
    """The last labels of a host: two, or three where the last but one is like the "co" of "co.uk"."""
    labels = urlsplit(url).netloc.partition(":")[0].lower().split(".")
    return labels[-3 if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3 else -2 :]


def leads_to_channels(element: etree._Element, links: int) -> bool:
    """Whether all links in an element, as many as given, lead to where the site can be followed: its channels, apps."""
    return all(CHANNEL.match(href) is not None for href in _hrefs(element, links))


def leads_nowhere(element: etree._Element, links: int) -> bool:
    """Whether all its links, as many as given, open or name something on the page itself: `href=""`, `#answer-3`."""
    return all(not href.strip() or href.startswith(("#", "javascript:")) for href in _hrefs(element, links))


def leads_away(heading: etree._Element) -> bool:
    """Whether the link in or around a heading is to another page, and to no place in one: a card, not an entry."""
    around = heading.getparent()
    link = around if around is not None and around.tag == "a" else next(heading.iter("a"), None)
    href = (link.get("href") or "").strip() if link is not None else ""
    return href != "" and "#" not in href and not href.startswith("javascript:") and _is_address(href)


def _is_address(href: str) -> bool:
    try:
        urlsplit(href)
    except ValueError:  # a host that no name can be
        return False
    return True


def _hrefs(element: etree._Element, links: int) -> list[str]:
    """Where the links of an element lead. `links`: how many one line has; an element with more holds other lines too,
    and none of it is told by this one."""
    found = [link.get("href") or "" for link in islice(element.iter("a"), links + 1)]
    return found if 0 < len(found) <= links else ["/"]
