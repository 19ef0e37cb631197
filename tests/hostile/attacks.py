"""Every attack, by the item of "Safety" and "Manners" that it is against, and what it must be called in the report."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.crawl.site import XML, Reply, article_page
from tests.hostile import bodies
from tests.hostile.bodies import MB, PLAIN_HEAD, drip, endless

SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@dataclass(frozen=True)
class Attack:
    """One way of doing harm: on which host, at which path, with which answer, and the names it may be given."""

    item: str
    host: str
    path: str
    reply: "Reply | list[Reply]"
    kinds: frozenset[str]


def to(url: str) -> Reply:
    """A redirect."""
    return Reply(status=302, headers={"Location": url})


def packed(body: bytes, *codings: str) -> Reply:
    """A compressed body."""
    return Reply(body, headers={"Content-Encoding": ", ".join(codings)})


def pages(item: str, host: str, replies: Iterable["Reply | list[Reply]"], *kinds: str) -> list[Attack]:
    """Attacks by article pages of one host. Of each kind the report keeps three examples, so no more stand here."""
    rows = [Attack(item, host, f"/news/81000{n}", reply, frozenset(kinds)) for n, reply in enumerate(replies)]
    assert len(rows) <= 3
    return rows


def feeds(item: str, host: str, xml: str, count: int = 2) -> list[Attack]:
    """The same XML as a feed and as a sitemap."""
    feed = (
        f"{xml}<rss><channel><title>&a;&e;</title><item><title>&a;&b;&h;</title><link>/x</link></item></channel></rss>"
    )
    urls = f"{xml.replace('DOCTYPE rss', 'DOCTYPE urlset')}<urlset {SPACE}><url><loc>&a;&b;&h;</loc></url></urlset>"
    return [
        Attack(item, host, "/feed.xml", Reply(feed, type=XML), frozenset({"bad-feed", "too-large"})),
        Attack(item, host, "/sitemap.xml", Reply(urls, type=XML), frozenset({"bad-sitemap", "too-large"})),
    ][:count]


def attacks(canary: int) -> list[Attack]:
    """All of them. `canary`: a port of loopback on which an inner service listens that nothing may reach."""
    door = f":{canary}/"
    later = format_datetime(datetime.now(UTC) + timedelta(days=2), usegmt=True)
    challenge = Reply("<html><title>Just a moment...</title>", 403, headers={"cf-mitigated": "challenge"})
    laughing = bodies.LAUGHS
    outside = bodies.OUTSIDE.replace("{canary}", f"http://127.0.0.1{door}")
    tiny = "x" * 50
    return [
        *pages("private address", "literal.test", [to(f"http://127.0.0.1{door}"), to("http://169.254.169.254/latest/"), to("http://10.1.2.3/")], "private"),
        *pages("private address", "written.test", [to(f"http://2130706433{door}"), to(f"http://0x7f000001{door}"), to(f"http://0177.0.0.1{door}")], "private", "dns", "http"),
        *pages("private address", "six.test", [to(f"http://[::ffff:127.0.0.1]{door}"), to(f"http://[::1]{door}"), to("http://[64:ff9b::7f00:1]/")], "private", "connect", "http"),
        *pages("private address", "short.test", [to(f"http://localhost{door}"), to(f"http://127.1{door}"), to(f"http://user@127.0.0.1{door}")], "private", "dns", "http"),
        *pages("name that leads inside", "names.test", [to(f"http://loop.evil.test{door}"), to(f"http://lan.evil.test{door}"), to(f"http://link.evil.test{door}")], "private"),
        *pages("rebinding", "rebinding.test", [to(f"http://later.evil.test{door}"), to(f"http://mixed.evil.test{door}")], "private", "connect", "timeout"),
        *pages("scheme", "schemes.test", [to("file:///etc/passwd"), to("ftp://127.0.0.1/x"), to("data:text/html,<h1>x</h1>")], "scheme", "http"),
        *pages("too large", "large.test", [Reply(b"<p>" + b"x" * 30 * MB), Reply(play=endless(PLAIN_HEAD + b"\r\n", b"<p>" + b"x" * MB)), Reply(play=endless(PLAIN_HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"F4240\r\n" + b"x" * MB + b"\r\n"))], "too-large"),
        *pages("compression", "packed.test", [packed(bodies.gzip_bomb(), "gzip"), packed(bodies.brotli_bomb(), "br"), packed(bodies.zstd_bomb(), "zstd")], "too-large", "http"),
        *pages("compression", "twice.test", [packed(bodies.gzip_twice(), "gzip", "gzip"), packed(b"not gzip", "gzip"), packed(bodies.gzip_bomb()[:9000], "gzip")], "too-large", "http", "not-html", "no-article"),
        *pages("headers", "headers.test", [Reply(play=endless(b"HTTP/1.1 200 OK\r\n", b"X-Filler: %s\r\n" % (b"x" * 1000), 20_000)), Reply(play=endless(b"HTTP/1.1 200 OK\r\nX-Long: ", b"x" * MB, 60)), Reply(play=endless(b"", b"x" * MB, 60))], "connect", "too-large", "http"),
        *pages("slow", "slow.test", [Reply(play=drip(PLAIN_HEAD + b"Content-Length: 5000\r\n\r\n", b"x" * 999)), Reply(play=drip(b"HTTP/1.1 200 OK\r\n", b"X-Drip: " + b"x" * 999)), Reply(play=bodies.silent)], "timeout"),
        *pages("hangs up", "cut.test", [Reply(play=bodies.hangs_up), Reply(play=endless(PLAIN_HEAD + b"Content-Length: 5000\r\n\r\n", b"x", 9))], "connect"),
        *pages("redirects", "circle.test", [to("/news/810000"), to("/news/810001/on"), to("/news/810002/../810002")], "redirects"),
        *pages("tree", "tree.test", [Reply(bodies.NEST), Reply(bodies.FLOOD)], "too-large"),
        *pages("tree", "wide.test", [Reply(bodies.RULES), Reply(bodies.WIDE)], "too-large", "no-article", "empty"),
        *feeds("xml entities", "laughs.test", laughing),
        *feeds("xml entities", "outside.test", outside),
        *feeds("xml entities", "quadratic.test", bodies.QUADRATIC.replace("]>", f'<!ENTITY b "{tiny}"><!ENTITY h "{"&a;" * 300}">]>')),
        Attack("endless sitemaps", "itself.test", "/sitemap.xml", Reply(index("/sitemap.xml", "/sitemap.xml?2", "/sitemap.xml?1"), type=XML), frozenset({"loop"})),
        Attack("endless sitemaps", "deeper.test", "/sitemap.xml", Reply(index(*(f"/sitemap-{n}.xml" for n in range(400))), type=XML), frozenset({"budget", "note"})),
        Attack("traps", "calendar.test", "/calendar/", Reply("x", 404), frozenset({"budget", "no-article", "note"})),
        Attack("traps", "sessions.test", "/page?sid=", Reply("x", 404), frozenset({"budget", "no-article", "note"})),
        *pages("later", "later.test", [Reply("", 429, headers={"Retry-After": "86400"})], "blocked"),
        *pages("later", "date.test", [Reply("", 503, headers={"Retry-After": later})], "blocked"),
        *pages("no means no", "no.test", [Reply("", 403)] * 3, "blocked"),
        *pages("no means no", "challenge.test", [challenge] * 3, "blocked"),
        Attack("robots.txt", "r401.test", "/robots.txt", Reply("", 401), frozenset({"robots"})),
        Attack("robots.txt", "r403.test", "/robots.txt", Reply("", 403), frozenset({"robots", "blocked"})),
        Attack("robots.txt", "r500.test", "/robots.txt", Reply("", 500), frozenset({"robots"})),
        Attack("robots.txt", "rsilent.test", "/robots.txt", Reply(play=bodies.silent), frozenset({"robots"})),
        Attack("robots.txt", "rendless.test", "/robots.txt", Reply(play=endless(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", b"Disallow: /x\n" * 80_000)), frozenset({"robots"})),
    ]  # fmt: skip


def index(*paths: str) -> str:
    """A sitemap index; HOST stands for the address of its host."""
    return (
        f"<sitemapindex {SPACE}>{''.join(f'<sitemap><loc>HOST{path}</loc></sitemap>' for path in paths)}</sitemapindex>"
    )


def trap(links: Callable[[int], str], path: str, count: int = 60) -> str:
    """A page of links, each to another such page."""
    rows = "".join(f'<li><a href="{links(n)}">الأرشيف الكامل لأخبار المدينة في يوم {n}</a></li>' for n in range(count))
    return f"<html lang=ar><title>الأرشيف {path}</title><body><ul>{rows}</ul></body></html>"


TITLES = {
    "/news/820001": "خبر \x1b]0;owned\x07\x1b[2J عاجل من المدينة القديمة",
    "/news/820002": '=HYPERLINK("http://evil.test") خبر من السوق',
    "/news/820003": "+cmd|' /C calc'!A0 خبر من السوق",
    "/news/820004": "\u202eعكس الاتجاه\u202c خبر من المدينة\u2066 القديمة",
}


def odd_page(title: str) -> Reply:
    """An honest page with a title that is not."""
    headers = {"Content-Disposition": 'attachment; filename="../../../stolen.html"', "Set-Cookie": "a=b; Path=/"}
    return Reply(article_page(title.replace("&", "&amp;").replace('"', "&quot;")), headers=headers)


NAMES = {
    "loop.evil.test": [["127.0.0.1"]],
    "lan.evil.test": [["10.0.0.5"]],
    "link.evil.test": [["169.254.169.254"]],
    "later.evil.test": [["93.184.215.14"], ["127.0.0.1"]],
    "mixed.evil.test": [["127.0.0.1", "93.184.215.14"]],
    "inside.test": [["192.168.1.1"]],
}


def names(hosts: Iterable[str]) -> str:
    """The dictated names: those of the sites lead to loopback."""
    return json.dumps({**{host: [["127.0.0.1"]] for host in hosts}, **NAMES})
