"""A news site on loopback that a test puts together page by page, and the crawl of it by the real command."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

HTML = "text/html; charset=utf-8"
XML = "application/xml; charset=utf-8"


@dataclass(slots=True)
class Reply:
    """An answer. `play` takes the raw connection instead and may say whatever it likes."""

    body: bytes | str = b""
    status: int = 200
    type: str | None = HTML
    headers: dict[str, str] = field(default_factory=dict)
    play: Callable[[Any], None] | None = None


@dataclass(slots=True)
class Hit:
    """One request that reached the site."""

    path: str
    at: float
    headers: dict[str, str]


class Site:
    """Replies by path; a list of replies is given one by one, the last for ever. Unknown paths are 404."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.replies: dict[str, Reply | list[Reply]] = {}
        self.hits: list[Hit] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 30

            def do_GET(self) -> None:
                site.hits.append(Hit(self.path, time.monotonic(), dict(self.headers)))
                reply = site.reply(unquote(self.path))
                if reply.play is not None:
                    self.close_connection = True
                    reply.play(self)
                    return
                body = reply.body.encode() if isinstance(reply.body, str) else reply.body
                self.send_response(reply.status)
                headers = {"Content-Type": reply.type, "Content-Length": str(len(body))} | reply.headers
                for name, value in headers.items():
                    if value is not None:
                        self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: Any) -> None: ...

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

            def handle_error(self, *args: Any) -> None: ...

        self.server = Server((host, 0), Handler)
        self.host, self.port = host, self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def __enter__(self) -> "Site":
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def reply(self, path: str) -> Reply:
        """The answer to a path."""
        found = self.replies.get(path, Reply("<h1>404</h1>", 404))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found

    def url(self, path: str = "/") -> str:
        """The URL of a path."""
        return f"http://{self.host}:{self.port}{path}"

    @property
    def slug(self) -> str:
        """What a crawl without an outlet file calls this site."""
        return f"{self.host}:{self.port}"

    def paths(self) -> list[str]:
        """The paths asked for, in order."""
        return [hit.path for hit in self.hits]

    def article(self, path: str, title: str = "البلدية تفتتح مكتبة جديدة وسط المدينة", **keys: Any) -> str:
        """Put an article there; returns its path."""
        self.replies[path] = Reply(article_page(title, **keys))
        return path

    def feed(self, paths: Sequence[str], at: str = "/feed") -> None:
        """Put a home page there that declares a feed, and the feed with these articles (paths or whole URLs)."""
        items = "".join(
            f"<item><title>خبر رقم {n} من السوق</title><link>{p if '://' in p else self.url(p)}</link></item>"
            for n, p in enumerate(paths)
        )
        self.replies[at] = Reply(f'<rss version="2.0"><channel><title>الأخبار</title>{items}</channel></rss>', type=XML)
        self.replies["/"] = Reply(home_page([at]))


def article_page(title: str, day: str = "2026-11-20", **_: Any) -> str:
    """An article as a simple theme prints it."""
    text = "".join(f"<p>{line}</p>" for line in LINES)
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="{day}T09:30:00+02:00"></head>'
        f'<body><article><h1>{title}</h1><div class="entry-content">{text}</div></article></body></html>'
    )


LINES = (
    "افتتحت البلدية صباح اليوم مكتبة عامة جديدة في وسط المدينة تضم أكثر من عشرين ألف كتاب في مختلف فروع المعرفة.",
    "وقال مدير المكتبة إن القاعات ستبقى مفتوحة حتى المساء، وإن الاشتراك مجاني لتلاميذ المدارس وطلاب الجامعات.",
    "وأضاف أن فريقا من المتطوعين سيتولى تنظيم جلسات قراءة للأطفال كل أسبوع، وأن قسما خاصا سيخصص للمخطوطات القديمة.",
)


def home_page(feeds: Sequence[str] = (), links: Sequence[str] = ()) -> str:
    """A home page that declares feeds and links to pages."""
    head = "".join(f'<link rel="alternate" type="application/rss+xml" href="{feed}">' for feed in feeds)
    body = "".join(
        f'<li><a href="{link}">عنوان طويل لخبر من أخبار المدينة رقم {n}</a></li>' for n, link in enumerate(links)
    )
    return f'<!doctype html><html lang="ar"><head><title>الموقع</title>{head}</head><body><ul>{body}</ul></body></html>'


@dataclass(slots=True)
class Crawled:
    """What a crawl left: exit code, records, report, what it said, peak memory in MB, seconds."""

    code: int
    records: list[dict[str, Any]]
    report: dict[str, Any]
    said: str
    memory: float
    seconds: float

    def outlet(self, slug: str) -> dict[str, Any]:
        """The report's part on one outlet."""
        return next(outlet for outlet in self.report["outlets"] if outlet["outlet"] == slug)

    def kinds(self, path: str) -> set[str]:
        """The kinds of failure under which a URL with this path is named."""
        named = ((k, e) for o in self.report["outlets"] for k, es in o["examples"].items() for e in es)
        return {kind for kind, example in named if path in example}


QUICK = {
    "NEWSCRAWL_PRIVATE_HOSTS": "127.0.0.1,localhost",
    "DOWNLOAD_DELAY": "0",
    "AUTOTHROTTLE_ENABLED": "False",
    "CONCURRENT_REQUESTS_PER_DOMAIN": "8",
    "NEWSCRAWL_REST": "0.2",
    "NEWSCRAWL_DRAFTER": "False",  # takes longer to begin than these few pages to read; test_drafting.py has it on
}
_MAIN = """
import sys
from newscrawl.commands import main
code = main(sys.argv[2:])
peak = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]  # Linux; kB
open(sys.argv[1], "w").write(str(int(peak[0]) / 1024))
sys.exit(code)
"""


def command(folder: Path, *words: str, **settings: object) -> list[str]:
    """The command line of a crawl into `folder`, quick unless `settings` say otherwise."""
    given = {name: value for name, value in {**QUICK, **settings}.items() if value is not None}
    sets = [word for name, value in given.items() for word in ("-s", f"{name}={value}")]
    sets += ["-s", f"NEWSCRAWL_REJECTS={folder / 'rejects.jsonl'}"]
    out = [] if {"-o", "-O"} & set(words) else ["-O", str(folder / "articles.jsonl")]
    report = ["--report", str(folder / "report.json")]
    return [sys.executable, "-c", _MAIN, str(folder / "memory"), "crawl", *words, *out, *report, *sets]


def crawl(
    folder: Path,
    *words: str,
    env: dict[str, str] | None = None,
    before: Callable[[], None] | None = None,
    **settings: object,
) -> Crawled:
    """Run `newscrawl crawl` in a process of its own, which calls `before`, and read what it left in `folder`."""
    start = time.monotonic()
    clean = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    done = subprocess.run(
        command(folder, *words, **settings),
        capture_output=True,
        cwd=folder,
        env=clean | (env or {}),
        timeout=120,
        preexec_fn=before,
    )
    out, report, memory = folder / "articles.jsonl", folder / "report.json", folder / "memory"
    return Crawled(
        done.returncode,
        [json.loads(line) for line in out.read_bytes().splitlines()] if out.exists() else [],
        json.loads(report.read_bytes()) if report.exists() else {},
        done.stderr.decode("utf-8", "replace"),
        float(memory.read_text()) if memory.exists() else 0.0,
        time.monotonic() - start,
    )


@contextmanager
def sites(count: int) -> Iterator[list[Site]]:
    """Several sites at once."""
    made = [Site() for _ in range(count)]
    try:
        yield made
    finally:
        for site in made:
            site.__exit__()
