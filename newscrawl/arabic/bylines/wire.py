"""Datelines of wire services that no table knows: «IRBID, June 11 (Qawafil) -», «إربد 11 حزيران (قوافل) -».

The shape proves them: a place, a short name in brackets, a dash. In Arabic a date must stand there too, for
«عمان (جنوب) -» has the same marks; in Latin letters the place must be known or printed in capitals.
"""

import re

from newscrawl.arabic import mastheads
from newscrawl.arabic.bylines import cities, lexicon, line, printed, tokens
from newscrawl.arabic.bylines.reading import Byline, BylinePlace, Edge
from newscrawl.arabic.names import is_everyday, key
from newscrawl.article import Agency

_SHAPE = re.compile(
    r"(?P<place>[^()\n.؟!]{2,60}?)\s*(?:\((?P<agency>[^()\d\n]{2,30})\)|/(?P<slashed>[^()/\d\n]{2,30})/)\s{0,3}[-–—ـ]+\s*"
)
_NAME = re.compile(r"[^\W\d_][^\W\d_'’.\s-](?:['’. -]*[^\W\d_'’.\s-])*[.]?(?:, [^\W\d_][\w'’. -]+)?")
MOST = 3  # words of the unknown service's name


def dateline(text: str, site: mastheads.Site) -> Edge | None:
    """The dateline of an unknown service that a paragraph begins with, and where its text proper begins; or None."""
    match = _SHAPE.match(text) if "(" in text or "/" in text else None
    if match is None:
        return None
    agency = (match["agency"] or match["slashed"]).strip()
    words = mastheads.words_of(agency)
    if not 0 < len(words) <= MOST or any(map(is_everyday, words)):
        return None
    known = line.explain(printed.seen(agency), site)
    if known.places or known.authors:
        return None
    named = known.agencies + known.outlets
    place = _place(match["place"], site, known=bool(named) or (agency.isascii() and agency.isupper()))
    if place is None:
        return None
    byline = Byline(
        agencies=named or (Agency(None, agency, "agency"),),
        places=(place,),
        dateline=place.name,
        explained=True,
        rule="place - service",
    )
    return Edge(byline, match.end(), text[: match.end()].strip())


def _place(words: str, site: mastheads.Site, *, known: bool) -> BylinePlace | None:
    """The place before the bracket, the date after it taken off. `known`: the service is, or is written in capitals."""
    cut = tokens.cut(words, lexicon.load())
    segments = [segment for segment in cut.segments if segment.words]
    if not segments:
        return None
    last = segments[-1].words[-1]
    bare = words[: last.end].strip(" ,،")
    if known and cities.is_city(bare):
        return BylinePlace(bare, None)
    reading = line.explain(bare, site)
    if reading.places and not (reading.authors or reading.rest or reading.agencies or reading.outlets):
        latin = key(bare)[0].isascii()
        return BylinePlace(bare, reading.places[0].place) if latin or cut.dated else None
    capitals = bare.partition(",")[0].isupper() and _NAME.fullmatch(bare)
    dated = known and cut.dated and bare[0].isupper() and len(bare.split()) <= MOST
    return BylinePlace(bare, None) if capitals or dated else None
