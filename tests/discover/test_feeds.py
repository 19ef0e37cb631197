"""Feeds of every kind, and what comes in place of one."""

import pytest

from newscrawl.discover.feeds import read_feed

URL = "https://news.example/feed"

RSS = """<?xml version="1.0" encoding="{charset}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>صحيفة المثال</title>
<item><title>الوزير يفتتح الجسر الجديد في العاصمة</title><link>https://news.example/a/1</link>
<pubDate>Tue, 03 Nov 2026 10:15:00 +0300</pubDate></item>
<item><title>البرلمان يقر الموازنة العامة للبلاد</title><link>/a/2</link><dc:date>2026-11-02T08:00:00Z</dc:date></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>مثال</title>
<entry><title type="html">خبر &lt;b&gt;أول&lt;/b&gt;</title><link rel="alternate" href="https://news.example/a/1"/>
<published>2026-11-03T10:00:00+03:00</published><updated>2026-11-03T11:00:00+03:00</updated></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://news.example/"><title>مثال</title></channel>
<item rdf:about="https://news.example/a/1"><title>خبر</title><link>https://news.example/a/1</link>
<dc:date>2026-11-03T10:00:00Z</dc:date></item></rdf:RDF>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "مثال", "items": [
{"id": "1", "url": "https://news.example/a/1", "title": "خبر", "date_published": "2026-11-03T10:00:00Z"}, {"id": "x"}]}"""


def test_rss_gives_titles_and_dates_as_printed() -> None:
    feed = read_feed(RSS.format(charset="utf-8").encode(), URL)
    assert feed.problem is None
    assert feed.title == "صحيفة المثال"
    first, second = feed.leads
    assert (first.url, first.via, first.fresh, first.source) == ("https://news.example/a/1", "feed", True, URL)
    assert first.title == "الوزير يفتتح الجسر الجديد في العاصمة"
    assert first.published == "Tue, 03 Nov 2026 10:15:00 +0300"
    assert (second.url, second.published) == ("https://news.example/a/2", "2026-11-02T08:00:00Z")


@pytest.mark.parametrize("text", [ATOM, RDF, JSON], ids=["atom", "rdf", "json"])
def test_other_kinds(text: str) -> None:
    (lead,) = read_feed(text.encode(), URL).leads
    assert lead.url == "https://news.example/a/1"
    assert lead.title in ("خبر", "خبر أول")
    assert lead.published is not None
    assert lead.published.startswith("2026-11-03T10:00:00")


def test_atom_keeps_updated_apart() -> None:
    (lead,) = read_feed(ATOM.encode(), URL).leads
    assert lead.modified == "2026-11-03T11:00:00+03:00"


@pytest.mark.parametrize(
    ("declared", "real"),
    [("windows-1256", "cp1256"), ("utf-8", "cp1256"), ("windows-1256", "utf-8"), ("iso-8859-1", "cp1256")],
)
def test_charset_declared_and_true(declared: str, real: str) -> None:
    feed = read_feed(RSS.format(charset=declared).encode(real), URL)
    assert feed.leads[0].title == "الوزير يفتتح الجسر الجديد في العاصمة"


def test_charset_of_the_header() -> None:
    body = RSS.replace(' encoding="{charset}"', "").encode("iso8859-6")
    assert read_feed(body, URL, content_type="text/xml; charset=iso-8859-6").title == "صحيفة المثال"


@pytest.mark.parametrize("before", ["\n", " \r\n\t", "\ufeff", "\ufeff\n"])
def test_something_before_the_declaration(before: str) -> None:
    feed = read_feed((before + RSS.format(charset="utf-8")).encode(), URL)
    assert len(feed.leads) == 2
    assert feed.problem is None


def test_malformed_feed_gives_what_can_be_read() -> None:
    body = RSS.format(charset="utf-8").replace("الجديد في", "الجديد & في <br>").encode()
    feed = read_feed(body, URL)
    assert [lead.url for lead in feed.leads] == ["https://news.example/a/1", "https://news.example/a/2"]
    assert feed.problem is not None
    assert "malformed" in feed.problem


def test_feed_cut_short() -> None:
    feed = read_feed(RSS.format(charset="utf-8").encode()[:-60], URL)
    assert feed.leads[0].url == "https://news.example/a/1"


def test_title_escaped_twice_and_control_characters() -> None:
    body = RSS.format(charset="utf-8").replace("الوزير", "&amp;quot;الوزير&amp;quot;\x0b").encode()
    assert read_feed(body, URL).leads[0].title == '"الوزير" يفتتح الجسر الجديد في العاصمة'


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"<!DOCTYPE html><html><body><a href='/a/1'>x</a></body></html>", "HTML"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "not a feed"),
        (b'{"a": 1}', "JSON"),
        (b'{"items": [', "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"just words", "not a feed"),
    ],
)
def test_no_feed_names_the_url(body: bytes, word: str) -> None:
    feed = read_feed(body, URL)
    assert feed.leads == ()
    assert feed.problem is not None
    assert feed.problem.startswith(URL)
    assert word in feed.problem


def test_no_entity_and_no_file_is_read() -> None:
    body = b"""<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
    <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/hostname">]>
    <rss version="2.0"><channel><item><title>x &c; &f;</title><link>https://news.example/a/1</link></item></channel></rss>"""
    title = read_feed(body, URL).leads[0].title or ""
    assert "aaaa" not in title
    assert title.startswith("x")


def test_other_schemes_are_no_leads() -> None:
    body = RSS.format(charset="utf-8").replace("https://news.example/a/1", "file:///etc/passwd").encode()
    assert [lead.url for lead in read_feed(body, URL).leads] == ["https://news.example/a/2"]


def test_each_url_once_and_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newscrawl.discover.feeds.MAX_ITEMS", 300)
    item = "<item><title>خبر</title><link>https://news.example/a/{}</link></item>"
    body = "<rss version='2.0'><channel>" + "".join(item.format(n % (400)) for n in range(500))
    feed = read_feed((body + "</channel></rss>").encode(), URL)
    assert len(feed.leads) == len({lead.url for lead in feed.leads}) == 300
    assert feed.problem is not None


def test_tags_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newscrawl.discover.feeds.MAX_TAGS", 500)
    item = "<item><title><![CDATA[<b><i><u>خبر</u></i></b>]]></title><link>https://news.example/a/{}</link></item>"
    body = "<rss version='2.0'><channel>" + "".join(item.format(n) for n in range(400)) + "</channel></rss>"
    feed = read_feed(body.encode(), URL)
    assert 70 < len(feed.leads) < 100
    assert "tags" in (feed.problem or "")
    monkeypatch.setattr("newscrawl.discover.feeds.MAX_TAGS", 5_000)
    assert len(read_feed(body.encode(), URL).leads) == 400
    assert read_feed(b"<rss>" + b"<a>" * 50_000, URL).leads == ()
