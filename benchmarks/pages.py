#!/usr/bin/env python3
"""Body F1 and milliseconds a page of newscrawl and its peers, side by side, on the same pages in one run.

    python benchmarks/pages.py FOLDER [--rounds 3] [--limit N] [--only newscrawl,trafilatura] [--mixed] [--keep]

FOLDER holds labels.jsonl, a line a page: {"id", "file", "url", "paragraphs": [...], "also_ok": [...]}; `file` is HTML,
gzipped where its name ends in .gz; it and `url` may stand in manifest.jsonl, by `id`, instead. F1 is over the multiset
of words of the paragraphs, where all pages have some; words of `also_ok` (summary, section heads) count for neither
side. In each round every engine reads every page once, and the next engine begins when the one before has read them
all, as each does at work, with the processor's caches to itself; with --mixed they take turns page by page, and what
comes after a large engine pays for it. A busy machine is busy for all of them over the rounds. The answers that
newscrawl keeps of its own accord are forgotten after each round, so that no page is read with what it left there
before. A page's time is its fastest round, in CPU time of this process; the table gives the median over pages, and
the mean.

Peers are optional, and want a virtual environment of their own:

    python -m venv peers && peers/bin/pip install -e . trafilatura resiliparse readability-lxml newspaper4k goose3
"""

import argparse
import gc
import gzip
import json
import re
import statistics
import sys
import time
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import _lru_cache_wrapper
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.machine import keep

Engine = Callable[[bytes, str], str]

LXML = "lxml bare parse"
PACKAGES = {
    "resiliparse": "resiliparse",
    "trafilatura fast": "trafilatura",
    "trafilatura": "trafilatura",
    "trafilatura + metadata": "trafilatura",
    "readability": "readability-lxml",
    "newspaper4k": "newspaper4k",
    "goose3": "goose3",
}


def lxml_engine() -> Engine:
    from lxml import etree

    def run(raw: bytes, url: str) -> str:
        etree.fromstring(raw, etree.HTMLParser(encoding="utf-8"))
        return ""

    return run


def newscrawl_engine() -> Engine:
    import newscrawl

    def run(raw: bytes, url: str) -> str:
        article = newscrawl.extract(raw, url)
        return article.text if article else ""

    return run


def extraction_engine() -> Engine:
    from newscrawl import extraction
    from newscrawl.draft import Draft
    from newscrawl.page import Page

    def run(raw: bytes, url: str) -> str:
        draft = extraction.draft(Page(raw, url))
        return "\n\n".join(p.text for p in draft.paragraphs) if isinstance(draft, Draft) else ""

    return run


def resiliparse_engine() -> Engine:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree

    def run(raw: bytes, url: str) -> str:
        return extract_plain_text(HTMLTree.parse(bytes_to_str(raw, detect_encoding(raw))), main_content=True)

    return run


def trafilatura_engine(*, fast: bool = False, metadata: bool = False) -> Engine:
    import trafilatura

    def run(raw: bytes, url: str) -> str:
        if metadata:
            found = trafilatura.bare_extraction(raw, url=url, with_metadata=True, include_comments=False)
            return (found.text if found else "") or ""
        return trafilatura.extract(raw, url=url, fast=fast, include_comments=False) or ""

    return run


def readability_engine() -> Engine:
    from lxml import html
    from readability import Document

    def run(raw: bytes, url: str) -> str:
        return html.fromstring(Document(raw.decode("utf-8", "replace")).summary()).text_content()

    return run


def newspaper_engine() -> Engine:
    from newspaper import Article

    def run(raw: bytes, url: str) -> str:
        article = Article(url, language="en", fetch_images=False)
        article.download(input_html=raw.decode("utf-8", "replace"))
        article.parse()
        return article.text or ""

    return run


def goose_engine() -> Engine:
    from goose3 import Goose

    goose = Goose({"enable_image_fetching": False})

    def run(raw: bytes, url: str) -> str:
        return goose.extract(raw_html=raw.decode("utf-8", "replace")).cleaned_text or ""

    return run


ENGINES: dict[str, Callable[[], Engine]] = {
    LXML: lxml_engine,
    "newscrawl": newscrawl_engine,
    "newscrawl page and draft": extraction_engine,
    "resiliparse": resiliparse_engine,
    "trafilatura fast": lambda: trafilatura_engine(fast=True),
    "trafilatura": trafilatura_engine,
    "trafilatura + metadata": lambda: trafilatura_engine(metadata=True),
    "readability": readability_engine,
    "newspaper4k": newspaper_engine,
    "goose3": goose_engine,
}


def words(text: str) -> Counter[str]:
    """The words of a text, case, compatibility forms and Arabic spelling signs aside."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]", "", text)
    return Counter(re.findall(r"\w+", text.translate(str.maketrans("أإآٱىیکۀة", "ااااييكهه"))))


def f1(text: str, label: dict[str, list[str]]) -> float:
    got, want = words(text), words(" ".join(label["paragraphs"]))
    hit = (got & want).total()
    extra = (got - want - words(" ".join(label.get("also_ok", [])))).total()
    recall, precision = hit / (want.total() or 1), hit / (hit + extra or 1)
    return 2 * precision * recall / (precision + recall or 1)


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file; none where there is no such file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def read(folder: Path) -> list[tuple[bytes, dict[str, Any]]]:
    """The pages of a folder as above, each with its label."""
    manifest = {row["id"]: row for row in rows(folder / "manifest.jsonl")}
    pages = []
    for label in rows(folder / "labels.jsonl"):
        label = manifest.get(label["id"], {}) | label
        raw = (folder / label["file"]).read_bytes()
        pages.append((gzip.decompress(raw) if label["file"].endswith(".gz") else raw, label))
    return pages


def forget() -> None:
    """Drop the answers that newscrawl keeps while it reads; tables that are read once stay."""
    for kept in gc.get_objects():
        own = isinstance(kept, dict | _lru_cache_wrapper) and is_own(kept)
        if own and isinstance(kept, dict):
            kept.clear()
        elif own and kept.cache_parameters()["maxsize"] is not None:
            kept.cache_clear()


def is_own(kept: object) -> bool:
    """Whether a dictionary of a class of its own, or a function's cache, is newscrawl's."""
    place = kept.__module__ if isinstance(kept, _lru_cache_wrapper) else type(kept).__module__
    return place.startswith("newscrawl.")


def order(engines: Iterable[str], pages: int, *, mixed: bool) -> Iterator[tuple[str, int]]:
    """Engine and page, one after the other, of one round."""
    if mixed:
        return ((name, page) for page in range(pages) for name in engines)
    return ((name, page) for name in engines for page in range(pages))


def main() -> None:
    warnings.filterwarnings("ignore")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int, help="only the first N pages")
    parser.add_argument("--only", help="comma-separated engines; lxml always runs")
    parser.add_argument("--mixed", action="store_true", help="engines take turns page by page")
    parser.add_argument("--keep", action="store_true", help="write the result to benchmarks/results")
    args = parser.parse_args()
    pages = read(args.folder)[: args.limit]
    engines: dict[str, Engine] = {}
    for name, make in ENGINES.items():
        if args.only and name != LXML and name not in args.only.split(","):
            continue
        try:
            engines[name] = make()
        except Exception as error:  # a peer may fail to import for reasons of its own
            print(f"{name}: skipped, not installed or not importable ({error})")
    best: dict[str, list[float]] = {name: [float("inf")] * len(pages) for name in engines}
    scores: dict[str, list[float]] = {name: [] for name in engines}
    labelled = all("paragraphs" in label for _, label in pages)
    failed: Counter[str] = Counter()
    for turn in range(args.rounds + 1):  # the first round warms caches of code and is not counted
        for name, i in order(engines, len(pages), mixed=args.mixed):
            raw, label = pages[i]
            start = time.process_time()
            try:
                text = engines[name](raw, label.get("url") or "https://example.org/a")
            except Exception:
                text = ""
                failed[name] += turn == 0
            spent = time.process_time() - start
            if turn:
                best[name][i] = min(best[name][i], spent)
            elif labelled:
                scores[name].append(f1(text, label))
        gc.collect()
        forget()
    bare = statistics.median(best[LXML])
    print(f"\n{len(pages)} pages, {args.rounds} rounds; CPU time of one process\n")
    heads = ("F1", "<0.8", "median ms", "mean ms", "x lxml", "failed")
    print(f"{'engine':28} {'version':10} " + "{:>7} {:>5} {:>10} {:>9} {:>7} {:>7}".format(*heads))
    table: dict[str, dict[str, float | str]] = {}
    for name in engines:
        package = "lxml" if name == LXML else PACKAGES.get(name, "newscrawl")
        try:
            release = version(package)
        except PackageNotFoundError:
            release = "?"
        judged = labelled and name != LXML
        score = f"{statistics.mean(scores[name]):.4f}" if judged else ""
        low = str(sum(s < 0.8 for s in scores[name])) if judged else ""
        median, mean = statistics.median(best[name]), statistics.mean(best[name])
        table[name] = {"version": release, "f1": score, "under_0.8": low, "median_ms": round(median * 1e3, 2)}
        table[name] |= {"mean_ms": round(mean * 1e3, 2), "x_lxml": round(median / bare, 2)}
        print(
            f"{name:28} {release:10} {score:>7} {low:>5} {median * 1e3:10.2f} {mean * 1e3:9.2f} "
            f"{median / bare:7.2f} {failed[name]:7d}"
        )
    if args.keep:
        print(keep("pages", {"pages": len(pages), "rounds": args.rounds, "mixed": args.mixed, "engines": table}))


if __name__ == "__main__":
    main()
