"""What mentions of a piece say of one another: names settled elsewhere, names listed together, the country at hand."""

from collections.abc import Collection, Iterator, Sequence

from newscrawl.places import context
from newscrawl.places.candidates import MEDIUM, NEVER, STRONG, WEAK, Scanner, Words
from newscrawl.places.rules import FIRM
from newscrawl.places.verdict import NO, UNSURE_NO, UNSURE_YES, YES, Verdict
from newscrawl.places.vocabulary import ANNOUNCING

LIFTED = frozenset({"common-word", "rare-name", "located", "carried"})  # doubts that the company of a name can remove
TO = "الي"  # «إلى»
GOING = 3  # words before it among which the verb stands
MARKS = frozenset({"،", ",", "-", "–", "/", "و"})


def settled(verdicts: Collection[Verdict]) -> set[str]:
    """The names that a text settles as places by saying so: they are places where it mentions them again."""
    return {v.candidate.key for v in verdicts if v.answer == YES and v.rule in FIRM}


def regions(scanner: Scanner, verdicts: Collection[Verdict]) -> set[str]:
    """The provinces of the places that a text settles by saying so: "TN.19" for «مدينة نابل»."""
    found = set()
    for verdict in verdicts:
        if verdict.answer == YES and verdict.rule in FIRM:
            entries = scanner.places.folded(verdict.candidate.key)
            if len({e.admin1 for e in entries}) == 1:
                found.add(entries[0].admin1)
    found.discard("")
    return found


def support(
    scanner: Scanner,
    text: Words,
    verdicts: list[Verdict],
    sure: Collection[str],
    *,
    near: Collection[str] = (),
    home: str | None = None,
) -> None:
    """Raise doubtful mentions, in place.

    `sure`: folded names that the piece settles. `near`: provinces it is about (see `regions`). `home`: ISO
    code of the outlet's country, for which a small town needs no more than a word that leans towards a place.
    """
    for verdict in verdicts:
        candidate = verdict.candidate
        if (
            (verdict.rule == "name" and candidate.strength == STRONG) or (home and verdict.rule == "located")
        ) and _leans(verdict):
            best = scanner.places.folded(candidate.key)[0]
            if best.precision not in ("country", "continent") and (best.admin1 in near or home in best.countries):
                verdict.answer, verdict.rule = max(verdict.answer, UNSURE_YES), "near"
        if verdict.answer != UNSURE_NO or verdict.rule not in LIFTED:
            continue
        leaning = _leans(verdict)
        if candidate.key in sure and (candidate.strength >= MEDIUM or leaning):
            verdict.answer, verdict.rule = YES, "named-elsewhere"
        elif not leaning or verdict.rule == "carried":
            continue
        elif near and any(e.admin1 in near for e in scanner.places.folded(candidate.key)):
            verdict.answer, verdict.rule = UNSURE_YES, "near"
        elif home and candidate.strength >= MEDIUM and home in scanner.places.folded(candidate.key)[0].countries:
            verdict.answer, verdict.rule = UNSURE_YES, "home"
    for row in rows(text, verdicts):
        _raise(scanner, row, home)
    for verdict in verdicts:
        if verdict.rule == "carried":
            verdict.answer = NO


def tell(scanner: Scanner, readings: Sequence[tuple[Words, Collection[Verdict]]]) -> None:
    """Settle the names that are places where the piece speaks of their country and everyday words elsewhere, in place.

    `readings`: the texts of the piece, each with its verdicts. «سيول» is Seoul beside Korea and after «وصل إلى», and
    floods in the rest of the news. The tagger, which has met the word as a place only, is not asked.
    """
    told = scanner.vocabulary.told
    asked = [
        (text, verdict)
        for text, verdicts in readings
        for verdict in verdicts
        if verdict.candidate.key in told and verdict.rule in LIFTED and verdict.trigger not in ANNOUNCING
    ]
    if not asked:
        return
    about = {*context.adjectives(scanner, [text for text, _ in readings])}
    for key in {v.candidate.key for _, verdicts in readings for v in verdicts if v.answer >= UNSURE_YES} - told:
        meant = {entry.country for entry in scanner.places.folded(key)}
        about.update(meant if len(meant) == 1 else ())
    lands = {verdict.candidate.key: scanner.places.folded(verdict.candidate.key)[0].country for _, verdict in asked}
    about.update([lands[verdict.candidate.key] for text, verdict in asked if _goes_to(scanner, text, verdict)])
    for _, verdict in asked:
        verdict.answer, verdict.rule = (YES if lands[verdict.candidate.key] in about else NO), "told"


def _goes_to(scanner: Scanner, text: Words, verdict: Verdict) -> bool:
    """Whether somebody goes to a name: «وصل الوزير إلى سيول», not «أدت الأمطار إلى سيول»."""
    first = verdict.candidate.first
    if verdict.candidate.attached or first < 2 or text.words[first - 1] != TO:
        return False
    return not scanner.vocabulary.going.isdisjoint(text.words[max(0, first - 1 - GOING) : first - 1])


def put(scanner: Scanner, text: Words, verdicts: Collection[Verdict]) -> None:
    """Take the names of a text that holds places alone for places, in place: «المكلا», «أبها، ظهران الجنوب».

    A name must fill its part of the text between two marks, but for the kind of place before it.
    """
    for verdict in verdicts:
        first, after = verdict.candidate.first, verdict.candidate.last + 1
        if verdict.candidate.attached or verdict.candidate.strength == NEVER:
            continue
        begins = first == 0 or not text.joined(first - 1) or scanner.vocabulary.trigger(text.words[first - 1])
        ends = after == len(text.words) or not text.joined(after - 1) or verdict.country
        if begins and ends:
            verdict.answer, verdict.rule = YES, "position"


def _leans(verdict: Verdict) -> bool:
    """Whether the word before a name, or ب in front of it, leans towards a place."""
    return verdict.trigger is not None or verdict.candidate.attached[-1:] == "ب"


def rows(text: Words, verdicts: Sequence[Verdict]) -> Iterator[list[Verdict]]:
    """The enumerations: «X وY وZ», «X، Y», «بين X وY», «من X إلى Y»; verdicts in reading order, two or more."""
    row: list[Verdict] = []
    for verdict in verdicts:
        near = row and verdict.candidate.first <= row[-1].candidate.last + 2
        if near and _linked(text, row[-1], verdict):
            row.append(verdict)
            continue
        if len(row) > 1:
            yield row
        row = [verdict]
    if len(row) > 1:
        yield row


def _linked(text: Words, one: Verdict, other: Verdict) -> bool:
    """Whether nothing but a comma, a dash, an attached و or «إلى» after «من» stands between two names."""
    last, first = one.candidate.last, other.candidate.first
    if first == last + 1:
        gap = text.gap(last).strip()
        return gap in MARKS or (other.candidate.attached == "و" and gap == "")
    if (
        first == last + 2
        and text.words[last + 1] in ("الي", "حتي", "و")
        and text.joined(last)
        and text.joined(last + 1)
    ):
        return text.words[last + 1] == "و" or text.words[max(0, one.candidate.first - 1)] in ("من", "بين")
    return False


def _raise(scanner: Scanner, row: list[Verdict], home: str | None) -> None:
    """Take the doubtful names of one enumeration for places where they share a country with a sure one.

    Countries list countries and say little of towns. Two names that are no common words need no sure one beside them
    where both lie in the outlet's country, `home`.
    """
    shared: set[str] = set()
    sure = False
    for verdict in row:
        if verdict.answer >= UNSURE_YES and verdict.candidate.strength >= MEDIUM and verdict.rule != "person":
            sure = True
            for entry in scanner.places.folded(verdict.candidate.key):
                if entry.precision not in ("country", "continent"):
                    shared.update(entry.countries)
    if home and not sure:
        known = [v for v in row if v.candidate.strength >= MEDIUM and v.rule in LIFTED]
        sure = sum(home in scanner.places.folded(v.candidate.key)[0].countries for v in known) > 1
        shared.add(home)
    if not sure:
        return
    before: Verdict | None = None
    for verdict in row:
        candidate = verdict.candidate
        if verdict.answer < UNSURE_YES and verdict.rule in LIFTED and candidate.strength > NEVER:
            kin = any(shared.intersection(e.countries) for e in scanner.places.folded(candidate.key))
            follows = before is not None and before.answer >= UNSURE_YES
            placed = verdict.trigger is not None or candidate.attached[-1:] in ("ب", "ل")
            if kin and (candidate.strength >= MEDIUM or follows or placed):
                verdict.answer, verdict.rule = UNSURE_YES, "list"
            elif follows and candidate.strength >= MEDIUM and verdict.answer == UNSURE_NO:
                verdict.answer, verdict.rule = UNSURE_YES, "listed"
        elif (
            verdict.rule == "name"
            and verdict.answer == UNSURE_YES
            and candidate.strength == STRONG
            and (len(row) > 2 or _kin(scanner, row))
        ):
            verdict.rule = "list"
        before = verdict


def _kin(scanner: Scanner, pair: list[Verdict]) -> bool:
    """Whether two names lie in one country."""
    one, other = (scanner.places.folded(verdict.candidate.key)[0] for verdict in pair)
    weak = any(verdict.candidate.strength <= WEAK for verdict in pair)
    return not weak and not set(one.countries).isdisjoint(other.countries)
