"""The ruling on credits: who wrote the piece, for whom, from where; and the credit lines taken out of the body.

Credits are read where they can stand: byline nodes, metadata fields for the author, the first and last lines of the
body, "source:" lines. What readers see is believed before what machines are told: on Arabic sites the author field of
the metadata holds the outlet, its developer or a dateline as often as a name.
"""

from newscrawl.arabic import citations, text
from newscrawl.article import Cited, Dateline
from newscrawl.draft import BELOW, UNMARKED, Claim, Source
from newscrawl.normalise import edges, reach
from newscrawl.normalise.case import Case, Loser
from newscrawl.normalise.credited import MACHINE_SLOTS, Credited

_TRUST: dict[Source, int] = {"select": 0, "visible": 1, "text": 2, "microdata": 3, "jsonld": 4, "meta": 5}
_SAMPLE = 500  # characters in which an Arabic text shows itself


def rule(case: Case) -> None:
    """Fill `authors`, `agencies`, `dateline`, `byline_raw`, `cited`, and `paragraphs` without credit lines."""
    outlet = case.fetch.outlet
    # An outlet read from a file is in the registry, with its aliases; one made in Python is known by its name alone.
    site = outlet.slug if outlet and outlet.path else case.site_name
    names = {text.folded(case.site_name or ""), outlet.slug if outlet else ""}
    credited = Credited(site, frozenset(names - {""}))
    claims = [c for c in case.draft.get("byline") if not c.where.startswith("body:")]
    claims.sort(key=lambda c: _TRUST.get(c.source, 9))
    unmarked = [c for c in claims if c.where.startswith(UNMARKED)]
    below = [c for c in claims if c.where.startswith(BELOW)]
    _read(credited, [c for c in claims if c.source not in MACHINE_SLOTS and c not in unmarked and c not in below])
    case.paragraphs = edges.without(list(case.draft.paragraphs), credited)
    _read(credited, [c for c in claims if c.source in MACHINE_SLOTS])
    _read(credited, unmarked)
    for claim in below:
        credited.take(claim, credited.read(claim.raw), beside=True)
    for claim in case.draft.get("origin"):
        reading = credited.read(claim.raw)
        if not credited.take(claim, reading, origin=True):
            credited.losers.append(Loser(claim, reading.reason or "credits nobody"))
    case.authors = tuple(credited.authors.values())
    case.agencies = tuple(credited.agencies.values())
    case.byline_raw = credited.raw
    case.openings = credited.openings
    case.dateline = Dateline(credited.dateline) if credited.dateline else None
    said = ", ".join([a.name for a in case.authors] + [a.name for a in case.agencies]) or None
    why = "the most trusted claim that credits somebody" if credited.winner else "no claim credits anybody"
    case.rule("byline", said, credited.winner, why, tuple(credited.losers))
    case.cited = _cited(case, site)


def _read(credited: Credited, claims: list[Claim]) -> None:
    for claim in claims:
        only_people = (claim.source in MACHINE_SLOTS and claim.kind != "organization") or claim.kind == "person"
        reading = credited.read(claim.raw, "author" if only_people else None)
        if not credited.take(claim, reading):
            credited.losers.append(Loser(claim, reading.reason or "a more trusted claim credits others"))


def _cited(case: Case, site: str | None) -> tuple[Cited, ...]:
    """The outlets and agencies that the text quotes, each once, in the order of the text."""
    prose = reach.within(case, "\n\n".join([paragraph.text for paragraph in case.paragraphs]))
    if not text.ARABIC.search(prose[:_SAMPLE]):
        return ()
    found = {(c.id or text.folded(c.name)): Cited(c.id, c.name) for c in reversed(citations.cited(prose, outlet=site))}
    return tuple(reversed(found.values()))
