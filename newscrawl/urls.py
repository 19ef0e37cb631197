"""URLs of news: the cleaned form that a record carries, hosts and sites."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes, urlsplit, urlunsplit

from newscrawl import tables

if TYPE_CHECKING:
    from tldextract import TLDExtract

MAX_LENGTH = 8_000  # longer strings are no URLs anybody published; they are kept as they are
_PATH_SAFE = "/:@!$&'()*+,;=~-._"
_QUERY_SAFE = _PATH_SAFE + "?[]%"
_PATH_SESSION = re.compile(r";(?:jsessionid|sid|phpsessid)=[^/?#;]*", re.I)
_MONTH = re.compile(r"/(20\d\d)[/-]?(0[1-9]|1[0-2])(?:[/-]|\d\d[/-])", re.ASCII)
_RANDOM = re.compile(r"[0-9a-z-]{20,}$", re.I)

# Asked first, as most addresses are such: a host in plain small letters; and no part that could be cleaned.
_PLAIN_HOST = re.compile(r"https?://([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*)(?:[/?#]|\Z)")
_CLEAN = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*/[A-Za-z0-9/._~-]*(?:%[89A-F][0-9A-F][A-Za-z0-9/._~-]*)*")


@lru_cache(256)  # a page's own address is asked for at every station of its way
def canonical(url: str) -> str:
    """`url` cleaned without a guess: what is left leads to the same page.

    Scheme and host in lower case, IDN hosts as punycode, default ports, fragments, tracking parameters and
    session ids removed, percent-encoding made uniform (RFC 3986: an Arabic slug in UTF-8 becomes
    ``%D8%B3``, whether it was encoded, half encoded or not). Order of parameters, trailing slashes and host
    stay. A string that is no http(s) URL comes back stripped, else as it was. Idempotent; never raises.
    """
    url = url.strip()
    if len(url) > MAX_LENGTH or _CLEAN.fullmatch(url):
        return url
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    name = (parts.hostname or "").rstrip(".")
    if parts.scheme.lower() not in ("http", "https") or not name:
        return url
    scheme = parts.scheme.lower()
    netloc = _punycode(name)
    if port is not None and port != {"http": 80, "https": 443}[scheme]:
        netloc = f"{netloc}:{port}"
    path = _encoded(_PATH_SESSION.sub("", parts.path), _PATH_SAFE) or "/"
    return urlunsplit((scheme, netloc, path, "&".join(_kept(parts.query)), ""))


@lru_cache(256)
def host(url: str) -> str:
    """The host of a URL in lower case and punycode, without port and without www, mobile or AMP label; "" if
    none, or one that no name can be (RFC 1035: a label has 1 to 63 letters).
    """
    url = url.strip()
    plain = _PLAIN_HOST.match(url)
    if plain:
        name, port = plain[1], None
    else:
        try:
            parts = urlsplit(url)
            name, port = parts.hostname or "", parts.port
        except ValueError:
            return ""
        name = _punycode(name.rstrip("."))
    labels = name.split(".")
    if not plain and not all(0 < len(label) <= 63 for label in labels):
        return ""
    while len(labels) > 2 and labels[0] in _labels():
        del labels[0]
    return ".".join(labels) + (f":{port}" if port not in (None, 80, 443) else "")


def same_site(a: str, b: str) -> bool:
    """Whether two URLs belong to one site: the same registered domain by the Public Suffix List shipped
    with tldextract.

    ``www.example.com.eg`` and ``m.example.com.eg`` do, two blogs of one hosting service do not. IP
    addresses and names without a known suffix are compared whole, port included. Never fetches.
    """
    first, second = host(a), host(b)
    return bool(first) and (first == second or site_of(a) == site_of(b))


def is_root(url: str) -> bool:
    """Whether this is the address of a site's first page."""
    parts = urlsplit(canonical(url))
    return parts.path in ("", "/") and not parts.query


def site_of(url: str) -> str:
    """The registered domain of a URL (``example.com.eg``), by the Public Suffix List that tldextract ships; its host,
    port included, where that has none (IP addresses, ``localhost``); "" where there is no host. Never fetches."""
    name = host(url)
    return _registered(name.partition(":")[0]) or name


@lru_cache(maxsize=4096)
def _registered(name: str) -> str:
    """The registered domain of a host, "" where it has none."""
    return suffixes()(name).top_domain_under_public_suffix


@cache
def suffixes() -> "TLDExtract":
    """The Public Suffix List that tldextract ships, domains of hosting services among the suffixes: the only copy, as
    one takes 17,000 objects."""
    from tldextract import TLDExtract  # takes 100 ms to import

    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


def _punycode(name: str) -> str:
    name = name.lower()
    if name.isascii():
        return name
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def _encoded(text: str, safe: str) -> str:
    """Percent-encoding made uniform: decoded once where it hides a plain character, upper case, UTF-8."""
    raw = unquote_to_bytes(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text))
    if b"%" not in raw and not any(mark in text for mark in ("%2F", "%2f", "%3F", "%3f", "%23")):
        return quote(raw, safe=safe)
    # Reserved characters that were encoded stay so: /a%2Fb is not /a/b.
    pieces = re.split(r"(%(?:2[35Ff]|3[Ff]))", text)
    return "".join(
        piece.upper() if at % 2 else quote(unquote_to_bytes(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", piece)), safe=safe)
        for at, piece in enumerate(pieces)
    )


def _kept(query: str) -> list[str]:
    kept = []
    for part in query.split("&"):
        name, _, value = part.partition("=")
        if not part or _listed(name, _tracking()):
            continue
        lowered = name.lower()
        if _listed(name, _sessions()) and (len(lowered) > 4 or _RANDOM.match(value)):
            continue
        kept.append(_query_part(part))
    return kept


def _query_part(part: str) -> str:
    """One name=value: non-ASCII and lower-case escapes made uniform, everything else as it stood."""
    text = quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", part), safe=_QUERY_SAFE)
    return re.sub(r"%[0-9a-f]{2}", lambda found: found[0].upper(), text, flags=re.I)


def _listed(name: str, table: tuple[frozenset[str], tuple[str, ...]]) -> bool:
    lowered = name.lower()
    return lowered in table[0] or lowered.startswith(table[1])


def _names(file: str) -> tuple[frozenset[str], tuple[str, ...]]:
    words = [row[0].lower() for row in tables.rows(file)]
    exact = frozenset(word for word in words if not word.endswith("*"))
    return exact, tuple(word[:-1] for word in words if word.endswith("*"))


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    return _names("discover/tracking.tsv")


@cache
def _sessions() -> tuple[frozenset[str], tuple[str, ...]]:
    return _names("discover/sessions.tsv")


@cache
def _labels() -> frozenset[str]:
    return frozenset(word for place, word, *_ in tables.rows("discover/variants.tsv") if place == "host")


def month_in(url: str) -> tuple[int, int] | None:
    """The year and month under which a URL's path is filed: WordPress and many others file uploads so."""
    found = _MONTH.search(url)
    return (int(found[1]), int(found[2])) if found else None
