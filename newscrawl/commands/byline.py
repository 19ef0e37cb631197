"""Read credit lines: people, agencies, outlets and places, and how the reading came about.

newscrawl byline "الرياض - واس" "كتب: أحمد علي"
newscrawl byline --outlet alriyadh "دبي - الرياض"
"""

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import orjson

if TYPE_CHECKING:
    from newscrawl.arabic.bylines import Byline, BylinePlace
    from newscrawl.article import Agency


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The lines to read, and the site they stood on."""
    parser.add_argument("text", nargs="*", help="credit lines; without any, one a line from standard input")
    parser.add_argument("--outlet", help="slug, domain or name of the site the line stood on")
    parser.add_argument("--slot", choices=["author"], help="where the line stood can only be a person")
    parser.add_argument("--jsonl", action="store_true", help="one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Print each reading. Exit code 0 even where a line is no credit: that too is a reading."""
    from newscrawl.arabic import bylines

    lines = args.text or (line.rstrip("\n") for line in sys.stdin)
    for i, text in enumerate(lines):
        reading = bylines.read(text, outlet=args.outlet, slot=args.slot)
        if args.jsonl:
            print(orjson.dumps({"text": text, **reading.to_dict()}).decode())
            continue
        if i:
            print()
        print(text)
        for label, value in _told(reading):
            print(f"  {label:<10} {value}")
    return 0


def _told(reading: "Byline") -> Iterator[tuple[str, str]]:
    """The rows of a reading, label and value."""
    for author in reading.authors:
        yield author.role, author.name
    for credit in (*reading.agencies, *reading.outlets, *reading.desks):
        yield credit.role, _credit(credit)
    for place in reading.places:
        yield "place", _place(place)
    for words in reading.rest:
        yield "unread", words
    if reading.rule:
        yield "read as", reading.rule + ("" if reading.explained else " (not the whole line)")
    if reading.reason:
        yield "no credit", reading.reason


def _credit(credit: "Agency") -> str:
    return f"{credit.name}  [{credit.id or 'no id'}]"


def _place(place: "BylinePlace") -> str:
    found = place.place
    if found is None:
        return f"{place.name}  [not in the gazetteer]"
    known = ", ".join(part for part in (found.id, found.name, found.country, found.confidence) if part)
    rivals = ", ".join(f"{rival.id} {rival.country or ''}".strip() for rival in found.alternatives)
    return f"{place.name}  [{known}{'; or ' + rivals if rivals else ''}]"
