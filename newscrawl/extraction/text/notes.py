"""Marks of footnotes in a sentence: «[1]», a raised number that leads to its note, the arrow back from the note."""

import re

from lxml import etree

from newscrawl.extraction import inner

LONGEST = 8  # characters, white space among them
BRACKETED = re.compile(r"\s*[\[(]\s*(?:\d{1,3}|[*†‡])\s*[\])]\s*")
RAISED = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}|[*†‡]{1,3})\s*[\])]?\s*")
BACK = re.compile(r"\s*[↩⤴↑↵⏎^][\ufe0e\ufe0f]?\s*")
# How the fragments of notes begin: Word's, Markdown's, MediaWiki's, WordPress plugins'.
NOTE = re.compile(r"#_?(?:ftn|fn|ednt?|edn|footnote|note|cite|ref|easy-footnote)", re.I)


def is_raised_mark(sup: etree._Element) -> bool:
    """Whether what is raised is a mark: in brackets, or a number that leads to a place of a page. «m²» is none."""
    text = inner.text(sup)
    if len(text) > LONGEST:
        return False
    if BRACKETED.fullmatch(text) is not None:
        return True
    return RAISED.fullmatch(text) is not None and any("#" in (link.get("href") or "") for link in sup.iter("a"))


def is_linked_mark(link: etree._Element) -> bool:
    """Whether a link of few letters leads to a note, or back from it."""
    href = link.get("href") or ""
    if "#" not in href:
        return False
    text = inner.text(link)
    if len(text) > LONGEST:
        return False
    if BACK.fullmatch(text) is not None:
        return True
    before = link.getprevious()
    said = (link.getparent().text if before is None else before.tail) or ""  # type: ignore[union-attr]
    if said[-1:].isspace():  # «المادة (4)», "chapter 2": a mark follows its word at once
        return False
    if href[0] == "#" and BRACKETED.fullmatch(text) is not None:
        return True
    return NOTE.search(href) is not None and RAISED.fullmatch(text) is not None
