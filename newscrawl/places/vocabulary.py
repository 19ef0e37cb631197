"""The words around names: triggers, guards, common words, fixed expressions, adjectives of countries.

All are tables under ``data/places``, folded once and shared. Nothing here decides; `rules` and `resolver` do.
"""

from dataclasses import dataclass
from functools import cache

from newscrawl import tables
from newscrawl.arabic.fold import fold

ATTACHED = "وفبلك"  # letters written together with the word after them
STRONG = frozenset({"city", "quarter", "admin", "region", "country", "facility"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded words; see the heads of the tables for what each kind means."""

    triggers: dict[str, str]
    guards: dict[str, str]
    common: dict[str, str]
    given: frozenset[str]  # given names of people
    expressions: dict[str, list[tuple[str, ...]]]  # first word -> whole expressions, longest first
    nisba: dict[str, str]  # "السوريه" -> "SY"

    def trigger(self, word: str) -> str | None:
        """What kind of place this word announces, attached letters left aside; None for any other word."""
        return self._attached(self.triggers, word)

    def guard(self, word: str) -> str | None:
        """What this word makes of the name after it, other than a place."""
        return self._attached(self.guards, word)

    def adjective(self, word: str) -> str | None:
        """The country whose adjective this is: «السورية» gives SY."""
        return self.nisba.get(word) or (self.nisba.get("ال" + word[2:]) if word.startswith("لل") else None)

    @staticmethod
    def _attached(table: dict[str, str], word: str) -> str | None:
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


def _nisba() -> dict[str, str]:
    found: dict[str, str] = {}
    for country, adjectives in tables.rows("places/nisba.tsv"):
        for adjective in adjectives.split():
            if "_" not in adjective:
                base = fold(adjective)
                for form in (base, base + "ه", "ال" + base, "ال" + base + "ه", "ال" + base + "ين", "ال" + base + "تين"):
                    found.setdefault(form, country)
    return found


@cache
def load() -> Vocabulary:
    """The tables, read on the first call."""
    return Vocabulary(
        triggers=_pairs("places/triggers.tsv"),
        guards=_pairs("places/guards.tsv"),
        common=_pairs("places/common_words.tsv"),
        given=frozenset(fold(row[0]) for row in tables.rows("arabic/given_names.tsv") if row[1:2] != ["latin"]),
        expressions=_expressions(),
        nisba=_nisba(),
    )
