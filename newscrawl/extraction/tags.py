"""The keywords linked under the piece: marked as such, by the box or label they stand in, or by where they lead."""

from itertools import islice

from lxml import etree

from newscrawl.extraction import inner, labels
from newscrawl.extraction.head import Line
from newscrawl.extraction.links import same_site
from newscrawl.extraction.names import LEFT_OUT, kind_of
from newscrawl.extraction.text.container import NEVER
from newscrawl.page import Page

MOST = 40
LONGEST = 60  # characters of one
LABEL = 25  # of a line that is there to say that tags follow
ROOMS = frozenset(("body", "html"))
AFTER = 3  # boxes after that of headline and body that are asked
BOXES = 3  # around headline and body after which they are looked for
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

    Where nothing follows in the <article> around them, what follows it is looked at for a box named so.
    """
    at: etree._Element | None = top if top.tag not in ROOMS else None
    for _ in range(BOXES):
        if at is None or (at.tag in ROOMS and at.tag != "article"):
            break
        after = [*islice(at.itersiblings(), AFTER)]
        for box in after:
            label = box.get("class") or ""
            kind = kind_of(label)
            if box.tag in NEVER or kind in LEFT_OUT or "widget" in label:
                continue
            links = [*islice(box.iter("a"), MOST_LINKS)]
            if links and (kind == "tags" or all(link.get("rel") == "tag" for link in links)):
                return links
        at = at.getparent() if not any(map(inner.line, after)) else None
    return []
