"""Canonical URLs, equality keys, sites."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newscrawl.discover.urls import canonical, host, key, same_site, site_of

SLUG = "وزير-الري-يفتتح-محطة-جديدة"
ENCODED = "%D9%88%D8%B2%D9%8A%D8%B1-%D8%A7%D9%84%D8%B1%D9%8A-%D9%8A%D9%81%D8%AA%D8%AA%D8%AD-%D9%85%D8%AD%D8%B7%D8%A9-%D8%AC%D8%AF%D9%8A%D8%AF%D8%A9"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://News.Example:443/a#top", "https://news.example/a"),
        ("http://news.example:8080", "http://news.example:8080/"),
        (f"https://news.example/{SLUG}/", f"https://news.example/{ENCODED}/"),
        (f"https://news.example/{ENCODED.lower()}/", f"https://news.example/{ENCODED}/"),
        (f"https://news.example/{ENCODED}/", f"https://news.example/{ENCODED}/"),
        ("https://news.example/?q=node/12&utm_source=x&fbclid=y", "https://news.example/?q=node/12"),
        ("https://news.example/a?b=2&a=1&gclid=z", "https://news.example/a?b=2&a=1"),
        ("https://news.example/a;jsessionid=AB12.n1?PHPSESSID=99", "https://news.example/a"),
        ("https://news.example/?sid=3", "https://news.example/?sid=3"),
        ("https://news.example/?sid=0123456789abcdef0123456789abcdef", "https://news.example/"),
        ("https://news.example/a%2Fb", "https://news.example/a%2Fb"),
        ("https://news.example/%7Eali", "https://news.example/~ali"),
        ("https://news.example/%C7%E1", "https://news.example/%C7%E1"),
        ("https://news.example/50%-off", "https://news.example/50%25-off"),
        ("https://مثال.example/", "https://xn--mgbh0fb.example/"),
        ("  https://news.example/a ", "https://news.example/a"),
        ("mailto:desk@news.example", "mailto:desk@news.example"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_canonical(url: str, expected: str) -> None:
    assert canonical(url) == expected


@given(st.from_regex(r"[a-z0-9.:@-]{1,12}(/[A-Za-z0-9/._~%;?#A-F8-9é-]{0,20})?", fullmatch=True))
def test_what_is_asked_first_of_plain_addresses_gives_the_same(rest: str) -> None:
    # In capitals it is not asked, and what is no address comes back as it was.
    assert canonical(f"https://{rest}") == canonical(f"HTTPS://{rest}").replace("HTTPS://", "https://")
    assert host(f"https://{rest}") == host(f"HTTPS://{rest}")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60) | st.text(max_size=40).map(lambda tail: "https://news.example/" + tail))
def test_canonical_is_idempotent_and_nothing_raises(url: str) -> None:
    once = canonical(url)
    assert canonical(once) == once
    assert key(once) == key(url)
    assert isinstance(host(url), str)


ONE = [
    f"https://www.news.example/article/825076-{SLUG}",
    f"http://news.example/article/825076-{ENCODED}?utm_medium=social",
    "https://m.news.example/article/825076-another-slug-of-it/",
    "https://news.example/article/825076",
    "https://news.example/amp/article/825076",
    f"https://amp.news.example/article/825076-{SLUG}/amp",
    "https://news.example/print/article/825076",
    "https://news.example/article/825076?amp=1",
    "https://news.example/article/825076?print=1#comments",
    "https://news.example/article/825076/index.html",
]


@pytest.mark.parametrize("url", ONE[1:])
def test_variants_of_one_article(url: str) -> None:
    assert key(url) == key(ONE[0])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "https://news.example/story/2026/11/3/عنوان-طويل-للخبر-الأول/4943459",
            "https://news.example/story/2026/11/3/x-y-z-w/4943459/",
        ),
        ("https://news.example/ar/news/126533/عنوان", "https://news.example/ar/news/126533"),
        ("https://news.example/عنوان-الخبر-التجريبي-991234.html", "https://news.example/other-words-991234.html"),
        ("https://news.example/a/B2?b=1&a=2", "https://news.example/a/B2/?a=2&b=1"),
        (
            "https://news.example/x/0f441994-ea20-4dc7-a0fd-e8612f207578",
            "https://news.example/x/0F441994-EA20-4DC7-A0FD-E8612F207578/",
        ),
    ],
)
def test_one(first: str, second: str) -> None:
    assert key(first) == key(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://news.example/category/world/page/2", "https://news.example/category/world/page/3"),
        ("https://news.example/paper/issue-20261103", "https://news.example/paper/issue-20261104"),
        ("https://news.example/?q=node/1", "https://news.example/?q=node/2"),
        ("https://news.example/gallery/123456/1", "https://news.example/gallery/123456/2"),
        ("https://news.example/news/1.3874341", "https://news.example/news/1.3874342"),
        ("https://news.example/عنوان-أول-للخبر", "https://news.example/عنوان-ثان-للخبر"),
        ("https://news.example/video/123456", "https://news.example/article/123456"),
        ("https://sport.news.example/123456", "https://news.example/123456"),
        ("https://news.example/?p=1", "https://news.example/?p=2"),
    ],
)
def test_two(first: str, second: str) -> None:
    assert key(first) != key(second)


def test_many_slugs_of_one_article() -> None:
    assert len({key(f"https://news.example/news/700123/slug-number-{n}-of-many") for n in range(2_162)}) == 1


def test_same_site() -> None:
    assert same_site("https://www.news.com.eg/a", "http://sport.news.com.eg/")
    assert not same_site("https://a.com.eg/", "https://b.com.eg/")
    assert not same_site("https://a.blogspot.com/", "https://b.blogspot.com/")
    assert not same_site("http://127.0.0.1:8001/", "http://127.0.0.1:8002/")
    assert same_site("http://127.0.0.1:8001/a", "http://127.0.0.1:8001/b")
    assert not same_site("", "")
    assert not same_site("http://www..example.ma/1", "http://example.ma/")
    assert host("http://a..b/") == host(f"http://{'a' * 64}.com/") == ""
    assert site_of("https://m.news.co.uk/x") == "news.co.uk"
