"""What speaks for a list of articles: the address, the CMS, metadata, and how little prose stands beside the links."""

import re
from dataclasses import dataclass, field

from newscrawl import structured_data
from newscrawl.extraction.verdict import address, errors
from newscrawl.extraction.verdict.headline import Headline
from newscrawl.page import Page

HOME = "the address is the site's own"
FEW = 250  # bytes of prose: less is a line, not a body

# Classes that WordPress and Drupal put on the <body> of lists (WordPress Codex, body_class; Drupal
# template_preprocess_html), and words in them that sites of their own make put on any page.
ARCHIVE_BODY = re.compile(
    r"(?<![\w-])(?:archive|search-results|search-no-results|page-taxonomy|path-frontpage|error404)(?![\w-])"
)
MANY_BODY = re.compile(r"(?<![\w-])(?:category|tag|author|search|home|blog|front|page-id-\d+)(?![\w-])")
HOME_BODY = frozenset(("home", "blog"))  # both on the first page of WordPress
SINGLE_BODY = re.compile(
    r"(?<![\w-])(?:single|single-post|node-type-\w+|page-node-\w+|node--type-\w+|path-node)(?![\w-])"
)
COLLECTIONS = frozenset(["CollectionPage", "SearchResultsPage", "ProfilePage"])
LIST = frozenset(["ItemList"])  # of the page, or of what is related to it


@dataclass(slots=True)
class Evidence:
    """What speaks for a list, in words."""

    firm: list[str] = field(default_factory=list)  # said of the page itself
    doubtful: list[str] = field(default_factory=list)  # said of pieces too, by sites that are careless
    beside: list[str] = field(default_factory=list)  # true of a short piece below a menu, among others
    of_archive: bool = False  # the address or the CMS says so of the page

    @property
    def all(self) -> list[str]:
        """All of it, the firmest first."""
        return [*self.firm, *self.doubtful, *self.beside]

    def convicts(
        self, headline: Headline, prose: int, *, certain: bool, declared: bool, like: bool, marked: bool
    ) -> bool:
        """Whether it is enough. `prose`: bytes of it in the body.

        `certain`: metadata or the CMS say article as they do of pieces alone (`marked`: metadata do); `declared`: so
        does og:type, which some sites set on every page; `like`: so does the prose. The headline is asked only where
        all depends on it.
        """
        found = len(self.firm) + len(self.doubtful) + len(self.beside)
        if not found:
            return False
        said = certain or declared
        if found <= (said or like):
            if certain or like or not self.firm:
                return False
            return not (headline.heads_piece or (headline.long and address.names_piece(headline.page.url)))
        beside = found == len(self.beside)
        if said and beside and (marked or headline.dated):
            return False
        if beside and found == 1 and prose >= FEW and headline.names_piece:
            return False
        return len(self.firm) > (said or like) or not headline.heads_piece


def evidence(page: Page, body_class: str, prose: int, titles: list[str]) -> Evidence:
    """What speaks for a list. `prose`: bytes of it in the body."""
    found = Evidence()
    _of_address(page.url, titles, found)
    kinds = [structured_data.types(node) for node in page.jsonld]
    if any(kind & COLLECTIONS for kind in kinds):
        found.firm.append("JSON-LD says it is a collection")
    elif any(kind & LIST for kind in kinds):
        found.beside.append("JSON-LD says that there is a list")
    if not SINGLE_BODY.search(body_class):
        if ARCHIVE_BODY.search(body_class) or HOME_BODY.issubset(body_class.split()):
            found.firm.append("the CMS says it is an archive")
            found.of_archive = True
        elif MANY_BODY.search(body_class):
            found.doubtful.append("the CMS says it is an archive")
    if page.count("article") >= 6 and prose < 8 * FEW:
        found.beside.append("many short <article> elements")
    kind = " ".join(page.meta.get("og:type", ())).lower()
    if kind in ("website", "blog") and prose < 4 * FEW:
        found.beside.append("og:type website, and little prose")
    if not found.all and prose < 2 * FEW and "article" not in kind and page.count_links() > 60:
        found.beside.append("many links, little prose")
    return found


def _of_address(url: str, titles: list[str], found: Evidence) -> None:
    if address.is_home(url):
        found.firm.append(HOME)
    if address.is_of_many(url):
        found.firm.append("the address is that of a category, a tag, a writer")
    elif address.counts_pages(url):
        found.doubtful.append("the address counts pages")
    found.of_archive = address.is_archive(url)
    if found.of_archive or address.is_search(url):
        found.firm.append("the address is that of an archive or a search")
    if address.is_asked(url) and any(errors.said(title) == "search" for title in titles):
        found.firm.append("its title speaks of search results")
