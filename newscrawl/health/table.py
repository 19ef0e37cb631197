"""Health as a table for a person."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newscrawl.failure import printable
from newscrawl.health.share import FEWEST, Share
from newscrawl.health.span import span
from newscrawl.health.verdict import Health
from newscrawl.health.words import FIELDS, UNTOLD

_SHOWN_LOSS = 0.05  # from which on the usual share stands beside the present one
_HEADINGS = ("outlet", "health", "good", "new", "a day", *FIELDS, "failures")
_LEGEND = (
    "good, new: since the last good run, the last new article; a day: new articles, now/usually; "
    "date to text: % of the newest articles that have it, now/usually where it fell"
)
_NARROWEST = 12  # the outlet's name, and the failures
_NAMED = 8  # outlets with the same to say, that are named one by one


def show(console: Console, found: Sequence[Health], now: datetime, days: float) -> None:
    """Print a row for each outlet, and below them a line for each that needs a look."""
    rows = [_row(one, now) for one in found]
    widths = _widths([[Text(heading) for heading in _HEADINGS], *rows], console.width if console.is_terminal else None)
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for number, (heading, width) in enumerate(zip(_HEADINGS, widths, strict=True)):
        side: Literal["left", "right"] = "right" if 1 < number < len(widths) - 1 else "left"
        table.add_column(heading, justify=side, no_wrap=True, overflow="ellipsis", width=width)
    for row in rows:
        table.add_row(*row)
    console.print(table)
    console.print(Text(_LEGEND, style="dim"), soft_wrap=not console.is_terminal)
    for line in _remarks(found):
        console.print(line, soft_wrap=True)
    unwell = sum(not one.well for one in found)
    console.print(Text(f"{len(found) - unwell} of {len(found)} are well; counts cover {days:g} days", style="bold"))


def _row(one: Health, now: datetime) -> list[Text]:
    shares = {share.field: share for share in one.shares}
    a_day = f"{_number(one.per_day)}/{_number(one.usual)}" if one.usual is not None else _number(one.per_day)
    return [
        Text(printable(one.slug, 80)),
        Text(one.word, style=_style(one)),
        *(Text("-" if moment is None else span(now - moment)) for moment in (one.last_good, one.last_new)),
        Text(a_day),
        *(_share(shares.get(name), one.word == f"dropping:{name}") for name in FIELDS),
        Text(", ".join(f"{printable(kind, 40)} {count}" for kind, count in one.failures.items()), style="dim"),
    ]


def _widths(rows: Sequence[Sequence[Text]], room: int | None) -> list[int]:
    """How wide each column is: names and failures give way where a terminal is narrow, figures never."""
    widths = [max(row[number].cell_len for row in rows) for number in range(len(_HEADINGS))]
    if room is not None:
        over = sum(widths) + len(widths) - 1 - room
        for number in (-1, 0):
            less = min(max(over, 0), max(widths[number] - _NARROWEST, 0))
            widths[number] -= less
            over -= less
    return widths


def _remarks(found: Sequence[Health]) -> Iterator[Text]:
    """A line for each thing to look at; outlets of which the same is to be said share one."""
    same: dict[str, list[str]] = {}
    for one in found:
        if not one.well:
            same.setdefault(printable(one.why), []).append(printable(one.slug, 80))
    for why, slugs in same.items():
        more = f" and {len(slugs) - _NAMED} more" if len(slugs) > _NAMED else ""
        yield Text(f"{', '.join(slugs[:_NAMED])}{more}: {why}")
    for one in found:
        for note in one.notes:
            yield Text(f"{printable(one.slug, 80)}: {printable(note)}", style="dim")


def _style(one: Health) -> str:
    mild = one.well or one.word.startswith("dropping") or one.word in UNTOLD
    return "green" if one.word == "ok" else "yellow" if mild else "red"


def _number(number: float | None) -> str:
    return "-" if number is None else f"{number:.1f}" if number < 10 else f"{number:.0f}"


def _share(share: Share | None, bad: bool) -> Text:
    """The share of late in percent; where it has fallen, the usual one behind a slash."""
    if share is None:
        return Text("-")
    usual = f"/{share.usual * 100:.0f}" if share.usual is not None and share.lost >= _SHOWN_LOSS else ""
    style = "bold red" if bad or share.dropped else "dim" if share.of < FEWEST else ""
    return Text(f"{share.share * 100:.0f}{usual}", style=style)
