"""Verdicts: what is told, and above all what is not."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newscrawl.health import Health, judge, read
from newscrawl.health.verdict import HISTORY
from newscrawl.ledger import Ledger, Store
from newscrawl.outlet import Expectation
from tests.health.made_up import DAY, HOUR, NOW, SHARES, WEEK, crawl, fill, nothing, times

Make = Callable[[Ledger], None]


def health(place: Path, make: Make, now: datetime = NOW, expect: Expectation | None = None, days: float = 7) -> Health:
    store = Store(place)
    with store.ledger("example") as ledger:
        ledger.book.db.execute("PRAGMA synchronous=OFF")
        make(ledger)
    return judge(read(place, "example", since=now - HISTORY - days * DAY, now=now), now, days=days, expect=expect)


def working_days(moment: datetime) -> bool:
    return moment.weekday() not in (4, 5)  # Friday and Saturday


# -- silence ----------------------------------------------------------------------------------------------------------


def quiet(per_day: float, since: timedelta, every: timedelta = 3 * HOUR, **options: object) -> Make:
    def make(ledger: Ledger) -> None:
        fill(ledger, per_day, every=every, until=NOW - since, **options)  # type: ignore[arg-type]
        nothing(ledger, times(NOW - since, NOW, every))

    return make


@pytest.mark.parametrize(
    ("make", "silent"),
    [
        (quiet(100, 10 * HOUR), False),  # a night
        (quiet(100, 20 * HOUR), False),
        (quiet(100, 36 * HOUR), True),
        (quiet(20, 3 * DAY), True),
        (quiet(20, 2 * DAY, weekday=working_days), False),  # a weekend: Sunday noon, nothing since Friday noon
        (quiet(20, 7 * DAY, weekday=working_days), True),
        (quiet(4, 1.5 * DAY, weekday=lambda moment: moment.weekday() in (1, 4)), False),  # twice a week, after a day
        (quiet(4, 4 * DAY, weekday=lambda moment: moment.weekday() in (1, 4)), False),
        (quiet(4, 20 * DAY, weekday=lambda moment: moment.weekday() in (1, 4)), True),
        (quiet(0.3, 6 * DAY), False),
        (quiet(0.3, 27 * DAY), True),
        (quiet(10, 26 * HOUR, every=DAY), False),  # crawled once a day
        (quiet(10, 4 * DAY, every=DAY), True),
    ],
)
def test_silence_is_told_by_the_outlets_own_rhythm(make: Make, silent: bool, tmp_path: Path) -> None:
    found = health(tmp_path, make)
    assert (found.word == "silent") is silent, found.why


@pytest.mark.parametrize("per_day", [0.3, 1, 3, 10, 40])
def test_a_healthy_outlet_is_never_called_silent(per_day: float, tmp_path: Path) -> None:
    """Judged every day of three months: sparse outlets have long pauses by chance."""
    store = Store(tmp_path)
    with store.ledger("example") as ledger:
        ledger.book.db.execute("PRAGMA synchronous=OFF")
        fill(ledger, per_day, days=150, every=6 * HOUR, seed=7)
    moments = list(times(NOW - 90 * DAY, NOW, 2 * DAY))
    words = [judge(read(tmp_path, "example", since=at - HISTORY, now=at), at).word for at in moments]
    assert len(moments) == 45 and set(words) == {"ok"}


def test_an_outage_of_ours_is_no_silence_of_theirs(tmp_path: Path) -> None:
    def make(ledger: Ledger) -> None:
        fill(ledger, 50, days=57, until=NOW - 3 * DAY)
        nothing(ledger, times(NOW - 3 * DAY, NOW, 3 * HOUR), "dns")

    assert health(tmp_path, make).word == "failing:dns"


def test_one_long_outage_in_the_past_does_not_hide_a_silence(tmp_path: Path) -> None:
    def make(ledger: Ledger) -> None:
        fill(ledger, 50, days=30, until=NOW - 20 * DAY)
        nothing(ledger, times(NOW - 20 * DAY, NOW - 10 * DAY, 3 * HOUR))
        fill(ledger, 50, days=8, until=NOW - 2 * DAY)
        nothing(ledger, times(NOW - 2 * DAY, NOW, 3 * HOUR))

    assert health(tmp_path, make).word == "silent"


def test_changed_articles_are_not_new_ones(tmp_path: Path) -> None:
    def make(ledger: Ledger) -> None:
        fill(ledger, 50, until=NOW - 3 * DAY)
        for moment in times(NOW - 3 * DAY, NOW, 3 * HOUR):
            crawl(ledger, moment, changed=5)

    found = health(tmp_path, make)
    assert found.word == "silent" and found.last_new is not None and NOW - found.last_new > 2 * DAY


def test_a_stated_rate_stands_in_for_a_history(tmp_path: Path) -> None:
    def make(ledger: Ledger) -> None:
        crawl(ledger, NOW - 3 * DAY, 30)
        nothing(ledger, times(NOW - 3 * DAY + HOUR, NOW, HOUR))

    assert health(tmp_path / "a", make).word == "no-history"
    assert health(tmp_path / "b", make, expect=Expectation(articles_a_day=40)).word == "silent"
    found = health(tmp_path / "c", make, expect=Expectation(articles_a_day=0.5))
    assert (found.word, found.usual, found.usual_from) == ("ok", 0.5, "outlet file")


def test_an_outlet_that_never_gave_anything(tmp_path: Path) -> None:
    never: Make = lambda ledger: nothing(ledger, times(NOW - 9 * DAY, NOW, HOUR))  # noqa: E731
    assert health(tmp_path / "a", never).word == "silent"
    young: Make = lambda ledger: nothing(ledger, times(NOW - 2 * DAY, NOW, HOUR))  # noqa: E731
    assert health(tmp_path / "b", young).word == "no-history"


# -- failing, not running ---------------------------------------------------------------------------------------------


def failing(since: timedelta, kind: str | None = "timeout", every: timedelta = HOUR) -> Make:
    def make(ledger: Ledger) -> None:
        fill(ledger, 50, days=20, every=every, until=NOW - since)
        nothing(ledger, times(NOW - since, NOW, every), kind)

    return make


def test_failing_is_told_when_it_lasts(tmp_path: Path) -> None:
    assert health(tmp_path / "a", failing(4 * HOUR)).word == "ok"
    found = health(tmp_path / "b", failing(8 * HOUR))
    assert found.word == "failing:timeout" and "the last 8 runs failed, since 8 h: no answer in time" in found.why
    assert health(tmp_path / "c", failing(1 * DAY, every=DAY)).word == "ok"  # one run is no streak
    assert health(tmp_path / "d", failing(2 * DAY, every=DAY)).word == "failing:timeout"


def test_killed_runs_are_told_and_a_running_one_is_not(tmp_path: Path) -> None:
    found = health(tmp_path / "a", failing(12 * HOUR, None))
    assert found.word == "failing:killed" and found.failures["killed"] == 11  # the newest may be at work
    assert health(tmp_path / "b", failing(1 * HOUR, None)).word == "ok"


def test_what_a_killed_run_wrote_counts(tmp_path: Path) -> None:
    def make(ledger: Ledger) -> None:
        for moment in times(NOW - 21 * DAY, NOW, 6 * HOUR):
            crawl(ledger, moment, 10, outcome=None if moment.hour == 0 else "ok")

    found = health(tmp_path, make)
    assert found.word == "ok" and found.per_day == pytest.approx(40) and found.usual == pytest.approx(40, abs=0.1)


@pytest.mark.parametrize("outcome", ["stopped", "budget", "closespider_timeout"])
def test_a_run_that_was_stopped_tells_nothing(outcome: str, tmp_path: Path) -> None:
    assert health(tmp_path, failing(12 * HOUR, outcome)).word == "ok"


def test_one_that_never_worked_needs_no_patience(tmp_path: Path) -> None:
    make: Make = lambda ledger: nothing(ledger, times(NOW - 3 * HOUR, NOW, HOUR), "tls")  # noqa: E731
    assert health(tmp_path / "a", make).word == "failing:tls"
    once: Make = lambda ledger: crawl(ledger, NOW - HOUR, outcome="tls")  # noqa: E731
    found = health(tmp_path / "b", once)
    assert found.word == "no-history" and "ended with 'tls'" in found.why


def test_a_schedule_that_stopped(tmp_path: Path) -> None:
    stopped: Make = lambda ledger: fill(ledger, 50, every=HOUR, until=NOW - 5 * HOUR)  # noqa: E731
    assert health(tmp_path / "a", stopped).word == "not-running"
    late: Make = lambda ledger: fill(ledger, 50, every=HOUR, until=NOW - HOUR)  # noqa: E731
    assert health(tmp_path / "b", late).word == "ok"
    daily: Make = lambda ledger: fill(ledger, 50, every=DAY, until=NOW - 12 * HOUR)  # noqa: E731
    assert health(tmp_path / "c", daily).word == "ok"
    weekly: Make = lambda ledger: fill(ledger, 50, every=WEEK, until=NOW + HOUR)  # noqa: E731
    assert health(tmp_path / "d", weekly).word == "ok"


def test_a_laptop_that_sleeps_at_night(tmp_path: Path) -> None:
    def make(ledger: Ledger) -> None:
        for moment in times(NOW - 30 * DAY, NOW - 12 * HOUR, HOUR):
            if 8 <= moment.hour < 22:
                crawl(ledger, moment, 2)

    assert health(tmp_path, make).word == "ok"


def test_a_run_that_hangs(tmp_path: Path) -> None:
    def make(ledger: Ledger) -> None:
        fill(ledger, 50, every=HOUR, until=NOW - 30 * HOUR)
        crawl(ledger, NOW - 30 * HOUR, outcome=None)

    found = health(tmp_path, make)
    assert found.word == "not-running" and "has not ended" in found.why


# -- fields -----------------------------------------------------------------------------------------------------------


def changed(per_day: float, days: float, **new: object) -> Make:
    def make(ledger: Ledger) -> None:
        fill(ledger, per_day, until=NOW - days * DAY, seed=1)
        fill(ledger, per_day, days=days, seed=2, **new)  # type: ignore[arg-type]

    return make


def test_a_field_that_drops_is_told_within_two_days(tmp_path: Path) -> None:
    found = health(tmp_path, changed(100, 1.5, shares={**SHARES, "with_author": 0.1}))
    assert found.word == "dropping:author" and "usually 8" in found.why
    shares = {share.field: share for share in found.shares}
    assert shares["author"].share < 0.2 and shares["author"].usual == pytest.approx(0.8, abs=0.06)
    assert not shares["text"].dropped


def test_all_dropped_fields_are_named_the_worst_first(tmp_path: Path) -> None:
    found = health(tmp_path, changed(40, 3, dated=0.0, shares={**SHARES, "with_place": 0.4}))
    assert found.word == "dropping:date" and "place on" in found.why


def test_a_small_sample_is_not_judged(tmp_path: Path) -> None:
    assert health(tmp_path, changed(2, 3, shares={**SHARES, "with_author": 0.0})).word == "ok"


def test_a_field_that_was_always_rare(tmp_path: Path) -> None:
    rare = {**SHARES, "with_author": 0.1}
    assert health(tmp_path / "a", lambda ledger: fill(ledger, 80, shares=rare)).word == "ok"


def test_a_field_that_the_outlet_file_expects(tmp_path: Path) -> None:
    make: Make = lambda ledger: fill(ledger, 40, days=30, dated=0.1)  # noqa: E731
    assert health(tmp_path / "a", make).word == "ok"
    found = health(tmp_path / "b", make, expect=Expectation())
    assert found.word == "dropping:date"


# -- what is left out -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked", [{"since": "2019-01-01"}, {"until": "2020-01-01"}, {"given": ["https://a.example/1"]}]
)
def test_runs_over_archives_change_nothing(asked: dict[str, object], tmp_path: Path) -> None:
    def make(ledger: Ledger) -> None:
        fill(ledger, 30, until=NOW - 3 * DAY)
        crawl(ledger, NOW - 2 * DAY, 5000, asked=asked, dated=0.0, shares={})
        nothing(ledger, times(NOW - 3 * DAY + HOUR, NOW, 3 * HOUR))

    found = health(tmp_path, make)
    assert found.word == "silent" and found.usual == pytest.approx(30, abs=4)
    assert next(share for share in found.shares if share.field == "date").share == 1.0


def test_the_first_run_brings_what_stood_there(tmp_path: Path) -> None:
    def make(ledger: Ledger) -> None:
        crawl(ledger, NOW - 15 * DAY, 900)
        fill(ledger, 10, days=14.9)

    found = health(tmp_path, make)
    assert found.usual == pytest.approx(10, abs=3) and found.per_day == pytest.approx(10, abs=3)


def test_clocks_that_were_wrong(tmp_path: Path) -> None:
    def make(ledger: Ledger) -> None:
        fill(ledger, 30, days=30, until=NOW - 10 * DAY)
        crawl(ledger, NOW + 400 * DAY, 10)
        crawl(ledger, datetime(1970, 1, 1, tzinfo=NOW.tzinfo), 10)
        fill(ledger, 30, days=10)

    found = health(tmp_path, make)
    assert found.word == "ok" and found.usual == pytest.approx(30, abs=5)
    assert found.last_run is not None and found.last_run <= NOW
    assert "look at the clock" in found.notes[0]


def test_a_ledger_without_runs(tmp_path: Path) -> None:
    assert health(tmp_path, lambda ledger: None).word == "never-ran"


def test_more_days_show_more(tmp_path: Path) -> None:
    make: Make = lambda ledger: fill(ledger, 30, days=60)  # noqa: E731
    assert health(tmp_path / "a", make, days=1).runs == 8
    assert health(tmp_path / "b", make, days=30).runs == 240


def test_weeks_in_which_we_hardly_ran_are_not_the_outlets_rate(tmp_path: Path) -> None:
    def make(ledger: Ledger) -> None:
        for start, every in ((37, 3 * HOUR), (35, DAY), (21, 3 * HOUR)):  # two thin weeks before three full ones
            end = {37: 35, 35: 21, 21: 0}[start]
            for moment in times(NOW - start * DAY, NOW - end * DAY, every):
                crawl(ledger, moment, 5)

    assert health(tmp_path, make).usual == pytest.approx(40, abs=1)
