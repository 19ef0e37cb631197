"""What is fetched next, what is remembered, what words mean as targets."""

import asyncio
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl import target
from newscrawl.discover.plan import Step
from newscrawl.failure import Failure, printable
from newscrawl.lead import Lead
from newscrawl.memory import RunMemory
from newscrawl.period import period
from newscrawl.spiders.frontier import Frontier
from newscrawl.tally import Tally


def leads(count: int, **keys: object) -> list[Lead]:
    """Leads to as many articles."""
    return [Lead(f"https://news.example/news/{100000 + n}", **keys) for n in range(count)]  # type: ignore[arg-type]


def steps(count: int, kind: str = "feed") -> list[Step]:
    """Steps of discovery."""
    return [Step(f"https://news.example/{kind}{n}", kind, "page") for n in range(count)]  # type: ignore[arg-type]


def frontier(limit: int | None = None, width: int = 4, archive: bool = False, known: int = 10) -> Frontier:
    """A frontier over a memory of some leads."""
    memory = RunMemory()
    memory.found(leads(known))
    return Frontier(memory, limit=limit, width=width, archive=archive)


def test_no_more_on_its_way_than_the_width() -> None:
    front = frontier(width=3)
    taken = [front.next() for _ in range(5)]
    assert [what is not None for what in taken] == [True] * 3 + [False] * 2
    front.landed(taken[0])  # type: ignore[arg-type]
    assert front.next() is not None


def test_discovery_goes_first_but_not_with_a_limit_or_in_an_archive() -> None:
    for made, kind in [(frontier(), Step), (frontier(limit=5), Lead), (frontier(archive=True), Lead)]:
        made.add_steps(steps(1))
        assert isinstance(made.next(), kind)


def test_limit_counts_what_is_on_its_way() -> None:
    front = frontier(limit=2)
    first, second, third = front.next(), front.next(), front.next()
    assert isinstance(first, Lead)
    assert isinstance(second, Lead)
    assert third is None
    front.landed(first)  # it was no article: another may take its place
    assert isinstance(front.next(), Lead)
    front.taken = 2
    front.landed(second)
    assert front.done


def test_each_step_is_taken_once() -> None:
    front = frontier(known=0)
    front.add_steps(steps(2) + steps(2))
    assert [front.next() is not None for _ in range(3)] == [True, True, False]


def test_guesses_come_one_by_one_until_one_is_right() -> None:
    front = frontier(known=0)
    front.add_guesses(steps(3))
    first = front.next()
    assert isinstance(first, Step)
    assert front.next() is None
    front.landed(first)
    second = front.next()
    assert isinstance(second, Step)
    front.guessed("feed")
    front.landed(second)
    assert front.next() is None


def test_following_waits_for_what_is_on_its_way_and_ends_when_nothing_is() -> None:
    async def run() -> list[object]:
        front = frontier(known=1)
        first = await front.following(lambda: True)
        assert isinstance(first, Lead)
        waiting = asyncio.ensure_future(front.following(lambda: True))
        await asyncio.sleep(0.01)
        assert not waiting.done()
        front.memory.found([Lead("https://news.example/news/200001")])
        front.landed(first)
        second = await waiting
        assert isinstance(second, Lead)
        front.landed(second)
        return [await front.following(lambda: True)]

    assert asyncio.run(run()) == [None]


def test_memory_takes_one_article_in_its_many_addresses_once() -> None:
    memory = RunMemory()
    found = [
        Lead("https://news.example/news/100001"),
        Lead("http://www.news.example/news/100001/?utm_source=feed"),
        Lead("https://m.news.example/amp/news/100001"),
    ]
    assert memory.found(found) == 1
    assert memory.found(found) == 0
    assert memory.seen(found[2].url)


def test_memory_hands_out_the_fresh_then_the_likely() -> None:
    memory = RunMemory()
    memory.found([Lead("https://n.example/1", score=0.6), Lead("https://n.example/2", score=0.9)])
    memory.found([Lead("https://n.example/3", score=0.5, fresh=True)])
    order = [memory.next() for _ in range(4)]
    assert [lead.url[-1] if lead else None for lead in order] == ["3", "2", "1", None]


@pytest.mark.parametrize(
    ("word", "slug", "given_urls"),
    [
        ("https://news.example.com/", "example.com", ()),
        ("http://127.0.0.1:8000", "127.0.0.1:8000", ()),
        ("https://news.example.com/a/1", "example.com", ("https://news.example.com/a/1",)),
        ("unknown-daily.com", "unknown-daily.com", ()),
    ],
)
def test_targets(word: str, slug: str, given_urls: tuple[str, ...]) -> None:
    found = target.of(word)
    assert (found.slug, found.given) == (slug, given_urls)


def test_target_owns_its_site_and_no_other() -> None:
    found = target.of("https://www.daily.com.eg/")
    assert found.owns("http://m.daily.com.eg/1")
    assert not found.owns("https://other.com.eg/1")


@pytest.mark.parametrize("word", ["no-such-outlet-here", "ftp://host/x", "https://", "two words"])
def test_words_that_name_nothing(word: str) -> None:
    with pytest.raises(target.TargetError):
        target.of(word)


def test_periods() -> None:
    assert period("2019") == (date(2019, 1, 1), date(2019, 12, 31))
    assert period("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert period(" 2024-02-03 ") == (date(2024, 2, 3), date(2024, 2, 3))


@pytest.mark.parametrize("text", ["", "yesterday", "2024-13", "2024-02-30", "24", "2024-1-1-1", "٢٠٢٤"])
def test_periods_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match="write 2024"):
        period(text)


@given(st.text())
def test_nothing_printable_drives_a_terminal(text: str) -> None:
    shown = printable(text, 80)
    assert len(shown) <= 80
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066\u200f\u2028" for c in shown)


def test_failure_reads_as_a_person_reads_it() -> None:
    assert str(Failure("gone", "https://n.example/%D8%AE%D8%A8%D8%B1", "404")) == "gone: https://n.example/خبر (404)"
    assert "\n" not in str(Failure("gone", "https://n.example/%0Afake line"))


def test_tally_keeps_a_few_examples_and_counts_all() -> None:
    tally = Tally("o")
    for n in range(9):
        tally.failed(Failure("gone", f"https://n.example/{n}"))
    report = tally.report()
    assert report["failures"] == {"gone": 9}
    assert len(report["examples"]["gone"]) == 3
