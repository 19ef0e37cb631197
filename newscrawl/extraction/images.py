"""The images of the piece: the lead from the metadata, then those that stand in it, with captions as printed."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import etree

from newscrawl import structured_data
from newscrawl.draft import Draft, DraftImage
from newscrawl.extraction import fields, inner
from newscrawl.extraction.blocks import PICTURES
from newscrawl.extraction.names import Names, is_credit, parts_of
from newscrawl.page import Page
from newscrawl.structured_data import Node, plain

# Words in an address that say it is no picture of the piece.
NO_PICTURE = frozenset((
    b"logo logos favicon icon icons sprite sprites avatar avatars gravatar "
    b"pixel spacer blank placeholder tracking 1x1 defaultimage noimage loading "
    b"loader emoji smilies badge svg gif doubleclick scorecardresearch"
).split())  # fmt: skip
# Words of which the names of pictures are made that a whole site shares: one of the first, and nothing but both.
SHARED = frozenset((
    b"default share sharing social og ogimage opengraph facebook fb twitter fallback "
    b"placeholder avatar logo noimage nophoto nopic sharer socialshare defaultshare"
).split())  # fmt: skip
SHARED_TOO = frozenset((
    b"image img images photo pic picture thumb thumbnail site main cover card "
    b"preview news article post no none empty meta seo banner large small min "
    b"open graph big new ar en arabic home page web the"
).split())  # fmt: skip
LAZY = ("data-src", "data-lazy-src", "data-original", "data-srcset", "srcset")
SMALLEST = 80  # pixels, where the page says how wide or high
MOST = 30
MOST_READ = 40
NEAR = 12  # elements around a picture among which its caption is looked for


def add(
    draft: Draft, page: Page, node: Node | None, nodes: list[Node], pictures: list[etree._Element], names: Names
) -> None:
    """Fill `draft.images`, the lead image first. `pictures`: the <img> from the headline to the end of the body."""
    figures = list(_shown(page, pictures, names))
    keyed = [(key(image.url), image) for image in figures]
    captions = {name: image for name, image in keyed if image.caption or image.credit}
    stated = [(key(image.url), image) for image in (*_jsonld(page, node, nodes), *_meta(page))]
    seen: set[str] = set()
    for name, image in stated + keyed:
        if name in seen:
            continue
        if image.source != "visible" and (is_shared(image.url) or no_picture(image.url)):
            continue
        seen.add(name)
        shown = captions.get(name)
        if shown is not None and not image.caption:
            image = DraftImage(image.url, shown.caption, shown.credit, image.source)
        draft.images.append(image)
        if len(draft.images) >= MOST:
            break
    _lend_caption(draft, figures)


def _lend_caption(draft: Draft, figures: list[DraftImage]) -> None:
    """The lead image is often the first figure in another size: same picture, other file name."""
    if len(draft.images) < 2 or not figures:
        return
    lead, first = draft.images[0], figures[0]
    if lead.source in ("jsonld", "meta") and not lead.caption and stem(lead.url) == stem(first.url):
        draft.images[0] = DraftImage(lead.url, first.caption, first.credit, lead.source)
        draft.images[1:] = [image for image in draft.images[1:] if image is not first]


def key(url: str) -> str:
    """What two addresses of one picture share: the file name without query; the whole where that says nothing."""
    name = url.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    return name.lower() if len(name) > 8 and "." in name else url.lower()


def stem(url: str) -> str:
    """The file name without size ("-640x400") and ending."""
    return SIZE_AND_ENDING.sub("", key(url))


SIZE_AND_ENDING = re.compile(r"(?:[-_]\d{2,4}x\d{2,4})?(?:-scaled)?\.\w{2,5}$")


def _jsonld(page: Page, node: Node | None, nodes: list[Node]) -> Iterator[DraftImage]:
    if node is None:
        return
    for name in ("image", "thumbnailUrl"):
        for value in structured_data.resolved(node.get(name), nodes):
            caption = plain(value.get("caption")) if isinstance(value, dict) else None
            credit = plain(value.get("creditText")) if isinstance(value, dict) else None
            for url in _addresses(value):
                absolute = page.resolve(url)
                if absolute:
                    yield DraftImage(absolute, caption, credit, "jsonld")


def _addresses(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _addresses(value.get("url") or value.get("contentUrl") or value.get("@id"))
    elif isinstance(value, list):
        for item in value:
            yield from _addresses(item)


def _meta(page: Page) -> Iterator[DraftImage]:
    for claim in fields.from_meta(page, "image"):
        url = page.resolve(claim.raw)
        if url:
            yield DraftImage(url, source="meta")
    for link in page.rels.get("image_src", ()):
        url = page.resolve(link.get("href", ""))
        if url:
            yield DraftImage(url, source="meta")


def no_picture(url: str) -> bool:
    """Whether an address says of itself that it is a logo, an icon, a counter, a drawing."""
    bare = url.partition("?")[0].lower()
    path = bare[len(bare.rsplit("/", 4)[0]) :]
    return not NO_PICTURE.isdisjoint(parts_of(path)) or "facebook.com/tr" in url


def is_shared(url: str) -> bool:
    """Whether an address names a picture that stands for the whole site: "default-share.png", "og_image-2.jpg"."""
    name = url.split("?")[0].rstrip("/").rsplit("/", 1)[-1].lower().rsplit(".", 1)[0]
    words = parts_of(name)
    if SHARED.isdisjoint(words):
        return False
    return {word for word in words if not SIZE.fullmatch(word)} <= SHARED | SHARED_TOO


SIZE = re.compile(rb"v?\d+(?:x\d+)?(?:px)?")


def _shown(page: Page, pictures: list[etree._Element], names: Names) -> Iterator[DraftImage]:
    for image in pictures[:MOST_READ]:
        if too_small(image) or _leads_elsewhere(image, page):
            continue
        url = _source(image, page)
        if url is None or no_picture(url):
            continue
        caption, credit = _caption(image, names)
        yield DraftImage(url, caption, credit, "visible")


def _source(image: etree._Element, page: Page) -> str | None:
    """The address of the picture: the first of its attributes that holds one."""
    for name in LAZY:
        if (value := image.get(name)) and (url := _address(page, value)):
            return url
    for value in _values(image):
        if value and (url := _address(page, value)):
            return url
    return None


def _values(image: etree._Element) -> Iterator[str | None]:
    """What else may hold the address: `src`, but where it is no picture other loaders and <picture> first."""
    shown = image.get("src")
    if shown is not None and not (shown.startswith("data:") or no_picture(shown) or "lazy" in shown):
        yield shown
    else:
        for name, value in inner.attributes(image):
            if not name.startswith("data-") or len(value) >= LONGEST_VALUE or not IMAGE_FILE.search(value):
                continue
            if found := PICTURE.search(value):
                yield found[0]
    around = image.getparent()
    while around is not None and around.tag == "source":  # which libxml2 leaves open
        around = around.getparent()
    if around is not None and around.tag == "picture":
        for source in around.iter("source"):
            yield source.get("srcset") or source.get("data-srcset")
    yield shown


PICTURE = re.compile(r"(?:https?:/)?/[^\s\"'<>\[\],]+\.(?:jpe?g|png|webp|avif)\b[^\s\"'<>\[\],]*", re.I)


def _address(page: Page, value: str | None) -> str | None:
    """The address in an attribute; the largest of a srcset."""
    if not value or value.startswith("data:") or not (words := value.split()):
        return None
    if len(words) > 1 and len(value) < LONGEST_VALUE and (sizes := CANDIDATE.findall(value)):
        return page.resolve(max(sizes, key=lambda each: float(each[1]))[0])
    return page.resolve(words[0].rstrip(",") if len(words) > 1 else words[0])


LONGEST_VALUE = 10_000  # characters of an attribute in which addresses are looked for
# Possessive: nothing that is given back from an address or a number can match what follows it.
CANDIDATE = re.compile(r"(\S++)\s++(\d++(?:\.\d++)?)[wx](?=\s*+(?:,|$))")


def too_small(image: etree._Element) -> bool:
    """Whether the page itself says that the picture is no larger than an icon."""
    for side in ("width", "height"):
        stated = image.get(side)
        digits = DIGITS.match(stated.strip()) if stated else None
        if digits and int(digits[0]) < SMALLEST and stated and "%" not in stated:
            return True
    return False


DIGITS = re.compile(r"\d+")


def _leads_elsewhere(image: etree._Element, page: Page) -> bool:
    """Whether the picture is the link to another piece; one that opens the picture itself is not."""
    at = image.getparent()
    for _ in range(3):
        if at is None:
            return False
        if at.tag == "a":
            href = at.get("href", "")
            if "attachment" in at.get("rel", "") or "attachment_id=" in href:  # WordPress: the picture's own page
                return False
            return not (
                IMAGE_FILE.search(href) or href.startswith(("#", "javascript")) or page.resolve(href) == page.url
            )
        at = at.getparent()
    return False


IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)\b", re.I)


def _caption(image: etree._Element, names: Names) -> tuple[str | None, str | None]:
    """Caption and, where the page marks it apart, credit: from figcaption, or an element named for captions nearby.

    Else the one short text that shares a box with the picture and nothing else.
    """
    looked: set[etree._Element] = set()
    at = image.getparent()
    for _ in range(4):
        if at is None or at.tag in ("article", "main", "body"):
            break
        if at.tag == "figure" or at.get("class"):
            found = _caption_in(at, names, looked)
            if found is not None:
                return found
            if at.tag == "figure":
                break
        at = at.getparent()
    return _sole_text(image), None


def _sole_text(image: etree._Element) -> str | None:
    at = image.getparent()
    for _ in range(3):
        if at is None or at.tag not in BOXES or len(at) > MOST_IN_BOX:
            return None
        text = _short_text(at)
        if text is None:
            return None
        if text:
            inside = [e for e in islice(at.iter(*CAPTIONS, *PICTURES, *NO_CAPTION), 4) if e is not at]
            if len(inside) != 2 or (at.text and at.text.strip()):
                return None
            first, second = inside
            return text if first is image and second.tag in CAPTIONS else None
        at = at.getparent()
    return None


def _short_text(box: etree._Element) -> str | None:
    """The text in a box on one line; None as soon as it is too long for a caption."""
    pieces: list[str] = []
    size = 0
    for piece in box.itertext():
        pieces.append(str(piece))
        size += len(piece)
        if size > LONGEST_CAPTION + WHITE or len(pieces) > MOST_PIECES:
            return None
    text = " ".join(" ".join(pieces).split())
    return text if len(text) <= LONGEST_CAPTION else None


MOST_PIECES = 41  # runs of text in the box of a picture
WHITE = 400  # characters of white space among them
BOXES = frozenset(("div", "span", "a", "picture", "td", "section", "p"))
CAPTIONS = ("p", "span", "small", "em", "i", "font", "div")  # what holds it
NO_CAPTION = ("h1", "h2", "h3", "h4", "time", "li", "button", "input")
MOST_IN_BOX = 3
LONGEST_CAPTION = 300
AROUND = frozenset(("figcaption", "span", "div", "p", "small", "cite"))  # what may be a caption, or a box around it


def _caption_in(box: etree._Element, names: Names, looked: set[etree._Element]) -> tuple[str | None, str | None] | None:
    """`looked`: the elements of smaller boxes around the picture, none of them its caption; those of this one join."""
    left = NEAR
    for element in box.iter():  # to begin an iterator over six tags takes as long as all the rest
        tag = element.tag
        if tag not in AROUND:
            continue
        if not left:
            break
        left -= 1
        if element in looked:
            continue
        if element is not box:
            looked.add(element)
        if tag == "figcaption" or (element is not box and names.kind(element) == "caption"):
            marked = next(filter(is_credit, islice(element.iter(), 1, None)), None)
            text = inner.line(element)
            credit = inner.line(marked) if marked is not None else None
            if text and len(text) < 600:
                if credit and text.endswith(credit) and len(credit) < len(text):
                    text = text[: -len(credit)].rstrip(" -–—|/,،")
                return text or None, credit or None
    return None
