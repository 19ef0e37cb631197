"""The option -s NAME=VALUE, which all verbs that fetch have in common."""

import argparse


def add_setting(parser: argparse.ArgumentParser) -> None:
    """-s, which may be given again and again; `args.settings` is a list of pairs."""
    parser.add_argument(
        "-s",
        "--set",
        dest="settings",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        type=setting,
        help="a setting of the crawl",
    )


def setting(text: str) -> tuple[str, str]:
    """NAME=VALUE as a pair. Raises ArgumentTypeError for anything else."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(f"{text!r} is no NAME=VALUE")
    return name.strip(), value
