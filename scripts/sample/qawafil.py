"""Qawafil, Jordan: a news agency's bare HTML5, short wire pieces that begin "CITY DAY MONTH (agency) -".

JSON-LD is hidden in HTML comments, the credit stands in the dateline alone, the feed is a JSON Feed.
"""

import json
from html import escape
from typing import Any

from sample import feeds
from sample.site import XML, Site, html_paragraphs
from sample.template import fill

Article = dict[str, Any]
SLUG = "qawafil"


def build(site: Site, outlet: dict[str, Any], articles: list[Article]) -> None:
    """Add the agency's pages, JSON Feed, sitemaps and robots.txt."""
    sections = outlet["sections"]
    menu = " ".join(f'<a href="/category/{name}">{arabic}</a>' for name, arabic in sections.items())

    def page(title: str, main: str, head: str = "", language: str = "ar") -> str:
        direction = "rtl" if language == "ar" else "ltr"
        parts = {"language": language, "direction": direction, "head": head, "menu": menu, "main": main}
        return fill(SLUG, "frame", title=escape(f"{title} - وكالة قوافل للأنباء"), **parts)

    for a in articles:
        date = f"<p class=stamp>{a['date']}</p>" if "date" in a else ""
        body = html_paragraphs(a["dateline"] + a["body"].strip())
        names = {"section": a["section"], "section_name": sections[a["section"]], "title": escape(a["title"])}
        main = fill(SLUG, "story", date=date, body=body, **names)
        text = page(a["title"], main, a.get("jsonld", ""), a.get("language", "ar"))
        site.add(a["url"], f"{a['key']}.html", text)

    empty = '<li><a href="/news/29999">خبر لم يصل نصه إلى الموقع بعد عطل في النشر</a></li>'
    site.add("/", "home.html", page("الرئيسية", f"<ol>{lines(articles)}{empty}</ol>"))
    for name, arabic in sections.items():
        listed = lines([a for a in articles if a["section"] == name])
        site.add(f"/category/{name}", f"category-{name}.html", page(arabic, f"<h1>{arabic}</h1><ol>{listed}</ol>"))
    rates = (
        "<h1>أسعار العملات</h1><table><tr><td>دولار</td><td>0.708</td></tr><tr><td>يورو</td><td>0.77</td></tr></table>"
    )
    site.add("/rates", "rates.html", page("أسعار العملات", rates))
    site.add("/news/29999", "empty.html", b"")
    about = "<h1>خدمة RSS</h1><p>يمكنكم متابعة أخبار الوكالة عبر قارئات الخلاصات.</p>"
    site.add("/rss", "about-feeds.html", page("خدمة RSS", about))

    items = [
        {"id": i["url"], "url": i["url"], "title": i["title"], "date_published": i["when"]}
        for i in site.items(outlet["json"], articles)
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "قوافل",
        "home_page_url": outlet["home"],
        "items": items,
    }
    text = json.dumps(feed, ensure_ascii=False, indent=1)
    site.add("/feed.json", "feed.json", text, "application/feed+json; charset=utf-8")
    news = feeds.news_sitemap("قوافل", site.items(outlet["news"], articles))
    site.add("/sitemap-news.xml", "sitemap-news.xml", news, XML)
    index = feeds.sitemap_index(["http://qawafil.test/sitemap-news.xml", "http://qawafil.test/sitemap.xml"])
    site.add("/sitemap.xml", "sitemap.xml", index, XML)  # an index that lists itself
    site.robots("User-agent: *\nDisallow: /admin\n\nSitemap: http://qawafil.test/sitemap.xml\n")


def lines(articles: list[Article]) -> str:
    """Stories in a list."""
    return "".join(f'<li><a href="{a["url"]}">{escape(a["title"])}</a></li>' for a in articles)
