"""Show the feeds, sitemaps, sections and CMS endpoints of a site, and what a crawl would follow.

  newscrawl discover https://news.example
  newscrawl discover https://news.example --toml > newscrawl/outlets/eg/example.toml
  newscrawl discover https://news.example --json

The site is asked with the manners of a crawl: robots.txt, then the home page, then what these name; the usual places
only where they name nothing. Exit code 0: something to follow was found; 1: nothing was; 2: bad options.
"""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from newscrawl.commands import EXIT_USAGE
from newscrawl.workshop import options

if TYPE_CHECKING:
    from newscrawl.discover.inquiry import Inquiry

_KINDS = {
    "feed": "feed",
    "sitemap": "sitemap",
    "cms": "CMS posts",
    "home": "home page",
    "robots": "robots.txt",
    "section": "section",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One site, and the form of the answer."""
    parser.add_argument("site", metavar="URL|SLUG", help="the site's address, or a known outlet")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--toml", action="store_true", help="print an outlet file")
    form.add_argument("--json", action="store_true", help="print everything found as JSON")
    options.add(parser)


def run(args: argparse.Namespace) -> int:
    """Ask the site; the answer to stdout, talk to stderr."""
    from newscrawl import target
    from newscrawl.workshop.visit import ask

    try:
        with options.settings(args) as settings:
            inquiry, titles = ask(target.of(args.site).home, settings, say=options.say)
    except (LookupError, ValueError) as error:
        print(f"newscrawl discover: {error}", file=sys.stderr)
        return EXIT_USAGE
    if args.json:
        print(json.dumps(_plain(inquiry, titles), ensure_ascii=False, indent=2))
    elif args.toml:
        from newscrawl.discover.outlet_file import draft

        print(draft(inquiry, titles), end="")
    else:
        _table(inquiry)
    return 0 if inquiry.articles or inquiry.home.sections else 1


def _plain(inquiry: "Inquiry", titles: dict[str, str]) -> dict[str, Any]:
    return {
        "home": inquiry.address,
        **titles,
        "sources": [
            {
                "kind": source.kind,
                "url": source.url,
                "found_by": source.origin,
                "items": source.items,
                "newest": source.newest.isoformat() if source.newest else None,
                "note": source.note or None,
                "problem": source.problem,
            }
            for source in inquiry.sources.values()
        ],
        "not_asked": [{"kind": step.kind, "url": step.url, "found_by": step.origin} for step in inquiry.unread],
        "sections": list(inquiry.home.sections),
        "next_page": inquiry.home.next_page,
        "editions": [{"language": language, "url": url} for language, url in inquiry.home.editions],
        "traps": inquiry.home.traps,
        "articles": [{"url": lead.url, "title": lead.title, "via": lead.via} for lead in inquiry.articles.values()][
            :50
        ],
    }


def _table(inquiry: "Inquiry") -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from newscrawl.commands.explanation import plain

    console = Console()
    if not console.is_terminal:  # in a file or pipe nothing is folded away
        console = Console(width=160)
    table = Table(title=f"{inquiry.address}: what there is", title_justify="left")
    for column in ("what", "address", "found by", "items", "newest", "follow"):
        table.add_column(column, overflow="fold")
    guesses = [source for source in inquiry.sources.values() if source.origin == "common" and source.problem]
    for source in inquiry.sources.values():
        if source in guesses:  # a row for each would bury the others
            continue
        follow = "yes" if source.problem is None else f"no: {source.problem}"
        cells = (
            _KINDS[source.kind],
            _short(source.url, inquiry.address),
            source.origin,
            str(source.items or ""),
            source.newest.isoformat() if source.newest else "",
            " ".join(filter(None, (follow, source.note and f"({source.note})"))),
        )
        table.add_row(*(Text(plain(cell)) for cell in cells))
    for url in inquiry.home.sections:
        cells = ("section", _short(url, inquiry.address), "page", "", "", "yes")
        table.add_row(*(Text(plain(cell)) for cell in cells))
    console.print(table)
    if guesses:
        console.print(f"{len(guesses)} usual addresses of feeds and sitemaps gave none; --json lists them.")
    if inquiry.unread:
        console.print(f"{len(inquiry.unread)} more feeds and sitemaps are named; --json lists them.")
    for reason, count in inquiry.home.traps.items():
        console.print(f"{count} links of the home page are left alone: {reason}.")
    print("\nsome of the articles:" if inquiry.articles else "no articles")
    for lead in list(inquiry.articles.values())[:5]:
        print(plain(f"  {_short(lead.url, inquiry.address)}  {lead.title or ''}"))


def _short(url: str, home: str) -> str:
    """An address as a reader wants it: without the site's own scheme and host, Arabic letters as letters."""
    root = "/".join(home.split("/")[:3])
    shown = unquote(url)
    return (shown.removeprefix(root) or "/") if url.startswith(root) else shown
