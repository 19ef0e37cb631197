"""Which characters the bytes of a page stand for: what is declared, what is true, and how the two are reconciled.

Order of belief: a byte order mark; bytes that are valid UTF-8 (text in another encoding practically never is); a
declared encoding of two bytes a character that they fit; the encoding that the Arabic letters themselves show
(windows-1256 and ISO-8859-6 put the article «ال» on different bytes, and ISO-8859-6 lacks the bytes of ف and ق); the
declared charset; windows-1252, which is what browsers fall back to (WHATWG HTML, "encoding sniffing").
"""

import codecs
import re
from dataclasses import dataclass

DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]{2,40})""", re.I)
IN_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]{2,40})""", re.I)
HEAD_BYTES = 8192  # WHATWG asks for 1024; Arabic sites put it later

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

# WHATWG: pages that say latin-1 or ascii mean windows-1252.
MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}

# Encodings of two bytes a character: bytes that fit one without a fault are hardly ever anything else.
TWO_BYTES = frozenset(["gb2312", "gbk", "gb18030", "big5", "euc_jp", "shift_jis", "euc_kr", "cp949", "cp932"])

ASCII = bytes(range(128))
PIECE = 16384  # bytes decoded at once to see whether they are UTF-8

# The article «ال», the commonest pair of letters in Arabic, as the two single-byte encodings write it. The second pair
# is «ان» in windows-1256, which Persian writes more often than «ال».
ARTICLE_1256, ARTICLE_8859_6 = b"\xc7\xe1", b"\xc7\xe4"
# An alef before ل م ن و ي in windows-1256: what Persian and Urdu have in place of the article.
ALEF_1256 = re.compile(rb"\xc7[\xe1\xe3\xe4\xe6\xed]")
ALEF, ALEF_SHARE = b"\xc7", 20  # one letter in ten is an alef; the same byte is a capital in Cyrillic, Greek and Latin
# All bytes of text in ISO-8859-6; the others are غ ف ق ك, the Persian and Urdu letters and the vowel signs of 1256.
IN_8859_6 = ASCII + b"\xa0\xa4\xac\xad\xbb\xbf" + bytes(range(0xC1, 0xDB)) + bytes(range(0xE0, 0xF3))
STRAYS = 2  # bytes that ISO-8859-6 does not know and a page in it may have all the same,
STRAY_SHARE = 50  # or one in so many; of Arabic, Persian and Urdu in windows-1256 they are one in twelve
ENOUGH = 60  # bytes above 127: in as many of windows-1256 some of those stand

# UTF-8 read as windows-1252 or Latin-1 and written as UTF-8 again: the lead bytes D8 and D9 have become Ø and Ù.
TWICE_1252 = re.compile(
    "(?:[ØÙÚÛ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\u00e2[\u0080-\u00bf\u20ac\u0153\u02c6-\u02dc\u2013-\u2122]{2}|\u00c2[\u00a0-\u00bf])+"
)
# The same through windows-1256: they have become ط and ظ.
TWICE_1256 = re.compile(
    "(?:[طظعغ][\u0080-\u00bf\u060c\u061b\u061f\u067e\u0679\u0152\u0153\u0686\u0698\u0688\u06af\u06a9\u0691\u06ba\u06be\u02c6\u200c\u200d\u200e\u200f\u0192\u2013-\u203a\u20ac\u2122]|آ[\u00a0-\u00bf])+"
)


ALEF_THROUGH_1252 = "\u00d8\u00a7"
ALEF_THROUGH_1256 = "\u0637\u00a7"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a page. `utf8` is the same text as UTF-8 bytes, the form the parser reads."""

    utf8: bytes
    charset: str  # Python's codec name of what the bytes turned out to be
    declared: str | None  # the codec name of what header or meta tag said, where Python knows it
    repaired: bool  # the declaration was wrong, or bytes had to be replaced or undone


def decode(raw: bytes, content_type: str | None = None) -> Decoded:
    """Read the bytes of a page; on a clean page that costs one UTF-8 check. Never raises.

    `content_type`: the HTTP header's value.
    """
    if raw[:2].count(0) == 1 and (name := _utf16(raw)) is not None:  # all bytes of Arabic in it are ASCII
        return Decoded(raw.decode(name, "replace").encode("utf-8", "replace"), name, None, True)
    declared = declared_charset(raw, content_type)
    for mark, name in BOMS:
        if raw.startswith(mark):
            if name != "utf-8":
                text = raw[len(mark) :].decode(name, "replace")
                return Decoded(text.encode("utf-8", "replace"), name, declared, False)
            raw = raw[len(mark) :]
            break
    if raw.isascii():
        return Decoded(raw, declared or "utf-8", declared, False)
    try:
        suspicious = _may_be_twice(raw)
    except UnicodeDecodeError:
        return _other_than_utf8(raw, declared)
    undone = _undo_double_encoding(raw.decode("utf-8")) if suspicious else None
    if undone is not None:
        return Decoded(undone.encode("utf-8", "replace"), "utf-8", declared, True)
    return Decoded(raw, "utf-8", declared, declared not in (None, "utf-8"))


def declared_charset(raw: bytes, content_type: str | None = None) -> str | None:
    """The codec that the HTTP header or, failing that, a meta tag names; None where there is none that Python knows."""
    found = IN_HEADER.search(content_type) if content_type else None
    name = found[1] if found else None
    if name is None:
        in_page = DECLARED.search(raw, 0, HEAD_BYTES)
        name = in_page[1].decode("ascii") if in_page else None
    if name is None:
        return None
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not codec._is_text_encoding:
        return None
    return MEANT.get(codec.name, codec.name)


def _other_than_utf8(raw: bytes, declared: str | None) -> Decoded:
    """Bytes that are not valid UTF-8: UTF-8 with a few bad bytes, or another encoding."""
    text = raw.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    high = len(raw.translate(None, ASCII))
    if (high - bad) > 20 * bad or (declared == "utf-8" and bad <= 3):
        return Decoded(text.encode("utf-8", "replace"), "utf-8", declared, True)
    if (name := _utf16(raw)) is not None:
        return Decoded(raw.decode(name, "replace").encode("utf-8", "replace"), name, declared, True)
    if declared in TWO_BYTES and "\ufffd" not in (text := raw.decode(declared, "replace")):
        return Decoded(text.encode("utf-8", "replace"), declared, declared, False)
    name = (
        arabic_single_byte(raw, high, declared) or (declared if declared not in (None, "utf-8") else None) or "cp1252"
    )
    text = raw.decode(name, "replace")
    wrong = name != declared or text.count("\ufffd") > 0
    return Decoded(text.encode("utf-8", "replace"), name, declared, wrong)


def _utf16(raw: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, by the zeros beside its markup; None for other encodings."""
    low, high = raw[0:400:2].count(0), raw[1:400:2].count(0)
    if 10 * (low + high) < len(raw[:400]) or min(low, high) * 4 > max(low, high):
        return None
    return "utf-16-le" if high > low else "utf-16-be"


def arabic_single_byte(raw: bytes, high: int | None = None, declared: str | None = None) -> str | None:
    """ "cp1256" or "iso8859-6" where the bytes spell Arabic, Persian or Urdu in one of them, else None.

    `high`: the bytes above 127. In running Arabic some 4 % of letters begin the article; one pair in 100 high bytes is
    asked for. The same pairs of bytes are no word part of any language written in Latin-1 ("Çá", "Çä"). More than a few
    bytes that ISO-8859-6 does not know rule it out, and nothing but their absence overrules a declared windows-1256.
    """
    if high is None:
        high = len(raw.translate(None, ASCII))
    unknown = len(raw.translate(None, IN_8859_6))
    is_1256 = unknown > max(STRAYS, high // STRAY_SHARE)
    a, b = raw.count(ARTICLE_1256), raw.count(ARTICLE_8859_6)
    most = len(ALEF_1256.findall(raw)) if is_1256 else max(a, b)
    if most < 2 or most * 100 < high or raw.count(ALEF) * ALEF_SHARE < high:
        return None
    if is_1256 or a >= b or (declared == "cp1256" and high < ENOUGH):
        return "cp1256"
    return "iso8859-6"


def _may_be_twice(raw: bytes) -> bool:
    """Whether UTF-8 holds a sign of having been encoded twice. Raises UnicodeDecodeError for what is no UTF-8.

    Piece by piece: the characters of a whole page outgrow the processor's cache, and are kept by nobody.
    """
    view, at, end = memoryview(raw), 0, len(raw)
    found = False
    while at < end:
        text, read = codecs.utf_8_decode(view[at : at + PIECE], "strict", at + PIECE >= end)
        found = found or "\u00d8" in text or "\u00a7" in text
        at += read
    return found


def _undo_double_encoding(text: str) -> str | None:
    """The text with UTF-8 that was encoded twice undone, or None where there is none.

    Asked first by the alef in disguise ("Ø§", «ط§»), which no language writes; then by counting.
    """
    if (
        "\u00d8" in text
        and ALEF_THROUGH_1252 in text
        and text.count("\u00d8") + text.count("\u00d9") > max(12, text.count("\u0627"))
    ):
        return _undo(text, TWICE_1252, ("cp1252", "latin-1"))
    if "\u00a7" in text and ALEF_THROUGH_1256 in text and text.count("\u0638") > max(12, 2 * text.count("\u0627")):
        return _undo(text, TWICE_1256, ("cp1256",))
    return None


def _undo(text: str, pattern: re.Pattern[str], through: tuple[str, ...]) -> str | None:
    """`text` with every run of `pattern` that is UTF-8 in disguise read again; None where no run is."""
    changed = 0

    def again(found: re.Match[str]) -> str:
        nonlocal changed
        raw = _bytes(found[0], through)
        try:
            plain = raw.decode("utf-8") if raw is not None else None
        except UnicodeDecodeError:
            plain = None
        if plain is None:
            return found[0]
        changed += len(plain)
        return plain

    result = pattern.sub(again, text)
    return result if changed > 10 else None


def _bytes(text: str, through: tuple[str, ...]) -> bytes | None:
    """`text` back in the single bytes it was read from; a byte the code page leaves undefined stands as itself."""
    out = bytearray()
    for char in text:
        for name in through:
            try:
                out += char.encode(name)
                break
            except UnicodeEncodeError:
                continue
        else:
            if ord(char) > 255:
                return None
            out.append(ord(char))
    return bytes(out)
