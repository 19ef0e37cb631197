"""JSON-LD's articleBody as a witness: blocks that it does not have, among those that it has, are boxes of the page."""

from newscrawl.extraction.blocks import Block
from newscrawl.extraction.body import is_prose
from newscrawl.extraction.jsonld import letters
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
    if not isinstance(text, str) or not LEAST <= len(text) <= MOST or len(blocks) > MOST_BLOCKS:
        return blocks
    size = sum(len(block.text) for block in blocks)
    if size <= len(text):
        return blocks
    whole = letters(flat(text))
    known = [_stands_in(letters(block.text), whole) for block in blocks]
    if sum(len(block.text) for block, has in zip(blocks, known, strict=True) if has) < SHARE * size:
        return blocks
    first = known.index(True)
    last = len(known) - 1 - known[::-1].index(True)
    complete = whole.endswith(letters(blocks[last].text)[-SPAN // 2 :])
    return [
        block
        for i, (block, has) in enumerate(zip(blocks, known, strict=True))
        if has or i < first or not _is_box(block, tail=i > last, complete=complete)
    ]


def _stands_in(key: str, whole: str) -> bool:
    return key[:SPAN] in whole or key[-SPAN:] in whole


def _is_box(block: Block, *, tail: bool, complete: bool) -> bool:
    if tail:
        return complete and (block.kind in ("heading", "item") or is_prose(block))
    return block.kind == "p" and is_prose(block)
