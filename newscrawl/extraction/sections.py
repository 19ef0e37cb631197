"""The section that a link names: one marked so, a trail that no class calls one, or a link that the menu has too."""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from lxml import etree

from newscrawl.draft import Claim
from newscrawl.extraction import categories, inner
from newscrawl.extraction.breadcrumbs import home_words, leads_home
from newscrawl.extraction.head import LINES_BEFORE
from newscrawl.extraction.jsonld import letters
from newscrawl.extraction.line import Line
from newscrawl.extraction.links import same_site
from newscrawl.extraction.verdict.errors import said
from newscrawl.page import Page

NOT_SECTION = re.compile(r"author|/tags?/|profile|writer|/user|login|search|\d{4,}", re.I)
MOST_NEAR = 40  # links near it that are looked at
LONGEST = 40  # characters of a section's name
LINES_AFTER = 6  # the body among which "posted in" is looked for
LINES_BELOW = 12  # the headline among which a link to the section is looked for
# Between the levels of a trail; bars and dashes part the items of menus too.
TRAIL_MARK = re.compile(r"\s*[»›>«‹→←⟵/\\]+\s*")
MOST_LEVELS = 6
LEVELS = 3  # boxes around a link to the first page in which the rest of the trail is looked for
MENUS = frozenset(("nav", "header", "footer", "menu", "aside"))
MENU_NAME = re.compile(
    r"(?<![A-Za-z])(?:main|top|sub)?-?(?:nav(?:bar|igation)?|menu|header|footer|topbar)(?![a-z])", re.I
)
MENU_LEVELS = 8  # boxes around a link in which a menu shows itself
ITEMS = 3  # besides the one asked about, each one short link: fewer are no menu
LONGEST_ITEM = 25  # characters


def named(
    page: Page, lines: list[Line], marked: list[etree._Element], top: etree._Element | None = None
) -> list[Claim]:
    """The sections that links by the headline name, or `marked` ones at the foot of the piece, or a trail above `top`,
    the box of headline and body."""
    above = [line for line in lines if line.side == "before"][-LINES_BEFORE:]
    below = islice((line for line in lines if line.side == "between"), LINES_BELOW)
    beside = [line for line in (*above, *below) if line.kind != "byline"]
    near = [*islice((link for line in beside for link in line.links), MOST_NEAR)]
    after = islice((line for line in lines if line.side == "after"), LINES_AFTER)
    foot = islice((e for line in after if not line.linked for e in line.links), MOST_NEAR)  # «Posted in …»: no card
    looks: tuple[tuple[str, Callable[[], list[str]]], ...] = (
        (
            "category link",
            lambda: categories.first([*filter(categories.is_category, [*near, *foot]), *marked[:MOST_NEAR]]),
        ),
        ("category", lambda: _unlinked(beside)),
        ("articleSection", lambda: _of_microdata(page)),
        ("trail", lambda: _trail(page, near, top)),
    )
    for where, look in looks:
        if names := look():
            return [Claim(name, "microdata" if where == "articleSection" else "visible", where) for name in names]
    name = linked(page, near)
    return [Claim(name, "visible", "link by the headline")] if name else []


def _of_microdata(page: Page) -> list[str]:
    """The one section that microdata states on the page: cards of other pieces may state theirs."""
    if b"articleSection" not in page.markup:
        return []
    stated = {e.get("content") or inner.line(e) for e in page.microdata.get("articleSection", ())} - {""}
    return [name for name in stated if len(stated) == 1 and len(name) < LONGEST]


def _unlinked(near: list[Line]) -> list[str]:
    """The section in a line of its own that is no link, but whose class says so."""
    for line in near:
        if line.links or line.dated or not 1 < len(line.text) < LONGEST or any(map(str.isdigit, line.text)):
            continue
        own = (line.element, *(e for e in islice(line.element, MOST_PARTS) if inner.line(e) == line.text))
        if any(categories.says_category(e.get("class")) for e in own) and inner.line(own[-1]) == line.text:
            return [line.text] if letters(line.text) not in categories.defaults() else []
    return []


MOST_PARTS = 8  # elements in the box of a line


def _trail(page: Page, near: list[etree._Element], top: etree._Element | None) -> list[str]:
    """The levels of the first trail: one by the headline, else one in a box right above that of headline and body."""
    for home in filter(_is_home, near):
        if levels := _levels(page, home, near=True):
            return levels
    for home in _homes_above(top):
        if levels := _levels(page, home, near=False):
            return levels
    return []


def _is_home(link: etree._Element) -> bool:
    """Whether a link to the first page is called home."""
    return leads_home(link.get("href") or "") and letters(inner.line(link)) in home_words()


def _homes_above(top: etree._Element | None) -> Iterator[etree._Element]:
    """The links to the first page with which the boxes above that of headline and body begin, menus left out."""
    for _ in range(LEVELS):
        if top is None or top.tag in ("body", "html"):
            break
        for box in islice(top.itersiblings(preceding=True), MOST_ABOVE):
            link = next(box.iter("a"), None)
            if link is not None and _is_home(link) and not _in_named_menu(link, set()):
                yield link
        top = top.getparent()


MOST_ABOVE = 3  # boxes above it


def _levels(page: Page, home: etree._Element, *, near: bool) -> list[str]:
    """The levels after a link to the first page, parted by marks that no menu has. `near`: they are by the headline."""
    box = home.getparent()
    for _ in range(LEVELS):
        if box is None:
            break
        links = [*islice(box.iter("a"), MOST_LEVELS + 1)]
        if len(links) > 1:
            names = [inner.line(link).strip(categories.MARKS) for link in links]
            if len(links) > MOST_LEVELS or links[0] is not home or not _is_trail(box, links, names, near=near):
                return []
            own = page.resolve(links[-1].get("href") or "") == page.url
            levels = names[1 : -1 if own else None]
            return levels if all(len(name) < LONGEST for name in levels) else []
        box = box.getparent()
    return []


def _is_trail(box: etree._Element, links: list[etree._Element], names: list[str], *, near: bool) -> bool:
    """Whether a box with some links, of which the first leads home, is a trail and no bar of the site."""
    text = inner.line(box)
    parts = [part for part in TRAIL_MARK.split(text) if part]
    marked = bool(parts) and parts[0].endswith(names[0]) and parts[1 : len(names)] == names[1:]
    if marked and near:
        return True
    if NO_LEVEL.search(" ".join(link.get("href") or "" for link in links[1:])) or said(names[1]) == "static":
        return False
    if marked:
        return POINTING.search(text) is not None
    return _is_parted(box, links) and (len(links) == FEWEST or _is_named_trail(box))


NO_LEVEL = re.compile(r"rss|print|archive|\.pdf|mailto:|page=|login|search|about|contact", re.I)
POINTING = re.compile("[»›>]")  # a stroke parts the items of bars too
FEWEST = 2  # links of a trail


def _is_named_trail(box: etree._Element) -> bool:
    """Whether a box is named a trail, be it misspelt: "breadcumb" is common."""
    return "breadc" in f"{box.get('class')} {box.get('id')}".lower()


def _is_parted(box: etree._Element, links: list[etree._Element]) -> bool:
    """Whether all text in a box is that of some links, its children, with an icon between each and the next, or the
    box named a trail."""
    told = "".join(map(inner.line, links)).replace(" ", "")
    if [child for child in box if child.tag == "a"] != links or inner.line(box).replace(" ", "") != told:
        return False
    if _is_named_trail(box):
        return True
    return all((mark := link.getnext()) is not None and mark.tag in ICONS for link in links[:-1])


ICONS = frozenset(("i", "svg", "span", "img", "em"))  # what draws the mark between two levels


def linked(page: Page, near: list[etree._Element]) -> str | None:
    """The section that a short link by the headline names: one that the page's menu has too. `near`: those links."""
    likely: dict[str, list[tuple[str, etree._Element]]] = {}
    for link in near:
        href, name = link.get("href") or "", inner.line(link)
        if (
            href
            and 1 < len(name) < LONGEST
            and not NOT_SECTION.search(href)
            and not leads_home(href)
            and letters(name) not in home_words()
            and same_site(page, href)
            and not _in_list(link)
        ):
            likely.setdefault(href, []).append((name, link))
    if not likely:
        return None
    known: dict[tuple[str, str], list[etree._Element]] = {}
    for href, link in page.links_to(likely):
        if href in likely:
            known.setdefault((href, letters(inner.line(link))), []).append(link)
    for href, own in likely.items():
        for name, link in own:
            around = {*link.iterancestors()}
            others = islice((e for e in known.get((href, letters(name)), ()) if e is not link), MOST_OTHERS)
            if any(_in_menu(other, around) for other in others):
                return name
    return None


MOST_OTHERS = 8  # links of one name that are looked at


def _in_menu(link: etree._Element, around: set[etree._Element]) -> bool:
    """Whether a link stands in a menu, a page's header or its footer. `around`: the elements around the headline's."""
    return _in_named_menu(link, around) or _in_list(link)


def _in_named_menu(link: etree._Element, around: set[etree._Element]) -> bool:
    """The same where the markup says so."""
    for box in islice(link.iterancestors(), MENU_LEVELS):
        if box in around:
            break
        name = f"{box.get('class') or ''} {box.get('id') or ''}"
        if box.tag in MENUS or box.get("role") == "navigation" or MENU_NAME.search(name):
            return True
    return False


def _in_list(link: etree._Element) -> bool:
    """Whether a link stands among others that are as short, each in a box like its own: a menu without a name."""
    at = link
    for _ in range(2):
        parent = at.getparent()
        if parent is None:
            return False
        beside = [e for e in islice(parent, MOST_ITEMS) if e is not at and e.tag == at.tag]
        if len(beside) >= ITEMS:
            return sum(map(_is_item, beside)) >= ITEMS
        at = parent
    return False


MOST_ITEMS = 40  # of a menu that are looked at


def _is_item(element: etree._Element) -> bool:
    link = next((e for e in islice(element.iter(), MOST_PARTS) if e.tag == "a"), None)
    return link is not None and 1 < len(inner.line(link)) <= LONGEST_ITEM


def _leads_to(href: str, segment: str) -> bool:
    """Whether an address ends with a segment: /video, /video.html, /news.video, ?cat=video."""
    if href.endswith(f"={segment}"):
        return True
    last = href.split("?")[0].rstrip("/").rsplit("/", 1)[-1]
    return last in (segment, f"{segment}.html") or last.endswith(f".{segment}")


def menu_word(page: Page, segment: str) -> str | None:
    """What the page's menu calls a section of the URL: the text of a link whose address ends with the segment.

    One elsewhere may lead there to say something else: "back to the list".
    """
    for href, link in page.links_to((segment,)):
        if segment in href and _leads_to(href, segment):
            text = inner.line(link)
            if 1 < len(text) < LONGEST and (_in_menu(link, set()) or categories.is_category(link)):
                return text
    return None
