"""One article, one key: what the URLs of an article have in common."""

import re
from functools import cache
from urllib.parse import urlsplit

from newscrawl import tables
from newscrawl.discover.traps import page_number, trap
from newscrawl.urls import MAX_LENGTH, canonical, host, same_site, site_of

__all__ = ["canonical", "host", "key", "page_number", "same_site", "site_of", "trap"]

_ID = r"((?:\d{1,2}\.)?\d{5,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{24}|[0-9a-f]{32})"
# The article number is the whole of a segment, or stands first or last in it (``825076-...``, ``...-825076.html``).
_IDS = tuple(re.compile(form, re.I) for form in (rf"{_ID}$", rf"{_ID}[-_].*", rf".*[-_]{_ID}$"))
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|jsp|cfm)$", re.I)
_DATE_DIGITS = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{4,6})?$")


def key(url: str) -> str:
    """What two URLs of one article have in common: equal keys, one article.

    On top of `canonical`: no scheme, no www, mobile and AMP hosts as the plain one, AMP, print and mobile
    forms, index files and closing slashes dropped, parameters sorted, letters of the host and of
    percent-encoding alike. Where the path carries an article number (five digits or more, a UUID), the
    words beside it are dropped: sites answer to any slug, and 2,162 slugs of one article have been seen.
    Numbers that are dates do not count. For comparing only: a key is no URL. Never raises.
    """
    url = canonical(url)
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme not in ("http", "https") or not parts.netloc or len(url) > MAX_LENGTH:
        return url
    words = _variants()
    segments = [each for each in parts.path.split("/") if each]
    lowered = [each.lower() for each in segments]
    if len(segments) > 1 and lowered[0] in words["first"]:
        del segments[0], lowered[0]
    while segments and lowered[-1] in words["last"]:
        del segments[-1], lowered[-1]
    if segments:
        for ending in words["ending"]:
            if lowered[-1].endswith(ending):
                segments[-1] = segments[-1][: -len(ending)] + (".html" if ending.endswith(".html") else "")
                break
    query = [each for each in parts.query.split("&") if each and not _is_variant(each, words["query"])]
    path = "/".join(_folded(segments))
    return host(url) + "/" + path + ("?" + "&".join(sorted(query)) if query else "")


@cache
def _variants() -> dict[str, frozenset[str]]:
    places: dict[str, set[str]] = {name: set() for name in ("host", "first", "last", "ending", "query")}
    for place, word, *_ in tables.rows("discover/variants.tsv"):
        places[place].add(word)
    return {place: frozenset(words) for place, words in places.items()}


def _is_variant(part: str, words: frozenset[str]) -> bool:
    lowered = part.lower()
    name, _, value = lowered.partition("=")
    return lowered in words or ((name in words and value in ("", "1", "true", "yes")) or name == "replytocom")


def _folded(segments: list[str]) -> list[str]:
    """The path with the words beside an article number left out, if it has one."""
    ids = [_article_id(segment) for segment in segments]
    at = next((place for place in reversed(range(len(ids))) if ids[place]), None)
    if at is None:
        return segments
    before = [each for each in segments[:at] if not _is_slug(each)]
    after = [each for each in segments[at + 1 :] if not _is_tail(each)]
    return [*before, ids[at] or "", *after]


def _article_id(segment: str) -> str | None:
    """The article number in a segment."""
    bare = _ENDING.sub("", segment)
    for pattern in _IDS:
        found = pattern.match(bare)
        if found is not None and not _DATE_DIGITS.match(found[1]):
            return found[1].lower()
    return None


def _is_slug(segment: str) -> bool:
    """A title as a path segment: three words or more."""
    return segment.count("-") + segment.count("_") >= 2


def _is_tail(segment: str) -> bool:
    """Words behind an article number: a slug of any length, but no number, page or action of its own."""
    return _is_slug(segment) or "%" in segment or len(segment) > 20
