"""Hygiene of Arabic text, and the folded form in which two copies of a piece are equal.

`clean` changes how a text is coded, never how it is spelled: letters, hamza, vowel signs and digits stay as printed.
"""

import hashlib
import re
import unicodedata
from functools import cache, lru_cache

from newscrawl.arabic.code_page import ASCII, SHORT, UNCODED, WESTERN, coded, letters_of, long_coded
from newscrawl.arabic.fold import SHADDA, letters, strip_signs

# Invisible: bidi marks and isolates, zero-width space and no-break space, soft hyphen, byte order mark, and controls
# that HTML should not hold. Zero-width joiner and non-joiner shape Persian and Urdu words and stay between letters.
INVISIBLE = re.compile(
    "[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad\ufffc\ufff9-\ufffb\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
JOINERS = re.compile("(?<![\u0620-\u06ff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0620-\u06ff])")
SPACES = re.compile("[ \t\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
LINES = re.compile(" ?(?:\r\n|[\n\r\x85\u2028\u2029]) ?")
BLANKS = re.compile("\n{3,}")
# ﷺ and ﷻ are signs, printed as one and read as a sentence: they stay.
PRESENTED = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc]+")
FORMS = re.compile("[\ufb50-\ufefc]")  # asked first: of one range, it is found or missed twice as fast
ORNATE = {"\ufd3e": "\ufd3e", "\ufd3f": "\ufd3f"}  # the ornate brackets around Quran verses are no letters: they stay

# Tatweel stretches a word for looks: «محـــمد». A single one after a letter and before none writes a lone form («هـ»).
_JOINING = "[\u0620-\u063f\u0641-\u064a\u064b-\u0652\u0671-\u06d3]"
# Begins with the tatweel itself, which is found many times faster than any letter with a tatweel after it.
TATWEEL = re.compile(f"\u0640(?<={_JOINING}\u0640)\u0640*(?={_JOINING})")
TATWEELS = re.compile("\u0640{2,}")

# «م ح م د»: four and more single letters, each followed by one space. Two or three may be initials («أ ف ب»).
SPACED = re.compile(
    "(?<![^\\s(«\"'])(?:[\u0621-\u063a\u0641-\u064a] ){4,}[\u0621-\u063a\u0641-\u064a](?![^\\s.،؛:!؟)»\"'])"
)

# Of four spaced letters two stand between spaces: asked first, as it is found many times faster.
SINGLES = re.compile(" [\u0621-\u063a\u0641-\u064a] [\u0621-\u063a\u0641-\u064a] ")

BEFORE_MARK = re.compile(' +(?=[،؛؟](?:\\s|$|[»")\\]]))')
AFTER_MARK = re.compile('[،؛؟](?<=[\u0620-\u064a\u064b-\u0652»")].)(?=[\u0620-\u064a«])')
INSIDE_OPEN = re.compile("« +")
INSIDE_CLOSE = re.compile(" +»")

# Letters of Persian and Urdu keyboards that look like Arabic ones.
LOOK_ALIKES = {"ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ة", "ە": "ه", "ے": "ي"}
ALIKE = re.compile("[" + "".join(LOOK_ALIKES) + "]")
_WORD = re.compile("[\u0620-\u065f\u0670-\u06d3\u06d5\u200c]+")
# Letters that no Arabic word has: a word with one of them is left as it is.
_FOREIGN = re.compile("[پچژگڤٹڈڑںۆۇۋېێەڕڵےھہڭ]")
# A final ی looks like ى and mostly stands for ي («فی»); in these words it is what it looks like.
_MAQSURA = re.compile("[وف]?(?:عل|[اإ]ل|حت|مت)ی")
_TABLE = str.maketrans(LOOK_ALIKES)


def clean(text: str, *, in_arabic: bool = True) -> str:
    """The text without what readers do not see, in standard coding; line breaks kept, other white space single.

    `in_arabic`: whether what it belongs to may be Arabic; else the letters of Persian and Urdu stay, which a line of
    few words does not tell from Arabic ones typed on their keyboards. Idempotent: clean(clean(t)) == clean(t). Any
    string is accepted.
    """
    if text.isascii() and text.isprintable() and "  " not in text:  # a word, a name, a line
        return text.strip()
    page, written, single = long_coded(text) if len(text) > SHORT else UNCODED
    printable = _printable(text) if page is None else not written.translate(None, _seen(page))
    text = _single(text, single) if printable else _spaced(INVISIBLE.sub("", text))
    if text.isascii() or (printable and page == WESTERN):
        return text
    # The first byte of a letter in UTF-8 tells its block, and a byte is looked for many times faster than a letter.
    utf8 = text.encode("utf-8", "surrogatepass")
    if b"\xef" in utf8 and FORMS.search(text):
        text = _spaced(PRESENTED.sub(_letters_of, text))
        utf8 = text.encode("utf-8", "surrogatepass")
    further = b"\xda" in utf8 or b"\xdb" in utf8  # U+0680 to U+06FF: all look-alikes are among them
    if not (further or ((b"\xd8" in utf8 or b"\xd9" in utf8) and ARABIC.search(text))):
        return text
    if not printable:
        text = JOINERS.sub("", text)
    if SINGLES.search(text):
        text = SPACED.sub(lambda m: m[0].replace(" ", ""), text)
    if "\u0640" in text:
        text = TATWEELS.sub("\u0640", TATWEEL.sub("", text))
    if ("،" in text and " ،" in text) or ("؛" in text and " ؛" in text) or ("؟" in text and " ؟" in text):
        text = BEFORE_MARK.sub("", text)
    if any(mark in text and text.count(mark) > text.count(f"{mark} ") for mark in "،؛؟"):
        text = AFTER_MARK.sub(lambda m: m[0] + " ", text)
    if "«" in text or "»" in text:
        text = INSIDE_CLOSE.sub("»", INSIDE_OPEN.sub("«", text))
    if in_arabic and ((further and ALIKE.search(text)) or "\u200c" in text):
        text = _arabic_letters(text)
    return unicodedata.normalize("NFC", text).strip()


def _printable(text: str) -> bool:
    """Whether a text holds nothing that is not seen, but plain spaces and line feeds.

    Unicode calls printable neither controls nor any space but the plain one; U+FFFC alone is and should not be seen.
    """
    return all(map(str.isprintable, text.split("\n"))) and "\ufffc" not in text


@cache
def _seen(page: str) -> bytes:
    """What `_printable` lets pass of a code page."""
    return bytes([byte for byte, letter in enumerate(letters_of(page)) if letter and _printable(letter)])


def _spaced(text: str) -> str:
    """White space made single, line breaks kept, at most one blank line, none at the ends."""
    if not all(map(str.isprintable, text.split("\n"))):
        return BLANKS.sub("\n\n", LINES.sub("\n", SPACES.sub(" ", text))).strip()
    return _single(text, False)


def _single(text: str, single: bool) -> str:
    """The same for a text whose only white space is plain spaces and line feeds."""
    if not single and "  " in text:
        text = SPACES.sub(" ", text)
    if "\n" in text:
        text = "\n".join(map(str.strip, text.split("\n")))
        if text.rfind("\n\n\n") >= 0:  # twice as fast as `in`
            text = BLANKS.sub("\n\n", text)
    return text.strip()


ARABIC = re.compile("[\u0620-\u06ff]")


def _letters_of(found: re.Match[str]) -> str:
    """Presentation forms as letters; each is one glyph of a letter or a ligature of several."""
    return unicodedata.normalize("NFKC", found[0])


def _arabic_letters(text: str) -> str:
    """Look-alikes as Arabic letters, non-joiners out, in words that are otherwise Arabic, in texts that are Arabic."""
    from newscrawl.arabic.language import is_arabic

    if not is_arabic(text):
        return text

    def arabic(found: re.Match[str]) -> str:
        word = found[0]
        if "\u200c" in word and not _FOREIGN.search(
            word
        ):  # breaks joins where Persian writes a suffix; Arabic has none
            word = word.replace("\u200c", "")
        if not ALIKE.search(word) or _FOREIGN.search(word.replace("ھ", "").replace("ہ", "")):
            return word
        if _MAQSURA.fullmatch(word):
            return word.replace("ی", "ى")
        return word.translate(_TABLE)

    return _WORD.sub(arabic, text)


@lru_cache(32)  # a page's title and text are asked for in several places: as hash, as phrase, for near copies
def folded(text: str) -> str:
    """The text as it is compared: letters folded as for look-up; signs, punctuation and case gone; single spaces.

    Folding version 1; a change here changes the version in front of `text_hash`.
    """
    short = len(text) <= SHORT
    if short and text.isascii() and text.replace(" ", "").isalnum():  # a word, a name
        return " ".join(text.lower().split())
    one = text
    if "ß" in text:  # the one common letter that is two when folded
        if "_" in text:  # which ASCII text keeps
            return folded_anew(text)
        one = text.replace("ß", "ss")
    page, written, single = coded(one) if short else long_coded(one)
    if page is None:
        return folded_anew(text)
    table, dropped = _table(page)
    told = written.translate(table, dropped)
    if UNTOLD in told:
        return folded_anew(text)
    single = single and len(told) == len(written)  # what was dropped can have stood between spaces
    if MARK in told:
        told = b" ".join(filter(None, map(bytes.strip, told.split(MARK))))
    if not single:
        told = _GAPS.sub(b" ", told)
    return told.strip().decode(ASCII if told.isascii() else page)


UNTOLD = b"\0"  # for what is no byte when folded
MARK = b"\1"  # for all that becomes a space
_GAPS = re.compile(b"  +")


@cache
def _table(page: str) -> tuple[bytes, bytes]:
    """What `folded_anew` makes of every letter of a code page, and the letters it drops."""
    table, dropped = bytearray(UNTOLD * 256), bytearray()
    edge = "a" if page == ASCII else "\u00e9" if page == WESTERN else "\u0628" if page == "cp1256" else "\u0431"
    for byte, letter in enumerate(letters_of(page)):
        told = folded_anew(f"{edge}{letter}{edge}")[1:-1]
        if letter and not told:
            dropped.append(byte)
        elif told == " " != letter:
            table[byte] = MARK[0]
        elif len(told) == 1 and (became := told.encode(page, "ignore")):
            table[byte] = became[0]
    return bytes(table), bytes(dropped)


def folded_anew(text: str) -> str:
    """`folded`, letter by letter: any text, by no table."""
    if text.isascii():
        bare = text.lower()
    else:  # `fold`, but for white space, which is no token
        for mark in WIDE_MARKS:
            if mark in text:
                text = text.replace(mark, " ")
        bare = strip_signs(unicodedata.normalize("NFKC", text)).replace(SHADDA, "")
        bare = letters(bare).casefold()
    for mark in COMMON_MARKS:
        if mark in bare:
            bare = bare.replace(mark, " ")
    words = bare.split()
    if not "".join(words).isalnum():  # rarer marks, or «_»
        words = _TOKENS.findall(bare)
    return " ".join(words)


_TOKENS = re.compile(r"\w+")
# Of prose, the commonest first: replacing each is many times faster than looking at every letter.
COMMON_MARKS = ".,،:()\"“”„‚'’‘?؟!;؛—–-…/«»[]{}$€£%&+*#@<>=|~°·•©、。「」"

WIDE_MARKS = "…（）：，！？"  # put aside first: for one of them the whole text would be composed anew


def text_hash(text: str) -> str:
    """The SHA-256 of the folded text in hex, after "1:": equal for copies that differ in signs or punctuation only."""
    return "1:" + hashlib.sha256(folded(text).encode("utf-8", "replace")).hexdigest()
