"""The order in which a site is tried, and the days a run is after."""

from datetime import date

import pytest

from newscrawl.discover.home import Home
from newscrawl.discover.plan import SitemapWalk, Window, common_steps, first_steps, page_steps
from newscrawl.lead import Lead, Via

HOME = "https://news.example/ar/"
TODAY = date(2026, 11, 22)


def test_the_outlets_own_sources_first() -> None:
    steps = first_steps(
        HOME, feeds=["https://news.example/f"], sitemaps=["https://news.example/s"], sections=["https://news.example/c"]
    )
    assert [(step.kind, step.origin) for step in steps] == [
        ("feed", "outlet"),
        ("sitemap", "outlet"),
        ("robots", "start"),
        ("home", "start"),
        ("section", "outlet"),
    ]
    assert steps[2].url == "https://news.example/robots.txt"


def test_common_places_only_for_what_is_missing() -> None:
    assert common_steps(HOME, has_feed=True, has_sitemap=True) == []
    assert {step.kind for step in common_steps(HOME, has_feed=True, has_sitemap=False)} == {"sitemap"}
    assert common_steps(HOME, has_feed=False, has_sitemap=True)[0].url == "https://news.example/feed/"


def test_what_a_page_adds() -> None:
    home = Home(
        feeds=("f",),
        feed_links=("g",),
        sitemaps=("s",),
        sections=("c1", "c2"),
        cms=(("wordpress", "https://n.example/wp-json/wp/v2/posts"),),
    )
    assert [step.url for step in page_steps(home, max_sections=1)] == ["f", "s", "c1"]
    assert ("cms", "https://n.example/wp-json/wp/v2/posts") in [
        (step.kind, step.url) for step in page_steps(home, archive=True)
    ]
    bare = Home(feed_links=("g",))
    assert [step.url for step in page_steps(bare)] == ["g"]


def lead(url: str = "a", via: Via = "sitemap", published: str | None = None, modified: str | None = None) -> Lead:
    return Lead("https://news.example/" + url, via=via, published=published, modified=modified)


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (lead(modified="2026-11-20"), True),
        (lead(modified="2026-11-01"), False),
        (lead(published="2026-11-21T08:00:00Z"), True),
        (lead("2026/11/20/x"), True),
        (lead("2019/05/01/x"), False),
        (lead("2019/05/01/x", modified="2026-11-21"), True),
        (lead(), False),
        (lead(via="feed", published="2026-07-01"), True),
        (lead(via="home"), True),
        (lead(via="news_sitemap"), True),
    ],
)
def test_a_current_run(found: Lead, wanted: bool) -> None:
    assert Window(TODAY).wants(found) is wanted


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (lead(published="2019-05-01"), True),
        (lead(published="2020-05-01", modified="2019-05-01"), False),
        (lead("2018/05/01/x", modified="2019-06-01"), False),
        (lead("2019/05/01/x", modified="2026-11-21"), True),
        (lead(modified="2018-05-01"), False),
        (lead(modified="2026-05-01"), True),
        (lead(), True),
        (lead(via="home"), True),
    ],
)
def test_an_archive_run(found: Lead, wanted: bool) -> None:
    assert Window(TODAY, since=date(2019, 1, 1), until=date(2019, 12, 31)).wants(found) is wanted


def test_walk_is_bounded_and_counts_what_it_left() -> None:
    walk = SitemapWalk(max_depth=2, max_sitemaps=3)
    assert walk.admits("a", 0)
    assert not walk.admits("a", 1)
    assert not walk.admits("deep", 3)
    assert walk.admits("b", 1)
    assert walk.admits("c", 2)
    assert not walk.admits("d", 1)
    assert walk.refused == {"seen": 1, "depth": 1, "number": 1}
