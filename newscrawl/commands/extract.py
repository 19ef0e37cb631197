"""Read saved pages, or pages fetched from URLs, into records.

  newscrawl extract page.html --url https://news.example/1
  newscrawl extract https://news.example/1 --explain
  newscrawl extract --jsonl < pages.jsonl > articles.jsonl
  newscrawl extract pages.warc.gz > articles.jsonl

With --jsonl every input line is a JSON object with "url" and "html" or "file", and "fetched_at" where it is known; also
"anchor", "outlet" and "headers". "file" is looked for beside the list that names it, then in the current folder. Lists
and saved pages may be packed (.gz, .zst). A line that cannot be used is named on stderr, and the others are read.
Exit code 0: every input gave a record; 1: some gave none, each named on stderr with the reason; 2: bad options, or none
of the lists can be read.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from newscrawl.commands import EXIT_USAGE
from newscrawl.commands.number import number

if TYPE_CHECKING:
    from newscrawl.bulk import Line

_WARC = (".warc", ".warc.gz")
_WEB = ("http://", "https://")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of FIELDS, and --jobs for --jsonl."""
    parser.add_argument("inputs", nargs="*", metavar="FILE|URL", help="saved page, WARC file or URL; - for stdin")
    parser.add_argument("--url", help="where a saved page was fetched from (default: the canonical URL it declares)")
    parser.add_argument("--outlet", metavar="SLUG", help="the outlet, where the URL does not tell")
    parser.add_argument("--fetched-at", metavar="TIME", type=_moment, help="when it was fetched, ISO 8601 with offset")
    parser.add_argument("--anchor", metavar="TIME|none", type=_anchor, help="when it is known to be new; none: never")
    parser.add_argument("--explain", action="store_true", help="show each field's claims, the winner and the losers")
    parser.add_argument("--jsonl", action="store_true", help="inputs are JSON Lines files of pages (default: stdin)")
    parser.add_argument("--jobs", type=number, default=os.cpu_count() or 1, metavar="N", help="processes for --jsonl")


def run(args: argparse.Namespace) -> int:
    """Read the inputs; records to stdout, talk to stderr."""
    if problem := _contradiction(args):
        print(f"newscrawl extract: {problem}", file=sys.stderr)
        return EXIT_USAGE
    if args.jsonl:
        return _bulk(args)
    if not args.inputs:
        print("newscrawl extract: name a FILE or URL, or pipe pages in with --jsonl", file=sys.stderr)
        return EXIT_USAGE
    failed = False
    for page in _pages(args):
        failed |= not _single(page, args)
    return 1 if failed else 0


def _contradiction(args: argparse.Namespace) -> str | None:
    """What cannot be meant by the options; None where all is well."""
    from newscrawl.bulk import is_address

    if args.jsonl and (archive := next((name for name in args.inputs if name.endswith(_WARC)), None)):
        return f"{archive} is a WARC file, no list of pages; leave out --jsonl"
    if args.jsonl and args.explain:
        return "--explain shows single pages; leave out --jsonl and name the page"
    if args.url is not None and args.jsonl:
        return 'with --jsonl each line says its "url"; leave out --url'
    saved = [name for name in args.inputs if not name.startswith(_WEB) and not name.endswith(_WARC)]
    if args.url is not None and args.inputs and len(saved) != 1:
        return f"--url says where one saved page came from, and {len(saved)} are named; name one, or use --jsonl"
    if args.url is not None and not is_address(args.url):
        return f"--url {args.url!r} is no web address"
    if args.outlet is not None:
        from newscrawl import outlets

        if outlets.find(args.outlet) is None:
            return f"no outlet is called {args.outlet!r}; `newscrawl list` shows which are known"
    return None


def _moment(words: str) -> datetime:
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no ISO 8601 time, such as 2026-11-01T09:00+03:00") from None
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{words!r} has no offset; add one, such as +03:00 or Z")
    return moment


def _anchor(words: str) -> datetime | Literal[False]:
    return False if words == "none" else _moment(words)


def _pages(args: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Each input as the arguments of `explain`, or with a `problem` that says why it could not be had."""
    for name in args.inputs:
        if name.startswith(_WEB):
            from newscrawl.fetch import fetch

            for got in fetch([name]):
                if got.error:
                    yield {"name": name, "problem": got.error}
                else:
                    yield {
                        "name": name,
                        "html": got.body,
                        "url": got.url,
                        "headers": dict(got.headers),
                        "fresh": True,
                    }
        elif name.endswith(_WARC):
            yield from _warc(name)
        else:
            yield _saved(name, args.url)


def _warc(name: str) -> Iterator[dict[str, Any]]:
    from newscrawl.warc import WarcError, pages

    parts: dict[str, list[Any]] = {}  # first page of an article -> its further pages, kept behind it by the crawl
    count = 0
    try:
        with suppress(WarcError):  # told behind the pages that can be read
            for kept in pages(Path(name)):
                if kept.part_of:
                    parts.setdefault(kept.part_of, []).append((kept.body, kept.url, kept.headers))
        for kept in pages(Path(name)):
            count += 1
            if kept.part_of:
                continue
            yield {
                "name": f"{name} {kept.url}",
                "html": kept.body,
                "url": kept.url,
                "headers": kept.headers,
                "fetched_at": kept.fetched_at,
                "parts": parts.get(kept.url, ()),
            }
        if not count:
            yield {"name": name, "problem": "holds no web page"}
    except WarcError as wrong:
        yield {"name": name, "problem": str(wrong).removeprefix(f"{Path(name)}: ")}
    except OSError as wrong:
        yield {"name": name, "problem": wrong.strerror or str(wrong)}


def _saved(name: str, url: str | None) -> dict[str, Any]:
    from newscrawl.compression import unpacked
    from newscrawl.parser import MAX_BYTES, PageError

    try:
        html = sys.stdin.buffer.read() if name == "-" else unpacked(Path(name), MAX_BYTES + 1)
    except OSError as wrong:
        is_address = "://" in name and not Path(name).exists()
        why = "is no http or https address" if is_address else wrong.strerror or str(wrong)
        return {"name": name, "problem": why}
    try:
        url = url or declared(html)
    except PageError as wrong:
        return {"name": name, "problem": f"no article: {wrong}"}
    if url is None:
        return {"name": name, "problem": "declares no canonical URL; say where it came from with --url"}
    return {"name": name, "html": html, "url": url}


def declared(html: bytes) -> str | None:
    """The URL that a saved page declares for itself. Raises PageError for what is no page: empty, a picture."""
    from newscrawl import extraction
    from newscrawl.draft import NoArticle
    from newscrawl.page import Page

    draft = extraction.draft(Page(html, "http://saved.invalid/page"))
    claims = [] if isinstance(draft, NoArticle) else draft.get("canonical")
    return next((c.raw for c in claims if c.raw.startswith(("http://", "https://"))), None)


def _single(page: dict[str, Any], args: argparse.Namespace) -> bool:
    from newscrawl.commands.explanation import show
    from newscrawl.explain import explain
    from newscrawl.normalise import FetchError

    if "problem" in page:
        print(f"newscrawl extract: {page['name']}: {page['problem']}", file=sys.stderr)
        return False
    try:
        explained = explain(
            page["html"],
            page["url"],
            fetched_at=args.fetched_at or page.get("fetched_at"),
            anchor=args.anchor,
            outlet=args.outlet,
            headers=page.get("headers"),
            parts=page.get("parts", ()),
        )
    except FetchError as wrong:
        print(f"newscrawl extract: {page['name']}: {wrong}", file=sys.stderr)
        return False
    first = explained.case.draft.first_page if explained.case else None
    if first is not None and "parts" in page:  # a crawl kept it before it saw that; its text is with the first page
        print(f"newscrawl extract: {page['name']}: no article: a later page of {first}", file=sys.stderr)
        return False
    if args.explain:
        show(explained, page["name"])
    elif explained.article is not None:
        sys.stdout.buffer.write(explained.article.to_json() + b"\n")
        sys.stdout.buffer.flush()
    if explained.article is not None and explained.case is not None:
        outlet = explained.case.fetch.outlet
        expected = outlet.languages if outlet else ("ar",)
        if explained.article.language not in (None, *expected):
            said = f"is in {explained.article.language!r}, not in {', '.join(expected)}; a crawl leaves it out"
            print(f"newscrawl extract: {page['name']}: {said}", file=sys.stderr)
    if explained.article is None and explained.refusal is not None:
        print(f"newscrawl extract: {page['name']}: no article: {explained.refusal.reason}", file=sys.stderr)
    return explained.article is not None


def _bulk(args: argparse.Namespace) -> int:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from newscrawl.bulk import Defaults, read

    defaults = Defaults(args.outlet, args.fetched_at, args.anchor)
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} pages, {task.fields[records]} records"),
        TimeElapsedColumn(),
    )
    records = failed = 0
    unread: list[str] = []
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None, records=0)
        for outcome in read(_lines(args.inputs, unread), defaults, args.jobs):
            if outcome.record is not None:
                records += 1
                sys.stdout.buffer.write(outcome.record + b"\n")
            else:
                failed += 1
                list_ = f"{outcome.line.list}, " if outcome.line.list else ""
                where = f"{list_}line {outcome.line.number}" + (f", {outcome.url}" if outcome.url else "")
                print(f"newscrawl extract: {where}: {outcome.reason}", file=sys.stderr)
            bar.update(task, advance=1, records=records)
        sys.stdout.buffer.flush()
    if len(unread) == len(args.inputs or ["-"]) and not records + failed:
        return EXIT_USAGE
    print(f"{records + failed} pages: {records} records, {failed} without", file=sys.stderr)
    return 1 if failed or unread else 0


def _lines(inputs: list[str], unread: list[str]) -> "Iterator[Line]":
    """The lines of the named lists, or of stdin. One that cannot be read to its end is told, and put to `unread`."""
    from newscrawl.bulk import Line
    from newscrawl.compression import lines

    for name in inputs or ["-"]:
        called = name if len(inputs) > 1 else ""
        folder = "." if name == "-" else str(Path(name).parent)
        try:
            for number, text in enumerate(sys.stdin.buffer if name == "-" else lines(Path(name)), 1):
                yield Line(number, text, folder, called)
        except OSError as wrong:
            unread.append(name)
            print(f"newscrawl extract: {name}: {wrong.strerror or wrong}", file=sys.stderr)
