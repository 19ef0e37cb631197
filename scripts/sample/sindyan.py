"""Sindyan, Syria: a WordPress magazine theme with Yoast's JSON-LD graph on some posts and no machine date on others.

Addresses are one Arabic segment, cut in the middle of a word, and static pages look the same.
"""

from html import escape
from typing import Any

from sample import feeds
from sample.site import RSS, XML, Site, encoded, html_paragraphs, picture
from sample.template import fill

Article = dict[str, Any]
SLUG = "sindyan"


def build(site: Site, outlet: dict[str, Any], articles: list[Article]) -> None:
    """Add the outlet's pages, feed, sitemaps and robots.txt."""
    posts = [a for a in articles if "body" in a]
    links = {a["key"]: f'<li><a href="{encoded(a["url"])}">{a["title"]}</a></li>' for a in posts}
    menu = "".join(f'<li><a href="/category/{name}/">{name}</a></li>' for name in outlet["sections"])

    def page(title: str, main: str, head: str = "", kind: str = "archive", besides: str = "") -> str:
        recent = "".join(link for key, link in links.items() if key in ("bridge", "well") and key != besides)
        clock = "السبت, 3 شباط 2018"  # a page clock that stopped when the theme's script was removed
        parts = {"head": head, "main": main, "menu": menu, "recent": recent, "clock": clock, "kind": kind}
        return fill(SLUG, "frame", title=escape(title), **parts)

    for number, a in enumerate(posts):
        recent = "".join(link for key, link in links.items() if key in ("bridge", "well") and key != a["key"])
        parts = {k: a.get(k, "") for k in ("section", "date", "figure", "intro", "tags", "comments")}
        body = html_paragraphs(a["body"])
        main = fill(
            SLUG, "story", title=escape(a["title"]), body=body, number=str(8841 + number), recent=recent, **parts
        )
        text = page(f"{a['title']} - سنديان نت", main, a.get("head", ""), "single single-post", a["key"])
        site.add(a["url"], f"{a['key']}.html", text)

    cards = "".join(
        f'<article class="item-list"><h2 class="post-box-title"><a href="{encoded(a["url"])}">{a["title"]}</a></h2>'
        f'<p class="post-meta">{a.get("date", "")}</p></article>'
        for a in posts
    )
    site.add("/", "home.html", page("سنديان نت", f'<div class="content">{cards}</div>', kind="home blog"))
    site.add("/page/2/", "page-2.html", page("سنديان نت - الصفحة 2 من 31", f'<ul class="posts">{links["well"]}</ul>'))
    for number, name in enumerate(outlet["sections"]):
        listed = "".join(links[a["key"]] for a in posts if a["section"] == name)
        text = page(f"{name} Archives - سنديان نت", f"<h1>أرشيف القسم: {name}</h1><ul>{listed}</ul>")
        site.add(f"/category/{name}/", f"category-{number}.html", text)
    for number, name in enumerate(("الفرات", "الميادين", "جسور")):
        text = page(f"{name} - سنديان نت", f"<h1>الوسم: {name}</h1><ul>{links['bridge']}</ul>")
        site.add(f"/tag/{name}/", f"tag-{number}.html", text)
    about = (
        "<h1>من نحن</h1><p>سنديان نت موقع إخباري مستقل تأسس على يد صحافيين محليين، ويُعنى بشؤون الناس قبل السياسة.</p>"
    )
    site.add(
        "/من-نحن/", "about.html", page("من نحن - سنديان نت", f'<div class="content page">{about}</div>', kind="page")
    )
    lost = "<h1>عذرا!</h1><p>الصفحة التي تبحث عنها غير موجودة. جرب البحث.</p>"
    site.add("/صفحة-نقلت-من-مكانها/", "soft-404.html", page("الصفحة غير موجودة - سنديان نت", lost, kind="error404"))

    items = site.items(outlet["feed"], articles)
    for item in items:  # what a WordPress feed prints for a post of the desk
        item["author"] = "سنديان نت"
    moved = {
        "url": encoded("http://sindyan.test/صفحة-نقلت-من-مكانها/"),
        "title": "صفحة نقلت",
        "when": "2025-02-01T10:00:00+03:00",
    }
    site.add("/feed/", "feed.xml", feeds.rss("سنديان نت", outlet["home"], [*items, moved]), RSS)
    site.add("/post-sitemap.xml", "post-sitemap.xml", feeds.sitemap(site.items(outlet["archive"], articles)), XML)
    index = feeds.sitemap_index(["http://sindyan.test/post-sitemap.xml"])
    site.add("/sitemap_index.xml", "sitemap-index.xml", index, XML)
    site.robots(
        "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n\n"
        "Sitemap: http://sindyan.test/sitemap_index.xml\n"
    )
    site.add("/wp-content/uploads/cotton.png", "cotton.png", picture(220, 215, 190), "image/png")
    site.add("/wp-content/uploads/2019/05/theatre.png", "theatre.png", picture(120, 30, 40), "image/png")
