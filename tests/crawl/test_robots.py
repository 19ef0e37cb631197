"""robots.txt: what each answer means, and that what it says is kept. One crawl of many sites, one a case."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newscrawl.middlewares.backoff import BackoffMiddleware
from tests.crawl.site import Crawled, Reply, Site, crawl, sites


def hang(handler: Any) -> None:
    """No answer at all."""
    time.sleep(12)


def text(body: str | bytes) -> Reply:
    """A robots.txt."""
    return Reply(body, type="text/plain")


RULES = "User-agent: *\nDisallow: /private/\nDisallow: /مقالات/\n"
BY_NAME = "User-agent: *\nDisallow: /\n\nUser-agent: newscrawl\nDisallow: /private/\n"
CASES: dict[str, Reply | list[Reply]] = {
    **{f"refused {status}": Reply("", status) for status in (401, 403, 500, 503, 429)},
    **{f"none {status}": Reply("Disallow: /", status) for status in (404, 410, 400)},
    "hanging": Reply(play=hang),
    "passing": [Reply("", 503), text("User-agent: *\nDisallow: /private/")],
    "rules utf-8": text(RULES.encode()),
    "rules cp1256": text(RULES.encode("cp1256")),
    "rules bom": text(b"\xef\xbb\xbf" + RULES.encode()),
    "by name": text(BY_NAME),
    "slow": text("User-agent: *\nCrawl-delay: 60\n"),
    "redirect": text("User-agent: *\nDisallow: /private/\n"),
}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, Site], Crawled]]:
    """The sites by case, and the crawl of them all."""
    with sites(len(CASES)) as made:
        named = dict(zip(CASES, made, strict=True))
        for case, site in named.items():
            site.replies["/robots.txt"] = CASES[case]
            site.feed([site.article(path) for path in ("/news/110001", "/private/110002", "/مقالات/110003")])
        named["redirect"].replies["/news/110001"] = Reply(status=301, headers={"Location": "/private/110002"})
        named["redirect"].feed(["/news/110001"])
        settings = {"DOWNLOAD_TIMEOUT": 5, "NEWSCRAWL_MAX_CRAWL_DELAY": 0.3, "NEWSCRAWL_MAX_REQUESTS": 10}
        words = [site.url() for site in made]
        yield named, crawl(tmp_path_factory.mktemp("robots"), *words, "--jobs", "20", **settings)


def written(crawled: tuple[dict[str, Site], Crawled], case: str) -> set[str]:
    """The paths of the records that a case gave."""
    site = crawled[0][case]
    return {r["url"].removeprefix(site.url("")) for r in crawled[1].records if r["outlet"] == site.slug}


@pytest.mark.parametrize("status", [401, 403, 500, 503, 429])
def test_denied_where_the_file_is_refused_or_the_site_fails(crawled: Any, status: int) -> None:
    site = crawled[0][f"refused {status}"]
    assert set(site.paths()) == {"/robots.txt"}
    assert crawled[1].outlet(site.slug)["outcome"] in ("robots", "blocked")
    assert str(status) in str(crawled[1].outlet(site.slug)["examples"])


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_file_is_a_rule_and_starts_no_rest(crawled: Any, status: int) -> None:
    said = crawled[1].outlet(crawled[0][f"refused {status}"].slug)
    assert said["outcome"] == "robots"
    assert said["failures"] == {"robots": 1}
    assert f"its robots.txt answers {status}" in said["examples"]["robots"][0]


def test_robots_txt_refused_again_and_again_leaves_the_host_out_of_the_rests() -> None:
    middleware = BackoffMiddleware(get_crawler(settings_dict={"NEWSCRAWL_REST": 5, "NEWSCRAWL_HOSTS": None}))
    url = "https://refused.example/robots.txt"
    for _ in range(9):
        answer = Response(url, status=403)
        assert middleware.process_response(Request(url, meta={"newscrawl_robots": True}), answer) is answer
    assert not middleware.left
    assert not middleware.strikes


@pytest.mark.parametrize("status", [404, 410, 400])
def test_allowed_where_there_is_none(crawled: Any, status: int) -> None:
    assert len(written(crawled, f"none {status}")) == 3


def test_denied_where_no_answer_comes(crawled: Any) -> None:
    site = crawled[0]["hanging"]
    assert site.paths() == ["/robots.txt"] * 2  # asked again once
    assert crawled[1].outlet(site.slug)["outcome"] == "robots"


def test_failure_that_passes_is_asked_again(crawled: Any) -> None:
    assert crawled[0]["passing"].paths().count("/robots.txt") == 2
    assert len(written(crawled, "passing")) == 2


@pytest.mark.parametrize("case", ["rules utf-8", "rules cp1256", "rules bom"])
def test_rules_are_kept_for_arabic_paths_too(crawled: Any, case: str) -> None:
    assert written(crawled, case) == {"/news/110001"}
    assert crawled[1].outlet(crawled[0][case].slug)["failures"]["robots"] == 2


def test_rules_for_us_by_name_go_before_those_for_all(crawled: Any) -> None:
    assert len(written(crawled, "by name")) == 2


def test_crawl_delay_is_kept_up_to_the_bound(crawled: Any) -> None:
    times = [hit.at for hit in crawled[0]["slow"].hits[1:]]
    assert len(times) >= 4
    assert times[-1] - times[0] >= 0.3 * (len(times) - 1) - 0.2  # they leave in time; a busy machine delays arrivals


def test_redirect_into_what_is_forbidden_is_not_followed(crawled: Any) -> None:
    site = crawled[0]["redirect"]
    assert "/private/110002" not in site.paths()
    assert site.url("/news/110001") in crawled[1].outlet(site.slug)["examples"]["robots"][0]


def test_exit_code_says_that_some_failed(crawled: Any) -> None:
    assert crawled[1].code == 1
