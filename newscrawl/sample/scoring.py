"""Score the records of a crawl of the sample site against the records written by hand, field by field."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from newscrawl.sample import expectations
from newscrawl.sample.compare import FIELDS, Outcome, Record


@dataclass(frozen=True, slots=True)
class Miss:
    """A field that is not as it should be."""

    url: str
    field: str
    outcome: Outcome
    got: Any
    want: Any


@dataclass(slots=True)
class Score:
    """How a crawl of the sample site did. Counts are of pages; URLs are percent-decoded for reading."""

    expected: int = 0
    found: int = 0
    missing: list[str] = field(default_factory=list)  # articles without a record
    unwanted: dict[str, str] = field(default_factory=dict)  # URL with a record -> why it must have none
    unknown: list[str] = field(default_factory=list)  # records of pages that nothing is expected of
    doubled: list[str] = field(default_factory=list)  # articles with more than one record of the same revision
    counts: dict[str, Counter[Outcome]] = field(default_factory=lambda: defaultdict(Counter))
    misses: list[Miss] = field(default_factory=list)

    def share(self, name: str) -> float:
        """The share of found pages on which a field is right; 1.0 where it is expected on none."""
        counts = self.counts[name]
        return counts["right"] / counts.total() if counts.total() else 1.0

    def wrong(self, name: str) -> float:
        """The share of found pages on which a field is wrong rather than absent."""
        counts = self.counts[name]
        return counts["wrong"] / counts.total() if counts.total() else 0.0

    def table(self) -> str:
        """The score as lines of text."""
        lines = [f"{self.found} of {self.expected} articles found"]
        lines += [f"missing   {url}" for url in self.missing]
        lines += [f"unwanted  {url}: {why}" for url, why in self.unwanted.items()]
        lines += [f"unknown   {url}" for url in self.unknown]
        lines += [f"doubled   {url}" for url in self.doubled]
        for name in FIELDS:
            seen = self.counts[name]
            if seen.total():
                rest = f"wrong {seen['wrong']}  absent {seen['absent']}"
                lines.append(f"{name:14} {self.share(name):6.1%}  of {seen.total():3}  {rest}")
        return "\n".join(lines) + "\n"


def score(records: Iterable[Record]) -> Score:
    """The Score of some records (plain JSON types, as `Article.to_dict()` gives them), in any order."""
    result = Score()
    by_url: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_url[unquote(record["canonical_url"])].append(record)
    refused = {unquote(url): why for url, why in expectations.refused().items()}
    for want in expectations.records():
        url = unquote(want["canonical_url"])
        result.expected += 1
        found = by_url.pop(url, None) or by_url.pop(unquote(want["url"]), None)
        if not found:
            result.missing.append(url)
            continue
        result.found += 1
        if len({record.get("revision") for record in found}) < len(found):
            result.doubled.append(url)
        _compare(result, url, found[-1], want)
    for url in by_url:
        if url in refused:
            result.unwanted[url] = refused[url]
        else:
            result.unknown.append(url)
    return result


def _compare(result: Score, url: str, got: Record, want: Record) -> None:
    for name, compare in FIELDS.items():
        outcome = compare(got, want)
        if outcome is None:
            continue
        result.counts[name][outcome] += 1
        if outcome != "right":
            result.misses.append(Miss(url, name, outcome, _shown(got, name), _shown(want, name)))


def _shown(record: Record, name: str) -> Any:
    """The part of a record that a field's comparison looked at, cut to what a person wants to see."""
    if name.startswith("image_"):
        return record.get("image") or next(iter(record.get("images") or []), None)
    value = record.get(name)
    if name.startswith("text_"):
        value = value if value is not None else record.get("text")
        return f"{value[:70]} … {value[-70:]}" if isinstance(value, str) and len(value) > 150 else value
    if name == "places" and value and "mentions" in value[0]:
        return [(p["mentions"][0]["surface"] if p["mentions"] else p["name_ar"], p["country"]) for p in value]
    if name in ("published", "modified") and value:
        return {k: v for k, v in value.items() if k in ("value", "precision", "raw", "source", "reason", "calendar")}
    return value
