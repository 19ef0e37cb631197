"""What the workshop's verbs have in common on the command line: where pages come from, and whose outlet files count."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from newscrawl.commands.setting import add_setting
from newscrawl.failure import printable, readable
from newscrawl.outlet import Outlet


def add(parser: argparse.ArgumentParser) -> None:
    """--sample, --outlets and -s."""
    parser.add_argument("--sample", action="store_true", help="visit the sample site, served on this machine meanwhile")
    parser.add_argument("--outlets", metavar="DIR", help="a folder of your own outlet files")
    add_setting(parser)


@contextmanager
def settings(args: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """The Scrapy settings of a verb, for as long as the block lasts; with --sample the site is served that long.

    Raises OutletError where --outlets names no folder.
    """
    from newscrawl import outlets

    found: dict[str, Any] = dict(args.settings)
    if args.outlets:
        outlets.use(args.outlets)
        outlets.slugs()
    with ExitStack() as held:
        if args.sample:
            from newscrawl.sample import serve
            from newscrawl.settings import SAMPLE

            sample = held.enter_context(serve())
            found = {**SAMPLE, "NEWSCRAWL_PROXY": sample.proxy, **found}
        yield found


class NoSuchOutlet(LookupError):  # noqa: N818 - the name says it
    """A word that names no outlet and no outlet file. The message says what comes near."""


def outlet(word: str) -> Outlet:
    """The outlet of a slug, a domain, a name or the path of an outlet file.

    Raises NoSuchOutlet, or OutletError for a file that cannot be used.
    """
    from newscrawl import target

    if word.endswith(".toml"):
        return from_file(Path(word))
    try:
        found = target.of(word).outlet
    except target.TargetError as unknown:
        raise NoSuchOutlet(str(unknown.args[0])) from None
    if found is None:
        raise NoSuchOutlet(f"{word} belongs to no known outlet; `newscrawl new {word}` writes the file of one")
    return found


def from_file(path: Path) -> Outlet:
    """The outlet of one file, wherever it lies; what it extends is looked up among the known ones. OutletError."""
    from newscrawl import outlets
    from newscrawl.outlets import reader
    from newscrawl.outlets.registry import Registry

    if "extends" in reader.parse(reader.load(path), path):
        return Registry((*outlets.current().folders, path.resolve().parent)).get(path.stem)
    return reader.read(path)


def unwritable(path: Path) -> str | None:
    """Why no file can be written at `path`, for a verb to say before it fetches; None where nothing speaks against it.

    Folders that are not there yet can be made.
    """
    if path.is_dir():
        return f"{path} is a folder; name a file in it"
    above = next(place for place in (path, *path.absolute().parents) if place.exists())
    if above != path and not above.is_dir():
        return f"{path} cannot be written: {above} is no folder; name another place"
    if not os.access(above, os.W_OK):
        return f"{path} cannot be written: nothing may be written to {above}; name another place"
    return None


def complain(verb: str, problem: object) -> None:
    """One line on stderr: which verb, what is wrong, what to do."""
    print(f"newscrawl {verb}: {printable(readable(str(problem)), 2_000)}", file=sys.stderr)  # noqa: T201


def say(words: str) -> None:
    """One line of talk on stderr."""
    print(printable(words, 2_000), file=sys.stderr)  # noqa: T201
