"""Content systems that list their own articles: WordPress posts as leads, and the pages behind the first."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from newscrawl.discover.decode import decode
from newscrawl.discover.feeds import absolute, plain
from newscrawl.lead import Lead

MAX_BYTES = 20_000_000
PER_PAGE = 100  # WordPress's ceiling


@dataclass(frozen=True, slots=True)
class Posts:
    """One page of posts. ``problem`` is a sentence naming the URL, for a body that is no list of posts."""

    leads: tuple[Lead, ...] = ()
    problem: str | None = None
    is_end: bool = False  # no further page: an empty list, or WordPress's "invalid page number"


def posts_url(endpoint: str, *, page: int = 1, since: date | None = None, until: date | None = None) -> str:
    """The URL of page `page` of a WordPress posts endpoint, newest first, of the days `since` to `until`.

    Only the fields that a lead needs are asked for (``_fields``), 100 posts a page (WordPress REST API handbook).
    ``after`` and ``before`` compare the site's local time, exclusively, so `since` starts a second early.
    """
    parts = urlsplit(endpoint)
    query = dict(parse_qsl(parts.query))
    query |= {"per_page": str(PER_PAGE), "page": str(page), "orderby": "date", "order": "desc"}
    query["_fields"] = "link,date,date_gmt,modified_gmt,title"
    if since is not None:
        query["after"] = f"{date.fromordinal(since.toordinal() - 1)}T23:59:59"
    if until is not None:
        query["before"] = f"{date.fromordinal(until.toordinal() + 1)}T00:00:00"
    return urlunsplit(parts._replace(query=urlencode(query, safe=",:")))


def next_page(url: str) -> str:
    """The posts URL of the page after the one that `url` asks for."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    query["page"] = str(int(query.get("page", "1")) + 1) if query.get("page", "1").isdigit() else "2"
    return urlunsplit(parts._replace(query=urlencode(query, safe=",:")))


def read_posts(body: bytes, url: str, *, is_archive: bool = False) -> Posts:
    """The posts of a WordPress REST answer as leads with ``via="cms"`` (``"archive"`` in a backfill).

    ``published`` is ``date_gmt`` with a Z, else the site's local ``date`` as printed. Never raises.
    """
    if len(body) > MAX_BYTES:
        return Posts(problem=f"{url}: {len(body):,} bytes of posts; the limit is {MAX_BYTES:,}")
    try:
        data = json.loads(decode(body).lstrip("\ufeff \r\n\t"))
    except (ValueError, RecursionError):
        return Posts(problem=f"{url}: not the JSON of a posts endpoint")
    if isinstance(data, dict):
        code = str(data.get("code", ""))
        if code == "rest_post_invalid_page_number":
            return Posts(is_end=True)
        return Posts(problem=f"{url}: no list of posts ({code or 'a JSON object'})")
    if not isinstance(data, list):
        return Posts(problem=f"{url}: no list of posts")
    leads = [lead for post in data[:1_000] if isinstance(post, dict) and (lead := _lead(post, url)) is not None]
    if is_archive:
        leads = [replace(lead, via="archive") for lead in leads]
    return Posts(tuple(leads), is_end=not data)


def _lead(post: dict[str, Any], url: str) -> Lead | None:
    target = absolute(post.get("link"), url)
    if target is None:
        return None
    title = post.get("title")
    return Lead(
        url=target,
        via="cms",
        source=url,
        title=plain(title.get("rendered") if isinstance(title, dict) else title),
        published=_utc(post.get("date_gmt")) or _text(post.get("date")),
        modified=_utc(post.get("modified_gmt")),
    )


def _text(value: object) -> str | None:
    return value.strip()[:100] or None if isinstance(value, str) else None


def _utc(value: object) -> str | None:
    text = _text(value)
    return None if text is None or text.startswith("0000") else text.removesuffix("Z") + "Z"
