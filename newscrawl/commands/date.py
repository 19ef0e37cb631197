"""Read printed Arabic dates, and say how each reading came about.

    newscrawl date 'الثلاثاء 12 تشرين الأول/أكتوبر 2021' 'منذ 3 ساعات' --anchor 2024-05-10T12:00
    newscrawl date --jsonl < strings.jsonl > readings.jsonl

Below a reading stand the words that it was made of, and what each gave; below a refusal, what each was taken for.

With --jsonl every line of stdin is a JSON string, an object {"text": …, "anchor": …, "timezone": …, "country": …,
"order": …} ("raw" will do for "text"), or plain text. Every line of stdin gets one line of stdout, blank and broken
ones too: the reading as a JSON object, with all keys of the input object that the reading has not itself.
Exit code 1 when a TEXT has no reading.
"""

import argparse
import json
import sys
from datetime import datetime
from typing import Any

from newscrawl.arabic import dates
from newscrawl.arabic.dates import Reading
from newscrawl.arabic.dates.account import account
from newscrawl.arabic.dates.meanings import FLAGS, RULES
from newscrawl.commands.country import country


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not an ISO 8601 date and time") from None


def _zone(text: str) -> str:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(text).key
    except (ValueError, OSError, LookupError):  # a path, a folder of the database, a name it has not
        raise argparse.ArgumentTypeError(f"{text!r} is no IANA time zone; write one as Africa/Casablanca") from None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("text", nargs="*", metavar="TEXT", help="a printed date")
    parser.add_argument("--anchor", type=_moment, metavar="T", help="when the text was new, for relative dates")
    parser.add_argument("--timezone", type=_zone, metavar="Z", help="IANA zone to attach where the text names none")
    parser.add_argument(
        "--country", type=country, metavar="CC", help="country of the outlet: settles the order of digits"
    )
    parser.add_argument("--order", choices=["DMY", "MDY", "YMD"], help="order of dates in digits")
    parser.add_argument("--jsonl", action="store_true", help="read lines from stdin, write JSON Lines")


def run(args: argparse.Namespace) -> int:
    """Print the readings; 0 when every text was read, 1 when one was not (with --jsonl always 0)."""
    given = {name: getattr(args, name) for name in ("anchor", "timezone", "country", "order")}
    if args.jsonl:
        for text in args.text:
            _write(dates.read(text, **given)._asdict())
        if not args.text:
            for line in sys.stdin:
                _write(_answer(line, given))
        return 0
    if not args.text:
        print("newscrawl date: give a TEXT, or --jsonl to read lines from stdin", file=sys.stderr)
        return 2
    readings = [dates.read(text, **given) for text in args.text]
    for number, reading in enumerate(readings):
        if number:
            print()
        _show(reading)
    return 0 if all(reading.value for reading in readings) else 1


def _answer(line: str, given: dict[str, Any]) -> dict[str, Any]:
    """The keys of one input line and the reading of its text; a line that cannot be read says why."""
    text = line.strip()
    if not text:
        return Reading(reason="a blank line")._asdict()
    try:
        row = json.loads(text)
    except ValueError as why:
        if text[0] in '{["':
            return Reading(reason=f"not JSON: {why}", raw=text)._asdict()
        row = text
    if not isinstance(row, dict):
        return dates.read(row if isinstance(row, str) else text, **given)._asdict()
    return row | _read_row(row, given)._asdict()


def _read_row(row: dict[str, Any], given: dict[str, Any]) -> Reading:
    text = row.get("text", row.get("raw"))
    if not isinstance(text, str):
        return Reading(reason="no text: an object needs the key `text` with a string", raw="")
    own: dict[str, Any] = {name: row[name] for name in given if row.get(name) and isinstance(row[name], str)}
    try:
        if "anchor" in own:
            own["anchor"] = datetime.fromisoformat(own["anchor"])
    except ValueError:
        return Reading(reason="the anchor is not an ISO 8601 date and time", raw=text)
    return dates.read(text, **(given | own))


def _write(answer: dict[str, Any]) -> None:
    print(json.dumps(answer, ensure_ascii=False))


def _show(reading: Reading) -> None:
    rows = [("printed", reading.raw), ("value", reading.value or "none")]
    if reading.value is None:
        rows.append(("reason", reading.reason or ""))
    else:
        rows += [("precision", reading.precision or ""), ("calendar", reading.calendar or "")]
        if reading.timezone:
            rows.append(("timezone", f"{reading.timezone} ({reading.timezone_source or 'from the anchor'})"))
        if reading.label:
            rows.append(("label", reading.label))
        rows.append(("rule", reading.rule or ""))
        rows[-1] = ("rule", f"{reading.rule}: {RULES[reading.rule or '']}")
        rows += [("flag", f"{flag}: {FLAGS[flag]}") for flag in reading.flags]
    for piece in account(reading.raw, reading):
        rows.append(("words", f"«{piece.words}» {piece.what}" + (f" ({piece.remark})" if piece.remark else "")))
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.text import Text

        console = Console()
        for name, value in rows:
            style = "bold green" if name == "value" and reading.value else "yellow" if name == "reason" else ""
            console.print(Text(f"{name:<10}", style="dim") + Text(value, style=style))
        return
    for name, value in rows:
        print(f"{name:<10}{value}")
