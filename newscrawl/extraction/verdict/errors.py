"""What the titles of pages say that are no articles: of blocks and errors, of static pages, of search results."""

import re
from functools import cache
from typing import Literal

from newscrawl import tables
from newscrawl.extraction.folding import folded

Said = Literal["blocked", "not_found", "no_content", "static", "search"]

# Between an error and the name of the site. A colon may stand before more of a headline: it is none.
BAR = re.compile(r"\s+[\-–—•·»«/]+\s+|\s*[|»]\s*")
WORD = re.compile(r"\w+")
LONGEST_SITE = 5  # words of what may be the site's name beside the error


@cache
def _beginnings() -> dict[str, list[tuple[Said, list[str]]]]:
    """The rows of the table by their first word, each as its code and words; the longest first."""
    found: dict[str, list[tuple[Said, list[str]]]] = {}
    for code, beginning, _ in tables.rows("extraction/refusals.tsv"):
        words = _words(beginning)
        found.setdefault(words[0], []).append((code, words))  # type: ignore[arg-type]
    for rows in found.values():
        rows.sort(key=lambda row: len(row[1]), reverse=True)
    return found


@cache
def _filling() -> frozenset[str]:
    """The words that may follow in the title of an error page, and no headline is made of."""
    return frozenset(word for row in tables.rows("extraction/refusal_words.tsv") for word in _words(row[0]))


def _words(text: str) -> list[str]:
    return WORD.findall(folded(text))


def said(title: str) -> Said | None:
    """What a title says its page is; None where it may be a headline.

    An error is said from the first word to the last: «لم يتم العثور على الصفحة», and not «لم يتم العثور على ناجين». The
    name of the site may stand before or after it.
    """
    pieces = [words for piece in BAR.split(title) if (words := _words(piece))]
    for i in sorted({0, len(pieces) - 1}) if pieces else ():
        rest = pieces[:i] + pieces[i + 1 :]
        if all(len(words) <= LONGEST_SITE or _error(words) for words in rest) and (code := _error(pieces[i])):
            return code
    return None


def _error(words: list[str]) -> Said | None:
    for code, beginning in _beginnings().get(words[0], ()):
        rest = words[len(beginning) :]
        if words[: len(beginning)] != beginning:
            continue
        if code == "search" or (not rest if code == "static" else all(w.isdigit() or w in _filling() for w in rest)):
            return code
    return None


def explains(text: str) -> Said | None:
    """What a text is that begins as the explanation of an error does, «the page you are looking for»: not_found; or as
    that of a dialog that asks for consent: blocked. None where it begins like neither."""
    words = _words(text[:LONGEST_EXCUSE])
    while words and words[0] in _excuses():
        words = words[1:]
    for code, beginning in _explanations().get(words[0] if words else "", ()):
        if words[: len(beginning)] == beginning:
            return code
    return None


@cache
def _explanations() -> dict[str, list[tuple[Said, list[str]]]]:
    found: dict[str, list[tuple[Said, list[str]]]] = {}
    for kind, beginning, _ in tables.rows("extraction/error_sentences.tsv"):
        if kind != "before":
            words = _words(beginning)
            found.setdefault(words[0], []).append(("blocked" if kind == "consent" else "not_found", words))
    return found


@cache
def _excuses() -> frozenset[str]:
    rows = tables.rows("extraction/error_sentences.tsv")
    return frozenset(word for code, beginning, _ in rows if code == "before" for word in _words(beginning))


LONGEST_EXCUSE = 100  # characters in which an explanation begins
