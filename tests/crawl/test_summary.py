"""The table at the end of a crawl."""

import io

import pytest
from rich.console import Console

from newscrawl.article import Article, Author, Moment
from newscrawl.extensions import summary
from newscrawl.failure import Failure
from newscrawl.tally import Tally

SLUG = "a-daily-of-some-town"


def article(title: str, author: str | None = None) -> Article:
    """An article of 20 November 2026."""
    return Article(
        id="0123456789abcdef",
        url="https://news.example.eg/1",
        canonical_url="https://news.example.eg/1",
        outlet=SLUG,
        title=title,
        authors=(Author(name=author, role="author"),) if author else (),
        published=Moment(value="2026-11-20", precision="day", raw="20/11/2026"),
        published_day="2026-11-20",
        text="نص",
        text_hash="1:" + "0" * 64,
        newscrawl="0.1.0",
    )


def shown(width: int, *tallies: Tally) -> list[str]:
    """The lines on a terminal of that width."""
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    summary.show(console, tallies)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


@pytest.mark.parametrize("width", [80, 120])
def test_table_is_whole_on_a_usual_terminal(width: int) -> None:
    lines = shown(width, Tally("miraat-aldelta", outcome="ok", articles=12345), Tally("b", outcome="ok"))
    assert not any("…" in line for line in lines)
    assert all(len(line) <= width for line in lines)
    assert {"outlet", "articles", "author", "outcome"} <= {word for line in lines[:2] for word in line.split()}


def test_fullest_article_of_an_outlet_is_shown() -> None:
    tally = Tally(SLUG)
    for made in (article("خبر أول"), article("خبر ثان", "منى أبو العزم"), article("خبر ثالث", "عمر الخطيب")):
        tally.wrote(made)
    assert (tally.articles, tally.with_author, tally.undated) == (3, 2, 0)
    (line,) = [line for line in shown(120, tally) if "خبر" in line]
    assert line.split("  ") == ["2026-11-20", SLUG, "خبر ثان · منى أبو العزم"]


def test_title_cannot_drive_the_terminal_or_break_the_line() -> None:
    tally = Tally(SLUG)
    tally.wrote(article("خبر \x1b]0;owned\x07\n" + "طويل " * 60))
    lines = [line for line in shown(80, tally) if "خبر" in line]
    assert len(lines) == 1
    assert not set(lines[0]) & set("\x1b\x07")
    assert len(lines[0]) <= 80


def test_outlet_that_never_began_took_no_time() -> None:
    assert Tally("typo", started=0.0, ended=0.0).seconds == 0


def test_articles_left_out_for_their_day_are_told() -> None:
    lines = shown(120, Tally("a", outcome="ok", outside=58), Tally("b", outcome="ok", outside=2))
    assert "60 articles left out: their day lies outside --since and --until" in lines
    assert not any("left out" in line for line in shown(120, Tally("a", outcome="ok")))


def test_private_addresses_name_their_remedy() -> None:
    tally = Tally("a", outcome="private")
    tally.failed(Failure("private", "http://10.0.0.7/"))
    assert any("NEWSCRAWL_PRIVATE_HOSTS=HOST" in line for line in shown(120, tally))
