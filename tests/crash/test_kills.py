"""Exactly once: SIGKILL at random instants, the same command again, every (id, revision) once, no line torn."""

import random
from pathlib import Path

import pytest

from benchmarks.machine import keep
from tests.crash.newsroom import TURNING, Served
from tests.crash.runs import MOST_AGAIN, command, finish, killed, lines, revisions, said

KILLED: dict[str, dict[str, int]] = {}  # output -> what the long runs came to


def urls(site: Served) -> dict[str, list[int]]:
    """Every article of the site, in its first revision."""
    return {f"{site.root}news/1{number:06}": [1] for number in range(site.count)}


def exactly_once(folder: Path, name: str, pages: int, kills: int, seed: int) -> dict[str, int]:
    """Crawl so many pages into `name` under so many kills; returns what came of it."""
    with Served(pages) as site:
        words = command("crawl", site.root, "-o", name, "--store", "st")
        met = killed(folder, words, site, kills, random.Random(seed))
        again = sum(site.hits().values()) - pages
        wanted = urls(site)
    assert met >= kills * 2 // 3, "the kills came too late to mean anything"
    found = revisions(lines(folder / name))  # which fails on a torn line, and on an article that stands twice
    assert found == wanted
    assert again <= MOST_AGAIN * kills
    assert finish(folder, command("ledger", "check", "--store", "st")) == 0, said(folder)
    assert finish(folder, command("ledger", "export", "--store", "st", "-o", f"again-{name}")) == 0, said(folder)
    assert key(lines(folder / f"again-{name}")) == key(lines(folder / name))
    return {
        "pages": pages,
        "kills": met,
        "lost": len(wanted.keys() - found.keys()),
        "doubled": 0,
        "fetched_again": again,
    }


def key(records: list[dict[str, object]]) -> list[str]:
    """Records in an order of their own."""
    return sorted(str(record) for record in records)


@pytest.mark.parametrize("name", [pytest.param("a.jsonl", marks=pytest.mark.soak), "a.jsonl.zst"])
def test_five_kills_over_300_pages(tmp_path: Path, name: str) -> None:
    exactly_once(tmp_path, name, 300, 5, seed=len(name))


def test_changed_articles_are_revised_once_under_kills(tmp_path: Path) -> None:
    with Served(40) as site:
        words = command("crawl", site.root, "-o", "a-%(date)s.jsonl.gz", "--store", "st", NEWSCRAWL_RECHECK="0m")
        assert finish(tmp_path, words) == 0
        site.turn()
        killed(tmp_path, words, site, 1, random.Random(5))
        wanted = urls(site)
    records = [record for path in sorted(tmp_path.glob("a-*.jsonl.gz")) for record in lines(path)]
    changed = {url: [1, 2] if number % TURNING == 0 else [1] for number, url in enumerate(wanted)}
    assert revisions(records) == changed


@pytest.mark.soak
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.zst", "a.jsonl.gz", "a-%(date)s.jsonl"])
def test_twenty_kills_over_2000_pages(tmp_path: Path, name: str) -> None:
    pages = 2000 if "%" not in name else 600  # the last asks only whether rotation differs
    if "%" in name:
        with Served(pages) as site:
            words = command("crawl", site.root, "-o", name, "--store", "st")
            killed(tmp_path, words, site, 10, random.Random(9))
            wanted = urls(site)
        records = [record for path in sorted(tmp_path.glob("a-*.jsonl")) for record in lines(path)]
        assert revisions(records) == wanted
    else:
        KILLED[name] = exactly_once(tmp_path, name, pages, 20, seed=len(name))
        keep("kills", {"outputs": [{"output": output, **came} for output, came in KILLED.items()]})
