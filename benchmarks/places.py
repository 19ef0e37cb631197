"""How well and how fast places are found, beside plain matching of gazetteers.

    python benchmarks/places.py [CORPUS.jsonl[.gz]] [--corpus anercorp]

Without a corpus only speed is measured. With one (the format of scripts/train_places.py) precision, recall and F1 are
printed too: a hit has the same end as the label, and a start at most two attached letters in. On the text that the
tagger was trained on its own figures flatter: scripts/train_places.py prints them in five folds. Plain matching
looks up every word and run of words in the shipped table, with attached letters taken off, and judges nothing. geotext
and flashgeotext, the peers installable from PyPI, know Latin names only; they are measured where installed.
"""

import argparse
import gzip
import json
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from newscrawl import places
from newscrawl.places import candidates, gazetteer

Span = tuple[int, int]
SAMPLE = (
    "أعلنت وزارة الدفاع أن قواتها تقدمت في محيط مدينة دير الزور شرقي سوريا، بعد معارك قرب الحدود مع العراق. "
    "وقال المتحدث باسم الوزارة في مؤتمر صحفي إن الطائرات نفذت عدة طلعات، وإن فرق الإنقاذ وصلت إلى القرى المتضررة. "
    "وفي القاهرة دعا الأمين العام إلى وقف العمليات، مشيرا إلى أن اجتماعا طارئا سيعقد الأسبوع المقبل لبحث التطورات. "
)
PUNCTUATION = " \t\n.,،؛;:!؟?\"'«»“”()[]-–—ـ…/"


def plain(text: str) -> Iterator[Span]:
    """Every candidate of the gazetteer, unjudged."""
    words = candidates.words_of(text)
    for found in candidates.scanner().find(words):
        yield words.span(found)


def ours(method: str) -> Callable[[str], Iterator[Span]]:
    """`places.find` with a method, as spans."""
    return lambda text: ((f.start, f.end) for f in places.find(text, method=method))  # type: ignore[arg-type]


def peers() -> Iterator[tuple[str, Callable[[str], Iterable[Span]] | None]]:
    """Peers by name; None for one that is not installed."""
    try:
        from geotext import GeoText

        yield "geotext", lambda text: [(0, 0) for _ in GeoText(text).cities]
    except ImportError:
        yield "geotext", None


def bare(text: str, start: int, end: int) -> Span:
    """A span without punctuation at its ends."""
    while end > start and text[end - 1] in PUNCTUATION:
        end -= 1
    while start < end and text[start] in PUNCTUATION:
        start += 1
    return start, end


def quality(rows: list[dict[str, Any]], find: Callable[[str], Iterable[Span]]) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    hits = spurious = missed = 0
    for row in rows:
        text = row["text"]
        want = {bare(text, s["start"], s["end"]) for s in row["spans"] if s["label"] in ("LOC", "GPE")}
        free = sorted({bare(text, *span) for span in find(text)})
        for start, end in sorted(want):
            hit = next(
                (g for g in free if g[1] == end and 0 <= g[0] - start <= 2 and set(text[start : g[0]]) <= set("وفبلك")),
                None,
            )
            if hit is None:
                missed += 1
            else:
                free.remove(hit)
                hits += 1
        spurious += len(free)
    precision, recall = hits / (hits + spurious or 1), hits / (hits + missed or 1)
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def speed(find: Callable[[str], Iterable[Span]], text: str, times: int = 15) -> float:
    """Median processor seconds for one text, first run left out. Nothing is remembered between runs."""
    list(find(text))
    spent = []
    for _ in range(times):
        began = time.process_time()
        list(find(text))
        spent.append(time.process_time() - began)
    return statistics.median(spent)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path, nargs="?")
    options.add_argument("--corpus", help="only this corpus of the file")
    given = options.parse_args()
    rows: list[dict[str, Any]] = []
    if given.path:
        opener = gzip.open if given.path.suffix == ".gz" else open
        with opener(given.path, "rt", encoding="utf-8") as lines:
            rows = [r for r in map(json.loads, lines) if given.corpus in (None, r["corpus"])]
    article = " ".join((SAMPLE * 10).split()[:400])
    began = time.perf_counter()
    table = gazetteer.load()
    print(f"table: {len(table):,} places, read in {(time.perf_counter() - began) * 1e3:.0f} ms")
    methods: list[tuple[str, Callable[[str], Iterable[Span]] | None]] = [("plain matching", plain)]
    methods += [(name, ours(name)) for name in ("rules", "auto", "model")]
    print(f"{'':16}{'P':>8}{'R':>8}{'F1':>8}{'ms/400 words':>14}{'characters/s':>14}")
    for name, find in [*methods, *peers()]:
        if find is None:
            print(f"{name:16}not installed")
            continue
        figures = "".join(f"{x:8.3f}" for x in quality(rows, find)) if rows else f"{'':24}"
        seconds = speed(find, article)
        print(f"{name:16}{figures}{seconds * 1e3:14.2f}{len(article) / seconds:14,.0f}")


if __name__ == "__main__":
    main()
