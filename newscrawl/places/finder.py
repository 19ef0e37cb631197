"""Find the places that a text names, and say which place each is."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newscrawl.article import Place
from newscrawl.places import candidates, context, resolver
from newscrawl.places.announced import bracketed_names, unknown_names
from newscrawl.places.resolver import Spot
from newscrawl.places.rules import judge
from newscrawl.places.support import put, regions, rows, settled, support, tell
from newscrawl.places.verdict import UNSURE_YES, Verdict

if TYPE_CHECKING:
    from newscrawl.places.model import Tagger

Method = Literal["auto", "rules", "model"]


@dataclass(frozen=True, slots=True)
class Found:
    """A place named in a text. Offsets count characters; `place` has no id where namesakes are not told apart."""

    start: int
    end: int
    surface: str
    place: Place | None
    method: str  # which finder spoke: "rules" or "model"


@dataclass(slots=True)
class Piece:
    """The mentions of a piece and its texts."""

    spots: list[Spot]
    texts: list[candidates.Words]


@dataclass(slots=True)
class _Reading:
    where: str
    words: candidates.Words
    verdicts: list[Verdict]
    placed: bool  # its words are places by where they stand


def spots_of(
    fields: Mapping[str, str],
    method: Method = "auto",
    country: str | None = None,
    *,
    placed: Collection[str] = (),
) -> Piece:
    """The mentions of a piece, field by field in reading order, each with what the words beside it state; unresolved.

    `country`: ISO code of the outlet's country, whose small towns need less said of them. `placed`: the fields that
    hold places and nothing else, as a dateline does; the tagger, which needs a sentence, is not asked about them.
    """
    scanner = None
    readings = []
    for where, text in fields.items():
        if candidates.may_name(text):
            scanner = scanner or candidates.scanner()
            words = candidates.words_of(text)
            verdicts = [judge(scanner, words, c) for c in scanner.find(words)]
            readings.append(_Reading(where, words, verdicts, where in placed))
    if scanner is None:
        return Piece([], [])
    for reading in readings:
        if reading.placed:
            put(scanner, reading.words, reading.verdicts)
    tell(scanner, [(reading.words, reading.verdicts) for reading in readings])
    sure: set[str] = set()
    near: set[str] = set()
    for reading in readings:
        sure |= settled(reading.verdicts)
        near |= regions(scanner, reading.verdicts)
    for reading in readings:
        support(scanner, reading.words, reading.verdicts, sure, near=near, home=country)
    tagger = None
    if method != "rules":
        from newscrawl.places import model

        tagger = model.load()
    spots = [spot for reading in readings for spot in _spots(scanner, reading, tagger, method)]
    return Piece(spots, [reading.words for reading in readings])


def _spots(scanner: candidates.Scanner, reading: _Reading, tagger: "Tagger | None", method: Method) -> Iterator[Spot]:
    words = reading.words
    if tagger is None or reading.placed:
        accepted = [(v, "rules") for v in reading.verdicts if v.answer >= UNSURE_YES]
    else:
        accepted = tagger.decide(scanner, words, reading.verdicts, everywhere=method == "model")
    taken = {i for v, _ in accepted for i in range(v.candidate.first, v.candidate.last + 1)}
    for more in (unknown_names, bracketed_names):
        for verdict in more(scanner, words, taken):
            accepted.append((verdict, "rules"))
            taken.update(range(verdict.candidate.first, verdict.candidate.last + 1))
    accepted.sort(key=lambda pair: (pair[0].candidate.first, len(pair[0].candidate.attached)))
    for verdict, finder in accepted:
        start, end = words.span(verdict.candidate)
        surface = words.text[start:end]
        looked_for = verdict.rule not in ("announced", "tagged")
        stated = verdict.country if looked_for else context.country_of(scanner, words, verdict)
        yield Spot(
            text=words,
            verdict=verdict,
            start=start,
            end=end,
            surface=surface,
            entries=resolver.ranked(scanner, verdict, surface),
            country=stated,
            parent=context.parent_of(scanner, words, verdict),
            finder=finder,
            where=reading.where,
        )


def resolve(piece: Piece, country: str | None) -> None:
    """Settle all mentions of one piece together: what is stated at one mention of a name holds for its others."""
    spots = piece.spots
    stated = {s.verdict.candidate.key: s.country for s in spots if s.country and s.country.firm}
    parents = {s.verdict.candidate.key: s.parent for s in spots if s.parent}
    for spot in spots:
        key = spot.verdict.candidate.key
        spot.country = spot.country or stated.get(key)
        spot.parent = spot.parent or parents.get(key)
    for text in piece.texts:
        _list([s for s in spots if s.text is text], text)
    open_ones = any(len(spot.entries) > 1 for spot in spots)
    adjectives = context.adjectives(candidates.scanner(), piece.texts) if open_ones else Counter()
    around = resolver.surroundings(spots, country, adjectives)
    for spot in spots:
        spot.meant = resolver.settle(spot, around)


def _list(spots: list[Spot], text: candidates.Words) -> None:
    """Tell each name of an enumeration the country of the others, where those with one country agree."""
    of = {id(spot.verdict): spot for spot in spots}
    for row in rows(text, [spot.verdict for spot in spots]):
        listed = [of[id(verdict)] for verdict in row]
        towns = [s.entries for s in listed if s.entries and s.entries[0].precision not in ("country", "continent")]
        known = {e[0].country for e in towns if len({each.country for each in e}) == 1}
        if len(known) == 1:
            for spot in listed:
                spot.beside = next(iter(known)) or None


def find(text: str, *, country: str | None = None, method: Method = "auto") -> Iterator[Found]:
    """The places a text names, in reading order.

    `country`: ISO 3166-1 code of the outlet, weak evidence between namesakes. `method`: "rules"; "model", the tagger
    throughout; or "auto", rules with the tagger asked where they are unsure. Without the tagger's file or package all
    three are the rules. Only names in Arabic script are found; any text is accepted.
    """
    piece = spots_of({"": text}, method, country)
    resolve(piece, country)
    for spot in piece.spots:
        place = spot.meant.place() if spot.meant else None
        yield Found(spot.start, spot.end, spot.surface, place, spot.finder)
