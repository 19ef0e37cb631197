"""The blocks of text under an element in reading order: paragraphs, headings, list items, quotes."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from newscrawl.extraction import inner, phrases
from newscrawl.extraction.inner import attributes, children
from newscrawl.extraction.names import Names
from newscrawl.extraction.pictures import PICTURES, is_frame
from newscrawl.extraction.text import folds, notes, preformatted, underlines
from newscrawl.extraction.text.outside import APART, NEVER
from newscrawl.extraction.text.weight import Mass, weight
from newscrawl.page import Page
from newscrawl.structured_data import collapsed

Kind = Literal["p", "heading", "item", "quote"]

BREAKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "tbody",
        "thead",
        "tr",
        "td",
        "th",
        "blockquote",
        "pre",
        "figure",
        "details",
        "summary",
        "center",
        "address",
        "fieldset",
        "form",
        "hr",
        "hgroup",
        "body",
    ]
)
WORD = re.compile(r"\w")
MOST_PICTURES = 200  # whose captions are looked for
DROP_CAP = re.compile(r"drop-?_?cap", re.I)
LONGEST_CAP = 15  # characters
FEW = 2  # blocks, of which none is a caption: the line below a picture may be the piece
STOPS = frozenset('.!?؟…。！？»”"')  # a sentence ends in one
# Text in the first two is caption, label or note, unless the page lies in them; in the third its lines are as typed.
BOXES = frozenset(("figure", "form", "pre"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
NAMED: dict[str, Kind] = {
    **dict.fromkeys((*HEADINGS, "summary"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    "blockquote": "quote",
}


def has_quote(figure: etree._Element) -> bool:
    """Whether a figure is a quotation, not a picture."""
    return next(figure.iter("blockquote"), None) is not None


@dataclass(slots=True)
class Block:
    """One run of text between breaks."""

    text: str
    kind: Kind
    linked: int  # characters of it inside links
    links: int  # how many links
    weight: int  # of the text, see weight.py
    element: etree._Element  # the block element it stands in
    parent: etree._Element | None
    look: tuple[str, str | None]  # tag and class of that element: what is built the same looks the same


class Walker:
    """Walks one container, leaving out what its names or tags say is no text."""

    def __init__(
        self,
        names: Names,
        total: Mass,
        limit: float,
        headline: etree._Element | None = None,
        boxes: Collection[etree._Element] = (),
    ) -> None:
        self.names = names
        self.total = total
        self.headline = headline  # what stands before it is not the piece
        self.boxes = boxes  # that are left out
        self.before = 0  # blocks that stood before the headline
        self.limit = limit  # a subtree with more paragraphs than this is never left out for its name
        self.blocks: list[Block] = []
        self.pictures: list[etree._Element] = []
        self.left_out: list[tuple[str, etree._Element]] = []
        self.forms: list[etree._Element] = []  # and buttons, which ask for something too
        self._buffer: list[str] = []
        self._linked = 0
        self._links = 0
        self._cap = ""  # the drop cap that stands before the next block

    def walk(self, top: etree._Element) -> list[Block]:
        """The blocks under `top`, in order. Nesting is bounded by parser.MAX_DEPTH, and with it the recursion."""
        self._enter(top, "p", 0, top)
        self._flush(top, "p")
        if self.pictures and len(self.blocks) > FEW:
            self._drop_captions()
        return self.blocks

    def _drop_captions(self) -> None:
        """Drop the blocks that are the captions of pictures in the same paragraph."""
        found = [each for each in map(underlines.caption, self.pictures[:MOST_PICTURES]) if each is not None]
        if found:
            self.blocks = [b for b in self.blocks if (b.element, b.text) not in found]

    def _enter(self, element: etree._Element, kind: Kind, link: int, block: etree._Element) -> None:
        text = element.text
        if text:
            self._say(text, link)
        if not len(element):
            return
        for child in children(element):
            tag = child.tag
            if child is self.headline:
                self._flush(block, kind)
                self.before = len(self.blocks)
                self.pictures.clear()
            elif tag in BREAKS:
                if self._buffer:
                    self._flush(block, kind)
                if tag in BOXES and self._is_done(child, kind):
                    pass
                elif not self._out(child):
                    own: Kind = NAMED.get(tag) or (
                        "quote" if kind == "quote" else "item" if kind == "item" and tag == "p" else "p"
                    )
                    self._enter(child, own, link, child)
                    if self._buffer:
                        self._flush(child, own)
            elif tag == "br":
                self._flush(block, kind)
            elif tag == "a":
                if not self._buffer or len(child.text or "") > notes.LONGEST or not notes.is_linked_mark(child):
                    self._links += 1
                    self._enter(child, kind, link + 1, block)
            elif tag == "sup" and self._buffer and notes.is_raised_mark(child):
                pass
            elif tag in PICTURES:
                self.pictures.append(child)
            elif tag == "button" and kind != "heading":
                if folds.is_question(child):
                    self._flush(block, kind)
                    self._enter(child, "heading", link, child)
                    self._flush(child, "heading")
                else:
                    self.forms.append(child)
            elif (tag not in NEVER or tag == "button") and not self._out(child):
                self._enter(child, kind, link, block)
            tail = child.tail
            if tail and (self._buffer or not tail.isspace()):
                self._say(tail, link)

    def _is_done(self, box: etree._Element, kind: Kind) -> bool:
        """Whether one of BOXES need not be entered: its text is none of the piece, or was read by lines."""
        if box.tag == "pre":
            return self._read_lines(box, "quote" if kind == "quote" else "p")
        if self.total.get(box, 0.0) > self.limit or has_quote(box):
            return False
        self.pictures += box.iter(*PICTURES)
        if box.tag == "form":
            self.forms.append(box)
        return True

    def _read_lines(self, pre: etree._Element, kind: Kind) -> bool:
        """Whether a <pre> has lines of its own, that of a program or broken by tags has not; they are read then."""
        text = inner.text(pre)
        if "\n" not in text.strip() or next(pre.iter("a", "br", "p", "div", "code"), None) is not None:
            return False
        if not self._out(pre):
            for line in preformatted.paragraphs(text):
                self._buffer.append(line)
                self._flush(pre, kind)
        return True

    def _out(self, element: etree._Element) -> bool:
        """Whether an element is left out: for its name, as it is hidden, or as there is nothing in it."""
        if self.boxes and element in self.boxes:
            return True
        items = attributes(element)
        if not items:
            return False
        if not len(element) and not element.text:
            return True
        label = ident = None
        hidden = False
        for name, value in items:
            if name == "class":
                label = value
            elif name == "id":
                ident = value
            elif name == "hidden":
                hidden = True
            elif name == "role":
                hidden = hidden or value in APART
            elif name == "aria-hidden":
                hidden = hidden or (value == "true" and element.tag != "p")
            elif name == "style":
                hidden = hidden or "display:none" in value.replace(" ", "").lower()
        named = self.names.said(label, ident) if label or ident else None
        if (named is None and not hidden) or self.total.get(element, 0.0) > self.limit:
            return False
        if named is None:
            return not folds.unfolds(element)
        self.left_out.append((named, element))
        if named == "caption" or (named == "out" and is_frame(element, f"{label or ''} {ident or ''}")):
            self.pictures += element.iter(*PICTURES)
        return True

    def _say(self, text: str, link: int) -> None:
        if text.isspace():
            if self._buffer:
                self._buffer.append(" ")
            return
        self._buffer.append(text)
        if link:
            self._linked += len(text.strip())

    def _flush(self, element: etree._Element, kind: Kind) -> None:
        if not self._buffer:
            return
        text = collapsed("".join(self._buffer))
        self._buffer.clear()
        if self._cap:
            text, self._cap = self._cap + text, ""
        if len(text) <= LONGEST_CAP and element.tag == "div" and DROP_CAP.search(element.get("class") or ""):
            self._cap = text if len(text) == 1 else f"{text} "  # a letter, or a word, of the paragraph that follows
            return
        if text[:1].isalnum() or WORD.search(text):
            look = element.tag, element.get("class")
            parent = element.getparent()
            self.blocks.append(Block(text, kind, self._linked, self._links, weight(text), element, parent, look))
        self._linked = self._links = 0


def below(page: Page, names: Names, headline: etree._Element) -> list[Block]:
    """All blocks of the page below its headline, up to its comments."""
    around = dict.fromkeys((headline, *headline.iterancestors()), 1.0)  # never left out for their names
    walker = Walker(names, around, 0.0, headline)
    return until_end(walker.walk(next(page.all("body"), page.tree))[walker.before :])


def until_end(found: list[Block]) -> list[Block]:
    """The blocks before the first that says that nothing of the piece follows: «التعليقات (3)»."""
    ends = (i for i, block in enumerate(found) if not block.links and phrases.closes(block.text))
    return found[: next(ends, len(found))]
