"""Text as bytes of a code page, one a letter.

Nearly all prose is in one of a few code pages: Western, Arabic, Cyrillic. There what is asked of every letter is one
table of 256 bytes, which C applies many times faster than anything that is done letter by letter.
"""

from functools import lru_cache

ASCII, WESTERN = "ascii", "cp1252"
PAGES = (ASCII, WESTERN, "cp1256", "cp1251")
SHORT = 200  # characters: of a shorter text more is learnt letter by letter than by asking for its code page

# The page, None where there is none; the text in it; whether no two spaces stand together in the text.
Coded = tuple[str | None, bytes, bool]

UNCODED: Coded = None, b"", False


def coded(text: str) -> Coded:
    """A text in the first of PAGES that has all its letters."""
    for page in PAGES[:1] if text.isascii() else PAGES[1:]:
        try:
            written = text.encode(page)
        except UnicodeEncodeError:
            continue
        return page, written, written.rfind(b"  ") < 0  # faster than `in`
    return UNCODED


@lru_cache(4)
def long_coded(text: str) -> Coded:
    """The same for the text of a page, which is cleaned, then folded."""
    return coded(text)


def letters_of(page: str) -> list[str]:
    """What each of the 256 bytes is in a code page; empty where it is nothing."""
    return [bytes([byte]).decode(page, "ignore") for byte in range(256)]
