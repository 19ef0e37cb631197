"""The links of a page: each URL once, with the words that lead to it."""

import re
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree

from newscrawl.discover.urls import key

MAX_LINKS = 5_000
_SPACE = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W\d_]")
# Words of a link that say "go on" rather than what is there; any other text of the same URL is better.
_GENERIC = re.compile(r"^(?:مشاهدة|شاهد|اقر[أا]|إقر[أا]|المزيد|مزيد|التفاصيل|تابع|read more|more)\b", re.I)


def base_of(tree: etree._Element, url: str) -> str:
    """The URL against which a page's links are resolved: its ``<base href>``, itself resolved against `url`."""
    href = next((each.get("href", "") for each in tree.iter("base") if each.get("href", "").strip()), "")
    try:
        return urljoin(url, href.strip()) if href else url
    except ValueError:
        return url


def page_links(tree: etree._Element, url: str) -> list[tuple[str, str]]:
    """(absolute URL, anchor text) of the page's ``<a href>``, in page order, each URL once, without fragments.

    `tree` is the parsed page, `url` its address; ``<base>`` is honoured. The first link of a URL is often an
    image and a later one "read more": the text kept is the longest that is not such a phrase; where a link has
    no text, its title attribute or the alt of its image. At most 5,000 links. Never raises on odd hrefs.
    """
    base = base_of(tree, url)
    texts: dict[str, tuple[str, str]] = {}
    for element in tree.iter("a"):
        href = element.get("href")
        if not href or len(href) > 4_000:
            continue
        target = _target(href, base)
        if target is None:
            continue
        text = _words(element)
        same = key(target)
        if same not in texts:
            if len(texts) >= MAX_LINKS:
                continue
            texts[same] = (target, text)
        elif _is_better(text, texts[same][1]):
            texts[same] = (texts[same][0], text)
    return list(texts.values())


def _target(href: str, base: str) -> str | None:
    href = href.strip().replace("\n", "").replace("\r", "").replace("\t", "")
    if href.startswith("#") or href.lower().startswith(("javascript:", "mailto:", "tel:", "data:", "whatsapp:")):
        return None
    try:
        target = urldefrag(urljoin(base, href)).url
        parts = urlsplit(target)
    except ValueError:
        return None
    return target if parts.scheme in ("http", "https") and parts.hostname else None


def _words(element: etree._Element) -> str:
    text = _SPACE.sub(" ", "".join(str(part) for part in element.itertext(with_tail=False))[:2_000]).strip()
    if _LETTER.search(text):
        return text[:500]
    for source in (element, *element.iter("img")):
        said = source.get("title") or source.get("alt") or source.get("aria-label")
        if said and _LETTER.search(said):
            return _SPACE.sub(" ", said).strip()[:500]
    return text[:500]


def _is_better(new: str, old: str) -> bool:
    if bool(_GENERIC.match(new)) != bool(_GENERIC.match(old)):
        return bool(new) and not _GENERIC.match(new)
    return len(new) > len(old)
