"""A news site of any size on loopback, in a process of its own: home, sections, feed, sitemaps, article pages.

`python -m tests.crash.newsroom 300` prints its port and serves until its standard input is closed, so that it never
outlives who started it. `GET /-/hits` tells how often each article was asked for, `GET /-/count` how many were and how
often in all, `GET /-/turn` changes the text of every tenth article.
"""

import asyncio
import json
import os
import random
import sys
import threading
import urllib.request
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import PIPE, Popen
from types import TracebackType
from typing import Any

from tests.crash import furniture

TURNING = 10  # every tenth article changes
_SITEMAP = 1000  # URLs of one sitemap
_SECTION = 30
_FEED = 40
_TEXT = (
    "افتتحت البلدية مكتبة جديدة وسط المدينة وقال مدير المشروع إن العمل سيستمر حتى نهاية العام وأضاف أن فريقا من المهندسين "
    "يتابع سير الأشغال كل يوم بينما أعلنت الوزارة خطة لدعم المزارعين في القرى البعيدة وزار وفد من الطلاب معرض الكتاب حيث "
    "عرضت دور النشر أحدث الروايات وأكد الخبراء أهمية حماية المياه والغابات من آثار الجفاف وشهدت الأسواق ارتفاعا طفيفا في "
    "أسعار الخضر والفواكه مع اقتراب فصل الشتاء وفاز المنتخب الوطني بالمباراة الأخيرة بعد شوط ثان حافل بالفرص"
)
_WORDS = _TEXT.split()


def article_of(number: int, turned: bool, *, paragraphs: int = 8) -> tuple[str, str, list[str]]:
    """Title, time of publication and paragraphs of an article; the same for the same number."""
    draw = random.Random(number)
    title = f"{' '.join(draw.sample(_WORDS, 7))} {number}"
    day = datetime.now(UTC) - timedelta(hours=1, seconds=number % 40_000)
    lines = [" ".join(draw.choices(_WORDS, k=38)) + "." for _ in range(paragraphs)]
    if turned and number % TURNING == 0:
        lines.append("وفي تحديث لاحق قال المصدر إن الأرقام الواردة في الخبر الأول عدلت بعد مراجعة السجلات الرسمية.")
    return title, day.strftime("%Y-%m-%dT%H:00:00+02:00"), lines


class Newsroom:
    """The pages of the site. `heavy`: pages as long as those of a real site, about 75 kB, instead of 5."""

    def __init__(self, count: int, *, heavy: bool = False) -> None:
        self.count, self.heavy = count, heavy
        self.hits: Counter[str] = Counter()
        self.turned = False
        self.port = 0

    @property
    def root(self) -> str:
        """The site's address."""
        return f"http://127.0.0.1:{self.port}"

    def answer(self, path: str) -> tuple[bytes, str, str | None]:
        """Body, content type and ETag of a path; an empty content type for an unknown path."""
        if path.startswith("/news/"):
            self.hits[path] += 1
            number = int(path.removeprefix("/news/1"))
            if number < self.count:
                return self._article(number), "text/html; charset=utf-8", f'"{number}-{int(self.turned)}"'
        elif path.startswith("/sitemap"):
            return self._sitemap(path).encode(), "application/xml", None
        elif path == "/feed":
            return self._feed().encode(), "application/rss+xml; charset=utf-8", f'"feed-{int(self.turned)}"'
        elif path in ("/", "/section/local", "/section/world"):
            start = len(path) * 31 % max(self.count - _SECTION, 1)
            return self._listing(range(start, min(start + _SECTION, self.count))).encode(), "text/html", None
        elif path == "/robots.txt":
            return f"Sitemap: {self.root}/sitemap.xml\n".encode(), "text/plain", None
        elif path == "/-/hits":
            return json.dumps(self.hits).encode(), "application/json", None
        elif path == "/-/count":
            return json.dumps([len(self.hits), self.hits.total()]).encode(), "application/json", None
        elif path == "/-/turn":
            self.turned = True
            return b"{}", "application/json", None
        return b"", "", None

    def _article(self, number: int) -> bytes:
        if self.heavy:
            title, day, lines = article_of(number, self.turned, paragraphs=11)
            others = [(number + k) % self.count for k in range(1, 31)]
            related = [(f"/news/1{n:06}", " ".join(_WORDS[n % 40 : n % 40 + 8])) for n in others]
            return furniture.page(self.root, f"/news/1{number:06}", title, day, lines, related).encode()
        title, day, lines = article_of(number, self.turned)
        text = "".join(f"<p>{line}</p>" for line in lines)
        related = "".join(
            f'<li><a href="/news/1{(number + k) % self.count:06}">{_WORDS[k]} {_WORDS[k + 9]} {_WORDS[k + 20]}</a></li>'
            for k in range(1, 13)
        )
        return (
            f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} | جريدة المثال</title>'
            f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
            f'<meta property="article:published_time" content="{day}"></head><body>'
            f'<article><h1>{title}</h1><p class="byline">كتب: سالم العمري</p><div class="entry-content">{text}</div>'
            f"</article><aside><ul>{related}</ul></aside></body></html>"
        ).encode()

    def _listing(self, numbers: range) -> str:
        items = "".join(f'<li><a href="/news/1{n:06}">{article_of(n, False)[0]}</a></li>' for n in numbers)
        sections = '<nav><a href="/section/local">محليات</a> <a href="/section/world">العالم</a></nav>'
        feed = '<link rel="alternate" type="application/rss+xml" href="/feed">'
        return f'<html lang="ar"><head><title>جريدة المثال</title>{feed}</head><body>{sections}<ul>{items}</ul></body></html>'

    def _feed(self) -> str:
        rows = ((n, *article_of(n, False)[:2]) for n in range(min(_FEED, self.count)))
        stamp = "%a, %d %b %Y %H:%M:%S +0200"
        items = "".join(
            f"<item><title>{title}</title><link>{self.root}/news/1{n:06}</link>"
            f"<pubDate>{datetime.fromisoformat(day).strftime(stamp)}</pubDate></item>"
            for n, title, day in rows
        )
        return f'<rss version="2.0"><channel><title>جريدة المثال</title>{items}</channel></rss>'

    def _sitemap(self, path: str) -> str:
        space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        today = datetime.now(UTC).date().isoformat()
        if path == "/sitemap.xml":
            rows = "".join(
                f"<sitemap><loc>{self.root}/sitemap-{today}-{k}.xml</loc><lastmod>{today}</lastmod></sitemap>"
                for k in range(-(-self.count // _SITEMAP))
            )
            return f"<sitemapindex {space}>{rows}</sitemapindex>"
        start = int(path.removesuffix(".xml").rpartition("-")[2]) * _SITEMAP
        rows = "".join(
            f"<url><loc>{self.root}/news/1{n:06}</loc><lastmod>{today}</lastmod></url>"
            for n in range(start, min(start + _SITEMAP, self.count))
        )
        return f"<urlset {space}>{rows}</urlset>"


class _Connection(asyncio.Protocol):
    """As much of HTTP/1.1 as a crawler asks for."""

    def __init__(self, site: Newsroom) -> None:
        self.site = site
        self.waiting = b""

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        while b"\r\n\r\n" in self.waiting:
            head, _, self.waiting = self.waiting.partition(b"\r\n\r\n")
            self._answer(head)

    def _answer(self, head: bytes) -> None:
        path = head.split(b" ", 2)[1].decode()
        body, kind, etag = self.site.answer(path)
        status = "200 OK" if kind else "404 Not Found"
        if etag and f"If-None-Match: {etag}".encode() in head:
            status, body = "304 Not Modified", b""
        tag = f"ETag: {etag}\r\n" if etag else ""
        said = f"HTTP/1.1 {status}\r\nContent-Type: {kind or 'text/html'}\r\n{tag}Content-Length: {len(body)}\r\n\r\n"
        self.transport.write(said.encode() + body)


async def _serve(site: Newsroom) -> None:
    server = await asyncio.get_running_loop().create_server(lambda: _Connection(site), "127.0.0.1", 0)
    site.port = server.sockets[0].getsockname()[1]
    sys.stdout.write(f"{site.port}\n")
    sys.stdout.flush()
    await server.serve_forever()


class Served:
    """A newsroom of `count` articles in a process of its own, for the time of a block."""

    def __init__(self, count: int, *, heavy: bool = False) -> None:
        words = [sys.executable, "-m", "tests.crash.newsroom", str(count), *(["heavy"] if heavy else [])]
        self.count = count
        self._process = Popen(words, stdin=PIPE, stdout=PIPE, cwd=Path(__file__).parents[2])
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())

    def __enter__(self) -> "Served":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    @property
    def root(self) -> str:
        """The site's address."""
        return f"http://127.0.0.1:{self.port}/"

    def hits(self) -> dict[str, int]:
        """How often each article was asked for."""
        found: dict[str, int] = json.loads(self._get("-/hits"))
        return found

    def asked(self) -> tuple[int, int]:
        """How many articles were asked for, and how often in all."""
        pages, hits = json.loads(self._get("-/count"))
        return int(pages), int(hits)

    def turn(self) -> None:
        """Change every tenth article."""
        self._get("-/turn")

    def _get(self, path: str) -> bytes:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(self.root + path, timeout=10) as response:
            body: bytes = response.read()
            return body


def _leave_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    asyncio.run(_serve(Newsroom(int(sys.argv[1]), heavy="heavy" in sys.argv)))
