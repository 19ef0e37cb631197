"""Datelines in Latin letters that name no agency: «ALGER - », «Meknès – », «RIYADH: », «EASTQUAY, Maine — ».

A city that the table knows, or any place in capitals with its state behind it, then a dash or a colon, then prose that
begins with a capital. «LONDON — the city …», «Tunis - Sfax: …» and «MADRID: Well, …» are none.
"""

import re

from newscrawl.arabic import mastheads
from newscrawl.arabic.bylines import cities, lexicon, line, printed, tokens
from newscrawl.arabic.bylines.reading import Byline, BylinePlace, Edge
from newscrawl.article import Agency

MOST = 4  # words of a place
LEAST_TEXT = 40  # characters of the prose behind it
LOOKED_AT = 6  # words of the prose

_MARK = r"(?:\s?:(?=\s)|\s?[—–]|\s?--+|\s-(?=\s)|-(?=\s)|\.(?=\n))"
_SHAPE = re.compile(
    rf"(?P<place>[^\W\d_][^\n,:()—–|/]{{1,29}}?)(?:,\s(?P<with>[^\n:()—–|/]{{2,40}}?))?(?P<mark>{_MARK})\s*"
)
_DATED = re.compile(r"(?P<date>[^()\n:]{6,30})\s\((?P<place>[^()\n\d]{3,30})\)\s?(?P<mark>[-–—])\s*")
_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|co|id|net|org|news|tv|de|fr|es|it)", re.IGNORECASE)
_SMALL = re.compile(r"(?<![^\W_])[a-zß-öø-ÿ][^\W\d_]")
_LOCATIVE = "(?:in|te|at|near|van|à|en|em|im|bei|nahe|di|w|v)"  # before the name of a place
_LEAST_SMALL = 4  # words in small letters, of the prose


def dateline(text: str, site: mastheads.Site) -> Edge | None:
    """The dateline without brackets that a paragraph begins with, and where its text proper begins; or None."""
    match = _SHAPE.match(text) or _DATED.match(text)
    if match is None or len(match["place"].split()) > MOST:
        return None
    following = text[match.end() :]
    if len(following) < LEAST_TEXT or not _is_prose(following, spoken=":" in match["mark"]):
        return None
    found = _dated(match) if match.re is _DATED else _place(match, following, site)
    if found is None:
        return None
    place, named = found
    byline = Byline(
        agencies=tuple([each for each in named if each.role == "agency"]),
        outlets=tuple([each for each in named if each.role != "agency"]),
        places=(BylinePlace(place),),
        dateline=place,
        explained=True,
        rule="place - outlet" if named else "place",
    )
    return Edge(byline, match.end(), text[: match.end()].strip())


Found = tuple[str, tuple[Agency, ...]] | None  # a place and who is named beside it


def _dated(match: re.Match[str]) -> Found:
    """«November 17, 2026 (KHARTOUM) – »."""
    return (match["place"], ()) if match["place"].isupper() and _is_date(match["date"]) else None


def _place(match: re.Match[str], following: str, site: mastheads.Site) -> Found:
    """The place before the mark, and what stands behind its comma or before it: a date, a region, an outlet."""
    place, beside = match["place"], match["with"]
    capitals = place.isupper() and ":" not in match["mark"]
    if beside is None or _is_date(beside):
        if cities.is_city(place) or ((capitals or "\n" in match[0]) and _stands_in(place, following)):
            return place, ()
        service, _, city = place.partition(" ")
        known = _outlet(service, site) if city and cities.is_city(city) else ()
        return (city, known) if known else None  # «dpa Berlin – »
    if cities.is_kind(beside, "region"):
        return (f"{place}, {beside}", ()) if capitals or cities.is_city(place) else None
    if cities.is_city(place) or (capitals and "." in beside):
        named = _outlet(beside, site)
        return (place, named) if named else None
    named = _outlet(place, site) if cities.is_city(beside) else ()
    return (beside, named) if named else None


def _is_date(words: str) -> bool:
    """Whether words are a date and nothing else: «17 November 2026», «March 3»."""
    if not any(map(str.isdigit, words)):
        return False
    cut = tokens.cut(words, lexicon.load())
    return cut.dated and not cut.segments


def _outlet(words: str, site: mastheads.Site) -> tuple[Agency, ...]:
    """The outlet that words name: an address, the site's own name, or one that the reading knows; else nothing."""
    name = mastheads.words_of(words)
    if site.owns(name) or site.resembles(name, least=2):
        return (Agency(site.slug, words, "outlet"),)
    known = line.explain(printed.seen(words), site)
    if known.explained and not (known.authors or known.places):
        return known.agencies + known.outlets
    return (Agency(None, words, "outlet"),) if _ADDRESS.fullmatch(words) else ()


def _stands_in(place: str, following: str) -> bool:
    """Whether the prose says that words are a place: «OOSTERWOLDE - De gemeenteraad van Oosterwolde …»."""
    return re.search(rf"\b{_LOCATIVE} {re.escape(place.title())}\b", following) is not None


_SCORE = re.compile(r"\d{1,3}[-–:]\d")  # «Liverpool - Arsenal 2-1»


def _is_prose(following: str, *, spoken: bool) -> bool:
    """Whether text behind a place and a mark is a sentence that goes on, not a title's second half or somebody's words.

    `spoken`: the mark is a colon, as it stands behind the name of a speaker.
    """
    words = following.split(None, LOOKED_AT)
    first = words[0].lstrip("\"'“„«‘")
    if len(words) <= LOOKED_AT or not first or not (first[0].isupper() or first[0].isdigit()):
        return False
    if any(word in "-–—" or word.endswith(":") or _SCORE.match(word) for word in words[:LOOKED_AT]):
        return False
    bare = first.rstrip(",;:!?")
    if cities.is_kind(bare, "speech") if spoken else (words[0][-1] in ",:" and cities.is_kind(bare, "city")):
        return False
    return len(_SMALL.findall(following[:200])) >= _LEAST_SMALL
