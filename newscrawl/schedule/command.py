"""The command to be scheduled: checked with its own parser, its paths made absolute."""

import argparse
import os
import re
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from newscrawl.commandline import parse

VERBS = ("crawl", "status", "ledger", "verify")
# What a scheduler's own environment lacks and a run needs; addresses of alerts and proxies may be secret, and stay out.
_VARIABLES = ("NEWSCRAWL_CONTACT", "NEWSCRAWL_OUTLETS", "NEWSCRAWL_PRIVATE_HOSTS", "NEWSCRAWL_STORE")
_SECRET = re.compile(r"([a-zA-Z][\w+.-]*)://[^/?#\s@]*@")
_PATHS = ("FILE", "DIR")  # metavars of options that name a place on the disk


class CommandError(ValueError):
    """A command that cannot be scheduled. The message says why, and what to write."""


@dataclass(frozen=True, slots=True)
class Command:
    """`words` after `newscrawl`; `folder`: where it runs; `variables`: of the environment."""

    words: tuple[str, ...]
    folder: Path
    program: Path = Path("newscrawl")
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The command as a person types it, for descriptions."""
        return " ".join(("newscrawl", *self.words))


class _Parser(argparse.ArgumentParser):
    """Says what is wrong where argparse would end the process."""

    def error(self, message: str) -> NoReturn:
        raise CommandError(message)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        raise CommandError(message or "--help is nothing to schedule")


@dataclass(frozen=True, slots=True)
class Checked:
    """A command that its verb would take: the verb, its words, and how its parser read them."""

    verb: str
    words: Sequence[str]
    parser: argparse.ArgumentParser
    args: argparse.Namespace


def check(words: Sequence[str]) -> Checked:
    """Read the words as the verb would. Raises CommandError with the parser's own reason."""
    if not words:
        raise CommandError("give the command to run after --, such as: -- crawl --all -o articles.jsonl")
    for word in words:
        printable(word)
    verb, *rest = words[1:] if words[0] == "newscrawl" else words
    if verb not in VERBS:
        from difflib import get_close_matches

        near = get_close_matches(verb, VERBS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"it is one of {', '.join(VERBS)}"
        raise CommandError(f"{verb!r} is no verb to schedule; {hint}")
    parser = _Parser(prog=f"newscrawl {verb}")
    module = import_module(f"newscrawl.commands.{verb}")
    module.add_arguments(parser)
    args = parse(parser, rest)
    for word in rest:
        _open(word)
    if verb == "crawl":
        _targets(args)
    elif verb == "status":
        _alerts(args.alert)
    return Checked(verb, (verb, *rest), parser, args)


def at(checked: Checked, folder: Path, environment: Mapping[str, str] = os.environ) -> Command:
    """The command with absolute paths, to run in `folder`. Raises CommandError."""
    folder = folder.absolute()
    printable(str(folder))
    _outputs(checked.args, folder)
    variables = {name: environment[name] for name in _VARIABLES if environment.get(name)}
    for name, value in variables.items():
        printable(value)
        if name == "NEWSCRAWL_STORE":
            variables[name] = str(folder / value)
        elif name == "NEWSCRAWL_OUTLETS":
            variables[name] = os.pathsep.join(str(folder / part) for part in value.split(os.pathsep) if part)
    return Command(tuple(_absolute(checked.words, checked.parser, folder)), folder, program(), variables)


def program() -> Path:
    """The newscrawl beside the Python that runs. Raises CommandError where there is none."""
    found = Path(sys.executable).absolute().with_name("newscrawl")
    if not found.is_file():
        raise CommandError(f"there is no newscrawl beside {sys.executable}; install the package into it")
    return found


def printable(word: str) -> None:
    """Refuse what no line of a file can hold: line ends, other controls, bytes that are no UTF-8."""
    for letter in word:
        if unicodedata.category(letter) in ("Cc", "Cn", "Cs", "Zl", "Zp") or letter == "\ufeff":
            raise CommandError(f"{word!r} holds {letter!r}, which cannot stand in a scheduler's file")


def _absolute(words: Sequence[str], parser: argparse.ArgumentParser, folder: Path) -> list[str]:
    options = {name for action in parser._actions if action.metavar in _PATHS for name in action.option_strings}
    found: list[str] = []
    before = None
    for word in words:
        name, equals, value = word.partition("=")
        if before in options:
            found.append(_place(word, folder))
        elif equals and name in options and name.startswith("--"):
            found.append(f"{name}={_place(value, folder)}")
        elif word[:2] in options and len(word) > 2 and not word.startswith("--"):
            found += [word[:2], _place(word[2:], folder)]
        else:
            found.append(word)
        before = word
    return found


def _place(path: str, folder: Path) -> str:
    return path if path == "-" else os.path.normpath(folder / path)


def _open(word: str) -> None:
    """Refuse a URL with a name or password: the file is read by others, and its words are seen while it runs."""
    if found := _SECRET.search(word):
        raise CommandError(
            f"the address {found[1]}://…@… holds a name or password, which must not stand in a scheduler's file: put "
            "it into a variable of its environment (--alert env:NAME, http_proxy and https_proxy for a proxy)"
        )


def _alerts(words: Sequence[str]) -> None:
    """Refuse what `newscrawl status` would refuse; variables may be set where the scheduler runs."""
    from newscrawl.health import recipient

    try:
        recipient.of([word for word in words if not word.startswith("env:")])
    except recipient.RecipientError as wrong:
        raise CommandError(str(wrong)) from None


def _outputs(args: argparse.Namespace, folder: Path) -> None:
    """Refuse an output in a folder that is not there."""
    for name in ("output", "overwrite", "report"):
        value = getattr(args, name, None)
        if value and value != "-" and not (parent := Path(_place(value, folder)).parent).is_dir():
            raise CommandError(f"{value}: there is no folder {parent}; make it first")


def _targets(args: argparse.Namespace) -> None:
    """Refuse a crawl of nothing, of an unknown outlet, or of a country without any."""
    from newscrawl import outlets, target
    from newscrawl.outlet import countries
    from newscrawl.outlets.reader import OutletError

    if not (args.targets or args.all or args.country or args.sample):
        raise CommandError("name a SLUG or URL to crawl, or give --all, --country or --sample")
    if args.country and args.country not in countries():
        raise CommandError(f"{args.country!r} is no country; write two letters, as in MA")
    try:
        if args.outlets:
            outlets.use(args.outlets)
        for word in args.targets:
            target.of(word)
    except (LookupError, OutletError) as wrong:
        raise CommandError(str(wrong.args[0])) from None
