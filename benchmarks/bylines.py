"""Credit lines: how many are read right, and how fast, beside plainer ways.

    python benchmarks/bylines.py FILE.jsonl

Each row of FILE has `raw`, `outlet`, `kind` (`byline` or `negative`) and `expected` (authors, agencies, outlets,
places). Peers: splitting at the marks and looking each part up in the same tables, every leftover an author; the same
with a list of given names for the leftover; and trafilatura's author normaliser, if it is installed (people only).
Nothing is remembered between calls.
"""

import argparse
import collections
import json
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newscrawl.arabic import bylines, mastheads, names
from newscrawl.arabic.bylines import lexicon, toponyms

KEYS = ("authors", "credits", "places")
Reading = dict[str, list[str]]
_MARKS = re.compile(r"\s*(?:[-–—ـ/|،,:()]|\bمن\b)\s*")


def ours(raw: str, outlet: str | None) -> Reading:
    """newscrawl's reading; photographers and translators are no authors of the text."""
    b = bylines.read(raw, outlet=outlet)
    return {
        "authors": [a.name for a in b.authors if a.role not in ("photographer", "translator")],
        "credits": [c.name for c in (*b.agencies, *b.outlets)],
        "places": [p.name for p in b.places],
    }


def plain(raw: str, outlet: str | None, *, checked: bool) -> Reading:
    """Parts between marks looked up whole; a leftover is an author, if `checked` only after a known given name."""
    found: Reading = {key: [] for key in KEYS}
    site = mastheads.site(outlet)
    for part in filter(None, _MARKS.split(raw)):
        words = mastheads.words_of(part)
        if not words:
            continue
        senses = lexicon.load().senses(words)
        if "agency" in senses or "".join(words) in lexicon.load().letters or site.owns(words):
            found["credits"].append(part)
        elif toponyms.entries(" ".join(words), part):
            found["places"].append(part)
        elif words in mastheads.names().slugs:
            found["credits"].append(part)
        elif not senses and (not checked or names.is_given(words[0])):
            found["authors"].append(part)
    return found


def trafilatura_authors() -> Callable[[str, str | None], Reading] | None:
    """trafilatura's own clean-up of author strings, or None where it is not installed."""
    try:
        from trafilatura.utils import normalize_authors
    except ImportError:
        try:
            from trafilatura.metadata import normalize_authors
        except ImportError:
            return None

    def read(raw: str, outlet: str | None) -> Reading:
        named = normalize_authors(None, raw) or ""
        return {"authors": [name for name in named.split("; ") if name], "credits": [], "places": []}

    return read


def bare(name: str) -> str:
    """A name without spaces, dots and quotation marks, folded, for comparison."""
    return re.sub(r"[\s.«»\"“”]+", "", names.key(name))


def score(read: Callable[[str, str | None], Reading], rows: list[dict[str, Any]]) -> str:
    """One line of the table."""
    hit: collections.Counter[str] = collections.Counter()
    got_n: collections.Counter[str] = collections.Counter()
    want_n: collections.Counter[str] = collections.Counter()
    exact = clean = negatives = 0
    costs = []
    for row in rows:
        start = time.perf_counter()
        got = read(row["raw"], row["outlet"] or None)
        costs.append(time.perf_counter() - start)
        expected = row["expected"]
        want = {
            "authors": expected.get("authors", []),
            "credits": expected.get("agencies", []) + expected.get("outlets", []),
            "places": expected.get("places", []),
        }
        right = True
        for key in KEYS:
            g, w = collections.Counter(map(bare, got[key])), collections.Counter(map(bare, want[key]))
            hit[key] += sum((g & w).values())
            got_n[key] += sum(g.values())
            want_n[key] += sum(w.values())
            right &= g == w
        exact += right
        if row["kind"] == "negative":
            negatives += 1
            clean += right
    cells = [f"{exact / len(rows):.3f}", f"{clean}/{negatives}"]
    for key in KEYS:
        p, r = hit[key] / (got_n[key] or 1), hit[key] / (want_n[key] or 1)
        cells.append(f"{p:.3f} / {r:.3f}")
    return " | ".join([*cells, f"{statistics.median(costs) * 1e6:.0f}"])


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    rows = [json.loads(line) for line in parser.parse_args().file.read_text(encoding="utf-8").splitlines()]
    ways: dict[str, Callable[[str, str | None], Reading] | None] = {
        "newscrawl": ours,
        "split and look up": lambda raw, outlet: plain(raw, outlet, checked=False),
        "split, look up, given names": lambda raw, outlet: plain(raw, outlet, checked=True),
        "trafilatura normalize_authors": trafilatura_authors(),
    }
    print(f"{len(rows)} lines")
    print("| way | exact | negatives clean | authors P / R | credits P / R | places P / R | µs, median |")
    print("|---|---|---|---|---|---|---|")
    for name, read in ways.items():
        if read is None:
            print(f"| {name} | not installed | | | | | |")
            continue
        read(rows[0]["raw"], None)  # the tables are loaded before the clock runs
        print(f"| {name} | {score(read, rows)} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
