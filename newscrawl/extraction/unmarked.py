"""Credits in the lines right under the headline that no class and no word marks: «القاهرة - رويترز», «سلمى الراعي».

Captions, topics and sections stand there too. A line is a credit where all its words read as one, and where it is more
than a person's name: with a place, an agency, or a date in it or beside it. Whom the piece tells of has not written it.
"""

import re
from collections.abc import Callable, Iterator

from newscrawl.arabic import bylines
from newscrawl.arabic.bylines import Byline
from newscrawl.extraction.anchorless import is_foreign
from newscrawl.extraction.head import Line
from newscrawl.extraction.times import like_date, made_for_dates

UNDER = 5  # lines below the headline that are looked at
LONGEST = 70  # characters
AUTHOR_PATH = re.compile(
    r"/(?:authors?|writers?|auteurs?|autor(?:es)?|columnists?|journalists?|كاتب|كتاب)(?:[/?.-]|$)", re.I
)


def find(lines: list[Line], site: str | None, told: Callable[[], str]) -> Iterator[tuple[Line, str]]:
    """The credits among the lines near the headline, each with its line, dates beside them left out.

    `site`: what the page calls its site; its own name is told from a place by it. `told`: the words of the piece.
    """
    under = [line for line in lines if line.side == "between"][:UNDER]
    for i, line in enumerate(under):
        if line.kind not in (None, "date") or len(line.text) > LONGEST or is_foreign(line.text):
            continue
        signed = line.linked and any(AUTHOR_PATH.search(link.get("href") or "") for link in line.links)
        if line.linked and not signed:
            continue
        by_date = any(map(made_for_dates, under[i : i + 1] if line.pictured else under[max(i - 1, 0) : i + 2]))
        if line.pictured and not by_date:
            continue
        words = " ".join(piece for piece in line.pieces if not like_date(piece)) or line.text
        reading = bylines.read(words, outlet=site)
        if not reading.explained or not (signed or _credits(reading, by_date=by_date)):
            continue
        if signed or not any(author.name in told() for author in reading.authors):
            yield line, words


def _credits(reading: Byline, *, by_date: bool) -> bool:
    """Whether a reading names an agency, or people or an outlet and something else that topics do not stand by."""
    if reading.agencies or reading.desks:
        return True
    named = bool(reading.authors) + bool(reading.outlets) + bool(reading.places)
    return named > 1 or (bool(reading.authors) and by_date)
