"""The standard streams of a command: open, in UTF-8, and told of where they take nothing more."""

import io
import os
import sys
from contextlib import suppress


def ready() -> None:
    """Open those that whoever started this has closed, and let all speak UTF-8, whatever the locale says.

    What is no UTF-8 is read as U+FFFD: a line of a mixed file costs itself, not those after it.
    """
    # The next file opened would stand in the place of a closed one, and be written to as it.
    if sys.stdin is None:
        sys.stdin = open(os.devnull)  # noqa: PTH123, SIM115
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            with suppress(io.UnsupportedOperation):  # read from already
                stream.reconfigure(encoding="utf-8", errors=errors)


def lost(wrong: Exception) -> str | None:
    """Why standard output takes nothing more, where that is what went wrong; None where it does.

    An error of writing says nothing of what was written to. So a line is tried: nobody reads on where it is not taken,
    and the command ends where it is.
    """
    if not isinstance(wrong, OSError) or wrong.errno is None or wrong.filename is not None:
        return None  # a file's own error, or one of ours, which names it
    try:
        sys.stdout.write("\n")
        sys.stdout.flush()
    except OSError as again:
        return again.strerror or str(again)
    return None


def drop() -> None:
    """Let what waits for standard output go nowhere: the interpreter would fail over it at its end."""
    with suppress(OSError):  # a stream that is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
