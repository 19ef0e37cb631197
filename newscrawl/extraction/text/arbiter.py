"""JSON-LD's articleBody as a witness: where the body begins, and which blocks among it are boxes of the page."""

from lxml import etree

from newscrawl.extraction import inner
from newscrawl.extraction.jsonld import letters
from newscrawl.extraction.text.blocks import Block
from newscrawl.extraction.text.body import Body, is_prose
from newscrawl.page import Page
from newscrawl.structured_data import Node, flat

LEAST = 800  # characters; a shorter one is a summary or the beginning
MOST = 100_000
MOST_BLOCKS = 1000  # of a page that is looked at
SPAN = 50  # letters by which a block is known: a dateline or a picture's note may stand in one of the two only
SHARE = 0.7  # of the text that must stand in it for its word to count


def confirmed(blocks: list[Block], node: Node | None) -> list[Block]:
    """The blocks without the paragraphs that articleBody lacks, where it is plainly this text.

    What stands before the first block that it has stays: leads are often left out of it. So do subheadings and lists in
    between, which many systems drop, and short lines at the end, which may be credits.
    """
    text = node.get("articleBody") if node is not None else None
    if not isinstance(text, str) or not LEAST_OPENING <= len(text) <= MOST or len(blocks) > MOST_BLOCKS:
        return blocks
    size = sum(len(block.text) for block in blocks)
    if size <= len(text):
        return blocks
    whole = letters(flat(text))
    known = [_stands_in(block.text, whole) for block in blocks]
    held = sum(len(block.text) for block, has in zip(blocks, known, strict=True) if has)
    if len(text) < LEAST or held < SHARE * size:
        return _ended(blocks, known, whole)
    first = known.index(True)
    last = len(known) - 1 - known[::-1].index(True)
    complete = whole.endswith(letters(blocks[last].text)[-SPAN // 2 :])
    return [
        block
        for i, (block, has) in enumerate(zip(blocks, known, strict=True))
        if has or i < first or not _is_box(block, tail=i > last, complete=complete)
    ]


def _ended(blocks: list[Block], known: list[bool], whole: str) -> list[Block]:
    """The blocks without what stands elsewhere on the page after the one with which the text ends."""
    if sum(known) < 2 or not known[0]:
        return blocks
    last = len(known) - 1 - known[::-1].index(True)
    if not whole.endswith(letters(blocks[last].text)[-SPAN // 2 :]):
        return blocks
    parents = {block.parent for block, has in zip(blocks, known, strict=True) if has}
    return [block for i, block in enumerate(blocks) if i <= last or block.parent in parents]


def opening(page: Page, body: Body, node: Node | None) -> etree._Element | None:
    """The paragraph with which articleBody begins, where it stands on the page but not in the body found."""
    text = node.get("articleBody") if node is not None else None
    if not isinstance(text, str) or not LEAST_OPENING <= len(text) <= MOST:
        return None
    begins = letters(flat(text[: 4 * SPAN]))[:SPAN]
    if len(begins) < SPAN or any(begins in letters(block.text) for block in body.blocks[:MOST_BEFORE]):
        return None
    whole = letters(flat(text))
    if any(_stands_in(block.text, whole) for block in body.blocks[:MOST_BEFORE]):
        return None
    return next((p for p in page.all("p") if letters(inner.text(p)).startswith(begins)), None)


LEAST_OPENING = 150  # characters of it; a shorter one is a note
MOST_BEFORE = 6  # blocks that may stand before it


def knows(block: Block, text: str) -> bool:
    """Whether a block stands in an articleBody."""
    return _stands_in(block.text, letters(flat(text[:MOST])))


def _stands_in(text: str, whole: str) -> bool:
    """Whether a text begins or ends as some stretch of the letters `whole` does."""
    if len(text) > 8 * SPAN:  # most of a long paragraph need not be read
        first = letters(text[: 4 * SPAN])[:SPAN]
        if len(first) == SPAN:
            if first in whole:
                return True
            last = letters(text[-4 * SPAN :])[-SPAN:]
            if len(last) == SPAN:
                return last in whole
    key = letters(text)
    return key[:SPAN] in whole or key[-SPAN:] in whole


def _is_box(block: Block, *, tail: bool, complete: bool) -> bool:
    if tail:
        return complete and (block.kind in ("heading", "item") or is_prose(block))
    return block.kind == "p" and is_prose(block)
