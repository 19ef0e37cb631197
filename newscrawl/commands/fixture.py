"""Save a page and the record it gives, for a test.

  newscrawl fixture https://news.example/2026/11/a-story.html
  newscrawl fixture saved.html --outlet my-outlets/example.toml --into fixtures/example
  newscrawl fixture --check fixtures

Two files are written, the page (.html.gz) and what was read on it (.json): read the second through and put right what
is wrong, for from then on the test holds newscrawl to it. They go to tests/outlets/pages/SLUG inside a checkout of
newscrawl, where `pytest -k SLUG` reads them anew, else to fixtures/SLUG, for --check. A page belongs to its publisher:
publish only what you may. Exit code 0: saved, or every fixture holds; 1: no page, no article, one without title or
text, or a fixture that does not hold; 2: bad options, an unknown outlet, a wrong outlet file.
"""

import argparse
import sys
from pathlib import Path

from newscrawl.commands import EXIT_USAGE
from newscrawl.workshop import options

VERB = "fixture"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The page, its outlet, and where the files go."""
    parser.add_argument("page", nargs="?", metavar="URL|FILE", help="an article's address, or a saved page")
    parser.add_argument("--check", metavar="DIR", help="read all fixtures of a folder anew, and say what has changed")
    parser.add_argument("--outlet", metavar="SLUG|FILE.toml", help="the outlet, where the address does not tell")
    parser.add_argument("--url", help="where a saved page was fetched from (default: what the page declares)")
    parser.add_argument("--into", metavar="DIR", help="the folder of the two files")
    parser.add_argument("--name", help="their name, without ending (default: made from day and number)")
    options.add(parser)


def run(args: argparse.Namespace) -> int:
    """Fetch or read the page, save it, say what to do next."""
    from newscrawl import outlets
    from newscrawl.outlets.reader import OutletError
    from newscrawl.workshop import fixtures, one_page

    if bool(args.page) == bool(args.check):
        options.complain(VERB, "name one URL or FILE to save, or a folder to --check")
        return EXIT_USAGE
    if args.name and Path(args.name).name != args.name:
        options.complain(VERB, f"--name {args.name} is no name of a file; --into names the folder")
        return EXIT_USAGE
    if args.page and (problem := options.unwritable(Path(args.into or _folder(""), "page.json"))):
        options.complain(VERB, f"{problem} with --into")
        return EXIT_USAGE
    try:
        with options.settings(args) as settings:
            if args.check:
                return _check(Path(args.check))
            outlet = options.outlet(args.outlet) if args.outlet else None
            page = one_page.named(args.page, settings, url=args.url)
            outlet = outlet or outlets.by_url(page.url)
        explained = page.explained(outlet)
        if explained.article is None:
            reason = explained.refusal.reason if explained.refusal else "nothing was found"
            options.complain(VERB, f"{page.url} is no article: {reason}; name a page that is one")
            return 1
        slug = outlet.slug if outlet else explained.article.outlet
        folder = Path(args.into) if args.into else _folder(slug)
        named = outlet.slug if outlet else None
        saved = fixtures.save(page, explained.article, folder, outlet=named, name=args.name)
    except (options.NoSuchOutlet, OutletError) as wrong:
        options.complain(VERB, wrong)
        return EXIT_USAGE
    except (one_page.NoPage, fixtures.FixtureError) as wrong:
        options.complain(VERB, wrong)
        return 1
    print(saved.path, flush=True)
    print(f"Read it through and put right what is wrong; then:  {_test(slug, folder)}", file=sys.stderr)
    return 0


def _check(folder: Path) -> int:
    from newscrawl.workshop import fixtures

    paths = list(fixtures.under(folder))
    if not paths:
        raise fixtures.FixtureError(f"{folder} holds no fixture; `newscrawl fixture URL` saves one")
    wrong = 0
    for path in paths:
        try:
            found = fixtures.read(path).differences()
        except fixtures.FixtureError as unread:
            options.complain(VERB, unread)
            wrong += 1
            continue
        print(f"{path}: {'as expected' if not found else f'{len(found)} different'}")
        for line in found:
            print(f"  {line}")
        wrong += bool(found)
    return 1 if wrong else 0


def _folder(slug: str) -> Path:
    inside = Path("tests", "outlets", "pages")
    return (inside if inside.is_dir() else Path("fixtures")) / slug


def _test(slug: str, folder: Path) -> str:
    if folder.parts[:3] == ("tests", "outlets", "pages"):
        return f"pytest -k {slug}"
    return f"newscrawl fixture --check {folder}"
