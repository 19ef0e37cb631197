"""Nakheel Press, Iraq: home-grown PHP with microdata, one og:title for the whole site and a gzipped sitemap.

One page writes every Arabic letter as a numeric entity, another breaks off in the middle, a third is a live blog.
"""

from html import escape
from typing import Any

from sample import feeds
from sample.site import HTML, XML, Site, paragraphs, picture
from sample.template import fill

Article = dict[str, Any]
SLUG = "nakheel"


def build(site: Site, outlet: dict[str, Any], articles: list[Article]) -> None:
    """Add the outlet's pages, sitemaps and robots.txt; it has no feed."""
    sections = outlet["sections"]
    menu = "".join(f'<li><a href="/news.{name}">{arabic}</a></li>' for name, arabic in sections.items())
    recent = f'<p><a href="{articles[1]["url"]}">{articles[1]["title"]}</a> <i>منذ 7 دقيقة</i></p>'

    def page(title: str, main: str, head: str = "") -> str:
        return fill(SLUG, "frame", title=escape(title), head=head, menu=menu, main=main, recent=recent)

    for a in articles:
        text = page(f"{a['title']} - نخيل برس", story(a, sections), a.get("jsonld", ""))
        if a.get("entities"):
            text = "".join(c if ord(c) < 128 else f"&#{ord(c)};" for c in text)
        if a.get("cut"):
            text = text[: text.index("ومثلها لسيارات") + 8]
        site.add(a["url"], f"{a['key']}.html", text, HTML, headers=a.get("headers", {}))

    site.add("/", "home.html", page("نخيل برس | صوت الناس", boxes(articles)))
    for name, arabic in sections.items():
        listed = boxes([a for a in articles if a["section"] == name])
        site.add(f"/news.{name}", f"news-{name}.html", page(f"{arabic} - نخيل برس", f"<h2>{arabic}</h2>{listed}"))
    form = '<form method="post"><input name="user"><input name="pass" type="password"><button>دخول</button></form>'
    site.add("/1669218", "login.html", page("دخول المحررين", form))

    site.gzipped("/maps/2024.xml.gz", "map-2024.xml.gz", feeds.sitemap(site.items(outlet["archive"][1:3], articles)))
    rest = [row for row in outlet["archive"] if row not in outlet["archive"][1:3]]
    site.gzipped("/maps/2025.xml.gz", "map-2025.xml.gz", feeds.sitemap(site.items(rest, articles)))
    maps = [f"http://nakheel.test/maps/{year}.xml.gz" for year in (2024, 2025)]
    site.add("/sitemap.xml", "sitemap.xml", feeds.sitemap_index([*maps, "http://nakheel.test/sitemap.xml"]), XML)
    site.robots("User-agent: *\nAllow: /\n\nSitemap: http://nakheel.test/sitemap.xml\n")
    site.add("/media/oven.png", "oven.png", picture(230, 150, 60), "image/png")


def story(a: Article, sections: dict[str, str]) -> str:
    """The column of one story."""
    body = [f"<p>{escape(p, quote=False)}</p>" for p in paragraphs(a["body"]) if p]
    if a.get("live"):
        body[1:] = [f'<div class="upd">{p}</div>' for p in body[1:]]
    if "intro" in a:
        body.insert(0, f"<p>{a['intro']}</p>")
    parts = {k: a.get(k, "") for k in ("section", "stamp", "byline", "player")}
    names = {"section_name": sections[a["section"]], "title": escape(a["title"])}
    return fill(SLUG, "story", body="\n".join(body), **parts, **names)


def boxes(articles: list[Article]) -> str:
    """Stories in a list, a picture of each linked in an h2 of its own above the headline."""
    return "".join(
        f'<div class="bx"><h2><a href="/media/oven.png"><img src="/media/oven.png" width="120"></a></h2>'
        f'<h2><a href="{a["url"]}">{a["title"]}</a></h2><span>قبل ساعة واحدة</span></div>'
        for a in articles
    )
