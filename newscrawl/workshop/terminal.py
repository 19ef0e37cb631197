"""A probed page on a terminal: field by field, the claim that won below the value, the ones that lost below that."""

from collections.abc import Iterator, Sequence

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from newscrawl.commands.explanation import plain
from newscrawl.draft import Claim
from newscrawl.explain import Explained
from newscrawl.failure import printable, readable
from newscrawl.workshop.probe import Row
from newscrawl.workshop.warning_words import in_words

_FIELD = 13  # columns of the field's name
_ADDRESSES = ("canonical_url", "images")
_LINES = 6  # values of one field that are shown


def show(console: Console, explained: Explained, rows: Sequence[Row], url: str) -> None:
    """Print a probed page, or why it is no article."""
    console.print(Text(printable(readable(url), 300), style="dim"), soft_wrap=True)
    if explained.article is None:
        refusal = explained.refusal
        reason = f"{refusal.reason} ({refusal.code})" if refusal else "nothing was found"
        console.print(Text(f"no article: {plain(reason)}", style="bold red"))
        return
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=_FIELD, no_wrap=True, style="bold")
    grid.add_column(overflow="fold")
    for row in rows:
        grid.add_row(row.field, Group(*_lines(row)))
    for code in explained.article.warnings:
        grid.add_row(Text("warning", style="yellow"), Text(plain(in_words(code))))
    console.print(grid)


def _lines(row: Row) -> Iterator[Text]:
    """What stands beside a field's name."""
    for value in row.values[:_LINES]:
        yield Text(plain(readable(value) if row.field in _ADDRESSES else value))
    if len(row.values) > _LINES:
        yield Text(f"and {len(row.values) - _LINES} more", style="dim")
    if not row.values:
        yield Text("absent", style="red") + _why(row.why)
    if row.remark:
        yield Text(plain(row.remark), style="dim")
    for claim in row.won:
        said = "" if claim.raw in row.values else f" «{plain(claim.raw)}»"
        yield Text(f"won   {_where(claim)}{said}", style="green") + _why(row.why)
    for loser in row.lost:
        said = f"lost  {_where(loser.claim)} «{plain(loser.claim.raw)}»"
        yield Text(said, style="dim") + _why(loser.why)


def _why(why: str) -> Text:
    return Text(f"  {plain(why)}" if why else "", style="dim italic")


def _where(claim: Claim) -> str:
    return f"{claim.source} {plain(claim.where)}".rstrip()
