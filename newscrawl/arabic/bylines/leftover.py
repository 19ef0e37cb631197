"""What nothing explains: unknown words that may be names, a place or an outlet, or text that no credit holds."""

from collections.abc import Sequence

from newscrawl.arabic.bylines import toponyms
from newscrawl.arabic.bylines.known import Known
from newscrawl.arabic.bylines.lexicon import load
from newscrawl.arabic.bylines.people import JOINERS, certain, split_people, without_titles
from newscrawl.arabic.bylines.piece import Piece, flat
from newscrawl.arabic.bylines.tokens import Word
from newscrawl.arabic.names import Grade, grade_words, is_everyday, lists


def leftover(known: Known, words: list[Word]) -> list[Piece]:
    """What nothing explains: unknown words that may be names or a place, or text."""
    bare = without_titles(known, words)
    names = split_people(bare)
    titles = words[: len(words) - len(bare)]
    if titles and max([len(word.key) for word in titles]) == 1 and len(names) == 1 and len(bare) > 1:
        grade = known.grade(bare)
        if grade >= Grade.SHAPE:
            return [
                Piece("person", bare, grade=Grade.LIKELY)
            ]  # «د. رشان أوشي»: a title before it, as before names alone
    return _unsure(known, bare, names)


def strangers(known: Known, words: list[Word]) -> list[Piece]:
    """What foreign words are that no table knows: persons, or left over. No title is among them."""
    keys = [word.key for word in words]
    if not JOINERS.isdisjoint(keys):
        names = split_people(words)
        return certain(known, names) or _unsure(known, words, names)
    kind, grade = stranger([word.text for word in words], keys)
    return [Piece(kind, words, grade=grade)]


def stranger(printed: Sequence[str], keys: Sequence[str]) -> tuple[str, Grade]:
    """What foreign words are that no table knows and that no «and» joins, and how likely a name: a kind of piece."""
    grade = grade_words(printed, keys)
    if grade >= Grade.LIKELY:
        return "person", grade
    return ("unknown", grade) if grade >= Grade.SHAPE or placelike(keys) else ("text", Grade.NO)


def _unsure(known: Known, words: list[Word], names: list[list[Word]]) -> list[Piece]:
    """`names`: the words as names joined by و."""
    if len(names) > 1:
        graded = [known.grade(name) for name in names]
        if min(graded) >= Grade.SHAPE and min(map(len, names)) > 1:
            return [Piece("unknown", name, grade=g) for name, g in zip(names, graded, strict=True)]
    return [_unknown(known, words)]


def _unknown(known: Known, words: list[Word]) -> Piece:
    """Words that may be a name or a place, or text."""
    quoted = any(word.soft == "quote" for word in words[1:])
    grade = Grade.NO if quoted else known.grade(words)
    parts = flat(words)
    ends = known.lexicon.senses(parts[-1:]) if len(parts) > 1 else {}
    tail = "outlet-tail" in ends or "outlet-tail-weak" in ends
    if grade < Grade.LIKELY and len(parts) <= 4 and lists().functions.isdisjoint(parts[:-1]):
        body = parts[:-1] if tail else parts
        if known.site.resembles(body, least=2 if tail or len(parts) == 1 else 3):
            return Piece("outlet", words, known.site.slug, "own")
        if "outlet-tail" in ends and not is_everyday(parts[0]):
            return Piece("outlet", words, None, "shaped", grade=Grade.SHAPE)
        if tail and len(parts) <= 3:
            return Piece("unknown", words, note="outlet", grade=Grade.NO)
    if len(words) == 1 and toponyms.entries(words[0].key, words[0].text):
        return Piece("unknown", words, note="place", grade=grade)
    if grade >= Grade.SHAPE or placelike([word.key for word in words]):
        return Piece("unknown", words, grade=grade)
    return Piece("text", words)


def placelike(keys: Sequence[str]) -> bool:
    """Whether unknown folded words may be a place: one to three, none everyday but the first of «عين الزيزفون»."""
    if not 0 < len(keys) <= 3:
        return False
    barred = lists().printed_functions
    start = 1 if len(keys) > 1 and "place-first" in load().senses((keys[0],)) else 0
    return not any(len(key) < 2 or key[0].isdigit() or key in barred or is_everyday(key) for key in keys[start:])
