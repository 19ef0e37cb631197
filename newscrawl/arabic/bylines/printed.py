"""A credit string as a person sees it: tags, entities and invisible marks taken away, letters kept as printed."""

import html
import re

from newscrawl.arabic.text import INVISIBLE

LONGEST = 300  # characters; the longest credit line of the survey has 212
RAW_LONGEST = 6000  # with tags and links

_BREAK = re.compile(r"</?(?:br|p|div|li|ul|a|td|tr|h\d)\b[^<>]{0,2000}>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,2000}>")
_BLANK = re.compile("[\u00a0\u2007\u202f\t]")
_JOINER = re.compile("[\u200c\u200d]")

_UUID = re.compile(r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|(?:https?://|www\.)\S{1,300}", re.IGNORECASE
)
# The @ of a handle that is read from the right stands behind it: «okaz_online@».
_HANDLE = re.compile(
    r"(?:(?<!\w)(?:تويتر|تويتر/إكس|إكس|منصة إكس|فيسبوك|twitter|x)\s{0,2}:\s{0,2}|(?<![\w@]))@\w{1,40}"
    r"|(?<![\w@.])[A-Za-z]\w{1,39}@(?![\w@.])",
    re.IGNORECASE,
)
_IDENTIFIER = re.compile(
    r"^[\s\d_#.-]+$|^(?=[0-9a-f]{10,}$).*\d|^(?:user|author|admin|editor)[\s_-]?\d+$", re.IGNORECASE
)


def seen(text: str) -> str:
    """The string without tags, entities and invisible marks; line breaks and block tags become " | "."""
    if "&" in text:
        text = html.unescape(text)
        if "&" in text and ";" in text:
            text = html.unescape(text)  # «&amp;ndash;»
    if "<" in text:
        text = _TAG.sub(" ", _BREAK.sub(" | ", text))
    if text.isprintable() and "\ufffc" not in text:  # then it holds none of the marks below, nor a line break
        return text.strip()
    text = _BLANK.sub(" ", _JOINER.sub("", INVISIBLE.sub("", text)))
    return text.replace("\r", "\n").replace("\n", " | ").strip()


def without_addresses(text: str) -> tuple[str, str | None]:
    """The string without e-mail addresses, links and handles, and the reason if nothing else is left of it."""
    latin = text[:1].isascii() or text[:1].isdigit()
    if latin and (("-" in text and _UUID.search(text)) or _IDENTIFIER.match(text)):
        return "", "an identifier, not a credit"
    if "@" in text or "http" in text or "www." in text:
        kept = _HANDLE.sub(" ", _ADDRESS.sub(" ", text)).strip(" |-–—:,،")
        kept = kept if kept.endswith((")", "]")) and ("(" in kept or "[" in kept) else kept.strip("()[] ")
        return (kept, None) if kept else ("", "an address or a handle, not a credit")
    return text, None
