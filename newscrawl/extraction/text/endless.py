"""Whole other pieces below the page's own, as pages without end have them."""

import re
from collections.abc import Collection, Iterator
from itertools import islice

from lxml import etree

from newscrawl.arabic import dates
from newscrawl.arabic.dates.reading import EITHER
from newscrawl.extraction import inner
from newscrawl.extraction.jsonld import letters
from newscrawl.extraction.links import leads_elsewhere
from newscrawl.extraction.text.make import is_same_make
from newscrawl.extraction.text.weight import Mass
from newscrawl.page import Page

LEAST = 40.0  # of prose in the box of another piece
LEFT = 60.0  # the same, where no <article> of the page's own make holds it
MOST = 8  # headlines that are looked at
LONGEST = 80  # characters of a date, white space among them


def pieces(
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


def linked(
    page: Page, headline: etree._Element, total: Mass, above: Collection[etree._Element]
) -> Iterator[etree._Element]:
    """The boxes of whole other pieces whose headlines are links to their own pages, each with its date."""
    for heading in islice(page.all("h2"), MOST):
        link = next(heading.iter("a"), None)
        if link is None or heading is headline or not leads_elsewhere(page, link.get("href") or ""):
            continue
        box = heading
        parent = box.getparent()
        while parent is not None and parent not in above and not _has_mass_before(box, total):
            box, parent = parent, parent.getparent()
        if parent in above and not _has_mass_before(heading, total) and total.get(box, 0.0) >= LEFT and _is_dated(box):
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
    """Whether what holds the headline and stands beside a box is built as it is, and dated as well."""
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
