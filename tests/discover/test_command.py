"""newscrawl discover, with the fetching played."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

import newscrawl.fetch
from newscrawl.commands import main
from newscrawl.fetch import Fetched

HOME = "https://sahifa.example/"
STORIES = "".join(f'<a href="/news/{90120 + n}">وزير الري يفتتح محطة المياه رقم {n} في الجنوب</a>' for n in range(8))
PAGE = f"""<html lang="ar"><head><meta charset="utf-8"><title>الصحيفة</title></head><body>
<a href="/sport">رياضة</a><a href="/ثقافة">ثقافة</a><a href="/?s=x">بحث</a>{STORIES}</body></html>"""
FEED = "<rss version='2.0'><channel><title>الصحيفة</title><item><title>\x1b[31mخبر\n</title><link>/news/90999</link></item></channel></rss>"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    pages = {HOME: PAGE, HOME + "feed/": FEED}

    def fetch(urls: Sequence[str], settings: Mapping[str, Any] | None = None) -> list[Fetched]:
        return [
            Fetched(url, url, 200, {"content-type": "text/html; charset=utf-8"}, pages[url].encode())
            if url in pages
            else Fetched(url, url, 404, error="gone: status 404")
            for url in urls
        ]

    monkeypatch.setattr(newscrawl.fetch, "fetch", fetch)
    return pages


@pytest.mark.usefixtures("site")
def test_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["discover", HOME]) == 0
    out = capsys.readouterr().out
    assert "/feed/" in out
    assert "/ثقافة" in out
    assert "usual addresses of feeds and sitemaps gave none; --json lists them" in out
    assert out.count("gone: status 404") <= 1  # robots.txt; no row for each guess
    assert "\x1b[31m" not in out


@pytest.mark.usefixtures("site")
def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["discover", HOME, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {source["url"]: source["items"] for source in found["sources"] if not source["problem"]} == {
        HOME: 8,
        HOME + "feed/": 1,
    }
    assert len(found["articles"]) == 9
    assert found["traps"] == {"search": 1}


@pytest.mark.usefixtures("site")
def test_toml(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["discover", HOME, "--toml"]) == 0
    outlet = tomllib.loads(capsys.readouterr().out)
    assert outlet["feeds"] == [HOME + "feed/"]
    assert outlet["arabic_name"] == "الصحيفة"


def test_nothing_there(site: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    site.clear()
    assert main(["discover", HOME]) == 1
    assert "no articles" in capsys.readouterr().out


def test_no_site(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["discover", "no such outlet at all"]) == 2
    assert "no outlet" in capsys.readouterr().err
