"""The images of the piece: the lead from the metadata, then those that stand in it, with captions as printed."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from newscrawl import structured_data
from newscrawl.draft import Draft, DraftImage
from newscrawl.extraction import captions, fields, lead, pictures
from newscrawl.extraction.names import Names, parts_of
from newscrawl.extraction.pictures import key, without_size
from newscrawl.page import Page
from newscrawl.structured_data import Node, plain

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
MOST = 30
MOST_READ = 40
Above = tuple[list[tuple[int, etree._Element]], int]
NONE: Above = ([], 0)


def add(
    draft: Draft,
    page: Page,
    node: Node | None,
    nodes: list[Node],
    found: list[etree._Element],
    names: Names,
    before: Above = NONE,
) -> None:
    """Fill `draft.images`, the lead image first.

    `found`: the <img> from the headline to the end of the body; `before`: those above the headline, each with the lines
    of text that stood before it, and the lines before the headline.
    """
    stated = [_keyed(image) for image in (*_jsonld(page, node, nodes), *_meta(page))]
    if before[0]:
        found = [*lead.above(page, *before, {known for _, known, _ in stated}), *found]
    keyed = [_keyed(image) for image in _shown(page, found, names)]
    told: dict[str, DraftImage] = {}
    for name, known, image in reversed(keyed):  # the first of each
        if image.caption or image.credit:
            told[name] = told[known] = image
    seen: set[str] = set()
    for name, known, image in stated + keyed:
        if name in seen or (image.source == "visible" and known in seen):
            continue
        if image.source != "visible" and (is_shared(image.url) or pictures.no_picture(image.url)):
            continue
        seen.add(name)
        if image.source != "visible":
            seen.add(known)
        shown = told.get(name) or told.get(known)
        if shown is not None and not image.caption:
            image = DraftImage(image.url, shown.caption, shown.credit, image.source)
        draft.images.append(image)
        if len(draft.images) >= MOST:
            break


def _keyed(image: DraftImage) -> tuple[str, str, DraftImage]:
    """An image behind what its address has in common with others of the picture, and of it in another size."""
    name = key(image.url)
    return name, without_size(name), image


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


def is_shared(url: str) -> bool:
    """Whether an address names a picture that stands for the whole site: "default-share.png", "og_image-2.jpg"."""
    name = url.split("?")[0].rstrip("/").rsplit("/", 1)[-1].lower().rsplit(".", 1)[0]
    words = parts_of(name)
    if SHARED.isdisjoint(words):
        return False
    return {word for word in words if not SIZE.fullmatch(word)} <= SHARED | SHARED_TOO


SIZE = re.compile(rb"v?\d+(?:x\d+)?(?:px)?")


def _shown(page: Page, found: list[etree._Element], names: Names) -> Iterator[DraftImage]:
    for image in found[:MOST_READ]:
        if pictures.too_small(image) or pictures.leads_elsewhere(image, page):
            continue
        url = pictures.source(image, page)
        if url is None or pictures.no_picture(url):
            continue
        caption, credit = captions.caption(image, names)
        yield DraftImage(url, caption, credit, "visible")
