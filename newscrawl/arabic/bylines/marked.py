"""Foreign names where the page marks the writer: several joined by a word, and those of scripts without capitals.

No list can hold them, so the place must say that a person is named (a JSON-LD author, an element made for bylines). The
shape of a name in its script is enough there; the words for newsrooms and their posts are of no name.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from newscrawl import tables
from newscrawl.arabic.bylines import toponyms
from newscrawl.arabic.bylines.lexicon import load
from newscrawl.arabic.bylines.reading import Byline
from newscrawl.arabic.names import ARABIC, PREPOSITIONS, is_everyday, key
from newscrawl.article import Author

LONGEST = 120  # characters
FEWEST_LETTERS = 2
MOST = 6  # names
ARABIC_WORDS = (2, 3)  # of an Arabic name that no list knows

_MARK = re.compile(r"\s*[,;&、，]\s*")
# Whom they write for, and their posts, stand behind it: «Ana Ruiz, La Prensa». «El» and «Le» begin surnames too.
_ASIDE = re.compile(r"\s[/|]\s|,\s(?=(?:The|La|Los|Les|Il|Die|Der|Das)\s[^\W\d_a-z])")
_PLACED = re.compile(r"(?P<name>\S+ .+) (?:in|from|à|aus|da) (?P<place>[A-ZÀ-Þ]\S+(?: [A-ZÀ-Þ]\S+)?)")
_HEBREW_AND = re.compile(r"(?<=\w) ו(?=\w{2,} )")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\u3005"
_KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc"
# Scripts whose names are two to four words: Hebrew, those of India, Thai, Lao, Burmese, Georgian, Ethiopic, Khmer.
_SPACED = (
    "\u05d0-\u05ea",
    *(f"{chr(first)}-{chr(first + 0x7F)}\u200c\u200d" for first in range(0x0900, 0x0E00, 0x80)),
    "\u0e01-\u0e4e",
    "\u0e81-\u0ecd",
    "\u1000-\u109f",
    "\u10a0-\u10ff",
    "\u1200-\u135f",
    "\u1780-\u17d3",
)


@cache
def _name() -> re.Pattern[str]:
    """A name in a script without capitals. Compiled when first asked for: most pages have none."""
    spaced = "|".join(rf"[{each}][{each}'’.׳״-]*(?:\s[{each}][{each}'’.׳״-]*){{1,3}}" for each in _SPACED)
    return re.compile(
        rf"{spaced}|[\uac00-\ud7a3]{{2,4}}|[\uac00-\ud7a3]{{1,2}}\s[\uac00-\ud7a3]{{1,3}}"
        rf"|[{_HAN}]{{2,4}}|[{_HAN}]{{1,2}}\s[{_HAN}]{{1,2}}|[{_HAN}]{{1,6}}(?:[·・][{_HAN}]{{1,6}}){{1,2}}"
        rf"|[{_HAN}{_KANA}]{{1,5}}[\s・]?[{_HAN}{_KANA}]{{1,5}}"
    )


_UNSPACED = re.compile(f"[{_HAN}{_KANA}\uac00-\ud7a3\u0e01-\u0e4e]")
_HAN_ALONE = re.compile(f"[{_HAN}]+")
LONGEST_NAME = 40  # characters


class Words(NamedTuple):
    """The table, as patterns and sets."""

    joined: re.Pattern[str]  # an «and» between two words
    inner: re.Pattern[str]  # one that stands inside a family name too
    label: re.Pattern[str]
    openers: frozenset[str]  # first words of the labels
    post: re.Pattern[str]
    refused: frozenset[str]
    surnames: frozenset[str]


@cache
def words() -> Words:
    """The words of data/arabic/marked_words.tsv."""
    of: dict[str, list[str]] = {}
    for kind, word, _ in tables.rows("arabic/marked_words.tsv"):
        of.setdefault(kind, []).append(word)
    longest = {kind: sorted(map(re.escape, found), key=len, reverse=True) for kind, found in of.items()}
    return Words(
        re.compile(rf"\s+(?:{'|'.join(longest['and'])})\s+"),
        re.compile(rf"\s+(?:{'|'.join(longest['inner'])})\s+"),
        re.compile(
            rf"(?:(?i:{'|'.join(longest['label'])})(?:(?<=\W)|(?=\W)|(?<=[{_HAN}]))|(?:{'|'.join(of['small'])})(?= ))"
            r"[\s:：/]*"
        ),
        frozenset(label.split(" ")[0].rstrip(":") for label in (*of["label"], *of["small"])),
        re.compile(rf"\s*(?:{'|'.join(longest['post'])})$"),
        frozenset(of["refused"]),
        frozenset(of["surname"]),
    )


def read(seen: str, alone: Callable[[str], Byline]) -> Byline | None:
    """The Byline of a foreign string that marks its writers; None where others than they, agencies and places stand.

    `alone`: reads one of several names, or an agency beside them.
    """
    if not FEWEST_LETTERS <= len(seen) <= LONGEST:
        return None
    if ARABIC.search(seen):
        return Byline(authors=(Author(seen, "author"),), explained=True, rule="person") if _is_unlisted(seen) else None
    label = words().label.match(seen)
    names = parts(seen[label.end() :] if label is not None else seen)
    if len(names) > MOST or (names == [seen] and seen.isascii() and " " not in seen):
        return None
    readings: list[Byline] = []
    for name in names:
        reading = _one(name, alone)
        if reading is None:
            return None
        readings.append(reading)
    authors = {author.name: author for reading in readings for author in reading.authors}
    if not authors:
        return None
    places = [place for reading in readings for place in reading.places]
    return Byline(
        authors=tuple(authors.values()),
        agencies=tuple([agency for reading in readings for agency in reading.agencies]),
        outlets=tuple([outlet for reading in readings for outlet in reading.outlets]),
        places=tuple(places),
        dateline=", ".join([place.name for place in places]) or None,
        explained=True,
        rule=" - ".join([reading.rule or "" for reading in readings]),
    )


def is_more(seen: str) -> bool:
    """Whether a string begins with a label that only this module knows, or an outlet stands behind a name."""
    if ", " in seen and _ASIDE.search(seen) is not None:
        return True
    return seen.partition(" ")[0].rstrip(":").lower() in words().openers and words().label.match(seen) is not None


def parts(text: str) -> list[str]:
    """The names in a string, one after the other: cut at commas and at a word for «and»."""
    known = words()
    found: list[str] = []
    for part in _MARK.split(_ASIDE.split(text, 1)[0].strip()):
        rest = part
        while (match := known.joined.search(rest)) is not None:
            following = rest[match.end() :]
            if known.inner.fullmatch(match[0]) and " " in rest[: match.start()] and " " not in following:
                break  # «Santiago Ramón y Cajal»
            found.append(rest[: match.start()])
            rest = following
        found.append(rest)
    return [name for part in found for name in _HEBREW_AND.split(part) if name]


def is_name(text: str) -> bool:
    """Whether a string of a script without capitals has the shape of a person's name, and no word that no name has."""
    if len(text) > LONGEST_NAME or _name().fullmatch(text) is None:
        return False
    refused = words().refused
    if len(text) == len("王明") and _HAN_ALONE.fullmatch(text) and text[0] not in words().surnames:
        return False  # a family name of Japan
    if _UNSPACED.search(text) is None:
        return refused.isdisjoint(text.split())
    return not any(text.endswith(word[:-1]) if word.endswith("$") else word in text for word in refused)


def _is_unlisted(text: str) -> bool:
    """Whether Arabic words are a name by what they are not: no words of news, whatever the shape of the first is.

    «راجانا حمية», «آراس محمد», «إيثار الزبيدي»: elsewhere the first would be taken for a verb's noun.
    """
    keys = [key(word) for word in text.split(" ")]
    if len(keys) not in ARABIC_WORDS or not all(word.isalpha() and len(word) > 2 for word in keys):
        return False
    if keys[0].startswith("ال") or any(map(is_everyday, keys)) or not PREPOSITIONS.isdisjoint(keys):
        return False
    phrases = load()
    return not any(phrases.senses((word,)) for word in keys) and not any(toponyms.is_country(word) for word in keys)


def _one(name: str, alone: Callable[[str], Byline]) -> Byline | None:
    """What one of the names is: a person, an agency, a place, a person in a place; None where it is none of these."""
    reading = alone(name)
    if reading:
        return reading
    bare = words().post.sub("", name)
    if is_name(bare):
        return Byline(authors=(Author(bare, "author"),), explained=True, rule="person")
    if (found := words().inner.search(name)) and alone(f"{name[: found.start()]} {name[found.end() :]}").authors:
        return Byline(authors=(Author(name, "author"),), explained=True, rule="person")
    if placed := _PLACED.fullmatch(name):
        person = alone(placed["name"])
        if person.authors:
            return replace(person, places=alone(placed["place"]).places, rule="person - place")
    return None
