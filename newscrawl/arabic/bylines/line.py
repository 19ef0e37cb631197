"""`read`: one credit line, from the string to the Byline."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile
from typing import Literal

from newscrawl import outlets
from newscrawl.arabic import mastheads
from newscrawl.arabic.bylines import beside, foreign, lexicon, marked, printed, tokens
from newscrawl.arabic.bylines.lexicon import Lexicon
from newscrawl.arabic.bylines.piece import Piece
from newscrawl.arabic.bylines.pieces import Reader
from newscrawl.arabic.bylines.reading import Byline
from newscrawl.arabic.bylines.settle import Line, build, refusal, refused, settle
from newscrawl.arabic.bylines.tokens import Cut, Segment

REFUSED = ("text", "veto")  # kinds of pieces that no credit holds
# Where a date is glued to the name before it: «سامر العلي2024-05-12».
_GLUED = re.compile(r"(?<=[\u0620-\u064a])(?=(?:\d{4}-\d\d?-\d\d?|\d\d?([/-])\d\d?\1\d{4})$)")
LISTED = 4  # words that credit nobody, of a list with plus signs


def read(text: str, *, outlet: str | None = None, slot: Literal["author"] | None = None) -> Byline:
    """Read one credit line.

    `outlet` is the slug, domain or name of the site it stood on; it tells newspapers from the places they are named
    after. `slot="author"` says that the string stands where only an author can (a JSON-LD person): then a name need not
    begin with a known given name. Any string is accepted and none raises; a string that is no credit gives an empty
    Byline with the reason. Cost is linear, and a string too long for a credit is refused before it is looked into.
    """
    if len(text) > printed.RAW_LONGEST:
        return Byline(reason="too long for a credit")
    seen, reason = printed.without_addresses(printed.seen(text))
    if len(seen) > printed.LONGEST:
        return Byline(reason="too long for a credit")
    if reason or not seen:
        return Byline(reason=reason or "empty")
    if seen[-1].isdigit():
        seen = _GLUED.sub(" ", seen)
    site = mastheads.site(outlet)
    reading = explain(seen, site, person_slot=slot == "author")
    if (not reading or ":" in seen) and beside.may(seen) and (bare := beside.without(seen)):
        credit = explain(bare, site, person_slot=slot == "author")
        if credit.explained and (credit.authors or credit.agencies or credit.outlets or credit.desks):
            return credit
    if slot is None or (reading and not marked.is_more(seen)):
        return reading
    return marked.read(seen, lambda name: explain(name, site, person_slot=True)) or reading


def explain(seen: str, site: mastheads.Site, *, person_slot: bool = False) -> Byline:
    """The Byline of a string without tags, entities and invisible marks."""
    short = foreign.read(seen, site, person_slot=person_slot)
    if short is not None:
        return short
    found = _pieces(seen, site)
    if isinstance(found, str):
        return Byline(reason=found, rest=(seen,))
    line, cut = found
    if not line.pieces:
        return Byline(reason="no words")
    line = Line([piece.copy() for piece in line.pieces], line.segments)
    reason = settle(
        line,
        person_slot=person_slot,
        outlet_known=site is not mastheads.NOWHERE,
        stops=bool(cut.stops),
    )
    return Byline(reason=reason, rest=(seen,)) if reason else build(line, cut, site.country)


@outlets.derived
@lru_cache(16)  # a page says the same in several fields, where anybody can stand and where only an author can
def _pieces(seen: str, site: mastheads.Site) -> tuple[Line, Cut] | str:
    """The pieces of a string, not weighed yet and not to be changed, and how it was cut; or why it is no credit."""
    words = lexicon.load()
    cut = tokens.cut(seen, words)
    line = Line()
    if not cut.segments:
        return line, cut
    if reason := refused(cut):
        return reason
    for segment, piece in _found(cut.segments, words, site):
        line.pieces.append(piece)
        line.segments.append(segment)
        if piece.kind in REFUSED and piece.also != "section":
            break
    return refusal(line, cut) or (line, cut)


def _found(segments: Iterable[Segment], words: Lexicon, site: mastheads.Site) -> Iterator[tuple[Segment, Piece]]:
    """The pieces of the segments, one after the other, each with its segment."""
    reader = Reader(words, site)
    before = ""
    credited = False
    for segment in segments:
        found = reader.pieces(segment.words)
        if before in ("person", "job") and (any(p.kind == "text" for p in found) or _is_masthead(found, segment)):
            post = reader.post(segment.words)
            found = [post] if post else found
        for piece in found:
            if piece.kind == "text" and credited and segment.before == "other" and len(piece.words) <= LISTED:
                piece.kind = "nothing"  # «المصدر: نوفوستي + مواقع محلية»
            yield segment, piece
            before = piece.kind
            credited = credited or before in ("agency", "outlet")


def _is_masthead(found: list[Piece], segment: Segment) -> bool:
    """Whether words are refused as those of a masthead are, though they say of what: «رئيس تحرير مجلة الفنار»."""
    return found[0].kind == "veto" and len(segment.words) > 2 and not segment.words[1].key.startswith("ال")


def is_post(text: str) -> bool:
    """Whether words are a post that somebody holds and nothing else: «كاتب وباحث من مصر»."""
    words = lexicon.load()
    segments = tokens.cut(text, words).segments
    return len(segments) == 1 and Reader(words, mastheads.NOWHERE).post(segments[0].words) is not None


def refused_words(text: str, site: mastheads.Site, until: int) -> int:
    """Where the first words of a string end that can be no part of a credit whatever follows them; else 0.

    Only words that end before the offset `until` are looked into.
    """
    if printed.seen(text) != text.rstrip():
        return 0
    words = lexicon.load()
    inside = takewhile(lambda segment: segment.words[-1].end <= until, tokens.cut(text, words).segments)
    for segment, piece in _found(inside, words, site):
        if piece.kind in REFUSED:
            return segment.words[-1].end
    return 0
