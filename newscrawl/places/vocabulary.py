"""The words around names: triggers, guards, common words, fixed expressions, adjectives of countries.

All are tables under ``data/places``, folded once and shared. Nothing here decides; `rules` and `resolver` do.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from newscrawl import tables
from newscrawl.arabic.fold import fold

ATTACHED = "وفبلك"  # letters written together with the word after them
REMEMBERED = 5_000  # words whose answers are kept, of each question
Asked = Callable[[str], str | None]
ANNOUNCING = frozenset({"city", "quarter", "admin", "region", "country", "facility"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded words; see the heads of the tables for what each kind means."""

    triggers: dict[str, str]
    guards: dict[str, str]
    common: dict[str, str]
    told: frozenset[str]  # those of them that are places where the piece speaks of their country
    ordinary: frozenset[str]  # everyday words, which no unknown place is called
    given: frozenset[str]  # given names of people
    expressions: dict[str, list[tuple[str, ...]]]  # first word -> whole expressions, longest first
    nisba: dict[str, str]  # "السوريه" -> "SY"
    loose: frozenset[str]  # those of them that are everyday words too: «الصحراوي»
    qualifiers: frozenset[str]
    links: frozenset[str]
    parents: frozenset[str]
    announcers: frozenset[str]  # with an attached letter too
    openers: frozenset[str]
    leads: frozenset[str]
    going: frozenset[str]
    hints: dict[str, str]  # all of the first tables in one: what the tagger is told of a word
    linking: frozenset[str]  # `links`, with ب or ل in front or without; و and ف would begin something new
    parenting: frozenset[str]  # `parents` in the same way
    trigger: Asked  # what kind of place this word announces, attached letters left aside; None for any other word
    guard: Asked  # what this word makes of the name after it, other than a place
    hint: Asked  # trigger, guard, adjective or given name: one word for what a word is
    adjective: Asked  # the country whose adjective this is: «السورية» gives SY
    tells_before: Callable[[str], bool]  # whether a word can say anything of the name after it
    tells_after: Callable[[str], bool]  # whether a word can say anything of the name before it


def _adjective(nisba: dict[str, str], word: str) -> str | None:
    return nisba.get(word) or (nisba.get("ال" + word[2:]) if word.startswith("لل") else None)


def _asked(find: Callable[[dict[str, str], str], str | None], table: dict[str, str]) -> Asked:
    """A table to be asked for words in running text, which repeat: the answers are kept."""
    return lru_cache(REMEMBERED)(partial(find, table))


def _tells_before(hints: dict[str, str], others: frozenset[str], word: str) -> bool:
    return word in others or attached(hints, word) is not None


def _tells_after(nisba: dict[str, str], others: frozenset[str], word: str) -> bool:
    return word in others or _adjective(nisba, word) is not None


def _joined(words: Iterable[str]) -> frozenset[str]:
    return frozenset(letter + word for word in words for letter in ("", "ب", "ل") if not letter or len(word) > 1)


def attached(table: dict[str, str], word: str) -> str | None:
    """The entry of a word, with و ف ب ل ك in front or without, «للمدينة» read as «المدينة»."""
    kind = table.get(word)
    if kind is None and word[:1] in ATTACHED and len(word) > 3:
        kind = table.get(word[1:])
        if kind is None:
            if word[:2] == "لل":
                kind = table.get("ال" + word[2:]) or table.get(word[2:])
            elif word[1] in ATTACHED:
                kind = table.get(word[2:])
    return kind


def _pairs(name: str) -> dict[str, str]:
    return {fold(row[0]): row[1] for row in tables.rows(name)}


def _expressions() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in tables.rows("places/expressions.tsv"):
        words = tuple(fold(row[0]).split())
        found.setdefault(words[0], []).append(words)
    for expressions in found.values():
        expressions.sort(key=len, reverse=True)
    return found


def _nisba() -> tuple[dict[str, str], frozenset[str]]:
    found: dict[str, str] = {}
    loose: set[str] = set()
    for country, adjectives in tables.rows("places/nisba.tsv"):
        for adjective in adjectives.split():
            base = fold(adjective.rstrip("*"))
            for form in (base, base + "ه", "ال" + base, "ال" + base + "ه", "ال" + base + "ين", "ال" + base + "تين"):
                found.setdefault(form, country)
                if adjective.endswith("*"):
                    loose.add(form)
    return found, frozenset(loose)


@cache
def load() -> Vocabulary:
    """The tables, read on the first call."""
    context: dict[str, set[str]] = {}
    for row in tables.rows("places/context.tsv"):
        context.setdefault(row[1], set()).add(fold(row[0]))
    triggers, guards = _pairs("places/triggers.tsv"), _pairs("places/guards.tsv")
    nisba, loose = _nisba()
    given = frozenset(fold(row[0]) for row in tables.rows("arabic/given_names.tsv") if row[1:2] != ["latin"])
    common = _pairs("places/common_words.tsv")
    hints = dict.fromkeys(given, "given") | dict.fromkeys(nisba, "nisba") | guards
    for word, kind in triggers.items():
        hints[word] = f"{kind}/{guards[word]}" if word in guards else kind
    qualifiers, openers = frozenset(context["qualifier"]), frozenset(context["opener"])
    linking, parenting = _joined(context["link"]), _joined(context["parent"])
    return Vocabulary(
        triggers=triggers,
        guards=guards,
        common=common,
        told=frozenset(word for word, kind in common.items() if kind == "told"),
        ordinary=frozenset(fold(row[0]) for row in tables.rows("arabic/common_words.tsv")),
        given=given,
        expressions=_expressions(),
        nisba=nisba,
        loose=loose,
        qualifiers=qualifiers,
        links=frozenset(context["link"]),
        parents=frozenset(context["parent"]),
        announcers=frozenset(a + word for word in context["announcer"] for a in ("", *ATTACHED)),
        openers=openers,
        leads=frozenset(context["lead"]),
        going=frozenset(context["going"]),
        hints=hints,
        linking=linking,
        parenting=parenting,
        trigger=_asked(attached, triggers),
        guard=_asked(attached, guards),
        hint=_asked(attached, hints),
        adjective=_asked(_adjective, nisba),
        tells_before=lru_cache(REMEMBERED)(partial(_tells_before, hints, qualifiers | openers)),
        tells_after=lru_cache(REMEMBERED)(partial(_tells_after, nisba, qualifiers | linking | parenting)),
    )
