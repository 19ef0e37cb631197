"""Byline claims: JSON-LD authors, meta tags, nodes made for bylines, lines that begin with a credit word."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile

from newscrawl import structured_data
from newscrawl.arabic import bylines
from newscrawl.arabic.bylines import beside
from newscrawl.draft import UNMARKED, Claim, Draft
from newscrawl.extraction import fields, inner, labels, phrases, slots, unmarked
from newscrawl.extraction.anchorless import is_foreign, is_stamp
from newscrawl.extraction.line import Line
from newscrawl.extraction.times import DIGIT, like_date
from newscrawl.page import Page
from newscrawl.structured_data import Node, plain

LONGEST = 160
SHORT = 70  # characters of a line that only its words mark as a credit
LONGEST_LABEL = 20
MOST_PIECES = 8  # of a line that are looked at for a credit word
MARKS = re.compile(r"\s*[|•·]\s*|\s/\s")  # between the parts of an information line
BEFORE_DATE = (" في", " بتاريخ", " يوم", " on", " in", " at", " am", " le", " el")  # left where a date was taken off
# No credit: an address, a link, a number, an identifier.
NO_NAME = re.compile(r"^(?:https?:|www\.|//|@|[\w.+-]+@[\w-]+\.|[0-9a-f]{8}-[0-9a-f]{4}-|[\d\W_]+$)", re.I)


def add(
    draft: Draft, page: Page, node: Node | None, nodes: list[Node], lines: list[Line], told: Callable[[], str]
) -> None:
    """Add every byline claim, what readers see first. `told`: the words of the piece."""
    site = next((claim.raw for claim in draft.get("site_name")), None)
    for line in _led(lines, site):
        for raw in _visible(line, site):
            draft.add("byline", Claim(raw, "visible", line.where, None, slots.kind(line, raw)))
    if not draft.get("byline"):
        for line, raw in unmarked.find(lines, site, told):
            draft.add("byline", Claim(raw, "visible", UNMARKED + line.where, None, slots.kind(line, raw)))
    for owner in [node] if node is not None else []:
        for person in structured_data.resolved(owner.get("author") or owner.get("creator"), nodes):
            name = plain(person.get("name")) if isinstance(person, dict) else plain(person)
            if name and is_name(name):
                draft.add("byline", Claim(name, "jsonld", "author", None, _kind(person)))
    # Microdata says nothing that JSON-LD does not.
    authors = [] if node is not None and draft.get("byline") else page.microdata.get("author", [])[:4]
    for element in authors:
        if element.tag == "meta" or next(element.iterancestors("figcaption"), None) is not None:  # a photographer's
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


def _led(lines: list[Line], site: str | None) -> Iterator[Line]:
    """The lines, one that is only a label for the writer joined to the name below it: «بواسطة», «سلمى الراعي»."""
    label: Line | None = None
    for line in lines:
        if label is not None and _is_announced(line, label, site):
            line = replace(line, text=f"{label.text} {line.text}", pieces=[label.text, *line.pieces])
        elif _is_label(line):
            label = line
            continue
        label = None
        yield line


def _is_announced(line: Line, label: Line, site: str | None) -> bool:
    """Whether a line may be the name that a label beside it announces. Where none is given, a button stands there."""
    if line.kind == "byline" or line.authored or len(line.text) > SHORT or DIGIT.search(line.text):
        return False
    if label.side != line.side or label.element.getparent() is not line.element.getparent():
        return False
    return is_foreign(line.text) or bool(bylines.read(line.text, outlet=site))


def _is_label(line: Line) -> bool:
    """Whether a line below the headline only announces the writer: «بقلم». A link may be a section: «كتب»."""
    if len(line.text) > LONGEST_LABEL or line.side == "before" or line.links:
        return False
    return labels.is_label(line.text, "writer")


def _visible(line: Line, site: str | None) -> list[str]:
    """The credits in one line, as printed, dates beside them left out. `site`: what the page calls its site."""
    if (line.side == "before" and not line.authored) or len(line.text) > LONGEST:
        return []
    pieces = line.pieces if line.kind == "byline" or line.authored else _from_label(line)
    if not pieces:
        return []
    if len(pieces) > 1:
        pieces = [p for p in pieces if not phrases.is_counter(p)]
    text = " ".join(pieces)
    if like_date(text):
        kept = " ".join(p for p in pieces if not like_date(p))
        if not kept and not is_foreign(text) and bylines.read(text, outlet=site).explained and _is_one(text):
            return [text]
        text = kept or text
    elif len(pieces) > 1 and DIGIT.search(text):
        text = " ".join(p for p in pieces if not is_stamp(p, marked=True))
    text = text.strip(" |,،•·-–—")
    if text.endswith(BEFORE_DATE):
        text = text.rpartition(" ")[0]
    if DIGIT.search(text):
        text = _without_numbers(text)
    if text.endswith(":") and len(text) < 12:  # "By:" without the name
        return []
    if labels.begins(text, "published") and not labels.begins(text, "byline"):  # "posted by"
        return []
    return [text] if is_name(text) and len(text) > 2 else []


def _is_one(text: str) -> bool:
    """Whether a credit and a date are not parted from what else stands in a line by a mark.

    «العاصمة - سلمى الراعي | 12 مايو 2024» and «سلمى الراعي نشر في 12 مايو 2024» are not.
    """
    return beside.without(text) is None or not _without_numbers(text)


def _from_label(line: Line) -> list[str]:
    """The pieces of a line from its credit word on; a date may stand before it: «12 مايو 2024 | كتب: سلمى الراعي»."""
    if len(line.text) <= SHORT and labels.begins(line.text, "byline"):
        return line.pieces
    if not line.mixed:
        return []
    for i, piece in enumerate(line.pieces[: MOST_PIECES if DIGIT.search(line.text) else 1]):
        if labels.begins(piece, "byline") or (i + 1 < len(line.pieces) and labels.is_label(piece, "writer")):
            return line.pieces[i:]
    return []


def _without_numbers(text: str) -> str:
    """The parts of a line before the first with a number: of "by Jane Doe | 0 comments" the first."""
    parts = takewhile(lambda part: not DIGIT.search(part) and not part.endswith(":"), MARKS.split(text))
    return " | ".join(parts)
