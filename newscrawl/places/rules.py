"""Is this candidate a place here? Judged by the words around it; nothing is learnt, every rule has a name.

A verdict is yes, no or unsure with the name of the rule that gave it. `model` may be asked about the unsure ones.
"""

from dataclasses import dataclass

from newscrawl.places.candidates import MEDIUM, NEVER, STRONG, WEAK, Candidate, Scanner, Words
from newscrawl.places.vocabulary import STRONG as ANNOUNCING

YES, UNSURE_YES, UNSURE_NO, NO = 3, 2, 1, 0
# Words that may stand between a place's kind and its name: «مدينة القائم», «العاصمة السورية دمشق».
QUALIFIERS = frozenset("القديمه الجديده الكبري الصغري المحتله الحدوديه الساحليه".split())
PLACE_MARKS = frozenset("في الي من نحو قرب عند خارج داخل".split())


@dataclass(slots=True)
class Verdict:
    """What the rules make of one candidate."""

    candidate: Candidate
    answer: int  # YES, UNSURE_YES, UNSURE_NO, NO
    rule: str
    trigger: str | None = None  # the kind of place that the word before it announces


def announced(scanner: Scanner, text: Words, first: int) -> str | None:
    """The kind of place announced just before word `first`: «مدينة», «محافظة», or «العاصمة السورية» before the name."""
    if first == 0 or text.gap(first - 1).strip(" \t\u00a0\"'«“”("):
        return None
    word = text.words[first - 1]
    kind = scanner.vocabulary.trigger(word)
    if kind in ANNOUNCING:
        return kind
    if (scanner.vocabulary.adjective(word) or word in QUALIFIERS) and first > 1 and text.joined(first - 2):
        before = scanner.vocabulary.trigger(text.words[first - 2])
        if before in ANNOUNCING:
            return before
    return kind


def stated_after(scanner: Scanner, text: Words, last: int) -> str | None:
    """The country stated right after a name: «الباب السورية», «القصر (مصر)», «سرت (شمال ليبيا)»."""
    if last + 1 >= len(text.words):
        return None
    gap, word = text.gap(last).strip(), text.words[last + 1]
    if not gap:
        return scanner.vocabulary.adjective(word)
    if gap in ("(", "[", "،", ",", "/"):
        for step in (1, 2):
            if last + step < len(text.words):
                entries = scanner.places.folded(text.words[last + step])
                if entries and entries[0].precision == "country":
                    return entries[0].country
                if gap not in ("(", "["):
                    break
    return None


def _guarded(scanner: Scanner, text: Words, candidate: Candidate) -> str | None:
    """The guard before the name, if one stands there: a title, a given name, «نادي», «صحيفة»."""
    i = candidate.first
    if i == 0 or candidate.attached or text.gap(i - 1).strip(" \t\u00a0\"'«“”"):
        return None
    word = text.words[i - 1]
    kind = scanner.vocabulary.guard(word)
    if kind:
        return kind
    if word in scanner.vocabulary.given and word not in scanner.places:
        return "name"
    if (
        (scanner.vocabulary.adjective(word) or word[:2] in ("ال", "لل")) and i > 1 and text.joined(i - 2)
        and scanner.vocabulary.guard(text.words[i - 2]) in ("title", "org") and candidate.strength < STRONG
    ):  # fmt: skip
        return "title"
    return None


def judge(scanner: Scanner, text: Words, candidate: Candidate) -> Verdict:
    """One candidate by itself: its strength, the word before it, the word after it."""
    strength, i = candidate.strength, candidate.first
    kind = announced(scanner, text, i)
    if candidate.attached and i == 0:
        kind = None
    strong_kind = kind in ANNOUNCING and not candidate.attached
    if strength == NEVER:
        return Verdict(candidate, NO, "function-word")
    entries = scanner.places.folded(candidate.key)
    country = stated_after(scanner, text, candidate.last)
    stated = country is not None and any(country in e.countries for e in entries)
    if strong_kind:
        if strength == WEAK and candidate.key.startswith("ال") and kind in ("region", "country", "facility"):
            return Verdict(candidate, UNSURE_NO, "common-word", kind)
        return Verdict(candidate, YES, "trigger", kind)
    guard = _guarded(scanner, text, candidate)
    if guard == "org":
        return Verdict(candidate, UNSURE_NO if strength == STRONG else NO, "organisation")
    if guard in ("title", "name"):
        if strength < STRONG:
            return Verdict(candidate, NO, "person")
        return Verdict(candidate, UNSURE_NO if guard == "name" else UNSURE_YES, "person")
    if stated:
        return Verdict(candidate, YES if strength > WEAK else UNSURE_YES, "stated-country")
    if strength == WEAK:
        return Verdict(candidate, UNSURE_NO if kind or candidate.attached else NO, "common-word", kind)
    located = kind is not None or (candidate.attached[-1:] in ("ب", "ل"))
    if strength == STRONG:
        return Verdict(candidate, YES if located else UNSURE_YES, "name", kind)
    return Verdict(candidate, UNSURE_YES if located else UNSURE_NO, "located" if located else "rare-name", kind)


def judge_all(scanner: Scanner, text: Words, candidates: list[Candidate]) -> list[Verdict]:
    """All candidates of a text; a name that is sure in one spot lends support to its other mentions and its neighbours."""
    verdicts = [judge(scanner, text, c) for c in candidates]
    sure = {v.candidate.key for v in verdicts if v.answer == YES and v.rule in ("trigger", "stated-country")}
    before: Verdict | None = None
    for verdict in verdicts:
        candidate = verdict.candidate
        if verdict.answer == UNSURE_NO and verdict.rule != "organisation":
            if candidate.key in sure and candidate.strength >= MEDIUM:
                verdict.answer, verdict.rule = UNSURE_YES, "named-elsewhere"
            elif (
                before is not None
                and before.answer >= UNSURE_YES
                and before.candidate.last == candidate.first - 1
                and (candidate.attached == "و" or text.gap(candidate.first - 1).strip() in ("،", ",", "-", "/"))
                and candidate.strength >= MEDIUM
            ):
                verdict.answer, verdict.rule = UNSURE_YES, "listed"
        before = verdict
    return verdicts
