"""The sample site while it is being built: files, routes, expected records, and URLs that must give none."""

import gzip
import json
import struct
import zlib
from datetime import UTC, datetime
from html import escape
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

HTML = "text/html; charset=utf-8"
XML = "application/xml; charset=utf-8"
RSS = "application/rss+xml; charset=utf-8"


def encoded(url: str) -> str:
    """`url` with the Arabic letters of its path percent-encoded, as a browser sends it."""
    parts = urlsplit(url)
    return urlunsplit(
        parts._replace(path=quote(parts.path, safe="/%:@!$&'()*+,;=-._~"), query=quote(parts.query, safe="=&/%"))
    )


def paragraphs(text: str) -> list[str]:
    """The paragraphs of an article's body: blank lines between them, single line breaks within."""
    return [p.strip() for p in text.strip().split("\n\n")]


def html_paragraphs(text: str, tag: str = "p") -> str:
    """The body as one element a paragraph; a paragraph that begins with '## ' is a heading."""
    parts = []
    for p in filter(None, paragraphs(text)):
        if p.startswith("## "):
            parts.append(f"<h3>{escape(p[3:], quote=False)}</h3>")
        else:
            parts.append(f"<{tag}>{escape(p, quote=False)}</{tag}>")
    return "\n".join(parts)


def picture(red: int, green: int, blue: int, width: int = 32, height: int = 18) -> bytes:
    """A PNG of one colour: the sample's photographs."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    row = b"\0" + bytes((red, green, blue)) * width
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(row * height, 9))
        + chunk(b"IEND", b"")
    )


def epoch(moment: str) -> int:
    """Seconds since 1970 of an ISO 8601 moment, taken as UTC where it has no offset."""
    when = datetime.fromisoformat(moment)
    return int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp())


class Site:
    """Collects what the designs add and turns it into the files of data/sample/."""

    def __init__(self) -> None:
        self.content: dict[str, bytes] = {}
        self.routes: list[dict[str, Any]] = []
        self.expected: list[dict[str, Any]] = []
        self.refused: list[tuple[str, str, str]] = []
        self.outlets: list[dict[str, Any]] = []

    def start(self, outlet: dict[str, Any]) -> None:
        """Begin an outlet; its file names start with its slug."""
        self.outlets.append(outlet)

    def file(self, name: str, content: bytes | str) -> str:
        """Keep a file of the current outlet; returns its name under data/sample/."""
        name = f"{self.outlets[-1]['slug']}/{name}"
        data = content.encode() if isinstance(content, str) else content
        assert self.content.setdefault(name, data) == data, f"two files named {name}"
        return name

    def route(self, url: str, file: str | None, kind: str | None = HTML, **more: Any) -> None:
        """Answer `url` (path or absolute) with a file. `more`: status, headers, etag, last_modified (ISO 8601)."""
        url = url if "://" in url else self.outlets[-1]["home"].rstrip("/") + url
        row: dict[str, Any] = {
            "url": encoded(url),
            "file": file,
            "type": kind,
            "etag": file is not None,
        } | more
        if "last_modified" in more:
            row["last_modified"] = epoch(more["last_modified"])
        self.routes.append(row)

    def add(self, url: str, name: str, content: bytes | str, kind: str | None = HTML, **more: Any) -> None:
        """Keep a file and answer `url` with it."""
        self.route(url, self.file(name, content), kind, **more)

    def robots(self, text: str) -> None:
        """The current outlet's robots.txt."""
        self.add("/robots.txt", "robots.txt", text, "text/plain; charset=utf-8")

    def gzipped(self, url: str, name: str, content: str) -> None:
        """A file packed with gzip, as large sitemaps are."""
        self.add(url, name, gzip.compress(content.encode(), mtime=0), "application/x-gzip")

    def items(self, names: list[list[str]], articles: list[dict[str, Any]]) -> list[dict[str, str]]:
        """Feed or sitemap items from [key, when] pairs."""
        home = self.outlets[-1]["home"].rstrip("/")
        by_key = {a["key"]: a for a in articles}
        return [
            {"url": encoded(home + by_key[key]["url"]), "title": by_key[key]["title"], "when": when}
            for key, when in names
        ]

    def refuse(self, url: str, slug: str, why: str) -> None:
        """Note a URL that a crawl meets and that must give no record."""
        self.refused.append((encoded(url), slug, why))

    def expect(self, outlet: dict[str, Any], articles: list[dict[str, Any]]) -> None:
        """Add the expected record of every article that has one: the hand-written values over the outlet's own."""
        for a in articles:
            if "expect" not in a:
                continue
            url = encoded(a["url"] if "://" in a["url"] else outlet["home"].rstrip("/") + a["url"])
            body = [p.removeprefix("## ") for p in paragraphs(a.get("body", "")) if p]
            base: dict[str, Any] = {
                "url": url,
                "canonical_url": url,
                "outlet": outlet["slug"],
                "outlet_name": outlet["arabic_name"],
                "country": outlet["country"],
                "language": "ar",
                "title": a["title"],
                "text_starts": " ".join(body[0].split()[:8]) if body else "",
                "text_ends": " ".join(body[-1].split()[-6:]) if body else "",
                "published": None,
                "modified": None,
                "authors": [],
                "agencies": [],
                "dateline": None,
                "section": [],
                "tags": [],
                "cited": [],
                "image": None,
                "places": [],
                "text_excludes": [],
                "warnings": [],
                "shows": a.get("shows", []),
            }
            unknown = a["expect"].keys() - base.keys() - {"rights", "subtitle", "summary", "published_day"}
            assert not unknown, f"{url}: expect has unknown keys {unknown}"
            self.expected.append(base | a["expect"])

    def files(self) -> dict[str, bytes]:
        """Every file of data/sample/ by name."""
        hosts = [(o["slug"], o["arabic_name"], o["country"], o["home"]) for o in self.outlets]
        out = dict(self.content)
        out["routes.jsonl"] = _lines(self.routes)
        out["expected.jsonl"] = _lines(self.expected)
        out["no_record.tsv"] = _table("url\toutlet\twhy it must give no record", self.refused)
        out["outlets.tsv"] = _table("slug\tname\tcountry\thome", hosts)
        return out


def _lines(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _table(head: str, rows: list[tuple[str, ...]]) -> bytes:
    return ("# " + head + "\n" + "".join("\t".join(row) + "\n" for row in rows)).encode()
