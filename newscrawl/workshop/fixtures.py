"""Fixtures: a saved page and the record it must give, in two files side by side.

`<name>.html.gz` is the page as fetched (a page written by hand may be plain `<name>.html`), `<name>.json` says where it
came from and what is expected:

    {"url": …, "outlet": slug or null, "fetched_at": …, "headers": {…}, "expected": {field: value, …}}

A field that is taken out of "expected" is not compared.
"""

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from newscrawl import outlets
from newscrawl.article import Article, Moment
from newscrawl.explain import explain
from newscrawl.workshop.one_page import OnePage

NEEDED = ("title", "text")  # without these a page is no use as a test
_HEADERS = ("content-type", "content-language", "x-robots-tag", "tdm-reservation")  # those that a record depends on


class FixtureError(ValueError):
    """A fixture cannot be made or read. The message names the file or page and the remedy."""


@dataclass(frozen=True, slots=True)
class Fixture:
    """A saved page and its expected record."""

    path: Path  # of the JSON file
    url: str
    expected: Mapping[str, Any]
    outlet: str | None = None
    fetched_at: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Folder and file, as the test is called: "hespress/2026-11-22-1523411"."""
        return f"{self.path.parent.name}/{self.path.stem}"

    def html(self) -> bytes:
        """The page. Raises FixtureError where it is not beside the JSON file."""
        plain, packed = self.path.with_suffix(".html"), self.path.with_suffix(".html.gz")
        if packed.exists():
            return gzip.decompress(packed.read_bytes())
        if plain.exists():
            return plain.read_bytes()
        raise FixtureError(f"{self.path} has no page beside it; save it as {plain.name} or {packed.name}")

    def differences(self) -> list[str]:
        """Read the page anew and say what is not as expected, a line a field; empty where all is."""
        if self.outlet is not None and outlets.find(self.outlet) is None:
            raise FixtureError(
                f"{self.path} names outlet {self.outlet!r}, which is not known; add its file, or --outlets"
            )
        fetched = datetime.fromisoformat(self.fetched_at) if self.fetched_at else None
        read = explain(self.html(), self.url, fetched_at=fetched, outlet=self.outlet, headers=self.headers)
        if read.article is None:
            return [f"no article: {read.refusal.reason if read.refusal else ''}"]
        got = expected(read.article)
        unknown = [name for name in self.expected if name not in got]
        return [
            *(f"{name} is no field that is compared; one of {', '.join(got)}" for name in unknown),
            *(
                f"{name}{_apart(self.expected[name], got[name])}"
                for name in self.expected
                if name in got and got[name] != self.expected[name]
            ),
        ]


def expected(article: Article) -> dict[str, Any]:
    """What of a record a fixture compares: what the page says, not when it was fetched or by which version."""
    record = article.to_dict()
    plain = ("title", "subtitle", "summary", "section", "tags", "language", "canonical_url", "byline_raw")
    return {
        **{name: record[name] for name in plain[:3]},
        "text": article.text.split("\n\n") if article.text else [],  # a paragraph a line, to read and to compare
        **{name: record[name] for name in plain[3:]},
        "published": _moment(article.published),
        "modified": _moment(article.modified),
        "authors": [one["name"] for one in record["authors"]],
        "agencies": [one["name"] for one in record["agencies"]],
        "dateline": article.dateline.raw if article.dateline else None,
        "images": [one["url"] for one in record["images"]],
    }


def _moment(moment: Moment | None) -> str | None:
    return moment.value if moment else None


def save(page: OnePage, article: Article, folder: Path, *, outlet: str | None, name: str | None = None) -> Fixture:
    """Write a page and its record as found now into a folder, made if need be, for a person to review.

    Raises FixtureError where the record has no title or no text, and where the files are there already.
    """
    found = expected(article)
    for needed in NEEDED:
        if not found[needed]:
            raise FixtureError(f"{page.url} has no {needed}, and would test nothing; take another page")
    path = folder / f"{name or stem(article)}.json"
    if path.exists():
        raise FixtureError(f"{path} is there already; remove it, or give another --name")
    folder.mkdir(parents=True, exist_ok=True)
    headers = {key: value for key, value in page.headers.items() if key in _HEADERS}
    content = {
        "url": page.url,
        "outlet": outlet,
        "fetched_at": page.fetched_at.isoformat(timespec="seconds") if page.fetched_at else None,
        "headers": headers,
        "expected": {key: value for key, value in found.items() if value or key in ("published", "authors")},
    }
    path.with_suffix(".html.gz").write_bytes(gzip.compress(page.html, mtime=0))
    path.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    return read(path)


def stem(article: Article) -> str:
    """A file name for an article: its day where it has one, and the number or the id that tells it from others."""
    number = re.findall(r"\d{4,}", article.canonical_url)
    return "-".join(filter(None, (article.published_day, number[-1] if number else article.id[:8])))


def read(path: Path) -> Fixture:
    """The fixture of a JSON file. Raises FixtureError."""
    try:
        plain = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError) as wrong:
        raise FixtureError(f"{path} cannot be read: {wrong}") from None
    if not isinstance(plain, dict) or not isinstance(plain.get("url"), str):
        raise FixtureError(f'{path} has no "url"; write {{"url": "…", "expected": {{…}}}}')
    wanted = plain.get("expected")
    if not isinstance(wanted, dict) or not all(wanted.get(needed) for needed in NEEDED):
        raise FixtureError(f"{path} expects no {' or no '.join(NEEDED)}; a fixture says both")
    return Fixture(
        path=path,
        url=plain["url"],
        expected=wanted,
        outlet=plain.get("outlet"),
        fetched_at=plain.get("fetched_at"),
        headers=plain.get("headers") or {},
    )


def under(folder: Path) -> Iterator[Path]:
    """The JSON files of all fixtures in a folder and below, sorted; none where there is no such folder."""
    yield from sorted(folder.rglob("*.json"))


def _apart(wanted: Any, got: Any) -> str:
    """What was expected and what is there, a line each; of two lists only what one of them has."""
    if isinstance(wanted, list) and isinstance(got, list):
        only = [("expected", one) for one in wanted if one not in got] + [
            ("got", one) for one in got if one not in wanted
        ]
        pairs = only or [("expected", wanted), ("got", got)]  # the same items in another order
    else:
        pairs = [("expected", wanted), ("got", got)]
    return "".join(f"\n    {label:<9} {_shown(value)}" for label, value in pairs)


def _shown(value: Any) -> str:
    words = orjson.dumps(value).decode()
    return words if len(words) <= 300 else f"{words[:299]}…"
