"""What the address of a page says of it: that it names one piece, counts pages, is an archive's or the site's own."""

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from newscrawl.extraction.breadcrumbs import HOME_PATHS

# Of three digits and more between marks, and neither a year nor a day: /news/123456/slug, slug-123456.html, ?id=451.
NUMBER = re.compile(r"(?<![^\W_])(?!(?:19|20)\d\d(?!\d)|(?:19|20)\d{6}(?!\d))\d{3,}(?![^\W_])")
LOOSE_NUMBER = re.compile(r"\d{3}")
WORDS = re.compile(r"[^\W_]+")
FEW_WORDS = 4  # of a slug: a section may have as many
DATED_SLUG = re.compile(r"/(?:19|20)\d\d/[01]?\d(?:/[0-3]?\d)?/(?!page/)[^/\d][^/]*/?$")  # of Blogger and WordPress
# The number right after one of these is that of a section, a topic, a person: /section/1234, ?catid=123.
OF_MANY = re.compile(
    r"(?<![^\W_])(?:cat|categor(?:y|ies)|sec|sections?|tags?|topics?|authors?|writers?|profiles?|users?)_?(?:id)?"
    r"[/=]\d+(?=$|[/&])",
    re.I,
)
COUNT = re.compile(r"(?:^|&)(?:page|paged|pagenum)=\d*", re.I)

PAGES_PATH = re.compile(r"/(?:page|صفحة)/\d+/?$", re.I)
MANY_PATH = re.compile(r"^/(?:category|tag|author|search)/", re.I)
# WordPress: /?p=451 is a post, and p of three digits elsewhere is a piece's; no section has a hundred pages to print.
PAGES_QUERY = re.compile(r"(?:^|&)(?:(?:page|paged|pagenum)=(?!0*1$)\d{1,4}|p=\d{1,2})$", re.I)
# WordPress: /2024/10/ is the archive of a month, /?s=words a search; a number there is a piece's. A year alone is one
# where the site's own address stands before it: /news/2013 is the 2013th piece of news.
DAY_PATH = re.compile(r"/(?:19|20)\d\d/[01]?\d(?:/[0-3]?\d)?/?$|^/(?:[a-z]{2}/|blog/)?(?:19|20)\d\d/?$")
SEARCH_QUERY = re.compile(r"(?:^|&)s=(?!\d+(?:&|$))")
LABEL_PATH = re.compile(r"^/search(?:/label/|/?$)")  # Blogger: the posts of a label, older posts


@lru_cache(maxsize=4)  # asked several times a page
def numbered(url: str) -> bool:
    """Whether an address holds the number of one piece, or the day of one before its name."""
    path, query = _parts(url)
    return any(NUMBER.search(part) for part in (path, query)) or DATED_SLUG.search(path) is not None


def names_piece(url: str) -> bool:
    """Whether an address may be that of one piece: by a number, or by a slug of more words than a section has."""
    path, query = _parts(url)
    last = path.rstrip("/").rpartition("/")[2] + "?" + query
    return LOOSE_NUMBER.search(last) is not None or len(WORDS.findall(last)) > FEW_WORDS or numbered(url)


def _parts(url: str) -> tuple[str, str]:
    """Path and query without the numbers of sections, the query without that of a page."""
    parts = urlsplit(url)
    return OF_MANY.sub("", unquote(parts.path)), COUNT.sub("", OF_MANY.sub("", parts.query))


def is_home(url: str) -> bool:
    """Whether an address is the site's own."""
    parts = urlsplit(url)
    return parts.path.strip("/").lower() in HOME_PATHS and not parts.query


def counts_pages(url: str) -> bool:
    """Whether an address is that of one of several pages of a list."""
    parts = urlsplit(url)
    return PAGES_PATH.search(parts.path) is not None or (
        PAGES_QUERY.search(parts.query) is not None and not (parts.path in ("", "/") and parts.query.startswith("p="))
    )


def is_of_many(url: str) -> bool:
    """Whether an address is that of a category, a tag, an author, a search, and holds no piece's number."""
    return MANY_PATH.search(urlsplit(url).path) is not None and not numbered(url)


def is_archive(url: str) -> bool:
    """Whether an address is that of the pieces of a day, a month or a year, or of Blogger's label."""
    path = urlsplit(url).path
    return DAY_PATH.search(path) is not None or LABEL_PATH.search(path) is not None


def is_search(url: str) -> bool:
    """Whether an address asks for words, as WordPress does."""
    parts = urlsplit(url)
    return SEARCH_QUERY.search(parts.query) is not None and parts.path.count("/") <= 2


def is_asked(url: str) -> bool:
    """Whether an address holds a question: a query, or the word search."""
    parts = urlsplit(url)
    return bool(parts.query) or "search" in parts.path
