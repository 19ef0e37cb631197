"""Write a crontab line, systemd units or a GitHub Actions workflow that runs a newscrawl command again and again.

  newscrawl schedule cron --every 15m -- crawl --all -o 'articles-%(date)s.jsonl.zst'
  newscrawl schedule systemd --every 1h --into ~/.config/systemd/user -- crawl --country MA -o morocco.jsonl
  newscrawl schedule github --every 6h --into .github/workflows -- crawl hespress -o articles.jsonl
  newscrawl schedule cron --every 1h -- status --alert env:NEWSCRAWL_ALERT

The command after -- is checked as if it were run now; paths become absolute, and it will run in this folder (--folder).
Nothing is installed: the text goes to stdout, or with --into to files in a folder. docs/schedule.md tells the rest.
Exit code 0: written; 1: a file is there already; 2: bad options, or a command that would be refused.
"""

import argparse
import re
import sys
from pathlib import Path

from newscrawl.commands import EXIT_USAGE

DEFAULT = "15m"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The scheduler, how often, where to, and the command."""
    forms = parser.add_subparsers(dest="form", required=True, metavar="cron|systemd|github")
    for form, help_ in (
        ("cron", "a crontab line"),
        ("systemd", "a service and its timer"),
        ("github", "a GitHub Actions workflow"),
    ):
        one = forms.add_parser(form, help=help_, description=help_)
        one.add_argument(
            "--every", type=_interval, default=DEFAULT, metavar="T", help=f"15m, 6h, 1d (default: {DEFAULT})"
        )
        one.add_argument("--into", metavar="DIR", help="write files into this folder (default: print)")
        one.add_argument("--force", action="store_true", help="replace files that are there")
        one.add_argument("--name", type=_name, help="of the files (default: newscrawl-VERB)")
        if form != "github":
            one.add_argument("--folder", default=".", metavar="DIR", help="where it runs (default: this folder)")
        if form == "cron":
            one.add_argument("--log", metavar="FILE", help="where its talk goes (default: NAME.log in that folder)")
        if form == "systemd":
            one.add_argument("--system", action="store_true", help="units of the machine, not of a user")
            one.add_argument("--memory", type=_memory, default="2G", metavar="SIZE", help="MemoryMax (default: 2G)")
        if form == "github":
            one.add_argument(
                "--install", default=".", metavar="SPEC", help="what pip installs (default: the repository)"
            )
        one.add_argument(
            "command", nargs=argparse.REMAINDER, metavar="-- COMMAND", help="crawl, status, ... and its words"
        )


def run(args: argparse.Namespace) -> int:
    """Check the command, write it in the scheduler's form."""
    from newscrawl.schedule.command import CommandError

    words = args.command[1:] if args.command[:1] == ["--"] else args.command
    try:
        files = _files(args, words)
    except CommandError as wrong:
        print(f"newscrawl schedule: {wrong}", file=sys.stderr)
        return EXIT_USAGE
    if args.into is None:
        print("\n".join(files.values()), end="")
        return 0
    return _write(Path(args.into), files, force=args.force)


def _files(args: argparse.Namespace, words: list[str]) -> dict[str, str]:
    """File name -> content."""
    from newscrawl.schedule import command, cron, github, systemd

    checked = command.check(words)
    name = args.name or f"newscrawl-{checked.verb}"
    if getattr(checked.args, "overwrite", None):
        print("newscrawl schedule: -O starts afresh in every run; -o goes on where the last one ended", file=sys.stderr)
    if args.form == "github":
        command.printable(args.install)
        return {f"{name}.yml": github.workflow(checked, args.every, name, args.install)}
    folder = Path(args.folder)
    if not folder.is_dir():
        raise command.CommandError(f"{folder}: no such folder; make it first, or give another with --folder")
    asked = command.at(checked, folder)
    if args.form == "systemd":
        return systemd.units(asked, args.every, name, system=args.system, memory=args.memory)
    log = str(asked.folder / (args.log or f"{name}.log"))
    command.printable(log)
    return {f"{name}.cron": cron.text(asked, args.every, log)}


def _write(folder: Path, files: dict[str, str], *, force: bool) -> int:
    """Write the files; none where one is there already with another content."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            path = folder / name
            if not force and path.exists() and path.read_text(encoding="utf-8") != text:
                print(f"newscrawl schedule: {path} is there already; --force replaces it", file=sys.stderr)
                return 1
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
            print(folder / name)
    except (OSError, UnicodeDecodeError) as wrong:
        place, why = getattr(wrong, "filename", None) or folder, getattr(wrong, "strerror", None) or wrong
        print(f"newscrawl schedule: {place}: {why}", file=sys.stderr)
        return 1
    return 0


def _interval(text: str) -> object:
    from newscrawl.schedule.interval import interval

    try:
        return interval(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from None


def _name(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,60}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no name: small letters, digits and hyphens")
    return text


def _memory(text: str) -> str:
    if not re.fullmatch(r"[1-9]\d{0,8}[KMGT]?", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no size: write 800M or 2G")
    return text
