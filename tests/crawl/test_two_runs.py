"""What a second run asks again, and what it does not: robots.txt, feeds and sitemaps, hosts at rest."""

import sqlite3
import time
from pathlib import Path

import pytest

from newscrawl.ledger.hosts import Hosts, Rest, Text
from tests.crawl.site import XML, Crawled, Reply, Site, article_page, crawl, home_page

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


def test_a_robots_txt_that_is_refused_holds_for_hours_and_one_that_fails_not_at_all(tmp_path: Path) -> None:
    with Site() as site:
        site.replies["/robots.txt"] = Reply("no", 401)
        codes = [again(tmp_path, site.url()).code for _ in range(2)]
        asked = site.paths().count("/robots.txt")
        site.replies["/robots.txt"] = Reply("", 500)
        hosts_of(tmp_path).unlink()
        again(tmp_path, site.url())
        site.feed([site.article("/news/430011")])
        site.replies["/robots.txt"] = Reply("User-agent: *\nDisallow:", type="text/plain")
        last = again(tmp_path, site.url())
    assert codes == [3, 3]
    assert asked == 1
    assert last.outlet(site.slug)["articles"] == 1


def test_feeds_sitemaps_and_pages_are_asked_with_conditions_and_indexes_are_not(tmp_path: Path) -> None:
    with Careful() as site:
        site.feed([site.article("/news/440001")])
        site.replies["/robots.txt"] = Reply(f"Sitemap: {site.url('/index.xml')}", type="text/plain")
        children = "".join(f"<sitemap><loc>{site.url(f'/{n}.xml')}</loc></sitemap>" for n in "ab")
        site.replies["/index.xml"] = Reply(f"<sitemapindex {SPACE}>{children}</sitemapindex>", type=XML)
        site.replies["/a.xml"] = urlset(site, [site.article("/news/440002")])
        site.replies["/b.xml"] = urlset(site, [site.article("/news/440003")])
        first = again(tmp_path, site.url())
        site.hits.clear()
        site.replies["/b.xml"] = urlset(site, ["/news/440003", site.article("/news/440004")])
        second = again(tmp_path, site.url())
    assert (len(first.records), len(second.records)) == (3, 4)
    assert {"/feed", "/a.xml"} <= set(site.unchanged)
    assert "/index.xml" not in site.unchanged
    assert [path for path in site.paths() if path.startswith("/news/")] == ["/news/440004"]
    assert second.outlet(site.slug)["outcome"] == "ok"


def test_usual_places_are_tried_again_where_the_home_page_has_not_changed(tmp_path: Path) -> None:
    with Careful() as site:
        site.feed([site.article("/news/440011")], at="/rss.xml")
        site.replies["/"] = Reply(home_page())
        again(tmp_path, site.url())
        site.feed(["/news/440011", site.article("/news/440012")], at="/rss.xml")
        site.replies["/"] = Reply(home_page())
        second = again(tmp_path, site.url())
    assert len(second.records) == 2


def test_host_left_in_peace_is_not_knocked_at_by_the_next_run(tmp_path: Path) -> None:
    with Site() as site:
        site.replies["/"] = Reply("slow down", 429, headers={"Retry-After": "7200"})
        again(tmp_path, site.url())
        knocks = len(site.hits)
        second = again(tmp_path, site.url())
        assert len(site.hits) == knocks
        assert second.outlet(site.slug)["outcome"] == "blocked"
        assert "left in peace until" in str(second.outlet(site.slug)["examples"]["blocked"])
        hosts = Hosts(str(hosts_of(tmp_path)))
        rest = hosts.rest(site.slug)
        assert rest is not None
        assert 7000 < rest.until - time.time() <= 7200
        hosts.leave(site.slug, Rest(time.time() - 1, rest.times, rest.why))
        site.feed([site.article("/news/450001")])
        third = again(tmp_path, site.url())
        assert third.outlet(site.slug)["articles"] == 1
        assert hosts.rest(site.slug) is None


def test_rests_grow_from_run_to_run(tmp_path: Path) -> None:
    pauses = []
    with Site() as site:
        site.replies["/"] = [Reply("no", 429, headers={}) for _ in range(50)]
        for _ in range(3):
            again(tmp_path, site.url(), NEWSCRAWL_REST=0.01, NEWSCRAWL_LEAVE=1000)
            hosts = Hosts(str(hosts_of(tmp_path)))
            rest = hosts.rest(site.slug)
            assert rest is not None
            pauses.append(round((rest.until - time.time()) / 1000))
            hosts.leave(site.slug, Rest(time.time() - 1, rest.times, rest.why))
    assert pauses == [1, 4, 16]


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
    assert [record["published_day"][5:7] for record in first.records] == ["03", "04"]
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


def test_limit_is_for_each_outlet(tmp_path: Path) -> None:
    with Site() as one, Site() as two:
        for site in (one, two):
            site.feed([site.article(f"/news/4800{n:02}") for n in range(9)])
        result = again(tmp_path, one.url(), two.url(), "--limit", "3")
    assert [outlet["articles"] for outlet in result.report["outlets"]] == [3, 3]


@pytest.mark.parametrize("damage", [b"no database at all, but long enough to be read as one" * 40, None])
def test_hosts_that_cannot_be_kept_are_asked_anew(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "hosts.sqlite"
    path.write_bytes(damage) if damage else path.mkdir()
    hosts = Hosts(str(path))
    hosts.keep(Text("http://h/robots.txt", 200, b"", None, None, time.time() + 9))
    assert hosts.text("http://h/robots.txt") is not None
