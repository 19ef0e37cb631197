"""A bound on the CPU that one piece of work may take, kept by the kernel: also where no Python code runs any more."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

ONE_PAGE = 60.0  # seconds: many times what the largest page takes


@contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """End the process by SIGPROF where the block takes more than `seconds` of CPU.

    Time in which the process sleeps or is stopped does not count. A pattern or a parser that does not come to an end
    hears no exception, so that the process cannot be kept. A limit that stood before is put back with what was left.
    """
    before = signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, *before)


def heed_limits() -> None:
    """Let a limit end this process, also where whoever started it ignores SIGPROF. For the main thread."""
    if signal.getsignal(signal.SIGPROF) is signal.SIG_IGN:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
