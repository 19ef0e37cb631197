"""A ruled case as the published record."""

from functools import cache
from importlib.metadata import version

from msgspec import convert

from newscrawl.article import Article, Rights
from newscrawl.normalise import clock
from newscrawl.normalise.case import Case
from newscrawl.normalise.identity import article_id


@cache
def _version() -> str:
    return version("newscrawl")


def article(case: Case) -> Article:
    """The Article of a case on which every ruling was made."""
    fetch = case.fetch
    zone = fetch.outlet.zone if fetch.outlet else None
    published = case.published.value if case.published else None
    exact = published is not None and case.published is not None and case.published.precision != "week"
    return Article(
        id=article_id(case.canonical_url),
        url=fetch.url,
        canonical_url=case.canonical_url,
        outlet=case.outlet_slug,
        outlet_name=case.outlet_name,
        country=fetch.outlet.country if fetch.outlet else None,
        language=case.language,
        title=case.title,
        subtitle=case.subtitle,
        summary=case.summary,
        text=case.text,
        section=case.section,
        tags=case.tags,
        published=case.published,
        modified=case.modified,
        published_at=clock.utc(published) if published else None,
        published_day=case.readers_day or (clock.local_day(published, zone) if published and exact else None),
        authors=case.authors,
        agencies=case.agencies,
        cited=case.cited,
        byline_raw=case.byline_raw,
        dateline=case.dateline,
        places=case.places,
        images=case.images,
        rights=convert(case.draft.rights, Rights),
        discovered=case.discovered,
        fetched_at=clock.stamp(fetch.fetched_at) if fetch.fetched_at else None,
        http=fetch.http,
        page=fetch.page,
        text_hash=case.text_hash,
        warnings=tuple(dict.fromkeys((*case.draft.warnings, *case.warnings))),
        newscrawl=_version(),
    )
