"""The ruling on images: the caption and its credit apart, the lead image first."""

import re

from newscrawl.arabic import bylines, text
from newscrawl.article import Image
from newscrawl.normalise.case import Case
from newscrawl.normalise.edges import is_prose, is_sentence

_STOP = ". "
# Between a caption and its credit: "caption - credit", "caption (credit)", "caption / credit", "caption | credit".
_SPLITS = (" - ", " – ", " — ", " | ", " / ", " ـ ", "(", "[", "©", _STOP)
# Before a credit, saying that it is one.
_LABEL = re.compile(r"(?:ال)?صورة\s*[:/]\s*|(?:photo|picture|image|credit)s?\s*(?::|by\b)\s*|©\s*", re.I)
_LONGEST_CREDIT = 60
_MOST_WORDS = 5  # of one that stands after a full stop: others are sentences


def rule(case: Case) -> None:
    """Fill `images`."""
    told: dict[tuple[str | None, str | None], tuple[str | None, str | None]] = {}
    images = []
    for url, caption, credit, _ in case.draft.images:
        if (caption, credit) not in told:  # several sizes of one picture, several pictures of one place
            told[caption, credit] = _apart(caption, credit, case.masthead)
        shown = told[caption, credit]
        images.append(Image(url=url, caption=shown[0], credit=shown[1]))
    case.images = tuple(images)


def _apart(caption: str | None, credit: str | None, site: str | None) -> tuple[str | None, str | None]:
    """The caption and the credit of an image, as the page marks them or, where it marks none, by what they say."""
    caption = text.clean(caption) if caption else None
    credit = text.clean(credit) if credit else None
    if credit:
        credit = _bare(credit)
        reading = bylines.read(credit, outlet=site)
        credit = _names(credit, reading) if reading.explained else credit
    if caption and credit and caption.endswith(credit):
        caption = caption[: -len(credit)].rstrip(" -–—|/([،:") or None
    if caption and not credit:
        caption, credit = split_credit(caption, site)
    return caption or None, credit or None


def split_credit(caption: str, site: str | None) -> tuple[str | None, str | None]:
    """A caption and the credit at its end, each None where there is none.

    The tail is a credit only where every word of it is explained as one: a sentence after a dash is not.
    """
    if len(caption) <= _LONGEST_CREDIT and not is_prose(caption) and not is_sentence(caption):
        bare = _bare(caption)
        for credit in (caption,) if bare == caption else (caption, bare):
            whole = bylines.read(credit, outlet=site)
            if whole.explained and not whole.places:
                return None, _names(bare, whole)
    for mark in _SPLITS:
        if mark not in caption:
            continue
        head, _, tail = caption.rpartition(mark)
        if mark is _STOP and (tail.endswith(".") or tail.count(" ") >= _MOST_WORDS):
            continue
        credit = _bare(tail.strip(" )]"))
        if not head.strip() or not credit or len(credit) > _LONGEST_CREDIT or is_prose(credit) or is_sentence(credit):
            continue
        reading = bylines.read(credit, outlet=site)
        if mark is _STOP and not (
            reading.agencies or reading.outlets or any(a.role != "author" for a in reading.authors)
        ):
            continue  # a sentence of one name is no credit
        if reading.explained and (reading.authors or reading.agencies or reading.outlets):
            return head.strip() + mark.strip(" -–—|/ـ([©"), _names(credit, reading)
    return caption, None


def _bare(credit: str) -> str:
    """A credit without brackets around it and the word that says that it is one: «(الصورة: واس)» is واس."""
    if credit[:1] in ("(", "[") and credit[-1:] in (")", "]"):
        credit = credit[1:-1].strip()
    found = _LABEL.match(credit)
    return credit[found.end() :] or credit if found else credit


def _names(credit: str, reading: bylines.Byline) -> str:
    """A credit without the word that says what it is: «تصوير: سامي خليل» names سامي خليل."""
    people = [author.name for author in reading.authors]
    alone = people and not (reading.agencies or reading.outlets or reading.desks)
    return "، ".join(people) if alone else credit
