"""One picture of a page: its address, and what says that it is none of the piece."""

import re
from collections.abc import Iterator

from lxml import etree

from newscrawl.extraction import inner
from newscrawl.extraction.names import LEFT_OUT, kind_of, parts_of
from newscrawl.page import Page

PICTURES = ("img", "amp-img")  # AMP has its own
# Words in an address that say it is no picture of the piece.
NO_PICTURE = frozenset((
    b"logo logos favicon icon icons sprite sprites avatar avatars gravatar "
    b"pixel spacer blank placeholder tracking 1x1 defaultimage noimage loading "
    b"loader emoji smilies badge svg gif doubleclick scorecardresearch printfriendly"
).split())  # fmt: skip
LAZY = ("data-src", "data-lazy-src", "data-original", "data-srcset", "srcset")
SMALLEST = 80  # pixels, where the page says how wide or high


def no_picture(url: str) -> bool:
    """Whether an address says of itself that it is a logo, an icon, a counter, a drawing."""
    bare = url.partition("?")[0].lower()
    path = bare[len(bare.rsplit("/", 4)[0]) :]
    return not NO_PICTURE.isdisjoint(parts_of(path)) or "facebook.com/tr" in url


def source(image: etree._Element, page: Page) -> str | None:
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
CANDIDATE = re.compile(r"([^\s,]\S*+)\s++(\d++(?:\.\d++)?)[wx](?=\s*+(?:,|$))")


def too_small(image: etree._Element) -> bool:
    """Whether the page itself says that the picture is no larger than an icon, or somebody's portrait."""
    label = image.get("class")
    if label and "avatar" in label and AVATAR.search(label):  # WordPress's own word, PublishPress's too
        return True
    return any(size is not None and size < SMALLEST for size in map(pixels, (image.get("width"), image.get("height"))))


OPENS = frozenset((b"lightbox", b"popup", b"modal"))  # a picture, where nothing else is in it
SHOWS = frozenset((b"teaser", b"promo"))  # the same with one of
FRAMES = ("lightbox", "popup", "modal", "teaser", "promo")
PICTURE_WORDS = frozenset((b"image", b"img", b"photo", b"picture", b"media", b"thumb", b"thumbnail"))


def is_frame(element: etree._Element, label: str) -> bool:
    """Whether an element that its name leaves out is but the frame of a picture: "popup-image", without a word in it.

    `label`: its class and id.
    """
    if not any(map(label.lower().__contains__, FRAMES)):  # as of nearly all
        return False
    parts = {part.lower() for part in parts_of(label)}
    if OPENS.isdisjoint(parts) and (SHOWS.isdisjoint(parts) or PICTURE_WORDS.isdisjoint(parts)):
        return False
    rest = b" ".join(parts - OPENS - SHOWS).decode()
    return kind_of(rest) not in LEFT_OUT and not inner.text(element).strip()


def pixels(stated: str | None) -> int | None:
    """A width or height in pixels; None where none is stated, or a share."""
    digits = DIGITS.match(stated.strip()) if stated and "%" not in stated else None
    return int(digits[0]) if digits else None


AVATAR = re.compile(r"(?<![A-Za-z])avatar(?![a-z])")
DIGITS = re.compile(r"\d+")


def leads_elsewhere(image: etree._Element, page: Page) -> bool:
    """Whether the picture is the link to another piece; one that opens the picture itself is not."""
    at = image.getparent()
    for _ in range(3):
        if at is None:
            return False
        if at.tag == "a":
            href = at.get("href")
            if href is None:  # a button, for scripts
                return False
            if "attachment" in at.get("rel", "") or "attachment_id=" in href:  # WordPress: the picture's own page
                return False
            return not (
                IMAGE_FILE.search(href) or href.startswith(("#", "javascript")) or page.resolve(href) == page.url
            )
        at = at.getparent()
    return False


IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)\b", re.I)


def key(url: str) -> str:
    """What two addresses of one picture share: the file name without query; the whole where that says nothing."""
    name = url.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    return name.lower() if len(name) > 8 and "." in name and not SIZE_ALONE.match(name) else url.lower()


def stem(url: str) -> str:
    """The file name without size ("-640x400") and ending."""
    return without_size(key(url))


def without_size(name: str) -> str:
    """A file name, as `key` gives it, without size and ending."""
    bare, dot, ending = name.rpartition(".")
    if not dot or not 2 <= len(ending) <= 5 or not ending.isalnum():
        return name
    inner_name, dot, ending = bare.rpartition(".")
    bare = (inner_name if dot and ending in PICTURE_ENDINGS else bare).removesuffix("-scaled")
    return SIZE.sub("", bare) if bare[-1:].isdigit() else bare


SIZE_ALONE = re.compile(r"(?:size|width|w|crop)?[=_-]?\d{2,4}(?:x\d{2,4})?\.\w+$", re.I)
SIZE = re.compile(r"[-_]\d{2,4}x\d{2,4}$")
PICTURE_ENDINGS = frozenset(("jpg", "jpeg", "png", "webp"))
