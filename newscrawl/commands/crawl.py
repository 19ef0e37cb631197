"""Crawl outlets or sites into JSON Lines.

  newscrawl crawl hespress -o articles.jsonl
  newscrawl crawl https://news.example.ma/ --since 2024-01-01 --limit 50 -O example.jsonl
  newscrawl crawl --all --country MA -o 'articles-%(date)s.jsonl.zst'
  newscrawl crawl --sample -O articles.jsonl

A SLUG is one of `newscrawl list`; a URL that is itself an article is fetched as one, any other means its site. Without
--since a run takes what is current. docs/crawl.md has the exit codes.
"""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, nullcontext
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newscrawl.commands import EXIT_USAGE
from newscrawl.commands.country import country
from newscrawl.commands.file import file
from newscrawl.commands.number import number
from newscrawl.commands.setting import add_setting
from newscrawl.period import period

if TYPE_CHECKING:
    from newscrawl.run import OpenMemory

DEFAULT_OUTPUT = "articles.jsonl"
DEFAULT_STORE = "newscrawl-store"
DEFAULT_REPORT = "run-report.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of FIELDS, and a few beside them."""
    parser.add_argument("targets", nargs="*", metavar="SLUG|URL", help="an outlet of `newscrawl list`, or a site's URL")
    out = parser.add_mutually_exclusive_group()
    out.add_argument("-o", "--output", metavar="FILE", type=file, help=f"append and go on (default: {DEFAULT_OUTPUT})")
    out.add_argument(
        "-O", "--overwrite", metavar="FILE", type=file, help="start the file afresh; - for standard output"
    )
    parser.add_argument("--since", metavar="DAY", type=_first, help="open the archives from this day, month or year on")
    parser.add_argument("--until", metavar="DAY", type=_last, help="up to this day, month or year")
    parser.add_argument("--limit", metavar="N", type=number, help="articles per outlet")
    parser.add_argument("--all", action="store_true", help="every known outlet")
    parser.add_argument("--country", metavar="CC", type=country, help="every known outlet of a country, such as EG")
    parser.add_argument("--sample", action="store_true", help="the sample site, served on this machine for the run")
    parser.add_argument("--jobs", metavar="N", type=number, default=16, help="outlets at work at a time (default: 16)")
    parser.add_argument("--store", metavar="DIR", default=os.environ.get("NEWSCRAWL_STORE"), help="what runs remember")
    parser.add_argument("--keep-pages", action="store_true", help="keep fetched pages as WARC files in the store")
    parser.add_argument("--respect-opt-outs", action="store_true", help="leave out pages that opt out of text mining")
    parser.add_argument("--outlets", metavar="DIR", help="a folder of your own outlet files")
    parser.add_argument("--fail-if-empty", action="store_true", help="exit code 6 where nothing new was found")
    parser.add_argument("--report", metavar="FILE", help=f"run report as JSON (default: {DEFAULT_REPORT}); - for none")
    add_setting(parser)


def run(args: argparse.Namespace) -> int:
    """Crawl; records to files, talk to stderr. Returns the exit code."""
    if not (args.targets or args.all or args.country or args.sample):
        print("newscrawl crawl: name a SLUG or URL, or give --all, --country or --sample", file=sys.stderr)
        return EXIT_USAGE
    if args.since and args.until and args.since > args.until:
        print(f"newscrawl crawl: --since {args.since} is after --until {args.until}; swap them", file=sys.stderr)
        return EXIT_USAGE
    if args.since and args.since > datetime.now(UTC).date() + timedelta(days=1):
        print(f"newscrawl crawl: --since {args.since} lies ahead; write a day that has been", file=sys.stderr)
        return EXIT_USAGE
    if args.report and args.report != "-" and (problem := _no_report(args.report)):
        print(f"newscrawl crawl: --report {problem}", file=sys.stderr)
        return EXIT_USAGE
    from newscrawl.run import EXIT_DISK

    with ExitStack() as held:
        settings = dict(args.settings)
        try:
            targets, unread = _targets(args, settings, held)
        except LookupError as error:
            print(f"newscrawl crawl: {error.args[0]}", file=sys.stderr)
            return EXIT_USAGE
        try:
            return _crawl(args, settings, targets, unread)
        except OSError as error:
            print(f"newscrawl crawl: {error}", file=sys.stderr)
            return EXIT_DISK


def _no_report(name: str) -> str | None:
    """Why a report cannot be written, found out before anything is fetched."""
    from newscrawl.workshop.options import unwritable

    folder = Path(name).parent
    return unwritable(Path(name)) if folder.is_dir() else f"{name}: no folder {folder}; make it first"


def _crawl(args: argparse.Namespace, settings: dict[str, Any], targets: list[Any], unread: list[Any]) -> int:
    from newscrawl import run as runs
    from newscrawl.extensions import board, summary
    from newscrawl.extensions.console import stderr
    from newscrawl.extensions.talk import talk_to

    console = stderr()
    if not console.is_terminal:
        console.width = 140  # a log file has room
    talk_to(console, settings.get("LOG_LEVEL", "WARNING" if console.is_terminal else "INFO"))
    for tally in unread:
        logging.getLogger("newscrawl").error("%s: %s", tally.slug, tally.examples["outlet-file"][0])
    if targets and (missing := _contact_missing(settings, targets)):
        logging.getLogger("newscrawl").warning("%s", missing)
    started = datetime.now(UTC)

    asked = {"targets": [target.slug for target in targets], "since": _iso(args.since), "until": _iso(args.until)}
    asked |= {"limit": args.limit, "output": args.overwrite or args.output or DEFAULT_OUTPUT}
    with _memories(args, settings, asked) as open_memory, board.Board(console, len(targets)) as shown:
        crawl = runs.Run(
            targets,
            since=args.since,
            until=args.until,
            limit=args.limit,
            jobs=args.jobs,
            open_memory=open_memory,
            open_keeper=_keeper(args),
            settings=settings,
            watch=shown.add,
        )
        tallies = [*crawl.start(), *unread] if targets else unread
    code = runs.exit_code(tallies, stopped_by=crawl.signal, fail_if_empty=args.fail_if_empty)
    summary.show(console, tallies)
    if args.report != "-":
        report = summary.report(tallies, started=started, exit_code=code, asked=asked)
        name = args.report or DEFAULT_REPORT
        try:
            summary.save(Path(name), report)
        except OSError as wrong:
            said = f"newscrawl crawl: {name}: the report cannot be written ({wrong.strerror or wrong})"
            print(f"{said}; --report FILE names another, --report - none", file=sys.stderr)
            return runs.EXIT_DISK if args.report else code  # nobody asked for the usual one
    return code


def _contact_missing(settings: dict[str, Any], targets: list[Any]) -> str | None:
    """A word to whoever crawls sites of others without saying who asks; None for the sample and private hosts."""
    from urllib.parse import urlsplit

    from newscrawl.network.addresses import hosts
    from newscrawl.run import settings as all_settings

    values = all_settings(settings)
    if values["NEWSCRAWL_CONTACT"] or "USER_AGENT" in settings or values["NEWSCRAWL_REPLAY"]:
        return None
    private = hosts(values.getlist("NEWSCRAWL_PRIVATE_HOSTS"))
    for target in targets:
        is_sample = target.outlet is not None and target.outlet.kind == "sample"
        if not is_sample and (urlsplit(target.home).hostname or "") not in private:
            return (
                "sites are not told whom to write to: set NEWSCRAWL_CONTACT to a web page or e-mail address of yours, "
                "in the environment or with -s"
            )
    return None


def _targets(args: argparse.Namespace, settings: dict[str, Any], held: ExitStack) -> tuple[list[Any], list[Any]]:
    """The targets asked for, each outlet once, and a closed tally for each outlet file that cannot be read."""
    from newscrawl import outlets, target
    from newscrawl.failure import Failure
    from newscrawl.outlets.reader import OutletError
    from newscrawl.tally import Tally

    if args.respect_opt_outs:
        settings.setdefault("NEWSCRAWL_RESPECT_OPT_OUTS", True)
    if args.outlets:
        outlets.use(args.outlets)
    outlets.slugs()  # a folder that is not there is told once, not at every outlet
    found: dict[str, Any] = {}
    unread: list[Tally] = []

    def take(word: str, *, only_trusted: bool = False) -> None:
        try:
            one = target.of(word)
        except OutletError as error:
            tally = Tally(word, outcome="outlet-file", ended=0.0, started=0.0)
            tally.failed(Failure("outlet-file", str(error)))
            unread.append(tally)
            return
        known = one.outlet
        if only_trusted and known and (not known.trusted or (args.country and known.country != args.country)):
            return
        # One run an outlet: two targets of it would lock each other out.
        found[one.slug] = found[one.slug].joined(one) if one.slug in found else one

    if args.sample:
        from newscrawl.sample import serve
        from newscrawl.settings import SAMPLE

        sample = held.enter_context(serve())
        for name, value in {**SAMPLE, "NEWSCRAWL_PROXY": sample.proxy}.items():
            settings.setdefault(name, value)
        for slug in () if args.targets else sample.outlets:
            take(slug)
    for word in args.targets:
        take(word)
    if args.all or args.country:
        for slug in outlets.slugs():
            take(slug, only_trusted=True)
    if not found and not unread:
        raise target.TargetError(f"no outlet of {args.country} that can be crawled; see `newscrawl list --country`")
    return list(found.values()), unread


def _keeper(args: argparse.Namespace) -> Callable[[Any], Any]:
    """What keeps an outlet's pages: nothing, or WARC files in the store."""
    if not args.keep_pages:
        return lambda target: None
    from newscrawl.ledger import Store
    from newscrawl.warc import Keeper

    store = Store(args.store or DEFAULT_STORE)
    return lambda target: Keeper(store.folder(target.slug) / "pages")


@contextmanager
def _memories(args: argparse.Namespace, settings: dict[str, Any], asked: dict[str, Any]) -> "Iterator[OpenMemory]":
    """How each outlet's memory is opened: kept in the store, or for this run only where records go to a stream."""
    from newscrawl.ledger import Store
    from newscrawl.memory import RunMemory

    name = args.overwrite or args.output or DEFAULT_OUTPUT
    if args.store or name not in (os.devnull, "-"):
        kept = Store(args.store or DEFAULT_STORE).path / "hosts.sqlite"
        settings.setdefault("NEWSCRAWL_HOSTS", str(kept))
    if name == os.devnull:
        yield lambda target: nullcontext(RunMemory())
    elif name == "-":
        from newscrawl.exporters.lines import Lines

        with closing(Lines(name)) as lines:
            yield lambda target: nullcontext(RunMemory(lines))
    else:
        from newscrawl.exporters.output import Output
        from newscrawl.memory.opening import Opening
        from newscrawl.memory.recheck import intervals
        from newscrawl.run import settings as all_settings

        store = Store(args.store or DEFAULT_STORE)
        with closing(Output(name, store.path)) as output:
            waits = intervals(all_settings(settings).get("NEWSCRAWL_RECHECK"))
            opening = Opening(store, output, bool(args.overwrite), args.since, args.until, waits)
            opening.prepare()
            yield lambda target: opening.memory(target.slug, {**asked, "given": list(target.given)})


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _first(text: str) -> date:
    return _period(text)[0]


def _last(text: str) -> date:
    return _period(text)[1]


def _period(text: str) -> tuple[date, date]:
    try:
        return period(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
