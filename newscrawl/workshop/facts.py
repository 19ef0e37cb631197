"""What a site says of itself: its names, its kind, its country. A fact it does not state stays out."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import get_args

from newscrawl import tables
from newscrawl.arabic.fold import fold
from newscrawl.article import Article
from newscrawl.discover.seat import seat
from newscrawl.outlet import Kind
from newscrawl.urls import site_of

_ARABIC = re.compile("[\u0621-\u064a]")
_PIECES = re.compile(r"\s+[|\-–—•»:]\s+|\s*[|•»]\s*")


@dataclass(frozen=True, slots=True)
class Fact:
    """A value and how it was found, for the comment beside it; `value` None where nothing says it."""

    value: str | None
    how: str


@cache
def _kind_words() -> Mapping[str, Kind]:
    kinds: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
    return {fold(word): kinds[kind] for word, kind in tables.rows("outlets/kind_words.tsv")}


def latin_name(home: str) -> str:
    """A name in Latin letters from the address: "Barid Atlas" of http://www.barid-atlas.test/."""
    return site_of(home).partition(".")[0].replace("-", " ").title()


def slug(home: str) -> str:
    """A slug from the address: "barid-atlas". Letters that a slug cannot hold become hyphens; never empty."""
    label = (
        site_of(home).partition(".")[0].encode("idna" if not site_of(home).isascii() else "ascii", "ignore").decode()
    )
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-") or "outlet"


def arabic_name(site_names: Iterable[str], page_titles: Sequence[str]) -> Fact:
    """The site's Arabic name: what it names itself in metadata, else the piece that its pages' titles share.

    `site_names`: og:site_name and the publisher of JSON-LD; `page_titles`: the home page's title first.
    """
    votes: Counter[str] = Counter()
    for said in site_names:
        votes.update(dict.fromkeys(_pieces(said)[:1], 1))
    if votes:
        return Fact(votes.most_common(1)[0][0], "as the site names itself")
    for title in page_titles:
        votes.update(dict.fromkeys(_pieces(title), 1))
    common = [piece for piece, count in votes.items() if count > 1 and count * 2 >= len(page_titles)]
    if common:
        return Fact(max(common, key=lambda piece: (votes[piece], -len(piece))), "in the titles of its pages; check")
    first = _pieces(page_titles[0])[:1] if page_titles else []
    if first:
        return Fact(first[0], "from the title of its home page; check")
    return Fact(None, "no page says it")


def _pieces(title: str) -> list[str]:
    return [piece.strip() for piece in _PIECES.split(title) if _ARABIC.search(piece)]


def kind(arabic: str | None) -> Fact:
    """The kind that the outlet's own name tells; "site" where it tells none."""
    for word in fold(arabic or "").split():
        for form in (word, word.removeprefix("ال")):
            if form in _kind_words():
                return Fact(_kind_words()[form], f"its name says {word}; check")
    return Fact("site", "nothing says more; or agency, newspaper, broadcaster, magazine")


def country(home: str, language: str) -> Fact:
    """The country of the seat as the address tells it, else as the page's language tag does.

    Language tags are often copied: ar-AR is no country's, and of others only those of Arabic-speaking countries count.
    """
    return Fact(*seat(home, language))


def country_of_places(articles: Sequence[Article]) -> str | None:
    """The country of most of the places that the articles name, to ask a person about; None where none leads."""
    votes = Counter(country for one in articles for country in {place.country for place in one.places} if country)
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
