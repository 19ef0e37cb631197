"""A run of words of a credit line and what it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.arabic.bylines.tokens import Word
from newscrawl.arabic.names import Grade

if TYPE_CHECKING:
    from newscrawl.places.gazetteer import Entry


@dataclass(slots=True)
class Piece:
    """A run of words and what it is."""

    kind: str  # place agency outlet person role desk nothing generic job organisation unknown text veto origin
    words: list[Word]
    ident: str | None = None  # agency id, outlet slug, role
    note: str = ""  # agencies: word short plural letters; outlets: own, other, shaped; roles: before after post
    grade: Grade = Grade.NO
    also: str = ""  # what else the words may be: "place", "agency", "outlet"
    weight: int = 0  # of a place: inhabitants; countries have a thousand million
    country: bool = False
    entries: Sequence["Entry"] = ()  # of a place: the gazetteer's candidates
    tied: bool = False  # a place after «من» or in the words of a person

    def copy(self) -> "Piece":
        """Another piece, equal and free to change."""
        return Piece(
            self.kind, self.words, self.ident, self.note, self.grade,
            self.also, self.weight, self.country, self.entries, self.tied,
        )  # fmt: skip

    @property
    def printed(self) -> str:
        """The words as printed, single spaces between them."""
        return " ".join(word.text for word in self.words)


def flat(words: Sequence[Word]) -> tuple[str, ...]:
    """The folded words, those with dots or hyphens inside cut at them: «العربية.نت» is two."""
    keys = tuple([word.key for word in words])
    joined = "".join(keys)
    if "." in joined or " " in joined:
        return tuple(part for key in keys for part in key.replace(".", " ").split())
    return keys


def explained(pieces: Sequence[Piece], allowed: tuple[str, ...] = ()) -> bool:
    """Whether every piece is explained."""
    return bool(pieces) and all(
        p.kind not in ("unknown", "text", "veto", "organisation", "job") or p.kind in allowed for p in pieces
    )
