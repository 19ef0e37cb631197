"""Wahat, Saudi Arabia: a Polopoly-like system, JSON-LD wrapped in CDATA, Hijri and Gregorian days in every header.

The paper's name is the h1 of every page and the headline an h2; the author field holds "name - city"; links are
relative to a <base>.
"""

import re
from html import escape
from typing import Any

from sample import feeds
from sample.site import RSS, XML, Site, paragraphs, picture
from sample.template import fill

Article = dict[str, Any]
SLUG = "wahat"


def build(site: Site, outlet: dict[str, Any], articles: list[Article]) -> None:
    """Add the outlet's pages, feed, sitemap and robots.txt."""
    sections = outlet["sections"]
    menu = "".join(f'<li><a href="{name}">{arabic}</a></li>' for name, arabic in sections.items())

    def page(title: str, main: str, head: str = "") -> str:
        return fill(SLUG, "frame", title=escape(title), head=head, menu=menu, main=main)

    for a in articles:
        head = a.get("jsonld", "") + (
            f'<meta name="author" content="{a["author_meta"]}"/>' if "author_meta" in a else ""
        )
        site.add(a["url"], f"{a['key']}.html", page(a["title"], story(a, sections), head), "text/html")

    site.add("/", "home.html", page("صحيفة واحات", teasers(articles)))
    for name, arabic in sections.items():
        listed = teasers([a for a in articles if a["section"] == name])
        site.add(f"/{name}", f"{name}.html", page(f"{arabic} - صحيفة واحات", f"<h2>{arabic}</h2>{listed}"))
    poll = "<h2>استطلاع الرأي</h2><p>هل تؤيد تقديم دوام المدارس صيفا؟</p><ul><li>نعم 61%</li><li>لا 39%</li></ul>"
    site.add("/polls-7.1204", "poll.html", page("استطلاع الرأي - صحيفة واحات", poll))
    rows = "<tr><td>شهري</td><td>19 ريالا</td></tr><tr><td>سنوي</td><td>190 ريالا</td></tr>"
    prices = f"<h2>الاشتراكات</h2><table>{rows}</table>"
    site.add("/subscribe-1.311", "subscribe.html", page("الاشتراكات - صحيفة واحات", prices))

    feed = feeds.rss("صحيفة واحات", outlet["home"], site.items(outlet["feed"], articles))
    site.add("/1.1000?ot=ot.AjaxPageLayout.rss", "rss.xml", feed, RSS)
    months = feeds.sitemap({"url": f"http://www.wahat.test{a['url']}", "title": ""} for a in articles)
    site.add("/sitemap-articles", "sitemap.xml", months, XML)
    # A no-break space after the colon and no .xml at the end, as seen in the wild.
    site.robots("User-agent: *\nDisallow: /cm/\nSitemap:\u00a0http://www.wahat.test/sitemap-articles\n")
    site.add("/polopoly_fs/1.3874336!/image/bus.png", "bus.png", picture(40, 120, 60), "image/png")


def story(a: Article, sections: dict[str, str]) -> str:
    """The column of one story."""
    figure = ""
    if "image" in a:
        size = 'width="800" height="450"'
        figure = f'<div class="img"><img src="{a["image"]}" {size}/><p class="cap">{a["caption"]}</p></div>'
    body = "\n".join(f"<p>{escape(p, quote=False)}</p>" for p in paragraphs(a["body"]))
    parts = {k: a.get(k, "") for k in ("section", "date", "byline", "deck", "after")}
    names = {"section_name": sections[a["section"]], "title": escape(a["title"])}
    return fill(SLUG, "story", figure=figure, body=body, **parts, **names)


def teasers(articles: list[Article]) -> str:
    """Stories in a list: the picture's link first, with no words in it; the day without its clock."""
    return "".join(
        f'<div class="item"><a href="{a["url"][1:]}"><img src="{a.get("image", "/img/none.png")}" width="140"/></a>'
        f'<h3><a href="{a["url"][1:]}">{a["title"]}</a></h3><em>{re.sub("<time>.*?</time>", "", a["date"])}</em></div>'
        for a in articles
    )
