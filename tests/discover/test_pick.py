"""Which children of a sitemap index a run reads."""

from datetime import date

import pytest

from newscrawl.discover.plan import Window
from newscrawl.discover.sitemaps import Child, pick
from newscrawl.discover.stamps import day, in_url

SITE = "https://news.example/"


def picked(names: list[str], since: date | None, until: date | None) -> list[str]:
    return [child.url.removeprefix(SITE) for child in pick([Child(SITE + name) for name in names], since, until)]


@pytest.mark.parametrize(
    "pattern",
    [
        "sitemap-{0}-{1:02}.xml",
        "sitemap/{0}/{1}/1.xml",
        "sm_{0}{1:02}.xml.gz",
        "sitemap.xml?yyyy={0}&mm={1:02}",
        "s/{0}-{1:02}-01.xml",
    ],
)
def test_dated_names(pattern: str) -> None:
    names = [pattern.format(year, month) for year in range(2015, 2027) for month in range(1, 13)]
    kept = picked(names, date(2019, 3, 1), date(2019, 4, 30))
    assert set(kept) == {pattern.format(2019, 3), pattern.format(2019, 4)}
    assert kept[0] == pattern.format(2019, 4), "newest first"


def test_years_and_undated_names() -> None:
    names = ["posts-2018.xml", "posts-2019.xml", "posts-2020.xml", "news.xml", "post-sitemap17.xml"]
    assert picked(names, date(2019, 6, 1), None) == [
        "posts-2020.xml",
        "posts-2019.xml",
        "news.xml",
        "post-sitemap17.xml",
    ]


def test_lastmod_before_the_window_rules_out_and_later_does_not() -> None:
    children = [
        Child(SITE + "a.xml", "2018-12-31"),
        Child(SITE + "b.xml", "2019-05-02T10:00:00+03:00"),
        Child(SITE + "c.xml", "2026-01-01"),
    ]
    assert [child.url[-5] for child in pick(children, date(2019, 1, 1), date(2019, 12, 31))] == ["b", "c"]


def test_open_window_keeps_all() -> None:
    assert len(picked(["a.xml", "s-2019.xml"], None, None)) == 2


def test_current_run_reads_a_numbered_series_from_both_ends() -> None:
    children = [Child(f"{SITE}post-sitemap{n}.xml") for n in range(1, 91)] + [Child(SITE + "page-sitemap.xml")]
    current = Window(today=date(2026, 11, 22)).children(children)
    assert {child.url for child in current} == {
        SITE + name for name in ("post-sitemap1.xml", "post-sitemap90.xml", "page-sitemap.xml")
    }
    archive = Window(today=date(2026, 11, 22), since=date(2019, 1, 1)).children(children)
    assert len(archive) == 91


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-03", date(2026, 11, 3)),
        ("2026-11-03T23:30:00-05:00", date(2026, 11, 3)),
        ("2026-11", date(2026, 11, 30)),
        ("20261103T101500", date(2026, 11, 3)),
        ("Tue, 03 Nov 2026 10:15:00 +0300", date(2026, 11, 3)),
        ("1448-05-12", None),
        ("2026-13-40", None),
        ("أمس", None),
        ("", None),
        (None, None),
    ],
)
def test_day(text: str | None, expected: date | None) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/2026/11/3/x", (date(2026, 11, 3), date(2026, 11, 3))),
        ("s-2026-02.xml", (date(2026, 2, 1), date(2026, 2, 28))),
        ("s?year=2026&month=12", (date(2026, 12, 1), date(2026, 12, 31))),
        ("a/4943459", None),
        ("a/2012345", None),
        ("a/1.2019345", None),
    ],
)
def test_date_in_url(name: str, expected: tuple[date, date] | None) -> None:
    assert in_url(SITE + name) == expected
    assert in_url("https://2019.example/x") is None
