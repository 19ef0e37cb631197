"""Feeds to leads: RSS, Atom, RDF and JSON Feed, the malformed ones of real news sites included."""

import html
import io
import json
import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from newscrawl.discover.decode import decode
from newscrawl.lead import Lead

MAX_BYTES = 20_000_000  # a full-text feed of a large outlet has some 2 MB
MAX_ITEMS = 5_000
MAX_TAGS = 60_000  # outside CDATA; a feed of 1,000 items has some 30,000, and feedparser takes 50 µs for each

_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_ITEM = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_END = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>", re.I)
_FEED = re.compile(r"<(?:[a-z]+:)?(?:rss|feed|rdf|channel|item|entry)\b", re.I)
_DECLARATION = re.compile(r"^<\?xml[^>]*\?>", re.I)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TAG = re.compile(r"<[^<>]{0,500}>")


@dataclass(frozen=True, slots=True)
class Feed:
    """What one feed holds. ``problem`` is a sentence naming the URL; items that could be read are there all
    the same.
    """

    leads: tuple[Lead, ...] = ()
    title: str | None = None
    problem: str | None = None
    is_whole: bool = False  # every item was read, whatever is wrong with the feed


def read_feed(body: bytes, url: str, *, content_type: str | None = None) -> Feed:
    """The items of a feed as leads with ``via="feed"``, in the feed's order, each URL once.

    `body` is the response as fetched (decompressed), `url` where it came from (relative links are resolved
    against it), `content_type` the header, for its charset. Nothing is fetched and no entity is expanded.
    HTML, an empty body or anything else that is no feed gives no leads and a problem. Never raises.
    """
    if len(body) > MAX_BYTES:
        return Feed(problem=f"{url}: feed of {len(body):,} bytes; the limit is {MAX_BYTES:,}")
    text = _NOT_XML.sub("", decode(body, content_type)).lstrip("\ufeff \t\r\n")
    if not text:
        return Feed(problem=f"{url}: empty instead of a feed")
    if text[0] in "{[":
        return _read_json(text, url)
    start = text[:3000]
    if _HTML.search(start) and not _FEED.search(start):
        return Feed(problem=f"{url}: an HTML page instead of a feed")
    if not _FEED.search(text[:20_000]):
        return Feed(problem=f"{url}: not a feed")
    return _read_xml(text, url)


def _read_xml(text: str, url: str) -> Feed:
    whole = len(text)
    text = _bounded(text)
    import feedparser  # 60 ms to import: only where a feed is read

    # A stream, never the bytes: feedparser takes bytes for the name of a file first.
    stream = io.BytesIO(_DECLARATION.sub("", text).lstrip().encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        parsed = feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # feedparser's loose parser fails in many ways on hostile input
        return Feed(problem=f"{url}: unreadable feed ({type(error).__name__}: {error})")
    is_atom = str(parsed.get("version", "")).startswith("atom")
    leads = [lead for entry in parsed.entries[:MAX_ITEMS] if (lead := _lead(entry, url, is_atom)) is not None]
    title = plain(dict.get(parsed.feed, "title"))
    problem = None
    if not parsed.entries and not parsed.get("version"):
        problem = f"{url}: not a feed"
    elif len(text) < whole:
        problem = f"{url}: more than {MAX_TAGS:,} tags; {len(leads):,} items read, the rest is left out"
    elif parsed.get("bozo") and not isinstance(
        parsed.get("bozo_exception"), (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
    ):
        problem = f"{url}: malformed feed, {len(leads)} items read ({parsed.get('bozo_exception')})"
    elif len(parsed.entries) > MAX_ITEMS:
        problem = f"{url}: {len(parsed.entries):,} items; the first {MAX_ITEMS:,} are taken"
    return Feed(_once(leads), title, problem, len(text) == whole and _is_whole(text, len(parsed.entries)))


def _is_whole(text: str, entries: int) -> bool:
    """Whether so many entries are all that a feed has. One with entities of its own has text that nobody read."""
    is_closed = _END.search(text[-500:]) is not None
    return 0 < entries <= MAX_ITEMS and entries == len(_ITEM.findall(text)) and is_closed and "<!ENTITY" not in text


def _bounded(text: str) -> str:
    """The text up to MAX_TAGS tags, cut behind a whole item. Tags in CDATA are text to the parser."""
    if text.count("<") <= MAX_TAGS:
        return text
    tags = at = 0
    while tags < MAX_TAGS:
        start = text.find("<", at)
        if start < 0:
            return text
        if text.startswith("<![CDATA[", start):
            at = text.find("]]>", start)
            if at < 0:
                return text[:start]
            continue
        tags, at = tags + 1, start + 1
    end = max(text.rfind("</item>", 0, at), text.rfind("</entry>", 0, at))
    return text[: end + len("</entry>")] if end > 0 else text[:at]


def _lead(entry: Any, url: str, is_atom: bool) -> Lead | None:
    # dict.get, not entry.get: feedparser answers "updated" with "published" where there is none.
    link = dict.get(entry, "feedburner_origlink") or dict.get(entry, "link")
    if not link:
        guid = dict.get(entry, "id")
        link = guid if isinstance(guid, str) and guid.startswith(("http://", "https://")) else None
    target = absolute(link, url)
    if target is None:
        return None
    published, updated = dict.get(entry, "published"), dict.get(entry, "updated")
    if not published and not is_atom:  # dc:date, which feedparser files under "updated"
        published, updated = updated, None
    return Lead(
        url=target,
        via="feed",
        source=url,
        title=plain(dict.get(entry, "title")),
        published=_stripped(published),
        modified=_stripped(updated),
        fresh=True,
    )


def _read_json(text: str, url: str) -> Feed:
    """JSON Feed 1.0 and 1.1 (jsonfeed.org)."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Feed(problem=f"{url}: JSON that cannot be read ({error})")
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list):
        return Feed(problem=f"{url}: JSON, but no JSON Feed: it has no list of items")
    leads = []
    for item in items[:MAX_ITEMS]:
        if not isinstance(item, dict):
            continue
        # The id may be the address (1.0 says so); a number or a name is none.
        permalink = item.get("id") if str(item.get("id")).startswith(("http://", "https://")) else None
        target = absolute(item.get("url") or item.get("external_url") or permalink, url)
        if target is not None:
            leads.append(
                Lead(
                    url=target,
                    via="feed",
                    source=url,
                    title=plain(item.get("title")),
                    published=_stripped(item.get("date_published")),
                    modified=_stripped(item.get("date_modified")),
                    fresh=True,
                )
            )
    return Feed(_once(leads), plain(data.get("title")))


def absolute(link: object, base: str) -> str | None:
    """`link` resolved against `base` if that gives an http(s) URL with a host, else None. Never raises."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        target = urljoin(base, link.strip())
        parts = urlsplit(target)
    except ValueError:
        return None
    return target if parts.scheme in ("http", "https") and parts.netloc else None


def plain(value: object) -> str | None:
    """A title as a line of text: tags out, entities decoded twice (feeds escape what was escaped), spaces
    single.
    """
    if not isinstance(value, str):
        return None
    text = html.unescape(_TAG.sub(" ", html.unescape(value[:5_000])))
    return " ".join(text.split()) or None


def _stripped(value: object) -> str | None:
    return " ".join(value[:200].split()) or None if isinstance(value, str) else None


def _once(leads: list[Lead]) -> tuple[Lead, ...]:
    """Each URL once, in order; a later entry fills what the first one lacks."""
    by_url: dict[str, Lead] = {}
    for lead in leads:
        first = by_url.get(lead.url)
        by_url[lead.url] = (
            lead
            if first is None
            else replace(first, title=first.title or lead.title, published=first.published or lead.published)
        )
    return tuple(by_url.values())
