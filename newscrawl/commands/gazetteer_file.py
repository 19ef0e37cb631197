"""The table of places that NEWSCRAWL_GAZETTEER names: looked at before anything is read or fetched with it."""

import gzip
import os
import zlib
from pathlib import Path

VARIABLE = "NEWSCRAWL_GAZETTEER"
_BEGINS = b"newscrawl places 1"


def unusable() -> str | None:
    """Why the table that the environment names cannot be used, and what to do; None where it can, or none is named."""
    own = os.environ.get(VARIABLE)
    if not own:
        return None
    try:
        with gzip.open(Path(own)) as file:
            why = None if file.read(len(_BEGINS)) == _BEGINS else "is no table of places, or one of another version"
    except (OSError, EOFError, zlib.error) as wrong:
        why = getattr(wrong, "strerror", None) or f"is no table of places ({wrong})"
    remedy = "name one that `newscrawl gazetteer build` has written, or unset the variable"
    return why and f"{VARIABLE}={own}: {why}; {remedy}"
