"""Standard error as a run talks to it. Whoever reads it may leave: the run goes on in silence."""

import errno
import os
import sys
from typing import Any, TextIO, cast

from rich.console import Console

_LEFT = (errno.EPIPE, errno.EIO, errno.EBADF)  # the reader of the pipe, or the terminal, is no more


class _Stderr:
    """Standard error that never fails: what cannot be said is not said."""

    def write(self, text: str) -> int:
        try:
            return _file().write(text)
        except OSError as wrong:
            _hang_up(wrong)
            return len(text)

    def flush(self) -> None:
        try:
            _file().flush()
        except OSError as wrong:
            _hang_up(wrong)

    def __getattr__(self, name: str) -> Any:
        return getattr(_file(), name)


def _file() -> TextIO:
    """Standard error itself, also while a live display stands before it."""
    return cast(TextIO, getattr(sys.stderr, "rich_proxied_file", sys.stderr))


def _hang_up(wrong: OSError) -> None:
    """Lead standard error nowhere where nobody reads it any more, so that nothing in this process fails on it."""
    if wrong.errno in _LEFT:
        os.dup2(os.open(os.devnull, os.O_WRONLY), _file().fileno())


def stderr() -> Console:
    """A console on standard error. rich's own ends the program, in the midst of a run, when the reader leaves."""
    return Console(file=cast(TextIO, _Stderr()), highlight=False)
