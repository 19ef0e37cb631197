"""A lead: a URL worth fetching, with what was said of it where it was found."""

from dataclasses import dataclass
from typing import Literal

Via = Literal["feed", "sitemap", "news_sitemap", "home", "section", "cms", "archive", "given"]


@dataclass(frozen=True, slots=True)
class Lead:
    """One URL to fetch. The hints are strings as printed at the source; normalisation weighs them as claims."""

    url: str
    via: Via = "given"
    source: str | None = None  # URL of the feed, sitemap or page on which the link stood
    found_at: str | None = None  # ISO 8601, UTC
    title: str | None = None  # the feed's or news sitemap's headline, or the link's text
    published: str | None = None  # the date beside it, as printed
    modified: str | None = None  # lastmod, as printed
    fresh: bool = False  # first seen in an incremental run, or in a feed or news sitemap: near today
    score: float = 1.0  # how likely the URL is an article, 0 to 1
