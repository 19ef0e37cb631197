"""The warning codes of a record in words."""

from functools import cache

from newscrawl import tables


@cache
def _meanings() -> dict[str, str]:
    return {row[0]: row[1] for row in tables.rows("workshop/warnings.tsv")}


def in_words(code: str) -> str:
    """What a warning says; a code without words stays as it is."""
    kind, colon, field = code.partition(":")
    return _meanings().get(kind + colon, code).replace("%s", field)
