"""How each outlet has been doing: its last good run, new articles against the usual, fields, failures, and a verdict.

  newscrawl status
  newscrawl status hespress spa --days 30
  newscrawl status --json
  newscrawl status --alert env:NEWSCRAWL_ALERT > /dev/null

A column with two numbers has the share of late and, behind the slash, the usual one. --alert tells a change of health,
once: to an http(s) webhook or, with the extra `monitor`, by e-mail, Slack, Telegram and others; the address stands in
an environment variable. docs/health.md explains every word and its rule. Exit code 0: all well; 1: some are not, or an
alert was not delivered; 2: bad options, no store, an unknown outlet.
"""

import argparse
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from newscrawl.commands import EXIT_USAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.health import Health
    from newscrawl.health.recipient import Recipient
    from newscrawl.outlet import Outlet


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which outlets, how many days, in what form, whom to tell."""
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="outlets (default: all that the store knows)")
    parser.add_argument("--store", default=os.environ.get("NEWSCRAWL_STORE", "newscrawl-store"), metavar="DIR")
    parser.add_argument("--days", type=_days, default=7.0, metavar="N", help="days that the counts cover (default: 7)")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--outlets", metavar="DIR", help="a folder of your own outlet files")
    parser.add_argument(
        "--alert",
        action="append",
        default=[],
        metavar="URL|env:NAME",
        help="tell changes of health to a webhook, or to the address in an environment variable; may be repeated",
    )


def run(args: argparse.Namespace) -> int:
    """Judge, show, tell. Returns the exit code."""
    from newscrawl import health, outlets
    from newscrawl.health import recipient, verdict
    from newscrawl.ledger.store import misplaced
    from newscrawl.outlets.reader import OutletError

    store = Path(args.store)
    if wrong_place := misplaced(store):
        return _usage(wrong_place)
    try:
        recipients = recipient.of(args.alert)
        if args.outlets:
            outlets.use(args.outlets)
        known = health.slugs(store)
        if problem := _unknown(args.slugs, known, store):
            return _usage(problem)
        now = datetime.now(UTC)
        since = now - timedelta(days=args.days) - verdict.HISTORY
        found = []
        for slug in dict.fromkeys(args.slugs or known):
            history = health.read(store, slug, since=since, now=now)
            outlet = _outlet(slug)
            found.append(health.judge(history, now, days=args.days, expect=outlet.expect if outlet else None))
    except (recipient.RecipientError, OutletError) as wrong:
        return _usage(str(wrong))
    if not found:
        return _usage(f"{store}: knows no outlet yet; newscrawl crawl fills it")
    _show(found, now, args)
    delivered = _alert(store, recipients, found, now, args.days)
    return 0 if delivered and all(one.well for one in found) else 1


def _usage(problem: str) -> int:
    print(f"newscrawl status: {problem}", file=sys.stderr)
    return EXIT_USAGE


def _unknown(slugs: "Sequence[str]", known: "Sequence[str]", store: Path) -> str | None:
    """What is wrong with the first slug that neither the store nor the registry knows."""
    from difflib import get_close_matches

    from newscrawl import outlets

    for slug in slugs:
        if slug not in known and slug not in outlets.slugs():
            near = get_close_matches(slug, [*known, *outlets.slugs()], n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"{store} knows {', '.join(known) or 'none yet'}"
            return f"no outlet {slug!r}; {hint}"
    return None


def _outlet(slug: str) -> "Outlet | None":
    """The outlet's file; None for a site without one, or with one that cannot be read: `newscrawl list` tells."""
    from newscrawl import outlets
    from newscrawl.outlets.reader import OutletError

    try:
        return outlets.get(slug) if slug in outlets.slugs() else None
    except OutletError:
        return None


def _show(found: "Sequence[Health]", now: datetime, args: argparse.Namespace) -> None:
    if args.json:
        import orjson

        from newscrawl.health.report import report

        print(orjson.dumps(report(found, now, args.days), option=orjson.OPT_INDENT_2).decode())
        return
    from rich.console import Console

    from newscrawl.health.table import show

    console = Console(highlight=False)
    # A pipe or a file is no terminal to fit into: rows stay whole there.
    show(console if console.is_terminal else Console(width=240, highlight=False), found, now, args.days)


def _alert(
    store: Path, recipients: "Sequence[Recipient]", found: "Sequence[Health]", now: datetime, days: float
) -> bool:
    """Tell each recipient what it has not been told. True where nothing is left untold."""
    from newscrawl.health.post import PostError, post
    from newscrawl.health.told import BusyError, told

    if not recipients:
        return True
    delivered = True
    try:
        with told(store) as known:
            for recipient in recipients:
                changes = known.changes(recipient.url, found, now)
                try:
                    if changes:
                        post(recipient, changes, now, days)
                        known.tell(recipient.url, changes, now)
                except PostError as wrong:
                    delivered = False
                    print(f"newscrawl status: {wrong}; it will be told next time", file=sys.stderr)
                known.save()
    except BusyError as busy:
        print(f"newscrawl status: {busy}", file=sys.stderr)
        return False
    except OSError as wrong:
        print(f"newscrawl status: {store}: {wrong.strerror}; alerts need to write there", file=sys.stderr)
        return False
    return delivered


def _days(text: str) -> float:
    try:
        days = float(text)
    except ValueError:
        days = 0.0
    if not 1 <= days <= 366:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days from 1 to 366")
    return days
