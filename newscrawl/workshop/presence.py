"""Which fields of the record a handful of articles have."""

from collections.abc import Iterable, Mapping, Sequence

from newscrawl.article import Article, Moment
from newscrawl.outlets.reader import EXPECTABLE

MOST = 0.8  # "nearly every article": four of five


def has(article: Article, field: str) -> bool:
    """Whether an article has a field of EXPECTABLE: words, a moment that could be read, at least one of a list."""
    value = getattr(article, field)
    return value.value is not None if isinstance(value, Moment) else bool(value)


def counts(articles: Sequence[Article]) -> Mapping[str, int]:
    """Field -> on how many of the articles it is there, in the order of EXPECTABLE."""
    return {field: sum(has(article, field) for article in articles) for field in EXPECTABLE}


def usual(articles: Sequence[Article]) -> tuple[str, ...]:
    """The fields that nearly every one of the articles has; none of no articles."""
    return tuple(field for field, count in counts(articles).items() if articles and _is_most(count, len(articles)))


def missing(articles: Sequence[Article], fields: Iterable[str]) -> tuple[str, ...]:
    """Those of the fields that too few of the articles have."""
    found = counts(articles)
    return tuple(field for field in fields if not _is_most(found[field], len(articles)))


def _is_most(count: int, of: int) -> bool:
    """Four of five, and of three or four all but one: a single odd page proves nothing."""
    return count >= MOST * of or (of >= 3 and of - count <= 1)
