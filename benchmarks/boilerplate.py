#!/usr/bin/env python3
"""How much of news pages is cut before the parser, and whether the records are the same without the cut.

    python benchmarks/boilerplate.py FOLDER [--keep]

FOLDER as for benchmarks/pages.py. Elements and bytes are medians over the pages; `changed` counts the pages of which
the record differs in anything from that of the page parsed whole.
"""

import argparse
import statistics
import sys
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1]))

import newscrawl
from benchmarks.machine import keep
from benchmarks.pages import read
from newscrawl import page
from newscrawl.page import Page


def main() -> None:
    """Print the table, and keep it where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep", action="store_true", help="write the result to benchmarks/results")
    given = parser.parse_args()
    pages = [(raw, str(label["url"])) for raw, label in read(given.folder)]
    result: dict[str, object] = {"pages": len(pages)}
    for name, whole in (("whole", True), ("cut", False)):
        made = [Page(raw, url, whole=whole) for raw, url in pages]
        result[f"elements_{name}"] = statistics.median(sum(1 for _ in each.tree.iter()) for each in made)
        result[f"bytes_{name}"] = statistics.median(len(each.markup) for each in made)
    records = [newscrawl.extract(raw, url) for raw, url in pages]
    with mock.patch.object(page, "trim", lambda utf8: (utf8, b"")):
        whole_records = [newscrawl.extract(raw, url) for raw, url in pages]
    changed = [url for (_, url), a, b in zip(pages, records, whole_records, strict=True) if a != b]
    result["changed"] = len(changed)
    for key, value in result.items():
        print(f"{key:<16} {value}")
    print(*changed, sep="\n")
    if given.keep:
        print(keep("boilerplate", result))


if __name__ == "__main__":
    main()
