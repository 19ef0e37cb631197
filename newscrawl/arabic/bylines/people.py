"""Persons in a run of words: titles taken off, names joined by و told apart, each name checked."""

from newscrawl.arabic.bylines import toponyms
from newscrawl.arabic.bylines.known import Known
from newscrawl.arabic.bylines.piece import Piece
from newscrawl.arabic.bylines.tokens import Word
from newscrawl.arabic.names import Grade, is_everyday, lists

JOINERS = frozenset({"and", "et"})  # foreign words for و


def people(known: Known, words: list[Word]) -> list[Piece] | None:
    """One or more persons and nothing else, if a name check is sure of them."""
    if any(word.soft == "quote" for word in words[1:]):
        return None
    if trailing := _trailing(known, words):
        return trailing
    given = lists().given
    if any(word.key not in given and toponyms.is_country(word.key) for word in words[1:]):
        return None  # «والي مصر»
    if len(words) == 2 and _city(words[1]):
        return None  # «حسنية أكادير» is a club
    if len(words) > 2 and words[0].key not in known.lexicon.place_heads and _led_by_city(known, words):
        return None  # «بيروت سلمى الراعي» is where and who
    return certain(known, split_people(without_titles(known, words)))


def certain(known: Known, names: list[list[Word]]) -> list[Piece] | None:
    """The persons of these names, if the name check is sure of them."""
    graded = [known.grade(name) for name in names]
    if not names or min(graded) == Grade.NO:
        return None
    if min(graded) >= Grade.LIKELY or (max(graded) == Grade.SURE and min(map(len, names)) > 1):
        return [Piece("person", name, grade=g) for name, g in zip(names, graded, strict=True)]
    return None


def _city(word: Word) -> bool:
    """Whether a word is a city rather than a family name."""
    if word.key in lists().given or word.key.endswith("ي"):
        return False
    return any(entry.weight >= 100_000 for entry in toponyms.entries(word.key, word.text)[:1])


def _led_by_city(known: Known, words: list[Word]) -> bool:
    """Whether a city stands before a whole name."""
    if words[1].key not in lists().given or not _city(words[0]) or is_everyday(words[0].key):
        return False
    return known.grade(words[1:]) == Grade.SURE


def _trailing(known: Known, words: list[Word]) -> list[Piece] | None:
    """A person and, without a mark, a great city or the site's own name: «عادل السالمي لندن»."""
    final = words[-1] if len(words) > 2 else None
    if final is not None and final.key[0] == "و" and len(final.key) > 3 and final.key not in lists().given:
        joined = known.whole(without_and([final]))  # «هالة مراد ويورونيوز»
        if joined is not None and joined.kind in ("agency", "outlet") and joined.note not in ("vague", "short"):
            before = people(known, words[:-1])
            return [*before, joined] if before else None
    for i in range(len(words) - 1, max(1, len(words) - 4), -1):
        last = words[i].key
        if i < 2 or last in lists().given or words[i - 1].key in lists().kinship:
            continue
        last_one = known.whole(words[i:])
        if last_one is None or not (
            (last_one.kind == "outlet" and last_one.note == "own")
            or (last_one.kind == "place" and last_one.weight >= toponyms.PROMINENT and not last_one.country)
        ):
            continue
        before = people(known, words[:i])
        if before and any(piece.grade == Grade.SURE for piece in before):
            last_one.also = "" if last_one.kind == "outlet" else last_one.also
            return [*before, last_one]
    return None


def without_titles(known: Known, words: list[Word]) -> list[Word]:
    """The words without the titles before the name."""
    start = 0
    while start < len(words):
        for length, senses in known.lexicon.starting([w.key for w in words[start : start + 3]]):
            left = len(words) - start - length
            # «الشيخ بكاي» is a whole name in Mauritania; «الشيخ محمد علي» has a title
            if "title" in senses and (left > 1 or (left == 1 and words[start].key not in lists().given)):
                start += length
                break
        else:
            break
    return words[start:]


def without_and(words: list[Word]) -> list[Word]:
    """The words without the و attached to the first."""
    first = words[0]
    if first.key[0] != "و" or len(first.key) == 1:
        return words
    bare = Word(first.text[1:], first.key[1:], first.start + 1, first.end, first.soft, first.quoted)
    return [bare, *words[1:]]


def split_people(words: list[Word]) -> list[list[Word]]:
    """Names joined by و: «ماجد هود ومحمد المرحبي» are two, «وليد الشهري» and «مصطفى واعراب» one."""
    names: list[list[Word]] = [[]]
    known = lists()
    for i, word in enumerate(words):
        current = names[-1]
        if word.key[0] != "و" and word.key not in JOINERS:
            current.append(word)
            continue
        if (word.key == "و" or word.key in JOINERS) and current and i + 1 < len(words):
            names.append([])
            continue
        bare = word.key[1:]
        if (
            word.key[0] == "و"
            and len(bare) > 1
            and word.key not in known.given
            and word.key not in known.kinship
            and word.key not in known.joints
            and not (current and current[-1].key in known.kinship)
        ):
            following = len(words) - i
            joins = bare in known.given or bare.startswith("عبدال") or bare in known.kinship
            if (not current and len(names) == 1 and (joins or (following > 1 and not is_everyday(word.key)))) or (
                current and following > 1 and (joins or len(current) > 1)
            ):
                cut = Word(word.text[1:], bare, word.start + 1, word.end, word.soft, word.quoted)
                if current:
                    names.append([cut])
                else:
                    current.append(cut)
                continue
        current.append(word)
    return [name for name in names if name]
