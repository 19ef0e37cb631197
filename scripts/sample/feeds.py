"""Feeds and sitemaps as news sites write them. Items are dicts with `url` (absolute), `title` and `when` (ISO 8601)."""

from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

Item = dict[str, str]


def rss(title: str, home: str, items: Iterable[Item]) -> str:
    """RSS 2.0, dates in GMT, the author in dc:creator where the item has one."""
    rows = []
    for item in items:
        date = ""
        if item.get("when"):
            when = datetime.fromisoformat(item["when"]).astimezone(UTC)
            date = f"<pubDate>{format_datetime(when, usegmt=True)}</pubDate>"
        creator = f"<dc:creator>{escape(item['author'])}</dc:creator>" if item.get("author") else ""
        rows.append(
            f"<item><title>{escape(item['title'])}</title><link>{escape(item['url'])}</link>"
            f'<guid isPermaLink="false">{escape(item["url"])}</guid>{date}{creator}</item>'
        )
    head = f"<title>{escape(title)}</title><link>{home}</link><language>ar</language>"
    return f'{HEAD}<rss version="2.0" {DC}><channel>{head}\n' + "\n".join(rows) + "\n</channel></rss>\n"


def atom(title: str, home: str, items: Iterable[Item]) -> str:
    """Atom 1.0, dates as given."""
    rows = [
        f"<entry><title>{escape(item['title'])}</title><link rel='alternate' href='{escape(item['url'])}'/>"
        f"<id>{escape(item['url'])}</id><published>{item['when']}</published><updated>{item['when']}</updated></entry>"
        for item in items
    ]
    head = f"<title>{escape(title)}</title><id>{home}</id><updated>2025-08-20T00:00:00Z</updated>"
    return f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom">{head}\n' + "\n".join(rows) + "\n</feed>\n"


def sitemap(items: Iterable[Item]) -> str:
    """A sitemap with lastmod."""
    rows = [
        f"<url><loc>{escape(i['url'])}</loc>" + (f"<lastmod>{i['when']}</lastmod>" if i.get("when") else "") + "</url>"
        for i in items
    ]
    return f"{HEAD}<urlset {SITEMAP}>\n" + "\n".join(rows) + "\n</urlset>\n"


def sitemap_index(urls: Iterable[str]) -> str:
    """An index of sitemaps."""
    rows = [f"<sitemap><loc>{escape(url)}</loc></sitemap>" for url in urls]
    return f"{HEAD}<sitemapindex {SITEMAP}>\n" + "\n".join(rows) + "\n</sitemapindex>\n"


def news_sitemap(title: str, items: Iterable[Item]) -> str:
    """A Google News sitemap."""
    paper = (
        f"<news:publication><news:name>{escape(title)}</news:name><news:language>ar</news:language></news:publication>"
    )
    rows = [
        f"<url><loc>{escape(i['url'])}</loc><news:news>{paper}\n<news:publication_date>{i['when']}</news:publication_date>"
        f"<news:title>{escape(i['title'])}</news:title></news:news></url>"
        for i in items
    ]
    return f"{HEAD}<urlset {SITEMAP} {NEWS}>\n" + "\n".join(rows) + "\n</urlset>\n"
