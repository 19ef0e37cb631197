"""A crawl's memory on disk: what is fetched again, what is not, and what lasts over runs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from newscrawl import read
from newscrawl.article import Http
from newscrawl.exporters.output import Output
from newscrawl.failure import Failure
from newscrawl.lead import Lead
from newscrawl.ledger import Store
from newscrawl.ledger.mark import Mark
from newscrawl.ledger.tending import forget
from newscrawl.memory.lasting import LedgerMemory
from newscrawl.memory.recheck import following, intervals
from tests.ledger.records import article

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
WAITS = intervals("1h,6h,24h,7d")
Begin = Callable[..., LedgerMemory]


def lead(number: int, *, fresh: bool = True, score: float = 1.0) -> Lead:
    return Lead(f"https://news.example/{number}", "feed", fresh=fresh, score=score, title=f"خبر {number}")


@pytest.fixture
def begin(tmp_path: Path) -> Begin:
    store = Store(tmp_path / "store")

    def run(at: datetime = NOW, **options: object) -> LedgerMemory:
        output = Output(str(tmp_path / "a.jsonl"), store.path)
        memory = LedgerMemory(
            store.ledger("example"),
            "example",
            output,
            waits=WAITS,
            now=lambda: at,
            **options,  # type: ignore[arg-type]
        )
        memory.resume()
        return memory

    return run


def taken(memory: LedgerMemory) -> list[str]:
    urls = []
    while (one := memory.next()) is not None:
        urls.append(one.url.rsplit("/", 1)[1])
    return urls


def test_fresh_and_likely_leads_come_first(begin: Begin) -> None:
    memory = begin()
    memory.found([lead(1, fresh=False), lead(2, fresh=False, score=0.6), lead(3)])
    assert taken(memory) == ["3", "1", "2"]


def test_what_was_written_is_not_fetched_by_the_next_run(begin: Begin, tmp_path: Path) -> None:
    first = begin()
    assert first.found([lead(1), lead(2)]) == 2
    assert first.wrote(article(1), first.next())
    first.close()
    second = begin()
    assert second.found([lead(1), lead(2), lead(3)]) == 1
    assert sorted(taken(second)) == ["2", "3"]
    second.close()
    assert [record.url for record in read(tmp_path / "a.jsonl")] == ["https://news.example/1"]


def test_a_lead_left_open_for_days_is_no_longer_fresh(begin: Begin) -> None:
    begin().found([lead(1)])
    again = begin(NOW + timedelta(days=3)).next()
    assert again is not None and not again.fresh


def test_articles_are_looked_at_again_with_conditions(begin: Begin) -> None:
    first = begin()
    first.found([lead(1)])
    first.wrote(article(1), first.next())
    first.close()
    assert taken(begin(NOW + timedelta(minutes=30))) == []
    second = begin(NOW + timedelta(hours=2))
    due = second.next()
    assert due is not None
    assert second.validators(due.url) == {"If-None-Match": '"1"'}
    second.tried(due.url, None)
    second.close()
    assert taken(begin(NOW + timedelta(hours=3))) == []
    assert taken(begin(NOW + timedelta(hours=7))) == ["1"]


def test_an_article_that_no_longer_changes_is_left_alone(begin: Begin) -> None:
    first = begin()
    first.found([lead(1)])
    first.wrote(article(1), first.next())
    first.close()
    second = begin(NOW + timedelta(days=8))
    due = second.next()
    assert due is not None
    second.tried(due.url, None)
    second.close()
    assert taken(begin(NOW + timedelta(days=400))) == []


def test_changed_text_is_a_revision_and_the_same_is_nothing(begin: Begin, tmp_path: Path) -> None:
    memory = begin()
    memory.found([lead(1)])
    memory.wrote(article(1), lead(1))
    assert not memory.wrote(article(1), lead(1))
    assert memory.wrote(article(1, text="نص آخر"), lead(1))
    memory.close()
    assert [record.revision for record in read(tmp_path / "a.jsonl")] == [1, 2]


def test_seen_gone_twice_writes_the_withdrawal(begin: Begin, tmp_path: Path) -> None:
    first = begin()
    first.found([lead(1)])
    first.wrote(article(1), lead(1))
    first.tried(lead(1).url, Failure("gone", lead(1).url, "status 404"))
    first.close()
    second = begin(NOW + timedelta(hours=2))
    second.tried(lead(1).url, Failure("gone", lead(1).url, "status 410"))
    second.close()
    assert [(r.revision, r.status, r.http.status) for r in read(tmp_path / "a.jsonl")] == [
        (1, "live", 200),
        (2, "withdrawn", 410),
    ]


def test_passing_failures_are_tried_in_later_runs_and_final_ones_are_not(begin: Begin) -> None:
    first = begin()
    first.found([lead(1), lead(2), lead(3)])
    first.tried(lead(1).url, Failure("timeout", lead(1).url))
    first.tried(lead(2).url, Failure("no-article", lead(2).url))
    first.tried(lead(3).url, Failure("budget", lead(3).url))
    first.close()
    assert sorted(taken(begin())) == ["1", "3"]


def test_an_article_outside_the_days_is_fetched_when_they_widen(begin: Begin) -> None:
    first = begin(archive=True, since=date(2024, 1, 1))
    first.found([lead(1)])
    first.outside(lead(1).url, "2023-05-01")
    first.close()
    narrow = begin(archive=True, since=date(2023, 6, 1))
    narrow.found([lead(1)])
    assert taken(narrow) == []
    narrow.close()
    wide = begin(archive=True, since=date(2023, 1, 1))
    wide.found([lead(1)])
    assert taken(wide) == ["1"]


def test_an_archive_run_reads_sources_whole(begin: Begin) -> None:
    begin().answered("https://news.example/feed", '"a"', None)
    assert begin().validators("https://news.example/feed") == {"If-None-Match": '"a"'}
    assert begin(archive=True).validators("https://news.example/feed") == {}


def test_a_url_given_by_hand_is_fetched_again(begin: Begin) -> None:
    first = begin()
    first.found([lead(1)])
    first.wrote(article(1), lead(1))
    first.close()
    second = begin()
    second.found([replace(lead(1), via="given")])
    assert taken(second) == ["1"]


def test_a_run_for_given_urls_leaves_the_rest_open(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    first = begin()
    first.found([lead(1), lead(2), lead(3)])
    first.wrote(article(1), lead(1))
    first.close()
    with monkeypatch.context() as patch:
        patch.setattr(LedgerMemory, "resume", lambda self: None)  # the spider asks for it where it plans for the site
        given = begin(NOW + timedelta(hours=2))
    given.found([replace(lead(2), via="given")])
    assert taken(given) == ["2"]
    given.resume()
    assert sorted(taken(given)) == ["1", "3"]


def test_a_forgotten_url_given_by_hand_is_not_fetched(begin: Begin, caplog: pytest.LogCaptureFixture) -> None:
    memory = begin()
    memory.found([lead(1)])
    memory.wrote(article(1), memory.next())
    forget(memory._ledger, {article(1).id})
    memory.found([replace(lead(1), via="given")])
    assert taken(memory) == []
    assert "was forgotten by hand" in caplog.text


def test_intervals_and_what_follows() -> None:
    assert following(NOW, NOW + timedelta(hours=2), WAITS) == NOW + timedelta(hours=6)
    assert following(NOW, NOW + timedelta(days=8), WAITS) is None
    assert intervals("") == []
    with pytest.raises(ValueError, match="'soon' is no time"):
        intervals("1h, soon")


def test_a_page_read_as_a_section_is_fetched_whole_as_an_article(begin: Begin) -> None:
    memory = begin()
    memory.answered(lead(1).url, '"a"', None)
    memory.found([lead(1)])
    assert memory.validators(lead(1).url) == {}


def test_a_lead_that_waits_takes_the_date_of_a_better_one(begin: Begin) -> None:
    memory = begin()
    memory.found([replace(lead(1), via="home", title=None)])
    memory.found([replace(lead(1), published="Mon, 24 Aug 2020 07:23:13 GMT")])
    taken_lead = memory.next()
    assert taken_lead is not None
    assert (taken_lead.via, taken_lead.published) == ("feed", "Mon, 24 Aug 2020 07:23:13 GMT")


def test_leads_read_ahead_of_their_turn_stay_behind_better_ones_and_take_what_is_found_later(begin: Begin) -> None:
    memory = begin()
    memory.found([lead(number, fresh=False) for number in range(40)])
    assert memory.next() == replace(lead(0, fresh=False), found_at="2026-11-01T12:00:00Z")
    memory.found([replace(lead(1), published="Mon, 24 Aug 2020 07:23:13 GMT")])
    one = memory.next()
    assert one is not None and one.published == "Mon, 24 Aug 2020 07:23:13 GMT"
    memory.found([lead(98), lead(99, score=0.7)])
    assert taken(memory) == ["98", "99", *map(str, range(2, 40))]
    assert memory.next() is None and memory.waiting() == 0


def test_a_lead_written_by_another_way_before_its_turn_is_known_as_written(begin: Begin) -> None:
    memory = begin()
    memory.found([lead(1), lead(2)])
    assert memory.next() is not None
    memory.wrote(replace(article(2), url=lead(2).url, http=Http(status=200, etag='"two"')), None)
    assert memory.next() is not None
    assert memory.validators(lead(2).url) == {"If-None-Match": '"two"'}


def test_leads_beyond_what_memory_holds_wait_in_the_ledger(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newscrawl.memory.lasting._MOST_QUEUED", 5)
    monkeypatch.setattr("newscrawl.memory.lasting._OPEN_AT_ONCE", 3)
    memory = begin(archive=True)
    memory.found([lead(number, fresh=False) for number in range(40)])
    assert memory.waiting() == 5
    seen = []
    while (one := memory.next()) is not None:
        seen.append(one.url)
        if len(seen) == 9:
            memory.found([lead(number, fresh=False) for number in range(30, 60)])
        if len(seen) % 3:
            memory.tried(one.url, Failure("timeout", one.url) if len(seen) % 2 else Failure("no-article", one.url))
        else:
            memory.wrote(article(int(one.url.rsplit("/", 1)[1])), one)
    assert len(seen) == len(set(seen)) == 60


def test_an_article_stands_though_a_second_look_fails(begin: Begin) -> None:
    first = begin()
    first.found([lead(1)])
    first.wrote(article(1), lead(1))
    first.close()
    for hours, kind in ((2, "timeout"), (7, "no-article"), (25, "timeout")):
        again = begin(NOW + timedelta(hours=hours))
        assert taken(again) == ["1"]
        again.tried(lead(1).url, Failure(kind, lead(1).url))
        again.close()
    assert taken(begin(NOW + timedelta(days=8))) == ["1"]


def killed_over(begin: Begin, folder: Path, url: str, at: datetime) -> LedgerMemory:
    """The memory of a run after one that was killed with `url` in hand."""
    before = Mark(folder, at)
    with before.on(url):
        memory = begin(at, mark=Mark(folder, at))
    assert memory.broken_off == url
    return memory


def test_outlet_over_which_a_run_ended_is_read_warily_for_a_week(begin: Begin, tmp_path: Path) -> None:
    assert not begin(mark=Mark(tmp_path, NOW)).is_wary()
    assert killed_over(begin, tmp_path, "https://news.example/1", NOW).is_wary()
    later = NOW + timedelta(days=6)
    assert begin(later, mark=Mark(tmp_path, later)).is_wary()
    later = NOW + timedelta(days=8)
    assert not begin(later, mark=Mark(tmp_path, later)).is_wary()


@pytest.mark.parametrize("every", [timedelta(minutes=15), timedelta(hours=8), timedelta(days=1), timedelta(days=7)])
def test_document_that_ends_every_run_rests_longer_and_longer(begin: Begin, tmp_path: Path, every: timedelta) -> None:
    home = "https://news.example/"
    runs = ended = 0
    at = NOW
    while at < NOW + timedelta(days=40):
        with Mark(tmp_path, at).on("https://news.example/other"):
            pass  # a run of which nothing was left
        memory = begin(at, mark=Mark(tmp_path, at))
        runs += 1
        if not memory.rests(home):
            killed_over(begin, tmp_path, home, at + timedelta(minutes=1))
            ended += 1
        assert not memory.rests("https://news.example/1")
        at += every
    assert ended <= 3 + 6  # the first ones, and one after each rest of 1, 2, 4, 8, 16 and 32 days
    assert ended < runs or runs < 7


def test_runs_killed_one_upon_the_other_count_once(begin: Begin, tmp_path: Path) -> None:
    home = "https://news.example/"
    for minute in range(10):
        memory = killed_over(begin, tmp_path, home, NOW + timedelta(minutes=minute))
        assert not memory.rests(home)
    memory = killed_over(begin, tmp_path, home, NOW + timedelta(minutes=10))
    assert memory.rests(home)


def test_document_that_was_read_through_begins_anew(begin: Begin, tmp_path: Path) -> None:
    home = "https://news.example/?utm_source=feed"
    for hours in range(9):
        at = NOW + timedelta(hours=hours)
        memory = killed_over(begin, tmp_path, home, at)
        assert memory.rests(home) is False
        if hours % 2:
            memory.read_through("https://news.example/")  # the same by another name
            assert not memory.is_wary()


def test_what_is_known_of_a_url_stays_when_a_run_is_killed_over_it(begin: Begin, tmp_path: Path) -> None:
    memory = begin(since=date(2026, 11, 1))
    memory.found([lead(1)])
    memory.next()
    memory.outside("https://news.example/1", "2026-10-05")
    memory.close()
    memory = begin(mark=Mark(tmp_path), since=date(2026, 10, 1))
    with Mark(tmp_path).on("https://news.example/1"):
        memory = begin(mark=Mark(tmp_path), since=date(2026, 10, 1))
    memory.found([lead(1)])
    assert taken(memory) == ["1"]
