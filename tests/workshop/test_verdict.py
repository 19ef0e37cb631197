"""The choice of fresh articles, and what is said of an outlet."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from newscrawl.article import Article, Moment
from newscrawl.discover.inquiry import Inquiry, Source
from newscrawl.explain import Explained
from newscrawl.failure import Failure
from newscrawl.fetch import Fetched
from newscrawl.lead import Lead
from newscrawl.outlet import Expectation, Outlet
from newscrawl.workshop import presence, verification
from newscrawl.workshop.verdict import Verdict, judge, unread
from newscrawl.workshop.visit import Read, failure, newest

TODAY = date(2026, 11, 22)
OUTLET = Outlet(
    slug="barada",
    name="Barada Voice",
    arabic_name="صوت بردى",
    home="https://barada.example/",
    country="SY",
    kind="site",
    feeds=("https://barada.example/feed/",),
)


def article(number: int, **fields: object) -> Article:
    plain: dict[str, object] = {
        "id": f"{number:016x}",
        "url": f"https://barada.example/{number}",
        "canonical_url": f"https://barada.example/{number}",
        "outlet": "barada",
        "title": "عنوان",
        "text": "نص",
        "published": Moment(value="2026-11-21"),
        "published_day": "2026-11-21",
        "text_hash": "1:" + "0" * 64,
        "newscrawl": "0",
    }
    return Article.from_dict({**replace_none(plain), **fields})


def replace_none(plain: Mapping[str, object]) -> dict[str, object]:
    return {key: ({"value": value.value} if isinstance(value, Moment) else value) for key, value in plain.items()}


def inquiry(*problems: tuple[str, str], leads: int = 5) -> Inquiry:
    made = Inquiry(OUTLET.home, TODAY, lambda body, url, headers: None)
    made.sources[OUTLET.home] = Source(OUTLET.home, "home", "start", 5)
    made.sources[OUTLET.feeds[0]] = Source(OUTLET.feeds[0], "feed", "outlet", 5)
    for url, problem in problems:
        made.sources[url] = replace(made.sources.get(url) or Source(url, "feed", "common"), problem=problem, items=0)
    for number in range(leads):
        made.articles[f"u{number}"] = Lead(f"u{number}", "feed", published="2026-11-20")
    return made


def reads(*articles: Article | Failure) -> list[Read]:
    page = Fetched("u", "u", 200)
    return [
        Read(Lead("u"), page, failure=one) if isinstance(one, Failure) else Read(Lead("u"), page, Explained(one))
        for one in articles
    ]


def judged(found: Inquiry, read: list[Read], outlet: Outlet = OUTLET) -> Verdict:
    return judge(outlet, found, read, on=TODAY)


def test_works() -> None:
    verdict = judged(inquiry(), reads(*map(article, range(5))))
    assert (verdict.state, verdict.against) == ("works", "home, 1 feed, 5 articles")
    assert verdict.newest == date(2026, 11, 21)
    assert verdict.notes == ()


@pytest.mark.parametrize(("without", "state"), [(0, "works"), (1, "works"), (2, "partly works"), (5, "partly works")])
def test_a_field_may_be_missing_once(without: int, state: str) -> None:
    found = [article(n, title=None) if n < without else article(n) for n in range(5)]
    verdict = judged(inquiry(), reads(*found))
    assert verdict.state == state
    assert verdict.missing == (() if state == "works" else ("title",))


def test_a_named_feed_that_fails_is_said_with_its_kind_and_a_guessed_one_is_not() -> None:
    verdict = judged(inquiry((OUTLET.feeds[0], "gone: status 404")), reads(*map(article, range(5))))
    assert verdict.state == "partly works"
    assert [(one.kind, one.url) for one in verdict.failures] == [("gone", OUTLET.feeds[0])]
    guessed = judged(inquiry(("https://barada.example/rss", "gone: status 404")), reads(*map(article, range(5))))
    assert (guessed.state, guessed.failures) == ("works", ())


def test_single_pages_may_be_gone_but_not_blocked() -> None:
    gone = judged(inquiry(), reads(*map(article, range(4)), Failure("gone", "u")))
    assert gone.state == "works"
    assert [one.kind for one in gone.failures] == ["gone"]
    assert judged(inquiry(), reads(*map(article, range(4)), Failure("blocked", "u"))).state == "partly works"


def test_fails_with_the_reason() -> None:
    nothing = judged(inquiry(leads=0), [])
    assert (nothing.state, nothing.failures[0].kind) == ("fails", "no-articles")
    unreadable = judged(inquiry(), reads(Failure("no-article", "u"), Failure("no-article", "u")))
    assert unreadable.state == "fails"
    assert "none of 2 pages" in unreadable.notes[0]


def test_an_outlet_that_has_fallen_silent() -> None:
    daily = replace(OUTLET, expect=Expectation(articles_a_day=20))
    old = inquiry(leads=0)
    old.articles["u"] = Lead("u", "feed", published="2026-11-01")
    found = [article(n, published_day="2026-11-01") for n in range(5)]
    assert judged(old, reads(*found), daily).state == "partly works"
    assert "newest article of 2026-11-01" in judged(old, reads(*found), daily).notes[0]
    assert judged(old, reads(*found)).state == "works"  # nothing is said of how often it publishes


def test_newest_first_by_day_then_by_source_and_the_rule_of_the_outlet_holds() -> None:
    ruled = replace(OUTLET, article=r"/a/\d+$")
    leads = [
        Lead("https://barada.example/a/1", "home"),
        Lead("https://barada.example/a/2", "feed"),
        Lead("https://barada.example/a/3", "sitemap", modified="2026-11-20"),
        Lead("https://barada.example/tag/4", "feed", published="2026-11-22"),
        Lead("https://barada.example/a/5", "feed", published="Sat, 21 Nov 2026 10:00:00 GMT"),
    ]
    assert [lead.url[-1] for lead in newest(leads, ruled)] == ["5", "3", "2", "1"]
    assert newest(leads, None)[0].url.endswith("4")


@pytest.mark.parametrize(
    ("words", "kind"), [("gone: status 404", "gone"), ("dns: the name has no address", "dns"), ("odd words", "http")]
)
def test_kinds_of_failure(words: str, kind: str) -> None:
    assert failure("u", words).kind == kind


def test_presence() -> None:
    assert presence.usual([]) == ()
    dateless = article(1, published={"raw": "أمس", "reason": "no anchor"})
    assert not presence.has(dateless, "published")
    assert "published" not in presence.usual([dateless, dateless])


def test_the_table_is_safe_and_the_exit_code_says_how_bad_it_is() -> None:
    works = judged(inquiry(), reads(*map(article, range(5))))
    fails = unread("odd", "a | b <script>\n[x](y)", TODAY)
    table = verification.markdown([works, fails], TODAY)
    (row,) = [line for line in table.splitlines() if line.startswith("| odd |")]
    assert "a \\| b &lt;script>" in row
    assert verification.exit_code([works]) == 0
    assert verification.exit_code([works, fails]) == 1
    assert verification.exit_code([fails]) == 3
