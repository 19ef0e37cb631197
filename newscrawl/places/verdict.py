"""What the finder makes of a candidate."""

from dataclasses import dataclass

from newscrawl.places.candidates import Candidate

YES, UNSURE_YES, UNSURE_NO, NO = 3, 2, 1, 0


@dataclass(slots=True)
class Verdict:
    """A candidate judged. The answers from UNSURE_YES up count as places; the unsure ones may be put to the tagger."""

    candidate: Candidate
    answer: int  # YES, UNSURE_YES, UNSURE_NO, NO
    rule: str
    trigger: str | None = None  # the kind of place that the word before it announces
