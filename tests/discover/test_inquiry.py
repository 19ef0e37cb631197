"""The inquiry into a made-up site, and the outlet file that comes of it."""

import tomllib
from collections.abc import Mapping
from datetime import date

import pytest
from lxml import etree, html

from newscrawl.discover.inquiry import Inquiry
from newscrawl.discover.outlet_file import draft

HOME = "https://www.sahifa.eg/"
MENU = '<a href="/sport">رياضة</a><a href="/economy">اقتصاد</a><a href="/about">من نحن</a>'
STORIES = "".join(f'<a href="/news/{90120 + n}">وزير الري يفتتح محطة المياه رقم {n} في الجنوب</a>' for n in range(8))
ITEM = "<item><title>خبر</title><link>/news/90120</link><pubDate>Tue, 03 Nov 2026 10:15:00 +0200</pubDate></item>"
FEED = f"<rss version='2.0'><channel><title>الصحيفة</title>{ITEM}</channel></rss>"
INDEX = "".join(f"<sitemap><loc>{HOME}s-2026-{n:02}.xml</loc></sitemap>" for n in range(1, 12))


def parse(body: bytes, url: str, headers: Mapping[str, str]) -> etree._Element | None:
    return html.document_fromstring(body.decode()) if b"<a" in body else None


def ask(site: Mapping[str, str]) -> tuple[Inquiry, list[str]]:
    """The inquiry into a site given as path -> body, and the paths asked for in order."""
    inquiry, asked = Inquiry(HOME, date(2026, 11, 5), parse), []
    while steps := inquiry.steps():
        for step in steps:
            path = step.url.removeprefix(HOME)
            asked.append(path)
            if path in site:
                inquiry.read(step, site[path].encode(), step.url, {})
            else:
                inquiry.failed(step, "gone: status 404")
    return inquiry, asked


def test_a_site_that_names_everything() -> None:
    inquiry, asked = ask(
        {
            "robots.txt": f"Sitemap: {HOME}index.xml",
            "": f'<html><head><link rel="alternate" type="application/rss+xml" href="/f"></head><body>{MENU}{STORIES}</body></html>',
            "f": FEED,
            "index.xml": f"<sitemapindex>{INDEX}</sitemapindex>",
            "s-2026-11.xml": f"<urlset><url><loc>{HOME}news/90120</loc><lastmod>2026-11-03</lastmod></url></urlset>",
            "s-2026-10.xml": f"<urlset><url><loc>{HOME}news/80120</loc><lastmod>2026-10-31</lastmod></url></urlset>",
        }
    )
    assert asked == ["robots.txt", "", "index.xml", "f", "s-2026-11.xml", "s-2026-10.xml"], "no usual place is tried"
    assert inquiry.home.sections == (HOME + "sport", HOME + "economy")
    assert inquiry.sources[HOME + "f"].newest == date(2026, 11, 3)
    assert inquiry.sources[HOME + "index.xml"].items == 11
    assert len(inquiry.articles) == 9


def test_usual_places_until_one_reads_well() -> None:
    inquiry, asked = ask(
        {
            "": MENU + STORIES,
            "rss.xml": FEED,
            "rss": "<html>nothing</html>",
            "sitemap.xml": f"<sitemapindex>{INDEX}</sitemapindex>",
        }
    )
    assert [path for path in asked if "rss" in path or "feed" in path] == ["feed/", "rss", "rss.xml"]
    assert asked.index("sitemap_index.xml") < asked.index("sitemap.xml")
    assert "news-sitemap.xml" not in asked
    assert inquiry.sources[HOME + "rss"].problem == "an HTML page instead of a feed"


def test_a_page_that_lists_feeds() -> None:
    inquiry, asked = ask(
        {
            "": MENU + '<a href="/rss">RSS</a>',
            "rss": '<html><a href="/rss/sport.rss">رياضة</a><a href="/rss/all.rss">الكل</a></html>',
            "rss/all.rss": FEED,
        }
    )
    assert "rss/all.rss" in asked
    assert inquiry.sources[HOME + "rss/all.rss"].items == 1


def test_a_dead_site() -> None:
    inquiry, asked = ask({})
    assert len(asked) == len(set(asked)) < 40
    assert all(source.problem for source in inquiry.sources.values())
    assert tomllib.loads(draft(inquiry, {}))["home"] == HOME


def test_an_index_that_never_ends() -> None:
    inquiry = Inquiry(HOME, date(2026, 11, 5), parse)
    asked = 0
    while steps := inquiry.steps():
        for step in steps:
            asked += 1
            assert asked < 200
            if step.kind == "sitemap":
                body = "".join(f"<sitemap><loc>{step.url}/{n}</loc></sitemap>" for n in range(5))
                inquiry.read(step, f"<sitemapindex>{body}</sitemapindex>".encode(), step.url, {})
            else:
                inquiry.failed(step, "timeout")


def test_name_from_the_title() -> None:
    inquiry, _ = ask({"": MENU + STORIES, "feed/": FEED})
    assert tomllib.loads(draft(inquiry, {"title": "الرئيسية - الصحيفة | كل الأخبار"}))["arabic_name"] == "الصحيفة"
    inquiry, _ = ask({"": MENU + STORIES})
    assert tomllib.loads(draft(inquiry, {"title": "أخبار البلاد لحظة بلحظة | الصحيفة"}))["arabic_name"] == "الصحيفة"


def test_outlet_file() -> None:
    inquiry, _ = ask(
        {
            "": MENU + STORIES + '<img src="/wp-content/a.jpg">',
            "feed/": FEED,
            "robots.txt": f"Sitemap: {HOME}s.xml",
            "s.xml": f"<urlset><url><loc>{HOME}news/90120</loc></url></urlset>",
        }
    )
    text = draft(inquiry, {"site_name": 'صحيفة "المثال"', "title": "الرئيسية"})
    outlet = tomllib.loads(text)
    assert outlet == {
        "name": "Sahifa",
        "arabic_name": 'صحيفة "المثال"',
        "home": HOME,
        "country": "EG",
        "feeds": [HOME + "feed/"],
        "sitemaps": [HOME + "s.xml"],
        "sections": [HOME + "sport", HOME + "economy"],
        "cms": "wordpress",
    }
    assert r"# article = '/news/\d{4,}'" in text


@pytest.mark.parametrize(
    ("home", "language", "line"),
    [
        ("https://news.example/", "ar-AR", '# country = ""'),  # Argentina's code, meant as "Arabic"
        ("https://news.example/", "ar-SY", 'country = "SY"  #'),
        ("https://news.example/", "ar", '# country = ""'),
        ("https://news.eg/", "ar-SA", 'country = "EG"\n'),
    ],
)
def test_country_of_an_outlet_file(home: str, language: str, line: str) -> None:
    inquiry = Inquiry(home, date(2026, 11, 20), lambda body, url, headers: None)
    assert "\n" + line in draft(inquiry, {"language": language})
