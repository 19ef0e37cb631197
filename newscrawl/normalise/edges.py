"""The edges of the body: the lines above and below the text that say who wrote it, taken out of it."""

import re

from newscrawl.arabic import bylines, mastheads, text
from newscrawl.arabic.bylines import lexicon
from newscrawl.arabic.bylines.line import is_post
from newscrawl.arabic.fold import fold
from newscrawl.arabic.names import is_everyday, is_given, key
from newscrawl.draft import Claim, Paragraph
from newscrawl.normalise import sign_off
from newscrawl.normalise.credited import Credited

_EDGE_LINES = 2  # credit lines that stand one below the other at an end of the body
_LONGEST_LINE = 160  # characters; a longer line is prose
_LONGEST_POST = 90  # characters of a name and the post held
_NAMED_WITHIN = 5  # paragraphs in which a place in capitals or bold is named again
_LONGEST_HANDS = 25  # characters of first names, and of an agency's name
_SHORT = 60  # characters of a paragraph that holds a dateline and a few words
_LONGEST_PROFESSION = 6  # words
_TIES = frozenset({"من", "في", "مقيم", "مقيمة"})  # a writer to his place
_BEFORE_POST = " *•-–—"
_MOST_PARTS = 6  # of a line of information
_LONGEST_PART = 50  # characters
_CREDIT_MARK = re.compile(r"[-–—/|:»\".]")
_LATIN_END = "ɐ"
_DIGIT = re.compile(r"\d")
_JOINTS = " \u00a0-–—:ـ"  # between a dateline and the first word
# Small letters that begin words; a run of them is prose, in the scripts that have small letters.
_SMALL = re.compile(r"(?<![^\W_])[a-zß-öø-ÿа-яёα-ω][^\W\d_]")
# A full stop after a word, not after an initial; it and marks that no credit holds may stand in what is not read, as
# addresses and dates.
_STOP = re.compile(r"(?:[\u0621-\u063a\u0641-\u064a]{3}|[A-Za-z]{3})\.$")
_NOT_READ = re.compile(r"[<&@\d]|http|www\.")
_MOST_SMALL = 7  # «Reporting by … in … and … in …; editing by …»
_MOST_SMALL_OPENING = 3
_LABELLED = re.compile(
    r"[A-ZÀ-Þ\u0621-\u064a][^\W\d_]*(?:[ .'’-]+[^\W\d_]+){0,3}: "
)  # «ANNA: », as «MADRID: » is in an interview
_OPENING = re.compile(r"[^-–—/|:)\]»\"\n]{0,130}")


def without(paragraphs: list[Paragraph], credited: Credited) -> list[Paragraph]:
    """The body without the credit lines at its two ends; what they credit goes to `credited`."""
    for _ in range(_EDGE_LINES):
        if len(paragraphs) < 2 or not _is_credit(paragraphs[0], credited, "body:first"):
            break
        line = paragraphs.pop(0).text
        credited.openings.append((line, len(line)))
    if len(paragraphs) > 1 and _is_information(paragraphs[0], credited):
        line = paragraphs.pop(0).text
        credited.openings.append((line, len(line)))
    sign_off.without(paragraphs)
    if len(paragraphs) > 2 and len(paragraphs[-1].text) <= _LONGEST_HANDS and _is_hands(paragraphs, credited.site):
        paragraphs.pop()
    if _is_post(paragraphs, credited):
        paragraphs.pop()
    for _ in range(_EDGE_LINES):
        if len(paragraphs) < 2 or not _is_credit(paragraphs[-1], credited, "body:last"):
            break
        paragraphs.pop()
    if paragraphs and paragraphs[0].kind == "p" and not _opens_as_prose(first := _set_apart(paragraphs[0])):
        opening = _opening(first, paragraphs, credited.site)
        if opening is not None:
            credited.take(Claim(opening.raw, "text", "body:first"), opening.byline)
            credited.openings.append((paragraphs[0].text, opening.offset))
            paragraphs[0] = paragraphs[0]._replace(text=paragraphs[0].text[opening.offset :].lstrip(_JOINTS))
    if paragraphs and paragraphs[-1].kind == "p":
        closing = bylines.suffix(paragraphs[-1].text, outlet=credited.site)
        if closing is not None:
            credited.take(Claim(closing.raw, "text", "body:last"), closing.byline)
            paragraphs[-1] = paragraphs[-1]._replace(text=paragraphs[-1].text[: closing.offset].rstrip(_JOINTS))
    return [p for p in paragraphs if p.text]


def _opening(first: str, paragraphs: list[Paragraph], site: str | None) -> bylines.Edge | None:
    """The credit that the `first` paragraph begins with; one too short to tell is read with the one after it."""
    found = bylines.prefix(first, outlet=site)
    if len(first) <= _SHORT and len(paragraphs) > 1 and _DIGIT.search(first):
        longer = bylines.prefix(f"{first} {paragraphs[1].text}", outlet=site)
        if longer is not None and (found.offset if found else 0) < longer.offset < len(first):
            return longer
    if found is None and ("\n" in first or first[:4].isupper()):
        longer = bylines.prefix("\n".join([first, *[p.text for p in paragraphs[1:_NAMED_WITHIN]]]), outlet=site)
        return longer if longer is not None and longer.offset < len(first) else None
    if found is not None and found.raw.endswith(":") and found.byline.rule == "place":
        labels = [label[0] for p in paragraphs[1:] if (label := _LABELLED.match(p.text))]
        if any(_is_alike(label, found.raw, site) for label in labels):
            return None  # «MADRID: » is a speaker, or one city of several
    return found


def _is_alike(label: str, city: str, site: str | None) -> bool:
    """Whether a label below stands there as a city above does: «ANNA: » as «MADRID:», «دمشق: » as «بيروت:»."""
    if city[0] < _LATIN_END:
        return label.isupper() == city.isupper()
    return bool(bylines.read(label, outlet=site).places)


def _set_apart(paragraph: Paragraph) -> str:
    """The text of a paragraph; a bold opening marked like a credit has a line of its own: «بغداد/ محمد سالم»."""
    words, bold = paragraph.text, paragraph.bold
    if 0 < bold < len(words) and words[bold] == " " and _CREDIT_MARK.search(words[:bold]):
        return f"{words[:bold]}\n{words[bold + 1 :]}"
    return words


def _is_credit(paragraph: Paragraph, credited: Credited, where: str) -> bool:
    """Whether a whole paragraph is a credit line; then it is taken."""
    if len(paragraph.text) > _LONGEST_LINE or paragraph.kind in ("quote", "item"):
        return False
    if is_sentence(paragraph.text) or is_prose(paragraph.text):
        return False
    reading = credited.read(paragraph.text)
    if where == "body:last" and not reading.explained and _may_sign(paragraph.text):
        bracketed = credited.read(f"({paragraph.text})")  # «سبأ», a word for a short name: alone it is the agency
        reading = bracketed if bracketed.agencies else reading
    # A name and a post and nothing else below the last sentence is a signature: «*سعاد الفاسي.. صحافية متدربة».
    signed = reading.signature and not paragraph.text.rstrip().endswith(".")
    signed = signed and (where == "body:last" or _is_writers(reading.posts[0]))
    if not (reading.explained or signed):
        return False
    if _is_word(reading) and not (where == "body:last" and credited.is_own(reading.outlets[0])):
        return False
    return credited.take(Claim(paragraph.text, "text", where), reading)


def _is_information(paragraph: Paragraph, credited: Credited) -> bool:
    """Whether a paragraph is a credit, dates and counts parted by strokes; then its credit is taken.

    «كتب: سلمى الراعي | 27/11/2026 10:15 ص | عدد القراءات: 152».
    """
    parts = paragraph.text.split("|") if paragraph.kind == "p" and "|" in paragraph.text[:_LONGEST_LINE] else []
    if not 1 < len(parts) <= _MOST_PARTS or max(map(len, parts)) > _LONGEST_PART:
        return False
    counts = [part for part in parts if _DIGIT.search(part)]
    others = [part.strip() for part in parts if not _DIGIT.search(part)]
    readings = [credited.read(part) for part in others]
    if not counts or not others or not all(reading.explained for reading in readings):
        return False
    took = [credited.take(Claim(part, "text", "body:first"), r) for part, r in zip(others, readings, strict=True)]
    return any(took)


def is_sentence(words: str) -> bool:
    """Whether a paragraph ends in a full stop or asks, so that it is no credit line however it reads."""
    ends = _STOP.search(words[-5:]) is not None or "?" in words or "؟" in words or "!" in words
    return ends and _NOT_READ.search(words) is None


def is_prose(words: str) -> bool:
    """Whether a line is a sentence by its small letters, cheaply told. Arabic has none: there the reading tells."""
    return len(_SMALL.findall(words[:_LONGEST_LINE])) > _MOST_SMALL


def _opens_as_prose(words: str) -> bool:
    """Whether so many words in small letters stand before the first mark that no credit ends there."""
    opening = _OPENING.match(words)
    return opening is not None and len(_SMALL.findall(opening[0])) > _MOST_SMALL_OPENING


def _is_word(reading: bylines.Byline) -> bool:
    """Whether all that a reading credits is one outlet whose name is an everyday word or a place: «اليوم»."""
    others = (*reading.authors, *reading.agencies, *reading.desks, *reading.places)
    if others or reading.origin or len(reading.outlets) != 1:
        return False
    return mastheads.is_ambiguous(reading.outlets[0].name)


def _may_sign(word: str) -> bool:
    """Whether a last word may be the short name of an agency: no everyday word, given name or adjective is."""
    return word.isalpha() and not (word.startswith("ال") or is_given(word) or is_everyday(fold(word)))


def _is_hands(paragraphs: list[Paragraph], site: str | None) -> bool:
    """Whether the last line is first names below an agency's: «/العُمانية/», «خالد/منى»."""
    names = paragraphs[-1].text.strip(" /.").split("/")
    if paragraphs[-1].kind != "p" or not all(is_given(name.strip()) for name in names):
        return False
    above = paragraphs[-2].text
    if len(above) <= _LONGEST_HANDS:
        reading = bylines.read(above, outlet=site)
        return reading.explained and bool(reading.agencies)
    closing = bylines.suffix(above, outlet=site)
    return closing is not None and bool(closing.byline.agencies)


def _is_post(paragraphs: list[Paragraph], credited: Credited) -> bool:
    """Whether the last paragraph is the post of its writer: «- كاتب وباحث سياسي».

    The paragraph before it names him; or the head of the page does, and the post is one that writers hold; or the line
    itself: «كريم عبد الرازق: صحفي ثقافي مقيم في القاهرة.»
    """
    line = paragraphs[-1].text.strip(_BEFORE_POST) if len(paragraphs) > 2 else ""
    if not 0 < len(line) <= _LONGEST_POST:
        return False
    if ":" in line and _is_life(line, credited):
        return True
    if line.endswith(".") or not is_post(line) or credited.read(line):
        return False
    if len(paragraphs[-2].text) <= _LONGEST_POST:
        before = credited.read(paragraphs[-2].text)
        if before.authors and (before.explained or before.signature):
            return True
    return credited.author_source == "visible" and _is_writers(line)


def _is_life(line: str, credited: Credited) -> bool:
    """Whether a last line is a name and what he does; then he is taken, where nobody else wrote the piece."""
    name, _, post = line.partition(":")
    post = post.strip(" .")
    if not (post and _is_writers(post) and is_post(post)):
        return False
    reading = credited.read(name.strip())
    if reading.rule != "person":
        return False
    if {text.folded(author.name) for author in reading.authors} <= credited.authors.keys():
        return True
    placed = not _TIES.isdisjoint(post.split())
    return placed and not credited.authors and credited.take(Claim(line, "text", "body:last"), reading)


def _is_writers(post: str) -> bool:
    """Whether a post is one that writers hold: «كاتب وباحث سياسي», «مراسل الشؤون السياسية»."""
    words = post.split()
    senses = lexicon.load().senses((key(words[0]),))
    role = senses.get("role")
    return len(words) <= _LONGEST_PROFESSION and ("profession" in senses or (role is not None and role.note == "post"))
