"""What a credit line says: people, agencies, outlets, desks and places, each as printed."""

from dataclasses import dataclass
from typing import Any

from newscrawl.article import Agency, Author, Place


@dataclass(frozen=True, slots=True)
class BylinePlace:
    """A place of a credit line: the words as printed, and the place of the gazetteer if it knows one."""

    name: str
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """A credit line as read. Without any credit, `reason` says why."""

    authors: tuple[Author, ...] = ()  # everybody named, with their roles; photographers and translators too
    agencies: tuple[Agency, ...] = ()
    outlets: tuple[Agency, ...] = ()
    desks: tuple[Agency, ...] = ()
    places: tuple[BylinePlace, ...] = ()
    origin: tuple[
        Agency, ...
    ] = ()  # whom the line names as first publisher («المصدر: …»); they stand in `outlets` or `agencies` too
    dateline: str | None = None  # the place words as printed, «أبها، ظهران الجنوب»
    rest: tuple[str, ...] = ()  # words that stayed unexplained: posts, organisations, ambiguous names
    posts: tuple[str, ...] = ()  # of `rest`, the posts that the people hold: «صحافية من حمص»
    explained: bool = False  # the whole string is a credit and nothing else
    rule: str | None = None  # the shape that was read: "place - person"
    reason: str | None = None  # why nobody is credited

    def __bool__(self) -> bool:
        """Whether anybody or any place is credited."""
        return bool(self.authors or self.agencies or self.outlets or self.desks or self.places)

    @property
    def signature(self) -> bool:
        """Whether the line names people and the posts they hold, and nothing else: «ليلى منصور.. صحافية من حمص»."""
        return bool(self.authors and self.posts) and self.rest == self.posts and not self.places

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain JSON types."""
        import orjson

        plain: dict[str, Any] = orjson.loads(orjson.dumps(self))
        return plain


@dataclass(frozen=True, slots=True)
class Edge:
    """A credit at the start or the end of a running paragraph. `offset`: where the text proper begins, or ends."""

    byline: Byline
    offset: int
    raw: str  # the credit as printed
