"""The names of all outlets without the rest of their files.

Credit lines and citations need what outlets are called before they need anything else. TOML read in full takes
a third of a second for 400 files; the few lines that matter here, a tenth of that. Files of the user's own, and any
that is not written as the shipped ones are, are read in full.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newscrawl import outlets
from newscrawl.outlet import Outlet
from newscrawl.outlets import reader

_TEXT = re.compile(r'^(name|arabic_name|country|kind) = "([^"\\\n]*)"$', re.MULTILINE)
_LIST = re.compile(r'^(aliases|ambiguous) = \[((?:\s*"[^"\\\n]*",?)*\s*)\]$', re.MULTILINE)
_ITEM = re.compile(r'"([^"]*)"')
_KEY = re.compile(r"^(?:name|arabic_name|country|kind|aliases|ambiguous|extends)\b", re.MULTILINE)
_SHIPPED = Path(__file__).parent


class Label(NamedTuple):
    """What an outlet is called, and the two facts that tell namesakes apart."""

    slug: str
    names: tuple[str, ...]  # as `Outlet.names`
    ambiguous: tuple[str, ...]
    country: str
    kind: str


def labels() -> Iterator[Label]:
    """The labels of every outlet but the samples, by slug. A file that cannot be used is left out.

    Raises OutletError for a folder of outlet files that is not there.
    """
    registry = outlets.current()
    whole: dict[str, Outlet] = {}
    for slug, paths in registry.files.items():
        known = _scanned(slug, paths[0]) if len(paths) == 1 and paths[0].is_relative_to(_SHIPPED) else None
        if known is None:
            if not whole:
                whole = {outlet.slug: outlet for outlet in registry.all()}
            outlet = whole.get(slug)
            if outlet is None:
                continue
            known = Label(slug, tuple(outlet.names), tuple(outlet.ambiguous), outlet.country, outlet.kind)
        if known.kind != "sample":
            yield known


def _scanned(slug: str, path: Path) -> Label | None:
    """The label of a file whose lines are as plain as those shipped; None where one of them is not."""
    try:
        head = ("\n" + reader.load(path)).partition("\n[")[0]
    except reader.OutletError:
        return None
    texts = dict(_TEXT.findall(head))
    lists = {key: tuple(_ITEM.findall(items)) for key, items in _LIST.findall(head)}
    if len(texts) != 4 or len(texts) + len(lists) != len(_KEY.findall(head)):
        return None
    ambiguous = lists.get("ambiguous", ())
    names = dict.fromkeys((texts["arabic_name"], texts["name"], *lists.get("aliases", ()), *ambiguous))
    return Label(slug, tuple(names), ambiguous, texts["country"], texts["kind"])
