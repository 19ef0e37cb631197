"""Print the JSON Schema of a record, made from the types that write it."""

import argparse

import orjson

from newscrawl.schema import json_schema


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options: there is one record."""


def run(args: argparse.Namespace) -> int:
    """Print the schema, indented."""
    print(orjson.dumps(json_schema(), option=orjson.OPT_INDENT_2).decode())
    return 0
