"""Opening an outlet's memory for a run: its lock held, its ledger open, its output brought back to its last end."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from newscrawl.exporters.output import Output
from newscrawl.ledger.ledger import Ledger
from newscrawl.ledger.store import LockedError, Store
from newscrawl.memory.lasting import LedgerMemory
from newscrawl.memory.memory import MemoryRefused


@dataclass(slots=True)
class Opening:
    """How the memories of a run are opened. `afresh`: `-O`, each outlet begins with an empty ledger of its own.

    The output is emptied when the first outlet is held: a run that finds all of them taken harms nothing.
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
            with self.store.lock(outlet):
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
                )
                memory.resume()
                try:
                    yield memory
                finally:
                    memory.close()
        except LockedError as held:
            raise MemoryRefused("locked", str(held)) from held
        except OSError as wrong:
            raise MemoryRefused("disk", str(wrong)) from wrong

    @property
    def _fresh(self) -> str:
        return f"afresh-{self.output.label}"

    def _ledger(self, outlet: str) -> Ledger:
        """The ledger that feeds the output, and what it held at the end of an earlier run written out."""
        if self.afresh:
            if not self._is_emptied:
                self.output.begin_afresh([], self._fresh)
                self._is_emptied = True
            for file in self.store.folder(outlet).glob(f"{self._fresh}.sqlite*"):
                file.unlink()
            self.output.register({outlet: 0}, self._fresh)
            return self.store.ledger(outlet, self._fresh)
        ledger = self.store.ledger(outlet, self.output.memory(outlet))
        self.output.register({outlet: ledger.outbox.end()})
        self.output.feed(outlet, ledger)
        return ledger
