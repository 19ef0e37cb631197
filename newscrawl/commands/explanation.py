"""How a record came about, printed for a person: each field, the claim that won, the ones that lost and why."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newscrawl.article import Article
from newscrawl.draft import Claim, Draft, FieldName
from newscrawl.explain import Explained
from newscrawl.normalise.moments import passed_over

_REASON = 300  # characters of a reason
_WIDTH = 100  # characters of a claim; the record itself has them all
# What is taken as the page says it, in the order of extraction/fields.py, without a ruling of normalise/.
_TAKEN: dict[FieldName, str] = {
    "subtitle": "first in the order of trust",
    "summary": "first in the order of trust",
    "section": "the levels, outer to inner",
    "tags": "each once",
}


def show(explained: Explained, name: str) -> None:
    """Print the rulings on a page to stdout."""
    console = Console()
    if not console.is_terminal:
        console.width = 160  # a file has room
    if explained.article is None or explained.case is None:
        reason = explained.refusal.reason if explained.refusal else "nothing was found"
        code = explained.refusal.code if explained.refusal else "no_content"
        console.print(Text(f"{plain(name)}: no article ({code}): {plain(reason)}"))
        return
    article = explained.article
    console.print(Text(f"{plain(name)}: {plain(article.title or '(no title)')}", style="bold"))
    table = Table("field", "value", "won", "why", show_lines=True)
    for ruling in explained.case.rulings.values():
        value = Text(plain(ruling.value) if ruling.value else "absent", style="" if ruling.value else "dim")
        table.add_row(ruling.field, value, _claim(ruling.winner), Text(plain(ruling.why, _REASON)))
        passed = passed_over(explained.case) if ruling.field == "published" else []
        for loser in (*ruling.losers, *passed):
            table.add_row("", "", _claim(loser.claim, "dim"), Text(plain(loser.why, _REASON), style="dim"))
    _add_taken(table, article, explained.case.draft)
    console.print(table)
    moments = ((name, getattr(article, name)) for name in ("published", "modified"))
    for field, moment in moments:
        if moment is not None:
            said = moment.value or f"absent: {moment.reason}"
            flags = f" [{', '.join(moment.flags)}]" if moment.flags else ""
            zone = f", zone from {moment.timezone_source}" if moment.timezone_source else ""
            how = f" ({moment.precision}{zone})" if moment.precision else ""
            console.print(Text(f"{field}: {said}{how}{flags} from {plain(moment.raw or '')!r}"))
    counts = f"{len(article.text)} characters, {len(article.images)} images, {len(article.places)} places"
    warnings = f"; warnings: {', '.join(article.warnings)}" if article.warnings else ""
    console.print(Text(counts + warnings))


def _add_taken(table: Table, article: Article, draft: Draft) -> None:
    """Add the rows of what no ruling was made on, those left out of which the page says nothing."""
    for field, why in _TAKEN.items():
        value, claims = getattr(article, field), draft.get(field)
        if value and claims:
            shown = value if isinstance(value, str) else " · ".join(value)
            table.add_row(field, Text(plain(shown)), _claim(claims[0]), Text(why))
    for number, image in enumerate(article.images):
        said = " · ".join(filter(None, (image.caption, image.credit)))
        caption = Text(plain(said or "no caption"), style="" if said else "dim")
        table.add_row(
            "" if number else "images", Text(plain(image.url)), caption, Text("" if number else "the lead first")
        )


def plain(words: str, width: int = _WIDTH) -> str:
    """Words from a page, safe on a terminal: no control characters, bidi overrides or newlines, cut to a width."""
    safe = "".join(c if c.isprintable() and c not in "\u202a\u202b\u202d\u202e" else " " for c in words)
    return safe if len(safe) <= width else safe[: width - 1] + "…"


def _claim(claim: Claim | None, style: str = "") -> Text:
    if claim is None:
        return Text("")
    where = f" {claim.where}" if claim.where else ""
    return Text(f"{plain(claim.raw)}\n({claim.source}{plain(where)})", style=style)
