"""The ruling on identity: the canonical URL, and whose piece it is."""

import hashlib
import re
from urllib.parse import urljoin, urlsplit

from newscrawl import urls
from newscrawl.draft import Claim
from newscrawl.normalise.case import Case, Loser

_ADDRESS = re.compile(r"[\d.:\[\]a-fA-F]*[\d\]]")  # an IP address as host


def rule(case: Case) -> None:
    """Fill `canonical_url`, `outlet_slug` and `outlet_name`."""
    outlet = case.fetch.outlet
    case.outlet_slug = outlet.slug if outlet else urls.site_of(case.fetch.url)
    case.outlet_name = case.site_name
    own = urls.canonical(case.fetch.url)
    losers: list[Loser] = []
    for claim in case.draft.get("canonical"):
        same = claim.raw == case.fetch.url
        declared = claim.raw if same else urljoin(case.fetch.url, claim.raw)
        why = None if same else _refusal(declared, case.fetch.url)
        if why is None:
            case.canonical_url = own if same else urls.canonical(declared)
            case.rule("canonical_url", case.canonical_url, claim, "declared by the page", tuple(losers))
            return
        losers.append(Loser(claim, why))
    case.canonical_url = own
    case.rule("canonical_url", own, Claim(case.fetch.url, "url"), "the fetched URL, cleaned", tuple(losers))


def _refusal(declared: str, fetched: str) -> str | None:
    """Why a declared canonical URL is not believed; None where it is."""
    parts = urlsplit(declared)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return "is no web address"
    if not urls.same_site(declared, fetched):
        return "is an address, not a name" if _ADDRESS.fullmatch(parts.hostname) else "is of another site"
    if parts.path.strip("/") == "" and not parts.query and urlsplit(fetched).path.strip("/") != "":
        return "is the home page"
    return None


def article_id(canonical_url: str) -> str:
    """The id of FIELDS: the first 16 hex digits of SHA-256 of the canonical URL."""
    return hashlib.sha256(canonical_url.encode()).hexdigest()[:16]
