"""Cards of other pieces in boxes that no class names: a headline that is a link, over an excerpt."""

from collections.abc import Collection, Iterator
from itertools import islice

from lxml import etree

from newscrawl.extraction import inner
from newscrawl.extraction.links import leads_elsewhere
from newscrawl.extraction.text.weight import Mass
from newscrawl.page import Page
from newscrawl.structured_data import collapsed

CARDS = 3  # built the same, side by side: fewer may be subheads that are links
CARD = 700.0  # of prose: more is no excerpt
DEEP = 4  # levels of a card around its heading
LINKS = 8  # that one card may have
EXCERPT = 300.0  # of prose in a card by itself
HEAD = 15  # characters of a link that is a headline without a heading's tag
INLINE = frozenset(("b", "strong", "span", "font", "em", "i", "u", "small", "big"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def with_headings(page: Page, headings: list[etree._Element], total: Mass) -> Iterator[etree._Element]:
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


def without_headings(page: Page, own: Mass, total: Mass, above: Collection[etree._Element]) -> Iterator[etree._Element]:
    """The same where the headline is a link and no heading: several of one make side by side; one by itself that has a
    picture or stands among paragraphs of the piece. `above`: the elements around the page's headline."""
    groups: dict[tuple[etree._Element, str, str | None], dict[etree._Element, str]] = {}
    for prose, mass in own.items():
        if mass > CARD or prose in above:
            continue
        box, link = _card_around(prose, total, above)
        parent = box.getparent()
        href = link.get("href") or "" if link is not None else ""
        if parent is None or link is None or link in (prose, *prose.iterancestors()) or not leads_elsewhere(page, href):
            continue  # a link alone is no card
        if total[box] <= EXCERPT and (href in _shown(box) or own.get(parent, 0.0) >= EXCERPT):
            yield box
        for _ in range(DEEP):  # each may stand in a table of its own
            groups.setdefault((parent, str(box.tag), box.get("class")), {})[box] = href
            if parent in above or total.get(parent, 0.0) > CARD:
                break
            box, parent = parent, parent.getparent()
            if parent is None:
                break
    for group in groups.values():
        if len(set(group.values())) >= CARDS:
            yield from group


def _card_around(
    prose: etree._Element, total: Mass, above: Collection[etree._Element]
) -> tuple[etree._Element, etree._Element | None]:
    """The lowest box around an excerpt that has a link as its headline, and that link; None where there is none."""
    box = prose
    for _ in range(DEEP):
        link = _head(box) if box.tag != "p" and box.tag not in INLINE else None  # a paragraph is no box
        parent = box.getparent()
        if link is not None or parent is None or parent in above or total.get(parent, 0.0) > CARD:
            return box, link
        box = parent
    return box, None


def _head(box: etree._Element) -> etree._Element | None:
    """The first link with words in a box, where it stands in no heading and by itself: in an element that holds nothing
    else, or right in the box before a block or a line's end."""
    for link in islice(box.iter("a"), LINKS):
        words = collapsed(inner.text(link))
        if not words:
            continue  # a picture
        if len(words) < HEAD:
            return None
        at = link
        holder = at.getparent()
        while holder is not None and holder is not box and holder.tag in INLINE:
            at, holder = holder, holder.getparent()
        if holder is box:
            return link if _stands_apart(at) else None
        alone = holder is not None and holder.tag not in HEADINGS and collapsed(inner.text(holder)) == words
        return link if alone else None
    return None


def _stands_apart(element: etree._Element) -> bool:
    """Whether an element begins its box, pictures aside, and neither text nor a further link goes on behind it."""
    after, parent = element.getnext(), element.getparent()
    if (element.tail or "").strip() or (after is not None and after.tag == "a"):
        return False
    before = (text for each in element.itersiblings(preceding=True) for text in (each.tail, inner.text(each)))
    return not any(text and text.strip() for text in (parent.text if parent is not None else None, *before))


def _shown(box: etree._Element) -> set[str]:
    """Where the pictures of a box lead, as far as one card has links."""
    links = (link for link in islice(box.iter("a"), LINKS) if next(link.iter("img", "amp-img"), None) is not None)
    return {link.get("href") or "" for link in links}
