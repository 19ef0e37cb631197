"""Date claims: from JSON-LD, meta tags, microdata, <time>, the lines around the headline, the URL."""

import re
from collections.abc import Iterable, Iterator
from itertools import compress
from operator import not_

from lxml import etree

from newscrawl import structured_data
from newscrawl.draft import ABOVE, Claim, Draft, FieldName, Source
from newscrawl.extraction import anchorless, date_labels, fields, head, inner, labels, printed_dates, url_dates
from newscrawl.extraction.date_labels import NOTHING, Said
from newscrawl.extraction.dated import is_dated
from newscrawl.extraction.line import Line
from newscrawl.extraction.text.blocks import HEADINGS
from newscrawl.extraction.times import LONGEST, is_date_line, is_only_date, like_date, made_for_dates
from newscrawl.page import Page
from newscrawl.structured_data import Node, plain

LONGEST_STAMP = 40  # characters of a date for machines in which its day stands

# Kinds of JSON-LD nodes that are no article and are dated as one where nothing else on the page is.
PAGES = frozenset(("WebPage", "ItemPage", "MedicalWebPage", "Recipe", "HowTo"))


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
    day = url_dates.day(page.url)
    lone = not draft.get("published") and _is_lone(near, day)
    for name, claim in _visible(near, lone=lone):
        draft.add(name, claim)
    for line, raw in anchorless.near(near):
        where = ABOVE + line.where if line.side == "before" else line.where
        start = max(line.text.find(raw), 0)
        field, label = date_labels.beside(line.text, start, start + len(raw))
        draft.add("modified" if field == "modified" else "published", Claim(raw, "visible", where, label))
    if day:
        draft.add("published", Claim(day, "url", url_dates.where(page.url)))
    if not draft.get("published") and (badge := _badge(near)) is not None:
        draft.add("published", badge)
    if not draft.get("published"):
        issues = _issues(near)
        for claim in issues:
            draft.add("published", claim)
        if issues:
            told = {claim.raw for claim in issues}
            draft.claims["clock"] = [claim for claim in draft.get("clock") if claim.raw not in told]
    if not draft.get("published") and (of_page := _of_page(page)) is not None:
        draft.add("published", of_page)
    far = list(far)
    if not draft.get("published") and (stated := _lone_stated(page, far)):
        draft.add("published", Claim(stated, "microdata", "datePublished"))
    for element in far[:12]:
        raw = (element.get("datetime") or inner.text(element)).strip()
        if raw:
            draft.add("clock", Claim(raw[:LONGEST], "time", "elsewhere"))


def add_elsewhere(draft: Draft, lines: list[Line], shared: list[Line]) -> None:
    """Add the date of a page that claims none: one among the links to share, else the one below the body."""
    for line in shared[:1] or _below(lines):
        for name, claim in _visible([line], lone=True):
            draft.add(name, claim)


def _below(lines: list[Line]) -> list[Line]:
    """The line right below the body that says nothing but a date, label aside. Where more do, or a link or a heading
    shares its box, they are of other pieces; below a name they are of a comment."""
    after = [line for line in lines if line.side == "after"]
    dated = [i for i, line in enumerate(after) if made_for_dates(line)]
    if len(dated) != 1 or dated[0] > 1 or len(after[dated[0]].times) > 1:
        return []
    line, following = after[dated[0]], after[dated[0] + 1 : dated[0] + 2]
    if line.links or (dated[0] and labels.label(after[0].text, "published", "modified") is None):
        return []
    box = line.element.getparent()
    shares = any(
        box in (each.element, *each.element.iterancestors()) and (each.links or each.element.tag in HEADINGS)
        for each in following
    )
    return [] if shares else [line]


def _of_page(page: Page) -> Claim | None:
    """The one day of publication that JSON-LD gives of the page, as Yoast does of kinds of posts that a site made."""
    dated = [node for node in page.jsonld if structured_data.is_any(node, PAGES) and plain(node.get("datePublished"))]
    values = {plain(node.get("datePublished")) for node in dated}
    if len(values) != 1:
        return None
    kind = ", ".join(sorted(structured_data.types(dated[0]) & PAGES))
    return Claim(values.pop() or "", "jsonld", f"datePublished of {kind}")


def _lone_stated(page: Page, far: list[etree._Element]) -> str | None:
    """The stamp of a <time> away from the headline that says it is of publication, where no other element does."""
    stated = page.microdata.get("datePublished", [])
    return (stated[0].get("datetime") or "").strip() or None if len(stated) == 1 and stated[0] in far else None


def _visible(lines: list[Line], *, lone: bool) -> Iterable[tuple[FieldName, Claim]]:
    """The dates in the lines near the headline, each with the field it claims; those made for it come first.

    Above the headline stands the page's clock too: where another date stands below it, the headline far below the date,
    or no class says that it is one, `where` begins with ABOVE. At the end of the piece stand the dates of others: there
    only a label counts beside another date. `lone`: there is one date only, so that a class "updated" says nothing:
    many themes give it to the day of publication.
    """
    made_for = [line.side == "between" and made_for_dates(line) for line in lines]
    certain = any(made_for)
    left = sum(line.side == "before" for line in lines) - (0 if certain else head.LINES_BEFORE)
    of_publication: set[str] = set()  # texts of the dates for machines
    of_change: set[str] = set()
    for i in (*compress(range(len(lines)), made_for), *compress(range(len(lines)), map(not_, made_for))):
        line = lines[i]
        above = ""
        if line.side == "before":
            left -= 1
            above = ABOVE if left >= 0 or not line.dated else ""
        elif line.side == "end" and certain and date_labels.said(line.text)[1] is None:
            continue
        of_site = certain and bool(above) and not line.dated  # whose home page was changed
        like = len(line.text) <= LONGEST and like_date(line.text)
        if not like and not line.times:
            continue
        told = printed_dates.said_above(lines, i)
        for element, stamp, (field, label) in _stamps(line, told):
            stated = _stated(element) or (_classed(element) if label is None and not lone else None)
            (of_change if (stated or field) == "modified" else of_publication).add(inner.line(element))
            yield stated or field, Claim(stamp, _source(element), above + line.where, label)
        for raw, field, label in printed_dates.of_line(lines, i, told) if like else ():
            if of_publication and label is None and raw in of_change - of_publication:
                field = "modified"
            claim = Claim(raw, "visible", above + line.where, label)
            yield "clock" if field == "modified" and of_site else field, claim


def _stamps(line: Line, told: Said) -> Iterator[tuple[etree._Element, str, Said]]:
    """The dates for machines in a line, each with what the words of the line say of it, or the line before (`told`)."""
    since = 0
    for element in line.times:
        stamp = (element.get("datetime") or element.get("content") or "").strip()
        title = element.get("title", "").strip()
        if element.tag == "abbr" or (not stamp and is_dated(title)):
            stamp = title
        if not stamp:
            continue
        shown = inner.line(element)
        start = line.text.find(shown, since) if shown else -1
        if start < 0:
            said = date_labels.said(line.text)
        else:
            said = date_labels.beside(line.text, start, start + len(shown), since)
            since = start + len(shown)
        yield element, stamp, told if said == NOTHING else said
        told = NOTHING


def _issues(lines: list[Line]) -> list[Claim]:
    """The days of a paper's issue right below the headline, or above it: «العدد 5386 - الثلاثاء 14 مايو 2024»."""
    above = [i for i, line in enumerate(lines) if line.side == "before"][-1:]
    return [
        Claim(raw, "visible", (ABOVE if i in above else "") + lines[i].where, label)
        for i in [
            *[i for i, line in enumerate(lines) if line.side == "between"][: head.LINES_AFTER],
            *[i for i in above if _is_right_above(lines[i].element)],
        ]
        if like_date(lines[i].text) and len(lines[i].text) <= LONGEST
        for raw, field, label in printed_dates.of_line(lines, i, printed_dates.said_above(lines, i))
        if field == "clock" and labels.label(raw, "clock", "occasion") is None
    ]


def _badge(lines: list[Line]) -> Claim | None:
    """The day that blocks of their own print by the headline, one for the day, one for the month, and one for the year
    or none: «12», «مايو», «2024»."""
    near = [line for line in lines if line.side == "between"][: head.LINES_AFTER]
    near = [line for line in lines if line.side == "before"][-head.LINES_BEFORE :] + near
    for i, line in enumerate(near):
        box = line.element.getparent()
        parts = [part for part in near[i : i + 3] if box in (part.element, part.element.getparent())]
        for size in (3, 2):
            words = [part.text for part in parts[:size]]
            alone = sum(box in (other.element, other.element.getparent()) for other in near) == size
            if len(words) == size and alone and _is_day_and_month(words):
                where = ABOVE + line.where if line.side == "before" else line.where
                return Claim(" ".join(words), "visible", where)
    return None


def _is_day_and_month(words: list[str]) -> bool:
    """Whether blocks hold a day, a month in letters, and a year where there is a third, and no more."""
    if not (words[0].isdigit() and len(words[0]) <= 2 and words[1].isalpha() and len(words[1]) <= LONGEST_MONTH):
        return False
    text = " ".join(words)
    return is_only_date(text) if len(words) > 2 else anchorless.is_stamp(text, marked=False)


LONGEST_MONTH = 12  # letters


def _is_right_above(element: etree._Element) -> bool:
    """Whether an element shares a box with the headline right below it: the day of the paper on sale is the page's."""
    headline, box = element.getnext(), element.getparent()
    return headline is not None and headline.tag == "h1" and box is not None and box.tag not in ("body", "header")


def _is_lone(lines: list[Line], day: str | None) -> bool:
    """Whether the lines have one date for machines and no other, neither printed nor the `day` of the URL.

    One line may be read twice, as what stands below the headline and as what the body leaves out.
    """
    stamp = next((element for line in lines for element in line.times), None)
    if stamp is None or any(element is not stamp for line in lines for element in line.times) or not inner.line(stamp):
        return False
    if day and _day_of(stamp.get("datetime") or "") != _day_of(day):
        return False
    above = sum(line.side == "before" for line in lines) - head.LINES_BEFORE  # where the page's clock stands
    for i, line in enumerate(lines):
        if line.times:
            if len(printed_dates.of_line(lines, i)) > 1:
                return False
        elif (line.side != "before" or i >= above) and line.side != "after" and is_date_line(line.text):
            return False
    return True


def _day_of(value: str) -> list[int]:
    """Year, month and day at the start of "2013/8/3" or "2013-08-03T10:25"."""
    return [int(part) for part in re.split(r"\D", value[:LONGEST_STAMP])[:3] if part]


def _source(element: etree._Element) -> Source:
    return "microdata" if element.get("itemprop") or element.get("property") else "time"


def _stated(element: etree._Element) -> FieldName | None:
    """The field that an element for machines says its stamp is for."""
    said = (element.get("itemprop") or element.get("property") or "").lower()
    if "modified" in said:
        return "modified"
    if "published" in said or "issued" in said or "created" in said:
        return "published"
    return None


def _classed(element: etree._Element) -> FieldName | None:
    """What the class of a <time> says its stamp is for, as WordPress writes it: <time class="updated">."""
    own = element.get("class") or ""
    return "modified" if "updated" in own.split() and "published" not in own else None
