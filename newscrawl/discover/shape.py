"""The shape of a URL: which kind of word stands in each place of its path and query."""

import re
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from newscrawl.discover.words import by_segment, owns_ids

_YEAR = re.compile(r"(?:19[89]|20[0-4])\d$")
_DAY = r"(?:19[89]|20[0-4])\d[-/_.]?(?:0?[1-9]|1[0-2])[-/_.]?(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_DATE = re.compile(rf"(?<!\d){_DAY}")
# A date of its own or at the head of a segment; at the end of a slug it names an issue of a paper or an event.
_LEADING_DATE = re.compile(rf"(?:/|^){_DAY}")
_YEAR_MONTH = re.compile(r"/(?:19[89]|20[0-4])\d/(?:0?[1-9]|1[0-2])(?:/|$)")
# Year, section, month, day: /2013/middle_east/8/3/.
_SPREAD_DATE = re.compile(r"/(?:19[89]|20[0-4])\d/[^/\d]+/(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])(?:/|$)")
_MORE = re.compile(r"[^\W\d_]|\d{4}")
_NUMBER = re.compile(r"\d+")
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{24,40}", re.I)
_OWNED_NUMBER = re.compile(r"([^\W\d_]+)[-_]\d{5,}")
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|jsp|cfm)$", re.I)
_WORD = re.compile(r"[^\W\d_]{2,}")
_VOWEL = re.compile(r"[aeiouy]", re.I)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
FILES = (
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".webp",
    ".svg",
    ".pdf",
    ".mp3",
    ".mp4",
    ".zip",
    ".doc",
    ".docx",
    ".css",
    ".js",
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a URL looks like. `fine` keeps the site's own words, `coarse` only the kinds of segments."""

    fine: tuple[str, ...]
    coarse: tuple[str, ...]
    number: int  # the longest number that is no date; 0 if none has four digits
    words: int  # of the wordiest segment
    has_date: bool
    is_random: bool  # a UUID or a token without sense stands in for the number
    is_of_other: bool  # its id is that of an author, a tag or a video: /authors/UUID, /av-123456
    kinds: frozenset[str]  # what its segments say: section, tag, author, static, media, feed, other, article
    depth: int
    is_file: bool
    is_root: bool


def shape(url: str) -> Shape:
    """The shape of an http(s) URL, Arabic slugs encoded or not giving the same. Never raises."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return Shape((), (), 0, 0, False, False, False, frozenset(), 0, False, True)
    path = unquote(parts.path).translate(_DIGITS)[:2_000]
    pieces = [_ENDING.sub("", piece) for piece in path.split("/") if piece]
    if pieces and pieces[-1].lower() in ("index", "default", ""):
        pieces = pieces[:-1] or pieces
    asked = [_split(part) for part in unquote(parts.query).translate(_DIGITS)[:1_000].split("&") if part]
    values = [piece for _, value in asked for piece in value]
    undated = _DATE.sub("", "/".join(pieces + values))
    numbers = [each for each in _NUMBER.findall(undated) if 4 <= len(each) <= 20 and not _YEAR.match(each)]
    kinds = frozenset(kind for piece in pieces + values if (kind := _kind(piece)) is not None)
    coarse = tuple(_mask(piece, last=at == len(pieces) - 1) for at, piece in enumerate(pieces))
    dates = (each.search(path) for each in (_LEADING_DATE, _YEAR_MONTH, _SPREAD_DATE))
    # A path that ends with its date is the archive of that day, not a piece.
    has_date = any(found is not None and _MORE.search(path, found.end()) is not None for found in dates)
    coarse = tuple("word" if mask == "token" else mask for mask in coarse)
    if has_date and coarse and coarse[-1] in ("slug", "word"):  # behind a date any last segment is the slug
        coarse = (*coarse[:-1], "slug")
    fine = tuple(
        piece.lower() if mask == "word" and at < len(pieces) - 1 else mask
        for at, (piece, mask) in enumerate(zip(pieces, coarse, strict=True))
    )
    asked.sort()
    query = tuple(f"{name}=" + "/".join(_mask(piece, last=True) for piece in value) for name, value in asked)
    said = tuple(
        f"{name}=" + "/".join([*map(str.lower, value[:-1]), *(_mask(piece, last=True) for piece in value[-1:])])
        for name, value in asked
    )
    return Shape(
        fine=(*fine, *said),
        coarse=(*coarse, *query),
        number=max(map(int, numbers), default=0),
        words=max((len(_WORD.findall(piece)) for piece in pieces + values), default=0),
        has_date=has_date,
        is_random=any(_is_random(piece) for piece in (pieces + values)[-2:]),
        is_of_other=_is_of_other(pieces),
        kinds=kinds,
        depth=len(pieces) + len(values),
        is_file=path.lower().endswith(FILES) or (bool(pieces) and pieces[-1].startswith(".")),
        is_root=not pieces and not values,
    )


def _is_of_other(pieces: list[str]) -> bool:
    """Whether the last id of a path stands behind a word that has ids of its own."""
    for before, piece in reversed([*pairwise(["", *pieces])]):
        if found := _OWNED_NUMBER.fullmatch(piece):
            return owns_ids(found[1])
        if _UUID.fullmatch(piece) or (piece.isdigit() and len(piece) >= 4 and not _YEAR.match(piece)):
            return owns_ids(before)
    return False


def _split(part: str) -> tuple[str, list[str]]:
    name, _, value = part.partition("=")
    return name.lower(), [piece for piece in value.split("/") if piece]


def _kind(piece: str) -> str | None:
    lowered = piece.lower()
    said = by_segment(lowered)
    if said is not None:
        return said
    # "contact-us-1.319", "ar_contact": the words around a number or a language code.
    bare = re.sub(r"^(?:ar|en|fr)[_-]|[-_][\d.]+$", "", lowered)
    if bare != lowered and (said := by_segment(bare)) is not None:
        return said
    return None


def _mask(piece: str, *, last: bool) -> str:
    if _UUID.fullmatch(piece):
        return "id"
    digits = sum(map(len, _NUMBER.findall(piece)))
    words = len(_WORD.findall(piece))
    if digits == len(piece.replace(".", "").replace("-", "")):
        return "number" if digits >= 4 and not _YEAR.match(piece) else "count"
    if last and digits >= 4 and words >= 1 and not _DATE.search(piece):
        return "number-slug"
    if words >= 3:
        return "slug"
    return "token" if last and _is_random(piece) else "word"


def _is_random(piece: str) -> bool:
    """A UUID, or ASCII letters (and digits) that no language spells: few vowels, or digits between letters."""
    if _UUID.fullmatch(piece):
        return True
    if not piece.isascii() or not piece.isalnum() or not 6 <= len(piece) <= 24 or piece.isdigit():
        return False
    if any(char.isdigit() for char in piece):
        return len(re.findall(r"\d+", piece)) >= 2
    return len(_VOWEL.findall(piece)) * 5 <= len(piece)
