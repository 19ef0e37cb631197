"""Barid Atlas, Morocco: a busy Bootstrap-like page, Moroccan month names, a slug with a number at its end.

The same story is linked plain, with tracking parameters and as AMP; pictures are linked among headlines; every page
shares one og:image.
"""

from html import escape
from typing import Any

from sample import feeds
from sample.site import Site, encoded, html_paragraphs, picture
from sample.template import fill

Article = dict[str, Any]
SLUG = "barid-atlas"
HOME = "http://www.barid-atlas.test"


def build(site: Site, outlet: dict[str, Any], articles: list[Article]) -> None:
    """Add the outlet's pages, Atom feed and robots.txt."""
    menu = "".join(f'<li><a href="/category/{name}">{name}</a></li>' for name in outlet["sections"])

    def page(title: str, main: str, url: str, head: str = "", amp: str = "", language: str = "ar") -> str:
        direction = "rtl" if language == "ar" else "ltr"
        parts = {"head": head, "amp": amp, "language": language, "direction": direction, "menu": menu, "main": main}
        return fill(SLUG, "frame", title=escape(f"{title} | بريد الأطلس"), canonical=encoded(HOME + url), **parts)

    for a in articles:
        amp = ""
        if a["key"] == "saffron":
            amp = f'<link rel="amphtml" href="{encoded(HOME + "/amp" + a["url"])}"/>'
            site.add(f"/amp{a['url']}", "saffron-amp.html", amp_page(a))
        text = page(a["title"], story(a), a["url"], a.get("head", ""), amp, a.get("language", "ar"))
        site.add(a["url"], f"{a['key']}.html", text, last_modified="2025-08-15T11:00:00")

    cards = "\n".join(card(a) for a in articles)
    more = '<a class="pic" href="/files/bus.png"><img src="/files/bus.png" width="300" height="170"></a>'
    author = '<a href="/auteur/fatima-zahra-1187">فاطمة الزهراء أيت علي</a>'
    variants = (
        f'<a href="{encoded("/amp" + articles[0]["url"])}">تعاونية نسائية بتالوين تصدر أول شحنة زعفران إلى فرنسا</a>'
        f'<a href="{encoded(articles[0]["url"])}?fbclid=IwAR0sample">تعاونية نسائية بتالوين تصدر أول شحنة زعفران</a>'
    )
    site.add("/", "home.html", page("جريدة إلكترونية مغربية", f"{cards}{more}{author}{variants}", "/"))
    for number, name in enumerate(outlet["sections"]):
        listed = "".join(card(a) for a in articles if a["section"] == name)
        url = f"/category/{name}"
        site.add(url, f"category-{number}.html", page(name, f"<h2>{name}</h2>{listed}", url))
    url = "/auteur/fatima-zahra-1187"
    site.add(
        url, "author.html", page("فاطمة الزهراء أيت علي", f"<h1>فاطمة الزهراء أيت علي</h1>{card(articles[0])}", url)
    )
    url = "/politique-confidentialite-89577"
    policy = "<h1>سياسة الخصوصية</h1><p>تحترم الجريدة خصوصية زوارها ولا تبيع بياناتهم لأي طرف ثالث.</p>"
    site.add(url, "policy.html", page("سياسة الخصوصية", policy, url))

    feed = feeds.atom("بريد الأطلس", outlet["home"], site.items(outlet["feed"], articles))
    site.add("/atom.xml", "atom.xml", feed, "application/atom+xml; charset=utf-8")
    site.robots("User-agent: *\nDisallow: /wp-login.php\n")
    for name, colour in {"saffron": (150, 60, 160), "bus": (200, 120, 40)}.items():
        site.add(f"/files/{name}.png", f"{name}.png", picture(*colour), "image/png")


def story(a: Article) -> str:
    """The columns of one story."""
    figure = ""
    if "image" in a:
        figure = (
            f'<div class="main-image"><img src="/files/{a["image"]}.png" width="900" height="506" alt="">'
            f'<span class="legend">{a["caption"]}</span></div>'
        )
    parts = {k: a.get(k, "") for k in ("section", "byline", "date")}
    return fill(SLUG, "story", title=escape(a["title"]), figure=figure, body=html_paragraphs(a["body"]), **parts)


def card(a: Article) -> str:
    """One story as a card that is all link, its date inside."""
    return (
        f'<a class="card" href="{encoded(a["url"])}"><div class="card-body"><h3>{a["title"]}</h3>'
        f"<small>{a['date']}</small></div></a>"
    )


def amp_page(a: Article) -> str:
    """The AMP twin of a story; its canonical link leads back."""
    return (
        f'<!doctype html><html amp lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{a["title"]}</title>'
        f'<link rel="canonical" href="{encoded(HOME + a["url"])}"></head><body><h1>{a["title"]}</h1>'
        f"<p class=date>{a['date']}</p>{html_paragraphs(a['body'])}</body></html>\n"
    )
