"""Manarat al-Sahel, Mauritania: an old Drupal whose addresses are all in the query string (`/?q=node/9958`).

Mauritanian month names, weekdays without their article, no meta tag at all.
"""

from html import escape
from typing import Any

from sample import feeds
from sample.site import RSS, Site, html_paragraphs
from sample.template import fill

Article = dict[str, Any]
SLUG = "manarat-sahel"


def build(site: Site, outlet: dict[str, Any], articles: list[Article]) -> None:
    """Add the outlet's pages and feed; there is no robots.txt."""
    sections = outlet["sections"]
    menu = "".join(f'<li><a href="/?q={name}">{arabic}</a></li>' for name, arabic in sections.items())

    def page(title: str, main: str) -> str:
        return fill(SLUG, "frame", title=escape(f"{title} | منارة الساحل"), menu=menu, main=main)

    for a in articles:
        parts = {k: a.get(k, "") for k in ("section", "stamp", "above")}
        names = {"section_name": sections[a["section"]], "title": escape(a["title"])}
        main = fill(SLUG, "story", body=html_paragraphs(a["body"]), **parts, **names)
        site.add(a["url"], f"{a['key']}.html", page(a["title"], main))

    site.add("/", "home.html", page("نافذة على موريتانيا والجوار", nodes(articles)))
    for name, arabic in sections.items():
        listed = nodes([a for a in articles if a["section"] == name])
        site.add(f"/?q={name}", f"section-{name}.html", page(arabic, f"<h1>{arabic}</h1>{listed}"))
    about = "<h2>من نحن</h2><div class=content><p>منارة الساحل موقع إخباري موريتاني مستقل يصدر من نواكشوط.</p></div>"
    site.add("/?q=node/1076", "about.html", page("من نحن", about))
    lost = "<h2>الصفحة غير موجودة</h2><p>تعذر العثور على الصفحة المطلوبة.</p>"
    site.add("/?q=node/404404", "soft-404.html", page("الصفحة غير موجودة", lost))
    feed = feeds.rss("منارة الساحل", outlet["home"], site.items(outlet["feed"], articles))
    site.add("/?q=rss.xml", "rss.xml", feed, RSS)


def nodes(articles: list[Article]) -> str:
    """Stories in a list, the headline outside the link."""
    more = "إقرأ المزيد"
    return "".join(
        f'<div class="node"><h2>{escape(a["title"])}</h2><span>{a["stamp"]}</span><a href="{a["url"]}">{more}</a></div>'
        for a in articles
    )
