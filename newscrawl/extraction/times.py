"""Date claims: from JSON-LD, meta tags, microdata, <time>, the lines around the headline, the URL."""

import re
from collections.abc import Iterable
from itertools import compress
from operator import not_
from urllib.parse import unquote, urlsplit

from lxml import etree

from newscrawl.arabic import bylines, dates
from newscrawl.arabic.dates.account import account
from newscrawl.draft import ABOVE, Claim, Draft, FieldName, Source
from newscrawl.extraction import anchorless, fields, head, inner, phrases
from newscrawl.extraction.blocks import HEADINGS
from newscrawl.extraction.head import Line
from newscrawl.extraction.remembered import remembered
from newscrawl.page import Page
from newscrawl.structured_data import Node, plain

# A text that may hold a date: digits parted by marks, a year beside a word, or "ago". Reading it is arabic.dates' work.
# Most are told from a digit on, which is found much faster than a letter.
LIKE_DATE = re.compile(
    r"\d(?:\s*[/.\-\\]\s*\d{1,2}\s*[/.\-\\]\s*\d{2}"
    r"|\.?[\s،,]*(?:de\s+)?[^\W\d_]{3,}.{0,24}?\d{4}"
    r"|[\s،,]*(?:[آا]ب|ذ[وي])[\s،,/].{0,24}?\d{4}"  # August and the first word of two Hijri months: two letters
    r"|\d{3}\s*[年년]\s*\d)"
)
AFTER_WORD = re.compile(
    r"[^\W\d_]{3}\.?\s+\d{1,2}(?:st|nd|rd|th)?[\s،,]+\d{4}"  # the last letters of a month
    r"|(?:منذ|قبل)\s+\S+"
    r"|\b\d+\s+(?:minutes?|hours?|days?)\s+ago\b"
)
DAY_AND_YEAR = re.compile(r"\d(?:st|nd|rd|th)?[\s،,]+\d{4}")
CLOCK = re.compile(
    r"^\W*(?:الساعة\s*)?\d{1,2}\s*:\s*\d{2}(?::\d{2})?\s*(?:[صم]|صباحا|صباحاً|مساء|مساءً|[ap]\.?m\.?|GMT|UTC)?\W*$", re.I
)
HAS_CLOCK = re.compile(r"\d{1,2}\s*:\s*\d{2}")
DIGIT = re.compile(r"\d")
LONGEST = 140
SHORT = 45  # characters that leave no room for a sentence beside a date
REST = ("ignored", "not known")  # what `account` calls words that are no part of a date
LONGEST_DATE = 90  # with weekday, both calendars and their eras

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
        field, label = _field_and_label(line.text)
        draft.add("modified" if field == "modified" else "published", Claim(raw, "visible", where, label))
    day = url_day(page.url)
    if day:
        draft.add("published", Claim(day, "url", "path"))
    for element in list(far)[:12]:
        raw = (element.get("datetime") or inner.text(element)).strip()
        if raw:
            draft.add("clock", Claim(raw[:LONGEST], "time", "elsewhere"))


@remembered(256)  # whoever reads the lines of a page asks it of each
def like_date(text: str) -> bool:
    """Whether a text may hold a date."""
    if LIKE_DATE.search(text) is not None:
        return True
    hinted = DAY_AND_YEAR.search(text) is not None or "ago" in text or "منذ" in text or "قبل" in text
    return hinted and AFTER_WORD.search(text) is not None


def is_date_line(text: str) -> bool:
    """Whether a short text is there to say when: it holds a date, and a label, a clock or little else."""
    if len(text) > LONGEST or not like_date(text):
        return anchorless.is_stamp(text, marked=False)
    return (
        len(text) < SHORT
        or HAS_CLOCK.search(text) is not None
        or phrases.label(text, "published", "modified") is not None
        or _is_date(text)
    )


def _is_date(text: str) -> bool:
    """Whether every word of a text belongs to its date, as where it is said in two calendars."""
    if len(text) > LONGEST_DATE or anchorless.is_foreign(text):
        return False
    reading = dates.read(text, order="DMY")
    return reading.value is not None and not any(piece.what in REST for piece in account(text, reading))


def is_dateline(text: str) -> bool:
    """Whether a line with a date is an agency's: «الرياض 14 مايو 2024 م واس», «بكين 14 مايو 2024 (شينخوا) قال …»."""
    if anchorless.is_foreign(text):
        return False
    whole = bylines.read(text)
    if whole.explained and whole.agencies:
        return True
    opening = bylines.prefix(text + FILLER)
    return opening is not None and DIGIT.search(text, 0, opening.offset) is not None


FILLER = " و" * 12  # for the text that `prefix` wants behind a dateline


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
        elif line.side == "end" and certain and _field_and_label(line.text)[1] is None:
            continue
        of_site = certain and bool(above) and not line.dated  # whose home page was changed
        for element in line.times:
            stamp = element.get("datetime") or element.get("content") or ""
            stamp = (element.get("title", "") if element.tag == "abbr" else stamp).strip()
            if stamp:
                field, label = _field_and_label(line.text)
                yield _stated(element) or field, Claim(stamp, _source(element), above + line.where, label)
        text = line.text
        if len(text) > LONGEST or not like_date(text):
            continue
        for part in (cut for whole in parts(line) for cut in phrases.at_labels(whole)):
            field, label = _field_and_label(part)
            claim = Claim(part, "visible", above + line.where, label)
            yield "clock" if field == "modified" and of_site else field, claim


def made_for_dates(line: Line) -> bool:
    """Whether a line is there to say when the piece was published: by its make, or as it says nothing but a date."""
    made = bool(line.times) or (line.dated and like_date(line.text))
    if not made and (line.pictured or line.element.tag in HEADINGS or not like_date(line.text)):
        return False
    return (made or _is_date(line.text)) and _field_and_label(line.text)[0] != "modified"


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


def _field_and_label(text: str) -> tuple[FieldName, str | None]:
    """The field that a text with a date claims by its labels, and the label of the date."""
    if phrases.label(text, "clock", "modified", "published") is None:  # as of most
        return "published", None
    modified = phrases.label(text, "modified")
    published = phrases.label(text, "published") if modified is None else None
    if phrases.label(text, "clock") is not None:
        return "clock", modified or published
    return ("published" if modified is None else "modified"), modified or published
