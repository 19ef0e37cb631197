"""What the page shows by its headline: whether a date stands by it, and whether it heads a piece of its own."""

from functools import cached_property
from itertools import islice

from lxml import etree

from newscrawl.extraction import head, inner
from newscrawl.extraction.line import Line
from newscrawl.extraction.links import leads_elsewhere, leads_to_writer
from newscrawl.extraction.names import Names
from newscrawl.extraction.times import is_date_line
from newscrawl.extraction.verdict import address
from newscrawl.page import Page

LEVELS = 2  # around a headline in which its date is looked for
TITLES = frozenset(("h2", "h3", "h4", "h5"))
NEAR = 3  # elements around a line among which a heading is looked for
SHORT_TITLE = 4  # words of a title that a section or a static page may have


class Headline:
    """The headline of a page, asked for what speaks for a piece. Each answer is found when first asked for."""

    def __init__(self, page: Page, element: etree._Element | None, names: Names, has_date: bool) -> None:
        """`element`: what shows it; None where nothing does. `has_date`: a date is known to stand below it."""
        self.page = page
        self.element = element
        self.names = names
        self.has_date = has_date

    @cached_property
    def _lines(self) -> tuple[list[Line], list[Line]]:
        """The line right above it and those below it that may say when."""
        if self.element is None:
            return [], []
        top = self.element
        for _ in range(LEVELS):
            parent = top.getparent()
            if parent is None or parent.tag == "html":
                break
            top = parent
        lines = head.Reader(self.names, self.element, None).read(top)
        before = [line for line in lines if line.side == "before"]
        after = [line for line in lines if line.side != "before"]
        return before[-1:], _own(after, self.element)

    @cached_property
    def dated(self) -> bool:
        """Whether a date line stands by it that is no other piece's."""
        return self.dated_below or any(map(_is_date, self._lines[0]))

    @cached_property
    def dated_below(self) -> bool:
        """Whether it stands below it: above a section's name may stand the day."""
        return self.has_date or any(map(_is_date, self._lines[1]))

    @cached_property
    def long(self) -> bool:
        """Whether it has more words than the name of a section mostly has."""
        return self.element is not None and len(inner.text(self.element).split()) >= SHORT_TITLE

    @cached_property
    def heads_piece(self) -> bool:
        """Whether it heads one piece: it is dated, links nowhere else, and the address names a piece.

        Of a short one, as sections have, more is asked: a number in the address, and the date below it.
        """
        names_piece = address.names_piece if self.long else address.numbered
        if self.element is None or not names_piece(self.page.url) or self._links_elsewhere():
            return False
        return self.dated if self.long else self.dated_below

    @cached_property
    def names_piece(self) -> bool:
        """Whether it has more words than the names of sections, links nowhere else, and the address has a number."""
        if self.element is None or not address.numbered(self.page.url) or self._links_elsewhere():
            return False
        return len(inner.text(self.element).split()) > SHORT_TITLE

    def _links_elsewhere(self) -> bool:
        if self.element is None:
            return False
        links = [*self.element.iter("a"), *self.element.iterancestors("a")]
        return any(leads_elsewhere(self.page, link.get("href") or "") for link in links)

    def holds(self, link: etree._Element) -> bool:
        """Whether a link stands in it or around it."""
        return self.element is not None and (
            link is self.element or self.element in link.iterancestors() or link in self.element.iterancestors("a")
        )


def _own(after: list[Line], headline: etree._Element) -> list[Line]:
    """The lines below a headline in which its date may stand: those before the headline of the next piece."""
    own: list[Line] = []
    for line in after[: head.LINES_AFTER + 1]:
        around = [line.element, *islice(line.element.iterancestors(), NEAR)]
        if headline not in around and _heads_other(line, around):
            if own and _is_date(own[-1]) and _in_card(own[-1], line, headline):
                own.pop()
            break
        own.append(line)
    return own[: head.LINES_AFTER]


def _in_card(date: Line, title: Line, headline: etree._Element) -> bool:
    """Whether a date stands in one box with the title right below it, and apart from the headline of the page."""
    above = [title.element, *title.element.iterancestors()]
    box = next((up for up in (date.element, *date.element.iterancestors()) if up in above), None)
    return box is not None and box not in headline.iterancestors()


def _is_date(line: Line) -> bool:
    return bool(line.times) or is_date_line(line.text)


def _heads_other(line: Line, around: list[etree._Element]) -> bool:
    """Whether a line is the linked headline of another piece, or holds it: in a heading, or as long as a headline."""
    if any(leads_to_writer(link.get("href") or "") for link in line.links):
        return False
    outer = any(each.tag == "a" for each in around)
    if (line.linked or outer) and any(each.tag in TITLES for each in around):
        return True
    if line.kind == "byline":
        return False
    if outer:
        return len(line.text.split()) >= SHORT_TITLE and not _is_date(line)
    return any(
        len(inner.text(link).split()) >= SHORT_TITLE for link in line.links if not is_date_line(inner.text(link))
    )
