"""A caption and its credit, taken apart: by what the page marks, by words that say so, by what stands at the end."""

import re
from collections.abc import Iterator
from functools import cache

from newscrawl.arabic import bylines, text
from newscrawl.arabic.caption_words import any_of, label, words
from newscrawl.arabic.text import ARABIC
from newscrawl.normalise.edges import is_prose, is_sentence

STOP = ". "
# Between a caption and its credit: "caption - credit", "caption | credit", "caption -- credit".
SPLITS = (" -- ", " - ", " – ", " — ", " | ", " / ", " ـ ", "(", "[", STOP)
BRACKETS = {")": "(", "]": "[", "»": "«", "”": "“", '"': '"'}  # those that may stand around a credit at the end
QUOTES = ("«", "“", '"')
EDGES = " -–—|/ـ([©،,"  # what stands between them is of neither
MARKS = r".!?…؟»”\"')\]|/–—\-ـ(\[،,"  # before a word that says whose the picture is; "in the photo:" has none
LONGEST = 60  # characters of a credit
MOST_WORDS = 5  # of one that stands after a full stop: others are sentences
MOST_SMALL = 3  # words in small letters of one that a word announces
SMALL = re.compile(r"(?<![^\W_])[^\W\d_A-Z\u0600-\u06ff]\w")
NAME = re.compile(r"(?:[A-ZÀ-ÞЀ-Я][\w.'’-]*(?:\s|$)){2,4}")  # «Owen Lark», each word with a capital
# Without one of them no word announces a credit: most have none.
SIGNS = re.compile(r"[:：/©]|[Bb]y |opyright|\(c\)|[Pp]h\. |[Ff]ot\. |حقوق النشر ")
PARTS = re.compile(r"\s*[-–—/|،,]\s*")


@cache
def _announced() -> re.Pattern[str]:
    """The same where it announces one: after a mark, or written large in the midst of small letters."""
    return re.compile(
        rf"(?:^|(?<=[{MARKS}]))\s*{label().pattern}|\s*©\s*|(?<=\s)(?-i:(?=[^a-z])){label().pattern}", re.I
    )


@cache
def _left() -> re.Pattern[str]:
    """What is left of a word before a credit that was cut off."""
    return re.compile(rf"(?:^|[{MARKS}\s])((?:{any_of('credit', 'picture')})\s*:|(?:{any_of('by')}))\s*$", re.I)


@cache
def _for_captions() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('caption')})\s*[:：،,]\s*", re.I)


def apart(caption: str | None, credit: str | None, site: str | None) -> tuple[str | None, str | None]:
    """The caption and the credit of an image, as the page marks them or, where it marks none, by what they say."""
    caption = text.clean(caption) if caption else None
    credit = text.clean(credit) if credit else None
    if caption and (found := _for_captions().match(caption)):
        caption = caption[found.end() :] or None
    if credit:
        if caption and caption.endswith(credit):
            caption = _without_label(caption[: -len(credit)]) or None
        credit = _bare(credit)
        reading = bylines.read(credit, outlet=site)
        credit = _names(credit, reading) if reading.explained else credit
        credit = None if words().get(credit.lower()) in ("credit", "picture", "by") else credit
    if caption and credit and caption.endswith(credit):
        caption = _without_label(caption[: -len(credit)]) or None
    if caption and not credit:
        caption, credit = split_credit(caption, site)
    return caption or None, credit or None


def _without_label(caption: str) -> str:
    """A caption whose credit is cut off, without the word that announced it: "The crossing. Photo:"."""
    found = _left().search(caption)
    return (caption[: found.start(1)] if found else caption).rstrip(EDGES + ":")


def split_credit(caption: str, site: str | None) -> tuple[str | None, str | None]:
    """A caption and the credit at its end, each None where there is none.

    The tail is a credit only where every word of it is explained as one, or a word before it says so: a sentence after
    a dash is not.
    """
    whole = _whole(caption, site)
    if whole is not None:
        return None, whole
    for head, tail, mark in _cuts(caption):
        credit = _credit(tail, site, mark)
        if head and credit:
            return _with_name(head, credit, mark)
        if head and mark in ("(", "[") and _is_of_office(tail.rstrip(")] "), head):
            return head, tail.rstrip(")] ")
    return caption, None


def _is_of_office(credit: str, head: str) -> bool:
    """Whether words in brackets behind a caption name an office, or the page that the picture was taken from.

    Behind a word or two they say what those mean: «شركة ميتا (فيسبوك)».
    """
    parts = credit.lower().replace(".", " ").split()  # «ح.م», "rights reserved" in the press of Algeria
    if head.count(" ") < LEAST_SPACES or not 0 < len(parts) <= MOST_WORDS + 1 or not "".join(parts).isalpha():
        return False
    if parts[0] in FROM:
        del parts[0]
    whole, first, begins, last = (words().get(" ".join(each)) for each in (parts, parts[:1], parts[:2], parts[-1:]))
    return "network" in (whole, last) or begins == "office" or (len(parts) > 1 and first == "office")


LEAST_SPACES = 3  # in a caption behind which an office may stand
FROM = frozenset(("عن", "من"))


def _cuts(caption: str) -> Iterator[tuple[str, str, str]]:
    """Where a credit may begin: what stands before it, what after, and what parts the two."""
    announced = [*_announced().finditer(caption)] if SIGNS.search(caption) else []
    at = announced[-1].start() if announced else 0
    head, tail = caption[:at].rstrip(), caption[at:]
    if announced and not (head and _is_of_credit(head, tail)):
        yield (
            head.rstrip(EDGES),
            tail.lstrip(EDGES.replace("©", "")),
            "label" if head[-1:] in MARKS or "©" in tail else "word",
        )
    bracket = BRACKETS.get(caption[-1:])
    if bracket:
        head, _, tail = caption[:-1].rpartition(bracket)
        if bracket not in QUOTES or words().get(head.rstrip().rpartition(" ")[2].lower()) != "part":
            yield head.rstrip(EDGES), tail, bracket
    for mark in SPLITS:
        head, found, tail = caption.rpartition(mark)
        if not found or mark == bracket or (mark is STOP and (tail.endswith(".") or tail.count(" ") >= MOST_WORDS)):
            continue
        if mark not in ("(", "[") and (head.count("(") > head.count(")") or head.count("[") > head.count("]")):
            continue  # inside a bracket
        yield head.strip() + mark.strip(EDGES), tail, mark


def _is_of_credit(head: str, tail: str) -> bool:
    """Whether a word for a picture amid a caption announces none: it is part of a credit, "AP Photo/Ana Ruiz", or of a
    sentence, «في الصورة: ...»."""
    found = label().match(tail.lstrip())
    if head[-1] in MARKS or found is None or not found[1]:
        return False
    return found[0].rstrip().endswith("/") or not found[0][:1].isupper()


def _with_name(head: str, credit: str, mark: str) -> tuple[str, str]:
    """The two parts; a name before an agency in brackets is of the credit: "The crossing. Ana Ruiz (Reuters)"."""
    before, stop, name = head.rpartition(STOP)
    if mark == "(" and stop and NAME.fullmatch(name):
        return before + stop.strip(), f"{name} ({credit})"
    return head, credit


def _credit(tail: str, site: str | None, mark: str) -> str | None:
    """The credit at the end of a caption; None where it reads like anything else."""
    after_stop = mark is STOP
    printed = tail.strip(" )]") if "(" not in tail and "[" not in tail else tail.strip()
    credit = _bare(printed)
    if not credit or len(credit) > LONGEST or is_prose(credit):
        return None
    if mark in ("label", "word"):
        return _announced_credit(printed, credit.removesuffix("."), site, sure=mark == "label")
    if is_sentence(credit):
        return None
    reading = bylines.read(credit, outlet=site)
    if mark in QUOTES:
        return credit if reading.explained and reading.agencies and not (reading.authors or reading.outlets) else None
    if after_stop and not (reading.agencies or reading.outlets or any(a.role != "author" for a in reading.authors)):
        return None  # a sentence of one name is no credit
    if reading.explained and (reading.authors or reading.agencies or reading.outlets):
        return _names(credit, reading)
    if after_stop and "/" not in credit:
        return None
    return credit if _is_known(credit) else None


def _announced_credit(printed: str, credit: str, site: str | None, *, sure: bool) -> str | None:
    """The credit after a word that says so. `printed`: with that word; `sure`: a mark stands before it."""
    if len(SMALL.findall(credit)) > MOST_SMALL or credit.count(" ") > MOST_WORDS or is_sentence(credit):
        return None
    found = label().match(printed)
    sure = sure and found is not None and not found[1]
    if sure or "/" in credit or NAME.fullmatch(credit) or _is_known(credit) or words().get(credit.lower()) == "network":
        reading = bylines.read(credit, outlet=site)
        return _names(credit, reading) if reading.explained else credit
    reading = bylines.read(printed, outlet=site)
    named = reading.authors or reading.agencies or (reading.origin and found is not None and not found[1])
    return _names(credit, reading) if reading.explained and named else None


def _whole(caption: str, site: str | None) -> str | None:
    """The credit, where a caption is nothing else."""
    if len(caption) > LONGEST or is_prose(caption) or is_sentence(caption):
        return None
    bare = _bare(caption)
    for credit in (caption,) if bare == caption else (caption, bare):
        reading = bylines.read(credit, outlet=site)
        if reading.authors and bare == caption and _shows(caption, site):
            return None
        if reading.explained and not reading.places:
            return _names(bare, reading)
    if bare == caption:
        return None
    found = label().match(caption)
    sure = found is not None and not found[1] and "،" not in bare
    return bare if sure or _is_known(bare) or (found is not None and "/" in bare and STOP not in bare) else None


def _shows(caption: str, site: str | None) -> bool:
    """Whether a caption is the name of whom the picture shows, alone or with its credit behind it in brackets.

    Those in Arabic are; in other languages a name alone, or with an agency, may be the photographer's.
    """
    head, bracket, tail = caption.partition("(")
    if not head or not (ARABIC.search(head) or (bracket and label().match(tail))):
        return False
    shown = bylines.read(head, outlet=site)
    people = [author for author in shown.authors if author.role == "author"]
    return bool(people) and len(people) == len(shown.authors) and not (shown.agencies or shown.outlets or shown.desks)


def _is_known(credit: str) -> bool:
    """Whether a text names one whom pictures are from, and nothing else but a person, or that it is an old one."""
    if words().get(credit.lower()) == "source":
        return True
    parts = PARTS.split(credit)
    kinds = [words().get(part.lower()) for part in parts]
    return "source" in kinds and all(
        kind in ("source", "note") or NAME.fullmatch(part) for kind, part in zip(kinds, parts, strict=True)
    )


def _bare(credit: str) -> str:
    """A credit without brackets around it and the word that says that it is one: «(الصورة: واس)» is واس."""
    credit = _unbracketed(credit)
    found = label().match(credit)
    if found and found.end() < len(credit):
        return _unbracketed(credit[found.end() :])
    return credit


def _unbracketed(text: str) -> str:
    return text[1:-1].strip() if text[:1] in ("(", "[") and text[-1:] in (")", "]") else text


def _names(credit: str, reading: bylines.Byline) -> str:
    """A credit without the word that says what it is: «تصوير: سامي خليل» names سامي خليل."""
    people = [author.name for author in reading.authors]
    alone = people and not (reading.agencies or reading.outlets or reading.desks or reading.places)
    return "، ".join(people) if alone else credit
