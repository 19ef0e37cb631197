"""newscrawl's verbs behind a small dispatcher.

Each verb is a module of this package with two functions: ``add_arguments(parser)`` and ``run(args) -> int``, the exit
code. Only the module of the verb that was typed is imported, so that the language verbs never load Scrapy. Results go
to stdout or to files, talk goes to stderr.
"""

import argparse
import errno
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version

from newscrawl.commandline import parse
from newscrawl.commands import gazetteer_file, streams

VERBS = {
    "crawl": "crawl outlets or sites into JSON Lines",
    "extract": "read saved pages or one URL into records",
    "date": "read a printed Arabic date, and say how",
    "byline": "read a credit line: people, agencies, places",
    "places": "find the places a text names",
    "list": "list the known outlets",
    "discover": "show the feeds, sitemaps and sections of a site",
    "new": "write the outlet file of a site",
    "try": "show how an outlet's pages are read, claim by claim",
    "fixture": "save a page and its expected record for a test",
    "verify": "check outlets against the open web",
    "status": "how each outlet has been doing",
    "schedule": "write a crontab line, systemd units or a workflow",
    "ledger": "check, repair, export or forget what a crawl remembers",
    "gazetteer": "rebuild or extend the table of places",
    "schema": "print the JSON Schema of a record",
}

EXIT_USAGE = 2  # argparse's own
EXIT_DISK = 5  # what was asked for could not be written
_READ_PLACES = ("crawl", "extract", "byline", "places", "new", "try", "fixture", "verify")
_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)


def _module(verb: str) -> str:
    # `try` is a keyword; a submodule called `list` would stand in this package's name space before the built-in.
    return f"newscrawl.commands.{verb}_" if verb in ("try", "list") else f"newscrawl.commands.{verb}"


def _overview() -> str:
    width = max(map(len, VERBS))
    rows = "\n".join(f"  {verb:<{width}}  {what}" for verb, what in VERBS.items())
    return (
        "usage: newscrawl VERB [options]\n\nArabic news, crawled into records that can be trusted.\n\n"
        f"{rows}\n\nnewscrawl VERB --help tells more of one verb."
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb with the given words (default: the command line's) and return its exit code."""
    streams.ready()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        try:
            return _run(words)
        finally:
            sys.stdout.flush()  # a full disk shows here, and not when the interpreter ends
    except BrokenPipeError:  # the reader of a pipe left: `newscrawl list | head`
        streams.drop()
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as wrong:
        if (why := streams.lost(wrong)) is not None:
            streams.drop()
            print(f"{_name(words)}: standard output: {why}", file=sys.stderr)
        elif wrong.errno in _DISK:
            file = wrong.filename or "a file"
            print(f"{_name(words)}: {file}: cannot be written ({wrong.strerror})", file=sys.stderr)
        else:
            raise
        return EXIT_DISK
    except ValueError as wrong:
        from newscrawl.outlets.reader import OutletError

        if not isinstance(wrong, OutletError):
            raise
        print(f"{_name(words)}: {wrong}", file=sys.stderr)
        return EXIT_USAGE


def _name(words: Sequence[str]) -> str:
    return " ".join(["newscrawl", *(word for word in words[:1] if word in VERBS)])


def _run(words: Sequence[str]) -> int:
    if not words or words[0] in ("-h", "--help", "help"):
        print(_overview())
        return 0 if words else EXIT_USAGE
    if words[0] in ("-V", "--version"):
        print(f"newscrawl {version('newscrawl')}")
        return 0
    verb, *rest = words
    if verb not in VERBS:
        from difflib import get_close_matches

        near = get_close_matches(verb, VERBS, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else "; newscrawl --help lists the verbs"
        print(f"newscrawl: no verb {verb!r}{hint}", file=sys.stderr)
        return EXIT_USAGE
    module = import_module(_module(verb))
    parser = argparse.ArgumentParser(
        prog=f"newscrawl {verb}",
        description=module.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.add_arguments(parser)
    args = parse(parser, rest)
    if verb in _READ_PLACES and (why := gazetteer_file.unusable()):
        print(f"newscrawl {verb}: {why}", file=sys.stderr)
        return EXIT_USAGE
    code: int = module.run(args)
    return code
