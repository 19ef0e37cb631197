"""One article, one URL: the cleaned form for records, the equality key for the ledger, and sites."""

import re
from functools import cache
from urllib.parse import quote, unquote_to_bytes, urlsplit, urlunsplit

from newscrawl import tables
from newscrawl.discover.traps import trap

__all__ = ["canonical", "host", "key", "same_site", "trap"]

MAX_LENGTH = 8_000  # longer strings are no URLs anybody published; they are kept as they are
_PATH_SAFE = "/:@!$&'()*+,;=~-._"
_QUERY_SAFE = _PATH_SAFE + "?[]%"
_PATH_SESSION = re.compile(r";(?:jsessionid|sid|phpsessid)=[^/?#;]*", re.I)
_RANDOM = re.compile(r"[0-9a-z-]{20,}$", re.I)
_ID = re.compile(r"(?:\d{1,2}\.)?\d{5,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{24}|[0-9a-f]{32}", re.I)
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|jsp|cfm)$", re.I)
_DATE_DIGITS = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{4,6})?$")


def canonical(url: str) -> str:
    """`url` cleaned without a guess: what is left leads to the same page.

    Scheme and host in lower case, IDN hosts as punycode, default ports, fragments, tracking parameters and
    session ids removed, percent-encoding made uniform (RFC 3986: an Arabic slug in UTF-8 becomes
    ``%D8%B3``, whether it was encoded, half encoded or not). Order of parameters, trailing slashes and host
    stay. A string that is no http(s) URL comes back stripped, else as it was. Idempotent; never raises.
    """
    url = url.strip()
    if len(url) > MAX_LENGTH:
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


def key(url: str) -> str:
    """What two URLs of one article have in common: equal keys, one article.

    On top of `canonical`: no scheme, no www, mobile and AMP hosts as the plain one, AMP, print and mobile
    forms, index files and closing slashes dropped, parameters sorted, letters of the host and of
    percent-encoding alike. Where the path carries an article number (five digits or more, a UUID), the
    words beside it are dropped: sites answer to any slug, and 2,162 slugs of one article have been seen.
    Numbers that are dates do not count. For comparing only: a key is no URL. Never raises.
    """
    parts = urlsplit(canonical(url)) if len(url) <= MAX_LENGTH else None
    if parts is None or not parts.netloc:
        return url.strip()
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


def host(url: str) -> str:
    """The host of a URL in lower case and punycode, without port and without www, mobile or AMP label; "" if
    none.
    """
    try:
        parts = urlsplit(url.strip())
        name, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    labels = _punycode(name.rstrip(".")).split(".")
    while len(labels) > 2 and labels[0] in _variants()["host"]:
        del labels[0]
    return ".".join(labels) + (f":{port}" if port not in (None, 80, 443) else "")


def same_site(a: str, b: str) -> bool:
    """Whether two URLs belong to one site: the same registered domain by the Public Suffix List shipped
    with tldextract.

    ``www.example.com.eg`` and ``m.example.com.eg`` do, two blogs of one hosting service do not. IP
    addresses and names without a known suffix are compared whole, port included. Never fetches.
    """
    first, second = host(a), host(b)
    return bool(first) and (first == second or _registered(first) == _registered(second))


@cache
def _suffixes():  # type: ignore[no-untyped-def]
    from tldextract import TLDExtract  # takes 100 ms to import

    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


def _registered(name: str) -> str:
    bare = name.partition(":")[0]
    return _suffixes()(bare).top_domain_under_public_suffix or name


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
    """The article number in a segment: whole, or first or last of a slug (``825076-...``,
    ``...-825076.html``).
    """
    bare = _ENDING.sub("", segment)
    for pattern in (rf"({_ID.pattern})$", rf"({_ID.pattern})[-_].*", rf".*[-_]({_ID.pattern})$"):
        found = re.match(pattern, bare, re.I)
        if found is not None and not _DATE_DIGITS.match(found[1]):
            return found[1].lower()
    return None


def _is_slug(segment: str) -> bool:
    """A title as a path segment: three words or more."""
    return segment.count("-") + segment.count("_") >= 2


def _is_tail(segment: str) -> bool:
    """Words behind an article number: a slug of any length, but no number, page or action of its own."""
    return _is_slug(segment) or "%" in segment or len(segment) > 20
