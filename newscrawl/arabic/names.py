"""Is this the name of a person? A check on words alone, for what is left of a credit line when all else is explained.

No list holds all names, so the answer has four grades. The evidence, strongest first: a known given name in front
(`data/arabic/given_names.tsv`); kinship words («بن», «آل», «أبو»); a known given name further on; a family name in
ال…ي. Everyday words of news (`data/arabic/common_words.tsv`) and the shapes of verbs and verbal nouns speak against it.
"""

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from newscrawl import tables
from newscrawl.arabic.fold import fold as _fold
from newscrawl.arabic.fold import strip_signs

MAX_CORE = 5  # names longer than five words, kinship words aside, do not occur in credits
MAX_WORDS = 9
PREPOSITIONS = frozenset({"من", "في", "الي", "عن", "مع"})  # in no name, not even after «سي» or «آل»


class Grade(IntEnum):
    """How much speaks for a person's name."""

    NO = 0  # holds a word that no name holds
    SHAPE = 1  # nothing speaks against it: enough where only a person can stand
    LIKELY = 2  # kinship word, or a given name after a first word that is unknown or also an everyday word
    SURE = 3  # begins with a given name and goes on like a name


class Lists(NamedTuple):
    """The tables, folded."""

    given: frozenset[str]
    everyday: frozenset[str]  # given names that are also everyday words
    functions: frozenset[str]
    printed_functions: frozenset[str]  # those that fold to a given name, as printed: «على» beside «علي»
    common: frozenset[str]
    verbs: frozenset[str]
    kinship: frozenset[str]
    joints: frozenset[str]
    seconds: frozenset[str]  # second parts of compound given names: «فتح الرحمن», «نور الدين»


def key(word: str) -> str:
    """A word as this module compares it: letters folded, Latin in lower case."""
    return _fold(word).casefold()


@cache
def lists() -> Lists:
    """The tables, read once."""
    given: set[str] = set()
    everyday: set[str] = set()
    for name, _, *note in tables.rows("arabic/given_names.tsv"):
        folded = key(name)
        for spelling in {folded, folded.removesuffix("ء")}:
            given.add(spelling)
            if note:
                everyday.add(spelling)
    functions: set[str] = set()
    printed: set[str] = set()
    common: set[str] = set()
    verbs: set[str] = set()
    for word, kind in tables.rows("arabic/common_words.tsv"):
        folded = key(word)
        if kind != "function":
            common.add(folded)
            if kind == "verb":
                verbs.add(folded)
        elif folded in given:
            printed.add(word)
        else:
            functions.add(folded)
    particles = [(key(word), kind) for word, kind in tables.rows("arabic/name_particles.tsv")]
    return Lists(
        given=frozenset(given),
        everyday=frozenset(everyday),
        functions=frozenset(functions),
        printed_functions=frozenset(printed),
        common=frozenset(common - given),
        verbs=frozenset(verbs - given),
        kinship=frozenset(word for word, kind in particles if kind == "kinship"),
        joints=frozenset(word for word, kind in particles if kind == "joint"),
        seconds=frozenset(word for word, kind in particles if kind == "second"),
    )


_DIGIT = re.compile(r"\d")
ARABIC = re.compile("[\u0620-\u064a]")
# Masdar and plural shapes: ارتفاع، انفجار، استقبال؛ تأجيل؛ انتخابات. Known names of the same shape are in the table.
_VERBAL_NOUN = re.compile("^(?:ا(?:ست)?..?.?ا.|ان..ا.|ت..ي.|.+ات)$")
_VERB = re.compile("^(?:[يتن]|س[يتن])...+$")
_POSSESSED = re.compile("^(?!ال)(?:..+ها|...+(?:هم|هن|نا|كم|ته|اته|يته))$")  # never with the article: «الدريهم»
SERVANT = "عبد"  # and a name of God
MOTHER = "ام"  # «أم كلثوم أحمد»
_ARTICLE = re.compile("(?:a[dlnrstz]|ash|el|ul)-[A-ZÀ-Þ]")  # «Nidal al-Mughrabi»
_NISBA = re.compile("^ال...+ي$")
_ATTACHED = re.compile("^(?:لل..+|[وف]ال...+|كال...+|ولل.+|[وفبلك]ال(?:ا|ت|م).{4,})$")


def is_given(word: str) -> bool:
    """Whether a word is a known given name, in any spelling."""
    return key(word) in lists().given


def is_everyday(folded: str) -> bool:
    """Whether a folded word, with or without ال, is an everyday word of news or a function word."""
    known = lists()
    if folded in known.functions or folded in known.common:
        return True
    return len(folded) > 4 and folded.startswith("ال") and folded[2:] in known.common


def grade(name: str) -> Grade:
    """How likely `name` is a person's. Any string; titles and roles must have been taken off."""
    words = name.split()
    return grade_words(words, [key(word) for word in words])


def grade_words(printed: Sequence[str], folded: Sequence[str]) -> Grade:
    """The same for a name already cut into words, given as printed and as folded by `key`."""
    count = len(folded)
    if not 0 < count <= MAX_WORDS:
        return Grade.NO
    known = lists()
    core = len([word for word in folded if word not in known.kinship and word not in known.joints])
    if not 0 < core <= MAX_CORE or max(map(len, folded)) < 3:
        return Grade.NO
    if folded[0].isascii() or not ARABIC.search(folded[0]):
        return _latin(printed, folded, known)
    if count == 1:
        return Grade.SHAPE if folded[0] in known.given and folded[0] not in known.everyday else Grade.NO
    if folded[0] == SERVANT and count > 2 and folded[1].startswith("ال"):
        # «عبد الحميد سفر» is a given name and a family name, as «عبدالحميد سفر» is
        printed, folded = ["".join(printed[:2]), *printed[2:]], ["".join(folded[:2]), *folded[2:]]
    return _arabic(printed, folded, [word in known.kinship for word in folded], known)


def _arabic(printed: Sequence[str], folded: Sequence[str], kinship: Sequence[bool], known: Lists) -> Grade:
    first, last = folded[0], len(folded) - 1
    compound = folded[1] in known.seconds and first in known.given
    kunya = first == MOTHER and last > 1 and folded[1] in known.given and not _VERB.match(folded[last])
    begins = first in known.given or first.startswith("عبدال") or kinship[0] or kunya
    everyday = first in known.everyday and not (compound and last > 1)
    unknown = 0
    supported = phrase = False
    for i, word in enumerate(folded):
        if word in PREPOSITIONS:
            return Grade.NO
        if kunya and i == 0:
            continue
        if i and (kinship[i - 1] or folded[i - 1] in known.joints) and i > 1 - kinship[0]:
            supported = supported or kinship[i - 1]
            continue  # the word after «بن» or «آل» is a name whatever else it is
        if (compound and i < 2) or word in known.seconds:
            continue
        if i and begins and i < last and folded[i + 1] in known.seconds and word not in known.functions:
            continue  # «هويدا سر الختم»
        verdict = _word(printed[i], word, known, last=i == last, first=i == 0)
        if verdict is None:
            return Grade.NO
        if verdict == "common":
            # «محمد الشاعر» is a family name, «يوسف سفر» may be; «عالم الصورة», «محمد يقول» are phrases.
            if not begins or everyday or i != last or last > 2 or word in known.verbs:
                return Grade.NO
            if not word.startswith("ال"):
                if last > 1:
                    return Grade.NO
                phrase = True
        elif verdict == "given" and i:
            supported = supported or word not in known.everyday
        elif verdict == "unknown" and i:
            unknown += 1
            if i < last and _VERB.match(word) and not kinship[i + 1]:
                return Grade.NO
    if phrase:
        return Grade.SHAPE
    supported = supported or any(kinship[1:-1])
    family = bool(_NISBA.match(folded[last]))
    if everyday and family and last > 1 and not supported and folded[1].startswith("ال"):
        return Grade.NO  # «نادي الهلال السعودي»
    if begins and (not everyday or supported or family):
        return Grade.LIKELY if unknown > 2 and not supported else Grade.SURE
    if not begins and _phrase_like(first, known):
        # «براهمية مسعودة»: in the Maghreb the family name may come first
        return Grade.SHAPE if supported and first.endswith("ه") and not first.startswith("ال") else Grade.NO
    if supported and not everyday and (len(folded) < 4 or any(kinship)) and (begins or not _VERB.match(first)):
        return Grade.LIKELY
    return Grade.SHAPE if len(folded) <= 4 else Grade.NO


def _word(printed: str, word: str, known: Lists, *, last: bool, first: bool) -> str | None:
    """What one word of a name is: given, unknown or common; None where no name holds it."""
    if _DIGIT.search(word) or (word in known.functions and word not in known.joints and word not in known.kinship):
        return None
    if word in known.given or word in known.kinship:
        bare = strip_signs(printed)
        if bare in known.printed_functions and not (last and not first and bare == "على"):
            return None  # Egyptian printing writes the name علي as على, but then it ends the name
        return "given"
    if len(word) == 1:
        if (first and printed[-1] != ".") or word == "و" or (last and printed == "ك"):  # «سلمى الراعي كـ محليات»
            return None
        return "unknown"  # «ب. جمال الدين»
    if is_everyday(word):
        return "common"
    if _ATTACHED.match(word):
        return None
    if len(word) > 3 and _POSSESSED.match(word) and not strip_signs(printed).endswith("ة"):  # «نبيتة» is no «سيارته»
        return None
    return "unknown"


def _phrase_like(first: str, known: Lists) -> bool:
    """Whether an unknown first word looks like the start of a phrase rather than of a name."""
    if first in known.joints or first.startswith("ال") or first in known.common:
        return True  # «سان جيرمان» is no first name
    return bool(_VERBAL_NOUN.match(first)) or (first.endswith("ه") and len(first) > 3)


# Before family names that are common nouns: «van der Meer».
FAMILIES = frozenset(("van", "von", "der", "den", "ten", "ter", "zu", "zum", "zur", "af", "op"))


def _latin(printed: Sequence[str], folded: Sequence[str], known: Lists) -> Grade:
    """Names in Latin letters: capitals or a known first name; no digits, no words of news."""
    joined = named = False  # a joint stands before; a name before that
    for word, low in zip(printed, folded, strict=True):
        if not (low.isascii() and low.isalpha()) and (_DIGIT.search(low) or ARABIC.search(low)):
            return Grade.NO
        if is_everyday(low) and low not in known.joints and not (joined and word[0].isupper()):
            return Grade.NO  # «van der Meer» is a name
        joined = named and low in FAMILIES
        named = named or low not in known.joints
        if word[0].isupper() or low in known.given or low in known.joints or low in known.kinship:
            continue
        if _ARTICLE.match(word) is None:
            return Grade.NO
    if len(folded) == 1:
        return Grade.SHAPE if folded[0] in known.given and printed[0][0].isupper() else Grade.NO  # «samar» is a user
    if folded[0] in known.given or not known.kinship.isdisjoint(folded):
        return Grade.SURE
    if sum(low not in known.joints for low in folded) > 4 or all(map(str.isupper, printed)):
        return Grade.NO
    return Grade.SHAPE if known.given.isdisjoint(folded) else Grade.LIKELY
