"""Lines of foreign words and nothing else: one name, a role and a name, an agency, the site's own name, or nobody.

Most lines of pages in other scripts are such. They are told here as the whole reading tells them, and at a third of
its cost: no word, segment or piece is made of them. And what a paragraph of theirs begins with is no credit where no
known phrase stands in it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from newscrawl.arabic.bylines import lexicon, toponyms
from newscrawl.arabic.bylines.known import Known
from newscrawl.arabic.bylines.leftover import stranger
from newscrawl.arabic.bylines.people import JOINERS
from newscrawl.arabic.bylines.reading import Byline
from newscrawl.arabic.bylines.settle import SENTENCE, UNKNOWN
from newscrawl.arabic.mastheads import Site
from newscrawl.arabic.names import Grade, lists
from newscrawl.article import Agency, Author

_LETTER = "[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]"
_LINE = re.compile(rf"{_LETTER}{{2,}}(?:[ -]{_LETTER}{{2,}})*")
# Letters as above and marks, nothing that `printed.seen` takes away; `tokens` cuts such a text into the words below.
_TEXT = re.compile(rf"(?:{_LETTER}|[\n -%'-/:;=-@\[-`{{-~«»\u2010-\u2027\u2030-\u203a])*")
_WORD = re.compile(rf"{_LETTER}+(?:['’+]{_LETTER}+)*")
_LONGEST = 5  # words; a longer line is rather a sentence, which the whole reading refuses


def read(seen: str, site: Site, *, person_slot: bool) -> Byline | None:
    """The Byline of a string that is foreign words and single spaces; None for every other string."""
    if _LINE.fullmatch(seen) is None:
        return None
    folded = seen.lower()
    parts = folded.replace("-", " ").split(" ")
    if len(parts) > _LONGEST or len(folded) != len(seen) or not JOINERS.isdisjoint(parts):
        return None
    known = Known(lexicon.load(), site)
    if known.holds_phrase(parts):
        return _alone(known, seen, tuple(parts)) or _led(known, seen, parts)
    keys = parts
    if "-" in seen:
        keys = [word.replace("-", " ") for word in folded.split(" ")]
        if any(map(known.sizes, keys)):
            return None
    kind, grade = stranger(seen.split(" "), keys)
    if kind == "person" or (person_slot and grade >= Grade.SHAPE):
        return Byline(authors=(Author(seen, "author"),), explained=True, rule="person")
    return Byline(reason=UNKNOWN if kind == "unknown" else SENTENCE, rest=(seen,))


def _alone(known: Known, seen: str, parts: tuple[str, ...]) -> Byline | None:
    """The Byline of words that are an agency or the site's own name and nothing else: «Associated Press»."""
    senses = known.lexicon.senses(parts)
    agency = senses.get("agency")
    outlet = known.outlet([], parts)
    if outlet is not None and outlet.note == "own":
        if (
            agency
            or parts[-1] in known.lexicon.place_tails
            or parts[0] in known.lexicon.place_heads
            or toponyms.is_name(" ".join(parts))
        ):
            return None  # an agency too, or a place
        return Byline(outlets=(Agency(outlet.ident, seen, "outlet"),), explained=True, rule="outlet")
    if agency is None or agency.note == "short" or "not-a-credit" in senses:
        return None
    return Byline(agencies=(Agency(agency.value, seen, "agency"),), explained=True, rule="agency")


def _led(known: Known, seen: str, parts: Sequence[str]) -> Byline | None:
    """The Byline of a role and foreign words after it, among which no known phrase stands: «By Maya Gebeily»."""
    length, senses = next(known.lexicon.starting(parts), (0, lexicon.NOTHING))
    role, rest = senses.get("role"), parts[length:]
    if role is None or role.note == "after" or not rest or "-" in seen or "not-a-credit" in senses:
        return None
    if parts[0] in lists().given or len(parts) in known.sizes(parts[0]) or parts[-1] in known.lexicon.place_tails:
        return None  # a name that begins like a role; a phrase of all the words
    if parts[0] in lists().joints and rest[0] in lists().joints:
        return None  # «Von der Leyen»
    printed = seen.split(" ")[length:]
    if known.holds_phrase(rest):
        alone = None if role.value in lexicon.IMAGE_ROLES else _alone(known, " ".join(printed), tuple(rest))
        return alone and replace(alone, rule=f"role - {alone.rule}")
    kind, grade = stranger(printed, rest)
    if kind == "person" or grade >= Grade.SHAPE:
        author = Author(" ".join(printed), role.value or "author")
        return Byline(authors=(author,), explained=True, rule="role - person")
    return Byline(reason=UNKNOWN if kind == "unknown" else SENTENCE, rest=(seen,))


def first_phrase(text: str, site: Site) -> int:
    """The offset at which the first known phrase of a foreign text may begin; its length where it holds none.

    0 where the text is not plainly foreign: it holds letters of other scripts, or digits.
    """
    if _TEXT.fullmatch(text) is None:
        return 0
    words = lexicon.load()
    known = Known(words, site)
    found = [*_WORD.finditer(text)]
    first = len(text)
    for folded in {tuple([word[0].lower() for word in found]), tuple([word[0].casefold() for word in found])}:
        for at, key in enumerate(folded):
            if key in words.initials or (known.sizes(key) and known.begins_phrase(folded, at)):
                first = min(first, found[at].start())
                break
    return first
