"""The ruling on credits: who wrote the piece, for whom, from where; and the credit lines taken out of the body.

Credits are read where they can stand: byline nodes, metadata fields for the author, the first and last lines of the
body, "source:" lines. What readers see is believed before what machines are told: on Arabic sites the author field of
the metadata holds the outlet, its developer or a dateline as often as a name.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from newscrawl.arabic import bylines, citations, mastheads, text
from newscrawl.arabic.bylines.lexicon import IMAGE_ROLES
from newscrawl.article import Agency, Author, Cited, Dateline
from newscrawl.draft import UNMARKED, Claim, Paragraph, Source
from newscrawl.normalise import reach
from newscrawl.normalise.case import Case, Loser

_TRUST: dict[Source, int] = {"select": 0, "visible": 1, "text": 2, "microdata": 3, "jsonld": 4, "meta": 5}
_EDGE_LINES = 2  # credit lines that stand one below the other at an end of the body
_LONGEST_LINE = 160  # characters; a longer line is prose
_LONGEST_POST = 90  # characters of a name and the post held
_SAMPLE = 500  # characters in which an Arabic text shows itself
_SHORT = 60  # characters of a paragraph that holds a dateline and a few words
_DIGIT = re.compile(r"\d")
_JOINTS = " \u00a0-–—:ـ"  # between a dateline and the first word
# Small letters that begin words; a run of them is prose, in the scripts that have small letters.
_SMALL = re.compile(r"(?<![^\W_])[a-zß-öø-ÿа-яёα-ω][^\W\d_]")
# A full stop after a word, not after an initial; it and marks that no credit holds may stand in what is not read, as
# addresses and dates.
_STOP = re.compile(r"(?:[\u0621-\u063a\u0641-\u064a]{3}|[A-Za-z]{3})\.$")
_NOT_READ = re.compile(r"[<&@\d]|http|www\.")
_MOST_SMALL = 7  # «Reporting by … in … and … in …; editing by …»
_MOST_SMALL_OPENING = 3
_OPENING = re.compile(r"[^-–—/|:)\]»\"\n]{0,130}")
_MACHINE_SLOTS: frozenset[Source] = frozenset({"jsonld", "microdata", "meta"})


@dataclass
class _Ledger:
    """Credits gathered so far, in the order of trust."""

    site: str | None
    own: frozenset[str]
    authors: dict[str, Author] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    dateline: str | None = None
    raw: str | None = None
    winner: Claim | None = None
    losers: list[Loser] = field(default_factory=list)
    author_source: Source | None = None
    openings: list[tuple[str, int]] = field(default_factory=list)  # first lines, and where the credit in them ends
    _readings: dict[tuple[str, str | None], bylines.Byline] = field(default_factory=dict)

    def read(self, raw: str, slot: Literal["author"] | None = None) -> bylines.Byline:
        """What a string credits; pages say the same in several fields."""
        known = self._readings.get((raw, slot))
        if known is None and slot is not None:
            anywhere = self._readings.get((raw, None))
            known = anywhere if anywhere is not None and anywhere.rule == "person" else None  # then it is one here too
        if known is None:
            known = self._readings[raw, slot] = bylines.read(raw, outlet=self.site, slot=slot)
        return known

    def take(self, claim: Claim, reading: bylines.Byline, *, origin: bool = False) -> bool:
        """Take over what a reading credits; False where it credits nothing."""
        took = False
        people = {text.folded(person.name): person for person in reading.authors}
        if people and (self.author_source in (None, claim.source) or people.keys() & self.authors.keys()):
            for key, person in people.items():
                self.authors.setdefault(key, Author(person.name, person.role))
            if any(person.role not in IMAGE_ROLES for person in people.values()):  # the writer is named elsewhere
                self.author_source = self.author_source or claim.source
            took = True
        for credit in (*reading.agencies, *reading.outlets, *reading.desks):
            taken = origin or credit in reading.origin
            agency = replace(credit, role="origin") if taken and not self._is_own(credit) else credit
            boilerplate = claim.source in _MACHINE_SLOTS and agency.role == "outlet" and self._is_own(agency)
            if boilerplate and (self.authors or self.agencies):
                continue
            self.agencies.setdefault(agency.id or text.folded(agency.name), agency)
            took = True
        if self.dateline is None and reading.dateline:
            self.dateline = reading.dateline
            took = True
        if took and self.raw is None:
            self.raw, self.winner = claim.raw, claim
        return took

    def _is_own(self, agency: Agency) -> bool:
        if agency.id in self.own or text.folded(agency.name) in self.own:
            return True
        return mastheads.site(self.site).owns(mastheads.words_of(agency.name))


def rule(case: Case) -> None:
    """Fill `authors`, `agencies`, `dateline`, `byline_raw`, `cited`, and `paragraphs` without credit lines."""
    outlet = case.fetch.outlet
    # An outlet read from a file is in the registry, with its aliases; one made in Python is known by its name alone.
    site = outlet.slug if outlet and outlet.path else case.site_name
    names = {text.folded(case.site_name or ""), outlet.slug if outlet else ""}
    ledger = _Ledger(site, frozenset(names - {""}))
    claims = [c for c in case.draft.get("byline") if not c.where.startswith("body:")]
    claims.sort(key=lambda c: _TRUST.get(c.source, 9))
    unmarked = [c for c in claims if c.where.startswith(UNMARKED)]
    _read(ledger, [c for c in claims if c.source not in _MACHINE_SLOTS and c not in unmarked])
    case.paragraphs = _without_edges(list(case.draft.paragraphs), ledger)
    _read(ledger, [c for c in claims if c.source in _MACHINE_SLOTS])
    _read(ledger, unmarked)
    for claim in case.draft.get("origin"):
        reading = ledger.read(claim.raw)
        if not ledger.take(claim, reading, origin=True):
            ledger.losers.append(Loser(claim, reading.reason or "credits nobody"))
    case.authors = tuple(ledger.authors.values())
    case.agencies = tuple(ledger.agencies.values())
    case.byline_raw = ledger.raw
    case.openings = ledger.openings
    case.dateline = Dateline(ledger.dateline) if ledger.dateline else None
    said = ", ".join([a.name for a in case.authors] + [a.name for a in case.agencies]) or None
    why = "the most trusted claim that credits somebody" if ledger.winner else "no claim credits anybody"
    case.rule("byline", said, ledger.winner, why, tuple(ledger.losers))
    case.cited = _cited(case, site)


def _read(ledger: _Ledger, claims: list[Claim]) -> None:
    for claim in claims:
        only_people = claim.source in _MACHINE_SLOTS or claim.kind == "person"
        reading = ledger.read(claim.raw, "author" if only_people else None)
        if not ledger.take(claim, reading):
            ledger.losers.append(Loser(claim, reading.reason or "a more trusted claim credits others"))


def _without_edges(paragraphs: list[Paragraph], ledger: _Ledger) -> list[Paragraph]:
    """The body without the credit lines at its two ends; what they credit goes to the ledger."""
    for _ in range(_EDGE_LINES):
        if len(paragraphs) < 2 or not _is_credit(paragraphs[0], ledger, "body:first"):
            break
        line = paragraphs.pop(0).text
        ledger.openings.append((line, len(line)))
    if _is_post(paragraphs, ledger):
        paragraphs.pop()
    for _ in range(_EDGE_LINES):
        if len(paragraphs) < 2 or not _is_credit(paragraphs[-1], ledger, "body:last"):
            break
        paragraphs.pop()
    if paragraphs and paragraphs[0].kind == "p" and not _opens_as_prose(paragraphs[0].text):
        opening = _opening(paragraphs, ledger.site)
        if opening is not None:
            ledger.take(Claim(opening.raw, "text", "body:first"), opening.byline)
            ledger.openings.append((paragraphs[0].text, opening.offset))
            paragraphs[0] = paragraphs[0]._replace(text=paragraphs[0].text[opening.offset :].lstrip(_JOINTS))
    if paragraphs and paragraphs[-1].kind == "p":
        closing = bylines.suffix(paragraphs[-1].text, outlet=ledger.site)
        if closing is not None:
            ledger.take(Claim(closing.raw, "text", "body:last"), closing.byline)
            paragraphs[-1] = paragraphs[-1]._replace(text=paragraphs[-1].text[: closing.offset].rstrip(_JOINTS))
    return [p for p in paragraphs if p.text]


def _opening(paragraphs: list[Paragraph], site: str | None) -> bylines.Edge | None:
    """The credit that the first paragraph begins with; one too short to tell is read with the one after it."""
    first = paragraphs[0].text
    found = bylines.prefix(first, outlet=site)
    if len(first) <= _SHORT and len(paragraphs) > 1 and _DIGIT.search(first):
        longer = bylines.prefix(f"{first} {paragraphs[1].text}", outlet=site)
        if longer is not None and (found.offset if found else 0) < longer.offset < len(first):
            return longer
    return found


def _is_credit(paragraph: Paragraph, ledger: _Ledger, where: str) -> bool:
    """Whether a whole paragraph is a credit line; then it is taken."""
    if len(paragraph.text) > _LONGEST_LINE or paragraph.kind in ("quote", "item"):
        return False
    if is_sentence(paragraph.text) or is_prose(paragraph.text):
        return False
    reading = ledger.read(paragraph.text)
    # A name and a post and nothing else below the last sentence is a signature: «*سعاد الفاسي.. صحافية متدربة».
    signed = where == "body:last" and reading.signature and not paragraph.text.rstrip().endswith(".")
    if not (reading.explained or signed) or _is_word(reading):
        return False
    return ledger.take(Claim(paragraph.text, "text", where), reading)


def is_sentence(words: str) -> bool:
    """Whether a paragraph ends in a full stop or asks, so that it is no credit line however it reads."""
    ends = _STOP.search(words[-5:]) is not None or "?" in words or "؟" in words or "!" in words
    return ends and _NOT_READ.search(words) is None


def is_prose(words: str) -> bool:
    """Whether a line is a sentence by its small letters, cheaply told. Arabic has none: there the reading tells."""
    return len(_SMALL.findall(words[:_LONGEST_LINE])) > _MOST_SMALL


def _opens_as_prose(words: str) -> bool:
    """Whether so many words in small letters stand before the first mark that no credit ends there."""
    opening = _OPENING.match(words)
    return opening is not None and len(_SMALL.findall(opening[0])) > _MOST_SMALL_OPENING


def _is_word(reading: bylines.Byline) -> bool:
    """Whether all that a reading credits is one outlet whose name is an everyday word or a place: «اليوم»."""
    others = (*reading.authors, *reading.agencies, *reading.desks, *reading.places)
    return not others and len(reading.outlets) == 1 and mastheads.is_ambiguous(reading.outlets[0].name)


def _is_post(paragraphs: list[Paragraph], ledger: _Ledger) -> bool:
    """Whether the last paragraph is the post of the person whom the one before it names: «- كاتب وباحث سياسي»."""
    if len(paragraphs) < 3 or len(paragraphs[-1].text) > _LONGEST_POST or paragraphs[-1].text.endswith("."):
        return False
    last = ledger.read(paragraphs[-1].text)
    if last or not last.posts or last.posts != last.rest or len(paragraphs[-2].text) > _LONGEST_POST:
        return False
    before = ledger.read(paragraphs[-2].text)
    return bool(before.authors) and (before.explained or before.signature)


def _cited(case: Case, site: str | None) -> tuple[Cited, ...]:
    """The outlets and agencies that the text quotes, each once, in the order of the text."""
    prose = reach.within(case, "\n\n".join([paragraph.text for paragraph in case.paragraphs]))
    if not text.ARABIC.search(prose[:_SAMPLE]):
        return ()
    found = {(c.id or text.folded(c.name)): Cited(c.id, c.name) for c in reversed(citations.cited(prose, outlet=site))}
    return tuple(reversed(found.values()))
