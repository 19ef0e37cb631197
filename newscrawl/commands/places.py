"""Find the places a text names: which place each is, and how that came about."""

import argparse
import sys

import orjson

from newscrawl import places
from newscrawl.article import Place
from newscrawl.commands.country import country


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The text, and what is known of where it stood."""
    parser.add_argument("text", nargs="*", metavar="TEXT", help="texts to read; without any, lines of standard input")
    parser.add_argument(
        "--country",
        metavar="CC",
        type=country,
        help="country of the outlet: weak evidence between namesakes",
    )
    parser.add_argument(
        "--method", choices=["auto", "rules", "model"], default="auto", help="who finds (default: auto)"
    )
    parser.add_argument("--jsonl", action="store_true", help="one JSON object a mention; `line`: of which text, from 1")


def run(args: argparse.Namespace) -> int:
    """Print every mention of every text."""
    texts = args.text or (line.rstrip("\n") for line in sys.stdin)
    for line, text in enumerate(texts, 1):
        for found in places.find(text, country=args.country, method=args.method):
            if args.jsonl:
                print(orjson.dumps({"line": line, **orjson.loads(orjson.dumps(found))}).decode())
            else:
                print(_row(found))
    return 0


def _row(found: places.Found) -> str:
    head = f"{found.start:>5}-{found.end:<5} {found.surface}"
    facts = _facts(found.place) if found.place else "a place, but nothing is known of it"
    return f"{head}\n{'':12}{facts} [{found.method}]"


def _facts(place: Place) -> str:
    parts = [
        place.id or "no id",
        place.name,
        place.country or "country open",
        place.precision or "",
        place.method or "",
    ]
    if place.claimed_by:
        parts.append("claimed by " + ", ".join(place.claimed_by))
    if place.within:
        parts.append(f"within {place.within}")
    if place.alternatives:
        parts.append("or " + ", ".join(f"{a.name} ({a.country}, {a.id})" for a in place.alternatives))
    return " · ".join(part for part in parts if part)
