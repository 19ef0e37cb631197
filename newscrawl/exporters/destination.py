"""What an output cannot be: a folder, a pipe, a device, standard output by its file name; and what to write instead."""

import os
from pathlib import Path

_STDOUT = ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


def refusal(name: Path | str) -> str | None:
    """Why `name` can be no output, which is a file that later runs go on with; None where nothing speaks against it."""
    path = Path(name)
    try:
        is_other = path.exists() and not path.is_file() and not path.is_dir() and str(path) != os.devnull
        if str(path) in _STDOUT or is_other:
            return "is no file that a later run could go on with; -O - writes to standard output"
        if str(name).endswith("/") or path.is_dir():
            return f"is a folder; name a file in it, such as {str(name).rstrip('/')}/articles.jsonl"
    except (OSError, ValueError):
        return None  # whoever opens it says why it cannot be
    return None
