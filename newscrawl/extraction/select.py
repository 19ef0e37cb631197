"""An outlet's own selectors: CSS (with ::text and ::attr(name)) or XPath, by field, by layout."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from lxml import etree
from parsel.csstranslator import HTMLTranslator

from newscrawl.draft import Claim, Draft, DraftImage, FieldName
from newscrawl.extraction import inner
from newscrawl.extraction.names import Names
from newscrawl.extraction.text.blocks import Block, Walker
from newscrawl.outlet import Layout, Outlet
from newscrawl.page import Page

FIELDS: Mapping[str, FieldName] = {
    "title": "title", "subtitle": "subtitle", "summary": "summary", "published": "published",
    "modified": "modified", "byline": "byline", "author": "byline", "authors": "byline", "section": "section",
    "tags": "tags", "canonical": "canonical", "license": "license", "origin": "origin",
}  # fmt: skip
BODY = ("text", "body")
PICTURE = ("image", "images")


@lru_cache(maxsize=4096)
def compiled(selector: str) -> etree.XPath:
    """A selector as a compiled XPath. Raises ValueError, naming it, for one that is malformed."""
    try:
        if selector.startswith(("/", "./", "(")):
            return etree.XPath(selector)
        return etree.XPath(HTMLTranslator().css_to_xpath(selector, "descendant-or-self::"))
    except Exception as error:
        raise ValueError(f"selector {selector!r}: {error}") from error


def layout(outlet: Outlet | None, day: date | None) -> Layout | None:
    """The layout that was served on a day: the earliest that was not over by then; without a day, today's."""
    if outlet is None or not outlet.select:
        return None
    fitting = [s for s in outlet.select if s.until is None or (day is not None and day <= s.until)]
    dated = sorted((s for s in fitting if s.until is not None), key=lambda s: s.until or date.max)
    if day is not None and dated:
        return dated[0]
    return next((s for s in fitting if s.until is None), None)


def fitting(page: Page, outlet: Outlet | None, day: date | None) -> Layout | None:
    """The layout of the day; where its body is not on the page, an older one whose body is.

    Sites leave pieces in the design they were written for. A piece that says itself to be younger than a layout is not
    read with it; of several the one that was served when the piece was new goes first, or else the newest.
    """
    chosen = layout(outlet, day)
    if outlet is None or chosen is None or len(outlet.select) < 2 or has_body(page, chosen):
        return chosen
    if not any(chosen.fields.get(name) for name in BODY):
        return chosen
    said = stated(page)
    older = [s for s in outlet.select if s is not chosen and s.until is not None and (said is None or said <= s.until)]
    older.sort(key=lambda s: s.until or date.max, reverse=said is None)
    return next((s for s in older if has_body(page, s)), chosen)


def has_body(page: Page, chosen: Layout) -> bool:
    """Whether a layout's own selector for the body matches: then the page is an article whatever it looks like."""
    return any(found(page, s) for name in BODY for s in chosen.fields.get(name, ()))


def stated(page: Page) -> date | None:
    """The day on which a piece says for machines that it was published; None where it does not."""
    said = [*page.meta.get("article:published_time", ()), *(n.get("datePublished") for n in page.jsonld)]
    for value in said:
        try:
            return date.fromisoformat(value[:10])
        except (TypeError, ValueError):
            continue
    return None


def drop(page: Page, chosen: Layout) -> None:
    """Take the elements that the layout drops out of the page's tree; the text after them stays."""
    for selector in chosen.drop:
        for element in found(page, selector):
            parent = element.getparent() if isinstance(element, etree._Element) else None
            if parent is None or not isinstance(element, etree._Element):
                continue
            if element.tail:
                before = element.getprevious()
                if before is None:
                    parent.text = (parent.text or "") + element.tail
                else:
                    before.tail = (before.tail or "") + element.tail
            parent.remove(element)


def found(page: Page, selector: str) -> list[etree._Element | str]:
    """What a selector matches on the page: elements, or strings for ::text and ::attr."""
    result = compiled(selector)(page.tree)
    if not isinstance(result, list):
        return [str(result)]
    return [match if isinstance(match, etree._Element) else str(match) for match in result]


def apply(draft: Draft, page: Page, chosen: Layout) -> list[Block] | None:
    """Put what the layout selects before every other claim; the blocks of the body where it selects that, else None.

    A field whose selectors match nothing keeps its general claims; `selector_empty:<field>` in `warnings` tells.
    """
    blocks: list[Block] | None = None
    for name, selectors in chosen.fields.items():
        for selector in selectors:
            matches = found(page, selector)
            if name in BODY:
                read = [b for e in matches if isinstance(e, etree._Element) for b in Walker(Names(), {}, 0.0).walk(e)]
                if read:
                    blocks = read
                    break
            elif name in PICTURE:
                if _pictures(draft, page, matches):
                    break
            elif _claims(draft, page, name, selector, matches):
                break
        else:
            draft.warnings.append(f"selector_empty:{name}")
    return blocks


def _claims(draft: Draft, page: Page, name: str, selector: str, matches: list[etree._Element | str]) -> bool:
    field = FIELDS.get(name)
    if field is None:
        return False
    texts = [text for m in matches if (text := said(m))]
    if field == "canonical":
        texts = [url for t in texts if (url := page.resolve(t))]
    fresh = [Claim(text, "select", selector) for text in dict.fromkeys(texts)]
    if fresh:
        kept = [] if field in ("section", "tags") else draft.get(field)
        draft.claims[field] = [*fresh, *kept]
    return bool(fresh)


def said(match: etree._Element | str) -> str:
    """What a match says: a string itself; a <time> or <meta> its attribute; another element its text on one line."""
    if isinstance(match, str):
        return " ".join(match.split())
    for attribute in ("content", "datetime"):
        value = match.get(attribute)
        if value:
            return value.strip()
    return inner.line(match)


def _pictures(draft: Draft, page: Page, matches: list[etree._Element | str]) -> bool:
    urls = []
    for match in matches:
        raw = match if isinstance(match, str) else match.get("src") or match.get("content") or match.get("href") or ""
        url = page.resolve(raw)
        if url:
            urls.append(url)
    if urls:
        rest = [image for image in draft.images if image.url not in urls]
        draft.images[:] = [*(DraftImage(u, source="select") for u in dict.fromkeys(urls)), *rest]
    return bool(urls)
