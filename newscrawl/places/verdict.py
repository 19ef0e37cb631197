"""What the finder makes of a candidate."""

from dataclasses import dataclass

from newscrawl.places.candidates import Candidate
from newscrawl.places.gazetteer import Entry

YES, UNSURE_YES, UNSURE_NO, NO = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class Statement:
    """What stands beside a name. `firm`: the writer says it of this name, so that no namesake elsewhere can be
    meant.
    """

    country: str | None = None
    parent: Entry | None = None
    firm: bool = True


@dataclass(slots=True)
class Verdict:
    """A candidate judged. The answers from UNSURE_YES up count as places; the unsure ones may be put to the tagger."""

    candidate: Candidate
    answer: int  # YES, UNSURE_YES, UNSURE_NO, NO
    rule: str
    trigger: str | None = None  # the kind of place that the word before it announces
    country: Statement | None = None  # what is stated beside it, once looked for
