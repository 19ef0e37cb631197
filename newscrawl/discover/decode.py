"""Bytes of a feed, sitemap or robots.txt to text, by the declared charset where it fits."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']?([A-Za-z0-9._:-]{2,40})", re.I)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{2,40})", re.I)
_ARABIC = re.compile("[\u0621-\u064a]")
_OTHER_LETTERS = re.compile("[\u00c0-\u00ff]")


def decode(body: bytes, content_type: str | None = None) -> str:
    """Text of an XML, JSON or plain-text document.

    A byte-order mark rules. Then UTF-8 is tried strictly, whatever is declared: text in another charset is
    almost never valid UTF-8, while feeds that say windows-1256 and are UTF-8 are common. Then the charset
    of the XML declaration and of the Content-Type header. Where none of them fits, or where what they give
    is the letter soup of Arabic read as Latin (``ÇáÃÎÈÇÑ``), windows-1256 is taken if it gives Arabic
    letters. Never raises: what cannot be decoded becomes U+FFFD.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for name in _declared(body, content_type):
        try:
            text = body.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
        if not _is_soup(text):
            return text
    if _mostly_utf8(body):
        return body.decode("utf-8", "replace")
    arabic = body.decode("cp1256", "replace")
    return arabic if _ARABIC.search(arabic) else body.decode("utf-8", "replace")


def _declared(body: bytes, content_type: str | None) -> list[str]:
    names = []
    if (found := _DECLARED.search(body[:1000])) is not None:
        names.append(found[1].decode("ascii"))
    if content_type and (said := _HEADER.search(content_type)) is not None:
        names.append(said[1])
    return [name for name in names if name.lower().replace("_", "-") not in ("utf-8", "utf8")]


def _is_soup(text: str) -> bool:
    """Whether text holds accented Latin letters and no Arabic: Arabic bytes decoded by a Latin table."""
    sample = text[:200_000]
    return len(_OTHER_LETTERS.findall(sample)) > 20 and _ARABIC.search(sample) is None


def _mostly_utf8(body: bytes) -> bool:
    """UTF-8 with a few broken bytes (a cut title, a pasted fragment) rather than a single-byte charset."""
    sample = body[:200_000]
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    high = sum(1 for byte in sample if byte >= 0x80)
    return broken * 20 < high
