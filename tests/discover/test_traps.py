"""Traps, and ordinary addresses that are none."""

from datetime import date

import pytest

from newscrawl.discover.traps import page_number, trap


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("calendar/2031/05", "calendar"),
        ("events/2031-05", "calendar"),
        ("?year=2031&month=5", "calendar"),
        ("shop?sort=price&colour=red", "facet"),
        ("list?filter_type=a", "facet"),
        ("?s=كلمة", "search"),
        ("search/الكلمة", "search"),
        ("a/1?replytocom=55", "comments"),
        ("a;jsessionid=0A1B", "session"),
        ("a?PHPSESSID=0a1b2c", "session"),
        ("a?sid=0123456789abcdef0123456789abcdef", "session"),
        ("news?page=25000", "pagination"),
        ("news/page/9999/", "pagination"),
        ("x/y/" * 5, "repeats"),
        ("/".join(f"d{n}" for n in range(30)), "depth"),
        ("a" * 3_000, "length"),
        ("?" + "&".join(f"k{n}=1" for n in range(12)), "parameters"),
        ("login?next=/a", "action"),
    ],
)
def test_trap(path: str, reason: str) -> None:
    assert trap(f"https://news.example/{path}") == reason


@pytest.mark.parametrize(
    "path",
    [
        "",
        "category/world/page/23/",
        "story/2026/11/3/عنوان/4943459",
        "?q=node/9958",
        "article/825076",
        "a?page=3",
        "2019/05/",
        "?sid=3",
        "تقويم-الأسبوع",
    ],
)
def test_no_trap(path: str) -> None:
    assert trap(f"https://news.example/{path}", today=date(2026, 11, 22)) is None


def test_months_to_come() -> None:
    assert trap("https://news.example/archive/2027/05/", today=date(2026, 11, 22)) == "calendar"


@pytest.mark.parametrize("url", ["http://[", "", "https://news.example/?" + "a&" * 5_000, "\x00"])
def test_odd_urls(url: str) -> None:
    trap(url)  # does not raise


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("/c/page/3", 3),
        ("/c?paged=4", 4),
        ("/c/صفحة/5/", 5),
        ("/c", None),
        ("/page/x", None),
        ("/c?page=٣", None),
        ("http://[", None),
    ],
)
def test_page_number(url: str, number: int | None) -> None:
    assert page_number(url if url.startswith("http") else "https://news.example" + url) == number
