"""The lines between the headline and the body, and those just after the body: where dates and credits stand."""

import re
from collections.abc import Mapping
from itertools import islice, takewhile

from lxml import etree

from newscrawl.extraction import inner as inside
from newscrawl.extraction import labels
from newscrawl.extraction.categories import is_category
from newscrawl.extraction.dated import LONGEST_TITLE, in_date, is_dated, is_time, says_date
from newscrawl.extraction.line import Line, Side
from newscrawl.extraction.links import leads_to_writer
from newscrawl.extraction.names import LEFT_OUT, Names
from newscrawl.extraction.pictures import PICTURES, is_frame
from newscrawl.extraction.text.blocks import BREAKS
from newscrawl.extraction.text.outside import NEVER

MOST_LINES = 120  # that are read before the body
MOST_AFTER = 15  # and after it
LONGEST = 400
OPENING = 60  # characters by which the first paragraph is known
LONGEST_CREDIT = 250  # characters
FILMS = frozenset(("iframe", "video", "object", "noscript"))  # below which a caption stands, as below a picture
FEET = frozenset(("foot", "tags"))  # below the piece, and of it
LINKS_AND_TIMES = frozenset(("a", "time"))  # of which more is asked than what a class says of them


class Reader:
    """Reads lines under an element in order, stopping at the body."""

    def __init__(
        self,
        names: Names,
        headline: etree._Element | None,
        body: etree._Element | None,
        after: int = MOST_AFTER,
        opening: str | None = None,
    ) -> None:
        """`body`: where the lines before the body end; `after`: how many are read after it.

        `opening`: how the body begins, where no element of its own holds it.
        """
        self.opening = opening[:OPENING] if opening else None
        self.after = after
        self.names = names
        self.headline = headline
        self.body = body
        self.side: Side = "before" if headline is not None else "between"
        self.lines: list[Line] = []
        self.pictures: list[etree._Element] = []  # between headline and body
        self.above: list[tuple[int, etree._Element]] = []  # before the headline, each with the lines before it
        self.above_headline = 0  # lines
        self.shared: list[Line] = []  # dates among links to share
        self.tags: list[etree._Element] = []  # links marked rel=tag
        self.categories: list[etree._Element] = []  # links marked as the section
        self.tagged: list[etree._Element] = []  # others below the headline: in a box named tags, or by path or #
        self._pieces: list[str] = []
        self._times: list[etree._Element] = []
        self._links = 0
        self._authored = False
        self._dated = False
        self._pictured = False
        self._titled = False  # a date was the title of an element
        self._anchors: list[etree._Element] = []
        self._left = MOST_LINES

    def read(self, top: etree._Element, kind: str | None = None) -> list[Line]:
        """The lines under `top`. `kind`: what its class says of it."""
        if is_time(top.tag, dict(inside.attributes(top))):
            self._times.append(top)
        self._enter(top, top, kind, False)
        self._flush(top, kind)
        return self.lines

    def _enter(self, element: etree._Element, block: etree._Element, kind: str | None, link: bool) -> None:
        text = element.text
        if text and not text.isspace():
            self._say(text, link)
        if not len(element):
            return
        for child in inside.children(element):
            if self._left <= 0:
                return
            tag = child.tag
            if child is self.body:
                self._flush(block, kind)
                self.side = "after"
                self._left = self.after
            elif child is self.headline:
                self._flush(block, kind)
                if self.side == "before":
                    self.side = "between"
                    self.above_headline = len(self.lines)
            elif tag in PICTURES:
                self._see(child)
            elif tag not in NEVER or (tag == "footer" and self.side == "between") or _is_shown(child):  # Drupal's dates
                self._child(child, block, kind, link)
            elif tag in FILMS:
                self._pictured = True
            elif tag == "footer" and self.side == "after":  # and themes of WordPress their tags
                foot = Reader(self.names, None, None)
                foot.read(child)
                self.tags += foot.tags
                self.categories += foot.categories
                self.tagged += foot.tagged
            tail = child.tail
            if tail and not tail.isspace():
                self._say(tail, link)

    def _child(self, child: etree._Element, block: etree._Element, kind: str | None, link: bool) -> None:
        tag = child.tag
        said = None
        inner = kind
        timed = tag == "time"
        given = dict(inside.attributes(child))
        if given:
            label, ident = given.get("class"), given.get("id")
            said = self.names.said(label, ident) if label or ident else None
            if said is not None:
                if said == "byline" and ((kind == "caption" and self._pictured) or is_long(child)):
                    said = None  # the photographer's name is none of the piece's
                elif said in LEFT_OUT and tag not in ("body", "article", "main"):
                    if said == "out" and self.side != "after" and is_frame(child, f"{label or ''} {ident or ''}"):
                        for picture in child.iter(*PICTURES):
                            self._see(picture)
                    if said == "out" and self.side == "between" and SHARING.search(f"{label or ''} {ident or ''}"):
                        self._see_date(child)
                    return
                inner = said or kind
            if label is not None and tag not in BREAKS and says_date(label):
                self._dated = True
            if tag in LINKS_AND_TIMES or len(given) > 1 or label is None:  # a class alone says nothing more
                if (given.get("rel") == "author" or "author" in given.get("itemprop", "")) and not (
                    kind == "caption" and self._pictured
                ):
                    self._authored = True
                    inner = "byline"
                timed = is_time(tag, given) or ("title" in given and self._is_first_titled(child, given["title"]))
                if tag == "a":
                    self._link(child, given, inner)
        # A named inline element is a line of its own: <span class="author"> beside <span class="date">
        if tag in BREAKS or tag == "br" or (said is not None and said != kind):
            if self._pieces or self._times:
                self._flush(block, kind)
            if timed:
                self._times.append(child)
            self._enter(child, child, inner, link and tag not in BREAKS)
            if self._pieces or self._times:
                self._flush(child, inner)
        else:
            if timed:
                self._times.append(child)
            self._enter(child, block, inner, link or tag == "a")

    def _is_first_titled(self, element: etree._Element, title: str) -> bool:
        """Whether «منذ يومين» below the headline has its date in full as its title; a second is of another piece."""
        if self.side != "between" or self._titled or not is_dated(title) or element.tag in ("a", "img"):
            return False
        self._titled = 0 < len((element.text or "").strip()) <= LONGEST_TITLE
        return self._titled

    def _see_date(self, box: etree._Element) -> None:
        """Keep the one date among the links of a box that is named for sharing, where nothing else stands in it."""
        inner = [each for each in islice(box.iter(*DATES, "p", "a"), MOST_SHARED) if each is not box]
        dates = [each for each in inner if each.tag == "time" or says_date(each.get("class"))]
        if len(dates) != 1 or any(each.tag == "p" for each in inner):
            return
        if any(each.tag == "a" and len(inside.line(each)) > LONGEST_BUTTON for each in inner):
            return  # another piece
        text = inside.line(dates[0])
        times = [dates[0]] if is_time(dates[0].tag, dict(inside.attributes(dates[0]))) else []
        self.shared.append(Line(text, [text], dates[0], "date", "between", times, dated=True))

    def _see(self, picture: etree._Element) -> None:
        self._pictured = True
        if self.side == "between":
            self.pictures.append(picture)
        elif self.side == "before":
            self.above.append((len(self.lines), picture))

    def _link(self, link: etree._Element, given: Mapping[str, str], kind: str | None) -> None:
        rel = given.get("rel", "")
        if "category" in rel or ("tag" in rel and is_category(link)):
            if self.side != "after" or kind in FEET:  # cards of other pieces name theirs
                self.categories.append(link)
        elif "tag" in rel:
            self.tags.append(link)
        elif self.side != "before" and "href" in given and (kind == "tags" or is_tag(link, given["href"])):
            self.tagged.append(link)
        self._anchors.append(link)

    def _say(self, text: str, link: bool) -> None:
        self._pieces.append(" ".join(text.split()))
        self._links += link

    def _flush(self, element: etree._Element, kind: str | None) -> None:
        if not self._pieces and not self._times:
            return
        self._left -= 1
        text = " ".join(self._pieces)
        if self.opening and text.startswith(self.opening):
            self.side = "after"
            self._left = self.after
        if len(text) <= LONGEST:
            linked = self._links == len(self._pieces)
            self.lines.append(
                Line(
                    text,
                    self._pieces,
                    element,
                    kind,
                    self.side,
                    self._times,
                    linked,
                    self._authored,
                    self._anchors,
                    self._dated or kind == "date" or bool(self._times) or in_date(element),
                    self._pictured,
                )
            )
        self._pieces, self._times, self._links, self._authored, self._anchors = [], [], 0, False, []
        self._dated = self._pictured = False


def _is_shown(label: etree._Element) -> bool:
    """Whether an element is a <label> that names no field of a form: pages of ASP.NET print dates in it."""
    if label.tag != "label" or label.get("for") is not None:
        return False
    box = label.getparent()
    near = (box, box.getnext()) if box is not None else (label,)
    return all(next(each.iter(*FIELDS), None) is None for each in near if each is not None)


FIELDS = ("input", "select", "textarea", "button")


def is_tag(link: etree._Element, href: str) -> bool:
    """Whether a link is a keyword by its path, /tag/..., or by the # before it."""
    return TAG_PATH.search(href.lower()) is not None or (link.text or "").lstrip().startswith("#")


# WordPress, Drupal, Blogger (label), and their kin; %D9%88%D8%B3%D9%85 is «وسم».
TAG_PATH = re.compile(r"/(?:tags?|topics|keywords?|label|وسم|وسوم|%d9%88%d8%b3%d9%85)/[^/?#]|\?tag=|&tag=")


def around(lines: list[Line]) -> list[Line]:
    """The lines next to a headline without a body: the rest of the page is others'."""
    before = [line for line in lines if line.side == "before"]
    return before[-LINES_BEFORE:] + [line for line in lines if line.side != "before"][:LINES_AFTER]


LINES_BEFORE, LINES_AFTER = 4, 4
SHARING = re.compile(r"share|sharing|social", re.I)
DATES = ("time", "span", "div", "li")  # elements that may hold the date among links to share
LONGEST_BUTTON = 25  # characters of a link to share
MOST_SHARED = 30  # elements that are looked at


def take_credits_above(lines: list[Line]) -> None:
    """Count a byline that stands right above the headline to what stands below it: columns name their writer first.

    Below the name, in the writer's box, may stand a post or a life; without a class the link to the writer tells.
    """
    above = [line for line in lines if line.side == "before"][: -MOST_IN_BOX - 2 : -1]
    box = list(takewhile(lambda line: line.kind == "byline", above))
    if len(box) > MOST_IN_BOX or sum(bool(line.links) for line in box) > 1:  # a list of writers
        del box[1:]
    for line in box or above[:2]:
        by_link = line.linked and any(leads_to_writer(link.get("href") or "") for link in line.links)
        by_label = not line.links and len(line.text) <= LONGEST_DATE and labels.labelled(line.text, "byline")
        if box or by_link or by_label:
            line.side = "between"


MOST_IN_BOX = 4  # lines about a writer


def dates_above(top: etree._Element) -> list[Line]:
    """The line named for dates right before an element or the one around it: Blogger prints a day above its posts."""
    at: etree._Element | None = top
    for _ in range(LEVELS_ABOVE):
        if at is None or at.tag in ("body", "html"):
            break
        before = at.getprevious()
        if before is not None and "date" in (before.get("class") or "").lower():
            text = inside.line(before)
            if 0 < len(text) <= LONGEST_DATE:
                return [Line(text, [text], before, "date", "before", dated=True)]
        at = at.getparent()
    return []


LEVELS_ABOVE = 3
LONGEST_DATE = 80  # characters


def is_long(element: etree._Element) -> bool:
    """Whether an element holds more text than a credit needs: a wrapper named after the author in it."""
    size = 0
    for each in element.iter():  # twice as fast as `itertext`
        text, tail = each.text, each.tail
        if text:
            size += len(text.strip())
        if tail and each is not element:
            size += len(tail.strip())
        if size > LONGEST_CREDIT:
            return True
    return False


def scope(headline: etree._Element | None, body: etree._Element) -> etree._Element:
    """The lowest element that holds headline and body; without a headline, some levels above the body."""
    if headline is None:
        at = body
        for _ in range(3):
            parent = at.getparent()
            if parent is None or parent.tag in ("body", "html"):
                break
            at = parent
        return at
    above = {headline, *headline.iterancestors()}
    at = body
    while at not in above:
        parent = at.getparent()
        if parent is None:
            break
        at = parent
    return at
