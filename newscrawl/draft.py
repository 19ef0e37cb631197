"""What extraction found on a page, still as printed: claims per field, paragraphs, images."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Generic, Literal, NamedTuple, TypeVar

# Where a claim stood, in no order of trust; normalise/ and extract/fields.py state the order field by field.
Source = Literal[
    "select",  # a selector from the outlet's file
    "jsonld",
    "meta",
    "microdata",
    "time",  # a <time> element
    "visible",  # text in a place made for the field: a byline node, a date line, an h1
    "url",
    "feed",
    "sitemap",
    "text",  # inside a sentence of the body
    "header",  # an HTTP response header
]

# Begins the `where` of a date above the headline that may be the page's clock: it has no year, or no class says that it
# is a date, or the headline stands far below it, or another date right below that.
ABOVE = "above the headline: "

# Begins the `where` of a credit below the headline that nothing marks as one: believed last.
UNMARKED = "below the headline: "

# Begins the `where` of a last line that says who reported, wrote and edited: they stand beside whoever is named.
BELOW = "below the text: "

FieldName = Literal[
    "title",
    "subtitle",
    "summary",
    "published",
    "modified",
    "byline",  # a credit string: authors, agencies, dateline mixed, for arabic.bylines to read
    "section",  # one claim a breadcrumb level, outer to inner, in order
    "tags",  # one claim a tag
    "canonical",
    "site_name",
    "language",
    "license",
    "origin",  # "المصدر: ..." lines: whom the piece was taken from
    "clock",  # a date on the page that is not the piece's: page clock, crawl date, copyright. Evidence of age only
]


class Claim(NamedTuple):
    """One candidate for one field."""

    raw: str  # as printed, entities decoded, outer space stripped
    source: Source
    where: str = ""  # which one: "datePublished", "article:published_time", "span.entry-date"
    label: str | None = None  # the words before or after it that say what it is: "آخر تحديث"
    kind: str | None = None  # for bylines: "person" | "organization" where JSON-LD types it


class Paragraph(NamedTuple):
    """One block of the body in reading order."""

    text: str
    kind: Literal["p", "heading", "item", "quote"] = "p"
    bold: int = 0  # characters of the first paragraph's opening that are set apart in bold; 0 where there are none


class DraftImage(NamedTuple):
    """An image of the piece; the caption is as printed, its credit not yet split off."""

    url: str  # absolute
    caption: str | None = None
    credit: str | None = None  # only where the page marks it apart
    source: Source = "visible"


T = TypeVar("T")


class Later(Generic[T]):
    """What is looked for when it is first asked for, and kept: `functools.cache` without its price."""

    __slots__ = ("_found", "_look")

    def __init__(self, look: Callable[[], T]) -> None:
        self._look: Callable[[], T] | None = look

    def __call__(self) -> T:
        """What was found, now or before."""
        if self._look is not None:
            self._found, self._look = self._look(), None
        return self._found


@dataclass(slots=True)
class Draft:
    """Everything extraction found. Claims stand in the order of trust of extract/fields.py, best first."""

    url: str
    claims: dict[FieldName, list[Claim]] = field(default_factory=dict)
    paragraphs: list[Paragraph] = field(default_factory=list)
    images: list[DraftImage] = field(default_factory=list)
    rights: dict[str, bool | str | None] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    kind: str | None = None  # what the page says it is: "article", "liveblog", "video" ...
    # Which pages the piece is split over, worked out when asked for: only a crawl asks.
    paging: Callable[[], tuple[str | None, str | None]] | None = field(default=None, repr=False, compare=False)

    # What else tells the age of the page, looked for when asked for: only a date that needs an anchor asks. It
    # must not hold on to the draft: such a circle keeps the page's tree until Python looks for circles.
    aging: Callable[[], list[Claim]] | None = field(default=None, repr=False, compare=False)

    @property
    def clocks(self) -> list[Claim]:
        """Dates on the page that are not the piece's, and its dated files: evidence of its age."""
        return [*self.get("clock"), *(self.aging() if self.aging else ())]

    @property
    def first_page(self) -> str | None:
        """URL of the page on which the piece begins, where this is a later one."""
        return self.paging()[0] if self.paging else None

    @property
    def next_page(self) -> str | None:
        """URL of the page on which the piece goes on."""
        return self.paging()[1] if self.paging else None

    def settled(self) -> "Draft":
        """The same draft, all looked up that waits to be asked for: it can leave the page behind, and be pickled."""
        paging, aging = self.paging, self.aging
        return replace(
            self,
            paging=partial(_known, paging()) if paging else None,
            aging=partial(_known, aging()) if aging else None,
        )

    def get(self, name: FieldName) -> list[Claim]:
        """The claims for a field, best first; empty where there is none."""
        return self.claims.get(name, [])

    def add(self, name: FieldName, claim: Claim) -> None:
        """Append a claim unless the same words from the same source stand there already."""
        known = self.claims.setdefault(name, [])
        raw = claim.raw
        if raw:
            for other in known:
                if other.raw == raw and other.source == claim.source:
                    return
            known.append(claim)


def _known(found: Any) -> Any:
    return found


@dataclass(frozen=True, slots=True)
class NoArticle:
    """Why a page is not an article, in a code and in words a person understands."""

    code: Literal["listing", "shell", "blocked", "not_found", "no_content", "not_html", "too_large", "too_deep"]
    reason: str
