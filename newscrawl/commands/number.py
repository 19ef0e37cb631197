"""A number on the command line that counts something."""

import argparse


def number(text: str) -> int:
    """A whole number from 1 up. Raises argparse.ArgumentTypeError, in words."""
    if not text.isascii() or not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 up")
    return int(text)
