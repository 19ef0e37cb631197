"""The body: which of the blocks in the container are the piece."""

from dataclasses import dataclass, field

from lxml import etree

from newscrawl.draft import Paragraph
from newscrawl.extraction import blocks, container, phrases
from newscrawl.extraction.blocks import Block
from newscrawl.extraction.container import Mass, weight
from newscrawl.page import Page

LINKED = 0.7  # a block with more of it in links is a list of links
SENTENCE = 80  # bytes: a block of this weight is prose


@dataclass(slots=True)
class Body:
    """The blocks of the piece, and what stood among them."""

    blocks: list[Block] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)  # "المصدر: ..." lines
    left_out: list[tuple[str, etree._Element]] = field(default_factory=list)
    container: etree._Element | None = None
    total: Mass = field(default_factory=dict)

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The blocks as the draft has them."""
        return [Paragraph(b.text, b.kind) for b in self.blocks]

    @property
    def size(self) -> int:
        """Characters of prose."""
        return sum(len(b.text) for b in self.blocks)


def read(page: Page) -> Body:
    """The body of a page; empty where it has none."""
    total = container.masses(page.tree)
    top = container.find(page.tree, total)
    if top is None:
        return Body(total=total)
    walker = blocks.Walker(total, 0.4 * total[top])
    found = walker.walk(top)
    body = Body(left_out=walker.left_out, container=top, total=total)
    body.blocks = _trimmed(_chosen(found, body))
    return body


def _chosen(found: list[Block], body: Body) -> list[Block]:
    """The blocks without links, promotion, credits of pictures and what belongs to them."""
    kept: list[Block] = []
    pointing = False  # the last block pointed to other pieces: the links after it go with it
    for block in found:
        said = phrases.kind(block.text)
        if said == "end" and kept and len(block.text) < 120:
            break
        if said is not None and (said == "related" or len(block.text) < 300):
            if kept and kept[-1].kind == "heading" and said == "related":
                pass
            pointing = said == "related"
            continue
        linked = block.linked / len(block.text)
        if linked > LINKED and not (block.kind == "p" and len(block.text) > 200):
            continue
        if pointing and (linked > 0.3 or block.kind in ("heading", "item")):
            continue
        pointing = False
        origin = phrases.labelled(block.text, "origin")
        if origin is not None and len(block.text) < 120:
            body.origins.append(block.text)
            continue
        kept.append(block)
    return kept


def _trimmed(kept: list[Block]) -> list[Block]:
    """Without headings that head nothing, and without scraps before the first and after the last sentence."""
    first = next((i for i, b in enumerate(kept) if _is_prose(b)), None)
    if first is None:
        return [b for b in kept if b.kind == "p" and len(b.text) > 20]
    last = max(i for i, b in enumerate(kept) if _is_prose(b))
    start, end = first, last + 1
    while start > 0 and _may_begin(kept[start - 1]):
        start -= 1
    while end < len(kept) and _may_end(kept[end]):
        end += 1
    inner = kept[start:end]
    return [
        b
        for i, b in enumerate(inner)
        if b.kind != "heading" or (i and any(x.kind != "heading" for x in inner[i + 1 :]))
    ]


def _is_prose(block: Block) -> bool:
    return block.kind != "heading" and weight(block.text) >= SENTENCE


def _may_begin(block: Block) -> bool:
    return block.kind == "p" and weight(block.text) >= 20 and block.text[-1] in ENDS


def _may_end(block: Block) -> bool:
    return block.kind in ("p", "item", "quote") and (weight(block.text) >= 40 or block.text[-1] in ENDS)


ENDS = frozenset(".!?؟…。！？»”\"“'’:؛।)")
