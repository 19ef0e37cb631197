"""The ruling on identity: the canonical URL, and whose piece it is."""

import hashlib
import re
from urllib.parse import unquote, urljoin, urlsplit

from newscrawl import urls
from newscrawl.draft import Claim
from newscrawl.normalise.case import Case, Loser

_DIGIT, _ARCHIVE = re.compile(r"\d"), re.compile(r"/(?:19|20)\d\d(?:/\d\d?){0,2}$")  # /2024/10: a month's list
_NUMBER, _WORD = re.compile(r"\d{3}"), re.compile(r"[^\W_]+")
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
    if _is_above(parts.path, parts.query, urlsplit(fetched).path):
        return "is the section that the page stands in"
    return None


def _is_above(path: str, query: str, fetched: str) -> bool:
    """Whether a path is that of a section the fetched page stands below, as some sites declare on every page.

    /news/ above /news/8812 is one. /news/8812 above /news/8812/wheat-prices or /news/8812/amp is the piece itself.
    """
    upper, lower = path.strip("/"), fetched.strip("/")
    if query or not lower.startswith(upper + "/"):
        return False
    kept, cut = unquote(upper).split("/"), unquote(lower[len(upper) + 1 :]).split("/")
    may_be_piece = _names_piece(kept[-1]) or (_DIGIT.search(kept[-1]) is not None and not _ARCHIVE.search(f"/{upper}"))
    return any(map(_names_piece, cut)) and not may_be_piece


def _names_piece(segment: str) -> bool:
    """Whether a segment of a path may name one piece: a number of three digits and more, or several words."""
    return _NUMBER.search(segment) is not None or len(_WORD.findall(segment)) >= WORDS


WORDS = 4  # of a slug: sections have fewer


def article_id(canonical_url: str) -> str:
    """The id of FIELDS: the first 16 hex digits of SHA-256 of the canonical URL."""
    return hashlib.sha256(canonical_url.encode()).hexdigest()[:16]
