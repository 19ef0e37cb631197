"""Train the place tagger on ANERcorp, alone or with AQMAR, and measure it.

    python scripts/train_places.py CORPUS.jsonl[.gz] [--with aqmar] [-o data/places/tagger.crfsuite]

CORPUS has one sentence a line: {"corpus": "anercorp", "text": ..., "spans": [{"start", "end", "label"}]}, offsets in
characters, labels LOC, PERS, ORG, MISC. ANERcorp (Benajiba and others 2007; the CAMeL Lab's split, CC BY-SA 4.0) is at
https://camel.abudhabi.nyu.edu/anercorp/; AQMAR (Mohit and others 2012, CC BY-SA 3.0) at
http://www.cs.cmu.edu/~ark/ArabicNER/. A model trained on them is CC BY-SA, as its LICENSE file says. Only the
train part of ANERcorp may be given, so that its test part stays a test.

First prints a five-fold comparison of the rules, the default and the tagger throughout (a hit has the same end, and a
start at most two attached letters in), then trains on everything and writes the file. Every sentence is given twice,
the second time with other names of the table for its places. Needs python-crfsuite. What the rules make of a word is
a feature: train again when rules, word lists or table change.
"""

import argparse
import gzip
import json
import random
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pycrfsuite

from newscrawl.places import candidates, finder, model
from newscrawl.places.features import features, tokens
from newscrawl.places.rules import judge
from newscrawl.places.support import regions, settled, support

Example = tuple[list[list[str]], list[str]]  # features and labels of a sentence
BLOCK = 40  # neighbouring sentences stay in one fold: they come from one article
KEEP = {"LOC": "LOC", "GPE": "LOC", "PERS": "PERS", "PER": "PERS", "ORG": "ORG"}
PUNCTUATION = " \t\n.,،؛;:!؟?\"'«»“”()[]-–—ـ…/"


def read(path: Path, names: set[str]) -> list[dict[str, Any]]:
    """The sentences of the named corpora."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if row["corpus"] in names]


def example(row: dict[str, Any]) -> Example:
    """Features and labels of a sentence, as the tagger sees it."""
    scanner = candidates.scanner()
    words = candidates.words_of(row["text"])
    if not words.words:
        return [], []
    verdicts = [judge(scanner, words, c) for c in scanner.find(words)]
    support(scanner, words, verdicts, settled(verdicts), near=regions(scanner, verdicts))
    shown = tokens(words, 0, len(words.words) - 1)
    labels = ["O"] * len(shown.forms)
    for span in row["spans"]:
        label = KEEP.get(span["label"])
        inside = [
            i
            for i, (a, b) in enumerate(zip(words.starts, words.ends, strict=True))
            if a >= span["start"] and b <= span["end"]
        ]
        if label and inside:
            first, last = shown.of_word[inside[0]], shown.of_word[inside[-1]]
            labels[first : last + 1] = [f"B-{label}", *[f"I-{label}"] * (last - first)]
    return features(scanner, shown, verdicts), labels


class Pool:
    """Names to put in the place of others: those of the table, by how far each says of itself that it is a place."""

    def __init__(self) -> None:
        scanner = candidates.scanner()
        self.names: dict[tuple[int, str], list[str]] = {}
        self.weights: dict[tuple[int, str], list[float]] = {}
        for key in sorted(scanner.places.keys()):
            best = scanner.places.folded(key)[0]
            if best.precision not in ("country", "continent") and scanner.strength(key) != candidates.NEVER:
                group = scanner.strength(key), best.precision
                self.names.setdefault(group, []).append(best.names[0])
                near = best.country in candidates.ARAB_OR_NEAR
                self.weights.setdefault(group, []).append((best.weight + 1000) ** 0.5 * (4 if near else 1))

    def varied(self, row: dict[str, Any], chance: random.Random) -> dict[str, Any] | None:
        """The sentence with other places in it; None where it names none that may be changed.

        A corpus of one year and one region names few places again and again. Where the tagger has learnt those by
        heart it denies the others; here it must go by what the table and the words around say.
        """
        scanner = candidates.scanner()
        words = candidates.words_of(row["text"])
        found = {words.ends[c.last]: c for c in scanner.find(words)}
        text, spans, end = "", [], 0
        changed = False
        for span in sorted(row["spans"], key=lambda s: int(s["start"])):
            if span["start"] < end:
                return None
            candidate = found.get(bare(row["text"], span["start"], span["end"])[1])
            text += row["text"][end : span["start"]]
            start, end = len(text), span["end"]
            inner = row["text"][span["start"] : end]
            begin, stop = words.span(candidate) if candidate else (0, 0)
            if candidate and KEEP.get(span["label"]) == "LOC" and begin - span["start"] <= 2:
                best = scanner.places.folded(candidate.key)[0]
                group = candidate.strength, best.precision
                if group in self.names and begin >= span["start"]:
                    name = chance.choices(self.names[group], self.weights[group])[0]
                    head, tail = row["text"][span["start"] : begin], row["text"][stop:end]
                    if not (name.startswith("ال") and head.endswith("ل")):
                        inner, changed = head + name + tail, True
            text += inner
            spans.append({"start": start, "end": len(text), "label": span["label"]})
        return {**row, "text": text + row["text"][end:], "spans": spans} if changed else None


def varied(rows: list[dict[str, Any]]) -> list[list[Example]]:
    """For each sentence the example of its variant, or none; the same in every run."""
    pool, chance = Pool(), random.Random(7)
    return [[example(other)] if (other := pool.varied(row, chance)) else [] for row in rows]


def train(examples: Iterable[Example], path: Path) -> None:
    """Fit the field and write it."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, labels in examples:
        if rows:
            trainer.append(rows, labels)
    trainer.set_params(
        {"c1": 0.4, "c2": 0.05, "max_iterations": 100, "feature.minfreq": 2, "feature.possible_transitions": True}
    )
    trainer.train(str(path))


def opened(path: Path) -> model.Tagger:
    """A trained file as a tagger."""
    crf = pycrfsuite.Tagger()
    crf.open(str(path))
    return model.Tagger(crf)


class Tally:
    """Hits and misses of one method."""

    def __init__(self) -> None:
        self.hits = self.spurious = self.missed = self.by_model = self.mentions = self.characters = 0
        self.seconds = 0.0

    def add(self, row: dict[str, Any], method: finder.Method) -> None:
        """Score one sentence."""
        text = row["text"]
        want = {bare(text, s["start"], s["end"]) for s in row["spans"] if s["label"] in ("LOC", "GPE")}
        began = time.perf_counter()
        found = list(finder.find(text, method=method))
        self.seconds += time.perf_counter() - began
        self.characters += len(text)
        self.mentions += len(found)
        self.by_model += sum(f.method == "model" for f in found)
        free = sorted({bare(text, f.start, f.end) for f in found})
        for start, end in sorted(want):
            hit = next(
                (
                    g
                    for g in free
                    if g[1] == end and 0 <= g[0] - start <= 2 and all(c in "وفبلك" for c in text[start : g[0]])
                ),
                None,
            )
            if hit:
                free.remove(hit)
                self.hits += 1
            else:
                self.missed += 1
        self.spurious += len(free)

    def line(self, name: str) -> str:
        """One row of the comparison."""
        p, r = self.hits / (self.hits + self.spurious or 1), self.hits / (self.hits + self.missed or 1)
        share = self.by_model / (self.mentions or 1)
        speed = int(self.characters / self.seconds) if self.seconds else 0
        f1 = 2 * p * r / ((p + r) or 1)
        return f"{name:8} P {p:.4f}  R {r:.4f}  F1 {f1:.4f}  by the tagger {share:.3f}  {speed:,} characters/s"


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without punctuation at its ends."""
    while end > start and text[end - 1] in PUNCTUATION:
        end -= 1
    while start < end and text[start] in PUNCTUATION:
        start += 1
    return start, end


def folds(rows: list[dict[str, Any]], also: list[dict[str, Any]], parts: int = 5) -> None:
    """Train on four parts, measure on the fifth, five times; print the sums."""
    examples = [[example(row), *again] for row, again in zip(rows, varied(rows), strict=True)]
    extra = [example(row) for row in also]
    tallies: dict[finder.Method, Tally] = {"rules": Tally(), "auto": Tally(), "model": Tally()}
    with tempfile.TemporaryDirectory() as folder:
        for part in range(parts):
            path = Path(folder) / f"{part}.crfsuite"
            train([*(e for i, each in enumerate(examples) if (i // BLOCK) % parts != part for e in each), *extra], path)
            tagger = opened(path)
            model.load = lambda tagger=tagger: tagger  # type: ignore[assignment,misc]
            for i, row in enumerate(rows):
                if (i // BLOCK) % parts == part:
                    for method, tally in tallies.items():
                        tally.add(row, method)
    for method, tally in tallies.items():
        print(tally.line(method))


def main() -> None:
    """Read the words of the command line, measure, train, write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--with", dest="also", action="append", default=[], choices=["aqmar"])
    options.add_argument("--no-folds", action="store_true", help="train and write only")
    options.add_argument("-o", "--output", type=Path)
    given = options.parse_args()
    rows, also = read(given.corpus, {"anercorp"}), read(given.corpus, set(given.also))
    if not given.no_folds:
        folds(rows, also)
    if given.output:
        examples = [example(row) for row in [*rows, *also]]
        examples += [e for again in varied(rows) for e in again]
        train(examples, given.output)
        print(f"{given.output}: {given.output.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
