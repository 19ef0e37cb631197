"""What `extract --explain` prints of dates."""

from datetime import UTC, datetime
from typing import Any

import pytest

from newscrawl.commands.explanation import show
from newscrawl.explain import explain
from tests.normalise.drafts import CAIRO
from tests.normalise.test_dates_of_pages import URL, ld, page


def printed(html: str, capsys: pytest.CaptureFixture[str], **known: Any) -> str:
    show(explain(html, URL, fetched_at=datetime(2024, 5, 15, 9, tzinfo=UTC), outlet=CAIRO, **known), "page.html")
    return " ".join(capsys.readouterr().out.replace("│", " ").split())


def test_absent_date_is_told_without_a_precision(capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(page("<time>الثلاثاء 14 مايو</time>"), capsys, anchor=False)
    assert "published: absent: a date without a year needs an anchor: the page comes from an archive run" in said
    assert "from 'الثلاثاء 14 مايو'" in said
    assert "None" not in said


def test_winner_stands_once_and_what_lost_has_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    html = page(
        '<span class="date">14 مايو 2024 10:25 ص</span>',
        head=ld(datePublished="2024-05-14T10:25:00Z"),
        top="<header><div>الأربعاء 15 مايو 2024</div></header>",
    )
    said = printed(html, capsys)
    assert said.count("2024-05-14T10:25:00Z") == 2  # in the table, and as the words it was read from
    assert "passed over:" in said
    assert "published: 2024-05-14T10:25:00+03:00 (second, zone from outlet) [false_utc]" in said


def test_what_no_ruling_was_made_on_is_shown_with_where_it_stood(capsys: pytest.CaptureFixture[str]) -> None:
    head = """<meta property="article:tag" content="موانئ">
    <meta property="og:image" content="https://news.example/quay.jpg">"""
    said = printed(page("<time>14 مايو 2024</time>", head=head), capsys)
    assert "section world world the levels, outer to inner (url path)" in said
    assert "tags موانئ موانئ each once (meta article:tag)" in said
    assert "images https://news.example/quay.jpg no caption the lead first" in said
    assert "subtitle" not in said
