"""Where the data files are: the one module that knows.

In a checkout they stand in ``data/`` beside the package; in an installed wheel they stand in ``newscrawl/data``.
"""

from functools import cache
from pathlib import Path


@cache
def folder() -> Path:
    """The folder of the shipped data files. Raises FileNotFoundError, naming both places, when there is none."""
    package = Path(__file__).resolve().parent
    for place in (package / "data", package.parent / "data"):
        if (place / "SOURCES.md").is_file():
            return place
    raise FileNotFoundError(
        f"newscrawl's data files are neither in {package / 'data'} nor in {package.parent / 'data'}; "
        "reinstall the package: pip install --force-reinstall newscrawl"
    )


def path(name: str) -> Path:
    """The path of one data file, named relative to ``data/``: ``path("arabic/months.tsv")``."""
    return folder() / name


def rows(name: str) -> list[list[str]]:
    """The rows of a tab-separated table, comments (``#``) and blank lines left out, cells stripped."""
    text = path(name).read_text(encoding="utf-8")
    return [
        [cell.strip() for cell in line.split("\t")]
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    ]
