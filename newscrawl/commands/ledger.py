"""Tend what a crawl remembers.

  newscrawl ledger check                       are the ledgers and the outputs sound?
  newscrawl ledger repair hespress             save what can be read of a damaged ledger
  newscrawl ledger export -o all.jsonl.zst     write every record again (.jsonl, .gz, .zst, .csv, .parquet)
  newscrawl ledger export --urls -o urls.csv   every URL ever found, with its fate
  newscrawl ledger forget URL|ID ...           take articles out of the ledgers and out of every output

Outlets are named by their slugs; without any, all of the store's are meant. Exit code 0: done and sound; 1: something
is wrong, said on stderr; 2: bad options; 4: an outlet is held by a running crawl.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from newscrawl.article import Article
from newscrawl.commands import EXIT_USAGE
from newscrawl.exporters import table
from newscrawl.exporters.output import Output, OutputError, patterns
from newscrawl.exporters.table import FormError
from newscrawl.ledger import LedgerError, LockedError, Store
from newscrawl.ledger.tending import forget, problems, repair, urls

EXIT_LOCKED = 4  # as of newscrawl crawl


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """check, repair, export, forget."""
    parser.add_argument("action", choices=("check", "repair", "export", "forget"))
    parser.add_argument("names", nargs="*", metavar="OUTLET", help="outlets; for forget: article ids or URLs")
    parser.add_argument("--store", default=os.environ.get("NEWSCRAWL_STORE", "newscrawl-store"), metavar="DIR")
    parser.add_argument("-o", dest="output", metavar="FILE", help="export: where to (default: stdout, JSON Lines)")
    parser.add_argument("--urls", action="store_true", help="export: every URL found and its fate, not the records")
    parser.add_argument("--latest", action="store_true", help="export: only the newest revision of each article")


def run(args: argparse.Namespace) -> int:
    """Do what was asked to the store's ledgers."""
    if not Path(args.store).is_dir():
        print(f"newscrawl ledger: {args.store}: no store there; say where it is with --store", file=sys.stderr)
        return EXIT_USAGE
    store = Store(args.store)
    known = store.outlets()
    outlets = known if args.action == "forget" or not args.names else args.names
    if missing := [name for name in outlets if name not in known]:
        print(
            f"newscrawl ledger: {args.store} knows no {', '.join(missing)}; it knows {', '.join(known)}",
            file=sys.stderr,
        )
        return EXIT_USAGE
    try:
        act = {"check": _check, "repair": _repair, "export": _export, "forget": _forget}[args.action]
        return act(store, outlets, args)
    except LockedError as held:
        print(f"newscrawl ledger: {held}", file=sys.stderr)
        return EXIT_LOCKED
    except (LedgerError, OutputError, FormError) as wrong:
        print(f"newscrawl ledger: {wrong}", file=sys.stderr)
        return 1


def _check(store: Store, outlets: list[str], _: argparse.Namespace) -> int:
    found = 0
    for outlet in outlets:
        try:
            with store.ledger(outlet) as ledger:
                wrong = list(problems(ledger))
                counts = ledger.count("urls"), ledger.count("articles"), ledger.count("outbox")
                print("{}: {} URLs, {} articles, {} lines".format(outlet, *counts))
        except LedgerError as damage:
            wrong = [str(damage)]
        found += len(wrong)
        for line in wrong:
            print(line, file=sys.stderr)
    for pattern in patterns(store.path):
        try:
            Output(pattern, store.path).check()
            print(f"{pattern}: as it was left")
        except OutputError as wrong_file:
            found += 1
            print(wrong_file, file=sys.stderr)
    return 1 if found else 0


def _repair(store: Store, outlets: list[str], _: argparse.Namespace) -> int:
    for outlet in outlets:
        with store.lock(outlet):
            saved = repair(store.folder(outlet) / "ledger.sqlite")
        rows = ", ".join(f"{count} {table}" for table, count in saved.rows.items())
        print(f"{outlet}: saved {rows}; the damaged file is {saved.damaged}")
    return 0


def _forget(store: Store, outlets: list[str], args: argparse.Namespace) -> int:
    if not args.names:
        print("newscrawl ledger: name the ids or URLs to forget", file=sys.stderr)
        return EXIT_USAGE
    with ExitStack() as held:
        for outlet in outlets:
            held.enter_context(store.lock(outlet))
        gone: set[str] = set()
        for outlet in outlets:
            with store.ledger(outlet) as ledger:
                for name in args.names:
                    gone.update(forget(ledger, name))
        lines = sum(Output(pattern, store.path).forget(gone) for pattern in patterns(store.path))
    print(f"forgot {len(gone)} articles; {lines} lines went from outputs. Kept pages (*.warc.gz) are not touched.")
    return 0 if gone else 1


def _export(store: Store, outlets: list[str], args: argparse.Namespace) -> int:
    if args.urls:
        rows = ({"outlet": outlet, **row} for outlet in outlets for row in _fates(store, outlet))
        count = table.write_rows(rows, args.output)
        print(f"{count} URLs", file=sys.stderr)
        return 0
    count = table.write_articles(_records(store, outlets, latest=args.latest), args.output)
    print(f"{count} records", file=sys.stderr)
    return 0


def _fates(store: Store, outlet: str) -> Iterator[dict[str, object]]:
    with store.ledger(outlet) as ledger:
        yield from urls(ledger)


def _records(store: Store, outlets: list[str], *, latest: bool) -> Iterator[Article]:
    import orjson

    for outlet in outlets:
        with store.ledger(outlet) as ledger:
            after = 0
            while batch := ledger.outbox.pending(after):
                after = batch[-1].seq
                for row in batch:
                    if not latest or ledger.articles.revision(row.id) == row.revision:
                        yield Article.from_dict(orjson.loads(row.line))
