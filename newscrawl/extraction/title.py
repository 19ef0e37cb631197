"""The headline of a page, and the element that shows it."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain, islice
from urllib.parse import urlsplit

from lxml import etree

from newscrawl import tables
from newscrawl.extraction import inner
from newscrawl.extraction.jsonld import letters
from newscrawl.extraction.links import leads_elsewhere
from newscrawl.page import Page
from newscrawl.structured_data import collapsed

# Between a headline and the name of the site in <title> and og:title.
# What stands first is there to be quick about all other characters.
SEPARATOR = re.compile(r"(?=[\s|»\-–—:])(?:\s+[|\-–—:•·»«/~]+\s+|\s*[|»]\s*|\s+[-–—|]|[-–—|:]\s+)")

MARK = re.compile("[|\\-–—:•·»«/~]")  # each separator is one with white space around it, or several
MARKS = " \u00a0|-–—:•·»«/~"


@cache
def blank_titles() -> frozenset[str]:
    """What templates call the page of any piece, letters only."""
    return frozenset(letters(row[0]) for row in tables.rows("extraction/blank_titles.tsv"))


def without_site(title: str, names: list[str]) -> str:
    """A title without the site's name at its end or beginning: "Headline - Site" is "Headline".

    `names`: what the page calls its site, in any spelling. A tail that is none of them stays.
    """
    return without_keys(title, site_keys(names))


def site_keys(names: list[str]) -> set[str]:
    """Names of a site as `without_keys` compares them."""
    return {letters(n) for n in names} - {""}


def without_keys(title: str, keys: set[str]) -> str:
    """`without_site` for names already folded."""
    if not keys:
        return title
    for _ in range(3):
        mark = MARK.search(title)
        pieces = list(SEPARATOR.finditer(title, len(title[: mark.start()].rstrip()))) if mark else []
        if not pieces:
            break
        head, tail = title[: pieces[-1].start()], title[pieces[-1].end() :]
        first, rest = title[: pieces[0].start()], title[pieces[0].end() :]
        if head.strip() and _is_site(tail, keys):
            title = head.strip()
        elif rest.strip() and _is_site(first, keys):
            title = rest.strip()
        else:
            break
    return title


def _is_site(piece: str, keys: set[str]) -> bool:
    key = letters(piece)
    return key in keys or any(len(k) > 4 and k in key and len(key) < 2 * len(k) for k in keys)


def common_head(title: str, others: list[str]) -> str:
    """`title` cut back to the longest of `others` that it begins or ends with: <title> is the h1 and a site suffix."""
    for other in sorted(others, key=len, reverse=True):
        if len(other) > 8 and len(other) < len(title) and (title.startswith(other) or title.endswith(other)):
            rest = title[len(other) :] if title.startswith(other) else title[: -len(other)]
            if re.match(r"^\W*[-–—|:•·»«/~]", rest.strip()) or re.search(r"[-–—|:•·»«/~]\W*$", rest.strip()):
                return other
    return title


SHORTEST = 6  # letters of a heading that may be a headline
MOST_MARKS = 20  # in a title, that are tried
MOST_SHORT = 20  # h1 among which a shorter one is looked for
LONG_ENOUGH = 15  # letters of a headline that is recognised without a heading's tag


def element(page: Page, claimed: list[str]) -> etree._Element | None:
    """The element that shows the headline: the heading whose words are a claimed title's; else the only h1.

    A heading of which a title holds much more, as «جامعة القاهرة», is one only where no other element shows the title.
    """
    keys = [key for c in claimed if (key := letters(c))]
    whole = max(map(len, keys), default=0)
    best, most = None, SHORTEST
    for tag in ("h1", "h2", "h3", "h4") if keys else ():
        for heading in page.all(tag):
            shared = _shared(letters(inner.text(heading)), keys)
            if shared > most:
                best, most = heading, shared
        if tag == "h1" and best is None and (short := _short(page, claimed, keys)) is not None:
            return short
        # A masthead is a heading too, and stands in <title>: «المرسى اليوم: بلدية المرسى تفتح ممشى».
        if best is not None and 2 * most > whole:
            return best
    heads, ends = _ends(claimed)
    if best is not None and letters(inner.text(best)) in heads:
        return best
    others = [h for h in page.all("h1") if len(shown := inner.text(h).strip()) > 12 and letters(shown) not in ends]
    if best is None and others:
        return others[0] if len(others) == 1 else None
    # Old designs set the headline in a table cell or in bold. The site's name stands at the end of titles mostly.
    for known in (heads, ends - heads):
        wanted = {key for key in known if len(key) > max(LONG_ENOUGH, most)}
        for plain in page.all("td", "div", "span", "b", "strong", "font", "p", "big", "center") if wanted else ():
            text = plain.text
            if text and len(text) > LONG_ENOUGH and letters(text) in wanted:
                return plain
    return best if best is not None else _short(page, claimed, [])


def _short(page: Page, claimed: list[str], keys: list[str]) -> etree._Element | None:
    """The h1 of a few letters that is the headline: each title is it, or begins with it before the site's name.

    `keys`: the letters of titles one of which it has to be whole; with none, the beginning is enough.
    """
    heads: list[set[str]] = []
    for heading in islice(page.all("h1"), MOST_SHORT):
        key = letters(inner.text(heading))
        if not 0 < len(key) <= SHORTEST or (keys and key not in keys):
            continue
        heads = heads or [_ends([title])[0] for title in claimed]
        if all(key in each for each in heads) and not _is_masthead(page, heading, key):
            return heading
    return None


def _is_masthead(page: Page, heading: etree._Element, key: str) -> bool:
    """Whether a heading names the site: as metadata or the host do, or by a link to another page."""
    host = urlsplit(page.url).netloc.removeprefix("www.").split(".")[0]
    if key in map(letters, (*page.meta.get("og:site_name", ()), host)):
        return True
    links = chain(heading.iter("a"), heading.iterancestors("a"))
    return any(leads_elsewhere(page, link.get("href") or "") for link in links)


def _ends(claimed: list[str]) -> tuple[set[str], set[str]]:
    """The letters of titles and of what stands before each mark in them that may set off the site's name; and with
    these of what stands after each."""
    heads, tails = set(map(letters, claimed)), set()
    for title in claimed:
        for mark in islice(SEPARATOR.finditer(title), MOST_MARKS):
            heads.add(letters(title[: mark.start()]))
            tails.add(letters(title[mark.end() :]))
    return heads - {""}, (heads | tails) - {""}


def _shared(key: str, keys: list[str]) -> int:
    """How many letters a heading shares with a claimed title that it is part of, or that is part of it."""
    if len(key) <= SHORTEST:
        return 0
    return max((min(len(key), len(k)) for k in keys if key in k or (len(k) > 12 and k in key)), default=0)


MOST_PARTS = 12  # elements inside a heading
LEAST_PART = 12  # letters of one that is the headline


def words(heading: etree._Element, claimed: Iterable[str] = ()) -> str:
    """The text of a heading on one line; where it holds a topic or a badge too, the part of it that a title claims."""
    line = inner.line(heading)
    if not len(heading):
        return line
    titles = list(claimed)
    key = letters(line)
    if not titles or key in map(letters, titles):
        return line
    heads = _ends(titles)[0]
    if key in heads:
        return line
    parts = list(islice(heading.iter(etree.Element), 1, MOST_PARTS))
    shown = [heading.text or "", *(text for part in parts for text in (inner.text(part), part.tail or ""))]
    wanted = max(LEAST_PART, len(key) // 2 + 1)  # a quote or a topic is the smaller part
    return next((collapsed(text) for text in shown if len(own := letters(text)) >= wanted and own in heads), line)
