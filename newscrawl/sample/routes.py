"""The sample site's table of URLs: which file answers a URL, with what status and headers."""

from dataclasses import dataclass, field
from email.utils import formatdate, parsedate_to_datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import orjson

from newscrawl import tables

# Parameters that a news site's server takes no notice of, so that a tagged link leads to the same page.
_TRACKING = ("utm_", "fbclid", "gclid")

# (host, decoded path, parameters in the order given)
Key = tuple[str, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Route:
    """The answer to one URL. `content_type` None: the header is left out, as some servers do."""

    status: int
    content_type: str | None
    file: Path | None
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    last_modified: str | None = None  # an HTTP date

    def body(self) -> bytes:
        """The bytes sent; read at each request, so that a page may be edited while the server runs."""
        return self.file.read_bytes() if self.file else b""

    def is_fresh(self, if_none_match: str | None, if_modified_since: str | None) -> bool:
        """True where the client's copy is still good and 304 is the answer (RFC 9110, section 13.2.2)."""
        if if_none_match is not None:
            known = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
            return self.etag is not None and bool({self.etag, "*"} & known)
        if if_modified_since is None or self.last_modified is None:
            return False
        try:
            return parsedate_to_datetime(self.last_modified) <= parsedate_to_datetime(if_modified_since)
        except (TypeError, ValueError):
            return False


def key(url: str) -> Key:
    """What identifies a URL to the server: percent-encoded and plain paths are the same page."""
    parts = urlsplit(url)
    query = tuple(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.startswith(_TRACKING)
    )
    return (parts.hostname or "", unquote(parts.path) or "/", query)


def read(folder: Path | None = None) -> dict[Key, Route]:
    """The routes of `data/sample/routes.jsonl`. Raises FileNotFoundError, naming the file, where it is missing."""
    folder = folder or tables.path("sample")
    routes: dict[Key, Route] = {}
    for line in (folder / "routes.jsonl").read_bytes().splitlines():
        row = orjson.loads(line)
        file = folder / row["file"] if row.get("file") else None
        modified = row.get("last_modified")
        routes[key(row["url"])] = Route(
            status=row.get("status", 200),
            content_type=row.get("type"),
            file=file,
            headers=row.get("headers", {}),
            etag=f'"{sha256(file.read_bytes()).hexdigest()[:16]}"' if file and row.get("etag") else None,
            last_modified=formatdate(modified, usegmt=True) if modified is not None else None,
        )
    return routes
