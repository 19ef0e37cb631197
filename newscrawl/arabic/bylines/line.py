"""`read`: one credit line, from the string to the Byline."""

from functools import lru_cache
from typing import Literal

from newscrawl import outlets
from newscrawl.arabic import mastheads
from newscrawl.arabic.bylines import lexicon, printed, tokens
from newscrawl.arabic.bylines.pieces import Reader
from newscrawl.arabic.bylines.reading import Byline
from newscrawl.arabic.bylines.settle import Line, build, refusal, refused, settle
from newscrawl.arabic.bylines.tokens import Cut


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
    return explain(seen, mastheads.site(outlet), person_slot=slot == "author")


def explain(seen: str, site: mastheads.Site, *, person_slot: bool = False) -> Byline:
    """The Byline of a string without tags, entities and invisible marks."""
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
    reader = Reader(words, site)
    for segment in cut.segments:
        found = reader.pieces(segment.words)
        if found[:1] and found[0].kind == "text" and line.pieces and line.pieces[-1].kind in ("person", "job"):
            post = reader.post(segment.words)
            found = [post] if post else found
        for piece in found:
            line.pieces.append(piece)
            line.segments.append(segment)
            if piece.kind in ("text", "veto"):
                return refusal(line, cut) or (line, cut)
    return refusal(line, cut) or (line, cut)


def refused_words(text: str, site: mastheads.Site) -> int:
    """Where the first words of a string end, if they can be no part of a credit whatever follows them; else 0."""
    if printed.seen(text) != text:
        return 0
    words = lexicon.load()
    segments = tokens.cut(text, words).segments
    if not segments:
        return 0
    first = segments[0].words
    found = Reader(words, site).pieces(first)
    return first[-1].end if any(piece.kind in ("text", "veto") for piece in found) else 0
