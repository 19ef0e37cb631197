"""The store: the folder in which everything a crawl remembers lives.

    <store>/<outlet>/ledger.sqlite     what is known of the outlet's URLs
    <store>/<outlet>/afresh-*.sqlite   the same for one output that was begun with `-O`
    <store>/<outlet>/lock              held while a run works on the outlet
    <store>/<outlet>/reading, ended    what that run is reading at this moment, and over what runs ended
    <store>/<outlet>/pages/            raw pages, where they are kept
    <store>/outputs.sqlite             how far each output file was written

The lock is the kernel's (newscrawl/ledger/lock.py): a killed process frees it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newscrawl.ledger.ledger import Ledger
from newscrawl.ledger.lock import LockedError, hold

__all__ = ["LockedError", "Store", "StoreError", "folder_name", "ledgers", "misplaced"]

_UNSAFE = re.compile(r"[^\w.-]+")


def folder_name(outlet: str) -> str:
    """The name of an outlet's folder: one from outside never leaves the store."""
    return _UNSAFE.sub("_", outlet).strip(".") or "_"


def ledgers(store: Path, outlet: str = "*") -> list[Path]:
    """The files of an outlet's ledgers, or of all outlets', by name; whatever else lies there is not ours."""
    return [file for name in ("ledger", "afresh-*") for file in sorted(store.glob(f"{outlet}/{name}.sqlite"))]


def misplaced(path: Path) -> str | None:
    """What to say of a folder that is no store, None where it may be one: there is none, or it holds one."""
    if not path.is_dir():
        return f"{path}: no store there; say where it is with --store"
    inside = path / "newscrawl-store"
    if inside.is_dir() and not ledgers(path) and not (path / "outputs.sqlite").exists():
        return f"{path}: is no store; did you mean --store {inside}?"
    return None


class StoreError(OSError):
    """A store that cannot be used. The message names the folder and the remedy."""


class Store:
    """The folder at `path`, made where there is none. Raises StoreError where it cannot be written."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._held: set[Path] = set()  # the folders of outlets that are held through this object
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as wrong:
            raise StoreError(
                f"{self.path}: cannot be made ({wrong.strerror}); give another folder with --store"
            ) from wrong

    def folder(self, outlet: str) -> Path:
        """The folder of one outlet, made where there is none."""
        place = self.path / folder_name(outlet)
        try:
            place.mkdir(exist_ok=True)
        except OSError as wrong:
            raise StoreError(f"{place}: cannot be made ({wrong.strerror}); give another folder with --store") from wrong
        return place

    def ledger(self, outlet: str, name: str = "ledger") -> Ledger:
        """The ledger of an outlet; `name` tells a ledger for one output (`-O`) from the outlet's own.

        Raises HeldError for one of an older version that another run holds (newscrawl/ledger/book.py).
        """
        folder = self.folder(outlet)
        return Ledger(folder / f"{name}.sqlite", held=folder in self._held)

    def outlets(self) -> list[str]:
        """The outlets of which the store knows something, by the names of their folders."""
        return sorted({file.parent.name for file in ledgers(self.path)})

    def memories(self, outlet: str) -> list[str]:
        """The names of an outlet's ledgers: its own first, then those of outputs begun with `-O`, newest first."""
        files = ledgers(self.path, folder_name(outlet))
        return [file.stem for file in sorted(files, key=lambda f: (f.stem != "ledger", -f.stat().st_mtime, f.stem))]

    @contextmanager
    def lock(self, outlet: str) -> Iterator[None]:
        """Hold an outlet. Raises LockedError at once where another run does."""
        folder = self.folder(outlet)
        with hold(folder, outlet):
            self._held.add(folder)
            try:
                yield
            finally:
                self._held.discard(folder)
