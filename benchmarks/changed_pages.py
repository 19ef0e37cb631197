#!/usr/bin/env python3
"""How much newscrawl leans on how a page is marked up: body F1 after one thing is changed on every page.

    python benchmarks/changed_pages.py FOLDER [--keep]

FOLDER as for benchmarks/pages.py, with `paragraphs` in its labels. A title counts as kept where it is the same as that
of the page unchanged.
"""

import argparse
import re
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import newscrawl
from benchmarks.machine import keep
from benchmarks.pages import f1, read

NAMES = re.compile(rb"\s(?:class|id)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+)")
JSONLD = re.compile(rb"<script[^>]*ld\+json.*?</script>", re.S | re.I)
META = re.compile(rb"<meta(?![^>]*charset)[^>]*>", re.I)


def renamed(tag: bytes, other: bytes) -> Callable[[bytes], bytes]:
    """A change of one tag into another, attributes kept."""
    start = re.compile(rb"<(/?)" + tag + rb"(?=[\s>/])", re.I)
    return lambda page: start.sub(rb"<\1" + other, page)


def broken(page: bytes) -> bytes:
    """Paragraphs as lines that end in two <br>."""
    return re.sub(rb"</p\s*>", b"<br><br>", re.sub(rb"<p(?=[\s>])[^>]*>", b"", page, flags=re.I), flags=re.I)


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda page: page,
    "no class, no id": lambda page: NAMES.sub(b"", page),
    "no JSON-LD": lambda page: JSONLD.sub(b"", page),
    "no meta tags": lambda page: META.sub(b"", page),
    "h1 is a div": renamed(b"h1", b"div"),
    "p is a div": renamed(b"p", b"div"),
    "p is lines": broken,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep", action="store_true", help="write the result to benchmarks/results")
    args = parser.parse_args()
    pages = read(args.folder)
    result: dict[str, dict[str, float]] = {}
    print(f"{'changed':16} {'F1':>7} {'<0.8':>5} {'no article':>11} {'titles kept':>12}")
    usual: list[str | None] = []
    for name, change in CHANGES.items():
        found = [newscrawl.extract(change(raw), label.get("url") or "https://example.org/a") for raw, label in pages]
        scores = [f1(a.text if a else "", label) for a, (_, label) in zip(found, pages, strict=True)]
        titles = [a.title if a else None for a in found]
        usual = usual or titles
        kept = sum(a == b for a, b in zip(titles, usual, strict=True))
        low = sum(score < 0.8 for score in scores)
        mean = round(statistics.mean(scores), 4)
        print(f"{name:16} {mean:7.4f} {low:5} {found.count(None):11} {kept:8}/{len(pages)}")
        result[name] = {"f1": mean, "under_0.8": low, "no_article": found.count(None), "titles_kept": kept}
    if args.keep:
        print(keep("changed-pages", {"pages": len(pages), "changed": result}))


if __name__ == "__main__":
    main()
