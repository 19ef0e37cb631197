"""Mirror of the Delta, Egypt: a newspaper on a Drupal-like system of 2015, wrappers within wrappers.

The header prints the day of the crawl (a widget that says another day at every visit; here always the same), the
sidebar the days of other stories. Machine dates stand in meta tags or nowhere.
"""

from html import escape
from typing import Any

from sample import feeds
from sample.site import RSS, XML, Site, encoded, html_paragraphs, picture
from sample.template import fill

Article = dict[str, Any]
SLUG = "miraat-aldelta"


def build(site: Site, outlet: dict[str, Any], articles: list[Article]) -> None:
    """Add the outlet's pages, feed, sitemap and robots.txt."""
    sections = outlet["sections"]
    menu = "".join(f'<li class="menu-item"><a href="/section/{name}">{name}</a></li>' for name in sections)

    def page(title: str, main: str, head: str = "") -> str:
        return fill(SLUG, "frame", title=escape(f"{title} | مرآة الدلتا"), head=head, menu=menu, main=main)

    stories = [a for a in articles if "body" in a]
    for a in stories:
        site.add(
            a["url"], f"{a['key']}.html", page(a["title"], story(a), a["head"]), last_modified="2025-09-04T06:00:00"
        )
    site.add("/", "home.html", page("أخبار المحافظات لحظة بلحظة", rows(stories)))
    for number, name in enumerate(sections):
        listed = rows([a for a in stories if a["section"] == name])
        site.add(f"/section/{name}", f"section-{number}.html", page(name, f"<h1>{name}</h1>{listed}"))
    site.add("/tags/وزير-الري", "tag.html", page("وزير الري", f"<h1>وزير الري</h1>{rows(stories[:1])}"))
    contact = "<h1>اتصل بنا</h1><p>المقر الرئيسي: شارع الجمهورية، المنصورة. هاتف: 050-0000000</p>"
    site.add("/contact-us-1.319", "contact.html", page("اتصل بنا", contact))
    site.route("/print/410233", f"{SLUG}/canal.html")
    gone = next(a for a in articles if a["key"] == "gone")
    site.add(gone["url"], "gone.html", page("الصفحة غير موجودة", "<h1>هذا الخبر لم يعد متاحا</h1>"), status=410)

    items = site.items(outlet["feed"], articles)
    site.add(
        "/rss.xml", "rss.xml", feeds.rss("مرآة الدلتا", outlet["home"], items), RSS, last_modified="2025-09-03T05:12:40"
    )
    site.add(
        "/news-sitemap.xml", "news.xml", feeds.news_sitemap("مرآة الدلتا", site.items(outlet["news"], articles)), XML
    )
    site.robots(
        "User-agent: *\nCrawl-delay: 0.2\nDisallow: /private/\nDisallow: /print/\nDisallow: /search/\n\n"
        "Sitemap: http://www.miraat-aldelta.test/news-sitemap.xml\n"
    )
    for name, colour in {"canal": (60, 110, 140), "fish": (150, 160, 170)}.items():
        site.add(f"/sites/default/files/styles/large/{name}.png", f"{name}.png", picture(*colour), "image/png")


def story(a: Article) -> str:
    """The main column of one story."""
    body = html_paragraphs(a["body"])
    if "inside" in a:
        body = body.replace("</p>\n", f"</p>\n{a['inside']}\n", 1)
    tags = '<div class="field-tags"><a href="/tags/وزير-الري">وزير الري</a></div>' if a["key"] == "canal" else ""
    parts = {k: a.get(k, "") for k in ("section", "when", "byline", "media", "after")}
    number = a["url"].rsplit("/", 1)[1]
    return fill(SLUG, "story", number=number, title=escape(a["title"]), body=body, tags=tags, **parts)


def rows(stories: list[Article]) -> str:
    """Stories in a list; every second link is percent-encoded, as two editors would leave it."""
    links = [(encoded(a["url"]) if i % 2 else a["url"], a["title"]) for i, a in enumerate(stories)]
    listed = "".join(f'<div class="views-row"><h2><a href="{url}">{title}</a></h2></div>' for url, title in links)
    return f'<div class="view-content">{listed}</div>'
