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
_LEAST_SMALL = 4  # words in small letters, of the prose


def dateline(text: str, site: mastheads.Site) -> Edge | None:
    """The dateline without an agency that a paragraph begins with, and where its text proper begins; or None."""
    match = _SHAPE.match(text) or _DATED.match(text)
    if match is None or not match["place"][0].isupper() or len(match["place"].split()) > MOST:
        return None
    following = text[match.end() :]
    if len(following) < LEAST_TEXT or not _is_prose(following, spoken=":" in match["mark"]):
        return None
    place = match["place"]
    agencies: tuple[Agency, ...] = ()
    if match.re is _DATED:
        if not place.isupper() or not _is_date(match["date"]):
            return None
    elif (beside := match["with"]) is None or _is_date(beside):
        if not cities.is_city(place):
            return None
    elif cities.is_kind(beside, "region"):
        if not (cities.is_city(place) or (place.isupper() and ":" not in match["mark"])):
            return None
        place = f"{place}, {beside}"
    elif (named := _outlet(beside, site)) and cities.is_city(place):
        agencies = named
    elif (named := _outlet(place, site)) and cities.is_city(beside):
        place, agencies = beside, named
    else:
        return None
    byline = Byline(
        outlets=agencies,
        places=(BylinePlace(place),),
        dateline=place,
        explained=True,
        rule="place - outlet" if agencies else "place",
    )
    return Edge(byline, match.end(), text[: match.end()].strip())


def _is_date(words: str) -> bool:
    """Whether words are a date and nothing else: «17 November 2026», «March 3»."""
    if not any(map(str.isdigit, words)):
        return False
    cut = tokens.cut(words, lexicon.load())
    return cut.dated and not cut.segments


def _outlet(words: str, site: mastheads.Site) -> tuple[Agency, ...]:
    """The outlet that words name: an address, the site's own name, or one that the reading knows; else nothing."""
    known = line.explain(printed.seen(words), site)
    if known.explained and not (known.authors or known.places):
        return known.agencies + known.outlets
    return (Agency(None, words, "outlet"),) if _ADDRESS.fullmatch(words) else ()


def _is_prose(following: str, *, spoken: bool) -> bool:
    """Whether text behind a place and a mark is a sentence that goes on, not a title's second half or somebody's words.

    `spoken`: the mark is a colon, as it stands behind the name of a speaker.
    """
    words = following.split(None, LOOKED_AT)
    first = words[0].lstrip("\"'“„«‘")
    if len(words) <= LOOKED_AT or not first or not (first[0].isupper() or first[0].isdigit()):
        return False
    if any(word in "-–—" or word.endswith(":") for word in words[:LOOKED_AT]):
        return False
    bare = first.rstrip(",;:!?")
    if cities.is_kind(bare, "speech") if spoken else (words[0][-1] in ",:" and cities.is_kind(bare, "city")):
        return False
    return len(_SMALL.findall(following[:200])) >= _LEAST_SMALL
