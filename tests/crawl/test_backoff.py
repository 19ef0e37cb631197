"""Later means later, and no means no."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import HtmlResponse

from newscrawl.middlewares.backoff import retry_after
from newscrawl.middlewares.challenge import challenger
from tests.crawl.site import Crawled, Reply, Site, article_page, crawl, sites

LATER = Reply("", 503, headers={"Retry-After": "86400"})
CHALLENGE = Reply("<html><title>Just a moment...</title>", 403, headers={"cf-mitigated": "challenge"})
TURNED_AWAY = {"403": Reply("", 403), "429": Reply("", 429), "challenge": CHALLENGE, "too long": LATER}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, Site], Crawled]]:
    """One crawl of sites that turn the crawler away in different ways, beside one that is friendly."""
    with sites(len(TURNED_AWAY) + 4) as made:
        named = dict(zip([*TURNED_AWAY, "waiting", "single", "errors", "warm"], made, strict=True))
        for case, reply in TURNED_AWAY.items():
            paths = [f"/news/2200{n:02}" for n in range(40)]
            named[case].replies |= dict.fromkeys(paths, reply)
            named[case].feed(paths)
        waiting, single, errors, warm = (named[name] for name in ("waiting", "single", "errors", "warm"))
        again = Reply(article_page("بعد الانتظار"))
        waiting.replies["/news/210001"] = [Reply("", 429, headers={"Retry-After": "2"}), again]
        waiting.feed(["/news/210001"])
        single.replies["/news/240001"] = Reply("", 403)
        single.feed(["/news/240001", *(single.article(f"/news/24001{n}") for n in range(4))])
        errors.replies["/news/250001"] = [Reply("", 500), Reply("", 502), Reply(article_page("عاد الخادم"))]
        errors.replies["/news/250002"] = Reply("", 500)
        errors.feed(["/news/250001", "/news/250002"])
        warm.feed([warm.article(f"/news/23000{n}") for n in range(5)])
        words = [site.url() for site in made]
        yield named, crawl(tmp_path_factory.mktemp("backoff"), *words, CONCURRENT_REQUESTS_PER_DOMAIN=1)


def written(crawled: tuple[dict[str, Site], Crawled], case: str) -> int:
    """How many records a case gave."""
    return sum(record["outlet"] == crawled[0][case].slug for record in crawled[1].records)


def test_retry_after_is_waited_for(crawled: Any) -> None:
    times = [hit.at for hit in crawled[0]["waiting"].hits if hit.path == "/news/210001"]
    assert len(times) == 2
    assert times[1] - times[0] >= 1.9
    assert written(crawled, "waiting") == 1


def test_host_that_asks_for_too_long_is_left(crawled: Any) -> None:
    site = crawled[0]["too long"]
    assert sum(path.startswith("/news/22") for path in site.paths()) <= 2  # the first, and what was on its way with it
    assert crawled[1].outlet(site.slug)["outcome"] == "blocked"
    assert "86400" in crawled[1].said


@pytest.mark.parametrize("case", ["403", "429", "challenge"])
def test_host_that_keeps_turning_us_away_is_left_in_peace(crawled: Any, case: str) -> None:
    site = crawled[0][case]
    asked = [hit.at for hit in site.hits if hit.path.startswith("/news/22")]
    assert 3 <= len(asked) <= 10
    assert max(b - a for a, b in pairwise(asked)) >= 0.7  # the second pause is four times the first of 0.2 s
    assert crawled[1].outlet(site.slug)["outcome"] == "blocked"


def test_friendly_site_beside_them_loses_nothing(crawled: Any) -> None:
    assert written(crawled, "warm") == 5
    assert crawled[1].code == 1


def test_single_403_is_about_that_page(crawled: Any) -> None:
    report = crawled[1].outlet(crawled[0]["single"].slug)
    assert written(crawled, "single") == 4
    assert report["failures"]["blocked"] == 1
    assert report["outcome"] == "ok"


def test_server_error_that_passes_costs_nothing(crawled: Any) -> None:
    assert written(crawled, "errors") == 1
    assert crawled[1].kinds("/news/250002") == {"server"}
    assert crawled[0]["errors"].paths().count("/news/250002") == 3


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120), ("Wed, 21 Oct 2015 07:28:00 GMT", 0), ("Wed, 21 Oct 2015 07:28:00 -0000", 0)],
)
def test_retry_after_reads_seconds_and_past_dates(value: str, seconds: float) -> None:
    assert retry_after(HtmlResponse("http://a.test/", headers={"Retry-After": value})) == seconds


def test_retry_after_reads_coming_dates() -> None:
    value = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    seconds = retry_after(HtmlResponse("http://a.test/", headers={"Retry-After": value}))
    assert seconds is not None
    assert 3000 < seconds <= 3600


@pytest.mark.parametrize("value", ["", "soon", "-5", "٣٠", "1e9", "\xff"])
def test_retry_after_that_cannot_be_read_is_none(value: str) -> None:
    assert retry_after(HtmlResponse("http://a.test/", headers={"Retry-After": value.encode("utf-8")})) is None


def test_page_about_challenges_is_no_challenge() -> None:
    long = (
        article_page("«لحظة من فضلك»: صفحات التحقق تزعج القراء") + "<!--" + "x" * 70_000 + "cf-browser-verification-->"
    )
    assert challenger(HtmlResponse("http://a.test/", body=long.encode(), status=200)) is None
    assert challenger(HtmlResponse("http://a.test/", body=article_page("خبر").encode())) is None
    assert (
        challenger(HtmlResponse("http://a.test/", body=b"<title>Just a moment...</title>", status=503)) == "Cloudflare"
    )


def test_default_pace_is_one_request_in_two_seconds(tmp_path: Path) -> None:
    with Site() as site:
        site.feed([site.article("/news/260001")])
        start = time.monotonic()
        crawl(
            tmp_path,
            site.url(),
            DOWNLOAD_DELAY=None,
            AUTOTHROTTLE_ENABLED=None,
            CONCURRENT_REQUESTS_PER_DOMAIN=None,
            NEWSCRAWL_MAX_REQUESTS=3,
        )
    times = [hit.at for hit in site.hits]
    assert len(times) == 3
    assert times[-1] - times[0] >= 3.8
    assert times[0] >= start
