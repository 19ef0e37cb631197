"""Credits in the lines right under the headline that no class and no word marks: «القاهرة - رويترز», «سلمى الراعي».

Captions, topics and sections stand there too. A line is a credit where all its words read as one, and where it is more
than a person's name: with a place, an agency, or a date in it or beside it. Whom the piece tells of has not written it.
"""

import re
from collections.abc import Callable, Iterator

from newscrawl.arabic import bylines, dates, mastheads
from newscrawl.arabic.bylines import Byline, beside
from newscrawl.arabic.fold import fold
from newscrawl.arabic.names import is_everyday
from newscrawl.extraction import labels, phrases, slots
from newscrawl.extraction.anchorless import is_foreign
from newscrawl.extraction.line import Line
from newscrawl.extraction.links import leads_to_writer
from newscrawl.extraction.pictures import PICTURES
from newscrawl.extraction.times import like_date, says_when

UNDER = 5  # lines below the headline that are looked at
LONGEST = 70  # characters
LONGEST_DATED = 160  # characters of one with dates in it
LABEL = 25  # characters of the label of a date
CAPTION = 3  # lines below a picture that may be its caption and its credit
LISTED = re.compile("[،,]")  # topics are, one after the other
LISTED_OR_PARTED = re.compile("[،,|-]")
MARK = re.compile(r"\s*[|•·]\s*|\s[-–—]\s")  # between a name and a date in one line
SIGN = re.compile(r"^\W|[^\w\s)»\"”.]\s*$")  # a mark at an edge parts the elements of a line already
DASH = re.compile(r"\s*[-–—/:]\s*|\s+ـ\s+")
SOURCE = re.compile(r"(?<![a-z])(?:article|news|story|post|entry)[-_]{1,2}(?:source|origin)(?=\s|$)", re.I)
# «خاص» and genres, before a writer. Not «حوار», before whom was asked, nor «أرشيف», before whose picture it is.
ANNOUNCING = frozenset(map(fold, (
    "خاص", "متابعة", "متابعات", "تقرير", "تحقيق", "مقال", "تحليل", "استطلاع", "كتب", "كتبت", "بقلم", "إعداد",
)))  # fmt: skip
SHORT_NAME = 4  # letters: a shorter surname is a part of many words


def find(lines: list[Line], site: str | None, told: Callable[[], str]) -> Iterator[tuple[Line, str]]:
    """The credits among the lines near the headline, each with its line, dates beside them left out.

    `site`: what the page calls its site; its own name is told from a place by it. `told`: the words of the piece.
    """
    under = [line for line in lines if line.side == "between"][:UNDER]
    caption = 0  # lines that may still be one
    for i, line in enumerate(under):
        caption = CAPTION if line.pictured else max(caption - 1, 0)
        if line.kind not in (None, "date") or not _is_short(line):
            continue
        if is_foreign(line.text):  # no list holds the names: only the link to the writer's page tells
            for raw in line.pieces if line.links else ():
                if slots.is_signature(line, raw) and bylines.read(raw, outlet=site, slot="author").authors:
                    yield line, raw
            continue
        signed = any(leads_to_writer(link.get("href") or "") for link in line.links)
        linked = not signed and any(not (link.text or "").lstrip().startswith("@") for link in line.links)
        if linked and not _may_open(line):
            continue
        by_date = any(map(like_date, line.pieces))
        caption = 0 if by_date or _signs_below(under, i, caption) else caption
        doubtful = linked or (caption > 0 and not signed)
        if doubtful and not linked and not _may_open(line):
            continue
        by_date = by_date or any(map(says_when, under[max(i - 1, 0) : i + 2]))
        for words in _words(line, site):
            reading = bylines.read(words, outlet=site)
            if reading.explained or (signed and reading.signature):
                if doubtful and ((linked and reading.authors) or not (_opens(reading, words) or _is_of_piece(line))):
                    break
                if signed or (_credits(reading, words, site, by_date=by_date) and not _told(reading, told)):
                    yield line, words
                break


def _may_open(line: Line) -> bool:
    """Whether a line that may be a caption or a topic may be the source of the piece: by a dash in it, or its class."""
    if DASH.search(line.text) is None and not _is_of_piece(line):
        return False
    box = line.element.getparent()  # one around picture and caption has no headline in it
    return box is None or next(box.iter(*PICTURES), None) is None or next(box.iter("h1", "h2"), None) is not None


def _is_of_piece(line: Line) -> bool:
    """Whether the class of a line says that it names the source of the piece, not of a picture: "article-source"."""
    return SOURCE.search(line.element.get("class") or "") is not None


def _opens(reading: Byline, words: str) -> bool:
    """Whether words name a place, and after a dash or colon who wrote there: no caption, no topic does.

    An outlet may stand before the place: «الجزيرة نت، الدوحة - سلمى الراعي».
    """
    dash = DASH.search(words)
    if dash is None or not reading.places or DASH.search(words, dash.end()) is not None:
        return False
    place = reading.places[0].name
    if is_everyday(fold(place)):  # «الميناء - رويترز» is a caption
        return False
    outlets = (f"{outlet.name}{comma} {place}" for outlet in reading.outlets for comma in "،,")
    return words[: dash.start()] in (place, *outlets)


def _words(line: Line, site: str | None) -> Iterator[str]:
    """What of a line may be a credit, dates left out: its elements told apart, then run together."""
    kept = _beside_dates(line)
    if not kept:
        parts = [part for part in MARK.split(line.text) if not like_date(part)]  # «سلمى الراعي | منذ 3 ساعات»
        if not parts or beside.without(line.text) is None:
            yield line.text
        if parts:
            yield " | ".join(parts)
        return
    # «بيروت», «سلمى الراعي» are read apart; «بيروت», «حجم الخط» are a place and a button.
    unparted = len(kept) > 1 and not any(SIGN.search(piece) for piece in kept)
    if unparted and all(bylines.read(piece, outlet=site) for piece in kept):
        yield " | ".join(kept)
    yield " ".join(kept)


def _is_short(line: Line) -> bool:
    """Whether a line has no more words than a credit, dates in elements of their own and their labels left out."""
    if len(line.text) <= LONGEST:
        return True
    if len(line.text) > LONGEST_DATED or len(line.pieces) < 2 or not any(map(like_date, line.pieces)):
        return False
    return sum(map(len, _beside_dates(line))) <= LONGEST


def _beside_dates(line: Line) -> list[str]:
    """The texts of a line that are neither a date nor, in an element of its own, the label of one or a counter."""
    return [
        piece
        for piece in line.pieces
        if not like_date(piece)
        and not (len(piece) <= LABEL and labels.label(piece, *labels.DATED))
        and not phrases.is_counter(piece)
    ]


def _signs_below(under: list[Line], i: int, caption: int) -> bool:
    """Whether a line below a picture's caption shares a box without pictures with the date below it."""
    if not 0 < caption < CAPTION or i + 1 >= len(under) or not says_when(under[i + 1]):
        return False
    box = under[i].element.getparent()
    return box is not None and box is under[i + 1].element.getparent() and next(box.iter(*PICTURES), None) is None


def _credits(reading: Byline, words: str, site: str | None, *, by_date: bool) -> bool:
    """Whether a reading names an agency, or people or an outlet and something else that topics do not stand by."""
    if by_date and not reading.authors and _is_own(reading, site):
        return True
    people = len(reading.authors)
    if by_date and LISTED_OR_PARTED.search(words):
        words = _without_dates(words)
    opens = _opens(reading, words)
    listed = LISTED.search(words) is not None and not opens
    if listed or (people > 1 and ("-" in words or "|" in words) and not opens):
        return False
    if reading.agencies or reading.desks:
        return True
    if people == 1 and not reading.outlets and is_everyday(fold(reading.authors[0].name.split()[-1])):
        return False  # «دنيا ودين» is a section
    named = bool(people) + bool(reading.outlets) + bool(reading.places)
    return named > 1 or (bool(people) and (by_date or _is_announced(reading, words)))


def _is_announced(reading: Byline, words: str) -> bool:
    """Whether «خاص» or the name of a genre stands before a writer: «خاص/ سلمى الراعي», «تقرير سلمى الراعي»."""
    first = fold(words).split()[0].rstrip(":/|-–—ـ")
    announced = reading.rule in ("nothing - person", "role - person") and first in ANNOUNCING
    return announced and all(author.role == "author" for author in reading.authors)


def _without_dates(words: str) -> str:
    """The words of a line that are no date's, without the marks beside the dates."""
    for date in reversed([*dates.find(words, order="DMY")]):
        words = f"{words[: date.start]}\n{words[date.end :]}"
    return " ".join(part for each in words.split("\n") if (part := each.strip(" ،,|-–—•")))


def _is_own(reading: Byline, site: str | None) -> bool:
    """Whether a reading names the site itself and nobody else; an everyday word does only with «خاص» beside it."""
    if len(reading.outlets) != 1:
        return False
    if mastheads.is_ambiguous(reading.outlets[0].name) and "nothing" not in (reading.rule or ""):
        return False
    return mastheads.site(site).owns(mastheads.words_of(reading.outlets[0].name))


def _told(reading: Byline, told: Callable[[], str]) -> bool:
    """Whether the piece names one of the people of a reading, by the last part of the name."""
    if not reading.authors:
        return False
    prose = fold(told())
    for author in reading.authors:
        last = fold(author.name.split()[-1])
        if (last if len(last) >= SHORT_NAME else fold(author.name)) in prose:
            return True
    return False
