"""A few pages fetched outside a crawl, with its manners and safety."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import newscrawl
from newscrawl.article import Article
from newscrawl.run import CrawlError
from tests.crawl.site import QUICK, Reply, Site

ASK = """
import json, sys
from newscrawl.fetch import fetch
urls, settings = json.loads(sys.argv[1])
first = fetch(urls, settings)
second = fetch(urls[:1], settings)
print(json.dumps([[a.asked, a.url, a.status, len(a.body), a.error, a.headers.get("x-kind")] for a in first + second]))
"""


def test_pages_come_in_order_each_with_its_answer_or_the_reason(tmp_path: Path) -> None:
    with Site() as site:
        site.article("/news/610001")
        site.replies["/robots.txt"] = Reply("User-agent: *\nDisallow: /private/", type="text/plain")
        site.replies["/moved"] = Reply(status=301, headers={"Location": "/news/610001"})
        site.replies["/kind"] = Reply("<p>نص", headers={"X-Kind": "test"})
        urls = [site.url(path) for path in ("/news/610001", "/moved", "/kind", "/gone", "/private/1")]
        urls += ["http://10.0.0.1/", "file:///etc/passwd", "nonsense"]
        words = [sys.executable, "-c", ASK, json.dumps([urls, QUICK])]
        done = subprocess.run(words, capture_output=True, text=True, timeout=60, cwd=tmp_path, env=dict(os.environ))
    assert done.returncode == 0, done.stderr
    got = json.loads(done.stdout)
    assert [row[0] for row in got] == [*urls, urls[0]]
    assert [row[2] for row in got] == [200, 200, 200, 404, None, None, None, None, 200]
    assert got[1][1] == site.url("/news/610001")
    assert got[2][5] == "test"
    reasons = [row[4] and row[4].partition(":")[0] for row in got[:7]]
    assert reasons == [None, None, None, "gone", "robots", "private", "scheme"]
    assert got[7][4]
    assert site.paths().count("/robots.txt") == 1  # of two calls in one process


SILENT = """
import sys
from newscrawl.fetch import fetch
from newscrawl.network.resolver import Resolver
Resolver.resolveHostName = lambda *asked, **more: None  # as a system that is asked and never answers
print(fetch(["http://silent.example/"], {"DOWNLOAD_TIMEOUT": 0.2, "RETRY_TIMES": 0, "ROBOTSTXT_OBEY": False})[0].error)
"""


def test_a_name_that_is_never_resolved_ends_with_the_time_for_the_answer(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", SILENT], capture_output=True, text=True, timeout=60, cwd=tmp_path)
    assert done.stdout.strip() == "timeout: no answer in time", done.stderr


def test_crawl_from_python_yields_articles_and_says_when_it_failed() -> None:
    with Site() as site:
        site.feed([site.article(f"/news/62000{n}") for n in range(4)])
        articles = list(newscrawl.crawl(site.url(), limit=2, settings=QUICK))
    assert len(articles) == 2
    assert isinstance(articles[0], Article)
    with pytest.raises(CrawlError) as failed:
        list(newscrawl.crawl("no-such-outlet-anywhere"))
    assert failed.value.code == 2
    assert "no-such-outlet-anywhere" in str(failed.value)
