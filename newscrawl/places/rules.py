"""Is this candidate a place here? Judged by the words around it; nothing is learnt, every rule has a name.

A verdict is yes, no or unsure with the name of the rule that gave it. `model` may be asked about the unsure ones.
"""

from newscrawl.places import context
from newscrawl.places.candidates import NEVER, STRONG, WEAK, Candidate, Scanner, Words
from newscrawl.places.gazetteer import Entry
from newscrawl.places.verdict import NO, UNSURE_NO, UNSURE_YES, YES, Verdict
from newscrawl.places.vocabulary import ANNOUNCING

BEFORE = " \t\u00a0\"'«“”("  # what may stand between a name and the word that announces it
ARTICLES = ("ال", "لل")
SMALL = 4  # letters: «إلى», «الذي» begin like a noun with its article
KINDS = frozenset({"city", "quarter", "admin"})
FIRM = frozenset(
    {"trigger", "stated-country", "admin-parent", "named-elsewhere"}
)  # rules that settle a name for its other mentions too


def announced(scanner: Scanner, text: Words, first: int) -> str | None:
    """The kind of place announced just before word `first`: «مدينة», «محافظة», or «العاصمة السورية» before the name."""
    gap = text.gaps[first]
    if first == 0 or (gap != " " and gap.strip(BEFORE)):
        return None
    word = text.words[first - 1]
    kind = scanner.vocabulary.trigger(word)
    if kind in ANNOUNCING:
        return kind
    if (
        first > 1
        and (scanner.vocabulary.adjective(word) or word in scanner.vocabulary.qualifiers)
        and text.joined(first - 2)
    ):
        before = scanner.vocabulary.trigger(text.words[first - 2])
        if before in ANNOUNCING:
            return before
    return kind


def _guarded(scanner: Scanner, text: Words, candidate: Candidate) -> str | None:
    """The guard before the name, if one stands there: a title, a given name, «نادي», «صحيفة»."""
    i = candidate.first
    if i == 0 or candidate.attached or ((gap := text.gaps[i]) != " " and gap.strip(" \t\u00a0\"'«“”")):
        return None
    word = text.words[i - 1]
    kind = scanner.vocabulary.guard(word)
    if kind:
        return kind
    if word in scanner.vocabulary.given and word not in scanner.places:
        return "name"
    if (
        (scanner.vocabulary.adjective(word) or (word.startswith(ARTICLES) and len(word) > SMALL))
        and i > 1 and text.joined(i - 2)
        and scanner.vocabulary.guard(text.words[i - 2]) in ("title", "org") and candidate.strength < STRONG
    ):  # fmt: skip
        return "title"
    return None


def _is_adjective(scanner: Scanner, text: Words, candidate: Candidate) -> bool:
    """Whether a country's name is an adjective here: «السعودية» after a noun with the article, «العاصمة السعودية»."""
    i = candidate.first
    if i == 0 or candidate.last != i or candidate.attached or not scanner.vocabulary.adjective(candidate.key):
        return False
    return text.words[i - 1].startswith("ال") and len(text.words[i - 1]) > SMALL and text.joined(i - 1)


def _is_half(scanner: Scanner, text: Words, candidate: Candidate) -> bool:
    """Whether the candidate is one word of an announced name of two: «كفر» or «عانة» of «قرية كفر عانة»."""
    i, openers = candidate.first, scanner.vocabulary.openers
    if candidate.last != i or candidate.attached:
        return False
    if i > 1 and text.words[i - 1] in openers and text.joined(i - 1):
        return scanner.vocabulary.trigger(text.words[i - 2]) in ("city", "quarter")
    if candidate.strength != WEAK or candidate.key not in openers or i + 1 >= len(text.words) or not text.joined(i):
        return False
    after, vocabulary = text.words[i + 1], scanner.vocabulary
    return not (vocabulary.adjective(after) or after in vocabulary.ordinary or vocabulary.trigger(after))


def is_alone(scanner: Scanner, text: Words, candidate: Candidate) -> bool:
    """Whether nothing beside a name can say anything of it, so that no rule need look there. So it is with most."""
    first, after, vocabulary = candidate.first, candidate.last + 1, scanner.vocabulary
    if after != first + 1 or candidate.key in vocabulary.openers:
        return False
    if first and _may_tell(scanner, text, candidate):
        return False
    if candidate.strength == NEVER or after == len(text.words):
        return True
    gap = text.gaps[after]
    return not (vocabulary.tells_after(text.words[after]) if gap == " " else context.leads_on(gap.strip()))


def _may_tell(scanner: Scanner, text: Words, candidate: Candidate) -> bool:
    """Whether the word before a name may say anything of it."""
    first, vocabulary = candidate.first, scanner.vocabulary
    gap, word = text.gaps[first], text.words[first - 1]
    if gap != " ":
        return not gap.strip(BEFORE) or not gap.strip()
    if vocabulary.tells_before(word):
        return True
    if not word.startswith(ARTICLES):
        return False
    titled = first > 1 and vocabulary.guard(text.words[first - 2]) is not None  # «الوزير السابق فارس»
    return titled or vocabulary.adjective(candidate.key) is not None


def judge(scanner: Scanner, text: Words, candidate: Candidate) -> Verdict:
    """One candidate: its strength, the word before it, what is stated after it."""
    if is_alone(scanner, text, candidate):
        return Verdict(candidate, *_by_itself(candidate))
    return judge_beside(scanner, text, candidate)


def judge_beside(scanner: Scanner, text: Words, candidate: Candidate) -> Verdict:
    """The same by all rules, whether or not the words beside it can say anything."""
    strength = candidate.strength
    kind = announced(scanner, text, candidate.first)
    strong_kind = kind in ANNOUNCING and not candidate.attached
    verdict = Verdict(candidate, NO, "function-word", kind)
    if strength == NEVER and not strong_kind:
        return verdict
    if candidate.carried:
        return Verdict(candidate, *_by_itself(candidate), kind)
    entries = scanner.places.folded(candidate.key)
    country = context.country_of(scanner, text, verdict)
    stated = country is not None and any(country.country in e.countries for e in entries)
    answer, rule = _answer(scanner, text, verdict, entries, stated)
    return Verdict(candidate, answer, rule, kind, country)


def _answer(scanner: Scanner, text: Words, verdict: Verdict, entries: list[Entry], stated: bool) -> tuple[int, str]:
    candidate, kind = verdict.candidate, verdict.trigger
    strength = candidate.strength
    if strength == NEVER:
        return YES if stated else NO, "stated-country" if stated else "function-word"
    if _is_adjective(scanner, text, candidate):
        return (NO if scanner.vocabulary.trigger(text.words[candidate.first - 1]) else UNSURE_NO), "adjective"
    if _is_half(scanner, text, candidate):
        return NO, "half-name"
    if kind in ANNOUNCING and not candidate.attached:
        if strength == WEAK and candidate.key.startswith("ال") and kind in ("region", "country", "facility"):
            return UNSURE_NO, "common-word"
        return YES, "trigger"
    several = candidate.last > candidate.first and not candidate.attached
    if several and strength == STRONG and scanner.vocabulary.trigger(text.words[candidate.first]) in KINDS:
        return YES, "trigger"  # the name says itself what it is: «مخيم بلاطة»
    guard = _guarded(scanner, text, candidate)
    if guard == "org":
        return UNSURE_NO if strength == STRONG else NO, "organisation"
    if guard in ("title", "name"):
        if strength < STRONG:
            return NO, "person"
        return UNSURE_NO if guard == "name" else UNSURE_YES, "person"
    if stated:
        return YES if strength > WEAK else UNSURE_YES, "stated-country"
    if strength < STRONG:
        parent = context.parent_of(scanner, text, verdict)
        if parent and parent.parent and any(e.admin1 == parent.parent.admin1 for e in entries):
            return YES, "admin-parent"
    return _by_itself(candidate, kind)


def _by_itself(candidate: Candidate, kind: str | None = None) -> tuple[int, str]:
    """What a name says alone, with the letter in front of it and the kind of place announced before it."""
    strength = candidate.strength
    if strength == NEVER:
        return NO, "function-word"
    if candidate.carried:
        return UNSURE_NO, "carried"
    if strength == WEAK:
        return UNSURE_NO if kind or candidate.attached else NO, "common-word"
    located = kind is not None or (candidate.attached[-1:] in ("ب", "ل"))
    if strength == STRONG:
        return YES if located else UNSURE_YES, "name"
    return UNSURE_YES if located else UNSURE_NO, "located" if located else "rare-name"
