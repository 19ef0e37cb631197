"""The names of outlets as credit lines and citations print them. They come from the outlet files and nowhere else.

An outlet that has no file is still known on its own pages: by the name it is given, or by its domain, whose consonants
are compared with those of the Arabic words («صحافة بلادي» on sahafatbladi.com).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newscrawl import outlets, tables
from newscrawl.arabic.names import is_everyday, key

if TYPE_CHECKING:
    from newscrawl.outlets.labels import Label

# Of an Arabic letter the Latin consonant it sounds most like; weak letters (ا و ي ع ه ح ء) have none.
_CONSONANTS = dict(zip("بتثجخدذرزسشصضطظغفقكلمن", "bttgkddrzsCsdtzgfkklmn", strict=True))
_SPELLINGS = "sch=C tch=C sh=C ch=C kh=k gh=g th=t dh=d ph=f ce=s ci=s c=k q=k x=ks j=g v=f p=b"
_DOMAIN = [pair.partition("=")[::2] for pair in _SPELLINGS.split(" ")]
_WEAK = re.compile("[aeiouwyh]")
_BETWEEN = re.compile("[-.«»\"“”'_/()]+")
_ADDRESS = re.compile(r"[\w.:/-]+\.[A-Za-z]{2,}(?:/\S*)?")
_DOUBLE = re.compile(r"([a-zC])\1+")


class Names(NamedTuple):
    """All names of the registry: folded words -> slugs; and the names that prove nothing on their own."""

    slugs: Mapping[tuple[str, ...], tuple[str, ...]]
    ambiguous: frozenset[tuple[str, ...]]
    lengths: Mapping[str, tuple[int, ...]]  # first word -> lengths of the names it begins, longest first
    longest: int  # words


def words_of(name: str) -> tuple[str, ...]:
    """A name as folded words; dots, dashes and quotation marks divide words."""
    return tuple(_BETWEEN.sub(" ", key(name)).split())


@outlets.derived
@cache
def _labels() -> "Mapping[str, Label]":
    """What the outlets are called, by slug; read once."""
    from newscrawl.outlets import labels

    try:
        return {label.slug: label for label in sorted(labels.labels(), key=lambda label: (label.country, label.slug))}
    except ValueError:  # a folder of the user's outlet files is wrong; `newscrawl list` names it
        return {}


@outlets.derived
@cache
def names() -> Names:
    """The names of the outlet files, read once."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    ambiguous: set[tuple[str, ...]] = set()
    lengths: dict[str, set[int]] = {}
    for label in _labels().values():
        for name in label.names:
            words = words_of(name)
            if words and label.slug not in found.get(words, ()):
                found[words] = (*found.get(words, ()), label.slug)
                lengths.setdefault(words[0], set()).add(len(words))
        ambiguous.update(map(words_of, label.ambiguous))
    sorted_lengths = {word: tuple(sorted(of, reverse=True)) for word, of in lengths.items()}
    return Names(found, frozenset(ambiguous), sorted_lengths, max(map(len, found), default=0))


def is_ambiguous(name: str) -> bool:
    """Whether a printed name proves no outlet on its own: an everyday word («اليوم»), or listed so by its outlet."""
    words = words_of(name)
    return words in names().ambiguous or (len(words) == 1 and is_everyday(words[0]))


@dataclass(frozen=True, slots=True)
class Site:
    """The site a line stood on."""

    slug: str | None = None
    names: frozenset[tuple[str, ...]] = frozenset()
    domain: str = ""  # consonants of the domain's name
    digits: str = ""
    country: str = ""
    firsts: frozenset[str] = field(init=False, default=frozenset())  # first words of `names`
    longest: int = field(init=False, default=0)  # words of one of `names`

    def __post_init__(self) -> None:
        """Index the names by their first words."""
        object.__setattr__(self, "firsts", frozenset(name[0] for name in self.names if name))
        object.__setattr__(self, "longest", max(map(len, self.names), default=0))

    def owns(self, words: tuple[str, ...]) -> bool:
        """Whether these folded words are a name of the site."""
        return words in self.names

    def resembles(self, words: Sequence[str], *, least: int = 3) -> bool:
        """Whether the consonants of Arabic words begin the site's domain; at least `least` of them."""
        return self._may_spell(words) and any(
            len(bones) >= least
            and (self.domain.startswith(bones) or self.domain.removeprefix("l").startswith(bones.removeprefix("l")))
            for bones in _bones(words)
        )

    def spells(self, words: Sequence[str]) -> bool:
        """Whether Arabic words are the site's domain, consonant for consonant: «زهرة الخليج» on zahratalkhaleej.ae."""
        return len(self.domain) > 3 and self._may_spell(words) and self.domain in _bones(words)

    def _may_spell(self, words: Sequence[str]) -> bool:
        """Whether the first consonant of the words is the domain's: nearly all words are refused by it.

        An l is the article's: it may be left out in either.
        """
        if not self.domain:
            return False
        firsts = _firsts(words)
        return bool(firsts) and (self.domain[0] == "l" or self.domain[0] in firsts or "l" in firsts)


NOWHERE = Site()


def country(slug: str) -> str:
    """The ISO country of an outlet of the registry, or ""."""
    label = _labels().get(slug)
    return label.country if label else ""


def kind(slug: str) -> str:
    """What an outlet of the registry is (`newscrawl.outlet.Kind`), or ""."""
    label = _labels().get(slug)
    return label.kind if label else ""


@outlets.derived
@lru_cache(maxsize=512)
def site(outlet: str | None) -> Site:
    """The site of a slug, a domain, a URL or a printed name; one without an outlet file too."""
    if not outlet or not outlet.strip() or len(outlet) > 300:
        return NOWHERE
    try:
        known = outlets.find(outlet)
    except (ValueError, LookupError, OSError):
        known = None
    if known is not None:
        own = {words for name in known.names if (words := words_of(name))}
        host = known.home.partition("://")[2].split("/")[0]
        return Site(known.slug, frozenset(own | _host_names(host)), _skeleton(host), "", known.country)
    bare = outlet.strip()
    if _ADDRESS.fullmatch(bare):
        host = (bare.partition("://")[2] or bare).split("/")[0].lower()
        return Site(None, frozenset(_host_names(host)), _skeleton(host), "".join(re.findall(r"\d+", host)))
    return Site(None, frozenset({words_of(bare)} | _short_names(bare)))


_WEAK_NAME = re.compile("^.{,2}$|^ال.*ي$")  # of one word
_SIDES = re.compile(r"\s+[-–—|:]\s+|\s*/\s*|\s*\|\s*")  # «Marfa - المرفأ», «فرانس 24 / France 24»


def _short_names(name: str) -> set[tuple[str, ...]]:
    """The shorter names that a site calls itself by: each side of a double name, and each without its kind.

    «صحيفة المرفأ» and «المرفأ نيوز» sign as «المرفأ»; what is left of «موقع لبنان» or «صحيفة اليوم» proves nothing.
    """
    kinds = _kinds()
    found: set[tuple[str, ...]] = set()
    for side in _SIDES.split(name):
        words = words_of(side)
        bare = words
        while len(bare) > 1 and bare[0] in kinds:
            bare = bare[1:]
        while len(bare) > 1 and bare[-1] in kinds:
            bare = bare[:-1]
        found.update(each for each in (words, bare) if _tells(each))
    return found


@cache
def _kinds() -> frozenset[str]:
    """The folded Arabic words that say that a name is an outlet's: «صحيفة», «نيوز», «الإخبارية»."""
    rows = tables.rows("arabic/byline_words.tsv")
    words = (key(word) for kind, word in rows if kind in ("outlet-head", "outlet-tail"))
    return frozenset(word for word in words if not word.isascii() and " " not in word)


def _tells(words: tuple[str, ...]) -> bool:
    """Whether words mean nothing but the site: no everyday word, no place, no family name."""
    from newscrawl.arabic.bylines import toponyms  # which reads the names of this module

    if not words or (len(words) == 1 and (_WEAK_NAME.search(words[0]) or is_everyday(words[0]))):
        return False
    return not toponyms.is_name(" ".join(words)) and words not in names().ambiguous


def _host_names(host: str) -> set[tuple[str, ...]]:
    """The ways a host is printed as a name: "sa.investing.com", "investing.com", "investing"."""
    labels = host.lower().removeprefix("www.").split(".")
    whole = {words_of(".".join(labels[at:])) for at in range(max(1, len(labels) - 1))}
    own = max(labels[:-1], key=len, default="")
    return whole | {(own,)} if len(own) > 3 else whole


def _skeleton(host: str) -> str:
    """The consonants of a host's own label: "www.alkawthartv.ir" -> "lktrtf"."""
    labels = [label for label in host.lower().split(":")[0].split(".") if label not in ("www", "ar", "arabic", "m")]
    name = max(labels[:-1] or labels or [""], key=len)
    for written, sound in _DOMAIN:
        name = name.replace(written, sound)
    return _DOUBLE.sub(r"\1", _WEAK.sub("", re.sub("[^a-zC0-9]", "", name)))


def _sound(letter: str) -> str:
    """The consonant of a letter; a digit is its own; "" for a weak letter and a foreign one."""
    return _CONSONANTS.get(letter) or (letter if letter.isdigit() else "")


def _firsts(words: Sequence[str]) -> str:
    """The consonants of which one comes first in the words' bones."""
    silent = ""
    for word in words:
        for letter in word:
            if sound := _sound(letter):
                return silent + sound
        if word.endswith("ه"):
            silent = "t"
    return silent


def _bones(words: Sequence[str]) -> set[str]:
    """Consonants of folded Arabic words; ta marbuta both read as t and silent."""
    found = {""}
    for word in words:
        silent = "".join(map(_sound, word))
        endings = {silent, silent + "t"} if word.endswith("ه") else {silent}
        found = {before + ending for before in found for ending in endings}
    return {_DOUBLE.sub(r"\1", bones) for bones in found}
