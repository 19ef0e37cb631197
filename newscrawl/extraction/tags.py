"""The keywords linked under the piece: marked as such, by the box or label they stand in, or by where they lead."""

from itertools import islice

from lxml import etree

from newscrawl.extraction import inner, labels
from newscrawl.extraction.line import Line
from newscrawl.extraction.links import same_site
from newscrawl.extraction.names import LEFT_OUT, kind_of
from newscrawl.extraction.text.outside import NEVER
from newscrawl.page import Page

MOST = 40
LONGEST = 60  # characters of one
LABEL = 25  # of a line that is there to say that tags follow
ROOMS = frozenset(("body", "html"))
AFTER = 3  # boxes after that of headline and body that are asked
MOST_BESIDE = 20  # boxes after it that may hold text
MOST_LINKS = 40  # in one of them


def found(
    page: Page,
    marked: list[etree._Element],
    likely: list[etree._Element],
    lines: list[Line],
    top: etree._Element | None,
) -> tuple[list[str], list[str]]:
    """The texts of links made for tags, and of those that may be some.

    `marked`: links with rel=tag; `likely`: in a box named tags, or that lead where tags do; `lines`: those around the
    piece; `top`: the box of headline and body, after which the tags may stand.
    """
    if not marked and not likely:
        likely = _labelled(lines)
        if not likely and top is not None:
            marked = _after(top)
    return _texts(page, marked), _texts(page, likely)


def _texts(page: Page, links: list[etree._Element]) -> list[str]:
    """What links within the site are called: a post shown from a network has that network's tags."""
    texts = dict.fromkeys(inner.line(a).strip("#،, ") for a in links if same_site(page, a.get("href") or ""))
    return [text for text in texts if 1 < len(text) < LONGEST][:MOST]


def _labelled(lines: list[Line]) -> list[etree._Element]:
    """The links of a line below the piece that a label of tags begins, or those after a line that is nothing else."""
    follow = False
    links: list[etree._Element] = []
    for line in lines:
        if line.side not in ("after", "end"):
            continue
        if follow and line.linked:
            links += line.links
        elif follow and links:
            break
        elif line.links and labels.labelled(line.text, "tags"):
            return line.links
        else:
            follow = len(line.text) < LABEL and labels.labelled(f"{line.text.rstrip(': ')}:", "tags") == ""
    return links


def _after(top: etree._Element) -> list[etree._Element]:
    """The links in a box right after the one of headline and body that is named for tags or holds no others.

    Where nothing follows in the <article> around it, those marked as tags right after that.
    """
    if top.tag in ROOMS:
        return []
    beside = [*islice(top.itersiblings(), MOST_BESIDE)]
    if links := _marked(beside[:AFTER], named=True):
        return links
    article = top.getparent()
    if article is None or article.tag != "article" or any(map(inner.line, beside)):
        return []
    return _marked([*islice(article.itersiblings(), AFTER)], named=False)


def _holds_cards(box: etree._Element) -> bool:
    """Whether several headings stand in a box: each piece in it is marked with its own."""
    return len([*islice(box.iter("h2", "h3", "h4"), 2)]) > 1


def _marked(boxes: list[etree._Element], *, named: bool) -> list[etree._Element]:
    """The links of the first of some boxes that holds none but rel=tag, or, where that counts, is named for tags."""
    for box in boxes:
        label = box.get("class") or ""
        kind = kind_of(label)
        if box.tag in NEVER or kind in LEFT_OUT or "widget" in label:
            continue
        links = [*islice(box.iter("a"), MOST_LINKS)]
        by_name = named and kind == "tags"
        if links and (by_name or (all(link.get("rel") == "tag" for link in links) and not _holds_cards(box))):
            return links
    return []
