"""WordPress posts to leads."""

import json
from datetime import date

import pytest

from newscrawl.discover.cms import next_page, posts_url, read_posts

ENDPOINT = "https://news.example/wp-json/wp/v2/posts"
POST = {
    "link": "https://news.example/خبر-أول/",
    "date": "2026-11-03T10:00:00",
    "date_gmt": "2026-11-03T07:00:00",
    "modified_gmt": "2026-11-03T08:00:00",
    "title": {"rendered": "خبر &#8220;أول&#8221;"},
}


def test_posts() -> None:
    posts = read_posts(json.dumps([POST]).encode(), ENDPOINT)
    (lead,) = posts.leads
    assert (lead.url, lead.via, lead.title) == ("https://news.example/خبر-أول/", "cms", "خبر “أول”")
    assert (lead.published, lead.modified) == ("2026-11-03T07:00:00Z", "2026-11-03T08:00:00Z")
    assert not posts.is_end
    assert read_posts(json.dumps([POST]).encode(), ENDPOINT, is_archive=True).leads[0].via == "archive"


def test_local_date_where_gmt_is_missing() -> None:
    posts = read_posts(json.dumps([{**POST, "date_gmt": "0000-00-00T00:00:00"}]).encode(), ENDPOINT)
    assert posts.leads[0].published == "2026-11-03T10:00:00"


def test_the_end() -> None:
    assert read_posts(b"[]", ENDPOINT).is_end
    assert read_posts(b'{"code": "rest_post_invalid_page_number"}', ENDPOINT).is_end


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"code": "rest_no_route"}', b"3", b"[" * 200_000])
def test_no_posts(body: bytes) -> None:
    posts = read_posts(body, ENDPOINT)
    assert posts.leads == ()
    assert posts.problem is not None
    assert posts.problem.startswith(ENDPOINT)


def test_odd_posts_are_skipped() -> None:
    odd = [1, None, {}, {"link": 5}, {"link": "javascript:x"}, {**POST, "title": None}]
    (lead,) = read_posts(json.dumps(odd).encode(), ENDPOINT).leads
    assert lead.title is None


def test_addresses() -> None:
    url = posts_url(ENDPOINT, since=date(2019, 1, 1), until=date(2019, 12, 31))
    assert "after=2018-12-31T23:59:59" in url
    assert "before=2020-01-01T00:00:00" in url
    assert "page=1" in url
    assert "page=2" in next_page(url)
    assert "after=2018-12-31T23:59:59" in next_page(url)
    assert posts_url("https://news.example/?rest_route=/wp/v2/posts").startswith("https://news.example/?rest_route=")
