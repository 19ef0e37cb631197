"""Opening an outlet's memory for a run: its lock held, its ledger open, its output brought back to its last end."""

import logging
import shlex
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from newscrawl.exporters.output import Output
from newscrawl.ledger.book import remedy
from newscrawl.ledger.ledger import Ledger
from newscrawl.ledger.mark import Mark
from newscrawl.ledger.store import LockedError, Store
from newscrawl.memory.lasting import LedgerMemory
from newscrawl.memory.memory import MemoryRefused

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Opening:
    """How the memories of a run are opened. `afresh`: `-O`, each outlet begins with an empty ledger of its own.

    The output is begun afresh when the first outlet is held: a run that finds all of them taken harms nothing.
    """

    store: Store
    output: Output
    afresh: bool = False
    since: date | None = None
    until: date | None = None
    waits: Sequence[timedelta] = ()
    _is_emptied: bool = False

    def prepare(self) -> None:
        """Bring the output back to its last committed end; with `afresh` that is not needed. Raises OutputError."""
        if not self.afresh:
            self.output.check()

    @contextmanager
    def memory(self, outlet: str, asked: dict[str, Any]) -> Iterator[LedgerMemory]:
        """An outlet's memory for the time of the block. Raises MemoryRefused."""
        try:
            with self.store.lock(outlet), closing(Mark(self.store.folder(outlet))) as mark:
                ledger = self._ledger(outlet)
                run = ledger.runs.begin(asked, datetime.now(UTC))
                memory = LedgerMemory(
                    ledger,
                    outlet,
                    self.output,
                    run=run,
                    archive=self.since is not None or self.until is not None,
                    since=self.since,
                    until=self.until,
                    waits=self.waits,
                    mark=mark,
                )
                try:
                    yield memory
                finally:
                    memory.close()
        except LockedError as held:
            raise MemoryRefused("locked", str(held)) from held
        except OSError as wrong:
            raise MemoryRefused("disk", str(wrong)) from wrong
        except sqlite3.Error as wrong:  # found while rows are read
            place = self.store.folder(outlet) / f"{self._name(outlet)}.sqlite"
            raise MemoryRefused("disk", remedy(place, wrong)) from wrong

    @property
    def _fresh(self) -> str:
        return f"afresh-{self.output.label}"

    def _ledger(self, outlet: str) -> Ledger:
        """The ledger that feeds the output, and what it held at the end of an earlier run written out."""
        if self.afresh:
            if not self._is_emptied:
                self.output.begin_afresh()
                self._is_emptied = True
            for file in self.store.folder(outlet).glob(f"{self._fresh}.sqlite*"):
                file.unlink()
            ledger = self.store.ledger(outlet, self._fresh)
            self.output.register(outlet, ledger, whole=True)
            return ledger
        ledger = self.store.ledger(outlet, self._name(outlet))
        try:
            if earlier := self.output.register(outlet, ledger):
                logger.warning(
                    "%s: %s takes what is new; the %d records found before it was named stand in earlier outputs, and "
                    "newscrawl ledger export -o FILE --store %s writes them",
                    outlet,
                    self.output.pattern,
                    earlier,
                    shlex.quote(str(self.store.path)),
                )
            self.output.feed(outlet, ledger)
        except BaseException:
            ledger.close()
            raise
        return ledger

    def _name(self, outlet: str) -> str:
        return self._fresh if self.afresh else self.output.memory(outlet)
