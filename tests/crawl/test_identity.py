"""Who asks, by which way, and what sites say of the use of their pages."""

from pathlib import Path

import pytest

from newscrawl.network.tdmrep import reserved
from tests.crawl.site import XML, Reply, Site, article_page, crawl, home_page

OUTLET = """name = "T"
arabic_name = "ت"
home = "{home}"
country = "EG"
kind = "site"
delay = 0.3
proxy = "TEST_PROXY"
headers = {{ Referer = "https://example.org/", User-Agent = "somebody else" }}
"""


def test_outlet_on_an_arabic_host_behind_its_own_proxy_with_its_own_headers(tmp_path: Path) -> None:
    host = "http://xn--mgbacxr.test"  # اخبار.test: only the proxy can lead there
    with Site() as proxy:
        item = f"<item><title>خبر</title><link>{host}/news/510001</link></item>"
        proxy.replies[f"{host}/"] = Reply(home_page(["/feed"]))
        proxy.replies[f"{host}/feed"] = Reply(f'<rss version="2.0"><channel>{item}</channel></rss>', type=XML)
        proxy.replies[f"{host}/news/510001"] = Reply(article_page("خبر من موقع عنوانه بالعربية"))
        (tmp_path / "eg").mkdir()
        (tmp_path / "eg" / "arabic-host.toml").write_text(OUTLET.format(home="http://اخبار.test/"), "utf-8")
        words = ["arabic-host", "--outlets", str(tmp_path)]
        result = crawl(tmp_path, *words, TEST_PROXY=proxy.url(), NEWSCRAWL_CONTACT="editor@example.org")
    assert [record["url"] for record in result.records] == [f"{host}/news/510001"]
    assert [hit.path for hit in proxy.hits].count(f"{host}/robots.txt") == 1
    assert {hit.headers["Referer"] for hit in proxy.hits} == {"https://example.org/"}
    assert all(hit.headers["User-Agent"].endswith("(+editor@example.org)") for hit in proxy.hits)
    assert all(hit.headers["Accept-Language"].startswith("ar") for hit in proxy.hits)
    times = [hit.at for hit in proxy.hits]
    assert times[-1] - times[0] >= 0.29 * (len(times) - 1)


def test_a_crawl_of_others_without_a_contact_says_so_once(tmp_path: Path) -> None:
    with Site() as site:
        site.feed([site.article("/news/520001")])
        own = crawl(tmp_path, site.url())
    foreign = crawl(tmp_path, "http://no-such-host.invalid/", "http://nor-this.invalid/", RETRY_TIMES=0)
    assert [run.said.count("set NEWSCRAWL_CONTACT") for run in (own, foreign)] == [0, 1]


RULES = b"""[
    {"location": "/news/", "tdm-reservation": 1, "tdm-policy": "https://example.org/policy"},
    {"location": "/news/53*2", "tdm-reservation": 0},
    {"location": "/%D8%A3/*.html$", "tdm-reservation": 1}
]"""


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/news/530001", True),
        ("/news/530002", False),
        ("/other", None),
        ("/أ/ب.html", True),
        ("/%d8%a3/x.html?y=1", None),
    ],
)
def test_tdmrep_names_pages_by_the_longest_pattern(path: str, said: bool | None) -> None:
    assert reserved(RULES, "https://news.example" + path) is said


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[" * 50_000, b'{"location": 3}', b'[[], null, {"location": "/", "tdm-reservation": "perhaps"}]'],
)
def test_what_is_no_tdmrep_reserves_nothing(body: bytes) -> None:
    assert reserved(body, "https://news.example/") is None


def test_patterns_of_many_stars_cost_little() -> None:
    rule = b'[{"location": "/' + b"*a" * 900 + b'b$", "tdm-reservation": 1}]'
    assert reserved(rule, "https://news.example/" + "a" * 5_000) is None


def test_reservation_is_recorded_and_respected_where_asked(tmp_path: Path) -> None:
    with Site() as site:
        site.replies["/.well-known/tdmrep.json"] = Reply(RULES, type="application/json")
        paths = [site.article(path) for path in ("/news/530001", "/news/530002", "/free/530003")]
        own = site.article("/news/530004")
        site.replies[own] = Reply(article_page("خبر"), headers={"tdm-reservation": "0"})
        site.feed([*paths, own])
        plain, careful = crawl(tmp_path, site.url()), crawl(tmp_path, site.url(), "--respect-opt-outs")
    said = {record["url"][-6:]: record["rights"]["tdm_reservation"] for record in plain.records}
    assert said == {"530001": True, "530002": False, "530003": None, "530004": False}
    assert {record["url"][-6:] for record in careful.records} == {"530002", "530003", "530004"}
    assert careful.outlet(site.slug)["failures"]["opt-out"] == 1
    assert site.paths().count("/.well-known/tdmrep.json") == 1
