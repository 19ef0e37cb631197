"""Names that the gazetteer lacks but the text announces: «بلدة تفتناز», «قرية كفرحمرة»."""

from bisect import bisect_right

from newscrawl.places.candidates import STRONG, Candidate, Scanner, Words
from newscrawl.places.context import country_of
from newscrawl.places.verdict import YES, Verdict
from newscrawl.places.vocabulary import ATTACHED


def _name_like(scanner: Scanner, word: str) -> bool:
    vocabulary = scanner.vocabulary
    if len(word) < 3 or word in vocabulary.ordinary or word in vocabulary.common:
        return False
    bare = word[2:] if word.startswith("ال") else word
    if bare in vocabulary.ordinary or vocabulary.adjective(word):
        return False
    if vocabulary.trigger(word) or vocabulary.guard(word) or word in vocabulary.qualifiers:
        return False
    return not (word[0] in ATTACHED and (word[1:] in vocabulary.ordinary or word[1:] in scanner.places))


def bracketed_names(scanner: Scanner, text: Words, taken: set[int]) -> list[Verdict]:
    """A verdict for every unknown word whose country follows in brackets: «مجدليا (شمال لبنان)», «في زقزوقة (مصر)».

    A bare country in brackets follows players, clubs and speakers too; there «في», «من» or the head of a dateline must
    stand before the word.
    """
    found: list[Verdict] = []
    at = text.text.find("(")
    while at >= 0:
        i = bisect_right(text.ends, at) - 1
        if i >= 0 and i not in taken and i + 1 < len(text.words) and text.gap(i).strip() == "(":
            candidate = Candidate(i, i, text.words[i], "", STRONG)
            verdict = Verdict(candidate, YES, "announced")
            stated = country_of(scanner, text, verdict)
            linked = text.words[i + 1] in scanner.vocabulary.links
            head = (
                i == 0 or text.words[i - 1] in scanner.vocabulary.leads or text.gap(i - 1).strip()[-1:] in tuple(".-–/")
            )
            if stated and stated.firm and (linked or head) and _name_like(scanner, text.words[i]):
                found.append(verdict)
        at = text.text.find("(", at + 1)
    return found


def unknown_names(scanner: Scanner, text: Words, taken: set[int]) -> list[Verdict]:
    """A verdict for every announced name that no candidate covers: one word, or two after «أبو», «دير», «تل» …"""
    found = []
    words, openers = text.words, scanner.vocabulary.openers
    announces = scanner.vocabulary.announcers  # words without ال: «المدينة» goes before too many that are no names
    if announces.isdisjoint(words):  # most texts announce none
        return []
    for i in [i for i, word in enumerate(words[:-1]) if word in announces]:
        if i + 1 in taken or text.gap(i).strip(' "«“'):
            continue
        last = i + 1
        if words[last] in openers:
            last += 1
            if last >= len(words) or last in taken or not text.joined(last - 1):
                continue
        elif not _name_like(scanner, words[last]):
            continue
        key = " ".join(words[i + 1 : last + 1])
        candidate = Candidate(i + 1, last, key, "", STRONG)
        found.append(Verdict(candidate, YES, "announced", scanner.vocabulary.trigger(words[i])))
    return found
