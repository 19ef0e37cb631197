"""List the known outlets: a table, or JSON, CSV or Markdown for other programs.

examples:
  newscrawl list
  newscrawl list --country MA --kind agency --json
  newscrawl list --outlets my-outlets
"""

import argparse
import sys
from typing import get_args

from newscrawl import outlets
from newscrawl.commands.country import country
from newscrawl.outlet import Kind, Outlet
from newscrawl.outlets import listing
from newscrawl.outlets.reader import OutletError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of `newscrawl list`."""
    parser.add_argument("--country", metavar="CC", type=country, help="only this country, two letters: MA")
    parser.add_argument("--kind", choices=get_args(Kind), help="only this kind")
    parser.add_argument("--outlets", metavar="DIR", help="read the outlet files of this folder too")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="a JSON list of objects")
    form.add_argument("--csv", action="store_true", help="CSV for a spreadsheet")
    form.add_argument("--markdown", action="store_true", help="the page docs/outlets.md")


def run(args: argparse.Namespace) -> int:
    """Print the outlets. 0; 1 where a file could not be used (told on stderr); 2 for a country or folder unknown."""
    try:
        if args.outlets:
            outlets.use(args.outlets)
        found = outlets.all_outlets(args.country, args.kind, samples=True)
    except OutletError as wrong:
        print(f"newscrawl list: {wrong}", file=sys.stderr)
        return 2
    if args.json:
        print(listing.as_json(found))
    elif args.csv:
        print(listing.as_csv(found))
    elif args.markdown:
        print(listing.as_markdown(found))
    else:
        _table(found)
    return 1 if outlets.problems() else 0


def _table(found: list[Outlet]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, header_style="bold", pad_edge=False)
    for heading in ("slug", "name", "", "country", "kind", "home"):
        table.add_column(heading, overflow="fold" if heading == "home" else "ellipsis", no_wrap=heading == "slug")
    for outlet in found:
        style = None if outlet.trusted else "dim"
        cells = (outlet.slug, outlet.name, outlet.arabic_name, outlet.country, outlet.kind, outlet.home)
        table.add_row(*cells, style=style)
    console = Console()
    # A pipe or a file is no terminal to fit into: rows stay whole there.
    console.print(table) if console.is_terminal else Console(width=200).print(table)
    dim = sum(not outlet.trusted for outlet in found)
    left_out = f", {dim} of them left out of --all (from memory, or without Arabic; dim above)" if dim else ""
    print(f"{len(found)} outlets{left_out}", file=sys.stderr)
