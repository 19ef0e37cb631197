"""What a second run asks again, and what it does not: robots.txt, feeds and sitemaps, hosts at rest."""

import json
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from newscrawl.discover.plan import common_feeds, common_sitemaps
from newscrawl.ledger.hosts import Hosts, Rest, Text
from newscrawl.middlewares.backoff import BackoffMiddleware
from newscrawl.network.refusal import Refused
from newscrawl.run import settings
from tests.crash.runs import MOST_AGAIN
from tests.crawl.site import XML, Crawled, Reply, Site, article_page, command, crawl, home_page

SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class Careful(Site):
    """A site whose answers carry an ETag, and which answers 304 to whoever names it. `unchanged`: those paths."""

    def __init__(self) -> None:
        self.unchanged: list[str] = []
        super().__init__()

    def reply(self, path: str) -> Reply:
        found = super().reply(path)
        if found.status != 200:
            return found
        tag = f'"{hash(found.body)}"'
        if self.hits[-1].headers.get("If-None-Match") == tag:
            self.unchanged.append(path)
            return Reply(status=304, headers={"ETag": tag}, type=None)
        return Reply(found.body, found.status, found.type, {**found.headers, "ETag": tag}, found.play)


def again(folder: Path, *words: str, **settings: object) -> Crawled:
    """One of several runs into the same output."""
    return crawl(folder, *words, "-o", str(folder / "articles.jsonl"), **settings)


def hosts_of(folder: Path) -> Path:
    return folder / "newscrawl-store" / "hosts.sqlite"


def urlset(site: Site, paths: list[str]) -> Reply:
    today = time.strftime("%Y-%m-%d", time.gmtime())
    urls = "".join(f"<url><loc>{site.url(path)}</loc><lastmod>{today}</lastmod></url>" for path in paths)
    return Reply(f"<urlset {SPACE}>{urls}</urlset>", type=XML)


def test_robots_txt_is_asked_once_a_day_over_runs(tmp_path: Path) -> None:
    with Careful() as site:
        site.feed([site.article("/news/430001"), site.article("/news/430002")])
        site.replies["/robots.txt"] = Reply("User-agent: *\nDisallow: /news/430002", type="text/plain")
        runs = [again(tmp_path, site.url()) for _ in range(2)]
        assert site.paths().count("/robots.txt") == 1
        assert site.paths().count("/.well-known/tdmrep.json") == 1
        with sqlite3.connect(hosts_of(tmp_path)) as db:
            db.execute("UPDATE texts SET until = ?", (time.time() - 1,))
        runs.append(again(tmp_path, site.url()))
    assert site.unchanged.count("/robots.txt") == 1
    assert site.paths().count("/robots.txt") == 2
    assert "/news/430002" not in site.paths()
    assert [run.outlet(site.slug)["failures"].get("robots", 0) for run in runs] == [1, 1, 1]


@dataclass(slots=True)
class Twice:
    """Six sites and what two runs made of them. `hits`: the paths that the second run asked for, by site."""

    sites: dict[str, Careful]
    runs: list[Crawled]
    hits: dict[str, list[str]]
    store: Path

    def articles(self, name: str) -> list[int]:
        """How many articles each run wrote."""
        return [run.outlet(self.sites[name].slug)["articles"] for run in self.runs]


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twice]:
    folder = tmp_path_factory.mktemp("twice")
    names = ["index", "unlinked", "refused", "failing", "resting", "limited"]
    with ExitStack() as held:
        made = {name: held.enter_context(Careful()) for name in names}
        for at, site in enumerate(made.values()):
            site.feed([site.article(f"/news/44{at}001")], at="/rss.xml")
        index = made["index"]
        index.replies["/robots.txt"] = Reply(f"Sitemap: {index.url('/index.xml')}", type="text/plain")
        children = "".join(f"<sitemap><loc>{index.url(f'/{n}.xml')}</loc></sitemap>" for n in "ab")
        index.replies["/index.xml"] = Reply(f"<sitemapindex {SPACE}>{children}</sitemapindex>", type=XML)
        index.replies["/a.xml"] = urlset(index, [index.article("/news/440002")])
        index.replies["/b.xml"] = urlset(index, [index.article("/news/440003")])
        made["unlinked"].replies["/"] = Reply(home_page())
        made["refused"].replies["/robots.txt"] = Reply("no", 401)
        made["failing"].replies["/robots.txt"] = Reply("", 500)
        made["resting"].replies["/"] = Reply("slow down", 429, headers={"Retry-After": "7200"})
        made["limited"].feed([made["limited"].article(f"/news/4450{n:02}") for n in range(9)])
        words = [*(site.url() for site in made.values()), "--limit", "4"]
        runs = [again(folder, *words)]
        for site in made.values():
            site.hits.clear()
        index.replies["/b.xml"] = urlset(index, ["/news/440003", index.article("/news/440004")])
        unlinked = made["unlinked"]
        unlinked.feed(["/news/441001", unlinked.article("/news/441002")], at="/rss.xml")
        unlinked.replies["/"] = Reply(home_page())
        made["failing"].replies["/robots.txt"] = Reply("User-agent: *\nDisallow:", type="text/plain")
        runs.append(again(folder, *words))
        yield Twice(made, runs, {name: site.paths() for name, site in made.items()}, hosts_of(folder))


def test_a_robots_txt_that_is_refused_holds_for_hours_and_one_that_fails_not_at_all(twice: Twice) -> None:
    assert twice.hits["refused"] == []
    assert [run.outlet(twice.sites["refused"].slug)["outcome"] for run in twice.runs] == ["robots", "robots"]
    assert twice.articles("failing") == [0, 1]


def test_feeds_sitemaps_and_pages_are_asked_with_conditions_and_indexes_are_not(twice: Twice) -> None:
    site = twice.sites["index"]
    assert twice.articles("index") == [3, 1]
    assert {"/rss.xml", "/a.xml"} <= set(site.unchanged)
    assert "/index.xml" not in site.unchanged
    assert [path for path in twice.hits["index"] if path.startswith("/news/")] == ["/news/440004"]
    assert twice.runs[1].outlet(site.slug)["outcome"] == "ok"


def test_usual_places_are_tried_again_where_the_home_page_has_not_changed(twice: Twice) -> None:
    assert twice.articles("unlinked") == [1, 1]


def test_limit_is_for_each_outlet_and_run(twice: Twice) -> None:
    assert twice.articles("limited") == [4, 4]


def test_host_left_in_peace_is_not_knocked_at_by_the_next_run(twice: Twice) -> None:
    slug = twice.sites["resting"].slug
    assert twice.hits["resting"] == []
    assert [run.outlet(slug)["outcome"] for run in twice.runs] == ["blocked", "blocked"]
    assert "left in peace until" in str(twice.runs[1].outlet(slug)["examples"]["blocked"])
    rest = Hosts(str(twice.store)).rest(slug)
    assert rest is not None
    assert 6_000 < rest.until - time.time() <= 7_200


def test_rests_grow_from_run_to_run_until_the_host_answers(tmp_path: Path) -> None:
    file = str(tmp_path / "hosts.sqlite")
    values = settings({"NEWSCRAWL_HOSTS": file, "NEWSCRAWL_REST": 0, "NEWSCRAWL_LEAVE": 1000})
    request, hosts, pauses = Request("http://rests.invalid/"), Hosts(file), []
    for _ in range(3):
        run = BackoffMiddleware(cast(Crawler, SimpleNamespace(settings=values, spider=None)))
        run.process_request(request)
        for _ in range(3):
            with pytest.raises(Refused):
                run.process_response(request, Response(request.url, status=429))
        with pytest.raises(Refused, match="left in peace"):
            run.process_request(request)
        rest = hosts.rest("rests.invalid")
        assert rest is not None
        pauses.append(round((rest.until - time.time()) / 1000))
        hosts.leave("rests.invalid", Rest(time.time() - 1, rest.times, rest.why))
    assert pauses == [1, 4, 16]
    run = BackoffMiddleware(cast(Crawler, SimpleNamespace(settings=values, spider=None)))
    run.process_request(request)
    run.process_response(request, Response(request.url, status=200))
    assert hosts.rest("rests.invalid") is None


def test_days_that_widen_are_fetched_and_the_others_not_again(tmp_path: Path) -> None:
    with Site() as site:
        paths = {f"/news/4600{n:02}": f"2024-{n:02}-15" for n in range(1, 7)}
        for path, day in paths.items():
            site.replies[path] = Reply(article_page(f"خبر من الأرشيف رقم {path[-2:]}", day))
        site.replies["/sitemap.xml"] = urlset(site, list(paths))
        site.replies["/robots.txt"] = Reply(f"Sitemap: {site.url('/sitemap.xml')}", type="text/plain")
        site.replies["/"] = Reply(home_page())
        first = again(tmp_path, site.url(), "--since", "2024-03", "--until", "2024-04")
        second = again(tmp_path, site.url(), "--since", "2024-02", "--until", "2024-05")
    assert sorted(record["published_day"][5:7] for record in first.records) == ["03", "04"]
    assert sorted(record["published_day"][5:7] for record in second.records) == ["02", "03", "04", "05"]
    asked = [path for path in site.paths() if path.startswith("/news/")]
    assert sorted(asked) == sorted([*paths, "/news/460002", "/news/460005"])


def test_a_slug_and_an_article_of_it_are_one_run(tmp_path: Path) -> None:
    with Site() as site:
        site.feed([site.article("/news/470001"), site.article("/news/470002")])
        site.article("/old/470003")
        result = again(tmp_path, site.url("/old/470003"), site.url())
    assert result.code == 0
    assert len(result.report["outlets"]) == 1
    assert {record["url"].rpartition("/")[2] for record in result.records} == {"470001", "470002", "470003"}


@pytest.mark.parametrize("damage", [b"no database at all, but long enough to be read as one" * 40, None])
def test_hosts_that_cannot_be_kept_are_asked_anew(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "hosts.sqlite"
    path.write_bytes(damage) if damage else path.mkdir()
    hosts = Hosts(str(path))
    hosts.keep(Text("http://h/robots.txt", 200, b"", None, None, time.time() + 9))
    assert hosts.text("http://h/robots.txt") is not None


def test_killed_backfill_goes_on_where_it_was(tmp_path: Path) -> None:
    out = tmp_path / "articles.jsonl"
    with Site() as site:
        paths = [f"/news/49{n:04}" for n in range(120)]
        for n, path in enumerate(paths):
            site.replies[path] = Reply(article_page(f"خبر من الأرشيف رقم {n}", f"2024-03-{n % 28 + 1:02}"))
        site.replies["/sitemap.xml"] = urlset(site, paths)
        site.replies["/robots.txt"] = Reply(f"Sitemap: {site.url('/sitemap.xml')}", type="text/plain")
        site.replies["/"] = Reply(home_page())
        words = [site.url(), "--since", "2024-03", "--until", "2024-03", "-o", str(out)]
        process = subprocess.Popen(command(tmp_path, *words), cwd=tmp_path, stderr=subprocess.DEVNULL)
        while process.poll() is None and sum(path.startswith("/news/") for path in site.paths()) < 90:
            time.sleep(0.02)
        process.kill()
        process.wait()
        result = crawl(tmp_path, *words)
    assert sorted(record["url"] for record in result.records) == sorted(site.url(path) for path in paths)
    asked = [path for path in site.paths() if path.startswith("/news/")]
    assert len(asked) <= 120 + MOST_AGAIN  # what was on its way or waited for its commit, not all that was asked


def test_backfill_has_a_budget_of_its_own_and_goes_on_with_the_next_run(tmp_path: Path) -> None:
    with Site() as site:
        paths = [f"/news/50{n:04}" for n in range(12)]
        for n, path in enumerate(paths):
            site.replies[path] = Reply(article_page(f"خبر من الأرشيف رقم {n}", "2024-03-15"))
        site.replies["/sitemap.xml"] = urlset(site, paths)
        site.replies["/robots.txt"] = Reply(f"Sitemap: {site.url('/sitemap.xml')}", type="text/plain")
        site.replies["/"] = Reply(home_page())
        words = [site.url(), "--since", "2024-03", "--until", "2024-03"]
        first = again(tmp_path, *words, NEWSCRAWL_MAX_ARCHIVE_REQUESTS=9)
        asked = len(site.hits)
        second = again(tmp_path, *words)
    assert asked == 9
    assert any("9 requests" in note for note in first.outlet(site.slug)["notes"])
    assert 0 < len(first.records) < 9
    assert len(second.records) == 12
    assert len([path for path in site.paths() if path.startswith("/news/")]) == 12


def guessed(site: Site) -> list[str]:
    return [path for path in site.paths() if path in (*common_feeds(), *common_sitemaps())]


def test_usual_addresses_with_nothing_there_are_asked_once_a_week(tmp_path: Path) -> None:
    with Careful() as site:
        paths = [site.article("/news/450001"), site.article("/news/450002")]
        site.replies["/"] = Reply(home_page(links=paths))
        asked = []
        for run in range(3):
            if run == 2:
                (ledger,) = tmp_path.glob("newscrawl-store/*/ledger.sqlite")
                with sqlite3.connect(ledger) as db:
                    db.execute("UPDATE sources SET checked_at = '2020-01-01T00:00:00Z' WHERE problem IS NOT NULL")
            assert again(tmp_path, site.url()).code == 0
            asked.append(guessed(site))
            site.hits.clear()
    assert set(asked[0]) == {*common_feeds(), *common_sitemaps()}
    assert asked[1] == []
    assert set(asked[2]) == set(asked[0])


@pytest.mark.parametrize("status", [403, 500, 503])
def test_usual_addresses_that_a_wall_forbids_cost_the_site_nothing(tmp_path: Path, status: int) -> None:
    """A wall that answers 403 or 500 for what it does not know says nothing of the site's articles."""
    with Careful() as site:
        paths = [site.article(f"/news/48000{n}") for n in range(4)]
        site.replies["/"] = Reply(home_page(links=paths))
        for path in (*common_feeds(), *common_sitemaps()):
            site.replies[path] = Reply("", status)
        first = again(tmp_path, site.url())
        assert len(first.records) == 4
        assert not first.outlet(site.slug)["failures"]
        assert set(guessed(site)) == {*common_feeds(), *common_sitemaps()}
        site.hits.clear()
        assert again(tmp_path, site.url()).code == 0
        assert guessed(site) == []


@pytest.mark.parametrize("status", [403, 502])
def test_a_usual_address_that_has_a_feed_is_asked_again_after_a_fault(tmp_path: Path, status: int) -> None:
    with Careful() as site:
        at = common_feeds()[0]
        site.feed([site.article("/news/490001")], at=at)
        site.replies["/"] = Reply(home_page(links=["/news/490001"]))
        good = site.replies[at]
        again(tmp_path, site.url())
        site.replies[at] = Reply("", status)
        again(tmp_path, site.url())
        site.replies[at] = good
        site.hits.clear()
        again(tmp_path, site.url())
        assert site.paths().count(at) == 1


def test_a_usual_address_that_has_a_feed_is_asked_in_every_run(tmp_path: Path) -> None:
    with Careful() as site:
        at = common_feeds()[2]
        site.feed([site.article("/news/460001")], at=at)
        site.replies["/"] = Reply(home_page(links=["/news/460001"]))
        for _ in range(2):
            again(tmp_path, site.url())
    feeds = [path for path in site.paths() if path in common_feeds()]
    assert feeds == [*common_feeds()[:2], at, at]


def test_a_list_of_posts_that_works_counts_as_a_feed(tmp_path: Path) -> None:
    with Careful() as site:
        url = site.url(site.article("/news/470001"))
        posts = json.dumps([{"link": url, "date_gmt": "2026-11-20T07:30:00", "title": {"rendered": "خبر"}}])
        page = home_page().replace("</head>", '<link rel="https://api.w.org/" href="/wp-json/"></head>')
        site.replies["/"] = Reply(page)
        serve = site.reply
        listed = Reply(posts, type="application/json")
        site.reply = lambda path: listed if path.startswith("/wp-json/wp/v2/posts") else serve(path)  # type: ignore[method-assign]
        assert len(again(tmp_path, site.url()).records) == 1
    assert not [path for path in guessed(site) if path in common_feeds()]
    assert len(guessed(site)) <= 4
