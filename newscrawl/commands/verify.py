"""Check outlets against the open web: what they name to follow, and five fresh articles of each.

  newscrawl verify hespress youm7
  newscrawl verify --all --jobs 32 --into verification
  newscrawl verify --sample

Written are DATE.json and DATE.md in the folder of --into, and the `verified` block of each outlet's file that you may
write to (not with --keep). "works": its sources lead to articles that have the fields expected of the outlet; "partly
works": some source or field is missing; "fails": no article was read. What went wrong is named by the kinds of
failure of docs/crawl.md. --all takes the outlets known from memory too: a visit is what tells whether they are there.
Exit code 0: all work; 1: some only partly, or not; 2: bad options, an unknown outlet; 3: none could be read.
"""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newscrawl.commands import EXIT_USAGE
from newscrawl.workshop import options

if TYPE_CHECKING:
    from newscrawl.outlet import Outlet
    from newscrawl.workshop.verdict import Verdict

VERB = "verify"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which outlets, how many at a time, and where the results go."""
    parser.add_argument("outlet", nargs="*", metavar="SLUG|FILE.toml", help="known outlets, or outlet files")
    parser.add_argument("--all", action="store_true", help="every known outlet but the sample's")
    parser.add_argument("--country", metavar="CC", type=str.upper, help="every known outlet of a country, such as EG")
    parser.add_argument("--into", metavar="DIR", default="verification", help="folder of the results")
    parser.add_argument("--jobs", metavar="N", type=int, default=16, help="outlets visited at a time (default: 16)")
    parser.add_argument("--keep", action="store_true", help="leave the outlet files as they are")
    options.add(parser)


def run(args: argparse.Namespace) -> int:
    """Visit, write, say. Returns the exit code."""
    from newscrawl.outlets.reader import OutletError

    if not (args.outlet or args.all or args.country or args.sample):
        options.complain(VERB, "name a SLUG or FILE.toml, or give --all, --country or --sample")
        return EXIT_USAGE
    if args.jobs < 1:
        options.complain(VERB, "--jobs is a number from 1 up")
        return EXIT_USAGE
    try:
        with options.settings(args) as settings:
            chosen, unusable = _chosen(args)
            return _verify(args, chosen, unusable, settings)
    except (options.NoSuchOutlet, OutletError) as wrong:
        options.complain(VERB, wrong)
        return EXIT_USAGE
    except OSError as wrong:
        options.complain(VERB, f"{args.into}: {wrong.strerror or wrong}; name another folder with --into")
        return EXIT_USAGE


def _chosen(args: argparse.Namespace) -> tuple[list["Outlet"], list["Verdict"]]:
    """The outlets asked for, each once, and a verdict on each file that cannot be used. Raises NoSuchOutlet."""
    from newscrawl import outlets
    from newscrawl.workshop.verdict import unread

    found = {one.slug: one for one in map(options.outlet, args.outlet)}
    unusable: list[Verdict] = []
    if args.all or args.country:
        for one in outlets.all_outlets(args.country):
            found.setdefault(one.slug, one)
        today = datetime.now(UTC).date()
        unusable = [unread(wrong.path.stem, str(wrong), today) for wrong in outlets.problems()]
        if not found and not unusable:
            raise options.NoSuchOutlet(f"no outlet of {args.country} is known; see `newscrawl list`")
    if args.sample and not args.outlet:
        from newscrawl.sample.server import outlets as sample

        found |= {slug: outlets.get(slug) for slug in sample()}
    return list(found.values()), unusable


def _verify(
    args: argparse.Namespace, chosen: list["Outlet"], unusable: list["Verdict"], settings: dict[str, Any]
) -> int:
    from rich.console import Console

    from newscrawl.workshop import verification

    console = Console(stderr=True, highlight=False)
    Path(args.into).mkdir(parents=True, exist_ok=True)  # known to be writable before the first visit
    by_slug = {one.slug: one for one in chosen}
    verdicts = list(unusable)
    width = max(map(len, by_slug), default=0)
    held: list[Verdict] = []  # those that did not answer, until another one has
    for verdict in verification.verify(chosen, settings, jobs=args.jobs):
        verdicts.append(verdict)
        _say(console, verdict, width)
        held.append(verdict)
        if not verification.unreached(verdict):
            _update(held, by_slug, keep=args.keep)
            held.clear()
    if any(not verification.unreached(verdict) for verdict in verdicts):
        _update(held, by_slug, keep=args.keep)
    elif held and not args.keep:
        options.complain(VERB, "no outlet answered: the outlet files are left as they are; is this machine online?")
    for verdict in unusable:
        _say(console, verdict, width)
    for path in verification.save(verdicts, Path(args.into), datetime.now(UTC).date()):
        print(path, flush=True)
    works = sum(verdict.state == "works" for verdict in verdicts)
    print(f"{works} of {len(verdicts)} work", file=sys.stderr)
    return verification.exit_code(verdicts)


def _update(verdicts: list["Verdict"], outlets: dict[str, "Outlet"], *, keep: bool) -> None:
    """Write verdicts into the outlet files, but those of the sample site's own."""
    from newscrawl.workshop import verification
    from newscrawl.workshop.toml_lines import EditError

    for verdict in verdicts:
        outlet = outlets[verdict.slug]
        if keep or _is_shipped_sample(outlet):
            continue
        try:
            verification.update(outlet, verdict)
        except EditError as wrong:
            options.complain(VERB, f"{outlet.path}: {wrong}; write its [verified] block by hand")


def _say(console: Any, verdict: "Verdict", width: int) -> None:
    from rich.text import Text

    from newscrawl.failure import printable, readable

    style = {"works": "green", "partly works": "yellow", "fails": "red"}.get(verdict.state, "")
    line = Text(f"{verdict.slug:<{width}}  ") + Text(f"{verdict.state:<12}", style=style) + Text(f"  {verdict.against}")
    console.print(line, soft_wrap=True)
    for note in verdict.notes[:5]:
        console.print(Text(f"{'':<{width}}  {printable(readable(note), 300)}", style="dim"), soft_wrap=True)


def _is_shipped_sample(outlet: "Outlet") -> bool:
    """Whether the file is part of the sample site: what is invented there needs no visit to be true."""
    from newscrawl import outlets

    shipped = Path(outlets.__file__).parent
    return outlet.kind == "sample" and outlet.path is not None and shipped in Path(outlet.path).parents
