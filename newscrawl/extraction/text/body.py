"""The body of a page: the blocks that are the piece, and what stood among them."""

from dataclasses import dataclass, field

from lxml import etree

from newscrawl.draft import Paragraph
from newscrawl.extraction import inner
from newscrawl.extraction.text.blocks import Block
from newscrawl.extraction.text.weight import Mass
from newscrawl.structured_data import collapsed

BOLD = 80  # characters of a dateline or a credit in bold before the text
SENTENCE = 80  # bytes: a block of this weight is prose


@dataclass(slots=True)
class Body:
    """The blocks of the piece, and what stood among them."""

    blocks: list[Block] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)  # "المصدر: ..." lines
    decks: list[str] = field(default_factory=list)  # what stands above the piece and is no sentence of it
    dates: list[Block] = field(default_factory=list)  # lines above the first sentence, or last ones, that say when
    credits: list[Block] = field(default_factory=list)  # short blocks among the first that begin like a byline
    hands: list[Block] = field(default_factory=list)  # last lines that say who reported, wrote and edited
    stamps: list[Block] = field(default_factory=list)  # other lines among the first that say when
    left_out: list[tuple[str, etree._Element]] = field(default_factory=list)
    pictures: list[etree._Element] = field(default_factory=list)
    container: etree._Element | None = None
    total: Mass = field(default_factory=dict)
    in_paragraphs: int | None = None  # bytes of prose, where the body is made of points or lines, as its menus may be
    is_dated: bool = False  # a line between the headline and such a body says when

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The blocks as the draft has them."""
        made = [Paragraph(b.text, b.kind) for b in self.blocks]
        if made and (bold := _bold(self.blocks[0])):
            made[0] = made[0]._replace(bold=bold)
        return made

    @property
    def size(self) -> int:
        """Characters of prose."""
        return sum(len(b.text) for b in self.blocks)

    @property
    def weight(self) -> int:
        """Bytes of prose, headings left out; see weight.py."""
        return sum([b.weight for b in self.blocks if b.kind != "heading"])


def _bold(block: Block) -> int:
    """The characters in bold that a block begins with, where they are few and not all."""
    element = block.element
    while len(element) and not (element.text and element.text.strip()):
        element = element[0]
        if element.tag in ("strong", "b"):
            words = collapsed(inner.text(element))
            return len(words) if len(words) <= BOLD and block.text.startswith(words) and words != block.text else 0
        if element.tag not in ("span", "font"):
            break
    return 0


def is_prose(block: Block) -> bool:
    """Whether a block is long enough for a sentence of news."""
    return block.kind != "heading" and block.weight >= SENTENCE
