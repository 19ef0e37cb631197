"""A download handler that answers from saved pages: the real spider crawls them without a network.

The setting NEWSCRAWL_REPLAY names a manifest: JSON Lines with `url` and `file` (relative to the manifest). What it does
not list is 404; robots.txt too, so that everything is allowed.
"""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from scrapy import Request
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

SETTINGS = {"DOWNLOAD_HANDLERS": json.dumps(dict.fromkeys(("http", "https"), "tests.replay.ReplayHandler"))}


def pages(manifest: Path) -> list[dict[str, Any]]:
    """The rows of a manifest that have a URL and a file."""
    rows = [json.loads(line) for line in manifest.read_text("utf-8").splitlines() if line.strip()]
    return [row for row in rows if row.get("url") and row.get("file")]


class ReplayHandler:
    """Stands in the place of the http and https handlers."""

    lazy = False

    def __init__(self, crawler: Any) -> None:
        manifest = Path(crawler.settings["NEWSCRAWL_REPLAY"])
        self.files = {plain(row["url"]): manifest.parent / row["file"] for row in pages(manifest)}

    @classmethod
    def from_crawler(cls, crawler: Any) -> "ReplayHandler":
        """Scrapy's way to build it."""
        return cls(crawler)

    async def download_request(self, request: Request) -> Response:
        """The saved page, its charset left for the page to say."""
        file = self.files.get(plain(request.url))
        if file is None:
            return Response(request.url, status=404)
        body = file.read_bytes()
        kind = "application/xml" if file.suffix == ".xml" else "text/html"
        headers = {"Content-Type": kind}
        return responsetypes.from_args(headers=headers, url=request.url, body=body)(
            request.url, headers=headers, body=body
        )

    async def close(self) -> None:
        """Nothing is held."""


def plain(url: str) -> str:
    """A URL as it is compared: decoded, without fragment."""
    return unquote(url).partition("#")[0]
