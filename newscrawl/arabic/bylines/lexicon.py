"""The word lists of credit lines as one index of phrases: agencies, roles, titles, desks and small words.

A phrase is a tuple of folded words. The tables are read once, on the first reading.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newscrawl import tables
from newscrawl.arabic.names import key, lists

ON = {"علي"}  # «على الساعة»; folded it is the name
DATE_LETTERS = frozenset({"م", "ص", "ه", "هـ", "am", "pm"})  # short words that a date may end with
IMAGE_ROLES = frozenset({"photographer", "videographer", "illustrator"})


class Sense(NamedTuple):
    """What a phrase is: a kind, and what the table says of it."""

    kind: str  # agency, role, title, or a kind of byline_words.tsv
    value: str | None = None  # agency id, role
    note: str = ""  # agencies: word, letters, short, plural; roles: before, after, post
    country: str = ""


NOTHING: Mapping[str, Sense] = {}


class Lexicon:
    """Phrases by their words, and all first words with the lengths of the phrases they begin."""

    def __init__(self) -> None:
        self.phrases: dict[tuple[str, ...], dict[str, Sense]] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}
        self.longest = 0  # words of a phrase
        self.letters: dict[str, str] = {}  # «افب» -> agency id
        self.openers: dict[str, str] = {}  # words that are an agency where a paragraph begins, as printed -> its id
        self.initials: frozenset[str] = frozenset()  # first letters of `letters`
        self.dates: frozenset[str] = frozenset()  # words that stand in dates
        self.weekdays: frozenset[str] = frozenset()  # with their article, as dates have them and names hardly ever
        self.date_edges: frozenset[str] = frozenset()  # those that a date may begin or end with
        self.place_heads: frozenset[str] = frozenset()  # first words of what stands before a place: «مدينة»
        self.place_tails: frozenset[str] = frozenset()  # words that stand after one: «المحتلة»
        self.jobs: frozenset[str] = frozenset()  # words that are a post: «رئيس»
        self.makers: frozenset[str] = frozenset()  # words before those who took the pictures: «تصوير»

    def add(self, phrase: str, sense: Sense) -> None:
        """Add one phrase; a later sense of the same kind does not replace an earlier one."""
        words = tuple(key(phrase).replace("-", " ").replace(".", " ").split())
        if words:
            self.phrases.setdefault(words, {}).setdefault(sense.kind, sense)
            self.longest = max(self.longest, len(words))
            known = set(self.lengths.get(words[0], ()))
            self.lengths[words[0]] = tuple(sorted(known | {len(words)}, reverse=True))

    def senses(self, words: tuple[str, ...]) -> Mapping[str, Sense]:
        """The senses of exactly these folded words, by kind."""
        return self.phrases.get(words, NOTHING)

    def starting(self, words: Sequence[str]) -> Iterator[tuple[int, Mapping[str, Sense]]]:
        """Phrases that begin `words`, the longest first, each with its length in words."""
        for length in self.lengths.get(words[0], ()) if words else ():
            if length <= len(words) and (senses := self.phrases.get(tuple(words[:length]))):
                yield length, senses


@cache
def load() -> Lexicon:
    """The lexicon of the shipped tables."""
    lexicon = Lexicon()
    for ident, spelling, kind, country in tables.rows("arabic/agencies.tsv"):
        if kind == "opener":
            lexicon.openers[spelling] = ident
            continue
        sense = Sense("agency", None if ident == "-" else ident, kind, "" if country == "-" else country)
        if kind == "letters":
            joined = key(spelling).replace(" ", "")
            lexicon.letters[joined] = ident
            for cut in range(1, len(joined)):  # «افب», «اف ب»; single letters are joined before look-up
                lexicon.add(f"{joined[:cut]} {joined[cut:]}", sense)
            if len(joined) > 2:
                lexicon.add(joined, sense)
        else:
            lexicon.add(spelling, sense)
    for role, phrase, where in tables.rows("arabic/roles.tsv"):
        lexicon.add(phrase, Sense("role", role, where))
    for (title,) in tables.rows("arabic/titles.tsv"):
        lexicon.add(title, Sense("title"))
    for kind, phrase in tables.rows("arabic/byline_words.tsv"):
        lexicon.add(phrase, Sense(kind))
    lexicon.initials = frozenset(joined[0] for joined in lexicon.letters)
    forms = [*_date_forms()]
    lexicon.dates = frozenset(word for form in forms for word in form)
    lexicon.weekdays = frozenset(
        key(form)
        for table in ("cldr", "weekdays")
        for kind, _, form, *_ in tables.rows(f"arabic/{table}.tsv")
        if kind == "weekday" and form.startswith("ال")
    )
    lexicon.date_edges = frozenset(
        word
        for form in forms
        for word in (form[0], form[-1])
        if (len(word) > 2 or len(form) == 1 or word in DATE_LETTERS) and word not in lists().functions | ON
    )
    for table in ("cldr", "months"):
        for kind, _, form, *_ in tables.rows(f"arabic/{table}.tsv"):
            if kind == "month" and len(form) > 3 and key(form) not in lists().given:
                lexicon.add(form, Sense("month"))
    phrases = lexicon.phrases.items()
    lexicon.place_heads = frozenset(words[0] for words, senses in phrases if "place-head" in senses)
    lexicon.place_tails = frozenset(words[0] for words, senses in phrases if "place-tail" in senses and len(words) == 1)
    lexicon.jobs = frozenset(words[0] for words, senses in phrases if "job" in senses and len(words) == 1)
    lexicon.makers = frozenset(
        words[0]
        for words, senses in phrases
        if len(words) == 1 and (made := senses.get("role")) and made.value in IMAGE_ROLES and "before" in made.note
    )
    return lexicon


def _date_forms() -> Iterator[list[str]]:
    """Months, weekdays and words of the clock as lists of folded words."""
    for table in ("cldr", "months", "weekdays", "clock"):
        for _, _, form, *_ in tables.rows(f"arabic/{table}.tsv"):
            if words := key(form).replace(".", " ").split():
                yield words
    for word in ("هـ", "ه", "م", "الموافق", "الساعه", "بتاريخ", "gmt", "utc", "am", "pm", "at", "on"):
        yield [word]
