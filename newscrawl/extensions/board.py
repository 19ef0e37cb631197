"""The board: the live lines of a crawl on a terminal, one for each outlet at work and one for all."""

from types import TracebackType

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from newscrawl.failure import printable
from newscrawl.tally import Tally

MOST = 12  # outlets shown at a time


class Board:
    """Shows tallies while they grow, on stderr. A context manager; without a terminal it does nothing."""

    def __init__(self, console: Console, total: int) -> None:
        self.console = console
        self.total = total
        self.tallies: list[Tally] = []
        self._live = Live(console=console, get_renderable=self._render, refresh_per_second=4, transient=True)

    def __enter__(self) -> "Board":
        if self.console.is_terminal:
            self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.console.is_terminal:
            self._live.stop()

    def add(self, tally: Tally) -> None:
        """Show one more outlet."""
        self.tallies.append(tally)

    def _render(self) -> Table:
        grid = Table.grid(padding=(0, 2))
        at_work = [tally for tally in self.tallies if tally.ended is None]
        for tally in at_work[:MOST]:
            grid.add_row(*self._cells(printable(tally.slug, 30), [tally]))
        if len(at_work) > MOST:
            grid.add_row(Text(f"… {len(at_work) - MOST} more", style="dim"))
        if self.total > 1:
            done = len(self.tallies) - len(at_work)
            grid.add_row(*self._cells(f"{done} of {self.total} outlets done", self.tallies))
        return grid

    @staticmethod
    def _cells(name: str, tallies: list[Tally]) -> list[Text]:
        errors = sum(tally.errors for tally in tallies)
        return [
            Text(name, style="bold"),
            Text(f"{sum(tally.pages for tally in tallies)} pages"),
            Text(f"{sum(tally.articles for tally in tallies)} articles", style="green"),
            Text(f"{errors} errors", style="red" if errors else "dim"),
            Text(f"{sum(tally.speed for tally in tallies if tally.ended is None):.1f} pages/s", style="dim"),
        ]
