"""Byline claims: JSON-LD authors, meta tags, nodes made for bylines, lines that begin with a credit word."""

import re
from collections.abc import Callable

from newscrawl import structured_data
from newscrawl.arabic import bylines
from newscrawl.draft import UNMARKED, Claim, Draft
from newscrawl.extraction import fields, inner, phrases, unmarked
from newscrawl.extraction.anchorless import is_foreign, is_stamp
from newscrawl.extraction.head import Line
from newscrawl.extraction.times import DIGIT, like_date
from newscrawl.page import Page
from newscrawl.structured_data import Node, plain

LONGEST = 160
# No credit: an address, a link, a number, an identifier.
NO_NAME = re.compile(r"^(?:https?:|www\.|//|@|[\w.+-]+@[\w-]+\.|[0-9a-f]{8}-[0-9a-f]{4}-|[\d\W_]+$)", re.I)


def add(
    draft: Draft, page: Page, node: Node | None, nodes: list[Node], lines: list[Line], told: Callable[[], str]
) -> None:
    """Add every byline claim, what readers see first. `told`: the words of the piece."""
    site = next((claim.raw for claim in draft.get("site_name")), None)
    for line in lines:
        for raw in _visible(line, site):
            draft.add("byline", Claim(raw, "visible", line.where))
    if not draft.get("byline"):
        for line, raw in unmarked.find(lines, site, told):
            draft.add("byline", Claim(raw, "visible", UNMARKED + line.where))
    for owner in [node] if node is not None else []:
        for person in structured_data.resolved(owner.get("author") or owner.get("creator"), nodes):
            name = plain(person.get("name")) if isinstance(person, dict) else plain(person)
            if name and is_name(name):
                draft.add("byline", Claim(name, "jsonld", "author", None, _kind(person)))
    # Microdata says nothing that JSON-LD does not.
    authors = [] if node is not None and draft.get("byline") else page.microdata.get("author", [])[:4]
    for element in authors:
        if element.tag == "meta":
            continue
        named = next((e for e in element.iter() if e.get("itemprop") == "name"), element)
        name = inner.line(named) or named.get("content") or ""
        if is_name(name):
            draft.add("byline", Claim(name, "microdata", "author"))
    for claim in fields.from_meta(page, "byline"):
        if is_name(claim.raw):
            draft.add("byline", claim)


def is_name(text: str) -> bool:
    """Whether a value may be a credit at all: no URL, no e-mail address, no UUID, no number, not too long."""
    return 1 < len(text) <= LONGEST and not NO_NAME.match(text)


def _kind(person: object) -> str | None:
    if isinstance(person, dict):
        types = structured_data.types(person)
        if "Person" in types:
            return "person"
        if types & {"Organization", "NewsMediaOrganization", "Corporation"}:
            return "organization"
    return None


def _visible(line: Line, site: str | None) -> list[str]:
    """The credits in one line, as printed, dates beside them left out. `site`: what the page calls its site."""
    if line.side == "before" and not line.authored:
        return []
    if len(line.text) > LONGEST:
        return []
    if (
        line.kind != "byline"
        and not line.authored
        and not (len(line.text) <= 70 and phrases.begins(line.text, "byline"))
    ):
        return []
    text = line.text
    if like_date(text):
        kept = " ".join(p for p in line.pieces if not like_date(p))
        if not kept:  # «العاصمة - سلمى الراعي | 12 مايو 2024»
            return [text] if not is_foreign(text) and bylines.read(text, outlet=site).explained else []
        text = kept
    elif line.mixed and DIGIT.search(text):
        text = " ".join(p for p in line.pieces if not is_stamp(p, marked=True))
    text = text.strip(" |,،•·-–—")
    if DIGIT.search(text) or (text.endswith(":") and len(text) < 12):  # "3 min read", "By:" without the name
        return []
    return [text] if is_name(text) and len(text) > 2 and not phrases.begins(text, "published") else []
