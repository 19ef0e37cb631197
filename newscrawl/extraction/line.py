"""A line near the headline: one short run of text, and what its elements say of it."""

from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

# Where a line stands: before the headline, between it and the body, after the body; inside the body, at its end.
Side = Literal["before", "between", "after", "inside", "end"]


@dataclass(slots=True)
class Line:
    """One short run of text near the headline."""

    text: str
    pieces: list[str]  # its text nodes, one by one
    element: etree._Element  # the block it stands in
    kind: str | None  # what the class of an element around it says: "byline", "date", "tags", "caption"
    side: Side
    times: list[etree._Element] = field(default_factory=list)
    linked: bool = False  # all of it is a link
    authored: bool = False  # rel=author or itemprop=author stands on it
    links: list[etree._Element] = field(default_factory=list)  # the links in it
    dated: bool = False  # the class of an element in or around it says date or time, or it holds a <time>
    pictured: bool = False  # a picture stands right before it: it may be a caption

    @property
    def mixed(self) -> bool:
        """Whether it is made of several elements."""
        return len(self.pieces) > 1

    @property
    def where(self) -> str:
        """Where it stands, as a reader would point at it: "div.post-date"; of most lines nobody asks."""
        return where(self.element)


def where(element: etree._Element) -> str:
    """An element as a reader would point at it: "span.entry-date"."""
    own = (element.get("class") or "").split()
    return f"{element.tag}.{own[0]}" if own else str(element.tag)
