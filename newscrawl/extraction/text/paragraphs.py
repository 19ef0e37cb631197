"""The body by its paragraphs: the container they hang under, its blocks, and which of them are the piece."""

from lxml import etree

from newscrawl.extraction.names import Names
from newscrawl.extraction.text import appeals, blocks, brief, choice, container, ends, masses, points, sentences
from newscrawl.extraction.text.body import Body, is_prose
from newscrawl.extraction.text.build import Build
from newscrawl.extraction.text.weight import Mass
from newscrawl.page import Page


def read(
    page: Page, names: Names, headline: etree._Element | None = None, opening: etree._Element | None = None
) -> Body:
    """The body of a page, by its paragraphs; empty where it has none.

    `headline`: the element that shows the title. `opening`: its first paragraph, where that is known.
    """
    total, boxes = masses.find(page, names, headline)
    top = container.find(page.tree, total) if opening is None else container.around(opening, total)
    return under(top, total, boxes, names, headline) if top is not None else Body(total=total)


def under(
    top: etree._Element,
    total: Mass,
    boxes: set[etree._Element],
    names: Names,
    headline: etree._Element | None,
    *,
    in_points: bool = False,
) -> Body:
    """The body that stands under an element. `in_points`: in list items and headings, which are its paragraphs."""
    walker = blocks.Walker(names, total, 0.4 * total[top], headline, boxes)
    found = walker.walk(top)
    if not any(is_prose(b) for b in found[: walker.before][:-1]):
        found = found[walker.before :]
    found = appeals.without(found, walker.forms, top, total)
    if in_points:
        found = points.as_paragraphs(found)
    sentences.count(found)
    body = Body(left_out=walker.left_out, pictures=walker.pictures, container=top, total=total)
    build = Build(found, in_points=in_points)
    body.blocks = ends.without_decks(ends.trimmed(choice.chosen(found, body, build), body, build), body, build)
    if not body.blocks:
        body.blocks = brief.lines(found, headline)
    return body
