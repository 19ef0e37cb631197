"""The body: which of the blocks in the container are the piece."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, takewhile

from lxml import etree

from newscrawl.arabic import dates
from newscrawl.draft import Paragraph
from newscrawl.extraction import appeals, blocks, container, decks, phrases, points, signatures, verse
from newscrawl.extraction.blocks import STOPS, Block
from newscrawl.extraction.container import Mass
from newscrawl.extraction.links import leads_nowhere, leads_to_channels, leads_to_writer
from newscrawl.extraction.names import Names
from newscrawl.extraction.times import is_date_line, is_dateline, like_date
from newscrawl.page import Page

LINKED = 0.7  # a block with more of it in links is a list of links
LINKED_ONE = 0.5  # the same for a short one with one link: "Read this | Headline"
ADDRESS = re.compile(r"https?://\S+")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
HASHTAGS = re.compile(r"(?:#\w+[\s،,|]*)+")
LABEL = 25  # characters
AFTER = 30  # blocks after a line that says that none follow
NEXT = 4  # blocks after a heading: a clock, a name, then the prose that it heads
DEEP = 3  # levels around that prose
LAYOUT = "wp-block-"  # how the editor of WordPress names the boxes that an author sets
PARTS = ("section", "table")  # without a name parts of the text, where a <div> may be anything
TELLING = ("a", "img", "form", "input", "button")  # in a box that is not of the piece, as a rule
SENTENCE = 80  # bytes: a block of this weight is prose
WHOLE = 0.7  # of all prose: one element that holds this much holds the piece
MAJOR = 0.15  # of all prose: what is built as this much of it is built as the piece is


@dataclass(slots=True)
class Body:
    """The blocks of the piece, and what stood among them."""

    blocks: list[Block] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)  # "المصدر: ..." lines
    decks: list[str] = field(default_factory=list)  # what stands above the piece and is no sentence of it
    dates: list[Block] = field(default_factory=list)  # lines above the first sentence, or last ones, that say when
    credits: list[Block] = field(default_factory=list)  # short blocks among the first that begin like a byline
    stamps: list[etree._Element] = field(default_factory=list)  # of other lines among the first that say when
    left_out: list[tuple[str, etree._Element]] = field(default_factory=list)
    pictures: list[etree._Element] = field(default_factory=list)
    container: etree._Element | None = None
    total: Mass = field(default_factory=dict)
    in_paragraphs: int | None = None  # bytes of prose, where the body is made of points or lines, as its menus may be
    is_dated: bool = False  # a line between the headline and such a body says when

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The blocks as the draft has them."""
        return [Paragraph(b.text, b.kind) for b in self.blocks]

    @property
    def size(self) -> int:
        """Characters of prose."""
        return sum(len(b.text) for b in self.blocks)

    @property
    def weight(self) -> int:
        """Bytes of prose, headings left out; see container.weight."""
        return sum(b.weight for b in self.blocks if b.kind != "heading")


def read(
    page: Page, names: Names, headline: etree._Element | None = None, opening: etree._Element | None = None
) -> Body:
    """The body of a page, by its paragraphs; empty where it has none.

    `headline`: the element that shows the title. `opening`: its first paragraph, where that is known.
    """
    total, boxes = container.masses(page, names, headline)
    top = container.find(page.tree, total) if opening is None else container.around(opening, total)
    return under(top, total, boxes, names, headline) if top is not None else Body(total=total)


def under(
    top: etree._Element,
    total: Mass,
    boxes: set[etree._Element],
    names: Names,
    headline: etree._Element | None,
    *,
    in_points: bool = False,
) -> Body:
    """The body that stands under an element. `in_points`: in list items and headings, which are its paragraphs."""
    walker = blocks.Walker(names, total, 0.4 * total[top], headline, boxes)
    found = walker.walk(top)
    if not any(is_prose(b) for b in found[: walker.before][:-1]):
        found = found[walker.before :]
    found = appeals.without(found, walker.forms, top, total)
    if in_points:
        found = points.as_paragraphs(found)
    body = Body(left_out=walker.left_out, pictures=walker.pictures, container=top, total=total)
    build = _Build(found, in_points=in_points)
    body.blocks = _without_decks(_trimmed(_chosen(found, body, build), body, build), body, build)
    return body


def _chosen(found: list[Block], body: Body, own: "_Build") -> list[Block]:
    """The blocks without links, promotion, credits of pictures and what belongs to them."""
    kept: list[Block] = []
    begun = False  # a sentence of the piece was met
    # The last block that pointed elsewhere: the links, headings and list items after it go with it, and the short lines
    # that share a box with it.
    pointer: Block | None = None
    pointed = ""  # its kind: an advertisement may stand right above a list of the piece
    led = False  # the links of what it points to were met
    for i, block in enumerate(found):
        text = block.text
        size = len(text)
        linked = block.linked / size
        if linked > LINKED and _may_open(block) and leads_nowhere(block.element, block.links):
            linked = block.linked = block.links = 0
        labelled = size < 200 and ":" in text[: phrases.LONGEST_LABEL]
        if labelled and phrases.labelled(text, "tags") is not None:
            _note(body, "tags", block)
            continue
        said = phrases.kind(text) if size < 300 or linked > 0.3 else None
        if said == "end" and kept and size < 120:
            if _is_amid(block, kept[-1], found[i + 1 : i + 1 + AFTER]):
                continue
            break
        if said is not None and not (said != "end" and _tells(block, own)):
            if said != "count":
                pointer, pointed, led = block, said, bool(block.links)
            continue
        if labelled and size < 120 and phrases.labelled(text, "origin") is not None:  # linked or not
            body.origins.append(text)
            continue
        if not begun and block.links and len(kept) < 3 and (_is_byline(block) or _leads_to_author(block)):
            body.credits.append(block)
            continue
        if size < 200 and linked > (LINKED_ONE if block.links == 1 and size < 120 else LINKED):
            if begun:
                _note(body, "foot", block)
            if kept and i and kept[-1] is found[i - 1] and _announces(kept[-1]):
                kept.pop()
            led = True
            continue
        if (
            block.links
            and size < CHANNELS
            and (leads_to_channels(block.element, block.links) or _names_channels(block))
        ):
            continue
        if pointer is not None and (
            linked > 0.3
            or (block.kind == "item" and (block.links or pointed != "ad"))
            or (block.kind == "heading" and (block.links or not own.goes_on(found[i + 1 : i + 2])))
            or (block.kind == "heading" and pointed == "related" and not led)  # that of the other piece
            or (block.kind != "item" and own.foreign(block))
            or (block.parent is pointer.parent and block.parent not in own.parents and not is_prose(block))
        ):
            led = led or bool(block.links)
            continue
        pointer = None
        if body.origins and body.origins[-1].endswith(":") and size < 80:
            body.origins[-1] += " " + text
            continue
        if begun and size < LABEL and phrases.labelled(f"{text}:", "origin") == "":
            body.origins.append(f"{text}:")
            continue
        if not begun and is_date_line(text) and not is_dateline(text):
            body.dates.append(block)
            continue
        if ":" in text and "://" in text and len(ADDRESS.sub("", text)) < LABEL:  # «رابط الخبر: https://…»
            continue
        if "@" in text and size < 120 and len(MAIL.sub("", text)) < LABEL:
            continue
        if text[0] == "#" and HASHTAGS.fullmatch(text):
            continue
        if block.kind == "heading" and own.foreign(block) and not own.heads(block, found[i + 1 : i + 1 + NEXT]):
            continue
        if block.kind == "p" and own.foreign(block) and (not is_prose(block) or _by_picture(block)):
            if len(kept) < 3 and _is_byline(block):
                body.credits.append(block)
            elif len(kept) < 3 and _says_when(block):
                body.stamps.append(block.element)
            continue
        kept.append(block)
        begun = begun or is_prose(block)
    kept = _once(kept)
    if own.main is None:  # without what was left out, one element may hold nearly all
        own = _Build(kept, in_points=own.in_points)
    while begun and len(kept) > 1 and _tells_when(kept[-1]):
        body.dates.append(kept.pop())
    if begun and len(kept) > 1 and _signs_off(kept[-1]):
        kept.pop()
    while kept and kept[-1].kind in ("p", "heading") and own.appended(kept[-1]):
        kept.pop()
    for _ in range(signatures.MOST):
        if not (begun and len(kept) > 1 and signatures.is_signature(kept[-1])):
            break
        if (credit := signatures.credit(kept.pop())) is not None:
            body.credits.append(credit)
    return kept


def _once(kept: list[Block]) -> list[Block]:
    """Without quotes set apart that repeat words of the text, and the names below them."""
    if not any(block.kind == "quote" for block in kept):
        return kept
    prose = "\n".join([block.text for block in kept if block.kind == "p"])
    once: list[Block] = []
    looked, repeated = 0, False
    for block in kept:
        size = len(block.text)
        if block.kind != "quote":
            repeated = False
        elif SHORTEST_QUOTE <= size <= LONGEST_QUOTE and looked < MOST_QUOTES:
            looked += 1
            repeated = block.text.strip(QUOTES) in prose
        if not repeated or size > LONGEST_QUOTE:
            once.append(block)
    return once


QUOTES = " .…\"'“”„«»‘’"  # around the words
SHORTEST_QUOTE, LONGEST_QUOTE = 30, 400  # characters; who said it is shorter
MOST_QUOTES = 30  # that are looked for in the text


class _Build:
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
                    parent = self.parent(block)
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
        the box around both, as in an entry of a live blog. `after`: the blocks that follow it."""
        if not after or heading.parent not in _around(after[0]):
            return self.alone(heading)
        prose = next((b for b in after if is_prose(b) or b.text[-1] in STOPS or b.kind == "heading"), None)
        if prose is None or prose.kind == "heading" or prose.linked > 0.3 * len(prose.text):
            return False
        return heading.parent in _around(prose) and (self.alone(heading) or not self.foreign(prose))

    def goes_on(self, after: list[Block]) -> bool:
        """Whether the block that follows, if any, is prose of the piece."""
        return any(is_prose(b) and b.linked < 0.3 * len(b.text) and not self.foreign(b) for b in after)

    def appended(self, block: Block) -> bool:
        """Whether a block at an end is not the piece's: foreign, or outside the element that holds nearly all."""
        parent, main = self.parent(block), self.main
        if main is not None and parent is not None:
            if block.element is main or (parent.tag, parent.get("class")) == (main.tag, main.get("class")):
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

    def _tells(self, box: etree._Element) -> bool:
        if box not in self._telling:  # asked once a box, as all of it is looked at
            self._telling[box] = next(box.iter(*TELLING), None) is not None
        return self._telling[box]

    def foreign(self, block: Block) -> bool:
        """Whether a block is built unlike the prose of the page, and stands elsewhere."""
        return self.parent(block) not in self.parents and block.look not in self.looks


def _is_amid(line: Block, before: Block, after: list[Block]) -> bool:
    """Whether a line that says that nothing follows stands among the sentences of one element all the same: whose the
    rights to a picture are, a link to the comments."""
    if line.kind != "p" or line.parent is not before.parent:
        return False
    return any(b.parent is line.parent and b.look == before.look and is_prose(b) and not b.links for b in after)


def _around(block: Block) -> list[etree._Element]:
    return [block.element, *islice(block.element.iterancestors(), DEEP)]


def _is_byline(block: Block) -> bool:
    return block.kind == "p" and len(block.text) < 120 and phrases.begins(block.text, "byline")


def _leads_to_author(block: Block) -> bool:
    """Whether a line is nothing but a link to the page of a writer."""
    if block.kind != "p" or block.linked < LINKED * len(block.text) or len(block.text) > 60:
        return False
    return any(
        link.get("rel") == "author" or leads_to_writer(link.get("href") or "")
        for link in islice(block.element.iter("a"), 3)
    )


def _announces(block: Block) -> bool:
    """Whether a short line only says what the link below it is: «للتفاصيل:»."""
    return block.kind == "p" and not block.links and len(block.text) < LONGEST_LABEL and block.text[-1] == ":"


LONGEST_LABEL = 40  # characters
CHANNELS = 200  # characters of a line that tells where to follow the site


def _names_channels(block: Block) -> bool:
    """Whether a line with links names so many networks that it tells where to follow the site."""
    return block.links >= 2 and len(phrases.labels(block.text, "channel")) >= NETWORKS


NETWORKS = 3


def _may_open(block: Block) -> bool:
    """Whether a line that is a link may be one that unfolds what stands below it: a heading or a question."""
    return block.kind == "heading" or (block.kind == "p" and block.text[-1] in "?؟")


def _note(body: Body, kind: str, block: Block) -> None:
    """Have the links of a block read for a field, once an element, and where it holds nothing of the piece."""
    element = block.element
    if element is body.container or body.total.get(element) or (body.left_out and body.left_out[-1][1] is element):
        return
    body.left_out.append((kind, element))


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
    if not (phrases.begins(text, "modified") or phrases.begins(text, "published")):
        return False
    found = dates.read(text, order="DMY")
    return found.value is not None and "words_ignored" not in found.flags


LONGEST_STAMP = 80  # characters


def _signs_off(block: Block) -> bool:
    """Whether a last line says what the writer is, and names nobody: «* كاتب وباحث سوري»."""
    text = block.text
    if block.kind != "p" or text[0] not in "*•" or len(text) > 90 or text[-1] in "?؟":
        return False
    return phrases.begins(text, "profession")


def _tells(block: Block, own: "_Build") -> bool:
    """Whether a block is a sentence of the piece that happens to begin as an advertisement does.

    «تابعنا على مدى عشرة أيام» is one. It is long, unlinked, built like the prose, and nothing else in it advertises.
    """
    text = block.text
    if block.kind != "p" or block.links or len(text) < LONG or text[-1] not in STOPS or ":" in text[:COLON]:
        return False
    return not own.foreign(block) and phrases.label(text, "promotion") is None


LONG = 50  # characters
COLON = 40  # characters in which it stands after "Read also"


def _by_picture(block: Block) -> bool:
    """Whether a block stands beside a picture in a box of the two: then it is a caption."""
    return block.parent is not None and next(block.parent.iter("img", "picture", "video"), None) is not None


def _trimmed(kept: list[Block], body: Body, own: "_Build") -> list[Block]:
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
        step = 2 if kept[end].look in looks else 1  # a heading as those above, and what it heads
        if not (end + step <= len(kept) and _may_end(kept[end + step - 1], kept[last])):
            break
        end += step
    end += _last_list(kept[end:], own)
    if start >= verse.FEWEST:
        start = min(start, verse.before(kept, first))
    if len(kept) - end >= verse.FEWEST:
        end = max(end, verse.after(kept, last + 1))
    body.credits += [b for b in (*kept[:start], *kept[end:]) if _is_byline(b)]
    entry = start > 0 and _begins_entry(kept[start - 1], kept[start:end])
    inner = kept[start - entry : end]
    headed = max(i for i, block in enumerate(inner) if block.kind != "heading")  # the last block that one may head
    return [b for i, b in enumerate(inner) if b.kind != "heading" or ((i or entry) and i < headed)]


def _last_list(ending: list[Block], own: "_Build") -> int:
    """How many of the blocks after the last prose are still the piece's: a heading and a list beside the prose."""
    if len(ending) < 2 or ending[0].kind != "heading" or ending[0].parent not in own.parents:
        return 0
    top = ending[1].parent
    if top is None or top.getparent() is not ending[0].parent:
        return 0
    items = list(takewhile(lambda block: block.kind == "item" and block.parent is top and not block.links, ending[1:]))
    return 1 + len(items) if items else 0


def _begins_entry(heading: Block, after: list[Block]) -> bool:
    """Whether a heading right above the first prose is that of an entry, as others after it, each in its own box."""
    if heading.kind != "heading" or heading.parent is None:
        return False
    box = heading.parent.tag, heading.parent.get("class")
    for other in after:
        if other.kind == "heading" and other.look == heading.look and other.parent is not None:
            return other.parent is not heading.parent and (other.parent.tag, other.parent.get("class")) == box
    return False


def _without_decks(kept: list[Block], body: Body, own: "_Build") -> list[Block]:
    """Without lines above the piece that are built unlike it and are its deck: they end like no sentence, are named so,
    or date and names stand between them and the text."""
    first = next((i for i, block in enumerate(kept) if not (own.appended(block) or own.subtitle(block))), 0)
    for i, line in enumerate(kept[:first]):
        if not _is_deck(line, kept[i + 1 : min(first, i + NEXT)], kept[first], body):
            return kept[i:]
        if not (body.decks and _says_when(line)):  # name and date stand below it
            body.decks.append(line.text)
    while body.decks and first < len(kept) - 1 and _says_when(kept[first]) and not is_prose(kept[first]):
        first += 1
    return kept[first:]


def _says_when(line: Block) -> bool:
    return like_date(line.text) or phrases.label(line.text, "published", "modified") is not None


def _is_deck(line: Block, below: list[Block], first: Block, body: Body) -> bool:
    if line.text[-1] not in ENDS or decks.is_named(line.element, lead=False):
        return True
    if line.links or len(line.text) > LONGEST_DECK or len(body.decks) >= MOST_DECKS:
        return False
    if any(_says_when(each) or _is_byline(each) for each in below):
        return True
    marks = {element for kind, element in body.left_out if kind in ("byline", "date")}
    marks.update(body.stamps, (block.element for block in (*body.dates, *body.credits)))
    return decks.is_parted(line.element, first.element, marks)


LONGEST_DECK = 350  # characters
MOST_DECKS = 4  # of one piece


def is_prose(block: Block) -> bool:
    """Whether a block is long enough for a sentence of news."""
    return block.kind != "heading" and block.weight >= SENTENCE


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
