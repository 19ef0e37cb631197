"""One page to look at: fetched from its address, read from a file, or the newest article of an outlet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newscrawl.compression import unpacked
from newscrawl.explain import Explained, explain
from newscrawl.failure import KINDS, readable
from newscrawl.lead import Lead
from newscrawl.outlet import Outlet
from newscrawl.parser import MAX_BYTES, PageError
from newscrawl.workshop import visit
from newscrawl.workshop.visit import Say

# What a person can do about a page that could not be had, by kind of failure.
_REMEDIES = {
    "dns": "check the spelling of the host",
    "robots": "the site wants no crawler there; choose another page",
    "blocked": "the site turns crawlers away; save the page in a browser and name the file",
    "gone": "choose another page",
    "private": "set NEWSCRAWL_PRIVATE_HOSTS if the host is yours",
}


class NoPage(Exception):  # noqa: N818 - the name says it
    """There is no page to look at. The message names the address or file, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class OnePage:
    """A page's bytes and what is known of them."""

    html: bytes
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    fetched_at: datetime | None = None
    lead: Lead | None = None

    def explained(self, outlet: Outlet | None) -> Explained:
        """The page read as an outlet's; None looks the outlet up by the URL."""
        return explain(
            self.html,
            self.url,
            fetched_at=self.fetched_at,
            outlet=outlet,
            headers=self.headers,
            lead=self.lead,
        )


def named(word: str, settings: Mapping[str, Any], *, url: str | None = None) -> OnePage:
    """The page at an http(s) address, or in a file that was fetched from `url` (default: what it declares)."""
    if word.startswith(("http://", "https://")):
        return fetched(Lead(word), settings)
    return saved(Path(word), url)


def fetched(lead: Lead, settings: Mapping[str, Any]) -> OnePage:
    """The page at a lead's address. Raises NoPage."""
    from newscrawl.fetch import fetch

    got = fetch([lead.url], settings)[0]
    if got.error:
        wrong = visit.failure_of(got)
        said = wrong.detail or KINDS[wrong.kind]
        remedy = _REMEDIES.get(wrong.kind, "open it in a browser and check the address")
        raise NoPage(f"{readable(lead.url)} cannot be had: {wrong.kind}: {said}; {remedy}")
    kept = lead if lead.via != "given" else None
    return OnePage(got.body, got.url, dict(got.headers), datetime.now(UTC).replace(microsecond=0), kept)


def saved(path: Path, url: str | None = None) -> OnePage:
    """The page in a file. Raises NoPage where it cannot be read or its address is not known."""
    from newscrawl.commands.extract import declared

    try:
        html = unpacked(path, MAX_BYTES + 1)
        address = url or declared(html)
    except (OSError, PageError) as wrong:
        why = getattr(wrong, "strerror", None) or wrong
        raise NoPage(f"{path} cannot be read: {why}; name a saved page or an address") from None
    if address is None:
        raise NoPage(f"{path} does not declare its address; say where it came from with --url")
    return OnePage(html, address)


def newest(outlet: Outlet, settings: Mapping[str, Any], *, say: Say = lambda words: None) -> OnePage:
    """The newest article that an outlet's sources name: the first of five that is one. Raises NoPage."""
    inquiry, _ = visit.ask(outlet.home, settings, outlet=outlet, say=say)
    leads = visit.newest(inquiry.articles.values(), outlet)
    if not leads:
        home = inquiry.sources.get(outlet.home)
        why = f": {home.problem}" if home is not None and home.problem else ""
        raise NoPage(f"no source of {outlet.slug} leads to an article{why}; name a page, or see `newscrawl discover`")
    for one in visit.read(leads[:5], outlet, settings, count=1, say=say):
        if one.explained is not None:
            return OnePage(one.fetched.body, one.fetched.url, one.fetched.headers, datetime.now(UTC), one.lead)
    raise NoPage(f"none of the newest pages of {outlet.slug} could be read as an article; name one yourself")
