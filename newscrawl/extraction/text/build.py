"""How the prose of a page is built: under which elements it hangs, of what make they are."""

import re
from collections import Counter
from functools import cached_property
from itertools import islice

from lxml import etree

from newscrawl.extraction.text import decks, points
from newscrawl.extraction.text.blocks import STOPS, Block
from newscrawl.extraction.text.body import SENTENCE, is_prose
from newscrawl.extraction.text.make import is_same_make

LEAST_ITEMS = 3  # of a list that is the piece's
DEEP = 3  # levels around that prose
LAYOUT = "wp-block-"  # how the editor of WordPress names the boxes that an author sets
PARTS = ("section", "table")  # without a name parts of the text, where a <div> may be anything
OF_PIECE = re.compile(r"recipe|ingredient|instruction|fact", re.I)  # in the name of a box: part of the piece
TELLING = ("a", "img", "form", "input", "button")  # in a box that is not of the piece, as a rule
WHOLE = 0.7  # of all prose: one element that holds this much holds the piece
MAJOR = 0.15  # of all prose: what is built as this much of it is built as the piece is


class Build:
    """How the prose of a page is built: under which parents it hangs, in which elements."""

    def __init__(self, found: list[Block], *, in_points: bool = False) -> None:
        by_parent: dict[etree._Element | None, int] = {}
        by_look: dict[tuple[str, str | None], int] = {}
        self.found = found
        self.in_points = in_points
        self._telling: dict[etree._Element, bool] = {}
        whole = 0
        for block in found:
            is_p = block.kind == "p" or (block.kind == "item" and block.look[0] == "p")  # lists of whole sections
            if (is_p or (in_points and block.kind in ("item", "quote"))) and block.linked < 0.5 * len(block.text):
                size = block.weight
                if size >= SENTENCE:
                    whole += size
                    parent = self.parent(block) if in_points else block.parent
                    by_parent[parent] = by_parent.get(parent, 0) + size
                    by_look[block.look] = by_look.get(block.look, 0) + size
        self.parents = {parent for parent, size in by_parent.items() if size >= MAJOR * whole}
        self.looks = {look for look, size in by_look.items() if size >= MAJOR * whole}
        # The one element that holds nearly all, where there is one.
        self.main = next((parent for parent, size in by_parent.items() if size >= WHOLE * whole), None)

    def parent(self, block: Block) -> etree._Element | None:
        """The element in which a block hangs; where the piece stands in lists, that in which its list does."""
        return points.room(block) if self.in_points else block.parent

    @cached_property
    def siblings(self) -> Counter[etree._Element | None]:
        """How many blocks hang under each parent."""
        return Counter(block.parent for block in self.found)

    def alone(self, block: Block) -> bool:
        """Whether a block is the only one under its parent: a heading in a wrapper of its own."""
        return self.siblings[block.parent] == 1

    def heads(self, heading: Block, after: list[Block]) -> bool:
        """Whether a heading built unlike the prose is the piece's: one in a wrapper of its own, or right over prose in
        the box around both, as in an entry of a live blog; or over a list in it. `after`: the blocks that follow it."""
        if not after or heading.parent not in _around(after[0]):
            return self.alone(heading)
        if after[0].kind == "item" and not after[0].links and self.siblings[after[0].parent] > 1:
            return not heading.links
        prose = next((b for b in after if is_prose(b) or b.text[-1] in STOPS or b.kind == "heading"), None)
        if prose is None or prose.kind == "heading" or prose.linked > 0.3 * len(prose.text):
            return False
        box = heading.parent
        if box is not None and box.tag == "header" and (entry := box.getparent()) is not None:  # names its writer too
            box = entry
        return box in _around(prose) and (self.alone(heading) or not self.foreign(prose))

    def answers(self, question: Block, after: list[Block]) -> bool:
        """Whether the block that follows a question, if any, stands in a box with it and answers it."""
        return self.goes_on(after) and question.parent in _around(after[0]) and question.parent not in self._above_main

    @cached_property
    def _above_main(self) -> set[etree._Element]:
        return set() if self.main is None else {self.main, *self.main.iterancestors()}

    def lists(self, item: Block) -> bool:
        """Whether an item stands among others in a list beside the prose."""
        if item.parent is None or self.siblings[item.parent] < LEAST_ITEMS:
            return False
        return item.parent.getparent() in self.parents

    def beside(self, block: Block) -> bool:
        """Whether a block stands beside the prose or is built as it is, or is an item of a list beside it."""
        if not self.foreign(block):
            return True
        return block.kind == "item" and block.parent is not None and block.parent.getparent() in self.parents

    def goes_on(self, after: list[Block]) -> bool:
        """Whether the block that follows, if any, is prose of the piece."""
        return any(is_prose(b) and b.linked < 0.3 * len(b.text) and not self.foreign(b) for b in after)

    def appended(self, block: Block) -> bool:
        """Whether a block at an end is not the piece's: foreign, or outside the element that holds nearly all."""
        parent, main = self.parent(block), self.main
        if main is not None and parent is not None:
            if block.element is main or is_same_make(parent, main):
                return False
            return not self.boxed(block, main)
        return self.foreign(block)

    def subtitle(self, block: Block) -> bool:
        """Whether a block beside the prose is named a deck, and no other is built as it is."""
        if not decks.is_named(block.element, lead=False):
            return False
        return sum(other.look == block.look for other in self.found) == 1

    def boxed(self, block: Block, main: etree._Element) -> bool:
        """Whether a block is a sentence that the piece sets in a box of its own: a group, a column, an answer.

        Notes on the writer, other pieces and appeals stand in boxes too: those have names, links, pictures or fields.
        """
        if not is_prose(block) or block.links or block.text[-1] not in STOPS:
            return False
        box = block.element
        for up in block.element.iterancestors():
            if up is main:
                named = box.get("class") or box.get("id") or ""
                of_piece = LAYOUT in named or (not named and (box.tag in PARTS or box.get("dir") is not None))
                return of_piece and not self._tells(box)
            box = up
        return False

    def boxes_plainly(self, block: Block) -> bool:
        """Whether a block stands beside the prose, or in a box beside it that holds no link, picture or field: one
        without a name, or named for a recipe or facts. Widgets of other things have names."""
        box = block.parent
        if box is None or box in self.parents:
            return box is not None
        named = f"{box.get('class') or ''} {box.get('id') or ''}".strip()
        if named and OF_PIECE.search(named) is None:
            return False
        return box.getparent() in self.parents and not self._tells(box)

    def _tells(self, box: etree._Element) -> bool:
        if box not in self._telling:  # asked once a box, as all of it is looked at
            self._telling[box] = next(box.iter(*TELLING), None) is not None
        return self._telling[box]

    def is_of_card(self, block: Block, heading: Block) -> bool:
        """Whether a block shares a box with a heading that leads to another piece, beside the one with the prose."""
        box = block.parent
        if box is None or self.main is None or box is self.main or box in self.main.iterancestors():
            return False
        return any(up is box for up in islice(heading.element.iterancestors(), DEEP))

    def foreign(self, block: Block) -> bool:
        """Whether a block is built unlike the prose of the page, and stands elsewhere."""
        if block.look in self.looks:
            return False
        return (self.parent(block) if self.in_points else block.parent) not in self.parents


def _around(block: Block) -> list[etree._Element]:
    return [block.element, *islice(block.element.iterancestors(), DEEP)]
