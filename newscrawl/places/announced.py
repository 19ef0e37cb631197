"""Names that the gazetteer lacks but the text announces: «بلدة تفتناز», «قرية كفرحمرة»."""

from functools import cache

from newscrawl import tables
from newscrawl.arabic.fold import fold
from newscrawl.places.candidates import STRONG, Candidate, Scanner, Words
from newscrawl.places.verdict import YES, Verdict

# Only these, without ال: «المدينة» and «منطقة» go before too many words that are no names.
WORDS = frozenset(
    "مدينه بلده قريه محافظه ولايه ضيعه مخيم بمدينه ببلده بقريه بمحافظه بولايه بمخيم لمدينه لبلده لقريه لمحافظه لولايه "
    "ومدينه وبلده وقريه ومحافظه وولايه ومخيم قضاء بقضاء مديريه بمديريه بلدتي قريتي مدينتي".split()
)
# First words of names of two words.
OPENERS = frozenset(
    "سان سانت سانتا بورت نيو ابو ابي ام بني عين دير تل كفر بيت خان ذي وادي راس باب حي برج بئر بير قلعه شبه جبل جزيره "
    "لوس لاس فورت اولاد ولاد سيدي مولاي شيخ الشيخ بو حمام خربه مشتي تلال دار كوم ميت منيه منشاه ابن بن ايت عرب نجع".split()
)


@cache
def _ordinary() -> frozenset[str]:
    """Everyday words, which no unknown place is called."""
    return frozenset(fold(row[0]) for row in tables.rows("arabic/common_words.tsv"))


def _name_like(scanner: Scanner, word: str) -> bool:
    if len(word) < 3 or word in _ordinary() or word in scanner.vocabulary.common:
        return False
    bare = word[2:] if word.startswith("ال") else word
    if bare in _ordinary() or scanner.vocabulary.adjective(word) or scanner.vocabulary.trigger(word) or scanner.vocabulary.guard(word):
        return False
    return not (word[0] in "وفبلك" and (word[1:] in _ordinary() or word[1:] in scanner.places))


def unknown_names(scanner: Scanner, text: Words, taken: set[int]) -> list[Verdict]:
    """A verdict for every announced name that no candidate covers. One word, or two after «أبو», «دير», «تل» …"""
    found = []
    words = text.words
    for i in range(len(words) - 1):
        if words[i] in WORDS and i + 1 not in taken and not text.gap(i).strip(' "«“'):
            if not _name_like(scanner, words[i + 1]) and words[i + 1] not in OPENERS:
                continue
            last = i + 1
            if words[last] in OPENERS:
                if last + 1 >= len(words) or last + 1 in taken or not text.joined(last):
                    continue
                last += 1
            key = " ".join(words[i + 1 : last + 1])
            candidate = Candidate(i + 1, last, text.starts[i + 1], text.ends[last], key, "", STRONG)
            found.append(Verdict(candidate, YES, "announced", scanner.vocabulary.trigger(words[i])))
    return found
