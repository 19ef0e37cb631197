"""Date claims: from JSON-LD, meta tags, microdata, <time>, the lines around the headline, the URL."""

import re
from collections.abc import Iterable
from itertools import compress
from operator import not_
from urllib.parse import unquote, urlsplit

from lxml import etree

from newscrawl.draft import ABOVE, Claim, Draft, FieldName, Source
from newscrawl.extraction import anchorless, date_labels, fields, head, inner, phrases
from newscrawl.extraction.head import Line
from newscrawl.extraction.times import CLOCK, HAS_CLOCK, LONGEST, like_date, made_for_dates
from newscrawl.page import Page
from newscrawl.structured_data import Node, plain

# A day in a path: /2020/8/24/, /2020-06-03-1.3874341, /20200824/, /2013/middle_east/8/3/.
URL_DAY = (
    re.compile(r"(?:^|[/_-])((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?=$|[/_.-])"),
    re.compile(r"(?:^|[/_-])((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?=$|[/_.-])"),
    re.compile(r"(?:^|/)((?:19|20)\d\d)/[a-z_]+/(\d{1,2})/(\d{1,2})(?=/)"),
)


def add(draft: Draft, page: Page, node: Node | None, near: list[Line], far: Iterable[etree._Element]) -> None:
    """Add every date claim. `near`: lines between headline and body; `far`: <time> elements that stand elsewhere."""
    if node is not None:
        for key in ("datePublished", "uploadDate", "dateCreated"):
            value = plain(node.get(key))
            if value and not (key != "datePublished" and draft.get("published")):
                draft.add("published", Claim(value, "jsonld", key))
        value = plain(node.get("dateModified"))
        if value:
            draft.add("modified", Claim(value, "jsonld", "dateModified"))
    fields.add(draft, "published", list(fields.from_meta(page, "published")))
    fields.add(draft, "modified", list(fields.from_meta(page, "modified")))
    for name, claim in _visible(near):
        draft.add(name, claim)
    for line, raw in anchorless.near(near):
        where = ABOVE + line.where if line.side == "before" else line.where
        field, label = date_labels.said(line.text)
        draft.add("modified" if field == "modified" else "published", Claim(raw, "visible", where, label))
    day = url_day(page.url)
    if day:
        draft.add("published", Claim(day, "url", "path"))
    for element in list(far)[:12]:
        raw = (element.get("datetime") or inner.text(element)).strip()
        if raw:
            draft.add("clock", Claim(raw[:LONGEST], "time", "elsewhere"))


def url_day(url: str) -> str | None:
    """The day that a URL's path names, as "2013/8/3"; None where it names none."""
    path = unquote(urlsplit(url).path)
    if "20" not in path and "19" not in path:  # the centuries that a day of news begins with
        return None
    for pattern in URL_DAY:
        found = pattern.search(path)
        if found and 1 <= int(found[2]) <= 12 and 1 <= int(found[3]) <= 31:
            return f"{found[1]}/{found[2]}/{found[3]}"
    return None


def _visible(lines: list[Line]) -> Iterable[tuple[FieldName, Claim]]:
    """The dates in the lines near the headline, each with the field it claims; those made for it come first.

    Above the headline stands the page's clock too: where another date stands below it, the headline far below the date,
    or no class says that it is one, `where` begins with ABOVE. At the end of the piece stand the dates of others: there
    only a label counts beside another date.
    """
    made_for = [line.side == "between" and made_for_dates(line) for line in lines]
    certain = any(made_for)
    left = sum(line.side == "before" for line in lines) - (0 if certain else head.LINES_BEFORE)
    for line in (*compress(lines, made_for), *compress(lines, map(not_, made_for))):
        above = ""
        if line.side == "before":
            left -= 1
            above = ABOVE if left >= 0 or not line.dated else ""
        elif line.side == "end" and certain and date_labels.said(line.text)[1] is None:
            continue
        of_site = certain and bool(above) and not line.dated  # whose home page was changed
        for element in line.times:
            stamp = element.get("datetime") or element.get("content") or ""
            stamp = (element.get("title", "") if element.tag == "abbr" else stamp).strip()
            if stamp:
                field, label = date_labels.said(line.text)
                yield _stated(element) or field, Claim(stamp, _source(element), above + line.where, label)
        text = line.text
        if len(text) > LONGEST or not like_date(text):
            continue
        for part in (cut for whole in parts(line) for cut in phrases.at_labels(whole)):
            field, label = date_labels.said(part)
            claim = Claim(part, "visible", above + line.where, label)
            yield "clock" if field == "modified" and of_site else field, claim


def parts(line: Line) -> list[str]:
    """The dates of one line: the whole of it, or where it is mixed the pieces that are, with the clock beside each."""
    if len(line.text) <= 70 and not line.mixed:
        return [line.text]
    found: list[str] = []
    pieces = line.pieces
    for i, piece in enumerate(pieces):
        if not like_date(piece):
            continue
        if not HAS_CLOCK.search(piece):
            if i + 1 < len(pieces) and CLOCK.match(pieces[i + 1]):
                piece = f"{piece} {pieces[i + 1]}"
            elif i and CLOCK.match(pieces[i - 1]):
                piece = f"{pieces[i - 1]} {piece}"
        found.append(piece)
    return found or [line.text]


def _source(element: etree._Element) -> Source:
    return "microdata" if element.get("itemprop") or element.get("property") else "time"


def _stated(element: etree._Element) -> FieldName | None:
    """The field that an element for machines says its stamp is for."""
    said = (element.get("itemprop") or element.get("property") or "").lower()
    if "modified" in said:
        return "modified"
    if "published" in said or "issued" in said or "created" in said:
        return "published"
    own = element.get("class") or ""
    if "updated" in own.split() and "published" not in own:  # WordPress: <time class="updated">
        return "modified"
    return None
