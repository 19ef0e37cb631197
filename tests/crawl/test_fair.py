"""Many outlets at once: a dead one and a slow one never hold the rest. And what of each was left alone is said."""

from typing import Any

import pytest

from tests.crawl.site import XML, Crawled, Reply, Site, crawl, home_page, sites

DEAD = 4  # seconds after which the dead outlet is given up, twice


def silence(connection: Any) -> None:
    """Take the connection and say nothing."""
    connection.rfile.read(1)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Site], Crawled]:
    folder = tmp_path_factory.mktemp("fair")
    with sites(5) as made:
        dead, page_of_feeds, trapped, *_ = made
        for at, site in enumerate(made):
            site.feed([site.article(f"/news/6{at}00{n:02}") for n in range(5)])
        dead.replies["/"] = dead.replies["/feed"] = Reply(play=silence)
        page_of_feeds.replies["/feeds.xml"] = page_of_feeds.replies["/feed"]
        page_of_feeds.replies["/rss"] = Reply('<html><body><a href="/feeds.xml">RSS الأخبار</a></body></html>')
        page_of_feeds.replies["/"] = Reply(home_page(["/rss"]))
        links = [f"/calendar/2026/{n:02}" for n in range(1, 9)] + ["/news/620000"]
        trapped.replies["/"] = Reply(home_page(["/feed"], links))
        deeper = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        for n in range(9):
            child = f"<sitemap><loc>{trapped.url(f'/s{n + 1}.xml')}</loc></sitemap>"
            trapped.replies[f"/s{n}.xml"] = Reply(f"<sitemapindex {deeper}>{child}</sitemapindex>", type=XML)
        trapped.replies["/robots.txt"] = Reply(f"Sitemap: {trapped.url('/s0.xml')}", type="text/plain")
        words = [site.url() for site in made]
        return made, crawl(folder, *words, "--jobs", "2", DOWNLOAD_TIMEOUT=DEAD)


def test_four_outlets_are_done_while_the_dead_one_is_waited_for(crawled: tuple[list[Site], Crawled]) -> None:
    dead, *others = crawled[0]
    given_up = max(hit.at for hit in dead.hits)  # the second question to it
    assert all(max(hit.at for hit in site.hits) < given_up + DEAD for site in others)
    assert [crawled[1].outlet(site.slug)["articles"] for site in others] == [5, 5, 5, 5]


def test_dead_one_is_named_and_the_exit_code_says_some(crawled: tuple[list[Site], Crawled]) -> None:
    assert crawled[1].outlet(crawled[0][0].slug)["outcome"] == "timeout"
    assert crawled[1].code == 1


def test_page_in_a_feeds_place_is_read_for_the_feeds_it_lists(crawled: tuple[list[Site], Crawled]) -> None:
    site = crawled[0][1]
    records = [record for record in crawled[1].records if record["outlet"] == site.slug]
    assert {record["discovered"]["source"] for record in records} == {site.url("/feeds.xml")}
    assert "bad-feed" not in crawled[1].outlet(site.slug)["failures"]


def test_traps_and_bounds_are_reported(crawled: tuple[list[Site], Crawled]) -> None:
    notes = " | ".join(crawled[1].outlet(crawled[0][2].slug)["notes"])
    assert "8 links (calendar) left alone" in notes
    assert "1 sitemaps not read: more than 5 indexes deep" in notes
    assert "/s6.xml" not in crawled[0][2].paths()
