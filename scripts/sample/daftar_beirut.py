"""Daftar Beirut, Lebanon: server-rendered React, class names with hashes behind them, paragraphs that are divs.

Addresses end in a random token without a digit; the headline stands twice; og:url is a bare IP address; the feed
carries whole articles as escaped HTML; one page is a shell that scripts would fill.
"""

from html import escape
from typing import Any

from sample import feeds
from sample.site import RSS, Site, html_paragraphs, picture
from sample.template import fill

Article = dict[str, Any]
SLUG = "daftar-beirut"


def build(site: Site, outlet: dict[str, Any], articles: list[Article]) -> None:
    """Add the outlet's pages, feed and robots.txt."""
    sections = outlet["sections"]
    menu = "".join(f'<a class="css-hj3k" href="/{name}">{arabic}</a>' for name, arabic in sections.items())

    def page(title: str, main: str, head: str = "") -> str:
        return fill(SLUG, "frame", title=escape(f"{title} | دفتر بيروت"), head=head, menu=menu, main=main)

    for a in articles:
        keywords = f'<meta name="keywords" content="{",".join(a["title"].split())}"/>'
        main = story(a, sections)
        site.add(a["url"], f"{a['key']}.html", page(a["title"], main, a.get("head", "") + keywords))

    shell = '<a class="css-crd" href="/economy/plmnbvx"><div>سعر صرف الليرة يستقر للأسبوع الرابع في السوق</div></a>'
    site.add("/", "home.html", page("صحيفة لبنانية رقمية", cards(articles) + shell))
    for name, arabic in sections.items():
        listed = cards([a for a in articles if a["section"] == name])
        site.add(f"/{name}", f"{name}.html", page(arabic, f'<div class="css-h5">{arabic}</div>{listed}'))
    site.add(
        "/authors/113", "author.html", page("كارلا نجم", f'<div class="css-h5">كارلا نجم</div>{cards(articles[2:3])}')
    )
    site.add("/economy/plmnbvx", "shell.html", page("دفتر بيروت", '<div class="css-spin"></div>'))

    by_title = {a["title"]: a for a in articles}
    feed = feeds.rss("دفتر بيروت", outlet["home"], site.items(outlet["feed"], articles))
    for title, a in by_title.items():  # the whole article, escaped, as the description
        whole = f"<description>{escape(html_paragraphs(a['body']))}</description>"
        feed = feed.replace(f"<item><title>{title}</title>", f"<item><title>{title}</title>{whole}")
    site.add("/feed", "feed.xml", feed, RSS)
    site.robots("User-agent: *\nDisallow: /api/\n")
    site.add("/_next/image/roof.png", "roof.png", picture(90, 160, 60), "image/png")


def story(a: Article, sections: dict[str, str]) -> str:
    """The column of one story."""
    parts = {k: a.get(k, "") for k in ("section", "byline", "figure")}
    names = {"section_name": sections[a["section"]], "title": escape(a["title"])}
    body = html_paragraphs(a["body"], tag="div")
    return fill(SLUG, "story", body=body, date=a.get("time") or a["date"], **parts, **names)


def cards(articles: list[Article]) -> str:
    """Stories in a list: a whole card is one link."""
    return "".join(
        f'<a class="css-crd" href="{a["url"]}"><img src="/_next/image/roof.png" alt=""/><div>{a["title"]}</div></a>'
        for a in articles
    )
