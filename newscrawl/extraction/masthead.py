"""The headline of a page whose titles all name its site: found between the masthead and the body."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, takewhile
from urllib.parse import urlsplit

from lxml import etree

from newscrawl import tables
from newscrawl.extraction import head, inner, labels, phrases
from newscrawl.extraction.breadcrumbs import home_words
from newscrawl.extraction.folding import folded
from newscrawl.extraction.jsonld import letters
from newscrawl.extraction.names import Names
from newscrawl.extraction.text.body import Body
from newscrawl.extraction.text.outside import NEVER
from newscrawl.extraction.times import is_date_line
from newscrawl.extraction.title import SEPARATOR, blank_titles
from newscrawl.page import Page

HEADINGS = ("h1", "h2", "h3", "h4")
PLAIN = ("td", "div", "span", "b", "strong", "font", "p", "big", "center")
LONGEST_HOME = 20  # characters of the path of a site's first page
HOME = re.compile(r"(?:[a-z]{2}/?)?(?:(?:index|default|home)\.\w{2,5})?", re.I)
LONGEST_TITLE = 60  # characters, of one that names a site with all its ornaments
MOST_OF_NAME = 5  # words of a name of any kind
LONGEST_NAME = 4  # words of a name that begins with its kind: «شبكة المرفأ الإخبارية»
# Of a headline, not of a box, a block, a section or what stands below it.
TITLED = re.compile(
    r"(?<!widget[-_])(?<!section[-_])(?<!block[-_])(?<!sub[-_])(?<!sub)(?:title|headline)(?![a-z])", re.I
)
FEWEST, MOST = 3, 30  # words of a headline


@cache
def _kinds() -> frozenset[str]:
    return frozenset(folded(row[1]) for row in tables.rows("arabic/citation_words.tsv") if row[0] == "outlet")


def all_name_site(page: Page, titles: list[str]) -> bool:
    """Whether each title says nothing but the site's name, as og:site_name, the host or a link home has it, or as
    outlets are called by their kind; or what templates call the page of any piece."""
    if any(len(title) > LONGEST_TITLE for title in titles):  # asked of every page: most have a headline
        return False
    pieces = [piece for title in titles for piece in map(_bare, SEPARATOR.split(title)) if piece]
    if not pieces or any(len(piece.split()) > MOST_OF_NAME for piece in pieces):
        return False
    own = (
        {letters(name) for name in page.meta.get("og:site_name", ())}
        | {_label(page.url)}
        | home_words()
        | blank_titles()
    )
    left = {key for piece in pieces if (key := letters(piece)) not in own and not _is_kind(folded(piece).split())}
    return not left or left <= frozenset(_home_names(page))


def _bare(piece: str) -> str:
    """A piece of a title without ornaments: «:: وكالة المرفأ ::»."""
    return piece.strip(" .:·•*~|…")


def _is_kind(words: list[str]) -> bool:
    """Whether words name an outlet by its kind: «شبكة المرفأ الإخبارية»."""
    return bool(words) and words[0] in _kinds() and len(words) <= LONGEST_NAME


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).netloc if url else None
    except ValueError:  # a host that no name can be
        return None


def _label(url: str) -> str:
    return letters(urlsplit(url).netloc.removeprefix("www.").split(".")[0])


def _home_names(page: Page) -> Iterator[str]:
    """What the links to the site's first page are called, and the pictures in them."""
    host = urlsplit(page.url).netloc
    for href, link in page.every_link():
        path = href.partition("://")[2].partition("/")[2] if "://" in href else href.lstrip("/")
        if len(path) > LONGEST_HOME or not HOME.fullmatch(path) or _host(page.resolve(href)) != host:
            continue
        yield letters(inner.text(link))
        yield from (letters(picture.get("alt") or "") for picture in link.iter("img"))


def instead(
    page: Page, names: Names, body: Body, shown_by: etree._Element | None, claimed: list[str], shown: str | None
) -> etree._Element | None:
    """The element that shows the headline where the titles do not say it; None where they do, or nothing shows one.

    `claimed`: the titles; `shown_by`: the element that shows one of them, `shown` its words. Titles of few words that
    no element shows may be the site's name or the piece's: there the element has to be named a headline.
    """
    if all_name_site(page, [*([shown] if shown else []), *claimed]):
        return headline(page, names, body)
    if shown_by is None and all(len(title.split()) <= LONGEST_NAME for title in claimed):
        found = headline(page, names, body)
        if found is not None and _is_titled(found) and not _is_shown(page, body, claimed):
            return found
    return None


def _is_shown(page: Page, body: Body, claimed: list[str]) -> bool:
    """Whether an element above the body says a title of a few letters, or JSON-LD has it as a headline."""
    keys = {letters(piece) for title in claimed for piece in (title, *SEPARATOR.split(title))}
    if any(letters(str(node.get("headline") or "")) in keys for node in page.jsonld if node.get("headline")):
        return True
    if body.container is None or not body.blocks:
        return False
    first = body.blocks[0].element
    above = takewhile(lambda each: each is not first, _scope(body.container).iter(*HEADINGS, *PLAIN))
    return any(letters(each.text) in keys for each in above if each.text and len(each.text) <= LONGEST_TITLE)


def headline(page: Page, names: Names, body: Body) -> etree._Element | None:
    """The element that may show the headline: of the highest level of headings above the body the last; failing these
    the last that is named a title, or the line right above its date."""
    if body.container is None or not body.blocks:
        return None
    first = body.blocks[0].element
    best: etree._Element | None = None
    plain: etree._Element | None = None
    titled: etree._Element | None = None
    above_date: etree._Element | None = None
    for element in _scope(body.container).iter(*HEADINGS, *PLAIN, "time"):
        if element is first:
            break
        heading = element.tag in HEADINGS
        text = inner.line(element) if heading else " ".join((element.text or "").split())
        if element.tag == "time" or is_date_line(text):
            above_date = above_date if above_date is not None else plain
        elif _may_be_headline(page, names, element, text):
            if not heading:
                plain = element
                titled = element if _is_titled(element) else titled
            elif best is None or element.tag <= best.tag:
                best = element
    best = best if best is not None else titled
    return best if best is not None else above_date


def _scope(container: etree._Element) -> etree._Element:
    """Some levels above the body: where it stands in a table, all of that, a headline having a row of its own."""
    top = head.scope(None, container)
    while top.tag in ("td", "tr", "tbody") and (parent := top.getparent()) is not None:
        top = parent
    return top


def _is_titled(element: etree._Element) -> bool:
    """Whether the name of an element or of the one right around it says title: "ctl00_lblTitle", "news-title"."""
    around = (element, *islice(element.iterancestors(), 1))
    if any(each.get("itemprop") == "headline" for each in around):
        return True
    return any(TITLED.search(f"{each.get('class') or ''} {each.get('id') or ''}") for each in around)


def _may_be_headline(page: Page, names: Names, element: etree._Element, text: str) -> bool:
    if not FEWEST <= len(text.split()) <= MOST or labels.begins(text, "byline") or phrases.kind(text) is not None:
        return False
    if next(element.iter("a"), None) is not None or all_name_site(page, [text]):
        return False
    return not any(
        up.tag in ("a", "li", *HEADINGS) or up.tag in NEVER or names.kind(up) is not None for up in _near(element)
    )


def _near(element: etree._Element) -> list[etree._Element]:
    """The elements around one, up to the page's own."""
    return [up for up in element.iterancestors() if up.tag not in ("body", "html", "form", "main", "article")]


def without_menu(page: Page, title: str) -> str:
    """A <title> cut before the section in it and what follows: "Headline | Economy | Site", with Economy in a menu."""
    pieces = list(SEPARATOR.finditer(title))
    if not pieces:
        return title
    ends = [*(bar.start() for bar in pieces[1:]), len(title)]
    tails = [title[bar.end() : end].strip() for bar, end in zip(pieces, ends, strict=True)]
    wanted = {letters(tail) for tail in tails if 0 < len(tail.split()) <= FEWEST}
    menu = {key for _, link in page.every_link() if (key := letters(inner.line(link))) in wanted} if wanted else set()
    cut = next((bar for bar, tail in zip(pieces, tails, strict=True) if letters(tail) in menu), None)
    kept = title[: cut.start()].strip() if cut else title
    return kept if len(kept.split()) >= FEWEST else title
