"""Which language a text is in, from the text: by letters and short words, offline and without a model.

Languages in Arabic script are told apart by the letters only one of them uses and by their commonest words; languages
in Latin and other scripts by script and stop words. A text too short or too mixed to tell is None.
"""

import re
import struct
from functools import cache
from typing import TypeVar

from newscrawl import tables
from newscrawl.arabic.code_page import WESTERN, letters_of
from newscrawl.arabic.words import cut

Word = TypeVar("Word", str, bytes)
SAMPLE = 1500  # characters that are looked at
_WORDS = re.compile(r"[^\W\d_]+(?:[\u200c'’][^\W\d_]+)*")
_ARABIC = re.compile("[\u0620-\u06ff\ufb50-\ufdfb\ufe70-\ufefc]+")
_SIGNS = re.compile("[\u0600-\u061f]")  # of the same block as the letters, and none
_OTHER_BYTES = bytes(set(range(256)) - set(range(0xD8, 0xDC)))  # all that begin no letter of that block
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_PAGE = letters_of(WESTERN)
_NOT_LATIN = bytes(byte for byte, letter in enumerate(_PAGE) if not _LATIN.match(letter) or letter in "×÷")
_LOWER = b"".join(
    letter.lower().encode(WESTERN) if _WORDS.match(letter) else b"'" if letter in ("'", "’") else b" "
    for letter in _PAGE
)
_LOOSE = re.compile(b"'(?:(?<![^ ']')|(?![^ ']))")  # a stroke that does not stand between letters
# Scripts that one language writes nearly alone.
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("syr", re.compile("[\u0700-\u074f]")),
    ("zgh", re.compile("[\u2d30-\u2d7f]")),
    ("am", re.compile("[\u1200-\u137f]")),
)
_CYRILLIC = re.compile("[\u0400-\u04ff]+")

# Letters that one language of the Arabic script has and its neighbours lack.
_MARKS: dict[str, re.Pattern[str]] = {
    "ur": re.compile("[ٹڈڑںےہھ]"),
    "ckb": re.compile("[ڕڵێۆە]"),
    "ug": re.compile("[ېۇۈۋەڭ]"),
    "ps": re.compile("[ټډړږښڅځۍې]"),
    "sd": re.compile("[ٻڀٺٽڄڃڇڏڌڊڍڦڪڳڱڻ]"),
    "fa": re.compile("[پچژگ]"),
    "ar": re.compile("[ةىيكأإ]"),
}


_NOT_AR = re.compile("[" + "".join(own.pattern[1:-1] for code, own in _MARKS.items() if code != "ar") + "]")


@cache
def _index(script: str) -> tuple[tuple[str, ...], dict[str, int]]:
    """The languages of a script, and word -> a number with a 1 for each of them among whose commonest words it is.

    The words are those of data/arabic/stopwords.tsv. Each language has 16 bits of a number, in which no sample's words
    overflow: numbers are added many times faster than languages are counted.
    """
    own = [row for row in tables.rows("arabic/stopwords.tsv") if _script_of(row[0]) == script]
    index: dict[str, int] = {}
    for place, (_, words, *_) in enumerate(own):
        for word in set(words.split()):
            index[word] = index.get(word, 0) + (1 << 16 * place)
    return tuple(code for code, *_ in own), index


@cache
def _western_index() -> tuple[tuple[str, ...], dict[bytes, int]]:
    """The same of Latin script, the words as `_western` has them; those of other letters are left out."""
    codes, index = _index("latin")
    return codes, {coded: n for word, n in index.items() if len(coded := word.encode(WESTERN, "ignore")) == len(word)}


def _script_of(code: str) -> str:
    return "arabic" if code in _MARKS else "cyrillic" if code in CYRILLIC else "latin"


def _hits(words: list[Word], codes: tuple[str, ...], index: dict[Word, int]) -> dict[str, int]:
    """How many of the words are among the commonest of each language."""
    sums = sum(filter(None, map(index.get, words)))
    return dict(zip(codes, struct.unpack(f"<{len(codes)}H", sums.to_bytes(2 * len(codes), "little")), strict=True))


def _western(text: str) -> list[bytes] | None:
    """The words of a text in lower case, of which no order is promised, where it is mostly Latin letters of WESTERN.

    There lower case and the marks between words are one table of 256 bytes, told many times faster than by letters.
    """
    try:
        coded = text.encode(WESTERN)
    except UnicodeEncodeError:
        return None
    if 2 * len(coded.translate(None, _NOT_LATIN)) <= len(coded):
        return None
    coded = coded.translate(_LOWER)
    if b"'" in coded:
        coded = _LOOSE.sub(b" ", coded)
    return coded.split()


def _count(letters: re.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))


def _arabic(text: str) -> int:
    """How many letters of _ARABIC a text holds, told many times faster by the first bytes of its UTF-8."""
    if text.isascii():
        return 0
    coded = text.encode("utf-8", "surrogatepass")
    if b"\xef" in coded:  # there may be presentation forms
        return _count(_ARABIC, text)
    begun = len(coded.translate(None, _OTHER_BYTES))
    return begun - len(_SIGNS.findall(text)) if begun else 0


def language(text: str) -> str | None:
    """The BCP 47 code of the language a text is written in, or None where it cannot be told. Never raises."""
    text = text[:SAMPLE]
    western = _western(text)
    if western is not None:  # nearly all text in Latin script
        return _by_stop_words(western, *_western_index())
    arabic = _arabic(text)
    if 2 * arabic > len(text):
        return _of_arabic_script(text, arabic)
    low = text.lower()
    if len(low) == len(text):
        words = cut(low, _WORDS, str.isalpha)
    else:
        words = [word.lower() for word in cut(text, _WORDS, str.isalpha)]
    letters = "".join(words).replace("’", "").replace("'", "")
    # Where all letters are plain Latin ones, as in English, their number is known.
    latin = len(letters) if letters.isascii() else _count(_LATIN, text)
    # Arabic text quotes names in Latin letters, hardly ever the reverse.
    if 2 * arabic > latin and 4 * arabic > len(text):
        return _of_arabic_script(text, arabic)
    if 2 * latin > len(text):
        return _by_stop_words(words, *_index("latin"))
    cyrillic = _count(_CYRILLIC, text)
    others = {code: len(letters.findall(text)) for code, letters in _SCRIPTS}
    most = max(others, key=lambda code: others[code])
    count = {"arabic": 2 * arabic, "latin": latin, "cyrillic": cyrillic, "other": sum(others.values())}
    script = max(count, key=lambda name: count[name])
    if count[script] < 3:
        return None
    if script == "arabic":
        return _of_arabic_script(text, arabic)
    if script == "other":
        return "ja" if others["ja"] * 12 > others["zh"] and others["ja"] else most
    return _by_stop_words(words, *_index(script))


def is_arabic(text: str) -> bool:
    """Whether a text in Arabic script is Arabic rather than Persian, Urdu, Kurdish, Uyghur, Pashto or Sindhi."""
    text = text[:SAMPLE]
    return _of_arabic_script(text, _arabic(text)) == "ar"


def _of_arabic_script(text: str, letters: int) -> str | None:
    """The language of a text with so many letters of the Arabic script."""
    words = cut(text, _WORDS, str.isalpha)
    if not words:
        return None
    hits = _hits(words, *_index("arabic"))
    foreign = _NOT_AR.search(text) is not None
    if not foreign and all(hits[code] < hits["ar"] for code in _MARKS if code != "ar"):
        return "ar"  # all that is counted below speaks for it too
    letters = max(letters, 1)
    scores = {
        code: hits[code] / len(words) + _MARK_WEIGHT[code] * len(own.findall(text)) / letters
        for code, own in _MARKS.items()
    }
    # The Arabic article is written on, so that it is no stop word; other languages borrow few words with it.
    scores["ar"] += 0.8 * len([w for w in words if len(w) > 4 and w.startswith(_WITH_ARTICLE)]) / len(words)
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > LEAST else "ar"


_WITH_ARTICLE = ("ال", "وال", "بال", "لل", "كال", "فال")
_MARK_WEIGHT = {"ur": 3.0, "ckb": 3.0, "ug": 3.5, "ps": 6.0, "sd": 4.0, "fa": 1.5, "ar": 0.6}


def _by_stop_words(words: list[Word], codes: tuple[str, ...], index: dict[Word, int]) -> str | None:
    """The language that has most of the words among its commonest; None where none has enough or two have as many."""
    hits = _hits(words, codes, index)
    most = max(hits.values())
    best = [code for code, n in hits.items() if n == most]
    return best[0] if len(best) == 1 and most >= max(2, SHARE * len(words)) else None


LEAST = 0.08  # Arabic is what a text in its letters is taken for until more than this speaks for another
SHARE = 0.08  # of the words of any prose are among the commonest of its language
CYRILLIC = frozenset(("ru", "uk", "bg", "kk"))
