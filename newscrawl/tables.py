"""Where the data files are: the one module that knows.

In a checkout they stand in ``data/`` beside the package; in an installed wheel they stand in ``newscrawl/data``.

Strings and os.path, not pathlib, on the way to a table's text: importing pathlib takes as long as reading all the
tables of dates.
"""

from __future__ import annotations

import os
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


@cache
def _place() -> str:
    package = os.path.dirname(os.path.realpath(__file__))
    places = [os.path.join(parent, "data") for parent in (package, os.path.dirname(package))]
    for place in places:
        if os.path.isfile(os.path.join(place, "SOURCES.md")):
            return place
    raise FileNotFoundError(
        f"newscrawl's data files are neither in {places[0]} nor in {places[1]}; "
        "reinstall the package: pip install --force-reinstall newscrawl"
    )


@cache
def folder() -> Path:
    """The folder of the shipped data files. Raises FileNotFoundError, naming both places, when there is none."""
    from pathlib import Path

    return Path(_place())


def path(name: str) -> Path:
    """The path of one data file, named relative to ``data/``: ``path("arabic/months.tsv")``."""
    return folder() / name


def text(name: str) -> str:
    """The text of one data file, named as for `path`."""
    with open(os.path.join(_place(), *name.split("/")), encoding="utf-8") as file:
        return file.read()


def rows(name: str) -> list[list[str]]:
    """The rows of a tab-separated table, comments (``#``) and blank lines left out, cells stripped."""
    return [
        [cell.strip() for cell in line.split("\t")]
        for line in text(name).splitlines()
        if line.strip() and not line.startswith("#")
    ]
