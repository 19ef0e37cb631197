"""What stands beside or after the piece in boxes that no class names: cards, other pieces whole, readers' comments."""

import re
from collections.abc import Collection, Iterator
from itertools import islice

from lxml import etree

from newscrawl.arabic import dates
from newscrawl.arabic.dates.reading import EITHER
from newscrawl.extraction import inner, phrases
from newscrawl.extraction.jsonld import letters
from newscrawl.extraction.links import leads_elsewhere
from newscrawl.extraction.text.make import is_same_make
from newscrawl.page import Page
from newscrawl.structured_data import collapsed

HEADINGS = ("h2", "h3", "h4")
CARDS = 3  # built the same, side by side: fewer may be subheads that are links
CARD = 700.0  # of prose: more is no excerpt
DEEP = 4  # levels of a card around its heading
LINKS = 8  # that one card may have
EXCERPT = 300.0  # of prose in a card by itself
LEFT = 60.0  # of prose between the headline and the first of them: a page of nothing but cards is left as it is
Mass = dict[etree._Element, float]


def find(
    page: Page, own: Mass, total: Mass, headline: etree._Element | None, above: Collection[etree._Element]
) -> set[etree._Element]:
    """The boxes whose prose is not the piece's. `own`, `total`: prose right in and below each element; `above`: the
    elements around the headline."""
    headings = [*page.all(*HEADINGS)]
    closed = {box for box in _closed(headings, total, above) if box not in above}
    cards = {box for box in _cards(page, headings, total) if box not in above}
    others: set[etree._Element] = set()
    if headline is not None and (page.count("h1") > 1 or page.count("article") > 1):
        others.update(_others(page, headline, total, above))
    if not closed and not cards and not others:
        return set()
    after, inside = closed | cards | others, set[etree._Element]()
    early: set[etree._Element] = set()  # above the headline: they are none of it if enough prose stands below
    begun = headline is None
    before = 0.0
    # The elements that count, and few others: a page has thousands.
    tags = {each.tag for each in (*own, *after, *([] if headline is None else [headline]))}
    for each in page.tree.iter(*tags):
        begun = begun or each is headline
        if begun and before >= LEFT:
            return early | after
        if each in after:
            after.discard(each)
            if not begun:
                early.add(each)
            if each not in inside:
                inside.update(each.iter(*tags))
        elif each not in inside and (begun or each in above):
            before += own.get(each, 0.0)
    return early if before >= LEFT else set()


def _cards(page: Page, headings: list[etree._Element], total: Mass) -> Iterator[etree._Element]:
    """Boxes of a headline that links to another page of the site and an excerpt: several of one make side by side, or
    one with a picture that leads there too."""
    groups: dict[tuple[etree._Element, str, str | None], dict[etree._Element, list[str]]] = {}
    shown: dict[etree._Element, set[str]] = {}  # many headings may stand in one box
    for heading in headings:
        link: etree._Element | None = None
        box: etree._Element = heading
        below = heading
        for _ in range(DEEP):
            parent = box.getparent()
            if parent is None:
                break
            box = parent
            mass = total.get(box)
            if not mass:
                below = box
                continue
            if mass > CARD:  # nearly all headings of the piece end here
                break
            if link is None:
                link = next(heading.iter("a"), None)
                if link is None:
                    link = heading.getparent()
                if link is None or link.tag != "a":
                    break
                href = link.get("href") or ""
                for each in {below, box} - shown.keys():
                    shown[each] = _shown(each)
                apart = href not in shown[below] or heading.getparent() is link  # the picture is not the heading's own
                if mass <= EXCERPT and href in shown[box] and apart and leads_elsewhere(page, href):
                    yield box
            parent = box.getparent()
            if parent is not None and box.tag != "body":
                group = groups.setdefault((parent, str(box.tag), box.get("class")), {})
                group.setdefault(box, []).append(link.get("href") or "")
    for group in groups.values():
        if len(group) >= CARDS:
            cards = [card for card, hrefs in group.items() if any(leads_elsewhere(page, href) for href in hrefs)]
            if len(cards) >= CARDS:
                yield from cards


def _shown(box: etree._Element) -> set[str]:
    """Where the pictures of a box lead, as far as one card has links."""
    links = (link for link in islice(box.iter("a"), LINKS) if next(link.iter("img", "amp-img"), None) is not None)
    return {link.get("href") or "" for link in links}


def _closed(headings: list[etree._Element], total: Mass, above: Collection[etree._Element]) -> Iterator[etree._Element]:
    """What follows a heading after which nothing of the piece comes: its box, or the boxes beside it."""
    for heading in islice(filter(_closes, headings), MOST):
        at = heading
        parent = at.getparent()
        while parent is not None and parent.tag != "body" and not total.get(parent):
            at, parent = parent, parent.getparent()
        if parent is None:
            continue
        if (
            parent.tag == "body"
            or parent in above
            or any(_has_prose(s, total) for s in at.itersiblings(preceding=True))
        ):
            yield from (s for s in at.itersiblings() if total.get(s))
        else:
            yield parent


def _others(
    page: Page, headline: etree._Element, total: Mass, above: Collection[etree._Element]
) -> Iterator[etree._Element]:
    """The boxes of whole other pieces, as pages without end have them below their own: each begins with a headline as
    the page's own is, or stands in an <article> of the same make with its."""
    label = headline.get("class")
    own = next(headline.iterancestors("article"), None)
    tags = ("h1", "h2") if own is not None else ("h1",)
    like = [each for each in page.all(*tags) if each.get("class") == label and each is not headline]
    for heading in like[:MOST]:
        box = heading
        parent = box.getparent()
        while parent is not None and parent not in above:
            if _has_mass_before(box, total):
                break
            box, parent = parent, parent.getparent()
        else:
            article = next(heading.iterancestors("article"), None)
            twin = _is_apart(article, own, above) and (heading.tag == "h1" or _is_of_class(article, own))
            of_its_make = heading.tag == "h1" and (label or _is_beside_its_make(box, above))
            if not (twin or of_its_make) or total.get(box, 0.0) < (LEAST if twin and heading.tag == "h1" else LEFT):
                continue
            if letters(inner.text(heading)) != letters(inner.text(headline)) and _is_dated(box):
                yield box


def _is_apart(article: etree._Element | None, own: etree._Element | None, above: Collection[etree._Element]) -> bool:
    """Whether an <article> is neither around the headline nor, as a post of a live blog, a part of the page's `own`."""
    if article is None or own is None or article in above:
        return False
    return own not in article.iterancestors("article")


def _is_of_class(article: etree._Element | None, own: etree._Element | None) -> bool:
    """Whether an <article> is of the make of the page's own, or has its classes and those of a CMS: "post post-2"."""
    if article is None or own is None:
        return False
    words, theirs = (set((each.get("class") or "").split()) for each in (own, article))
    of_cms = bool(words) and words <= theirs and all(map(OF_CMS.search, theirs - words))
    return of_cms or is_same_make(article, own)


OF_CMS = re.compile(r"\d|^(?:category|tag|type|status|format|has|hentry)(?:-|$)")  # classes that pieces differ in


def _is_beside_its_make(box: etree._Element, above: Collection[etree._Element]) -> bool:
    """Whether what holds the headline and stands beside a box is built as it is, by their class, and dated as well."""
    if not box.get("class"):
        return False
    return any(
        each in above and is_same_make(each, box) and _is_dated(each) for each in box.itersiblings(preceding=True)
    )


def _is_dated(box: etree._Element) -> bool:
    """Whether a date or a writer stands near the beginning of a box, as in a piece; a part of one has none."""
    for each in islice(box.iter("time", "span", "div", "p", "a", "li"), LOOKED_AT):
        if each.tag == "time" or each.get("rel") == "author":
            return True
        text = each.text.strip() if len(each) == 0 and each.text else ""
        if text and len(text) < LONGEST and (DATED.search(text) or DAY.fullmatch(text)) and _is_day(text):
            return True
    return False


def _is_day(text: str) -> bool:
    """Whether a short text names a day, be it in either order; «بدأت القصة عام 2011» names none."""
    reading = dates.read(text)
    if text[-1] in STOPS and "words_ignored" in reading.flags:  # a sentence
        return False
    named = reading.precision not in (None, "year", "month")
    return named or reading.needs_anchor or (reading.reason or "").startswith(EITHER)


LOOKED_AT = 40  # elements of a box
DATED = re.compile(r"(?:19|20)\d\d|[٠-٩]{4}|منذ|\bago\b")
STOPS = frozenset(".!?؟。")
DAY = re.compile(r"\W*\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,}\.?(?:[,،]?\s+\d{1,2}[:.]\d\d\D*)?\s*")  # "12. März"


def _has_mass_before(element: etree._Element, total: Mass) -> bool:
    return any(total.get(before) for before in element.itersiblings(preceding=True))


LEAST = 40.0  # of prose in the box of another piece
MOST = 8  # such headings that are looked at
LONGEST = 80  # characters of one, white space among them


def _closes(heading: etree._Element) -> bool:
    start = heading.text
    if (not start or start.isspace()) and len(heading):  # mostly a link
        start = heading[0].text
    if start and not phrases.may_close(start.lstrip()[: phrases.SEEN]):  # dozens of headings end here
        return False
    text = inner.text(heading)
    return len(text) <= LONGEST and phrases.closes(collapsed(text))


def _has_prose(element: etree._Element, total: Mass) -> bool:
    return element.tag == "p" or bool(total.get(element))
