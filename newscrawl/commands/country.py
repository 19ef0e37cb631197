"""A country on the command line: two letters, as in MA."""

import argparse


def country(text: str) -> str:
    """The ISO 3166-1 alpha-2 code in capitals. Raises argparse.ArgumentTypeError, in words."""
    from newscrawl.outlet import countries

    code = text.strip().upper()
    if code not in countries():
        raise argparse.ArgumentTypeError(f"{text!r} is no country; write two letters, as in MA")
    return code
