"""The registry of outlets: those shipped in this folder, and the user's own.

`NEWSCRAWL_OUTLETS` names folders of outlet files (separated as in PATH); `use(folder)` adds one more. A
user's file replaces the shipped one of the same name, or builds on it with `extends`.
Importing this module reads nothing; every file is read when it is first needed.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

    from newscrawl.outlet import Kind, Outlet
    from newscrawl.outlets.reader import OutletError
    from newscrawl.outlets.registry import Registry

_used: list[Path] = []
_registry: "Registry | None" = None
_derived: list[Callable[[], None]] = []
Cached = TypeVar("Cached", bound="_lru_cache_wrapper[Any]")


def current() -> "Registry":
    """The registry of the shipped folder, of `NEWSCRAWL_OUTLETS` and of what `use` added, in that order."""
    global _registry
    if _registry is None:
        import os

        from newscrawl.outlets.registry import Registry

        named = [Path(part) for part in os.environ.get("NEWSCRAWL_OUTLETS", "").split(os.pathsep) if part]
        _registry = Registry((Path(__file__).parent, *named, *_used))
    return _registry


def use(folder: str | Path) -> None:
    """Add a folder of the user's own outlet files; it goes before all others."""
    _used.append(Path(folder))
    reload()


def used() -> tuple[Path, ...]:
    """The folders that `use` added, in that order."""
    return tuple(_used)


def reload() -> None:
    """Forget what was read: files or `NEWSCRAWL_OUTLETS` have changed."""
    global _registry
    _registry = None
    for forget in _derived:
        forget()


def derived(function: Cached) -> Cached:
    """A decorator for cached functions whose answers come from outlet files too: `reload` empties their caches."""
    _derived.append(function.cache_clear)
    return function


def slugs() -> tuple[str, ...]:
    """Every slug, sorted, samples included; no file is read."""
    return tuple(current().files)


def get(slug: str) -> "Outlet":
    """The outlet of a slug. Raises UnknownOutletError (a LookupError) or, for a wrong file, OutletError."""
    return current().get(slug)


def by_url(url: str) -> "Outlet | None":
    """The outlet a URL belongs to: by the longest host and path, then by the registered domain."""
    return current().by_url(url)


def find(name: str) -> "Outlet | None":
    """The outlet of a slug, domain, URL or name in any spelling; None where none or several go by it."""
    return current().find(name)


def all_outlets(country: str | None = None, kind: "Kind | None" = None, *, samples: bool = False) -> "list[Outlet]":
    """The outlets of a country (ISO code) and a kind, by country and slug; samples only where asked for.

    A file that cannot be used is logged and left out; `problems()` tells which.
    """
    return current().select(country, kind, samples=samples)


def folded(name: str) -> str:
    """A name as `names` and `ambiguous` hold it: Arabic letters folded, Latin ones in lower case."""
    from newscrawl.arabic.fold import fold

    return fold(name).casefold()


def names() -> Mapping[str, tuple[str, ...]]:
    """Folded name, alias or domain -> slugs of the outlets that go by it."""
    return current().names


def ambiguous() -> frozenset[str]:
    """Those folded names that are also a place, a common word or another outlet: no proof on their own."""
    return current().ambiguous


def problems() -> "tuple[OutletError, ...]":
    """What is wrong with the files met so far that cannot be used; after `all_outlets`, with every file."""
    return tuple(current().problems.values())
