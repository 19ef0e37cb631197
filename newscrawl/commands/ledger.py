"""Tend what a crawl remembers.

  newscrawl ledger check                       are the ledgers and the outputs sound?
  newscrawl ledger repair hespress             make a damaged or lost ledger whole, from what is left and its outputs
  newscrawl ledger repair -o all.jsonl         make a cut, lost or foreign output whole, from the ledgers
  newscrawl ledger export -o all.jsonl.zst     write every record again (.jsonl, .gz, .zst, .csv, .parquet)
  newscrawl ledger export --urls -o urls.csv   every URL ever found, with its fate
  newscrawl ledger forget URL|ID ...           take articles out of the ledgers and out of every output

Outlets are named by their slugs; without any, all of the store's are meant. Exit code 0: done and sound; 1: something
is wrong or was lost, said on stderr; 2: bad options; 4: an outlet is held by a running crawl (check and export need
none free, unless a crawl of an older newscrawl is at work).
"""

import argparse
import os
import shlex
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from newscrawl.article import Article
from newscrawl.commands import EXIT_USAGE, streams
from newscrawl.commands.file import unlike_export
from newscrawl.exporters import rewriting, table
from newscrawl.exporters.output import Output, OutputError, patterns
from newscrawl.exporters.rewriting import differences
from newscrawl.exporters.table import FormError
from newscrawl.ledger import ForeignError, HeldError, Ledger, LedgerError, LockedError, Store, tending
from newscrawl.ledger.store import folder_name, misplaced

EXIT_LOCKED = 4  # as of newscrawl crawl


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """check, repair, export, forget."""
    parser.add_argument("action", choices=("check", "repair", "export", "forget"))
    parser.add_argument("names", nargs="*", metavar="OUTLET", help="outlets; for forget: article ids or URLs")
    parser.add_argument("--store", default=os.environ.get("NEWSCRAWL_STORE", "newscrawl-store"), metavar="DIR")
    parser.add_argument(
        "-o", dest="output", metavar="FILE", help="export: where to (default: stdout, JSON Lines); repair: this output"
    )
    parser.add_argument("--urls", action="store_true", help="export: every URL found and its fate, not the records")
    parser.add_argument("--latest", action="store_true", help="export: only the newest revision of each article")


def run(args: argparse.Namespace) -> int:
    """Do what was asked to the store's ledgers."""
    if wrong_place := misplaced(Path(args.store)):
        return _usage(wrong_place)
    if args.action in ("check", "forget") and args.output:
        return _usage(f"{args.action} writes no file; leave out -o")
    if args.action != "export" and (args.urls or args.latest):
        return _usage("--urls and --latest belong to export")
    try:
        store = Store(args.store)
        known = store.outlets()
        if args.action == "repair":  # a ledger that is no more may still come back from the outputs it fed
            known = sorted({*known, *(outlet for outlet, _ in _feeding(store))})
        outlets = known if args.action == "forget" or not args.names else [folder_name(name) for name in args.names]
        if missing := [name for name in outlets if name not in known]:
            return _usage(f"{args.store} knows no {', '.join(missing)}; it knows {', '.join(known) or 'none yet'}")
        act = {"check": _check, "repair": _repair, "export": _export, "forget": _forget}[args.action]
        return act(store, outlets, args)
    except LockedError as held:
        print(f"newscrawl ledger: {held}", file=sys.stderr)
        return EXIT_LOCKED
    except (OSError, FormError) as wrong:  # ledgers, outputs and stores say themselves what to do
        if streams.lost(wrong):  # told for all verbs alike
            raise
        print(f"newscrawl ledger: {wrong}", file=sys.stderr)
        return 1


def _usage(problem: str) -> int:
    print(f"newscrawl ledger: {problem}", file=sys.stderr)
    return EXIT_USAGE


def _check(store: Store, outlets: list[str], _: argparse.Namespace) -> int:
    """Look at all that can be looked at; a ledger that has to wait for a run is told of once."""
    found, waiting = 0, set[str]()
    for look in _looks(store, outlets):
        try:
            wrong = look()
        except HeldError as held:
            if str(held) not in waiting:
                print(held, file=sys.stderr)
            waiting.add(str(held))
            continue
        found += len(wrong)
        for line in wrong:
            print(line, file=sys.stderr)
    return 1 if found else EXIT_LOCKED if waiting else 0


def _looks(store: Store, outlets: list[str]) -> Iterator[Callable[[], list[str]]]:
    """What there is to check, ledgers first; each tells what is wrong with it, or raises HeldError."""
    for outlet in outlets:
        for memory in store.memories(outlet):
            yield partial(_check_ledger, store, outlet, memory)
    try:
        names = patterns(store.path)
    except OutputError as wrong:
        said = [str(wrong)]
        yield lambda: said
        return
    for name in names:
        yield partial(_check_output, store, name)


def _check_ledger(store: Store, outlet: str, memory: str) -> list[str]:
    try:
        with store.ledger(outlet, memory) as ledger:
            wrong = list(tending.problems(ledger))
            counts = ledger.count("urls"), ledger.count("articles"), ledger.count("outbox")
            print("{}: {} URLs, {} articles, {} lines".format(_name(outlet, memory), *counts))
            return wrong
    except HeldError:
        raise
    except (LedgerError, sqlite3.Error) as damage:
        return [str(damage)]


def _check_output(store: Store, pattern: str) -> list[str]:
    try:
        with closing(Output(pattern, store.path)) as output:
            for feeding in output.feedings():
                path = store.path / folder_name(feeding.outlet) / f"{feeding.memory}.sqlite"
                if not path.exists():
                    name, where = shlex.quote(path.parent.name), shlex.quote(str(store.path))
                    return [f"{pattern}: its ledger {path} is gone; newscrawl ledger repair {name} --store {where}"]
            if not output.paths():
                return []
            output.check()
            if not (wrong := list(differences(output, store))):
                print(f"{pattern}: as it was left")
            return wrong
    except HeldError:
        raise
    except (OutputError, LedgerError) as wrong_file:
        return [str(wrong_file)]
    except sqlite3.Error:
        return []  # a damaged ledger: said already


def _name(outlet: str, memory: str) -> str:
    return outlet if memory == "ledger" else f"{outlet} ({memory})"


def _feeding(store: Store) -> set[tuple[str, str]]:
    """The ledgers, by outlet and name, that feed an output, whether they are there or not."""
    found = set()
    for pattern in patterns(store.path):
        with closing(Output(pattern, store.path)) as output:
            found |= {(folder_name(feeding.outlet), feeding.memory) for feeding in output.feedings()}
    return found


def _repair(store: Store, outlets: list[str], args: argparse.Namespace) -> int:
    with ExitStack() as held:
        for outlet in store.outlets() if args.output else outlets:
            held.enter_context(store.lock(outlet))
        if args.output:
            return _repair_output(store, args.output)
        outputs = [held.enter_context(closing(Output(pattern, store.path))) for pattern in patterns(store.path)]
        feeding, lost = _feeding(store), 0
        for outlet in outlets:
            for memory in sorted({*store.memories(outlet), *(name for which, name in feeding if which == outlet)}):
                lost += _repair_ledger(store, outlet, memory, outputs)
    return 1 if lost else 0


def _repair_ledger(store: Store, outlet: str, memory: str, outputs: list[Output]) -> int:
    """Make one ledger whole; returns how much was lost."""
    from newscrawl.memory.recovery import recover

    path, name = store.folder(outlet) / f"{memory}.sqlite", _name(outlet, memory)
    damaged = _is_damaged(store, outlet, memory)
    if damaged:
        saved = tending.repair(path)
        rows = ", ".join(f"{count} {table}" for table, count in saved.rows.items())
        why = f" ({saved.unreadable})" if saved.unreadable else ""
        print(f"{name}: saved {rows}; the damaged file is {saved.damaged}{why}")
    with store.ledger(outlet, memory) as ledger:
        done = recover(ledger, outlet, outputs)
    if not (damaged or done.records or done.articles or done.lost or done.without_line):
        print(f"{name}: sound")
    else:
        print(f"{name}: {done.records} records taken back from outputs, {done.articles} articles made from records")
    for absent in done.absent:
        print(f"{name}: {absent} is not there; what stood only in it was not taken back", file=sys.stderr)
    if done.lost:
        print(f"{name}: {done.lost} articles are lost; their URLs are fetched again", file=sys.stderr)
    if done.without_line:
        print(f"{name}: {done.without_line} articles are known, but no record of them is left", file=sys.stderr)
    for output in outputs:
        if any(folder_name(feeding.outlet) == outlet and feeding.memory == memory for feeding in output.feedings()):
            try:
                _tell(rewriting.rebuild(output, store, absent=False))
            except OutputError as wrong:
                print(f"{name}: {wrong}", file=sys.stderr)
    return done.lost + done.without_line


def _is_damaged(store: Store, outlet: str, memory: str) -> bool:
    """Whether a ledger's file is damaged. Records and articles that do not match are mended without a copy."""
    try:
        with store.ledger(outlet, memory) as ledger:
            return [line for (line,) in ledger.book.db.execute("PRAGMA integrity_check(1)")] != ["ok"] or any(
                "cannot be read" in line for line in tending.problems(ledger)
            )
    except ForeignError:
        raise
    except (LedgerError, sqlite3.Error):
        return True


def _repair_output(store: Store, name: str) -> int:
    with closing(Output(name, store.path)) as output:
        done = rewriting.rebuild(output, store)
    if not done:
        print(f"{name}: as it was left")
    _tell(done)
    return 1 if any(one.foreign for one in done) else 0


def _tell(done: list[rewriting.Rebuilt]) -> None:
    for one in done:
        kept = f"; what stood there is {one.kept}" if one.kept else ""
        print(f"{one.path}: written anew, {one.lines} lines{kept}")
        if one.foreign:
            print(f"{one.kept}: {one.foreign} records of it stand in no ledger of this store", file=sys.stderr)


def _forget(store: Store, outlets: list[str], args: argparse.Namespace) -> int:
    """Outputs first: what cannot be done today can be asked for again while the ledgers still know the articles."""
    if not args.names:
        return _usage("name the ids or URLs to forget")
    from newscrawl.discover.urls import key

    with ExitStack() as held:
        for outlet in outlets:
            held.enter_context(store.lock(outlet))
        ledgers = [
            held.enter_context(store.ledger(outlet, memory)) for outlet in outlets for memory in store.memories(outlet)
        ]
        known = {name: {id_ for ledger in ledgers for id_ in tending.named(ledger, name)} for name in args.names}
        gone = {id_ for ids in known.values() for id_ in ids}
        # What the ledgers do not know may still stand in an output.
        keys = {key(name) for name, ids in known.items() if not ids and "://" in name}
        gone_names = {name for name, ids in known.items() if not ids}
        seen: set[str] = set()

        def condemned(record: Mapping[str, Any]) -> bool:
            if record["id"] in gone or record["id"] in gone_names:
                seen.add(record["id"])
                return True
            if keys and (found := keys & {key(record["url"]), key(record["canonical_url"])}):
                seen.update(found)
                return True
            return False

        lines, failed = 0, False
        for pattern in patterns(store.path):
            try:
                with closing(Output(pattern, store.path)) as output:
                    went, absent = rewriting.forget(output, condemned)
            except OutputError as wrong:
                failed = True
                print(f"newscrawl ledger: {wrong}", file=sys.stderr)
                continue
            lines += went
            for path in absent:
                print(f"{path}: is not there; where you put it, the articles still stand in it", file=sys.stderr)
        if failed:
            print(
                "nothing was taken out of the ledgers yet: mend that, then give the same command again", file=sys.stderr
            )
            return 1
        for ledger in ledgers:
            tending.forget(ledger, gone)
    unknown = [name for name in sorted(gone_names) if name not in seen and key(name) not in seen]
    for name in unknown:
        print(f"{name}: not known here; `newscrawl ledger export --urls` lists what is", file=sys.stderr)
    print(f"forgot {len(gone)} articles; {lines} lines went from outputs. Kept pages (*.warc.gz) are not touched.")
    return 1 if unknown else 0


def _export(store: Store, outlets: list[str], args: argparse.Namespace) -> int:
    args.output = None if args.output == "-" else args.output
    if args.output and (problem := unlike_export(args.output)):
        return _usage(problem)
    if args.output and (store.path / "outputs.sqlite").exists() and _is_output(store, args.output):
        return _usage(f"{args.output} is written by crawls; name another file, or repair it: ledger repair -o FILE")
    for outlet in outlets:
        for memory in store.memories(outlet):
            _as_it_is(store, outlet, memory)
    try:
        if args.urls:
            rows = (row for outlet in outlets for row in _fates(store, outlet))
            print(f"{table.write_rows(rows, args.output)} URLs", file=sys.stderr)
        else:
            count = table.write_articles(_records(store, outlets, latest=args.latest), args.output)
            print(f"{count} records", file=sys.stderr)
    except LedgerError:
        raise
    except OSError as wrong:
        if args.output is None:
            raise
        print(f"newscrawl ledger: {args.output}: cannot be written ({wrong.strerror or wrong})", file=sys.stderr)
        return 1
    except sqlite3.Error as wrong:
        print(f"newscrawl ledger: a ledger cannot be read ({wrong}); newscrawl ledger check names it", file=sys.stderr)
        return 1
    return 0


def _as_it_is(store: Store, outlet: str, memory: str) -> None:
    """Raise HeldError for a ledger that has to wait for a run, before anything is written; damage tells itself."""
    try:
        store.ledger(outlet, memory).close()
    except HeldError:
        raise
    except LedgerError:
        pass


def _is_output(store: Store, name: str) -> bool:
    """Whether crawls write to this file; what stands in a damaged database of outputs is not known."""
    try:
        for pattern in patterns(store.path):
            with closing(Output(pattern, store.path)) as output:
                if Path(name).absolute() in (*output.paths(), output.path()):
                    return True
    except OutputError:
        pass
    return False


def _fates(store: Store, outlet: str) -> Iterator[dict[str, object]]:
    """Every URL once: as the outlet's own ledger has it, else as one of an output begun with `-O` does."""
    with ExitStack() as held:
        earlier: list[Ledger] = []
        for memory in store.memories(outlet):
            ledger = held.enter_context(store.ledger(outlet, memory))
            slug = next((orjson.loads(line.line)["outlet"] for line in ledger.outbox.all()), outlet)  # as records say
            for key, row in tending.urls(ledger):
                if not any(other.urls.known(key) for other in earlier):
                    yield {"outlet": slug, **row}
            earlier.append(ledger)


def _records(store: Store, outlets: list[str], *, latest: bool) -> Iterator[Article]:
    """Every id and revision once: as the outlet's own ledger has it, else as one of an output begun with `-O` does."""
    for outlet in outlets:
        with ExitStack() as held:
            earlier: list[Ledger] = []
            for memory in store.memories(outlet):
                ledger = held.enter_context(store.ledger(outlet, memory))
                for row in ledger.outbox.all():
                    newest = max(other.articles.revision(row.id) or 0 for other in (ledger, *earlier)) if latest else 0
                    if row.revision >= newest and not any(other.outbox.has(row.id, row.revision) for other in earlier):
                        yield Article.from_dict(orjson.loads(row.line))
                earlier.append(ledger)
