"""Where a link leads, as its address says: to another page of the site, to one of its pieces, to a writer."""

import re
from urllib.parse import unquote, urlsplit

from newscrawl.page import Page

FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34])$", re.I)
WRITER = re.compile(
    r"/(?:authors?|writers?|auteurs?|autor(?:es)?|columnists?|contributors?|editors?|journalists?|reporters?|كاتب|كتاب)"
    r"(?:[/?.-]|$)",
    re.I,
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
