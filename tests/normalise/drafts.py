"""Drafts and fetches for the tests of the rulings."""

from datetime import UTC, datetime

from newscrawl.draft import Claim, Draft, Paragraph
from newscrawl.normalise import Fetch
from newscrawl.outlet import Outlet

URL = "https://news.example/story/17"
FETCHED = datetime(2020, 8, 25, 6, tzinfo=UTC)
CAIRO = Outlet(
    slug="example", name="Example", arabic_name="المثال", home="https://news.example", country="EG", kind="site"
)


def draft(**claims: list[Claim]) -> Draft:
    """A draft with these claims and one paragraph."""
    made = Draft(URL, paragraphs=[Paragraph("قال الوزير إن العمل في المشروع يسير كما خطط له.")])
    for name, found in claims.items():
        made.claims[name] = found  # type: ignore[index]
    return made


def fetch(**known: object) -> Fetch:
    """The page, fetched from an Egyptian outlet on 25 August 2020 unless said otherwise."""
    return Fetch(**({"url": URL, "outlet": CAIRO, "fetched_at": FETCHED} | known))  # type: ignore[arg-type]


def meta(raw: str, where: str = "article:published_time") -> Claim:
    return Claim(raw, "meta", where)


def visible(raw: str, label: str | None = None) -> Claim:
    return Claim(raw, "visible", "span.date", label)
