"""The lock of an outlet's folder, `lock`: the kernel's (flock), so that a killed process frees it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LockedError(Exception):
    """Another run holds the outlet."""


@contextmanager
def hold(folder: Path, outlet: str) -> Iterator[None]:
    """Hold an outlet's folder for the time of the block. Raises LockedError at once where another run does."""
    path = folder / "lock"
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise LockedError(f"another run is working on {outlet} ({path} is held); it was left alone") from None
        yield
