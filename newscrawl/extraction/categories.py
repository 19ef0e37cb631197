"""Links that say of themselves that they name the section: by rel, microdata, or the class of the box around them."""

import re
from functools import cache
from itertools import islice

from lxml import etree

from newscrawl import tables
from newscrawl.extraction import inner
from newscrawl.extraction.breadcrumbs import home_words, leads_home
from newscrawl.extraction.jsonld import letters

SECTION = frozenset(("articleSection", "genre"))  # Joomla says genre
# "cat-links", "post-categories", "taxonomy-category", "itemCategory"; no "tags-and-categories", whose links are both.
# The last three are Astra's, Chorus's and Elementor's own.
CATEGORY = re.compile(
    r"(?:(?<![A-Za-z])c|C)ategor(?:y|ies)(?![a-z])|(?<![A-Za-z])cats?(?:-links?)?(?![A-Za-z])"
    r"|(?<![\w-])(?:ast-terms-link|c-entry-group-labels|elementor-post-info__terms-list(?:-item)?)(?![\w-])"
)
LEVELS = 2  # boxes around the link that are asked
MOST_IN_BOX = 12  # elements in one
LONGEST_BOX = 100  # characters of all of them
LONGEST = 40  # characters of a section's name
PLAIN = frozenset(("span", "div", "p", "ul", "li", "dd", "strong", "b"))  # what the box may be
MARKS = " »›>/\\|،,#:"


@cache
def defaults() -> frozenset[str]:
    """What content systems call the section of pieces that have none, letters only."""
    return frozenset(letters(row[0]) for row in tables.rows("extraction/default_sections.tsv"))


def is_category(link: etree._Element) -> bool:
    """Whether a link is marked as the section, wherever it leads."""
    if "category" in (link.get("rel") or "") or says_category(link.get("class")):
        return True
    if link.get("itemprop") in SECTION or any(child.get("itemprop") in SECTION for child in link):
        return True
    box = link.getparent()
    for _ in range(LEVELS):
        if box is None or box.tag not in PLAIN:
            break
        if says_category(box.get("class")):
            return len([*islice(box.iter(), MOST_IN_BOX + 1)]) <= MOST_IN_BOX and len(inner.line(box)) <= LONGEST_BOX
        box = box.getparent()
    return False


def says_category(label: str | None) -> bool:
    """Whether a class says that its element holds the section."""
    return label is not None and "tag" not in label.lower() and CATEGORY.search(label) is not None


# A writer's page, a tag, the day, the comments stand in the same box.
NO_SECTION = re.compile(r"#|/(?:tags?|authors?|profiles?|writers?|users?)/|/(?:19|20)\d\d/[01]?\d(?:/|$)", re.I)


def first(links: list[etree._Element]) -> list[str]:
    """What the first of several links to sections is called, and those that share its box."""
    named: list[str] = []
    boxes: list[etree._Element | None] = []
    for link in links:
        name = inner.line(link).strip(MARKS)
        if not 1 < len(name) < LONGEST or letters(name) in defaults() or NO_SECTION.search(link.get("href") or ""):
            continue
        if letters(name) in home_words() and leads_home(link.get("href") or ""):
            continue
        parent = link.getparent()
        own = [parent, parent.getparent() if parent is not None else None]
        boxes = boxes or own
        if name not in named and any(a is b and a is not None for a, b in zip(boxes, own, strict=True)):
            named.append(name)
    return named
