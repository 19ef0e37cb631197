"""The places of a whole piece: its title, text, captions and dateline read together, each place with its mentions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from newscrawl.article import Mention, Place
from newscrawl.places.finder import Method, Piece, resolve, spots_of
from newscrawl.places.resolver import Spot


def of_article(
    fields: Mapping[str, str],
    *,
    country: str | None = None,
    dateline: str | None = None,
    method: Method = "auto",
) -> tuple[Place, ...]:
    """The places that a piece names, most mentioned first, each with where it is named.

    `fields`: text by field name as in the record (``title``, ``text``, ``images.0.caption``, ``dateline`` ...);
    offsets of
    mentions count characters of that text. `country`: ISO code of the outlet. `dateline`: the place words of the
    dateline where they are no field of their own; they help to tell namesakes apart and are not mentioned. All fields
    are resolved jointly: what the text states of a name holds in the title.
    """
    piece = spots_of(fields, method, country)
    unseen = spots_of({"": dateline}, "rules", country) if dateline else Piece([], [])
    resolve(Piece([*piece.spots, *unseen.spots], [*piece.texts, *unseen.texts]), country)
    return gather(piece.spots)


def gather(spots: Sequence[Spot]) -> tuple[Place, ...]:
    """One place for all its mentions, most mentioned first, then in the order of first mention."""
    places: dict[tuple[object, ...], Place] = {}
    mentions: dict[tuple[object, ...], list[Mention]] = {}
    for spot in spots:
        candidate, place = spot.verdict.candidate, spot.place
        if place is None:
            place = Place(name=spot.surface, name_ar=spot.surface, confidence="low", method=f"{spot.finder}:unknown")
        key = (place.id,) if place.id else (None, candidate.key, place.country, place.within)
        places.setdefault(key, place)
        mentions.setdefault(key, []).append(Mention(spot.where, candidate.start, candidate.end, spot.surface))
    order = sorted(places, key=lambda key: -len(mentions[key]))
    return tuple(replace(places[key], mentions=tuple(mentions[key])) for key in order)
