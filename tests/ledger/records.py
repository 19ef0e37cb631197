"""Records for the tests of memory and output."""

import hashlib

from newscrawl.article import Article, Http


def article(number: int, text: str = "", title: str | None = None) -> Article:
    """A record that is told from others by its number."""
    url = f"https://news.example/{number}"
    text = text or f"نص الخبر رقم {number}"
    return Article(
        id=hashlib.sha256(url.encode()).hexdigest()[:16],
        url=url,
        canonical_url=url,
        outlet="example",
        title=title or f"خبر {number}",
        text=text,
        http=Http(status=200, etag=f'"{number}"'),
        text_hash="1:" + hashlib.sha256(text.encode()).hexdigest(),
        newscrawl="0",
    )
