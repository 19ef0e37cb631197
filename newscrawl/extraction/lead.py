"""The lead picture that stands above the headline: the one that the metadata names, or one that its box says it is."""

import re
from collections.abc import Collection
from itertools import islice

from lxml import etree

from newscrawl.extraction import inner, pictures
from newscrawl.extraction.pictures import PICTURES
from newscrawl.extraction.text.outside import NEVER
from newscrawl.page import Page

MOST = 8  # pictures before the headline that are looked at, the nearest
NEAR = 4  # lines of text between it and the headline, at most
LEVELS = 3  # boxes around it that may say so
WIDE = 300  # pixels: as wide as no icon, button or portrait
# WordPress's own class, and the words by which themes call the box.
LEAD = re.compile(
    r"wp-post-image|(?<![a-z])(?:featured?|thumbnail|thumb|hero|lead|cover|"
    r"(?:main|post|single|article|news|story|entry)[-_]?(?:image|img|photo|picture|media|thumb))(?![a-z])",
    re.I,
)


def above(
    page: Page, found: list[tuple[int, etree._Element]], lines: int, stated: Collection[str]
) -> list[etree._Element]:
    """Those of the pictures before the headline that are the piece's.

    `found`: each with how many lines stood before it; `lines`: how many stood before the headline; `stated`: the file
    names of the pictures that the metadata names.
    """
    leads: list[etree._Element] = []
    for at, image in found[-MOST:]:
        if pictures.too_small(image) or pictures.leads_elsewhere(image, page):
            continue
        url = pictures.source(image, page)
        if url is not None and (pictures.stem(url) in stated or (lines - at <= NEAR and _shows_itself(image))):
            leads.append(image)
    return leads


def beside(top: etree._Element | None) -> list[tuple[int, etree._Element]]:
    """The pictures in the box before the one that holds headline and body, as `above` takes them.

    A box without text, or with a caption's, may stand between.
    """
    for _ in range(BOXES):
        if top is None or top.tag in ROOMS:
            break
        between = 0  # boxes with text
        for before in islice(top.itersiblings(preceding=True), MOST_BETWEEN):
            if before.tag in OTHERS:
                return []
            if found := [(0, e) for e in islice(before.iter(), MOST_IN_BOX) if e.tag in PICTURES]:
                return found
            text = inner.line(before)
            between += bool(text)
            if between > 1 or len(text) > LONGEST_CAPTION or next(before.iter(*NO_CAPTION), None) is not None:
                return []
        if between:
            return []
        top = top.getparent()
    return []


BOXES = 2  # around headline and body
MOST_BETWEEN = 4  # boxes before them that are looked at
LONGEST_CAPTION = 200  # characters
NO_CAPTION = ("a", "h1", "h2", "h3", "h4", "h5", "h6")  # what none has: the headline of another piece
MOST_IN_BOX = 30  # elements
ROOMS = frozenset(("body", "html", "main", "article"))
OTHERS = NEVER | {"header"}


def _shows_itself(image: etree._Element) -> bool:
    """Whether a picture is wide, captioned, or named as the piece's; a link to another piece was asked for before."""
    width = pictures.pixels(image.get("width"))
    if (width is not None and width >= WIDE) or LEAD.search(image.get("class") or ""):
        return True
    for box in islice(image.iterancestors(), LEVELS):
        if box.tag in ("body", "main", "article", "header"):
            return False
        if box.tag == "figure" and box.find(".//figcaption") is not None:
            return True
        if LEAD.search(box.get("class") or ""):
            return True
    return False
