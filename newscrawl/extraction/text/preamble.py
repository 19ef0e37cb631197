"""What stands among the decks above the first sentence and is none of the piece: dates, names, links to comments."""

import re
from itertools import islice

from newscrawl.arabic import bylines, dates
from newscrawl.extraction import inner, labels
from newscrawl.extraction.anchorless import is_foreign
from newscrawl.extraction.text.blocks import STOPS, Block
from newscrawl.extraction.text.body import is_prose
from newscrawl.extraction.times import LONGEST, SHORT, is_date_line, is_dateline, is_only_date, like_date

DECKS = 2  # blocks that may stand above: a deck, a lead
LONGEST_CREDIT = 80  # characters
MOST_LINKS = 8  # beside a date
MADE_FOR = re.compile(r"date|time|meta|byline|author|writer|info|publi", re.I)  # in the class of a line
BOXES = 3  # around a link to the comments, in the outer of which the piece may stand
NEXT = 5  # blocks below, among which the prose begins


def is_date(block: Block, kept: list[Block], below: list[Block], *, begun: bool) -> bool:
    """Whether a block is a line that says when the piece was published. `kept`: the blocks above; `begun`: one of them
    is as long as a sentence.

    A deck may be that long. Below it a line is asked for that says nothing but when, is not built as what stands above,
    and has prose below it and no second line of its make: a timeline has one a day, an event one of the place.
    """
    text = block.text
    if not begun:
        return _says_when(text) or (block.links > 0 and len(text) <= LONGEST and _says_when_unlinked(block))
    if len(kept) > DECKS or block.kind not in ("p", "item") or not says_nothing_else(block):
        return False
    if block.kind == "item" and kept and kept[-1].kind == "item":
        return False
    if not labels.has_clock(text) and labels.label(text, "published", "modified") is None:
        if any(block.look == above.look and above.text[-1] in STOPS for above in kept):
            return False
        if any(other.look == block.look and len(other.text) < SHORT for other in below):
            return False
    return any(map(is_prose, below[:NEXT])) and not any(map(says_nothing_else, below))


def is_credit(block: Block, kept: list[Block], below: list[Block]) -> bool:
    """Whether a line says who wrote, and nothing else but when, below a lead as long as a sentence."""
    text = block.text
    if len(kept) > DECKS or block.kind != "p" or len(text) > LONGEST_CREDIT or text[-1] in STOPS or text[-1] == ":":
        return False
    return labels.begins(text, "byline") and names_writer(text) and any(map(is_prose, below[:NEXT]))


def _says_when(text: str) -> bool:
    return is_date_line(text) and not is_dateline(text)


def _says_when_unlinked(block: Block) -> bool:
    """Whether the words of a block beside its links are a date: «السبت 2 كانون الثاني 2021 [شارك] [طباعة]». A sentence
    with links in it is not."""
    text = block.text
    if not like_date(text):
        return False
    for link in islice(block.element.iter("a"), MOST_LINKS):
        text = text.replace(inner.line(link), "", 1)
    text = text.strip(" |-–—·•")
    return like_date(text) and is_only_date(text)


def says_nothing_else(block: Block) -> bool:
    """Whether a block is a date and nothing else; or a date and a writer, in a line made for them."""
    text = block.text
    if len(text) > LONGEST or not like_date(text):
        return False
    if is_foreign(text):
        reading = dates.read(text, order="DMY")
        return reading.value is not None and {"words_ignored", "parted"}.isdisjoint(reading.flags)
    if is_only_date(text):
        return not is_dateline(text)
    made = labels.begins(text, "byline") or MADE_FOR.search(block.element.get("class") or "") is not None
    return made and names_writer(text)


def names_writer(text: str) -> bool:
    """Whether a text is a credit of people and nothing else but its date: «سامي الحداد - 12 مارس 2024»."""
    named = bylines.read(text)
    return named.explained and bool(named.authors)


def is_passed(block: Block, kept: list[Block], below: list[Block]) -> bool:
    """Whether a line that says that nothing follows stands above the piece: its number of comments, the link to them.

    Nothing above it ends like a sentence, and prose stands right below it.
    """
    if block.kind == "heading" or len(kept) > DECKS or any(above.text[-1] in STOPS for above in kept):
        return False
    boxes = [block.element, *islice(block.element.iterancestors(), BOXES)]
    return any(each.parent in boxes and not each.links and is_prose(each) for each in below[:NEXT])
