"""Where on a page only the name of a writer stands: there a foreign name is believed that no list knows.

Lists hold few of the world's names, and «Petra Lindholm» reads like «Harbour Lights». So the place must say it: markup
made for authors, the page of a writer that the name links to, a class that ends in the word for a writer. What else
stands in such places (the newsroom, a post, a button) is told by the words that no name holds.
"""

import re
from typing import Literal

from newscrawl.arabic.bylines import marked
from newscrawl.extraction import inner
from newscrawl.extraction.anchorless import is_foreign
from newscrawl.extraction.line import Line
from newscrawl.extraction.links import leads_to_writer

# "entry-author", "author-name", "byline"; not "author-box" or "author-role", which hold more than the name.
WRITER = re.compile(
    r"(?<![a-z])(?:by-?lines?|authors?|auteurs?|autor(?:es?)?|writers?|reporters?|journalists?)"
    r"(?:[-_]{1,2}(?:name|link))?(?=\s|$)",
    re.I,
)
FEWEST_WORDS = 2  # of a name
PARTED = re.compile(r"\s[-–—/]\s")


def kind(line: Line, raw: str) -> Literal["person"] | None:
    """ "person" where the words `raw` of a line can only be the writer's name; else None.

    A class alone is believed only of foreign words, and of Arabic ones with a mark that parts a place from a name; and
    of what stands above the text: the box below it has lines about the writer too.
    """
    if raw.count(" ") + 1 < FEWEST_WORDS and (raw.isascii() or not marked.is_name(raw)):
        return None
    if line.authored or is_signature(line, raw):
        return "person"
    if not is_foreign(raw) and not (PARTED.search(raw) or _begins_signed(line, raw)):
        return None
    named = line.kind == "byline" and line.side != "after" and WRITER.search(line.element.get("class") or "")
    return "person" if named else None


def _begins_signed(line: Line, raw: str) -> bool:
    """Whether words begin with what a link to the page of a writer holds: «سلام الجاف صحافية»."""
    signed = [inner.line(link) for link in line.links if leads_to_writer(link.get("href") or "")]
    return any(name and raw.startswith(f"{name} ") for name in signed)


def is_signature(line: Line, raw: str) -> bool:
    """Whether words of a line are all that a link to the page of a writer holds."""
    return any(leads_to_writer(link.get("href") or "") and inner.line(link) == raw for link in line.links)
