"""Al-Marafi, Tunisia: table layout and windows-1256 from 2004, a headline that is no h1, a body in one cell with <br>.

The charset is told in a meta tag, in the header, nowhere, or wrongly. The feed has a newline before its XML
declaration, a bare ampersand and no UTF-8.
"""

from html import escape
from typing import Any

from sample import feeds
from sample.site import Site, paragraphs
from sample.template import fill

Article = dict[str, Any]
SLUG = "marafi"
META = '<META http-equiv="Content-Type" content="text/html; charset={}">'
# how the charset is told -> what the meta tag says, what the header says
CHARSETS = {
    "meta": ("windows-1256", "text/html"),
    "header": (None, "text/html; charset=windows-1256"),
    "none": (None, "text/html"),
    "wrong": ("utf-8", "text/html; charset=UTF-8"),
}


def build(site: Site, outlet: dict[str, Any], articles: list[Article]) -> None:
    """Add the outlet's pages, feed and robots.txt."""
    sections = outlet["sections"]
    menu = " | ".join(f'<A href="{name}.htm">{arabic}</A>' for name, arabic in sections.items())

    def add(url: str, name: str, title: str, main: str, told: str = "meta") -> None:
        meta, header = CHARSETS[told]
        charset = META.format(meta) if meta else ""
        text = fill(SLUG, "frame", charset=charset, title=escape(title), menu=menu, main=main)
        site.add(url, name, text.encode("cp1256"), header)

    for a in articles:
        title = f"المرافئ | {a['title']}"
        pages = "صفحة 1 - <A href='article-4390.htm?page=2'>2</A>" if "page_2" in a else ""
        add(a["url"], f"{a['key']}.htm", title, story(a, a["body"], sections, pages), a["charset"])
        if "page_2" in a:
            second = story(a, a["page_2"], sections, "صفحة <A href='article-4390.htm'>1</A> - 2")
            add(f"{a['url']}?page=2", f"{a['key']}-2.htm", title, second, a["charset"])

    moved = "/article.php?id=4405"  # the old address of an article, still linked from the front page
    site.route(moved, None, None, status=301, headers={"Location": "http://www.marafi.test/article-4405.htm"})
    add("/", "index.htm", "المرافئ - يومية تونسية", links(articles).replace("article-4405.htm", moved[1:]))
    for name, arabic in sections.items():
        add(f"/{name}.htm", f"{name}.htm", f"المرافئ | {arabic}", links([a for a in articles if a["section"] == name]))
    covers = "".join(f"<IMG src='une/{day}.jpg' width=240><BR>2014/10/{day}<BR>" for day in (15, 14, 13))
    add("/journal-pdf.htm", "journal-pdf.htm", "المرافئ | الصحيفة PDF", covers)

    feed = feeds.rss("المرافئ & ملحقاتها", outlet["home"], site.items(outlet["feed"], articles))
    broken = "\n" + feed.replace("UTF-8", "windows-1256").replace("&amp;", "&")
    site.add("/rss.xml", "rss.xml", broken.encode("cp1256"), "text/xml")
    site.robots("Sitemap:\nDisallow: /admin/\n")  # no User-agent line


def story(a: Article, text: str, sections: dict[str, str], pages: str) -> str:
    """The column of one story."""
    body = "<BR><BR>\n".join(escape(p, quote=False) for p in paragraphs(text))
    byline = f'<TR><TD class="auteur"><FONT color="#990000">{a["byline"]}</FONT></TD></TR>' if a["byline"] else ""
    parts = {"section": a["section"], "section_name": sections[a["section"]], "date": a["date"], "pages": pages}
    return fill(SLUG, "story", title=escape(a["title"], quote=False), byline=byline, body=body, **parts)


def links(articles: list[Article]) -> str:
    """Stories in a list, the headline outside the link."""
    return "".join(
        f"<P><B>{a['title']}</B><BR><FONT size=2>{a['date']}</FONT> <A href='{a['url'][1:]}'>المزيد...</A></P>\n"
        for a in articles
    )
