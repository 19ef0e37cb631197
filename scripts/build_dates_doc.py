"""Write docs/dates.md from the tables that the tests read, tests/arabic/dates/*.tsv, with what is really read today.

Run it after changing a table or the reader: `python scripts/build_dates_doc.py`. A test fails while it is stale.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from newscrawl.arabic import dates
from newscrawl.arabic.dates.meanings import FLAGS, RULES

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "tests" / "arabic" / "dates"
TARGET = ROOT / "docs" / "dates.md"
ORDER = (
    "gregorian", "digits", "hijri", "spelled", "clock", "zones", "labels", "stamps", "documents", "relative", "nearby",
    "periods", "ranges", "damage", "others", "languages", "beside", "machine", "refused",
)  # fmt: skip

INTRO = """\
# The dates that are read

`newscrawl.arabic.dates.read(text, anchor=None, timezone=None, country=None, order=None)` reads one printed date and
returns a `Reading`: a `value` cut at its `precision`, the `calendar` printed, the `rule` that read it, `flags`, or no
value and a `reason`. `dates.find(text)` yields the dates in running text. `newscrawl date TEXT` shows a reading in the
terminal.

What to know:

* The whole string must be explained. A number that no part of a date explains means no reading.
* A value never has more digits than the text: «منذ 3 أشهر» is a month, «الساعة الثامنة مساء» an hour.
* The month families of all countries are read everywhere; a country only settles the order of digits.
* Two calendars: the Gregorian is taken, the Hijri is the check (`hijri_mismatch` beyond one day). Hijri alone is read
  by Umm al-Qura, and a printed weekday may choose the day before or after (`hijri_shifted`).
* A wrong weekday beside a full Gregorian date is flagged (`weekday_mismatch`); the numbers win.
* Relative dates and dates without a year need `anchor`; without one they are refused. A date without a year is the
  nearest to the anchor, and a weekday comes before nearness.
* «12/10/2021» can be two days: it is refused unless a weekday, a Hijri twin, `order` or `country` decides.
* A range is read as its start (`range_start`); of two stamps the published one is read; `label` says which it was.
* A vague part of a month or year, «مطلع 2023», is read as the whole of it (`part_of_period`). A day that names an
  event, a street or a law is refused; a document with its date, «مرسوم مؤرخ في 13 سبتمبر 2022», is read.
* `find` yields no day without a year that names an event or a place, no «اليوم» of a paper's name, and no window that
  begins or ends inside a word.
* A clock time carries an offset where the text names a zone or the caller gave one (`zone_assumed`).

The tables below are made from the code and the tests by `scripts/build_dates_doc.py`: every row is what the reader
does. To add a form: a line in a table under `data/arabic/` for a new word, a line under `tests/arabic/dates/` for a new
form, and run the script.
"""


def table_rows(path: Path) -> Iterator[tuple[str, str, str]]:
    """(text, given, value) of every row of a table."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, given, value = (line + "\t\t").split("\t")[:3]
            yield text, given, value


def arguments(given: str) -> dict[str, Any]:
    """«anchor=2024-05-10T12:00 timezone=Asia/Riyadh» as keyword arguments of `dates.read`."""
    found: dict[str, Any] = dict(pair.split("=", 1) for pair in given.split())
    if "anchor" in found:
        found["anchor"] = datetime.fromisoformat(found["anchor"])
    return found


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\u200f", "")


def page() -> str:
    """The whole of docs/dates.md."""
    lines = [INTRO]
    for title, meanings in (("Rules", RULES), ("Flags", FLAGS)):
        lines += [f"## {title}", "", f"| {title[:-1].lower()} | meaning |", "|---|---|"]
        lines += [f"| `{name}` | {_cell(meaning)} |" for name, meaning in meanings.items()] + [""]
    for name in ORDER:
        path = TABLES / f"{name}.tsv"
        title = path.read_text(encoding="utf-8").splitlines()[0].lstrip("# ")
        lines += [f"## {title}", "", "| printed | given | read as | how |", "|---|---|---|---|"]
        for text, given, _ in table_rows(path):
            reading = dates.read(text, **arguments(given))
            how = ", ".join([reading.rule or "", *reading.flags]) if reading.value else reading.reason or ""
            lines.append(f"| {_cell(text)} | {_cell(given)} | {reading.value or '—'} | {_cell(how)} |")
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Write the page."""
    TARGET.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
