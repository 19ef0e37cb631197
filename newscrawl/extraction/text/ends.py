"""Where the piece begins and ends: decks, datelines, stamps and signatures around its first and last sentences."""

import re
from itertools import takewhile

from lxml import etree

from newscrawl.arabic import dates
from newscrawl.extraction import labels, phrases
from newscrawl.extraction.text import decks, disclaimers, signatures, verse
from newscrawl.extraction.text.blocks import STOPS, Block
from newscrawl.extraction.text.body import Body, is_prose
from newscrawl.extraction.text.build import LAYOUT, Build
from newscrawl.extraction.times import SHORT, is_only_date, like_date

NEXT = 4  # blocks below a deck: date and names


def take(kept: list[Block], body: Body, own: Build, begun: bool) -> None:
    """Take from the end of the blocks kept what is no text: when it was changed, what the writer is, boxes of another
    make, who else worked on it. Dates and credits go to the body. `begun`: a sentence of the piece is among them."""
    while begun and len(kept) > 1 and (_tells_when(kept[-1]) or _is_day_below(kept[-1], kept[-2])):
        body.dates.append(kept.pop())
    if begun and len(kept) > 1 and _signs_off(kept[-1]):
        kept.pop()
    while kept and kept[-1].kind in ("p", "heading") and own.appended(kept[-1]):
        kept.pop()
    for _ in range(signatures.MOST):
        if not (begun and len(kept) > 1):
            break
        if disclaimers.is_disclaimer(kept[-1]):
            kept.pop()
            continue
        if not signatures.is_signature(kept[-1]):
            break
        line = kept.pop()
        if (hands := signatures.hands(line)) is not None:
            body.hands.append(hands)
        elif (credit := signatures.credit(line)) is not None:
            body.credits.append(credit)


def without_end(lines: list[Block]) -> list[Block]:
    """Lines without the last ones that say when, who the writer is, or what else to read."""
    kept = [*lines]
    while kept and (_tells_when(kept[-1]) or _signs_off(kept[-1]) or phrases.kind(kept[-1].text)):
        kept.pop()
    return kept


def _tells_when(block: Block) -> bool:
    """Whether a last line says when the piece was published or changed: «آخر تحديث: 13 مارس 2024 - 08:20».

    Sentences begin with the same words: «حدث في 6 مايو 1948», «نشر في مجلة البحار في 6 مايو 2014». A colon is asked
    for, of the label or of a clock, and that nothing but the label and the date stands in the line.
    """
    text = block.text
    if block.kind != "p" or len(text) > LONGEST_STAMP or text[-1] in STOPS or ":" not in text:
        return False
    if not (labels.begins(text, "modified") or labels.begins(text, "published")):
        return False
    found = dates.read(text, order="DMY")
    return found.value is not None and {"words_ignored", "parted"}.isdisjoint(found.flags)


LONGEST_STAMP = 80  # characters


def _is_day_below(block: Block, above: Block) -> bool:
    """Whether a last line is nothing but a day of the web's years, below a sentence that ends: ministries put it there.

    Below a colon it is the day of what the piece tells, below a name that of a letter, and an older one of history.
    """
    text = block.text
    if block.kind != "p" or len(text) >= SHORT or not is_prose(above) or above.text[-1] not in STOPS - {":"}:
        return False
    if labels.label(text, "modified", "published", "update") is not None or not like_date(text):
        return False
    year = YEAR.search(text)
    return year is not None and int(year[0]) >= FIRST_YEAR and is_only_date(text)


YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
FIRST_YEAR = 1995  # in which papers went on the web


def _signs_off(block: Block) -> bool:
    """Whether a last line says what the writer is, and names nobody: «* كاتب وباحث سوري»."""
    text = block.text
    if block.kind != "p" or text[0] not in "*•" or len(text) > 90 or text[-1] in "?؟":
        return False
    return labels.begins(text, "profession")


def trimmed(kept: list[Block], body: Body, own: Build) -> list[Block]:
    """Without headings that head nothing, and without scraps before the first and after the last sentence.

    Scraps that begin like a byline are kept as such.
    """
    first = next((i for i, b in enumerate(kept) if is_prose(b)), None)
    if first is None:
        return [b for b in kept if b.kind == "p" and len(b.text) > 20]
    last = next(i for i in reversed(range(len(kept))) if is_prose(kept[i]))
    start, end = first, last + 1
    while start > 0 and _may_begin(kept[start - 1], kept[first]):
        start -= 1
    looks = {block.look for block in kept[start:end] if block.kind == "heading"}
    while end < len(kept):
        # A heading as those above, or beside the prose, and what it heads.
        step = 2 if kept[end].look in looks or _heads_last(kept[end : end + 2], kept[last]) else 1
        if not (end + step <= len(kept) and _may_end(kept[end + step - 1], kept[last])):
            break
        end += step
    end = max(end, _last_sentence(kept, last) + 1)
    while headed := _last_list(kept, end, own):
        end += headed
    end += _plain_list(kept[end:], kept[end - 1])
    if end < len(kept) and _announces(kept[end - 1], kept[end]):
        room = _list(kept[end])  # that a last line announces
        while end < len(kept) and kept[end].kind == "item" and _list(kept[end]) is room:
            end += 1
    if start >= verse.FEWEST:
        start = min(start, verse.before(kept, first))
    if len(kept) - end >= verse.FEWEST:
        end = max(end, verse.after(kept, last + 1))
    body.credits += [b for b in (*kept[:start], *kept[end:]) if is_byline(b)]
    entry = start > 0 and _begins_entry(kept[start - 1], kept[start:end])
    inner = kept[start - entry : end]
    headed = len(inner) - 1  # the last block that a heading may head
    while inner[headed].kind == "heading":
        headed -= 1
    return [b for i, b in enumerate(inner) if b.kind != "heading" or ((i or entry) and i < headed)]


def _last_sentence(kept: list[Block], last: int) -> int:
    """The index of the last short sentence after the `last` prose that is built as it is, where nothing but headings,
    lists and quotes stands between them."""
    found = last
    for i in range(last + 1, len(kept)):
        block = kept[i]
        if block.links:
            break
        if block.kind == "p":
            if block.text[-1] not in SENTENCE_ENDS or not _alike(block, kept[last]):
                break
            found = i
    return found


SENTENCE_ENDS = frozenset(".…。")


def _heads_last(pair: list[Block], last: Block) -> bool:
    """Whether a heading and the line below it stand among the sentences: «أسعار الذهب اليوم», «عيار 24: 5486 جنيها»."""
    if len(pair) < 2 or pair[0].kind != "heading" or pair[0].links or pair[1].links or pair[1].kind != "p":
        return False
    text = pair[1].text  # a sentence, or figures; a name and a post are neither
    if text[-1] not in STOPS and not any(char.isdigit() for char in text):
        return False
    return pair[0].parent is last.parent and _alike(pair[1], last)


def _announces(line: Block, item: Block) -> bool:
    """Whether a list belongs to the line above it, which ends with a colon, or is no sentence and stands beside it."""
    if item.kind != "item" or item.links or line.kind != "p":
        return False
    if line.text[-1] == ":":
        return True
    room = _list(item)
    return line.text[-1] not in STOPS and room is not None and room.getprevious() is line.element


def _list(item: Block) -> etree._Element | None:
    """The list in which an item stands, in a paragraph of its own or not."""
    parent = item.parent
    return parent.getparent() if parent is not None and parent.tag == "li" else parent


def _last_list(kept: list[Block], start: int, own: Build) -> int:
    """How many of the blocks from `start` on, after the last prose, are still the piece's: a heading and a list beside
    the prose, or in a plain box beside it."""
    if len(kept) - start < 2 or kept[start].kind != "heading" or not own.boxes_plainly(kept[start]):
        return 0
    top = _list(kept[start + 1])
    if top is None or top.getparent() is not kept[start].parent:
        return 0
    end = start + 1
    while end < len(kept) and kept[end].kind == "item" and _list(kept[end]) is top and not kept[end].links:
        end += 1
    return end - start if end > start + 1 else 0


def _plain_list(ending: list[Block], last: Block) -> int:
    """How many of the blocks after the last prose are items of a list right below it, as editors make them: without a
    class of the site's, without links, and each of two words or more."""
    room = _list(ending[0]) if ending and ending[0].kind == "item" else None
    if room is None or room.getprevious() is not last.element or not _is_plain(room):
        return 0
    items = list(takewhile(lambda block: block.kind == "item" and _list(block) is room, ending))
    told = len(items) > 1 and all(not item.links and " " in item.text for item in items)
    return len(items) if told else 0


def _is_plain(room: etree._Element) -> bool:
    return room.get("id") is None and (room.get("class") or LAYOUT).startswith(LAYOUT)


def _begins_entry(heading: Block, after: list[Block]) -> bool:
    """Whether a heading right above the first prose is that of an entry, as others after it, each in its own box; or of
    a first part, as others beside the prose. A deck has more words than the names of parts."""
    if heading.kind != "heading" or heading.parent is None:
        return False
    box = heading.parent.tag, heading.parent.get("class")
    for other in after:
        if other.kind == "heading" and other.look == heading.look and other.parent is not None:
            if other.parent is heading.parent:
                return heading.parent is after[0].parent and not heading.links and _names_part(heading.text, other.text)
            return (other.parent.tag, other.parent.get("class")) == box
    return False


def _names_part(text: str, other: str) -> bool:
    """Whether a heading is as short as those of parts are, or numbered as another one after it is."""
    if text[0].isdigit() and other[0].isdigit():
        return True
    return len(text) <= LONGEST_PART and text[-1] not in STOPS - QUESTION


LONGEST_PART = 60  # characters
QUESTION = frozenset("?؟")


def without_decks(kept: list[Block], body: Body, own: Build) -> list[Block]:
    """Without lines above the piece that are built unlike it and are its deck: they end like no sentence, are named so,
    or date and names stand between them and the text."""
    first = next((i for i, block in enumerate(kept) if not _may_be_deck(block, own)), 0)
    for i, line in enumerate(kept[:first]):
        if not _is_deck(line, kept[i + 1 : min(first, i + NEXT)], kept[first], body):
            return kept[i:]
        if not (body.decks and is_stamped(line)):  # name and date stand below it
            body.decks.append(line.text)
    while body.decks and first < len(kept) - 1 and is_stamped(kept[first]) and not is_prose(kept[first]):
        first += 1
    return kept[first:]


def _may_be_deck(block: Block, own: Build) -> bool:
    """Whether a block above the piece may be its deck. A heading that is left is of an entry or a first part."""
    return block.kind != "heading" and (own.appended(block) or own.subtitle(block))


def is_stamped(line: Block) -> bool:
    """Whether a line holds a date, or the label of one."""
    return like_date(line.text) or labels.label(line.text, "published", "modified") is not None


def _is_deck(line: Block, below: list[Block], first: Block, body: Body) -> bool:
    if line.text[-1] not in ENDS or decks.is_named(line.element, lead=False):
        return True
    if line.links or len(line.text) > LONGEST_DECK or len(body.decks) >= MOST_DECKS:
        return False
    if line.kind == "item" and _in_post(first.element, line.element):  # the date between is the post's
        return False
    if any(is_stamped(each) or is_byline(each) for each in below):
        return True
    marks = {element for kind, element in body.left_out if kind in ("byline", "date")}
    marks.update(block.element for block in body.stamps)
    if not is_prose(line):  # a lead as long as a sentence is text, whatever lines stand below it
        marks.update(block.element for block in (*body.dates, *body.credits))
    return decks.is_parted(line.element, first.element, marks)


def _in_post(text: etree._Element, line: etree._Element) -> bool:
    """Whether a text stands in an <article> of its own, of which a line above it is none."""
    post = next(text.iterancestors("article"), None)
    return post is not None and post not in line.iterancestors()


LONGEST_DECK = 350  # characters
MOST_DECKS = 4  # of one piece


def is_byline(block: Block) -> bool:
    return block.kind == "p" and len(block.text) < 120 and labels.begins(block.text, "byline")


def _may_begin(block: Block, first: Block) -> bool:
    """Whether a short block before the first prose is text or a credit line: a sentence, or built like the prose."""
    if block.kind != "p":
        return False
    return (block.weight >= 20 and block.text[-1] in ENDS) or _alike(block, first)


def _may_end(block: Block, last: Block) -> bool:
    """Whether a short block after the last prose is text or a credit line."""
    if block.kind not in ("p", "item", "quote"):
        return False
    return block.weight >= 40 or block.text[-1] in ENDS or _alike(block, last)


def _alike(block: Block, other: Block) -> bool:
    """Whether two blocks are built the same way: paragraphs side by side, or lines of one block with <br>."""
    if block.element is other.element:
        return True
    return block.look == other.look and block.parent is other.parent


ENDS = frozenset(".!?؟…。！？»”\"“'’:؛।)")
