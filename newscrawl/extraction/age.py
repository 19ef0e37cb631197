"""What tells when the page was made, not the piece: the clock at its head, the months of the files it loads.

None can be the date of the piece, but an old one shows that the page is old, and `--explain` lists them as passed
over. They are looked for when somebody asks: most pages print their date in full.
"""

import re
from collections.abc import Mapping
from itertools import chain, islice
from urllib.parse import urlsplit

from lxml import etree

from newscrawl import urls
from newscrawl.arabic import dates
from newscrawl.arabic.text import ARABIC
from newscrawl.draft import Claim, FieldName
from newscrawl.extraction import inner
from newscrawl.extraction.anchorless import is_foreign, is_stamp
from newscrawl.page import Page

MOST_ELEMENTS = 250  # that are looked at above the headline
MOST_BARS, MOST_IN_BAR = 3, 60  # menus, and elements of each
MOST = 3  # dates that are kept
NAMES: tuple[FieldName, ...] = ("published", "modified", "clock")
_DIGIT = re.compile(r"\d")
_SHORTEST, _LONGEST = 6, 60  # characters
_NO_TEXT = frozenset({"script", "style", "noscript", "option", "textarea"})


def signs(claims: Mapping[FieldName, list[Claim]], page: Page, headline: etree._Element | None) -> list[Claim]:
    """The dates that stand above the headline and are no claim of the piece, and the newest dated file."""
    known = {claim.raw for name in NAMES for claim in claims.get(name, ())}
    found: list[Claim] = []
    if headline is not None and ARABIC.search(inner.text(headline)):
        above = dict.fromkeys(_above(page, headline))
        found += [Claim(raw, "visible", "page head") for raw in above if raw not in known]
    path = _newest_file(page)
    if path is not None:
        found.append(Claim(path, "url", "asset"))
    return found


def _above(page: Page, headline: etree._Element) -> list[str]:
    """The texts above the headline that are a date and nothing else."""
    found: list[str] = []
    body = page.tree.find("body")
    bars = page.menu_tree.iter("nav") if page.menu_tree is not None else iter(())
    in_bars = (element for bar in islice(bars, MOST_BARS) for element in islice(bar.iter(etree.Element), MOST_IN_BAR))
    for count, element in enumerate(chain(in_bars, body.iter(etree.Element) if body is not None else ())):
        if element is headline or count == MOST_ELEMENTS or len(found) == MOST:
            break
        for text in (element.text if element.tag not in _NO_TEXT else None, element.tail):
            if not text or _DIGIT.search(text) is None:
                continue
            bare = " ".join(text.split())
            if _SHORTEST <= len(bare) <= _LONGEST and _is_date(bare):
                found.append(bare)
    return found


def _is_date(text: str) -> bool:
    if is_foreign(text):
        return False
    reading = dates.read(text, order="DMY")
    if reading.value is not None:
        return len(reading.value) >= len("2001-01-01") and {"words_ignored", "parted"}.isdisjoint(reading.flags)
    return reading.needs_anchor and is_stamp(text, marked=True)


def _newest_file(page: Page) -> str | None:
    """The site's own stylesheet or script filed under the latest month; icons and logos stay for years and are none."""
    links = [element.get("href") for element in page.rels.get("stylesheet", ())]
    links += [element.get("src") for element in page.all("script")]
    host = urlsplit(page.url).netloc
    dated = [
        (month, url)
        for link in links
        if link and "/20" in link and (url := page.resolve(link)) and urlsplit(url).netloc == host
        if (month := urls.month_in(url)) is not None
    ]
    return max(dated)[1] if dated else None
