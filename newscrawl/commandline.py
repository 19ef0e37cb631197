"""Reading the words of a command line, options in any place."""

import argparse
from collections.abc import Sequence


def parse(parser: argparse.ArgumentParser, words: Sequence[str]) -> argparse.Namespace:
    """What `parser` makes of the words. Options may stand between names: `crawl SLUG -o FILE SLUG`.

    Ends as the parser does where it cannot read them.
    """
    args, left = parser.parse_known_args(words)
    if not left:
        return args
    kinds = {action.nargs for action in parser._actions if not action.option_strings}
    if kinds & {argparse.PARSER, argparse.REMAINDER}:  # argparse itself takes no options between those
        return parser.parse_args(words)
    return parser.parse_intermixed_args(words)
