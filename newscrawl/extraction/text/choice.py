"""The choice of the blocks that are the piece: without links, promotion, captions and what belongs to them."""

import re
from itertools import islice

from newscrawl.extraction import inner, labels, phrases
from newscrawl.extraction.links import leads_away, leads_nowhere, leads_to_channels, leads_to_writer
from newscrawl.extraction.text import ends, preamble
from newscrawl.extraction.text.blocks import STOPS, Block
from newscrawl.extraction.text.body import Body, is_prose
from newscrawl.extraction.text.build import Build
from newscrawl.extraction.text.ends import is_byline, is_stamped
from newscrawl.extraction.text.make import is_same_make
from newscrawl.extraction.times import LONGEST, like_date

LINKED = 0.7  # a block with more of it in links is a list of links
LINKED_ONE = 0.5  # the same for a short one with one link: "Read this | Headline"
ADDRESS = re.compile(r"https?://\S+")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
HASHTAGS = re.compile(r"(?:#\w+[\s،,|]*)+")
LABEL = 25  # characters
AFTER = 30  # blocks after a line that says that none follow
NEXT = 4  # blocks after a heading: a clock, a name, then the prose that it heads


def chosen(found: list[Block], body: Body, own: Build) -> list[Block]:
    """The blocks without links, promotion, credits of pictures and what belongs to them."""
    kept: list[Block] = []
    begun = False  # a sentence of the piece was met
    # The last block that pointed elsewhere: the links, headings and list items after it go with it, and the short lines
    # that share a box with it.
    pointer: Block | None = None
    pointed = ""  # its kind: an advertisement may stand right above a list of the piece
    led = False  # the links of what it points to were met
    card: Block | None = None  # the last heading that is the link to another piece
    listed = False  # the first prose stands under such a heading too
    for i, block in enumerate(found):
        text = block.text
        size = len(text)
        linked = block.linked / size
        if linked > LINKED and _may_open(block) and leads_nowhere(block.element, block.links):
            linked = block.linked = block.links = 0
        labelled = size < 200 and ":" in text[: labels.LONGEST_LABEL]
        if labelled and labels.labelled(text, "tags") is not None:
            _note(body, "tags", block)
            continue
        said = phrases.kind(text) if size < 300 or linked > 0.3 else None
        if said == "end" and block.kind == "item" and not block.links and own.lists(block):
            said = None  # a point of a list
        if said == "end" and kept and size < 120:
            below = found[i + 1 : i + 1 + AFTER]
            if _is_amid(block, kept[-1], below) or preamble.is_passed(block, kept, below):
                continue
            break
        if said is not None and not (said != "end" and _tells(block, own)):
            if said != "count":
                pointer, pointed, led = block, said, bool(block.links)
            continue
        if labelled and size < 120 and labels.labelled(text, "origin") is not None:  # linked or not
            body.origins.append(text)
            continue
        if not begun and block.links and len(kept) < 3 and (is_byline(block) or _leads_to_author(block)):
            body.credits.append(block)
            continue
        if size < 200 and linked > (LINKED_ONE if block.links == 1 and size < 120 else LINKED):
            if begun:
                _note(body, "foot", block)
            if kept and i and kept[-1] is found[i - 1] and _announces(kept[-1]):
                kept.pop()
            if block.kind == "heading" and leads_away(block.element):
                # A card amid the text has a box of its own.
                flat = begun and not listed and block.parent in [*kept[-1].element.iterancestors()]
                if flat and i + 1 < len(found) and preamble.says_nothing_else(found[i + 1]):
                    break  # the next piece, and its date
                listed = listed or not begun
                card = block if begun else card
            led = True
            continue
        if card is not None and own.is_of_card(block, card):
            continue
        if (
            block.links
            and size < CHANNELS
            and not _is_sentence(block, own)
            and (leads_to_channels(block.element, block.links) or _names_channels(block))
        ):
            continue
        if pointer is not None and (
            linked > 0.3
            or (block.kind == "item" and (block.links or pointed != "ad"))
            or (block.kind == "heading" and (block.links or not own.goes_on(found[i + 1 : i + 2])))
            or (block.kind == "heading" and pointed == "related" and not led)  # that of the other piece
            or (block.links and _leads_on(block))
            or (
                pointed == "related"
                and (led or block.links)
                and kept
                and _shares_box(block, pointer, kept[-1], body, own)
            )
            or (block.kind != "item" and own.foreign(block))
            or (block.parent is pointer.parent and block.parent not in own.parents and not is_prose(block))
        ):
            led = led or bool(block.links)
            continue
        pointer = None
        if body.origins and body.origins[-1].endswith(":") and size < 80:
            body.origins[-1] += " " + text
            continue
        if begun and size < LABEL and labels.labelled(f"{text}:", "origin") == "":
            body.origins.append(f"{text}:")
            continue
        if size <= LONGEST and (not begun or (len(kept) <= preamble.DECKS and own.beside(block))):
            below = found[i + 1 : i + 1 + AFTER]
            credit = begun and preamble.is_credit(block, kept, below)
            dated = preamble.is_date(block, kept, below, begun=begun) or (credit and like_date(text))
            if credit or (dated and begun and preamble.names_writer(text)):
                body.credits.append(block)
            if dated:
                body.dates.append(block)
            if credit or dated:
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
            if len(kept) < 3 and is_byline(block):
                body.credits.append(block)
            elif len(kept) < 3 and is_stamped(block):
                body.stamps.append(block)
            elif begun and text[-1] in "?؟" and own.answers(block, found[i + 1 : i + 2]):
                kept.append(block)
            continue
        kept.append(block)
        begun = begun or is_prose(block)
    kept = _once(kept)
    if own.main is None:  # without what was left out, one element may hold nearly all
        own = Build(kept, in_points=own.in_points)
    ends.take(kept, body, own, begun)
    return kept


def _once(kept: list[Block]) -> list[Block]:
    """Without quotes set apart that repeat words of the text, and the names below them."""
    if "quote" not in [block.kind for block in kept]:
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


def _is_amid(line: Block, before: Block, after: list[Block]) -> bool:
    """Whether what says that nothing follows stands among the sentences of one element all the same: a line on whose
    the rights to a picture are, a link to the comments, a heading among others like it («عن الكاتب» in a review)."""
    if line.kind == "heading":
        if line.links or line.parent is not before.parent:
            return False
        same = next(
            (i for i, b in enumerate(after) if b.look == line.look and b.parent is line.parent and not b.links), None
        )
        after = after[same:] if same is not None and phrases.kind(after[same].text) is None else []
    elif line.kind != "p" or line.parent is not before.parent:
        return False
    return any(b.parent is line.parent and b.look == before.look and is_prose(b) and not b.links for b in after)


def _leads_to_author(block: Block) -> bool:
    """Whether a line is nothing but a link to the page of a writer."""
    if block.kind != "p" or block.linked < LINKED * len(block.text) or len(block.text) > 60:
        return False
    return any(
        link.get("rel") == "author" or leads_to_writer(link.get("href") or "")
        for link in islice(block.element.iter("a"), 3)
    )


def _shares_box(block: Block, pointer: Block, before: Block, body: Body, own: Build) -> bool:
    """Whether a block stands in a box with the line that points to other pieces, apart from the prose before it and
    with little prose in all; in no box of the make of those that the prose is cut into."""
    box, top = pointer.parent, body.container
    if box is None or top is None or box not in islice(block.element.iterancestors(), BOXED):
        return False
    if any(parent is not None and parent is not box and is_same_make(parent, box) for parent in own.parents):
        return False
    return box not in before.element.iterancestors() and body.total.get(box, 0.0) < LITTLE * body.total.get(top, 0.0)


BOXED = 4  # levels of a box around an excerpt in it
LITTLE = 0.4  # of the prose of the piece


def _leads_on(block: Block) -> bool:
    """Whether the last words of a block are a link to the rest: an excerpt of the other piece."""
    links = [*islice(block.element.iter("a"), 3)]
    words = inner.line(links[-1]) if links else ""
    return len(words) < LONGEST_LABEL and phrases.kind(words) == "related" and block.text.endswith(words)


def _announces(block: Block) -> bool:
    """Whether a short line only says what the link below it is: «للتفاصيل:»."""
    return block.kind == "p" and not block.links and len(block.text) < LONGEST_LABEL and block.text[-1] == ":"


LONGEST_LABEL = 40  # characters
CHANNELS = 200  # characters of a line that tells where to follow the site


def _names_channels(block: Block) -> bool:
    """Whether a line with links names so many networks that it tells where to follow the site."""
    return block.links >= 2 and len(labels.labels(block.text, "channel")) >= NETWORKS


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


def _tells(block: Block, own: Build) -> bool:
    """Whether a block is a sentence of the piece that happens to begin as an advertisement does.

    «تابعنا على مدى عشرة أيام» is one. It is long, hardly linked, built like the prose, and nothing else in it
    advertises. So is «حمل التطبيق من المتجر» among other items of a list beside the prose.
    """
    text = block.text
    if block.kind == "item" and not block.links:
        return own.lists(block)
    if block.kind not in ("p", "quote") or not _is_sentence(block, own) or ":" in text[:COLON]:
        return False
    if (block.links and len(text) < LONG_LINKED) or labels.label(text, "plea") is not None:
        return False
    return labels.label(phrases.beyond(text), "promotion") is None


def _is_sentence(block: Block, own: Build) -> bool:
    """Whether a block is long, hardly linked, ends as a sentence does, and is built like the prose."""
    size = len(block.text)
    return size >= LONG and block.text[-1] in STOPS and block.linked < 0.3 * size and not own.foreign(block)


LONG_LINKED = 80  # characters of one with a link in it
LONG = 50  # characters
COLON = 40  # characters in which it stands after "Read also"


def _by_picture(block: Block) -> bool:
    """Whether a block stands beside a picture in a box of the two: then it is a caption."""
    return block.parent is not None and next(block.parent.iter("img", "picture", "video"), None) is not None
