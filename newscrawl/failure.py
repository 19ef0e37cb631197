"""Failures by name: every URL that did not become an article says why in one of these words.

The words stand in the summary, in the run report and in the memory of a crawl, and never change their meaning.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

# kind -> what it says, as the summary prints it
KINDS: Final[dict[str, str]] = {
    "dns": "the host's name has no address",
    "tls": "no secure connection could be made",
    "connect": "the server refused or dropped the connection",
    "timeout": "no answer in time, or the answer came too slowly",
    "blocked": "the site turned the crawler away (403, 429, a challenge page); it is left in peace",
    "robots": "robots.txt forbids it, or could not be read",
    "gone": "the page is no longer there (404, 410)",
    "moved": "the address leads to another site",
    "redirects": "too many redirects, or a circle of them",
    "server": "the server failed (5xx)",
    "http": "another HTTP status that is not a page",
    "too-large": "longer than a page, feed or sitemap may be, or compressed beyond reason",
    "private": "an address inside a private network; NEWSCRAWL_PRIVATE_HOSTS=HOST lets one be fetched",
    "scheme": "neither http nor https",
    "budget": "the run's budget of requests or bytes was used up",
    "empty": "a body of no bytes",
    "not-html": "something other than a web page: a picture, a file",
    "no-article": "a page, but not an article",
    "language": "an article in a language the outlet file does not list",
    "bad-feed": "a feed that cannot be read",
    "bad-sitemap": "a sitemap that cannot be read",
    "loop": "a sitemap that names itself or one already read",
    "opt-out": "the page opts out and the run was told to respect that",
    "rejected": "a record that breaks the schema",
    "bug": "an error in newscrawl itself; the log says where",
    "ends-runs": "earlier runs ended while they read it; it is left alone for some days",
    "stopped": "the run was stopped first",
    "no-articles": "the whole outlet gave no lead to any article",
    "layout-changed": "the outlet's leads were fetched and none of them read as an article",
    "outlet-file": "the outlet's file cannot be read",
    "locked": "another run holds this outlet",
    "disk": "the disk is full or cannot be written, or a ledger or an output is damaged or not ours",
}

# Left and right marks, embeddings and isolates can turn a log line around; C0 and C1 controls can drive a terminal.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Failure:
    """One URL's failure: what kind, and what happened in words that name the URL's side of it."""

    kind: str
    url: str
    detail: str = ""

    def __str__(self) -> str:
        """The line for a log: ``gone: https://... (404)``, made safe for a terminal."""
        tail = f" ({self.detail})" if self.detail else ""
        return printable(f"{self.kind}: {readable(self.url)}{tail}")


def readable(url: str) -> str:
    """A URL as a person reads it: Arabic slugs as letters. For printing only."""
    return unquote(url, errors="replace") if "%" in url else url


def printable(text: str, limit: int = 500) -> str:
    """`text` as it may stand on a terminal or in a log: one line, controls replaced by ``·``, cut at `limit`."""
    text = _UNPRINTABLE.sub("·", text[: limit + 1])
    return text if len(text) <= limit else text[: limit - 1] + "…"


def of_status(status: int) -> str | None:
    """The kind of failure that an HTTP status means; None for those that carry a page (2xx, 304)."""
    if 200 <= status < 300 or status == 304:
        return None
    if status in (404, 410):
        return "gone"
    if status in (401, 403, 429):
        return "blocked"
    if status >= 500:
        return "server"
    return "http"


_VERDICTS: Final[dict[str, str]] = {
    "blocked": "blocked",
    "not_found": "gone",
    "no_content": "empty",
    "not_html": "not-html",
    "too_large": "too-large",
    "too_deep": "too-large",
}


def of_verdict(code: str) -> str:
    """The kind of failure that the code of a NoArticle means."""
    return _VERDICTS.get(code, "no-article")
