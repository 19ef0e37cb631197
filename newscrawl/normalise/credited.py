"""Who is credited so far, in the order of trust."""

from dataclasses import dataclass, field, replace
from typing import Literal

from newscrawl.arabic import bylines, mastheads, text
from newscrawl.arabic.bylines.lexicon import IMAGE_ROLES
from newscrawl.article import Agency, Author
from newscrawl.draft import Claim, Source
from newscrawl.normalise.case import Loser

# Who had a hand in a piece that another has written.
HELPERS = IMAGE_ROLES | {"translator", "editor", "producer"}
MACHINE_SLOTS: frozenset[Source] = frozenset({"jsonld", "microdata", "meta"})


@dataclass
class Credited:
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

    def take(self, claim: Claim, reading: bylines.Byline, *, origin: bool = False, beside: bool = False) -> bool:
        """Take over what a reading credits; False where it credits nothing. `beside`: others may be already."""
        took = False
        people = {text.folded(person.name): person for person in reading.authors}
        helped = beside or (claim.source == "text" and all(person.role != "author" for person in people.values()))
        if people and (self.author_source in (None, claim.source) or helped or people.keys() & self.authors.keys()):
            for key, person in people.items():
                self.authors.setdefault(key, Author(person.name, person.role))
            if any(person.role not in HELPERS for person in people.values()):  # else the writer is named elsewhere
                self.author_source = self.author_source or claim.source
            took = True
        for credit in (*reading.agencies, *reading.outlets, *reading.desks):
            taken = origin or credit in reading.origin
            agency = replace(credit, role="origin") if taken and not self.is_own(credit) else credit
            boilerplate = claim.source in MACHINE_SLOTS and agency.role == "outlet" and self.is_own(agency)
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

    def is_own(self, agency: Agency) -> bool:
        """Whether an outlet is the site itself."""
        if agency.id in self.own or text.folded(agency.name) in self.own:
            return True
        return mastheads.site(self.site).owns(mastheads.words_of(agency.name))
