"""The places of a whole piece: its title, text, captions and dateline read together, each place with its mentions."""

from collections.abc import Mapping, Sequence

from newscrawl.article import Mention, Place
from newscrawl.places.finder import Method, Piece, resolve, spots_of
from newscrawl.places.resolver import Spot

PLACED = frozenset({"dateline"})  # fields that hold places and nothing else


def of_article(
    fields: Mapping[str, str],
    *,
    country: str | None = None,
    dateline: str | None = None,
    method: Method = "auto",
) -> tuple[Place, ...]:
    """The places that a piece names, most mentioned first, each with where it is named.

    `fields`: text by field name as in the record (``title``, ``text``, ``images.0.caption``, ``dateline`` ...);
    offsets of mentions count characters of that text. Names in ``dateline`` are places by where they stand. `country`:
    ISO code of the outlet. `dateline`: the place words of the dateline where they are no field of their own; they help
    to tell namesakes apart and are not mentioned. All fields are resolved jointly: what the text states of a name holds
    in the title.
    """
    piece = spots_of(fields, method, country, placed=PLACED)
    if not piece.spots:
        return ()
    unseen = spots_of({"": dateline}, "rules", country, placed=("",)) if dateline else Piece([], [])
    resolve(Piece([*piece.spots, *unseen.spots], [*piece.texts, *unseen.texts]), country)
    return gather(piece.spots)


def gather(spots: Sequence[Spot]) -> tuple[Place, ...]:
    """One place for all its mentions, most mentioned first, then in the order of first mention."""
    places: dict[tuple[object, ...], tuple[Spot, list[Mention]]] = {}
    for spot in spots:
        candidate, meant = spot.verdict.candidate, spot.meant
        key = meant.key if meant is not None else (None, candidate.key, None, None)
        mention = Mention(spot.where, spot.start, spot.end, spot.surface)
        known = places.get(key)
        if known is None:
            places[key] = spot, [mention]
        else:
            known[1].append(mention)
    order = sorted(places.values(), key=lambda place: -len(place[1]))
    return tuple([_place(spot, tuple(mentions)) for spot, mentions in order])


def _place(spot: Spot, mentions: tuple[Mention, ...]) -> Place:
    if spot.meant is not None:
        return spot.meant.place(mentions)
    surface, method = spot.surface, f"{spot.finder}:unknown"
    return Place(name=surface, name_ar=surface, confidence="low", method=method, mentions=mentions)
