"""Show how a page of an outlet is read: each field, the claim that won, the ones that lost.

  newscrawl try hespress                                     its newest article
  newscrawl try my-outlets/example.toml https://news.example/2026/11/a-story.html
  newscrawl try hespress saved.html --browser

The page is named by its address or by a saved file; without one the newest article that the outlet's sources name is
taken. --browser shows the fields beside the page, --html writes that view to a file; it loads nothing from the web and
runs no script. Exit code 0: an article with every field the outlet is expected to have; 1: no article, a page that
cannot be had, or an expected field that is absent; 2: bad options, an unknown outlet, a wrong outlet file.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from newscrawl.commands import EXIT_USAGE
from newscrawl.workshop import options

if TYPE_CHECKING:
    from newscrawl.outlet import Outlet
    from newscrawl.workshop.one_page import OnePage

VERB = "try"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The outlet, the page, and the form of the answer."""
    parser.add_argument("outlet", metavar="SLUG|FILE.toml", help="a known outlet, or an outlet file")
    parser.add_argument("page", nargs="?", metavar="URL|FILE", help="an article (default: the newest the outlet names)")
    parser.add_argument("--url", help="where a saved page was fetched from (default: what the page declares)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--browser", action="store_true", help="open the fields beside the page in a browser")
    form.add_argument("--html", metavar="FILE", help="write that view to a file")
    options.add(parser)


def run(args: argparse.Namespace) -> int:
    """Read one page and show it."""
    from newscrawl.outlets.reader import OutletError
    from newscrawl.workshop import one_page

    if args.html and (problem := options.unwritable(Path(args.html))):
        options.complain(VERB, f"--html {problem}")
        return EXIT_USAGE
    try:
        with options.settings(args) as settings:
            outlet = options.outlet(args.outlet)
            if outlet.kind == "sample" and not args.sample and not args.page:
                options.complain(VERB, f"{outlet.slug} is part of the sample site; add --sample")
                return EXIT_USAGE
            page = (
                one_page.named(args.page, settings, url=args.url)
                if args.page
                else one_page.newest(outlet, settings, say=options.say)
            )
    except (options.NoSuchOutlet, OutletError) as wrong:
        options.complain(VERB, wrong)
        return EXIT_USAGE
    except one_page.NoPage as wrong:
        options.complain(VERB, wrong)
        return 1
    return _show(args, outlet, page)


def _show(args: argparse.Namespace, outlet: "Outlet", page: "OnePage") -> int:
    from newscrawl.workshop import presence, probe

    explained = page.explained(outlet)
    rows = probe.rows(explained)
    if args.browser or args.html:
        from newscrawl.workshop.browser import view

        _view(view(outlet, page, explained, rows), args.html)
    else:
        from rich.console import Console

        from newscrawl.workshop.terminal import show

        console = Console(highlight=False)
        show(console, explained, rows, page.url)
    if explained.article is None:
        reason = explained.refusal.reason if explained.refusal else "nothing was found"
        options.complain(VERB, f"{page.url} is no article: {reason}; name a page that is one")
        return 1
    missing = [field for field in outlet.expect.fields if not presence.has(explained.article, field)]
    for field in missing:
        options.complain(VERB, f"{field} is absent, which {outlet.slug} is expected to have; {_remedy(field, outlet)}")
    return 1 if missing else 0


def _remedy(field: str, outlet: "Outlet") -> str:
    """What to do about an expected field that is absent."""
    keys = {"text": "body", "authors": "byline", "agencies": "byline", "dateline": "byline", "images": "image"}
    key = keys.get(field, field)
    if field == "places":
        return f"take it out of expect.fields in {outlet.path} if such pages are usual"
    return f"where the page shows it, name its place under [select] {key} in {outlet.path}"


def _view(html: str, file: str | None) -> None:
    import tempfile
    import webbrowser

    if file:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text(html, encoding="utf-8")
        print(file, flush=True)
        return
    with tempfile.NamedTemporaryFile("w", suffix=".html", prefix="newscrawl-", delete=False, encoding="utf-8") as kept:
        kept.write(html)
    print(kept.name, flush=True)
    if not webbrowser.open(Path(kept.name).as_uri()):
        print("no browser could be opened; open the file above yourself", file=sys.stderr)
