"""Sitemaps to leads and further sitemaps: XML, indexes, news sitemaps, gzip, plain text."""

import io
import re
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urljoin, urlsplit

from lxml import etree

from newscrawl.discover.decode import decode
from newscrawl.discover.feeds import read_feed
from newscrawl.discover.inflate import TooLargeError, inflate
from newscrawl.discover.stamps import day, in_url
from newscrawl.lead import Lead, Via

MAX_ENTRIES = 100_000  # sitemaps.org allows 50,000; real ones overstep it
MAX_URL = 2_048  # sitemaps.org

_NEWS = "http://www.google.com/schemas/sitemap-news/"
_ROOT = re.compile(rb"<(?:[A-Za-z0-9]+:)?(urlset|sitemapindex|rss|feed|RDF|html)\b", re.I)
_START = re.compile(rb"^[\s\xef\xbb\xbf]+")
# The commonest error of real sitemaps: a bare & in a query, which would take the rest of the value with it.
_AMPERSAND = re.compile(rb"&(?!#\d{1,7};|#x[0-9a-f]{1,6};|(?:amp|lt|gt|quot|apos);)", re.I)


@dataclass(frozen=True, slots=True)
class Child:
    """A sitemap that an index lists, with its lastmod as printed."""

    url: str
    lastmod: str | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What one sitemap holds. ``problem`` is a sentence naming the URL; what could be read is there all the
    same.
    """

    leads: tuple[Lead, ...] = ()
    children: tuple[Child, ...] = ()
    problem: str | None = None


def read_sitemap(body: bytes, url: str) -> Sitemap:
    """The articles and child sitemaps that a sitemap lists (sitemaps.org 0.9, Google's news extension,
    plain text).

    `body` is the response as fetched, gzip or not; `url` where it came from. Leads carry lastmod as
    ``modified``; entries with a ``news:news`` element are ``via="news_sitemap"``, fresh, with title and
    publication date as printed. Image, video and language alternatives are skipped. No entity is expanded,
    nothing is fetched, an index that lists itself has that child left out with a problem. RSS and Atom in a
    sitemap's place are read as such. Linear in the number of entries; never raises.
    """
    try:
        content = inflate(body)
    except TooLargeError as error:
        return Sitemap(problem=f"{url}: sitemap too large: {error}")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16: libxml2 wants to be told, UTF-8 it knows
        content = re.sub(r"^<\?xml[^>]*\?>", "", decode(content)).encode("utf-8", "replace")
    content, doctype = _without_doctype(_START.sub(b"", content))
    if not content:
        return Sitemap(problem=f"{url}: empty instead of a sitemap")
    root = _ROOT.search(content[:10_000])
    kind = root[1].lower() if root else b""
    if kind in (b"rss", b"feed", b"rdf"):
        feed = read_feed(content, url)
        return Sitemap(leads=feed.leads, problem=feed.problem)
    if kind == b"html":
        return Sitemap(problem=f"{url}: an HTML page instead of a sitemap")
    if not kind:
        return _read_lines(content, url)
    found = _read_xml(content, url)
    if b"<!ENTITY" in doctype.upper() and found.problem is None:
        return replace(found, problem=f"{url}: the sitemap declares entities; they were left out")
    return found


def _read_xml(content: bytes, url: str) -> Sitemap:
    leads: dict[str, Lead] = {}
    children: dict[str, Child] = {}
    problem = None
    context = _elements(_escaped(content))
    last: tuple[dict[str, Lead] | dict[str, Child], str] | None = None
    try:
        for _event, element in context:
            is_child = element.tag.endswith("sitemap")
            fields = _fields(element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
            target = _absolute(fields.get("loc"), url)
            if target is None:
                continue
            if is_child and target == url:
                problem = f"{url}: the sitemap index lists itself"
            elif is_child:
                last = (children, target) if target not in children else None
                children.setdefault(target, Child(target, fields.get("lastmod")))
            else:
                last = (leads, target) if target not in leads else None
                leads.setdefault(target, _lead(target, url, fields))
            if len(leads) + len(children) >= MAX_ENTRIES:
                problem = f"{url}: more than {MAX_ENTRIES:,} entries; the rest is left out"
                break
        else:
            problem = _malformed(context.error_log, url, last) or problem
    except etree.XMLSyntaxError as error:
        problem = f"{url}: malformed sitemap ({error}); {len(leads) + len(children):,} entries read"
    if not leads and not children and problem is None:
        problem = f"{url}: a sitemap without entries"
    return Sitemap(tuple(leads.values()), tuple(children.values()), problem)


def _elements(content: bytes) -> "etree.iterparse[tuple[str, etree._Element]]":
    """The url and sitemap elements as they end; the reader frees each, so that memory stays flat."""
    return etree.iterparse(
        io.BytesIO(content),
        events=("end",),
        tag=("{*}url", "{*}sitemap"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )


def _without_doctype(content: bytes) -> tuple[bytes, bytes]:
    """The document and its DOCTYPE. No sitemap needs one; entity declarations come with it: it is cut off unread."""
    start = content[:10_000].upper().find(b"<!DOCTYPE")
    if start < 0:
        return content, b""
    end, subset = content.find(b">", start), content.find(b"[", start)
    if 0 <= subset < end:
        closing = content.find(b"]", subset)
        end = content.find(b">", closing) if closing >= 0 else -1
    end = end if end >= 0 else len(content)
    return content[:start] + content[end + 1 :], content[start : end + 1]


def _escaped(content: bytes) -> bytes:
    """The document with bare ampersands escaped, CDATA left alone."""
    first, *parts = content.split(b"<![CDATA[")
    pieces = [_AMPERSAND.sub(b"&amp;", first)]
    for part in parts:
        inside, end, after = part.partition(b"]]>")
        pieces += [b"<![CDATA[", inside, end, _AMPERSAND.sub(b"&amp;", after)]
    return b"".join(pieces)


def _malformed(
    errors: "etree._ListErrorLog", url: str, last: tuple[dict[str, Lead] | dict[str, Child], str] | None
) -> str | None:
    """The problem of a sitemap that libxml2 had to mend. In one cut short the last URL is half a URL: it is
    dropped.
    """
    fatal = [error for error in errors if error.level_name == "FATAL"]
    if not fatal:
        return None
    if last is not None and "in tag loc" in fatal[-1].message:
        last[0].pop(last[1], None)
    return f"{url}: malformed sitemap, what could be read is taken (line {fatal[0].line}: {fatal[0].message})"


def _fields(element: etree._Element) -> dict[str, str]:
    """The texts of an entry's own children, and of news:news, by local name: loc, lastmod, title,
    publication_date.
    """
    fields: dict[str, str] = {}
    for child in element:
        if not isinstance(child.tag, str):
            continue
        space, _, name = child.tag.rpartition("}")
        if name == "news" and (space.startswith("{" + _NEWS) or "news" in space):
            fields["news"] = "1"
            for part in child:
                if isinstance(part.tag, str):
                    fields.setdefault(part.tag.rpartition("}")[2], _text(part))
        elif name in ("loc", "lastmod"):
            fields.setdefault(name, _text(child))
    return {name: value for name, value in fields.items() if value}


def _text(element: etree._Element) -> str:
    return " ".join((element.text or "").split())[:3_000]


def _lead(target: str, source: str, fields: dict[str, str]) -> Lead:
    is_news = "news" in fields
    via: Via = "news_sitemap" if is_news else "sitemap"
    return Lead(
        url=target,
        via=via,
        source=source,
        title=fields.get("title"),
        published=fields.get("publication_date"),
        modified=fields.get("lastmod"),
        fresh=is_news,
    )


def _read_lines(content: bytes, url: str) -> Sitemap:
    """A plain-text sitemap: one absolute URL a line. Anything else is no sitemap."""
    lines = [line.strip() for line in decode(content).splitlines() if line.strip()]
    targets = dict.fromkeys(line for line in lines if _absolute(line, "") is not None)
    if not targets or len(targets) * 2 < len(set(lines)):
        return Sitemap(problem=f"{url}: not a sitemap")
    kept = list(targets)[:MAX_ENTRIES]
    cut = f"{url}: more than {MAX_ENTRIES:,} entries; the rest is left out" if len(targets) > len(kept) else None
    return Sitemap(leads=tuple(Lead(url=each, via="sitemap", source=url) for each in kept), problem=cut)


def _absolute(link: str | None, base: str) -> str | None:
    if not link or len(link) > MAX_URL or " " in link or "<" in link:
        return None
    try:
        is_absolute = not base or link.startswith(("https://", "http://"))
        target = link if is_absolute else urljoin(base, link)
        parts = urlsplit(target)
    except ValueError:
        return None
    return target if parts.scheme in ("http", "https") and parts.netloc else None


def pick(children: tuple[Child, ...] | list[Child], since: date | None, until: date | None) -> list[Child]:
    """The children of an index that may hold articles of the days `since` to `until` (inclusive, None: open).

    Left out are children whose name states a day, month or year wholly outside the window, and those last
    modified before it: what was published later would have changed them. A late lastmod never excludes:
    archives are regenerated. Children without either are kept. The likeliest come first: dated names from
    the newest to the oldest, then by lastmod nearest the window's end, then the rest in the index's order.
    """
    kept: list[tuple[int, int, int, Child]] = []
    for place, child in enumerate(children):
        named = in_url(child.url)
        modified = day(child.lastmod)
        if named is not None and _outside(named, since, until):
            continue
        if since is not None and modified is not None and modified < since:
            continue
        if named is not None:
            kept.append((0, -named[1].toordinal(), place, child))
        elif modified is not None:
            distance = abs((modified - until).days) if until else -modified.toordinal()
            kept.append((1, distance, place, child))
        else:
            kept.append((2, 0, place, child))
    return [child for *_, child in sorted(kept, key=lambda row: row[:3])]


def _outside(named: tuple[date, date], since: date | None, until: date | None) -> bool:
    return (since is not None and named[1] < since) or (until is not None and named[0] > until)
