"""Which place of that name: the evidence in its fixed order, and the name of the rule that settled it.

1. `stated-country`: the writer says it («الباب السورية», «سرت (ليبيا)»).
2. `admin-parent`: the writer names the province («هجين بريف دير الزور»). With no candidate inside, the place stays
   without id and `within` holds the province: measured on news, one such statement in five names a place the table
   lacks, and the most populous namesake would be wrong with confidence.
3. `list`: the country of the names it is listed with («درنة وسوسة»).
4. `article`: the country of the other places of the piece, or of its adjectives («الحكومة الأردنية»).
5. `outlet`: the country of the outlet.
6. `population`: the namesake that news means most; none where the two first are too close to tell.
`only` is a name with one candidate.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newscrawl.article import Alternative, Mention, Place
from newscrawl.places.candidates import Scanner, Words
from newscrawl.places.gazetteer import Entry
from newscrawl.places.verdict import Statement, Verdict

CLOSE = 2.0  # namesakes in two countries closer than this factor in weight are not told apart by weight
FAR = 200  # a namesake so much lighter than the first is not meant for standing in a likely country
UNITS = ("admin1", "admin2", "region")
ALTERNATIVES = 5


@dataclass(slots=True)
class Spot:
    """One mention on its way to a place."""

    text: Words
    verdict: Verdict
    start: int
    end: int
    surface: str
    entries: list[Entry]
    country: Statement | None
    parent: Statement | None
    finder: str = "rules"
    where: str = ""  # the field it stands in
    beside: str | None = None  # the country of the names listed with it, where they share one
    meant: "Meant | None" = None


class Meant(NamedTuple):
    """What a mention was settled to mean, a place of the table or none of it; made a Place when all of its mentions are
    known."""

    spot: Spot
    entry: Entry | None
    rule: str
    confidence: str
    left: Sequence[Entry]  # the candidates that it was chosen from or that are left
    country: str | None = None  # where there is no entry
    within: Entry | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What is one for all mentions of one place."""
        if self.entry is not None and self.entry.id:
            return (self.entry.id,)
        country = (self.entry.country or None) if self.entry is not None else self.country
        within = self.within.id or None if self.within is not None else None
        return (None, self.spot.verdict.candidate.key, country, within)

    def place(self, mentions: tuple[Mention, ...] = ()) -> Place:
        """The place as the record writes it."""
        method = f"{self.spot.finder}:{self.rule}"
        if self.entry is None:
            return _nameless(self, method, mentions)
        entry, alternatives = self.entry, list[Alternative]()
        for other in self.left:
            same = other.number == entry.number or (other.country == entry.country and other.admin1 == entry.admin1)
            if other.id and not same and len(alternatives) < ALTERNATIVES:
                alternatives.append(other.alternative())
        return entry.place(
            confidence=self.confidence, method=method, alternatives=tuple(alternatives), mentions=mentions
        )


def _nameless(meant: Meant, method: str, mentions: tuple[Mention, ...]) -> Place:
    """A place without id: the name as printed and what is known of it."""
    others = tuple(e.alternative() for e in meant.left if e.id)[:ALTERNATIVES]
    surface, within, country = meant.spot.surface, meant.within, meant.country
    return Place(
        name=surface,
        name_ar=surface,
        country=country,
        confidence="low",
        method=method,
        admin1=within.admin1 or None if within else None,
        within=within.id if within and within.id else None,
        alternatives=() if within is None and country else others,
        mentions=mentions,
    )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the whole text says about countries: how often each is meant beyond doubt."""

    countries: Counter[str]
    outlet: str | None = None
    adjectives: Counter[str] = field(default_factory=Counter)


def ranked(scanner: Scanner, verdict: Verdict, surface: str) -> list[Entry]:
    """The candidates of a mention, best first: the printed spelling before folded ones, the announced kind before
    others.
    """
    entries = scanner.places.folded(verdict.candidate.key)
    if len(entries) < 2:
        return entries
    kind = verdict.trigger
    if "ّ" in surface:
        entries = sorted(entries, key=lambda e: surface not in e.names)
    if kind == "country":
        return sorted(entries, key=lambda e: e.precision != "country")
    if kind in ("admin", "city", "quarter"):
        return sorted(entries, key=lambda e: -_weight(e, unit=kind == "admin"))
    return entries


def _weight(entry: Entry, *, unit: bool) -> float:
    """The weight of a candidate after «محافظة» (`unit`) or after «مدينة»: what is of the other kind counts little."""
    if entry.precision in ("country", "continent"):
        return entry.weight * 1e-5
    is_unit = entry.precision in UNITS
    return entry.weight if is_unit == unit else entry.weight * (0.02 if unit else 0.05)


def rivals(entries: Sequence[Entry]) -> list[Entry]:
    """The great cities elsewhere that share a country's name: «عمان» is the Sultanate or the capital of Jordan."""
    return [
        e for e in entries[1:] if e.weight >= 1_000_000 and e.precision == "city" and e.country != entries[0].country
    ]


def surroundings(spots: Sequence[Spot], outlet: str | None, adjectives: Counter[str]) -> Surroundings:
    """Count the countries of all mentions that leave no doubt, and of all that are stated."""
    countries: Counter[str] = Counter()
    for spot in spots:
        stated = spot.country
        if stated and stated.country and (stated.firm or any(stated.country in e.countries for e in spot.entries)):
            countries[stated.country] += 2
        if spot.parent and spot.parent.country:
            countries[spot.parent.country] += 2
        meant = {e.country for e in spot.entries}
        if len(meant) == 1 and (country := next(iter(meant))):
            countries[country] += 1
        elif spot.entries and spot.entries[0].precision == "country" and not rivals(spot.entries):
            countries[spot.entries[0].country] += 1
    return Surroundings(countries, outlet, adjectives)


def _inside(entry: Entry, parent: Entry) -> bool:
    return entry.admin1 == parent.admin1 and entry.id != parent.id


def _unsettled(spot: Spot, rule: str, country: str | None, within: Entry | None = None) -> Meant:
    return Meant(spot, None, rule, "low", spot.entries, country, within)


def _chosen(spot: Spot, entry: Entry, rule: str, confidence: str, left: Sequence[Entry] = ()) -> Meant:
    return Meant(spot, entry, rule, confidence, left)


def settle(spot: Spot, around: Surroundings) -> Meant | None:
    """What a mention means, by the first rule that decides; None where nothing is known of the name."""
    entries = spot.entries
    stated, parent = spot.country, spot.parent
    if stated and stated.country:
        there = [e for e in entries if stated.country in e.countries]
        if parent and parent.parent and (inside := [e for e in there if _inside(e, parent.parent)]):
            return _chosen(spot, inside[0], "admin-parent", "high")
        if there:
            return _chosen(spot, there[0], "stated-country", "high", [e for e in there[1:] if e.precision == "city"])
        if stated.firm and not (entries and entries[0].precision in ("country", "continent")):
            return _unsettled(spot, "stated-country", stated.country)
    if not entries:
        return _unsettled(spot, "admin-parent", parent.country, parent.parent) if parent else None
    best = entries[0]
    if parent and parent.parent and best.precision not in ("country", "continent", "admin1", "region"):
        inside = [e for e in entries if _inside(e, parent.parent)]
        if inside:
            return _chosen(spot, inside[0], "admin-parent", "high")
        if parent.parent.country and best.admin1:
            return _unsettled(spot, "admin-parent", parent.country, parent.parent)
    if len(entries) == 1 or len({e.country for e in entries}) == 1:
        return _chosen(spot, best, "only", "high", entries[1:])
    if best.precision in ("country", "continent") and spot.verdict.trigger in (None, "country", "place", "direction"):
        known = {e.country for e in (best, *rivals(entries))}
        if len(known) == 1:  # a country that no namesake rivals: Lebanon is not a town in Tennessee
            return _chosen(spot, best, "population", "high")
        likely = _nearest(entries, around.countries, fame=False) or _nearest(entries, around.adjectives, fame=False)
        if likely is not None:
            return _chosen(spot, likely, "article", "medium", entries)
        if around.outlet not in known:
            return _unsettled(spot, "namesakes", None)
    if spot.beside:
        listed = [e for e in entries if spot.beside in e.countries]
        if listed and listed[0].weight * FAR >= best.weight:
            return _chosen(spot, listed[0], "list", "medium", entries)
    several = len(around.adjectives) > 1
    by_article = _nearest(entries, around.countries) or _nearest(entries, around.adjectives, fame=several)
    if by_article is not None:
        return _chosen(spot, by_article, "article", "medium", entries)
    if around.outlet:
        home = [e for e in entries if around.outlet in e.countries]
        if home and home[0].weight * FAR >= best.weight:
            return _chosen(spot, home[0], "outlet", "medium", entries)
    rival = next((e for e in entries if e.country != best.country and e.precision == best.precision), None)
    if rival is None or best.weight >= CLOSE * rival.weight:
        sure = rival is None or best.weight >= 50 * rival.weight
        return _chosen(spot, best, "population", "medium" if sure else "low", entries)
    return _unsettled(spot, "namesakes", None)


def _nearest(entries: Sequence[Entry], countries: Counter[str], *, fame: bool = True) -> Entry | None:
    """The candidate in the country that the rest of the piece is about; None where no country stands out.

    With `fame`, a famous name does not move for one mention of a country that has a village of that name.
    """
    # A claim says less than lying there: Israel in a text about Syria does not move a name to the West Bank.
    scores = [(countries[e.country] + sum(countries[c] for c in e.countries if c != e.country) / 2, e) for e in entries]
    top = max(score for score, _ in scores)
    if top == 0:
        return None
    leading = [e for score, e in scores if score == top]
    if len({e.country for e in leading}) > 1:
        return None
    best = leading[0]
    first = entries[0]
    if not fame:
        return best
    return best if best.country == first.country or top >= 2 or best.weight * 20 >= first.weight else None
