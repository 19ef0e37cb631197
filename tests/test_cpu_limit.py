"""The bound on CPU: kept where no Python code runs, silent where it is not met."""

import signal
import subprocess
import sys
import time

from newscrawl.cpu_limit import cpu_limit

ENDLESS = "from newscrawl.cpu_limit import cpu_limit\nwith cpu_limit(0.2): [None for _ in iter(int, 1)]"


def test_ends_a_process_that_does_not_come_to_an_end() -> None:
    assert subprocess.run([sys.executable, "-c", ENDLESS], timeout=60).returncode == -signal.SIGPROF


def test_leaves_no_timer_and_counts_no_sleep() -> None:
    with cpu_limit(0.5):
        assert 0 < signal.getitimer(signal.ITIMER_PROF)[0] < 1
        time.sleep(0.7)
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    try:
        with cpu_limit(60):
            raise ValueError
    except ValueError:
        assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
