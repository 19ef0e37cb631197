"""Write the outlet file of a site.

  newscrawl new https://news.example -o my-outlets/example.toml
  newscrawl new https://news.example --country MA --kind newspaper

The site is visited with the manners of a crawl: what it names to follow, then five articles. The file works as it
stands; what was not found stands in it as a comment. Without -o it goes to newscrawl/outlets/<country>/ inside a
checkout of newscrawl, else to outlets/. Exit code 0: written; 1: the site gave too little; 2: bad options, or the file
is there already.
"""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newscrawl.commands import EXIT_USAGE
from newscrawl.workshop import options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.article import Article

VERB = "new"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The site, where the file goes, and what is known of the outlet already."""
    parser.add_argument("site", metavar="URL", help="the site's Arabic home page")
    parser.add_argument("-o", "--output", metavar="FILE", help="the file to write; its name is the outlet's slug")
    parser.add_argument("--country", metavar="CC", help="ISO code of its seat, where the site does not tell: EG, MA …")
    parser.add_argument("--kind", choices=("agency", "newspaper", "broadcaster", "site", "magazine"))
    parser.add_argument("--name", help="its name in Latin letters")
    parser.add_argument("--arabic-name", help="its name in Arabic")
    options.add(parser)


def run(args: argparse.Namespace) -> int:
    """Visit, draft, check, write. Talk to stderr, the file's path to stdout."""
    from newscrawl import target
    from newscrawl.outlets.reader import OutletError

    try:
        with options.settings(args) as settings:
            site = target.of(args.site if "://" in args.site else f"https://{args.site}")
            if site.outlet is not None and not args.output and not args.sample:
                known = f"{args.site} is known as {site.slug!r} ({site.outlet.path})"
                options.complain(VERB, f"{known}; try `newscrawl try {site.slug}`, or name another file with -o")
                return EXIT_USAGE
            if (problem := _wrong_options(args)) is not None:
                options.complain(VERB, problem)
                return EXIT_USAGE
            return _new(args, _address(args.site, site.home), settings)
    except (LookupError, OutletError) as wrong:
        options.complain(VERB, wrong.args[0])
        return EXIT_USAGE


def _wrong_options(args: argparse.Namespace) -> str | None:
    from newscrawl.outlet import countries
    from newscrawl.outlets.reader import is_slug

    if args.country:
        args.country = args.country.upper()
        if args.country not in countries():
            return f"{args.country!r} is no ISO 3166-1 code of a country; write MA, EG, SA …"
    if args.output and Path(args.output).exists() and not Path(args.output).is_dir():
        return f"{args.output} is there already; name another file, or move it away"
    given = Path(args.output or _outlets(args))
    if args.output and not _is_folder(args.output):
        if given.suffix != ".toml":
            return f"{given} would be read by no folder of outlets; name it {given.with_suffix('.toml')}"
        if not is_slug(given.stem):
            return f"{given.name} is no name of an outlet file; use small Latin letters, digits and hyphens"
        return options.unwritable(given)
    return options.unwritable(given / "outlet.toml")


def _address(given: str, home: str) -> str:
    """The home page: the URL as given where it is below a host (https://www.bbc.com/arabic)."""
    from urllib.parse import urlsplit

    given = given if "://" in given else f"https://{given}"
    return given if urlsplit(given).path not in ("", "/") else home


def _new(args: argparse.Namespace, home: str, settings: dict[str, Any]) -> int:
    from newscrawl.outlet import Outlet
    from newscrawl.workshop import draft_outlet, visit
    from newscrawl.workshop.verdict import ARTICLES, judge

    inquiry, titles = visit.ask(home, settings, say=options.say)
    if not inquiry.articles:
        options.complain(VERB, _nothing(inquiry))
        return 1
    leads = visit.newest(inquiry.articles.values(), None)
    reads = visit.read(leads, None, settings, count=ARTICLES, say=options.say)
    given = draft_outlet.Given(args.country, args.kind, args.name, args.arabic_name, args.sample)
    head = draft_outlet.named(inquiry, titles, reads, given)
    articles = [one.explained.article for one in reads if one.explained and one.explained.article]
    if (problem := _unsaid(head, articles)) is not None:
        options.complain(VERB, problem)
        return 1
    path = _path(args, home, head["country"].value or "")
    if path.exists():
        options.complain(VERB, f"{path} is there already; name another file with -o, or move it away")
        return EXIT_USAGE
    today = datetime.now(UTC).date()

    # The articles are read again as that outlet's: its country gives them their time zone.
    plain = Outlet(
        slug=path.stem,
        name=head["name"].value or "",
        arabic_name=head["arabic_name"].value or "",
        home=home,
        country=head["country"].value or "",
        kind="site",
    )
    reads = [visit.again(one, plain) for one in reads]
    verdict = judge(plain, inquiry, reads, on=today)
    text = draft_outlet.text(inquiry, titles, head, verdict.articles, verdict.verified(draft_outlet.by()), given)
    draft_outlet.read(text, path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    print(path, flush=True)
    _tell(verdict, path, args)
    return 0


def _nothing(inquiry: Any) -> str:
    """Why a site gave no article at all, and what to do."""
    home = next((source for source in inquiry.sources.values() if source.kind == "home"), None)
    if home is not None and home.problem:
        return f"{inquiry.address} cannot be read: {home.problem}; open it in a browser and check the address"
    return (
        f"{inquiry.address}: neither its feeds and sitemaps nor the links of the page lead to an article; "
        "give the page that lists the news, or write the file by hand (docs/outlet-file.md)"
    )


def _unsaid(head: Any, articles: "Sequence[Article]") -> str | None:
    """What a working file needs and the site does not say."""
    from newscrawl.workshop.facts import country_of_places

    if head["arabic_name"].value is None:
        return 'no page says the outlet\'s Arabic name; say it: --arabic-name "…"'
    if head["country"].value is None:
        likely = country_of_places(articles)
        hint = f" (its articles mostly name places in {likely})" if likely else ""
        return f"nothing on the site says in which country its seat is{hint}; say it: --country {likely or 'CC'}"
    return None


def _path(args: argparse.Namespace, home: str, country: str) -> Path:
    from newscrawl.workshop.facts import slug

    name = f"{slug(home)}.toml"
    if args.output:
        return Path(args.output, name) if _is_folder(args.output) else Path(args.output)
    folder = _outlets(args)
    return (folder / country.lower() if len(folder.parts) > 1 else folder) / name


def _is_folder(output: str) -> bool:
    return output.endswith("/") or Path(output).is_dir()


def _outlets(args: argparse.Namespace) -> Path:
    """The folder of outlet files: a checkout's own, which has one for each country, else one in the current folder."""
    inside = Path("newscrawl", "outlets")
    return inside if inside.is_dir() and not args.sample else Path("outlets")


def _tell(verdict: Any, path: Path, args: argparse.Namespace) -> None:
    from newscrawl.failure import printable

    fields = ", ".join(f"{name} {count}" for name, count in verdict.fields.items())
    print(f"{verdict.against}. On how many articles: {fields}", file=sys.stderr)
    for note in verdict.notes:
        print(f"  {printable(note)}", file=sys.stderr)
    sample = " --sample" if args.sample else ""
    print(f"Read the file through, then look at a page:  newscrawl try{sample} {path}", file=sys.stderr)
