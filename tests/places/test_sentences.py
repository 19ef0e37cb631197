"""News of every Arab country and of the world: how many places are found, how many of what is found are places."""

import re
from pathlib import Path

import pytest

from newscrawl import places
from newscrawl.article import Place

HERE = Path(__file__).parent
KIND = {"city": "مدينة", "town": "بلدة", "village": "قرية", "neighbourhood": "حي", "camp": "مخيم", "region": "منطقة"}


def lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def marked(line: str) -> tuple[str, dict[int, tuple[int, str]]]:
    """The plain text; end of each marked place -> its start and countries."""
    text, want = "", {}
    for part in re.split(r"(\{[^}]*\})", line):
        if part.startswith("{"):
            name, _, country = part[1:-1].partition(":")
            want[len(text) + len(name)] = len(text), country
            text += name
        else:
            text += part
    return text, want


def lies_in(place: Place | None, countries: str) -> bool:
    got = {place.country, *place.claimed_by} if place else set()
    return not countries or not got.isdisjoint(countries.split("/"))


@pytest.mark.parametrize(("method", "precision", "recall"), [("rules", 0.93, 0.92), ("auto", 0.94, 0.90)])
def test_places_of_news_sentences_are_found(method: str, precision: float, recall: float) -> None:
    hits = right = found_in_all = wanted = 0
    for line in lines("sentences.txt"):
        text, want = marked(line)
        found = {f.end: f for f in places.find(text, method=method)}  # type: ignore[arg-type]
        wanted, found_in_all = wanted + len(want), found_in_all + len(found)
        for end, (start, countries) in want.items():
            if end in found and found[end].start == start:
                hits += 1
                right += lies_in(found[end].place, countries)
    assert hits / found_in_all >= precision
    assert hits / wanted >= recall
    assert right / hits >= 0.96


def test_towns_after_the_word_for_their_kind_are_found_in_the_right_country() -> None:
    found = right = 0
    rows = [line.split("\t") for line in lines("towns.tsv")]
    for name, countries, kind in rows:
        got = [f for f in places.find(f"وصل المتحدث إلى {KIND[kind]} {name} صباح اليوم") if f.surface in name]
        found += bool(got)
        right += bool(got) and lies_in(got[0].place, countries)
    assert found / len(rows) >= 0.96
    assert right / len(rows) >= 0.93
