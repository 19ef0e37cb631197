"""Find the places that a text names, and say which place each is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newscrawl.article import Place
from newscrawl.places import candidates, context, resolver
from newscrawl.places.announced import unknown_names
from newscrawl.places.resolver import Spot
from newscrawl.places.rules import UNSURE_YES, judge_all

Method = Literal["auto", "rules", "model"]


@dataclass(frozen=True, slots=True)
class Found:
    """A place named in a text. Offsets count characters; `place` has no id where namesakes are not told apart."""

    start: int
    end: int
    surface: str
    place: Place | None
    method: str  # which finder spoke: "rules" or "model"


def spots_of(text: str, method: Method = "auto", where: str = "") -> list[Spot]:
    """The mentions of a text in reading order, each with what the words beside it state; not yet resolved."""
    if not candidates.ARABIC.search(text):
        return []
    scanner = candidates.scanner()
    words = candidates.words_of(text)
    verdicts = judge_all(scanner, words, scanner.find(words))
    accepted = [(v, "rules") for v in verdicts if v.answer >= UNSURE_YES]
    if method != "rules":
        from newscrawl.places import model

        tagger = model.load()
        if tagger is not None:
            accepted = tagger.decide(scanner, words, verdicts, everywhere=method == "model")
    taken = {i for v, _ in accepted for i in range(v.candidate.first, v.candidate.last + 1)}
    accepted += [(v, "rules") for v in unknown_names(scanner, words, taken)]
    accepted.sort(key=lambda pair: pair[0].candidate.start)
    spots = []
    for verdict, finder in accepted:
        candidate = verdict.candidate
        surface = text[candidate.start : candidate.end]
        spots.append(
            Spot(
                text=words, verdict=verdict, surface=surface, entries=resolver.ranked(scanner, verdict, surface),
                country=context.country_of(scanner, words, verdict), parent=context.parent_of(scanner, words, verdict),
                finder=finder, where=where,
            )  # fmt: skip
        )
    return spots


def resolve(spots: list[Spot], country: str | None) -> None:
    """Settle all mentions of one piece together: what is stated at one mention of a name holds for its others."""
    stated = {s.verdict.candidate.key: s.country for s in spots if s.country and s.country.firm}
    parents = {s.verdict.candidate.key: s.parent for s in spots if s.parent}
    for spot in spots:
        key = spot.verdict.candidate.key
        spot.country = spot.country or stated.get(key)
        spot.parent = spot.parent or parents.get(key)
    around = resolver.surroundings(spots, country)
    for spot in spots:
        spot.place = resolver.settle(spot, around)


def find(text: str, *, country: str | None = None, method: Method = "auto") -> Iterator[Found]:
    """The places a text names, in reading order.

    `country`: ISO 3166-1 code of the outlet, weak evidence between namesakes. `method`: "rules"; "model", the tagger
    throughout; or "auto", rules with the tagger asked where they are unsure. Without the tagger's file or package all
    three are the rules. Only names in Arabic script are found; any text is accepted.
    """
    spots = spots_of(text, method)
    resolve(spots, country)
    for spot in spots:
        candidate = spot.verdict.candidate
        yield Found(candidate.start, candidate.end, spot.surface, spot.place, spot.finder)
